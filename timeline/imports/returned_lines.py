"""Rows of a table that came back, under their headings."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from timeline.formulas import unguarded
from timeline.imports.returned_cells import text_of
from timeline.imports.returned_values import Place, SheetRows
from timeline.tables.cells import CellError, Content, Row
from timeline.tables.letters import letter_of

Cell = Content | CellError

_CONTINUED = re.compile(r"(.+)_\(continued(?:_[0-9]+)?\)")


def key_of_heading(name: str) -> str:
    """Return the key that a heading stands for: `As of` is as_of."""
    return re.sub(r"[\s_-]+", "_", name.strip().lower())


class Column(NamedTuple):
    """A column of a table that came back."""

    key: str
    heading: str
    letters: str
    at: int


class Columns:
    """The columns of a sheet by their keys; of several with one heading, the first."""

    def __init__(self, sheet: SheetRows) -> None:
        self.every = [
            Column(key_of_heading(name), name or f"column {letter_of(at)}", letter_of(at), at)
            for at, name in enumerate(sheet.headings)
        ]
        self.by_key = {one.key: one for one in reversed(self.every)}
        self.continuing: dict[str, list[Column]] = {}
        """By the key of a column, those in which its long texts go on: `summary (continued 2)`."""
        for one in self.every:
            if found := _CONTINUED.fullmatch(one.key):
                self.continuing.setdefault(found[1], []).append(one)


class Line:
    """A row under its headings."""

    def __init__(self, sheet: SheetRows, columns: Columns, row: Row) -> None:
        self.place = Place(sheet.name, row.number)
        self.is_by_csv = sheet.is_by_csv
        self.is_hidden = row.is_hidden
        self._columns = columns.by_key
        self._continuing = columns.continuing
        self._cells = tuple(map(_unguarded, row.cells)) if sheet.is_by_csv else row.cells

    def __contains__(self, key: str) -> bool:
        return key in self._columns

    def cell(self, key: str) -> Cell:
        """Return the cell under a heading, with what continues it in further columns; None where there is none."""
        column = self._columns.get(key)
        if column is None:
            return None
        cell = self.cell_of(column)
        more = [text for one in self._continuing.get(key, ()) if (text := self.cell_of(one)) is not None]
        return "".join(map(str, (cell, *more))) if more else cell

    def cell_of(self, column: Column) -> Cell:
        """Return the cell of one column."""
        return self._cells[column.at] if column.at < len(self._cells) else None

    def at(self, key: str) -> Place:
        """Return the place of a cell."""
        column = self._columns.get(key)
        return self.place if column is None else self.place._replace(column=column.letters, heading=column.heading)

    def filled(self, keys: Iterable[str]) -> set[str]:
        """Return those of the keys whose cells have content."""
        return {key for key in keys if text_of(self.cell(key))}


def _unguarded(cell: Cell) -> Cell:
    return unguarded(cell) if isinstance(cell, str) else cell
