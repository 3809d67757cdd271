"""The order of entries in an answer: by date, and where dates are the same, in the order of the log."""

from timeline.dates import Date
from timeline.log.log import Log, Position
from timeline.log.model import Entry


def by_date(date: Date | None, entry: Entry, log: Log) -> tuple[bool, tuple[int, ...], Position]:
    """Sort key of an entry that stands at a date; entries without a date come last."""
    return date is None, date.sort_key if date is not None else (), log.position(entry)
