"""The offers of an import: what it may write, each with its item in the report."""

from typing import NamedTuple

from timeline.edits.arguments import Evidence
from timeline.edits.drafts import Draft
from timeline.edits.meanings import NameRole
from timeline.edits.names import Names
from timeline.imports.newcomers import Newcomers
from timeline.imports.returned_values import ReturnedEntry
from timeline.imports.review import Changed, New, StruckOut
from timeline.imports.state import State
from timeline.imports.taking_over import NO_EVIDENCE


class OfferedNew(NamedTuple):
    """New entries: that of a row, and its figures."""

    item: New
    drafts: tuple[Draft, ...]
    said: Draft | None = None
    """The entry as the row says it, where a person typed something else; the next import compares with that."""


class OfferedChange(NamedTuple):
    """An entry with changes, and who says so."""

    item: Changed
    entry: ReturnedEntry
    evidence: Evidence = NO_EVIDENCE
    said: ReturnedEntry | None = None
    """The entry as it came, where a person typed something else."""


class Alias(NamedTuple):
    """A further name of an actor or a place of the log."""

    role: NameRole
    id: str
    name: str


class Offers:
    """All that may be written, collected while the table is read."""

    def __init__(self, names: Names, newcomers: Newcomers, state: State | None = None, source: str = "") -> None:
        self.names = names
        self.newcomers = newcomers
        self.state = state
        """The state of the last import; None for tables that came back."""
        self.source = source
        """Id of the source of the rows; empty for tables that came back."""
        self.new_source: Draft | None = None
        """The source itself, where the log does not have it yet."""
        self.new: list[OfferedNew] = []
        self.changed: list[OfferedChange] = []
        self.alike: list[OfferedChange] = []
        """Entries of which a field was changed alike on both sides, and nothing else was changed there."""
        self.removed: list[StruckOut] = []
        self.aliases: list[Alias] = []
        """Names that a person said to be those of actors and places of the log."""
        self.declared: list[Draft] = []
        """New actors and places that a person declared; their names have a meaning by now."""
