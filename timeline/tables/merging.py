"""Cells that are merged over several rows: their value counts for each of these rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.errors import TableUnreadable
from timeline.tables.cells import CellError, Content, Row
from timeline.tables.letters import letter_of
from timeline.tables.limits import MOST_CELLS


class Merged(NamedTuple):
    """A merged cell: its rows, counted from 1, and its columns, counted from 0; the last ones belong to it."""

    row: int
    last_row: int
    column: int
    last_column: int

    def __str__(self) -> str:
        return f"{letter_of(self.column)}{self.row}:{letter_of(self.last_column)}{self.last_row}"


def note_on(merged: Sequence[Merged]) -> tuple[str, ...]:
    """Return the note that says which cells were filled down, if any were."""
    down = [str(one) for one in merged if one.last_row > one.row]
    if not down:
        return ()
    named = ", ".join(down[:3]) + (f" and {len(down) - 3:,} more" if len(down) > 3 else "")
    return (f"cells that are merged over several rows count for each of them: {named}",)


def filled(rows: Iterable[Row], merged: Sequence[Merged], file: str = "", sheet: str = "") -> Iterator[Row]:
    """Give the rows with the value of each merged cell in all of its rows that have something else of their own.

    Merged cells of one row stay as they are: the value stands in the first of them. `TableUnreadable`, with the names
    of file and sheet, where more cells than `MOST_CELLS` would be filled.
    """
    coming = sorted((one for one in merged if one.last_row > one.row), key=lambda one: one.row, reverse=True)
    if not coming:
        yield from rows
        return
    values: dict[int, tuple[int, Content | CellError]] = {}
    """By the column, the last row of the merged cell that has begun, and its value."""
    count = 0
    for row in rows:
        values = {column: pair for column, pair in values.items() if pair[0] >= row.number}
        count += len(values)
        if count > MOST_CELLS:
            raise TableUnreadable(file, f"its merged cells stand for over {MOST_CELLS:,}", sheet=sheet, row=row.number)
        yield _with(row, values)
        while coming and coming[-1].row <= row.number:
            one = coming.pop()
            value = row.cells[one.column] if one.row == row.number and one.column < len(row.cells) else None
            if value is not None:
                values[one.column] = one.last_row, value


def _with(row: Row, values: Mapping[int, tuple[int, Content | CellError]]) -> Row:
    if not values or all(cell is None for cell in row.cells):
        return row
    cells = [*row.cells]
    for column, (_, value) in values.items():
        cells.extend((None,) * (column + 1 - len(cells)))
        if cells[column] is None:
            cells[column] = value
    return row._replace(cells=tuple(cells))
