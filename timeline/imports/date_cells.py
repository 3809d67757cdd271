"""Dates of single cells: a day, a moment, a serial number, a year, or words."""

import datetime
import math
import re
from typing import Literal

from timeline.dates import Role
from timeline.imports.cell_texts import error_in_cell
from timeline.imports.date_texts import Years, date_in_words
from timeline.imports.orders import Order
from timeline.imports.unfit import Cell, Unfit
from timeline.tables.cells import CellError, DayWithoutYear

System = Literal[1900, 1904]
"""The year in which a workbook begins to count days."""

_FIRST_YEAR, _LAST_YEAR = 1000, 2999
"""The numbers that are years where a cell is not in the format of dates."""

_FIRST_MODERN, _LAST_MODERN = 1800, 2199
"""The years of months in six figures: `202405`, which as a count of days would be one of the year 2454."""

_MONTHS = 12
_LAST_SERIAL = 2_958_465
"""The serial number of the last day of 9999."""

_LEAP_DAY = 60
"""The serial number of 29 February 1900, which there never was."""

_CLOCK = re.compile(
    r"(?:(?:approx|about|around|circa|ca?)\b\.?\s*|~\s*)?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?", re.IGNORECASE
)
_MONTH_AND_YEAR = re.compile(r"(?:0?[1-9]|1[0-2])\.[12]\d{3}|[12]\d{3}\.(?:0[1-9]|1[0-2])")
"""A text that is a month and its year, and no number of days."""

_ZEROS_BEFORE = re.compile(r"0\d{4,}")
"""A text such as `001066`, which is the number of something else than a year."""

_ROUNDING = datetime.timedelta(milliseconds=2)
"""The most by which a moment that a workbook keeps as a fraction of a day may be too early."""


def date_in_cell(
    cell: Cell,
    order: Order | None = None,
    serial: System | None = None,
    role: Role = "date",
    years: Years | None = None,
    counted_from: System = 1900,
    century: int | None = None,
) -> str:
    """Return the text that stands in a log for the date of a cell; empty for an empty cell, `Unfit` for no date.

    `serial` is the system of numbers that are counts of days; without it such numbers are refused, with the system of
    the workbook, `counted_from`, as the remedy. `years` says what two years in one cell are, `century` in which hundred
    years those of two digits lie.
    """
    if cell is None:
        return ""
    if isinstance(cell, DayWithoutYear):
        raise _without_year(cell)
    if isinstance(cell, str):
        text = cell.strip()
        if not text:
            return ""
        return _of_figures(text, order, serial, counted_from) or date_in_words(text, order, role, years, century)
    if isinstance(cell, CellError):
        raise error_in_cell(cell)
    if isinstance(cell, datetime.datetime):
        return _moment(cell)
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, bool):
        raise Unfit("yes or no is no date", "name another column")
    if isinstance(cell, int | float):
        return _of_number(cell, order, serial, counted_from)
    raise Unfit("a time of day without its day", "name the column of the day, and this one as 'time'")


def is_clock(cell: Cell) -> bool:
    """Return whether a cell is a time of day without its day."""
    return isinstance(cell, datetime.time) or (isinstance(cell, str) and _CLOCK.fullmatch(cell.strip()) is not None)


def _without_year(cell: DayWithoutYear) -> Unfit:
    """Return the refusal of a day that is shown without its year: the year that is kept may be that of the typing."""
    kept = cell.kept.isoformat()
    hint = f"format the cell with its year if {kept}, which the workbook keeps, is right; else write the date in words"
    return Unfit(f"{cell} is shown without its year, and has no year that is certain", hint, lacks="year")


def _moment(moment: datetime.datetime) -> str:
    """Return a day with its time; midnight is how a workbook writes the day alone."""
    rounded = (moment + _ROUNDING).replace(microsecond=0)
    if rounded.time() == datetime.time():
        return rounded.date().isoformat()
    return rounded.isoformat(timespec="seconds" if rounded.second else "minutes")


def _of_figures(text: str, order: Order | None, serial: System | None, counted_from: System) -> str:
    """Return the date of a text that is a number which counts days; empty for any other text."""
    if not text.isascii() or not text.replace(".", "", 1).isdigit() or len(text) in (4, 8) or order == "edtf":
        return ""
    if _MONTH_AND_YEAR.fullmatch(text) or _ZEROS_BEFORE.fullmatch(text):
        return ""
    number = float(text)
    if serial is None and number.is_integer() and "." not in text and len(text) <= len("2024"):
        return ""
    return _of_number(int(number) if number.is_integer() else number, order, serial, counted_from)


def _of_number(number: float, order: Order | None, serial: System | None, counted_from: System) -> str:
    if not math.isfinite(number):
        raise Unfit("this is no number that counts days or years", "correct it in the table")
    is_whole = number == int(number)
    if is_whole and _FIRST_YEAR <= number <= _LAST_YEAR:
        return str(int(number))
    if is_whole and (month := _month_in(int(number))):
        if order == "ymd":
            return month
        raise Unfit(f"{number:.0f} may be the month {month}, or a number", "write in the map that it is: order: ymd")
    if serial is not None:
        return _moment(_counted(number, serial))
    if is_whole and number >= 0 and len(str(int(number))) == 8:
        return date_in_words(str(int(number)), order)
    shown = f"{number:g}" if abs(number) < 1e6 else str(number)
    if _LAST_YEAR < number <= _LAST_SERIAL - 1462:
        meant = _moment(_counted(number, counted_from))
        say = f"write 'serial: {counted_from}' in the map: it would be {meant}"
        hint = f"format the column as dates in the workbook, or {say}"
        raise Unfit(f"{shown} is a number, and no year", hint)
    raise Unfit(f"{shown} is a number, and no year of four digits", "write the date in words, such as 55 BC or 0043")


def _month_in(number: int) -> str:
    """Return the month that six figures may mean, `202405`; empty for other numbers."""
    year, month = divmod(number, 100)
    return f"{year}-{month:02d}" if _FIRST_MODERN <= year <= _LAST_MODERN and 1 <= month <= _MONTHS else ""


def _counted(number: float, system: System) -> datetime.datetime:
    """Return the moment that a workbook counts so; raises `Unfit` where there is none."""
    if not 0 <= number < _LAST_SERIAL + 1 or (system == 1900 and (number < 1 or int(number) == _LEAP_DAY)):
        raise Unfit(f"no day has the serial number {number:g}", "write the date in words")
    if system == 1904:
        start = datetime.date(1904, 1, 1)
    else:
        start = datetime.date(1899, 12, 31) if number < _LEAP_DAY else datetime.date(1899, 12, 30)
    try:
        return datetime.datetime.combine(start, datetime.time()) + datetime.timedelta(days=number)
    except OverflowError:
        raise Unfit(f"no day has the serial number {number:g}", "write the date in words") from None
