"""Rows that were refused, or a part of them: which cell it was, why, and what helps."""

from typing import NamedTuple

from timeline.imports.cell_texts import shown
from timeline.imports.columns import Headings
from timeline.imports.unfit import Cell, Unfit


class Refusal(NamedTuple):
    """A refusal; without a cell, the whole row is meant."""

    sheet: str
    row: int
    column: str
    """The letter of the column, such as C; empty for a whole row."""
    heading: str
    shown: str
    """The cell as a message shows it."""
    why: str
    remedy: str


def refusal_of(unfit: Unfit, sheet: str, row: int, cells: tuple[Cell, ...], headings: Headings) -> Refusal:
    """Return the refusal of a row of a sheet."""
    if unfit.index is None:
        return Refusal(sheet, row, "", "", "", unfit.why, unfit.remedy)
    heading = headings.at(unfit.index)
    cell = cells[unfit.index] if unfit.index < len(cells) else None
    return Refusal(sheet, row, heading.letter, heading.name, shown(cell), unfit.why, unfit.remedy)
