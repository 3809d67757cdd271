"""The Python interface: open logs, ask them, edit one. The commands are made of it too."""
