"""Context of the checks: the log, its names, and the places of problems."""

from collections.abc import Container, Iterable, Sequence
from functools import cached_property
from itertools import chain

from timeline.dates import OPEN_END, Day
from timeline.log.deadlines import Moment, Resolver
from timeline.log.findings import Suggestion, Suggestions
from timeline.log.geography import Geography, former_state_remedy
from timeline.log.log import Log
from timeline.log.memberships import Memberships
from timeline.log.model import Entry, SubjectKind
from timeline.log.naming import Name, used_by
from timeline.log.paths import Path
from timeline.log.references import key_of, section_of
from timeline.log.roles import Named
from timeline.log.yaml.nodes import Mapping, Node, find
from timeline.problems import LineOf, Problem, Severity, place_words
from timeline.text import sign_remedy
from timeline.vocabulary.countries import COUNTRY_CODES
from timeline.vocabulary.regions import regions


class Context:
    """One log under check, which may still be growing: its header is there, its entries come one by one."""

    def __init__(
        self, log: Log, faulty: frozenset[str] = frozenset(), is_whole: bool = True, *, is_read: bool = True
    ) -> None:
        self.log = log
        self.faulty = faulty
        """Keys (`references.key_of`) of the entries that are there and could not be read."""
        self.is_whole = is_whole
        """True if every part of the files was read."""
        self.is_read = is_read
        """True if the whole log was read. Before that, there are no suggestions for unknown names."""
        self.used: set[Name] = set()
        """The sources and actors that something speaks of."""
        self.familiar: set[Named] = set()
        """Names in settled events and figures, all of which are known and counted as used."""
        self.alike: Iterable[Sequence[str]] = ()
        """Groups of two and more ids of events that look alike (`checks.alike`), each in the order of the log."""
        self.comparable: Iterable[Sequence[str]] = ()
        """Groups of figures that count the same thing in the same places (`checks.counted`)."""
        self.unplaced: list[tuple[Problem, Entry, Path]] = []
        """Problems that were put where their entry begins, because its node was not at hand, with their true path."""
        self.nodes: dict[Entry, Node] = {}
        """Nodes of entries in the file, as far as they are kept."""
        self.events_read: Container[str] = ()
        """Ids of events that were read, while the log does not have them yet."""
        self.just_read: tuple[Entry, Node] | None = None
        """An entry that was just read, with what the file has of it."""
        self._suggestions = Suggestions()
        self._resolvers: dict[Day, Resolver] = {}
        self._unread_keys: set[tuple[type[Entry], str, Path]] = set()

    def resolver(self, day: Day) -> Resolver:
        """Return what resolves the deadlines of the whole log on a day, with all that ever became known."""
        return self._resolvers.setdefault(day, Resolver(self.log, Moment(day, OPEN_END)))

    @property
    def compared(self) -> int:
        """Number of words that were compared for suggestions so far."""
        return self._suggestions.compared

    def finish(self, faulty: frozenset[str], is_whole: bool) -> None:
        """Mark the log as complete: from now on every question is judged by all of it."""
        self.faulty = faulty
        self.is_whole = is_whole
        self.is_read = True

    def see(self, entry: Entry) -> None:
        """Record the names that an entry uses. The record grows with the vocabulary, not with the log."""
        self.used.update(used_by(entry))

    def is_faulty(self, section: str, identity: str) -> bool:
        """Return whether a section has an entry of that id which could not be read."""
        return key_of(section, identity) in self.faulty

    def knows_place(self, identity: str) -> bool:
        """Return whether an id or code stands for a place."""
        return identity in self.log.places or identity in COUNTRY_CODES or identity in regions()

    def node(self, entry: Entry) -> Node | None:
        """Return the node of an entry in the file, if it is kept."""
        if self.just_read is not None and self.just_read[0] is entry:
            return self.just_read[1]
        return self.nodes.get(entry)

    def has_key(self, entry: Entry, *path: str | int) -> bool:
        """Return whether an entry has a key in the file; asked where its value is missing or unreadable.

        Without the node, return the answer that was given while it was in memory. Only keys with unreadable values are
        remembered for that.
        """
        node = self.node(entry)
        if node is None:
            return (type(entry), entry.id, path) in self._unread_keys
        above = find(node, path[:-1])
        has = isinstance(above, Mapping) and path[-1] in above.items
        if has:
            self._unread_keys.add((type(entry), entry.id, path))
        return has

    def problem(
        self, entry: Entry, path: Path, code: str, message: str, hint: str = "", severity: Severity = "error"
    ) -> Problem:
        """Return a problem at the place of a field, or of the nearest part around it that the file has."""
        whole = self.node(entry) if path else None
        place: Entry | Node = entry if whole is None else find(whole, path)
        section = section_of(entry)
        problem = Problem(
            entry.file, place.line, place.column, code, message, hint, severity, entry=entry.id, section=section
        )
        if path and whole is None and self.is_read:
            self.unplaced.append((problem, entry, path))
        return problem

    @staticmethod
    def place(of: Entry, seen_from: Entry) -> tuple[str, ...]:
        """Return the parts of a sentence about one entry that name the place of another."""
        return place_words(of.file, LineOf(of.line, key_of(section_of(of), of.id)), seen_from.file)

    def near(self, word: str, among: str, known: Iterable[str], otherwise: str) -> str:
        """Return the hint at the nearest known word, else another hint."""
        return (self.is_read and self._suggestions.near(word, among, known)) or otherwise

    def near_name(self, word: str, among: str, known: Iterable[tuple[str, str]]) -> str:
        """Return the hint at the nearest name that the log declares in a section, or the hint to declare it."""
        near, is_certain, _ = self._suggestions.near_name(word, among, known) if self.is_read else Suggestion("", False)
        if is_certain:
            return near
        return f"{near} if not, {self.undeclared(among)}" if near else self.undeclared(among)

    @staticmethod
    def undeclared(section: str) -> str:
        """Return the hint at a name that nothing known is like."""
        return f"declare it under {section!r}"

    def near_actor(self, word: str) -> str:
        """Return the hint at the actor whose name was written instead of its id, else at the nearest name."""
        if not self.is_read:
            return ""
        if remedy := sign_remedy(word, self.log.actors.__contains__):
            return remedy
        memberships = self._memberships
        return written(*memberships.find(word)) or self.near_name(word, "actors", memberships.named())

    def near_place(self, word: str) -> str:
        """Return the hint at the place whose name was written instead of its id or code, else at the nearest name."""
        if not self.is_read:
            return ""
        if remedy := sign_remedy(word, self.knows_place):
            return remedy
        geography = self._geography
        remedy = written(*geography.meanings(word)) or former_state_remedy(word)
        return remedy or self.near_name(word, "places", geography.named())

    def near_subject(self, word: str, kind: SubjectKind | None) -> str:
        """Return the hint at an actor, a place or an event, of one kind if that was written."""
        if not self.is_read or kind == "actor":
            return self.near_actor(word)
        if kind == "place":
            return self.near_place(word)
        if kind == "event":
            return self.near(word, "events", self.log.events, "give the id of an event")
        if remedy := sign_remedy(word, lambda name: name in self.log.actors or self.knows_place(name)):
            return remedy
        memberships, geography = self._memberships, self._geography
        meant = dict.fromkeys((*memberships.find(word), *filter(None, (geography.find(word),))))
        names = chain(memberships.named(), geography.named(), ((event, event) for event in self.log.events))
        near, is_certain, _ = self._suggestions.near_name(word, "subjects", names)
        otherwise = f"{'if not, ' if near else ''}declare it under 'actors' or 'places', or write {{text: …}}"
        return written(*meant) or (near if is_certain else f"{near} {otherwise}".strip())

    def actor_called(self, name: str) -> str | None:
        """Return the id of the only actor with a name, for a hint."""
        found = self._memberships.find(name)
        return found[0] if len(found) == 1 else None

    # For hints alone: cached while a log is still being read, these would be out of date.

    @cached_property
    def _memberships(self) -> Memberships:
        return Memberships(self.log.actors)

    @cached_property
    def _geography(self) -> Geography:
        return Geography(self.log.places)


def written(*identities: str) -> str:
    """Return the hint to write an id instead of a name; empty if there is no such id."""
    return f"write {' or '.join(repr(identity) for identity in identities)}" if identities else ""
