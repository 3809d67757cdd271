"""Cells as texts: what a cell says, and how a message shows it."""

import datetime

from timeline.imports.unfit import Cell, Unfit
from timeline.tables.cells import CellError
from timeline.text import exposed, shorten

_SHOWN = 60
"""Maximum number of signs of a cell that a message shows."""


def text_of(cell: Cell) -> str:
    """Return what a cell says, without blanks around it; empty for an empty cell.

    A day reads as ISO has it, and a whole number has no point: 3.0 is 3. Raises `Unfit` for the error of a workbook.
    """
    if cell.__class__ is str:
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, CellError):
        raise error_in_cell(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ")
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    return str(cell).strip()


def is_filled(cell: Cell) -> bool:
    """Return whether a cell has anything in it but blanks."""
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def error_in_cell(error: CellError) -> Unfit:
    """Return the refusal of a cell with an error."""
    return Unfit(error.why, error.remedy or f"correct it in the table: {error.code} is no value")


def text_or_error(cell: Cell) -> str:
    """Return what a cell shows, be it the error of a workbook."""
    return cell.code if isinstance(cell, CellError) else text_of(cell)


def shown(cell: Cell) -> str:
    """Return a cell as a message shows it: short, and with every sign visible."""
    return exposed(shorten(" ".join(text_or_error(cell).split()), _SHOWN))
