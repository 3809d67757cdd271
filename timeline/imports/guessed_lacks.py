"""The parts of dates that cells leave to their table, for a guess at where they stand."""

from collections.abc import Sequence

from timeline.imports.cell_texts import text_of
from timeline.imports.date_cells import date_in_cell
from timeline.imports.date_sections import is_date_in_some_year
from timeline.imports.profiles import Profile
from timeline.imports.unfit import Cell, Lacking, Unfit
from timeline.imports.yaml_texts import scalar

_LAST_DAY = 31


def lacks(cell: Cell) -> Lacking | None:
    """Return the part of a date that a cell leaves to its table."""
    try:
        date_in_cell(cell)
    except Unfit as unfit:
        return unfit.lacks
    return None


def any_lacks(columns: Sequence[Profile], part: Lacking) -> str | None:
    """Return a text that leaves a part of its date to the table; None if none does."""
    return next((text for one in columns for text in one.values if lacks(text) == part), None)


def has_no_year(cell: Cell) -> bool:
    """Return whether a cell is a date but for its year, or for its month and year."""
    part = lacks(cell)
    return part == "month" or (part == "year" and is_date_in_some_year(cell))


def is_day_number(cell: Cell) -> bool:
    """Return whether a cell is a number that may be a day of a month."""
    text = text_of(cell)
    return text.isdecimal() and 1 <= int(text) <= _LAST_DAY


def year_above(column: Profile) -> str:
    """Return the remark on a column whose years stand once for several rows."""
    return f"# the year of rows without one is that of the row above, by {scalar(column.name)}"
