"""A table before it is CSV, Excel or a data package: columns with their cells, composed for the rows of an answer.

A column stands once, with the function that gives its cells. A command lists the kinds of its rows, each with its
columns; the table has all of them, in the order in which they are read: first the columns for readers (dates in words,
titles, verdicts, names), then the details (ids, bounds of dates, files). A kind of row leaves the others empty.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from timeline.workspace import Workspace

CellKind = Literal["text", "day", "number", "truth", "list", "links"]

Refers = Literal["actor", "source"]
"""Kinds of entries that have a table of their own in a data package."""

AnyRow = TypeVar("AnyRow")
Other = TypeVar("Other")


class Companion(NamedTuple):
    """The list that a column of lists complements value by value: names for its ids, or times for its memberships."""

    column: str
    """The other list."""
    label: str
    """The name of one of the added values."""


class Heading(NamedTuple):
    """Head of a column: its name, and the kind of its cells.

    A `day` is ISO text, a `list` several texts, `links` several web addresses; None is an empty cell.
    """

    name: str
    kind: CellKind = "text"
    is_detail: bool = False
    """True if it stands after the columns that people read, and is not printed."""
    companion_of: Companion | None = None
    """The list that this list complements, if it does."""
    refers: Refers | None = None
    """The kind of entry that its ids name."""


class Column(NamedTuple, Generic[AnyRow]):
    """A column of the rows of one kind: name, kind, and the function that gives the cell of a row."""

    name: str
    kind: CellKind
    get: Callable[[AnyRow], Any]
    is_detail: bool = False
    companion_of: Companion | None = None
    refers: Refers | None = None

    @property
    def heading(self) -> Heading:
        """The head of the column in a table."""
        return Heading(self.name, self.kind, self.is_detail, self.companion_of, self.refers)


Columns = tuple[Column[AnyRow], ...]


def joined(*parts: Column[AnyRow] | Columns[AnyRow]) -> Columns[AnyRow]:
    """Columns one after the other."""
    found: list[Column[AnyRow]] = []
    for part in parts:
        found += [part] if isinstance(part, Column) else part
    return tuple(found)


def of(columns: Iterable[Column[AnyRow]], find: Callable[[Other], AnyRow]) -> Columns[Other]:
    """The columns for rows of another kind, from which `find` gives the rows of these columns."""

    def over(column: Column[AnyRow]) -> Column[Other]:
        name, kind, get, is_detail, beside, refers = column
        return Column(name, kind, lambda row: get(find(row)), is_detail, beside, refers)

    return tuple(map(over, columns))


def once(get: Callable[[AnyRow], Other]) -> Callable[[AnyRow], Other]:
    """The function for several columns that stand in a row, called once for each row."""
    last: tuple[AnyRow, Other] | None = None

    def of_row(row: AnyRow) -> Other:
        nonlocal last
        if last is None or last[0] is not row:
            last = row, get(row)
        return last[1]

    return of_row


def text(name: str, get: Callable[[AnyRow], Any]) -> Column[AnyRow]:
    """A column of text for readers."""
    return Column(name, "text", get)


def detail(name: str, get: Callable[[AnyRow], Any], kind: CellKind = "text") -> Column[AnyRow]:
    """A column for programs, such as an id."""
    return Column(name, kind, get, is_detail=True)


def after(name: str, columns: Columns[AnyRow], *more: Column[AnyRow] | Columns[AnyRow]) -> Columns[AnyRow]:
    """The columns with further ones behind the one of that name."""
    at = [column.name for column in columns].index(name) + 1
    return joined(columns[:at], *more, columns[at:])


def without(columns: Iterable[Column[AnyRow]], *names: str) -> Columns[AnyRow]:
    """The columns but for those of these names."""
    return tuple(column for column in columns if column.name not in names)


def details(columns: Columns[AnyRow]) -> Columns[AnyRow]:
    """The columns, all of them for programs."""
    return tuple(column._replace(is_detail=True) for column in columns)


class RowKind(NamedTuple, Generic[AnyRow]):
    """A kind of rows: the name of its part of the answer, and its columns."""

    part: str
    """Name of their sheet in a workbook, and of their table in a data package."""
    columns: Sequence[Column[AnyRow]]


Row = Sequence[Any]


class Sheet(NamedTuple):
    """A table."""

    name: str
    columns: Sequence[Heading]
    lines: Iterable[tuple[str, Row]]
    """Each row, behind the name of the part that it belongs to."""
    has_parts: bool = False
    """True if each part has a sheet, or a table, of its own."""
    workspace: Workspace | None = None
    """The logs that the table is made from, if it is an answer of logs."""
    note: str = ""
    """The days of the question that the logs have not followed, in words."""

    @property
    def rows(self) -> Iterator[Row]:
        """The rows in order."""
        return (row for _, row in self.lines)

    def parts(self) -> Mapping[str, list[Row]]:
        """The rows by part, in the order of the parts; all under the sheet's name if it has no parts."""
        found: dict[str, list[Row]] = {} if self.has_parts else {self.name: []}
        for part, row in self.lines:
            found.setdefault(part if self.has_parts else self.name, []).append(row)
        return found or {self.name: []}


def composed(
    name: str,
    kinds: Sequence[RowKind[Any]],
    rows: Iterable[tuple[RowKind[Any], Any]],
    workspace: Workspace | None = None,
) -> Sheet:
    """The table of rows of several kinds, each row behind its kind."""
    headings = _headings(kinds)
    getters = {kind.part: _getters(kind, headings) for kind in kinds}
    lines = ((kind.part, [None if get is None else get(row) for get in getters[kind.part]]) for kind, row in rows)
    return Sheet(name, headings, lines, has_parts=True, workspace=workspace)


def table(
    name: str, columns: Sequence[Column[AnyRow]], rows: Iterable[AnyRow], workspace: Workspace | None = None
) -> Sheet:
    """The table of rows of one kind."""
    kind = RowKind(name, columns)
    return composed(name, (kind,), ((kind, row) for row in rows), workspace)._replace(has_parts=False)


def _headings(kinds: Sequence[RowKind[Any]]) -> tuple[Heading, ...]:
    """The headings of all kinds, each once: those for readers, then the details."""
    every = [[column.heading for column in kind.columns] for kind in kinds]
    readers = _merged([one for one in columns if not one.is_detail] for columns in every)
    return (*readers, *_merged([one for one in columns if one.is_detail] for columns in every))


def _merged(several: Iterable[Sequence[Heading]]) -> list[Heading]:
    """The columns of several kinds of rows in one order: one of a single kind stands before the next shared one."""
    merged: list[Heading] = []
    for columns in several:
        at = len(merged)
        names = [heading.name for heading in merged]
        for heading in reversed(columns):
            if heading.name in names:
                at = names.index(heading.name)
                assert merged[at] == heading, heading.name
            else:
                merged.insert(at, heading)
                names.insert(at, heading.name)
    return merged


def _getters(kind: RowKind[Any], headings: Iterable[Heading]) -> tuple[Callable[[Any], Any] | None, ...]:
    by_name = {column.name: column.get for column in kind.columns}
    assert len(by_name) == len(kind.columns), f"a column of {kind.part} comes twice"
    return tuple(by_name.get(heading.name) for heading in headings)
