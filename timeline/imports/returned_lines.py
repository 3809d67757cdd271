"""Rows of a table that came back, under their headings."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from timeline.formulas import unguarded
from timeline.imports.returned_cells import text_of
from timeline.imports.returned_values import Place, SheetRows
from timeline.tables.cells import CellError, Content, Row

Cell = Content | CellError


def key_of_heading(name: str) -> str:
    """Return the key that a heading stands for: `As of` is as_of."""
    return re.sub(r"[\s_-]+", "_", name.strip().lower())


def letters_of(index: int) -> str:
    """Return the letters of a column by its number from 0: A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Column(NamedTuple):
    """A column of a table that came back."""

    key: str
    heading: str
    letters: str
    at: int


def columns_of(sheet: SheetRows) -> tuple[Column, ...]:
    """Return the columns of a sheet."""
    return tuple(Column(key_of_heading(name), name, letters_of(at), at) for at, name in enumerate(sheet.headings))


class Line:
    """A row under its headings."""

    def __init__(self, sheet: SheetRows, columns: Iterable[Column], row: Row) -> None:
        self.place = Place(sheet.name, row.number)
        self.is_hidden = row.is_hidden
        self._columns = {one.key: one for one in columns}
        self._cells = tuple(map(_unguarded, row.cells)) if sheet.is_csv else row.cells

    def __contains__(self, key: str) -> bool:
        return key in self._columns

    def cell(self, key: str) -> Cell:
        """Return the cell under a heading; None where there is none."""
        column = self._columns.get(key)
        return self._cells[column.at] if column is not None and column.at < len(self._cells) else None

    def continuing(self, key: str) -> list[str]:
        """Return the keys of the columns in which long texts of a column go on: `summary (continued 2)`."""
        return [one for one in self._columns if re.fullmatch(rf"{re.escape(key)}_\(continued(?:_[0-9]+)?\)", one)]

    def at(self, key: str) -> Place:
        """Return the place of a cell."""
        column = self._columns.get(key)
        return self.place if column is None else self.place._replace(column=column.letters, heading=column.heading)

    def filled(self, keys: Iterable[str]) -> set[str]:
        """Return those of the keys whose cells have content."""
        return {key for key in keys if text_of(self.cell(key))}


def _unguarded(cell: Cell) -> Cell:
    return unguarded(cell) if isinstance(cell, str) else cell
