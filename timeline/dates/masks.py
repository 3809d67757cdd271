"""Unspecified digits: the days that an expression with `X` can mean.

The bounds are the hull: the first and the last day that fit. A mask that no day fits (`156X-09-31`) has none.
"""

from collections.abc import Iterator
from itertools import product

from timeline.dates.days import Day, Precision, month_length, ordinal

__all__ = ["mask_bounds", "mask_level", "mask_precision"]


def _fitting(pattern: str, descending: bool) -> Iterator[int]:
    """The numbers that fit a pattern of digits and `X`, in order."""
    digits = "9876543210" if descending else "0123456789"
    for choice in product(*(digits if character == "X" else character for character in pattern)):
        yield int("".join(choice))


def _years(pattern: str, descending: bool) -> Iterator[int]:
    if pattern[0] != "-":
        return _fitting(pattern, descending)
    return (-number for number in _fitting(pattern[1:], not descending) if number)  # there is no year -0000


def _end(year: str, month: str, day: str, latest: bool) -> Day | None:
    """The last day that fits, or the first."""
    months = [number for number in _fitting(month or "XX", latest) if 1 <= number <= 12]
    days = [number for number in _fitting(day or "XX", latest) if 1 <= number <= 31]
    for a_year in _years(year, latest):
        for a_month in months:
            length = month_length(a_year, a_month)
            for a_day in days:
                if a_day <= length:
                    return ordinal(a_year, a_month, a_day)
    return None


def mask_bounds(year: str, month: str, day: str) -> tuple[Day, Day] | None:
    """First and last day that fit year, month and day (empty if not written); None where no day fits."""
    earliest = _end(year, month, day, latest=False)
    latest = _end(year, month, day, latest=True)
    return None if earliest is None or latest is None else (earliest, latest)


def mask_level(year: str, month: str, day: str) -> int:
    """1 for one or two rightmost digits of a year alone, a whole month, a whole day, or both; else 2."""
    year_digits = year.lstrip("-")
    if "X" not in year_digits:
        return 1 if day in ("", "XX") and (month == "XX" or "X" not in month) else 2
    rightmost = year_digits.rstrip("X")
    return 1 if not month and "X" not in rightmost and len(rightmost) >= 2 else 2


def mask_precision(year: str, month: str, day: str) -> Precision:
    """The precision of a masked date: `199X` a decade, `1985-XX-XX` a year, `1985-04-XX` a month; else a range."""
    year_digits = year.lstrip("-")
    if "X" not in year_digits:
        if month == "XX":
            return "year" if day in ("", "XX") else "range"
        return "month" if "X" not in month and day == "XX" else "range"
    if month or "X" in year_digits.rstrip("X"):
        return "range"
    masked = year_digits.count("X")
    return "decade" if masked == 1 else "century" if masked == 2 else "range"
