"""The sections of a log as they are read from its index."""

from collections.abc import Callable, Iterator, Mapping, Sequence, ValuesView
from typing import TYPE_CHECKING, Any, TypeVar

from timeline.dates import Day
from timeline.index.documents import SECTIONS
from timeline.index.store import Store
from timeline.index.texts import IndexedTexts
from timeline.log.conditions import ALWAYS, NEVER, Condition, Unsteady, any_of, none_of, parts_of
from timeline.log.log import Log
from timeline.log.model import Entry
from timeline.log.positions import EVERYWHERE, Positioned, Span
from timeline.log.roles import Role
from timeline.log.section import Section

if TYPE_CHECKING:
    from timeline.log.sure import Sure
    from timeline.phrases import Phrase

AnyEntry = TypeVar("AnyEntry", bound=Entry)

_MOST_KEPT = 2_000
"""Maximum number of entries to keep in memory after a lookup by id."""

_NAMES: dict[str, Role] = {"actors": "actor", "places": "place"}


class IndexedSection(Section[AnyEntry]):
    """A section of an index; with a `day`, only the entries known by then."""

    def __init__(
        self,
        store: Store,
        name: str,
        day: Day | None = None,
        change: Callable[[AnyEntry], AnyEntry] | None = None,
    ) -> None:
        self._store = store
        self._name = name
        self._day = day
        self._change = change
        self._kept: dict[str, AnyEntry] = {}

    @property
    def store(self) -> Store:
        """The index."""
        return self._store

    def __getitem__(self, identity: str) -> AnyEntry:
        found: AnyEntry | None = self.get(identity)
        if found is None:
            raise KeyError(identity)
        return found

    def get(self, identity: str, default: Any = None) -> Any:
        """Return the entry of an id, or what is given instead of one."""
        found = self._kept.get(identity)
        if found is None and identity:  # no entry has an empty id
            entry: Any = self._store.get(self._name, identity, self._day)
            if entry is None:
                return default
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            found = self._kept[identity] = entry if self._change is None else self._change(entry)
        return default if found is None else found

    def __contains__(self, identity: object) -> bool:
        return isinstance(identity, str) and (
            identity in self._kept or self._store.holds(self._name, identity, self._day)
        )

    def __iter__(self) -> Iterator[str]:
        return self._store.ids(self._name, self._day)

    def beginning(self, start: str) -> Iterator[str]:
        """Yield the ids that begin with a text."""
        return self._store.beginning(self._name, start, self._day)

    def __len__(self) -> int:
        return self._store.count(self._name, self._day)

    def values(self) -> ValuesView[AnyEntry]:
        """Return a view of all entries, opened one after the other."""
        return _Values(self)

    def among(self, condition: Condition) -> Iterator[AnyEntry]:
        """Yield the entries that may meet a condition."""
        entries = self._store.entries(self._name, condition, self._day)
        return entries if self._change is None else map(self._change, entries)

    def sure(self, must: Condition) -> "Sure[AnyEntry]":
        """Return the entries of which it is sure, without opening them, that they meet a condition."""
        if self._day is None or must is NEVER:
            return super().sure(must)
        from timeline.index.sure import IndexedSure  # which only counts need

        return IndexedSure(self.among, self._store, self._name, must, self._day)

    def ordered(
        self, condition: Condition, span: Span = EVERYWHERE, *, reverse: bool = False
    ) -> Iterator[Positioned[AnyEntry]]:
        """Return the entries that may meet a condition, by the first position of each; in reverse by the last one."""
        found = self._store.ordered(self._name, condition, self._day, span, reverse=reverse)
        change = self._change
        return found if change is None else ((first, last, change(entry)) for first, last, entry in found)

    def partly_counted(self, may: Condition, must: Condition) -> tuple[int, Iterator[AnyEntry]]:
        """Count the rows of those entries whose number is certain, and yield the other ones that may answer."""
        if self._day is None or must is NEVER:
            return 0, self.among(may)
        met = [(type(part), part) for part in parts_of(may)]
        doubts = [none_of(part) for part in parts_of(must) if (type(part), part) not in met]
        doubt = any_of((*doubts, Unsteady(self._day)))
        number = self._store.dates(self._name, may) - self._store.dates_of_doubtful(self._name, doubt, may)
        opened = self._store.doubtful(self._name, doubt, may, self._day)
        return number, opened if self._change is None else map(self._change, opened)

    def named(self, spelt: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the entries with a name of one of these spellings."""
        return self._store.named(_NAMES[self._name], spelt)

    def naming(self, role: Role, name: str) -> tuple[str, ...]:
        """Return the ids of the entries that name something in a role."""
        return self._store.naming(self._name, role, name)

    def ranked(self, phrases: "Sequence[Phrase]") -> Mapping[str, float]:
        """Return ranks by id, from title and summary: less is better."""
        return dict(self._store.ranks(self._name, phrases, self._day)) if phrases else {}

    def used(self, role: Role) -> Iterator[str]:
        """Yield everything that any entry names in a role."""
        return self._store.names(role)

    def seen(self, day: Day | None, change: Callable[[AnyEntry], AnyEntry] | None = None) -> "IndexedSection[AnyEntry]":
        """Return the section without the entries that were not known by a day."""
        # The vocabulary has no day on which it became known.
        before = self._change
        both = change if before is None else before if change is None else lambda entry: change(before(entry))
        return IndexedSection(self._store, self._name, self._day if day is None else day, both)

    @property
    def hidden(self) -> int:
        """Number of entries that became known only after the day."""
        return 0 if self._day is None else self._store.hidden(self._name, self._day)

    @property
    def knows_inside(self) -> bool:
        """True if it can find entries by what lies inside a place or an actor."""
        return bool(self._store.about("closed"))


class _Values(ValuesView[AnyEntry]):
    """All entries of a section, opened one after the other."""

    _mapping: IndexedSection[AnyEntry]

    def __iter__(self) -> Iterator[AnyEntry]:
        return self._mapping.among(ALWAYS)


def log_of(store: Store) -> Log:
    """Return the log of an index; none of its entries is opened yet."""
    sections: dict[str, Any] = {section: IndexedSection(store, section) for section in SECTIONS}
    return Log(store.name, store.header(), **sections, files=store.files(), texts=IndexedTexts(store))
