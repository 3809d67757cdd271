"""A table before it is CSV, Excel or a data package: columns with their cells, composed for the rows of an answer.

A column stands once, with the function that gives its cells. A command lists the kinds of its rows, each with its
columns; the table has all of them, in the order in which they are read: first the columns for readers (dates in words,
titles, verdicts, names), then the details (ids, bounds of dates, files). A kind of row leaves the others empty.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import itemgetter
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


class Part(NamedTuple, Generic[AnyRow]):
    """The cells of several columns, made together for some rows: the function that gives them, and their number."""

    cells: Callable[[Sequence[AnyRow]], Iterable[Sequence[Any]]]
    size: int


class Column(NamedTuple, Generic[AnyRow]):
    """A column of the rows of one kind: name, kind, and the function that gives the cell of a row."""

    name: str
    kind: CellKind
    get: Callable[[AnyRow], Any]
    is_detail: bool = False
    companion_of: Companion | None = None
    refers: Refers | None = None
    part: Part[AnyRow] | None = None
    """The cells with which that of the column is made."""
    at: int = 0
    """The position of the cell among these."""

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

    parts: dict[int, Part[Other]] = {}

    def over(column: Column[AnyRow]) -> Column[Other]:
        name, kind, get, is_detail, beside, refers, part, at = column
        if part is None:
            return Column(name, kind, lambda row: get(find(row)), is_detail, beside, refers)
        cells = part.cells
        found = parts.setdefault(id(part), Part(lambda rows: cells([*map(find, rows)]), part.size))
        return _of_part(Column(name, kind, lambda row: get(find(row)), is_detail, beside, refers), found, at)

    return tuple(map(over, columns))


def together(cells: Callable[[Sequence[AnyRow]], Iterable[Sequence[Any]]], *headings: Heading) -> Columns[AnyRow]:
    """Columns, in this order, whose cells one function makes for some rows, column by column."""
    part = Part(cells, len(headings))
    return tuple(
        _of_part(Column(name, kind, lambda _: None, is_detail, beside, refers), part, at)
        for at, (name, kind, is_detail, beside, refers) in enumerate(headings)
    )


def _of_part(column: Column[AnyRow], part: Part[AnyRow], at: int) -> Column[AnyRow]:
    return column._replace(get=lambda row: [*part.cells([row])][at][0], part=part, at=at)


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

Cells = Sequence[Sequence[Any]]
"""The cells of each column, for some rows."""


class Batch(NamedTuple):
    """Some rows: those of each kind column by column."""

    parts: Sequence[tuple[str, Cells]]
    """The name of the part of each kind, with the cells of its rows."""
    order: Sequence[int] | None = None
    """For each row in order, its place among the rows of all parts; None if these stand in order."""

    def in_order(self, several: Iterable[Iterable[Other]]) -> Sequence[Other]:
        """Return values that were made of the rows of each kind, in the order of the rows."""
        made = [*chain.from_iterable(several)]
        return made if self.order is None else itemgetter(*self.order)(made)


_BATCH = 256
"""Number of rows in a batch."""


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
        return map(itemgetter(1), self.lines)

    @property
    def batches(self) -> Iterator[Batch]:
        """The rows in order, many at a time."""
        return self.lines.batches() if isinstance(self.lines, _Composed) else batches_of(self.rows)

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
    lines = _Composed({kind.part: _maker(kind, headings) for kind in kinds}, rows)
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


class _Composed(Iterable[tuple[str, Row]]):
    """The rows of several kinds, each behind the name of its part; their cells are made for many rows at a time."""

    def __init__(
        self, makers: Mapping[str, Callable[[Sequence[Any]], Cells]], rows: Iterable[tuple[RowKind[Any], Any]]
    ) -> None:
        self._makers = makers
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[tuple[str, Row]]:
        for batch in self.batches():
            yield from batch.in_order([(part, row) for row in zip(*cells, strict=True)] for part, cells in batch.parts)

    def batches(self) -> Iterator[Batch]:
        """Yield the rows, many at a time."""
        while some := [*islice(self._rows, _BATCH)]:
            yield self._made([kind.part for kind, _ in some], [row for _, row in some])

    def _made(self, parts: Sequence[str], rows: Sequence[Any]) -> Batch:
        """The cells of rows, of which each belongs to a part."""
        different = dict.fromkeys(parts)
        if len(different) == 1:
            return Batch([(parts[0], self._makers[parts[0]](rows))])
        places: list[int] = []
        made: list[tuple[str, Cells]] = []
        for part in different:
            own = [place for place, one in enumerate(parts) if one == part]
            places += own
            made.append((part, self._makers[part]([rows[place] for place in own])))
        return Batch(made, sorted(range(len(places)), key=places.__getitem__))


def batches_of(rows: Iterable[Row]) -> Iterator[Batch]:
    """Yield rows column by column, for many of them at a time."""
    waiting = iter(rows)
    while batch := [*islice(waiting, _BATCH)]:
        yield Batch([("", [*zip(*batch, strict=True)])])


def _maker(kind: RowKind[Any], headings: Sequence[Heading]) -> Callable[[Sequence[Any]], Cells]:
    """The function that makes the cells of rows under the headings: parts first, then single cells, then in order."""
    columns = {column.name: column for column in kind.columns}
    assert len(columns) == len(kind.columns), f"a column of {kind.part} comes twice"
    parts: dict[int, tuple[Callable[[Sequence[Any]], Iterable[Sequence[Any]]], int]] = {}
    size = 1  # the first cells are the empty ones, for columns of other kinds
    for column in kind.columns:
        if column.part is not None and id(column.part) not in parts:
            parts[id(column.part)] = column.part.cells, size
            size += column.part.size
    singles = [column for column in kind.columns if column.part is None]
    places = {column.name: size + number for number, column in enumerate(singles)}
    places |= {c.name: parts[id(c.part)][1] + c.at for c in kind.columns if c.part is not None}
    several, getters = [cells for cells, _ in parts.values()], [column.get for column in singles]
    in_order = _picker([places.get(heading.name, 0) for heading in headings])

    def make(rows: Sequence[Any]) -> Cells:
        found: list[Sequence[Any]] = [(None,) * len(rows)]
        for cells in several:
            found += cells(rows)
        found += [[*map(get, rows)] for get in getters]
        return in_order(found)

    return make


def _picker(places: Sequence[int]) -> Callable[[Sequence[Any]], Row]:
    """The function that picks values by their places."""
    if len(places) == 1:
        (only,) = places
        return lambda values: (values[only],)
    return itemgetter(*places)
