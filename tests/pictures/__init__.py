"""The picture of the README: what the shipped log answers on a terminal.

`python -m tests.pictures` makes it anew. It carries a digest of what it shows: so a test sees when it is stale.
"""
