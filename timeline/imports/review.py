"""The report of an import as a value: what is new, what was changed there or here, what is gone, doubles, refusals.

It is the same for tables under a map and for tables that came back, whether or not anything is written.
"""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from timeline.edits.meanings import NameRole
from timeline.imports.items import Codec
from timeline.imports.newcomers import Newcomer
from timeline.imports.returned_values import Place
from timeline.imports.three_way import Change
from timeline.log.editing.values import Path, Value
from timeline.spool import Spool

Way = Literal["map", "sheet", "answer"]
"""The way in which a table was read: under a map, as one sent out for editing, or as an answer that came back."""

Kind = Literal["new", "changed", "removed"]
"""Kinds of offers: new entries, what was changed there, entries that were struck out there."""


class EntryName(NamedTuple):
    """An entry of the log, by section and id, and its title (of a figure its subject and measure)."""

    section: str
    id: str
    title: str


class Asked(NamedTuple):
    """A name in a new entry that nothing is called: it becomes an actor or a place; `country` is one that it names."""

    role: NameRole
    text: str
    path: Path
    country: str | None = None


class New(NamedTuple):
    """A row that the log does not have: the entry that it would become, and the figures beside it."""

    place: Place
    identity: str
    """The name of the row in its source; empty for a new row of a table that came back."""
    entry: EntryName
    value: Mapping[str, Value]
    figures: tuple[Mapping[str, Value], ...] = ()
    asks: tuple[str, ...] = ()
    """Names in it without a certain meaning."""
    questions: tuple[tuple[Asked, ...], ...] = ()
    """These names with their paths: those in the entry, then those in each figure."""


def _new(plain: list[Any]) -> New:
    """Return a new row from what it is as JSON."""
    place, identity, entry, value, figures, asks, questions = plain
    several = tuple(
        [tuple([Asked(role, text, tuple(path), code) for role, text, path, code in each]) for each in questions]
    )
    return New(Place(*place), identity, EntryName(*entry), value, tuple(figures), tuple(asks), several)


class Changed(NamedTuple):
    """An entry that says otherwise there, or here, than at the last import."""

    place: Place
    identity: str
    entry: EntryName
    changes: tuple[Change, ...]
    """In the order of the columns; `outcome` says where: there, here, the same on both, or a conflict."""
    places: Mapping[str, Place] = {}
    """The cells by key, where they are known."""
    asks: tuple[str, ...] = ()

    @property
    def is_changed_there(self) -> bool:
        """True if something would be written; else it was changed here only, or on both sides alike."""
        return any(change.outcome in ("there", "conflict") for change in self.changes)

    @property
    def has_conflict(self) -> bool:
        """True if a field was changed differently on both sides."""
        return any(change.outcome == "conflict" for change in self.changes)


class Gone(NamedTuple):
    """An entry that was imported or sent, and is gone on one side: nothing follows from that."""

    identity: str
    entry: EntryName
    """Its title is empty for one that is not in the log any more."""
    is_gone_here: bool = False
    """True if it was removed from the log, and its row is still there."""


class StruckOut(NamedTuple):
    """An entry that is marked for removal."""

    place: Place
    entry: EntryName


class Double(NamedTuple):
    """A new row that may be an entry that the log has, with the reasons: a proposal, nothing is decided."""

    new: New
    entry: EntryName
    why: str


class Refused(NamedTuple):
    """A cell or a row that is not taken over, with the reason and a remedy; the rest of the row is, if `is_part`."""

    place: Place
    """Without a column, the whole row is meant."""
    shown: str
    """The cell as a message shows it; empty for a row."""
    why: str
    remedy: str
    id: str = ""
    """The entry of the row, where it is known."""
    is_part: bool = False


class Computed(NamedTuple):
    """A cell that the program works out, and that was changed there: it is not read back."""

    place: Place
    id: str
    was: str
    now: str


_CODEC = Codec((Place, Change, EntryName, New, Asked, Changed, Gone, StruckOut, Double, Refused, Computed))
"""The named tuples of which the items of a report are made."""


class Counts(NamedTuple):
    """The numbers of the report, exact whatever is listed."""

    rows: int
    """Rows that were read."""
    new: int
    changed: int
    """Entries of which something was changed there."""
    conflicts: int
    """Those among them that have a field which was changed on both sides."""
    here: int
    """Entries that were changed here only."""
    unchanged: int
    gone: int
    gone_here: int
    struck_out: int
    doubles: int
    refused: int
    computed: int
    left_out: int
    """Rows that the query of the map does not want."""


class Review:
    """The report of an import, filled while the table is read. Its lists may be read several times, in order."""

    def __init__(self, file: str, way: Way, source: str = "", licence: str = "") -> None:
        self.file = file
        self.way: Way = way
        self.source = source
        """Id of the source of the rows; empty for tables that came back."""
        self.licence = licence
        """The licence, as the source or the map has it."""
        self.map = ""
        """The name of the map."""
        self.sheet = ""
        self.notes: list[str] = []
        """Sentences for the user on how the table was read, without a full stop."""
        self.newcomers: tuple[Newcomer, ...] = ()
        """Names that the log does not know and that new or changed entries hold."""
        self.names_left_out: tuple[Newcomer, ...] = ()
        """Names that the log does not know and that the map leaves out."""
        self.is_new_source = False
        """True if the log does not have the source yet: it is written with the first entries."""
        self.new: Spool[New] = Spool(made=_new)
        self.changed: Spool[Changed] = Spool(_CODEC.plain, _CODEC.made)
        self.here: Spool[Changed] = Spool(_CODEC.plain, _CODEC.made)
        self.gone: Spool[Gone] = Spool(_CODEC.plain, _CODEC.made)
        self.struck_out: Spool[StruckOut] = Spool(_CODEC.plain, _CODEC.made)
        self.doubles: Spool[Double] = Spool(_CODEC.plain, _CODEC.made)
        self.refused: Spool[Refused] = Spool(_CODEC.plain, _CODEC.made)
        self.computed: Spool[Computed] = Spool(_CODEC.plain, _CODEC.made)
        self.rows = self.unchanged = self.left_out = self._conflicts = self._gone_here = 0

    def add_compared(self, entry: Changed) -> None:
        """Add an entry that was compared: to those that were changed there, or here, or are unchanged."""
        if entry.is_changed_there:
            self.changed.append(entry)
            self._conflicts += entry.has_conflict
        elif any(change.outcome == "here" for change in entry.changes):
            self.here.append(entry)
        else:
            self.unchanged += 1

    def add_gone(self, entry: Gone) -> None:
        """Add an entry that is gone on one side."""
        self.gone.append(entry)
        self._gone_here += entry.is_gone_here

    @property
    def counts(self) -> Counts:
        """The numbers."""
        return Counts(
            rows=self.rows,
            new=len(self.new),
            changed=len(self.changed),
            conflicts=self._conflicts,
            here=len(self.here),
            unchanged=self.unchanged,
            gone=len(self.gone) - self._gone_here,
            gone_here=self._gone_here,
            struck_out=len(self.struck_out),
            doubles=len(self.doubles),
            refused=len(self.refused),
            computed=len(self.computed),
            left_out=self.left_out,
        )
