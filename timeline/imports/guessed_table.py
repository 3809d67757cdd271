"""The table of a file for which a map is guessed: which sheet it is, and where its headings stand."""

from itertools import islice
from typing import Literal, NamedTuple

from timeline.errors import TableUnreadable
from timeline.imports.guessed_dates import guessed_date
from timeline.imports.profiles import profiles
from timeline.imports.shipped import SHAPES, Shipped
from timeline.tables.cells import Row
from timeline.tables.headings import HeadedTable, headed
from timeline.tables.linked import linked
from timeline.tables.opening import open_table, sheets
from timeline.tables.shapes import shape_of
from timeline.text import quoted

_MOST_SHEETS = 20
"""Number of sheets in which dates are looked for."""


class FoundTable(NamedTuple):
    """A table with its first rows."""

    table: HeadedTable
    rows: list[Row]
    header: int | Literal["none"]
    shipped: Shipped | None
    """The map that comes with the program, if the headings are those of a data set that is known."""
    notes: tuple[str, ...] = ()


def table_to_guess(file: str, count: int, sheet: str | None = None) -> FoundTable:
    """Return the sheet of a name, else the first one with a column of dates, else the first one.

    `count` rows of it are read.
    """
    first = _opened(file, sheet, count)
    if sheet is not None or first.shipped is not None or _has_dates(first):
        return first
    there = [one.name for one in sheets(file) if not one.is_hidden and one.name != first.table.name]
    for name in there[:_MOST_SHEETS]:
        try:
            other = _opened(file, name, count)
        except TableUnreadable:
            continue
        if other.shipped is not None or _has_dates(other):
            note = f"the sheet {quoted(name)} was taken, for {quoted(first.table.name)} has no column of dates"
            return other._replace(notes=(note,))
    return first


def _opened(file: str, sheet: str | None, count: int) -> FoundTable:
    try:
        table = headed(open_table(file, sheet=sheet))
    except TableUnreadable as error:
        if not error.is_without_headings:
            raise
        table = headed(open_table(file, sheet=sheet), header="none")
    shape = shape_of(heading.name for heading in table.headings)
    shipped = SHAPES.get(shape) if shape is not None else None
    table = linked(table)
    return FoundTable(table, [*islice(table.rows, count)], table.header_row or "none", shipped)


def _has_dates(found: FoundTable) -> bool:
    return guessed_date(profiles(found.table.headings, found.rows)) is not None
