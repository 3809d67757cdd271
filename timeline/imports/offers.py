"""The offers of an import: what it may write, each with its item in the report."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.edits.arguments import Evidence
from timeline.edits.drafts import Draft
from timeline.edits.meanings import NameRole, Question
from timeline.edits.meanings import New as NewName
from timeline.edits.names import Names
from timeline.imports.newcomers import Newcomers
from timeline.imports.returned_values import Place, ReturnedEntry
from timeline.imports.review import Asked, Changed, EntryName, New, StruckOut
from timeline.imports.state import State
from timeline.imports.taking_over import NO_EVIDENCE


class OfferedNew(NamedTuple):
    """New entries: that of a row, and its figures; they are made of the item when they are asked for."""

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
        self.items: Iterable[New] = ()
        """The new rows; they may be read several times."""
        self.asked: dict[tuple[NameRole, str], None] = {}
        """The names in new rows that nothing is called, in their order."""
        self.typed: dict[tuple[Place, EntryName], OfferedNew] = {}
        """New entries of which a person typed something, by place and name of their items."""
        self.changed: list[OfferedChange] = []
        self.alike: list[OfferedChange] = []
        """Entries of which a field was changed alike on both sides, and nothing else was changed there."""
        self.removed: list[StruckOut] = []
        self.aliases: list[Alias] = []
        """Names that a person said to be those of actors and places of the log."""
        self.declared: list[Draft] = []
        """New actors and places that a person declared; their names have a meaning by now."""

    @property
    def new(self) -> Iterator[OfferedNew]:
        """The new entries, which are not kept in memory."""
        return (self.typed.get((item.place, item.entry)) or OfferedNew(item, _drafts(item)) for item in self.items)


def asked_of(questions: Iterable[Question]) -> tuple[Asked, ...]:
    """Return the names in a new entry that may be declared."""
    return tuple(
        [
            Asked(one.role, one.text, one.path, one.meaning.country)
            for one in questions
            if isinstance(one.meaning, NewName)
        ]
    )


def _drafts(item: New) -> tuple[Draft, ...]:
    questions = [
        tuple([Question(one.role, one.text, NewName(one.country), path=one.path) for one in several])
        for several in item.questions
    ] or [()] * (1 + len(item.figures))
    first = Draft(item.entry.section, item.entry.id, {**item.value}, questions=questions[0])
    figures = zip(item.figures, questions[1:], strict=True)
    return first, *(Draft("figures", str(value["id"]), {**value}, questions=several) for value, several in figures)
