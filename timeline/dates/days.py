"""Days as whole numbers: the proleptic Gregorian calendar, without the limits of `datetime`.

A day is counted as `datetime.date.toordinal` counts it (1 is 0001-01-01), but year 0, years before it and years beyond
9999 count on in both directions. `OPEN_START` and `OPEN_END` stand for "no bound on that side". Ranges of days are
inclusive everywhere in this package.
"""

import datetime
from typing import Final, Literal

from timeline.dates.errors import DateError

__all__ = [
    "OPEN_END",
    "OPEN_START",
    "Day",
    "Precision",
    "calendar_day",
    "civil",
    "day",
    "day_text",
    "first_of_month",
    "iso",
    "month_index",
    "month_length",
    "ordinal",
    "ordinal_suffix",
    "year_text",
]

Day = int
Precision = Literal["day", "month", "season", "quarter", "third", "half", "year", "decade", "century", "range"]

OPEN_START: Final = -(2**62)
OPEN_END: Final = 2**62

_CYCLE: Final = 146_097  # days in 400 years, after which the calendar repeats
_LAST_ISO: Final = datetime.date.max.toordinal()
_BEFORE_MONTH: Final = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LENGTHS: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """True if the year has a 29 February; year 0 has."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """The number of days in a month."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month]


def ordinal(year: int, month: int, day: int) -> Day:
    """The day that a year, month and day of the month name; they are taken as valid."""
    past = year - 1
    leap_day = 1 if month > 2 and is_leap(year) else 0
    return past * 365 + past // 4 - past // 100 + past // 400 + _BEFORE_MONTH[month] + leap_day + day


def civil(day: Day) -> tuple[int, int, int]:
    """Year, month and day of the month of a day: the reverse of `ordinal`."""
    cycles, rest = divmod(day - 1, _CYCLE)
    date = datetime.date.fromordinal(rest + 1)
    return date.year + 400 * cycles, date.month, date.day


def month_index(day: Day) -> int:
    """Months counted through from January of year 0."""
    year, month, _ = civil(day)
    return year * 12 + month - 1


def first_of_month(index: int) -> Day:
    """The first day of a month counted through, see `month_index`."""
    return ordinal(index // 12, index % 12 + 1, 1)


def day(value: str | datetime.date) -> Day:
    """The day of an ISO date, given as `YYYY-MM-DD` or as a `datetime.date`."""
    if isinstance(value, datetime.date):
        return value.toordinal()
    if isinstance(value, str) and len(value) == 10 and value[4] == "-" and value[7] == "-":
        try:
            return datetime.date.fromisoformat(value).toordinal()
        except ValueError:
            pass
    raise DateError(value if isinstance(value, str) else repr(value), "not one day", "write a day as YYYY-MM-DD")


def calendar_day(day: Day) -> datetime.date | None:
    """A day as Python has it; None if it is open or outside the years 1 to 9999."""
    return datetime.date.fromordinal(day) if 1 <= day <= _LAST_ISO else None


def iso(day: Day) -> str | None:
    """A day as `YYYY-MM-DD`; None if it is open or outside the years 1 to 9999."""
    return datetime.date.fromordinal(day).isoformat() if 1 <= day <= _LAST_ISO else None


def year_text(year: int) -> str:
    """A year as EDTF writes it: four digits, a sign before year 0, `Y` beyond four digits."""
    if -10_000 < year < 10_000:
        return f"{year:04d}" if year >= 0 else f"-{-year:04d}"
    return f"Y{year}"


def day_text(day: Day) -> str | None:
    """A day as EDTF writes it, before year 0 too; None if its year has more than four digits.

    >>> day_text(0)
    '0000-12-31'
    """
    year, month, day_of_month = civil(day)
    return f"{year_text(year)}-{month:02d}-{day_of_month:02d}" if -10_000 < year < 10_000 else None


def ordinal_suffix(number: int) -> str:
    """The letters after a number: 1st, 2nd, 3rd, 11th."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
