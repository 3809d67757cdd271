"""The pictures of the README: what the shipped log answers on a terminal, and its page in a browser.

`python -m tests.pictures` makes them anew. Each carries a digest of what it shows: so a test sees when one is stale.
"""
