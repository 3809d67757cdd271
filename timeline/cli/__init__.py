"""The command line: one file for each command; bodies open, ask and show."""
