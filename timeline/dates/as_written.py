"""Dates as a log writes them, which read again are the same."""

from timeline.dates.clock import offset_text
from timeline.dates.value import Date


def as_written(date: Date) -> str:
    """Return the words that were typed, else EDTF with the time of day.

    >>> from timeline.dates import parse
    >>> as_written(parse("early 2022")), as_written(parse("2024-09-27T14:30Z"))
    ('early 2022', '2024-09-27T14:30Z')
    """
    if date.words is not None or date.time is None or "T" in date.edtf:
        return date.words or date.edtf
    offset = date.time.offset
    zone = "" if offset is None else offset_text(offset) if offset else "Z"
    return f"{date.edtf}T{date.time.clock}{zone}"
