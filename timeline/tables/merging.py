"""Cells that are merged over several rows: their value counts for each of these rows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.tables.cells import CellError, Content, Row
from timeline.tables.letters import letter_of


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


def filled(rows: Iterable[Row], merged: Sequence[Merged]) -> Iterator[Row]:
    """Give the rows with the value of each merged cell in all of its rows that have something else of their own.

    Merged cells of one row stay as they are: the value stands in the first of them.
    """
    coming = sorted((one for one in merged if one.last_row > one.row), key=lambda one: one.row, reverse=True)
    if not coming:
        yield from rows
        return
    open_ones: list[tuple[Merged, Content | CellError]] = []
    for row in rows:
        open_ones = [pair for pair in open_ones if pair[0].last_row >= row.number]
        yield _with(row, open_ones)
        while coming and coming[-1].row <= row.number:
            one = coming.pop()
            value = row.cells[one.column] if one.row == row.number and one.column < len(row.cells) else None
            if value is not None:
                open_ones.append((one, value))


def _with(row: Row, values: Sequence[tuple[Merged, Content | CellError]]) -> Row:
    if not values or all(cell is None for cell in row.cells):
        return row
    cells = [*row.cells]
    for one, value in values:
        cells.extend((None,) * (one.column + 1 - len(cells)))
        if cells[one.column] is None:
            cells[one.column] = value
    return row._replace(cells=tuple(cells))
