"""A log of dated developments, and a command line that answers from it with sources."""

__version__ = "0.1.0"
