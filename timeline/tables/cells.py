"""A table as rows of cells, as its file has them."""

import datetime
from collections.abc import Iterator, Mapping
from typing import NamedTuple, Self

from timeline.dates.component import MONTH_NAMES

Content = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta | None
"""The value of a cell; `datetime.datetime` is a date too, and None an empty cell."""


class CellError(NamedTuple):
    """The error that a workbook shows in a cell, such as `#REF!`, or why the cell says nothing."""

    code: str
    why: str = "the cell holds an error"
    remedy: str = ""
    """The remedy; empty where the cell has to be corrected in the table."""


class DayWithoutYear(str):
    """A day or a month that a cell shows without its year, such as `15 March`; the year is whatever was typed in."""

    kept: datetime.date
    """The day that the workbook keeps."""

    def __new__(cls, kept: datetime.date, has_day: bool = True) -> Self:
        """Make the text of a day, with its time of day if it has one."""
        clock = f", {kept:%H:%M}" if isinstance(kept, datetime.datetime) and kept.time() != datetime.time() else ""
        month = MONTH_NAMES[kept.month]
        made = super().__new__(cls, f"{kept.day} {month}{clock}" if has_day else month)
        made.kept = kept
        return made

    def in_year(self, year: str) -> str:
        """Return the day of a year."""
        day, _, clock = self.partition(", ")
        return f"{day} {year}, {clock}" if clock else f"{day} {year}"


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
    is_1904: bool = False
    """True if the workbook counts its days from 1904."""
    links: Mapping[tuple[int, int], str] = {}
    """The web addresses behind cells, by the number of the row and the index of the column."""
