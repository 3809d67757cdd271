"""Reading YAML as a log uses it: files fed to the parser in pieces, events turned into nodes, faults into problems."""
