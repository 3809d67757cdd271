"""The content of a table that came back: entries with what stands there now, new ones, those that are gone."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from timeline.edits.meanings import Question
from timeline.imports.sheet_fields import Section, list_keys
from timeline.imports.three_way import Change, three_way
from timeline.log.editing.values import Value
from timeline.tables.cells import Row

RefusedBecause = Literal[
    "bad-value", "missing", "unknown-id", "changed-id", "gone-here", "twice", "not-editable", "disagree"
]  # fmt: skip
"""Reasons for which a cell or a row is not taken over."""


class SheetRows(NamedTuple):
    """A sheet that came back: its name (of CSV empty), its headings in the order of its columns, and the rows below."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Row]
    is_by_csv: bool = False
    """True for CSV, and for a workbook that was made of it: with an apostrophe before what would calculate."""


class Place(NamedTuple):
    """A place in a table."""

    sheet: str
    row: int
    column: str = ""
    """The letters of the column; empty where the row as a whole is meant."""
    heading: str = ""


class Refusal(NamedTuple):
    """A cell or row that is not taken over: its place, the entry concerned (if any), a sentence and its remedy."""

    because: RefusedBecause
    place: Place
    id: str
    message: str
    hint: str = ""


class ReturnedEntry(NamedTuple):
    """An entry that came back, with what stands there now, what the log says, and what was sent if that is known."""

    place: Place
    section: Section
    id: str
    theirs: Mapping[str, Value | None]
    """By key; a key of which nothing is said is left out, and None is an empty cell."""
    ours: Mapping[str, Value | None]
    base: Mapping[str, Value | None] | None = None
    places: Mapping[str, Place] = {}
    """The cells by key."""
    questions: tuple[Question, ...] = ()
    """Names without a certain meaning in what was changed; the values have them as they were typed."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes on both sides."""
        return three_way(self.theirs, self.ours, self.base, frozenset(list_keys(self.section)))


class NewRow(NamedTuple):
    """A row without an id: a new entry, with its values by key."""

    place: Place
    section: Section
    value: Mapping[str, Value]
    questions: tuple[Question, ...] = ()


class StruckOut(NamedTuple):
    """An entry that is to be removed."""

    place: Place
    section: Section
    id: str


class Gone(NamedTuple):
    """An entry that was sent, and whose row is gone."""

    section: Section
    id: str
    is_gone_here: bool = False
    """True if the log does not have it any more, and its row was left as it was sent."""


class ComputedChange(NamedTuple):
    """A cell that the program works out, and that was changed: nothing follows from it."""

    place: Place
    id: str
    was: str
    now: str


class Returned(NamedTuple):
    """All that came back."""

    entries: tuple[ReturnedEntry, ...] = ()
    """Those that stand in the log, each once, changed or not."""
    new: tuple[NewRow, ...] = ()
    struck_out: tuple[StruckOut, ...] = ()
    gone: tuple[Gone, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    computed: tuple[ComputedChange, ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences for the user, without a full stop: columns that were added, hidden rows, a base that is damaged."""
