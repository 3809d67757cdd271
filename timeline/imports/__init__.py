"""Imports of tables: the map that says what a row means, and the way from a row to the entries of a log. No files."""
