"""What an index keeps of an entry that depends on others too: its bounds, and its place in a chronology."""

from timeline.index.bounds import NO_BOUNDS, Bounds, bounds_of
from timeline.index.order import chronology_of
from timeline.log.model import Entry, Log

DERIVED = (*Bounds._fields, "chronology")
"""The columns of an entry that hold it."""

Derived = tuple[int | bytes | None, ...]

NOTHING_DERIVED: Derived = (*NO_BOUNDS, None)
"""That of the vocabulary, and of what has still to wait for others."""


def derived_of(entry: Entry, log: Log) -> Derived:
    """The values of the columns, for an event, a plan or a figure."""
    return (*bounds_of(entry, log), chronology_of(entry, log))
