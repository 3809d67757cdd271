"""Dates as an edit writes them into a log: a plain day, month or year as ISO has it, all else as it was typed."""

from functools import lru_cache

from timeline.dates import Date, DateError, Role, iso, parse
from timeline.dates.plain import plain_bounds


def in_log(text: str, role: Role = "date") -> str:
    """Return a date as it is written into a log; nothing is more precise than it was typed.

    >>> in_log("27 Sep 2024"), in_log("Sep 2024"), in_log("early 2022")
    ('2024-09-27', '2024-09', 'early 2022')
    """
    date, bare = read(text, role), read(text)
    if date is None or bare is None or bare.edtf != date.edtf:
        return text.strip()  # no date, or one whose words mean something else as a deadline
    bounds = plain_bounds(date.edtf)
    is_whole = date.kind == "point" and not date.flagged and date.time is None
    return date.edtf if bounds is not None and is_whole and bounds[:2] == (date.earliest, date.latest) else text.strip()


@lru_cache(maxsize=4096)
def read(text: str, role: Role = "date") -> Date | None:
    """Return the date of a text; None where it is none."""
    try:
        return parse(text, role)
    except DateError:
        return None


def year_of(text: str) -> str:
    """Return the year in which a date lies by every reading; empty where it may lie in several."""
    date = read(text)
    if date is None:
        return ""
    first, last = iso(date.earliest), iso(date.latest)
    return first[:4] if first is not None and last is not None and first[:4] == last[:4] else ""
