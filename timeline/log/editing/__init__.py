"""Changing the text of a log's files: pure functions from a text and what is meant to the new text."""
