"""An answer as a table for machines, before it is CSV, Excel or a data package: columns that say what is in them.

A date stands in six columns: in words, as EDTF, the first and the last day that it can mean, how precise it is, and its
time of day.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from timeline.dates import Date, iso, words
from timeline.dates.clock import clock_words

Kind = Literal["text", "day", "number", "truth", "list"]


class Column(NamedTuple):
    """A column: its name, and what its cells are.

    A `day` is ISO text, a `list` several texts; None stands for nothing in all of them.
    """

    name: str
    kind: Kind = "text"


Row = Sequence[Any]


class Sheet(NamedTuple):
    """A table. `part` tells for a row to which of several tables it belongs where each kind has its own."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Row]
    part: Callable[[Row], str] | None = None

    def parts(self) -> Mapping[str, list[Row]]:
        """The rows by kind, in the order in which the kinds come; all under the sheet's name where it has no parts."""
        found: dict[str, list[Row]] = {} if self.part is not None else {self.name: []}
        for row in self.rows:
            found.setdefault(self.part(row) if self.part is not None else self.name, []).append(row)
        return found or {self.name: []}


def columns(kind: Kind, *names: str) -> tuple[Column, ...]:
    """Columns of one kind."""
    return tuple(Column(name, kind) for name in names)


def texts(*names: str) -> tuple[Column, ...]:
    """Columns of text."""
    return columns("text", *names)


def date_columns(name: str = "date") -> tuple[Column, ...]:
    """The columns of a date; those of the main one have no name in front."""
    front = "" if name == "date" else f"{name}_"
    days = columns("day", f"{front}earliest", f"{front}latest")
    return (Column(name), Column(f"{front}edtf"), *days, Column(f"{front}precision"), Column(f"{front}time"))


def date_cells(date: Date | None, told: str | None = None) -> tuple[str | None, ...]:
    """A date in the cells of its columns; `told` are the words for it where they are not the log's own."""
    if date is None:
        return (None,) * 6
    precision = date.precision if date.kind == "point" else date.kind
    time = clock_words(date.time) if date.time is not None else None
    return (told or date.words or words(date), date.edtf, iso(date.earliest), iso(date.latest), precision, time)


def dated(name: str, date: Date | None, told: str | None = None) -> dict[str, str | None]:
    """The same by the names of its columns."""
    return {column.name: cell for column, cell in zip(date_columns(name), date_cells(date, told), strict=True)}


def row_of(columns: Iterable[Column], cells: Mapping[str, Any]) -> Row:
    """A row of cells by the names of their columns; those that are not there say nothing."""
    names = [column.name for column in columns]
    assert cells.keys() <= set(names), cells.keys() - set(names)
    return tuple(cells.get(name) for name in names)
