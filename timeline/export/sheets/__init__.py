"""Answers as tables for CSV, Excel and data packages: what the columns are, and how each command composes them."""
