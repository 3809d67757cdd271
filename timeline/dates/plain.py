"""Plain dates, a day, a month or a year in digits alone, read without a grammar: most dates are such."""

import datetime

from timeline.dates.days import Day, Precision, month_length, ordinal

__all__ = ["plain_bounds"]

_from_iso = datetime.date.fromisoformat
_MONTHS = frozenset(f"{month:02d}" for month in range(1, 13))


def plain_bounds(text: str) -> tuple[Day, Day, Precision] | None:
    """First and last day of a plain date, and its precision; None if it is not plain, or no date."""
    size = len(text)
    if size == 10 and text[4] == "-" == text[7]:
        try:
            day = _from_iso(text).toordinal()
        except ValueError:
            return None
        return day, day, "day"
    if size == 7 and _is_number(text[:4]) and text[4] == "-" and text[5:] in _MONTHS:
        year, month = int(text[:4]), int(text[5:])
        first = ordinal(year, month, 1)
        return first, first + month_length(year, month) - 1, "month"
    if size == 4 and _is_number(text):
        return ordinal(int(text), 1, 1), ordinal(int(text), 12, 31), "year"
    return None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
