"""Number formats of a workbook, and the dates and times that numbers mean in them.

A workbook keeps a day as the number of days since the end of 1899, or since the start of 1904; that it is a day shows
in the format of the cell alone.
"""

import datetime
import re
from enum import Enum

from timeline.tables.cells import Content, DayWithoutYear


class Shown(Enum):
    """The kind of value as which a number format shows a number."""

    NUMBER = "number"
    DATE = "date"
    DURATION = "duration"
    MONTH = "month"
    """A date of which only the month and the year show: March 2024."""
    YEAR = "year"
    """A date of which only the year shows."""
    DAY = "day"
    """A date of which the day and the month show, without the year: 15 March."""
    MONTH_ALONE = "month alone"
    """A date of which only the month shows: March."""


VAGUE = frozenset({Shown.MONTH, Shown.YEAR, Shown.DAY, Shown.MONTH_ALONE})
"""The formats that show less of a date than its day."""


_BUILT_IN = {
    **dict.fromkeys((14, 15, *range(18, 23), *range(27, 37), 45, 47, *range(50, 59)), Shown.DATE),
    16: Shown.DAY,
    17: Shown.MONTH,
    46: Shown.DURATION,
}
"""The formats that have a number and no text; those from 27 on are dates of East Asia."""

_UNSHOWN = re.compile(r'"[^"]*"?|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]|[eE][+-]|General|AM/PM|A/P', re.IGNORECASE)
"""Literal text, spaces, colours, places and exponents: parts of a format in which a letter is no part of a date."""

_DAY_OF_MONTH = re.compile(r"(?<!d)d{1,2}(?!d)", re.IGNORECASE)
_PART = re.compile(r"y+|e+|m+|d+|h+|s+", re.IGNORECASE)

_UNIT = datetime.timedelta(milliseconds=1)
_DAY = datetime.timedelta(days=1)
_EPOCH_1900 = datetime.datetime(1899, 12, 31)  # noqa: DTZ001 - a workbook names no time zone
_FIRST_1904 = datetime.datetime(1904, 1, 1)  # noqa: DTZ001 - as above
_LAST = 2_958_466
"""The serial number behind 31 December 9999."""


def shown_by(number: int, format: str | None) -> Shown:
    """Return what a format shows, by its number, and its text where the workbook has one."""
    if format is None:
        return _BUILT_IN.get(number, Shown.NUMBER)
    section = _UNSHOWN.sub("", format.partition(";")[0] if '"' not in format else _first_section(format))
    if "[" in section:
        return Shown.DURATION
    parts = [found.group()[0].lower() for found in _PART.finditer(section)]
    has_year, has_clock = bool({"y", "e"} & {*parts}), bool({"h", "s"} & {*parts})
    if not parts:
        return Shown.NUMBER
    if has_year and not has_clock and "d" not in parts:
        return Shown.MONTH if "m" in parts else Shown.YEAR
    if not has_year and _has_month(section):
        return Shown.DAY if _DAY_OF_MONTH.search(section) else Shown.DATE if has_clock else Shown.MONTH_ALONE
    return Shown.DATE


def _has_month(section: str) -> bool:
    """Return whether the letter for months and minutes means a month: before hours, or with none."""
    return re.search(r"m", re.split(r"h+", section, maxsplit=1, flags=re.IGNORECASE)[0], re.IGNORECASE) is not None


def _first_section(format: str) -> str:
    """The format of positive numbers, which ends at a semicolon outside of quotes."""
    parts = re.split(r'("[^"]*"?|\\.)', format)
    kept = []
    for index, part in enumerate(parts):
        if index % 2 == 0 and ";" in part:
            kept.append(part.partition(";")[0])
            break
        kept.append(part)
    return "".join(kept)


def content_of(number: float, shown: Shown, is_1904: bool) -> Content:
    """Return what a number means in its format; the number itself where it is no day that spreadsheets have."""
    if shown is Shown.NUMBER:
        return number
    if shown is Shown.DURATION:
        return _duration(number) if abs(number) < _LAST else number
    moment = _moment(number, is_1904)
    if moment is None:
        return number
    if 0 < number < 1:
        return moment.time()
    return as_shown(moment if moment.time() != datetime.time() else moment.date(), shown)


def as_shown(day: datetime.date, shown: Shown) -> Content:
    """Return as much of a day, or of a moment, as its format shows."""
    if shown is Shown.YEAR:
        return f"{day.year:04}"
    if shown is Shown.MONTH:
        return f"{day.year:04}-{day.month:02}"
    if shown in (Shown.DAY, Shown.MONTH_ALONE):
        return DayWithoutYear(day, has_day=shown is Shown.DAY)
    return day


def _moment(number: float, is_1904: bool) -> datetime.datetime | None:
    """The moment of a serial number; None before the first day, behind the last, and for 29 February 1900."""
    if is_1904:
        return _FIRST_1904 + _duration(number) if 0 <= number < _LAST - 1462 else None
    if not 0 <= number < _LAST or 60 <= number < 61 or number == 0:
        return None
    try:
        return _EPOCH_1900 + _duration(number if number < 61 else number - 1)
    except OverflowError:  # less than a millisecond before the year 10000
        return None


def _duration(number: float) -> datetime.timedelta:
    """A number of days, to the millisecond."""
    return round(number * _DAY / _UNIT) * _UNIT
