"""A table as rows of cells, as its file has them."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

Content = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta | None
"""The value of a cell; `datetime.datetime` is a date too, and None an empty cell."""


class CellError(NamedTuple):
    """The error that a workbook shows in a cell, such as `#REF!`."""

    code: str


class Row(NamedTuple):
    """A row with its number in the file, counted from 1 as spreadsheets do."""

    number: int
    cells: tuple[Content | CellError, ...]
    is_hidden: bool = False


class Table(NamedTuple):
    """A sheet, or a CSV file, whose rows are read while they are asked for, once."""

    name: str
    """The name of the sheet; empty for a CSV file."""
    rows: Iterator[Row]
    notes: tuple[str, ...] = ()
    """Sentences for the user: the encoding and the delimiter that were found, what is hidden, the date system."""
    file: str = ""
    """The name of the file, for errors."""
