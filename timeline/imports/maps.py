"""The map of an import as a value: what the columns of a table mean for the entries of a log."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, get_args

from timeline.edits.keys import LineKind
from timeline.edits.meanings import NameRole
from timeline.imports.columns import Column
from timeline.imports.date_fields import DateField
from timeline.imports.templates import Template
from timeline.imports.value_fields import ValueField
from timeline.log.editing.values import Value

Into = Literal["events", "plans", "figures"]
INTO: tuple[Into, ...] = get_args(Into)
KIND_OF: Mapping[Into, LineKind] = {"events": "event", "plans": "plan", "figures": "figure"}

_COMMON = ("places", "actors", "status", "known", "checked", "tags", "summary", "note", "url", "sources")
KEYS: Mapping[Into, tuple[str, ...]] = {
    "events": ("id", "date", "title", "type", *_COMMON),
    "plans": (
        *("id", "title", "kind", "announced", "by", "to", "deadline", "deadline_words", "until"),
        *_COMMON,
    ),
    "figures": (
        *("id", "subject", "measure", "unit", "as_of", "over", "value", "low", "high", "qualifier", "words", "by"),
        *_COMMON,
    ),
}
"""The keys of an entry that a map may fill."""

DATES = frozenset({"date", "known", "checked", "announced", "deadline", "until", "as_of", "over"})
NUMBERS = frozenset({"value", "low", "high"})
ROLES: Mapping[str, NameRole] = {
    "places": "place",
    "actors": "actor",
    "by": "actor",
    "to": "actor",
    "sources": "source",
    "type": "type",
    "subject": "subject",
}
"""The keys that name something, with what their names are looked up as."""

SEVERAL: Mapping[Into, frozenset[str]] = {
    "events": frozenset({"places", "actors", "tags", "sources"}),
    "plans": frozenset({"places", "actors", "tags", "sources", "by", "to"}),
    "figures": frozenset({"places", "actors", "tags", "sources"}),
}
"""The keys that take several values."""

Fields = Mapping[str, ValueField | DateField]


class OfEntry(NamedTuple):
    """A date of a figure that is a date of the entry of its row, by its key there."""

    key: str


class FigureMap(NamedTuple):
    """A figure that a row gives beside its entry; its subject is that entry, if it names no other."""

    fields: Mapping[str, ValueField | DateField | OfEntry]


class Query(NamedTuple):
    """A query that the mapped rows have to answer, and its place in the map."""

    text: str
    line: int
    column: int


class Map(NamedTuple):
    """The meanings of the columns of a table."""

    file: str
    source: Value
    """A source of the log by its id or title, or the value of a new one with its `id`."""
    source_place: tuple[int, int]
    """Line and column of the source in the map."""
    into: Into
    fields: Fields
    identity: tuple[Column, ...] = ()
    """The columns whose texts name a row in its source; without them it is named by its date and title."""
    source_at: Template | None = None
    figures: tuple[FigureMap, ...] = ()
    keep: tuple[str, ...] = ()
    """Keys that an update never touches."""
    when: Query | None = None
    sheet: str | None = None
    header: int | Literal["none"] | None = None
    """The number of the row with the headings; None where it is to be found."""
    skip: tuple[int | str, ...] = ()
    """Rows to leave out: their numbers, or `hxl`."""
    encoding: str | None = None
    delimiter: str | None = None
    columns: tuple[str, ...] = ()
    """The names of the columns of a table without headings."""

    @property
    def named(self) -> Iterator[Column]:
        """Every column that the map names, with its place in the map."""
        yield from self.identity
        for field in self.fields.values():
            yield from field.columns
        for figure in self.figures:
            for part in figure.fields.values():
                yield from () if isinstance(part, OfEntry) else part.columns
        if self.source_at is not None:
            yield from self.source_at.columns
