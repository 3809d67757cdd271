"""The entries of one kind in a log: by id, in the order of the files, and by what they name."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Generic, TypeVar

from timeline.dates import Day
from timeline.log.conditions import Condition
from timeline.log.model import Actor, Entry, Place
from timeline.log.roles import Role, names_as, own_names_in
from timeline.text import fold

AnyEntry = TypeVar("AnyEntry", bound=Entry)


class Section(Mapping[str, AnyEntry], Generic[AnyEntry]):
    """What a log holds of one kind. Entries are opened when they are looked at, not before."""

    @abstractmethod
    def among(self, condition: Condition) -> Iterator[AnyEntry]:
        """The entries that may meet a condition, in order: all that do, and maybe more."""

    @abstractmethod
    def named(self, folded: str) -> tuple[str, ...]:
        """The ids of those that go by a name (folded, see `timeline.text.fold`), in order."""

    def beginning(self, start: str) -> Iterator[str]:
        """The ids that begin so."""
        return (identity for identity in self if identity.startswith(start))

    @abstractmethod
    def naming(self, role: Role, name: str) -> tuple[str, ...]:
        """The ids of those that name something in a role, in order."""

    @abstractmethod
    def ranked(self, phrases: Sequence[str]) -> Mapping[str, float]:
        """By id, how well those answer whose title or summary has any of these folded phrases: less is better."""

    @abstractmethod
    def used(self, role: Role) -> Iterator[str]:
        """All that any entry of the log names in a role, known by now or later, each once."""

    @abstractmethod
    def names(self, role: Role) -> Iterator[frozenset[str]]:
        """What each entry names in a role, entry by entry, none of which has to be opened for it."""

    @abstractmethod
    def seen(self, day: Day, change: Callable[[AnyEntry], AnyEntry] | None = None) -> "Section[AnyEntry]":
        """The section without what was not known by a day; `change` takes out of an entry what came later."""

    @property
    @abstractmethod
    def hidden(self) -> int:
        """How many entries are there that are not to be seen yet."""

    @property
    @abstractmethod
    def knows_inside(self) -> bool:
        """Whether it can be asked for what lies inside a place or an actor (`conditions.Naming.inside`)."""


class InMemorySection(Section[AnyEntry]):
    """Entries that are in memory: the vocabulary of a log that is being read."""

    def __init__(self, entries: dict[str, AnyEntry]) -> None:
        self._entries = entries
        self._naming: dict[tuple[Role, str], list[str]] = {}
        self._looked_at = 0

    def __getitem__(self, identity: str) -> AnyEntry:
        return self._entries[identity]

    def __contains__(self, identity: object) -> bool:
        return identity in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def among(self, condition: Condition) -> Iterator[AnyEntry]:  # noqa: ARG002 - all of them may
        """The entries that may meet a condition."""
        return iter(self._entries.values())

    def named(self, folded: str) -> tuple[str, ...]:
        """The ids of those that go by a name."""
        several = ((i, (i, e.name, *e.aliases)) for i, e in self._entries.items() if isinstance(e, Actor | Place))
        return tuple(identity for identity, names in several if folded in map(fold, names))

    def naming(self, role: Role, name: str) -> tuple[str, ...]:
        """The ids of those that name something in a role."""
        for identity in islice(self._entries, self._looked_at, None):  # those that have come since the last time
            for named in own_names_in(self._entries[identity]):
                self._naming.setdefault(named, []).append(identity)
        self._looked_at = len(self._entries)
        return tuple(self._naming.get((role, name), ()))

    def ranked(self, phrases: Sequence[str]) -> Mapping[str, float]:  # noqa: ARG002 - none is better than another
        """How well those answer: the vocabulary is not ranked."""
        return {}

    def used(self, role: Role) -> Iterator[str]:
        """All that any entry names in a role."""
        every = (named for entry in self._entries.values() for named in own_names_in(entry))
        return iter(dict.fromkeys(name for its, name in every if its == role))

    def names(self, role: Role) -> Iterator[frozenset[str]]:
        """What each entry names in a role."""
        return (names_as(role, entry) for entry in self._entries.values())

    def seen(self, day: Day, change: Callable[[AnyEntry], AnyEntry] | None = None) -> "InMemorySection[AnyEntry]":  # noqa: ARG002
        """The section without what was not known by a day."""
        # No kind of vocabulary has a day on which it became known.
        return self if change is None else InMemorySection({i: change(entry) for i, entry in self._entries.items()})

    @property
    def hidden(self) -> int:
        """How many entries are not to be seen yet."""
        return 0

    @property
    def knows_inside(self) -> bool:
        """It tells nothing of an entry before that is looked at."""
        return False
