"""The entries of one kind in a log: by id, in the order of the files, and by what they name."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from timeline.dates import Day
from timeline.folding import spellings
from timeline.log.conditions import Condition
from timeline.log.model import Actor, Entry, Place
from timeline.log.positions import EVERYWHERE, FIRST, LAST, Positioned, Span
from timeline.log.roles import Role, own_names_in

if TYPE_CHECKING:
    from timeline.log.sure import Sure
    from timeline.phrases import Phrase

AnyEntry = TypeVar("AnyEntry", bound=Entry)


def names_by(entry: Actor | Place) -> tuple[str, ...]:
    """Return every name by which one may ask for an actor or a place."""
    former = (one.name for one in entry.names) if isinstance(entry, Actor) else ()
    return (entry.id, entry.name, *entry.aliases, *former)


class Section(Mapping[str, AnyEntry], Generic[AnyEntry]):
    """The entries of one kind by id. An entry is opened when it is used, not before."""

    @abstractmethod
    def among(self, condition: Condition) -> Iterator[AnyEntry]:
        """Yield the entries that may meet a condition, in order: all that do, and maybe more."""

    def ordered(
        self,
        condition: Condition,
        span: Span = EVERYWHERE,  # noqa: ARG002 - all of them may have a row in it
        *,
        reverse: bool = False,  # noqa: ARG002 - any order is that of bounds that hold for all
    ) -> Iterator[Positioned[AnyEntry]]:
        """Yield the entries that may meet a condition and may have a row in a span of positions in a chronology.

        They stand in the order of the first position of a row, with `reverse` in the opposite order of the last one;
        those of one position in the order of the log, or its opposite.
        """
        return ((FIRST, LAST, entry) for entry in self.among(condition))

    def partly_counted(self, may: Condition, must: Condition) -> tuple[int, Iterator[AnyEntry]]:  # noqa: ARG002
        """Count the rows in a chronology of entries that meet `must`, as far as no entry must be opened for that.

        Also return the other entries that may meet `may`. Entries that meet `must` meet `may`.
        """
        return 0, self.among(may)

    @abstractmethod
    def named(self, spelt: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the entries with a name of one of these spellings (`timeline.folding`), in order."""

    def beginning(self, start: str) -> Iterator[str]:
        """Yield the ids that begin with a text."""
        return (identity for identity in self if identity.startswith(start))

    @abstractmethod
    def naming(self, role: Role, name: str) -> tuple[str, ...]:
        """Return the ids of the entries that name something in a role, in order."""

    @abstractmethod
    def ranked(self, phrases: "Sequence[Phrase]") -> Mapping[str, float]:
        """Return by id the ranks of entries whose title or summary has one of these phrases: less is better."""

    @abstractmethod
    def used(self, role: Role) -> Iterator[str]:
        """Yield everything that any entry of the log names in a role, known by now or later, each once."""

    def sure(self, must: Condition) -> "Sure[AnyEntry]":  # noqa: ARG002 - in memory, none is
        """Return the entries of which it is sure, without opening them, that they meet a condition; others may."""
        from timeline.log.sure import Sure  # which only counts need

        return Sure(self.among)

    @abstractmethod
    def seen(self, day: Day | None, change: Callable[[AnyEntry], AnyEntry] | None = None) -> "Section[AnyEntry]":
        """Return the section without the entries not known by a day; `change` removes from an entry what came later.

        Without a day all entries stay. What an earlier call changed comes to a later one as it was changed.
        """

    @property
    @abstractmethod
    def hidden(self) -> int:
        """Number of entries that became known only after the day."""

    @property
    @abstractmethod
    def knows_inside(self) -> bool:
        """True if it can find entries by what lies inside a place or an actor (`conditions.Naming.inside`)."""


class InMemorySection(Section[AnyEntry]):
    """A section in memory: vocabulary of a log that is being read.

    With `earlier`, the entries are found by the names that they have there, before something was taken from them: a
    question may use a name that came later than its day.
    """

    def __init__(self, entries: dict[str, AnyEntry], earlier: "InMemorySection[AnyEntry] | None" = None) -> None:
        self._entries = entries
        self._earlier = earlier
        self._naming: dict[tuple[Role, str], list[str]] = {}
        self._looked_at = 0

    def __getitem__(self, identity: str) -> AnyEntry:
        return self._entries[identity]

    def get(self, identity: str, default: Any = None) -> Any:
        """Return the entry of an id, or what is given instead of one."""
        return self._entries.get(identity, default)

    def __contains__(self, identity: object) -> bool:
        return identity in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def among(self, condition: Condition) -> Iterator[AnyEntry]:  # noqa: ARG002 - all of them may
        """Yield all entries, each of which may meet a condition."""
        return iter(self._entries.values())

    def named(self, spelt: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the entries with a name of one of these spellings."""
        if self._earlier is not None:
            return self._earlier.named(spelt)
        several = ((i, names_by(e)) for i, e in self._entries.items() if isinstance(e, Actor | Place))
        asked = frozenset(spelt)
        return tuple(i for i, names in several if any(not asked.isdisjoint(spellings(name)) for name in names))

    def naming(self, role: Role, name: str) -> tuple[str, ...]:
        """Return the ids of the entries that name something in a role."""
        for identity in islice(self._entries, self._looked_at, None):  # those that have come since the last time
            for named in own_names_in(self._entries[identity]):
                self._naming.setdefault(named, []).append(identity)
        self._looked_at = len(self._entries)
        return tuple(self._naming.get((role, name), ()))

    def ranked(self, phrases: "Sequence[Phrase]") -> Mapping[str, float]:  # noqa: ARG002 - none is better than another
        """Return no ranks: the vocabulary has none."""
        return {}

    def used(self, role: Role) -> Iterator[str]:
        """Yield everything that any entry names in a role."""
        every = (named for entry in self._entries.values() for named in own_names_in(entry))
        return iter(dict.fromkeys(name for its, name in every if its == role))

    def seen(
        self,
        day: Day | None,
        change: Callable[[AnyEntry], AnyEntry] | None = None,
    ) -> "InMemorySection[AnyEntry]":
        """Return the section with every entry changed: vocabulary is known from the start."""
        # No kind of vocabulary has a day on which it became known.
        if change is None:
            return self
        changed = {i: change(entry) for i, entry in self._entries.items()}
        return InMemorySection(changed, None if day is None else self)

    @property
    def hidden(self) -> int:
        """Number of entries that became known later: none."""
        return 0

    @property
    def knows_inside(self) -> bool:
        """False: entries are found by their own names only."""
        return False
