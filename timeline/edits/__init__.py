"""Edits of a log: built, checked as if they stood there, shown, written whole or not at all, and remembered."""
