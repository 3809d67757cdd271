"""Dates without a year below a row that has nothing but the year: `2019`, and below it `15 March`."""

import re
from collections.abc import Callable

from timeline.dates import parse
from timeline.edits.written import year_of
from timeline.imports.cell_texts import text_of, text_or_error
from timeline.imports.unfit import Cell, Unfit
from timeline.tables.cells import DayWithoutYear, Row
from timeline.text import quoted

_LONGEST = 40
_YEAR = re.compile(r"\W*(?:(?:the )?year\s+)?([12]\d{3})(?:\.0)?\W*", re.IGNORECASE)
_FIGURES = re.compile(r"\d{1,2}([./])\d{1,2}(\1?)")


def year_alone(row: Row) -> str:
    """Return the year of a row that has nothing but a year, or a month with it; empty for any other row."""
    lone = lone_cell(row)
    if lone is None:
        return ""
    text = text_or_error(row.cells[lone])
    found = _YEAR.fullmatch(text)
    return found[1] if found else year_of(text) if len(text) <= _LONGEST else ""


def lone_cell(row: Row) -> int | None:
    """Return the index of the only cell of a row that has something in it; None if several have."""
    filled = [index for index, cell in enumerate(row.cells) if cell is not None and cell != ""]
    return filled[0] if len(filled) == 1 and len(row.cells) > 1 else None


def date_in_year(cell: str, year: str, read: Callable[[str], str]) -> str:
    """Return the date of a cell, in a year if it has none of its own; raises `Unfit` for no date in that year."""
    try:
        return read(cell)
    except Unfit as unfit:
        whole = _with_year(cell, year)
        try:
            found = read(whole)
        except Unfit:
            raise unfit from None
        if year_of(found) != year:
            raise unfit from None
        return found


def year_of_cell(cell: Cell) -> str:
    """Return the year in a cell; empty for an empty one, `Unfit` for anything else."""
    text = text_of(cell)
    found = _YEAR.fullmatch(text)
    if text and found is None:
        raise Unfit(f"{quoted(text)} is no year of four digits", "correct it in the table")
    return found[1] if found else ""


def is_in_year(date: str, year: str) -> bool:
    """Return whether a date may lie in a year."""
    whole, found = parse(year), parse(date)
    return found.earliest <= whole.latest and whole.earliest <= found.latest


def _with_year(cell: str, year: str) -> str:
    if isinstance(cell, DayWithoutYear):
        return cell.in_year(year)
    text = cell.strip()
    figures = _FIGURES.fullmatch(text)
    if figures is None:
        return f"{text} {year}"
    return f"{text}{year}" if figures[2] else f"{text}{figures[1]}{year}"
