"""Columns as a map names them, and the cells of a row by these names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

from timeline.imports.unfit import Cell
from timeline.tables.cells import Row


class Heading(Protocol):
    """A column of a table: its name, the letter that a spreadsheet shows, and its index in the cells of a row."""

    @property
    def name(self) -> str:
        """The name, as the table has it."""

    @property
    def letter(self) -> str:
        """The letter, such as C."""

    @property
    def index(self) -> int:
        """The index, from 0."""


class Column(NamedTuple):
    """A column as a map names it, and where in the map."""

    name: str
    line: int = 1
    column: int = 1


class Headings:
    """The columns of a table by their names, in whatever case."""

    def __init__(self, headings: Sequence[Heading]) -> None:
        self.all = tuple(headings)
        self.names = tuple(one.name for one in headings)
        self._exact: dict[str, int] = {}
        self._folded: dict[str, int] = {}
        for one in headings:
            self._exact.setdefault(one.name, one.index)
            self._folded.setdefault(_folded(one.name), one.index)
        self._by_index = {one.index: one for one in headings}

    def find(self, name: str) -> int | None:
        """Return the index of a column by its name; None if the table has none of it."""
        found = self._exact.get(name)
        return self._folded.get(_folded(name)) if found is None else found

    def at(self, index: int) -> Heading:
        """Return the column of an index."""
        return self._by_index[index]

    def indexes(self, columns: Iterable[Column]) -> Iterator[tuple[Column, int | None]]:
        """Yield columns with their indexes; None for those that the table has not."""
        for column in columns:
            yield column, self.find(column.name)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


class Above:
    """Values that a row may take from those above: a year and a month that stand alone, the last dates of columns."""

    __slots__ = ("dates", "is_headed", "month", "outside", "year")

    def __init__(self) -> None:
        self.year = ""
        self.month: int | None = None
        """The month whose rows these are; None where the rows above give the year alone."""
        self.outside = ""
        """The date that stood outside of the year or month above it, and ended that."""
        self.is_headed = False
        """True if the dates above are a day that stood alone in a row."""
        self.dates: dict[str, Cell] = {}
        """The last cell of each column of dates that has anything in it, by the name of the column."""


class Cells:
    """The cells of one row after the other, by the columns of a map."""

    __slots__ = ("_indexes", "_nothing", "above", "cells", "counted_from", "row")

    def __init__(self, indexes: Mapping[str, int], is_1904: bool = False) -> None:
        self._indexes = indexes
        self._nothing = (None,) * (max(indexes.values(), default=-1) + 1)
        self.counted_from: Literal[1900, 1904] = 1904 if is_1904 else 1900
        self.cells: tuple[Cell, ...] = self._nothing
        """All cells, up to the last column that the map names at least."""
        self.above = Above()
        self.row = 0

    def take(self, row: Row) -> None:
        """Go on to a row."""
        self.cells, self.row = row.cells, row.number
        if len(self.cells) < len(self._nothing):
            self.cells += self._nothing[len(self.cells) :]

    def index(self, column: Column) -> int:
        """Return the index of a column."""
        return self._indexes[column.name]

    def of(self, column: Column) -> Cell:
        """Return the cell of a column; None beyond the last cell of the row."""
        return self.cells[self._indexes[column.name]]
