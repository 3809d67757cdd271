"""What every check has at hand: the log, its names, and a way to say where something is wrong."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

from timeline.log.findings import Suggestions
from timeline.log.geography import Geography
from timeline.log.memberships import Memberships
from timeline.log.model import Entry, Log
from timeline.log.nodes import find
from timeline.log.paths import Path, citations
from timeline.problems import Problem, Severity


class Context:
    """One log under check."""

    def __init__(self, log: Log, faulty: frozenset[str] = frozenset(), is_whole: bool = True) -> None:
        self.log = log
        self.faulty = faulty
        """The ids of entries that are there and could not be read."""
        self.is_whole = is_whole
        self.geography = Geography(log.places.values())
        self.memberships = Memberships(log.actors.values())
        self.suggestions = Suggestions()

    def entries(self) -> Iterator[Entry]:
        """Every entry of the log, vocabulary included."""
        log = self.log
        vocabulary = (log.sources, log.actors, log.places, log.types)
        return chain(*(section.values() for section in vocabulary), self.developments())

    def developments(self) -> Iterator[Entry]:
        """What the log tells: events, plans, figures."""
        return chain(self.log.events.values(), self.log.plans.values(), self.log.figures.values())

    @cached_property
    def cited(self) -> frozenset[str]:
        """The ids of all sources that are cited anywhere."""
        return frozenset(
            name for entry in self.entries() for _, c in citations(entry) for name in (c.ref, c.via) if name is not None
        )

    def near(self, word: str, among: str, known: Iterable[str], otherwise: str) -> str:
        """The hint at the nearest of what is known, else another one."""
        return self.suggestions.near(word, among, known) or otherwise

    def near_name(self, word: str, among: str, known: Iterable[tuple[str, str]]) -> str:
        """The hint at the nearest of the names that the log declares in a section, or to declare it."""
        near = self.suggestions.near_name(word, among, known)
        return f"{near} if not, declare it under {among!r}" if near else f"declare it under {among!r}"

    @staticmethod
    def place(of: Entry, seen_from: Entry) -> str:
        """Where an entry stands, as a message in another one says it."""
        return f"line {of.line}" if of.file == seen_from.file else f"{of.file}:{of.line}"

    @staticmethod
    def problem(
        entry: Entry, path: Path, code: str, message: str, hint: str = "", severity: Severity = "error"
    ) -> Problem:
        """A problem at the place of a field, or of as much of the way to it as the file has."""
        node = find(entry.node, path) if path else None
        line, column = (node.line, node.column) if node else (entry.line, entry.column)
        return Problem(entry.file, line, column, code, message, hint, severity=severity, entry=entry.id)
