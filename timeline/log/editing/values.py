"""Values of a log as plain texts, lists and mappings: what is meant, however it is laid out."""

Value = str | list["Value"] | dict[str, "Value"]
"""A value as a log holds it: nothing is resolved, so a number or a date is the text that stands for it."""

Path = tuple[str | int, ...]
"""The way from an entry to a value in it: keys, and numbers of items from 0."""
