"""Dates whose year or month stands above them in a row of its own: `2019`, and below it `March`, and below it `15`."""

import datetime
import re
from collections.abc import Callable
from typing import NamedTuple

from timeline.dates import parse
from timeline.dates.days import civil
from timeline.dates.phrases.lexicon import MONTH_NAMES
from timeline.edits.written import read as date_or_none
from timeline.edits.written import year_of
from timeline.imports.cell_texts import text_of, text_or_error
from timeline.imports.columns import Above
from timeline.imports.date_cells import date_in_cell
from timeline.imports.foreign_months import month_of
from timeline.imports.foreign_words import in_english
from timeline.imports.short_years import may_be_month_of
from timeline.imports.unfit import Cell, Unfit
from timeline.tables.cells import CellError, Content, DayWithoutYear, Row
from timeline.text import quoted

_LONGEST = 40
_YEAR = re.compile(r"[^\w<>~≤≥]*(?:(?:the )?year\s+)?([12]\d{3})(?:\.0)?\W*", re.IGNORECASE)
_FIGURES = re.compile(r"\d{1,2}([./])\d{1,2}(\1?)")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DAYS = re.compile(rf"{_DAY}(?:\s?[-–—]\s?{_DAY})?")
_OF_MONTH = re.compile(r"[\s-]*(?:of the )?month$", re.IGNORECASE)
_ANY_YEAR = "2024"
"""A year that has every day."""

_EDGES = " \t:.,;–—-*•"


class Section(NamedTuple):
    """The heading of the rows below it, as a row that has nothing else: a year, a month of it, or a month alone."""

    year: str
    month: int | None = None


def section_of(row: Row) -> Section | None:
    """Return the year or month of a row that has nothing but that, or a day of it; None for any other row."""
    lone = lone_cell(row)
    if lone is None:
        return None
    cell = row.cells[lone]
    text = text_or_error(cell)
    if found := _YEAR.fullmatch(text):
        return Section(found[1])
    if len(text) > _LONGEST:
        return None
    plain = in_english(text.strip(_EDGES))
    if (month := month_of(plain)) is not None:
        return Section("", month)
    year = year_of(plain)
    date = date_or_none(plain) if year else None
    is_month = date is not None and date.kind == "point" and date.precision == "month" and not date.flagged
    return Section(year, civil(date.earliest)[1] if date is not None and is_month else None) if year else None


def is_day_alone(row: Row) -> bool:
    """Return whether a row has nothing but a day, which may be the heading of the rows below it."""
    lone = lone_cell(row)
    return lone is not None and is_day(row.cells[lone])


def is_day(cell: Content | CellError) -> bool:
    """Return whether a cell is a whole day, in whatever order its figures are."""
    if isinstance(cell, datetime.date):
        return True
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return False
    try:
        text = date_in_cell(cell.strip(_EDGES), "dmy")
    except Unfit:
        return False
    date = parse(text) if text else None  # else it is a dash, or another sign alone
    return date is not None and date.precision == "day" and date.time is None


def go_below(section: Section, above: Above) -> None:
    """Take over the heading of a section for the rows below it; a month alone is one of the year above."""
    above.year = section.year or above.year
    above.month = section.month
    above.outside = ""


def leave(above: Above, date: str) -> None:
    """End the year or the month above with a date outside of it: those below it may be of either."""
    if above.year and not may_lie_in(date, above.year):
        above.year, above.month, above.outside = "", None, date
    elif above.year and above.month is not None and not may_lie_in(date, f"{above.year}-{above.month:02d}"):
        above.month, above.outside = None, date


def lone_cell(row: Row) -> int | None:
    """Return the index of the only cell of a row that has something in it; None if several have."""
    filled = [index for index, cell in enumerate(row.cells) if cell is not None and cell != ""]
    return filled[0] if len(filled) == 1 and len(row.cells) > 1 else None


def date_in_year(cell: Cell, year: str, month: int | None, read: Callable[[Cell], str]) -> str:
    """Return the date of a cell, in a year or a month of it if it has none of its own.

    Raises `Unfit` for no date in that year. The number 12.1 is no day: it may have been typed as 12.10.
    """
    if isinstance(cell, float) and not cell.is_integer():
        return read(cell)
    text = text_of(cell) if isinstance(cell, str | int | float) and not isinstance(cell, bool) else ""
    is_day = month is not None and bool(are_days(text) or _OF_MONTH.search(text))
    try:
        if not is_day:
            return read(cell)
        raise Unfit(f"{text} is no date by itself", "write its month and year", lacks="month")
    except Unfit as unfit:
        whole = _with_month(text, year, month) if unfit.lacks == "month" else _with_year(cell, year)
        try:
            found = read(whole) if text else ""
        except Unfit as in_year:
            raise (in_year if is_day else unfit) from None
        if not found or not _begins_in(found, year):
            raise unfit from None
        return found


def is_date_in_some_year(cell: Cell) -> bool:
    """Return whether a cell is a date but for its year: `15 March`, and not `March on Rome`."""
    try:
        return bool(date_in_year(cell, _ANY_YEAR, None, lambda one: date_in_cell(one, "dmy")))
    except Unfit:
        return False


def are_days(text: str) -> bool:
    """Return whether a text may be a day of a month, or two: `15`, `5–10`, which by itself may be May 2010."""
    return _DAYS.fullmatch(text) is not None


def _begins_in(date: str, year: str) -> bool:
    return may_lie_in(date, year) and year_of(date) in (year, "")


def year_of_cell(cell: Cell) -> str:
    """Return the year in a cell; empty for an empty one, `Unfit` for anything else."""
    text = text_of(cell)
    found = _YEAR.fullmatch(text)
    if text and found is None:
        raise Unfit(f"{quoted(text)} is no year of four digits", "correct it in the table")
    return found[1] if found else ""


def may_lie_in(date: str, period: str) -> bool:
    """Return whether a date may lie in a year or a month."""
    whole, found = parse(period), parse(date)
    return found.earliest <= whole.latest and whole.earliest <= found.latest


def _with_month(text: str, year: str, month: int | None) -> str:
    """Return a day, days, or a part of a month, with that month: `15`, `3–5`, `mid-month`."""
    if month is None:
        return f"{text} {year}"
    return f"{_OF_MONTH.sub('', text)} {MONTH_NAMES[month - 1]} {year}"


def _with_year(cell: Cell, year: str) -> str:
    if isinstance(cell, DayWithoutYear):
        return cell.in_year(year)
    text = text_of(cell)
    if may_be_month_of(text, year):
        return text
    figures = _FIGURES.fullmatch(text)
    if figures is None:
        return f"{text} {year}"
    return f"{text}{year}" if figures[2] else f"{text}{figures[1]}{year}"
