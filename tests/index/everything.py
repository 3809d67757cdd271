"""The reader that narrows nothing: sections in memory that know no index, and give every entry to every question."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from timeline.dates import Day
from timeline.folding import spellings
from timeline.index.documents import SECTIONS
from timeline.log.asof import as_known, before_corrections
from timeline.log.conditions import Condition
from timeline.log.findings import Findings
from timeline.log.known import known_day
from timeline.log.loader import LogReader
from timeline.log.log import Log, names_in
from timeline.log.roles import Role, own_names_in
from timeline.log.section import Section, names_by
from timeline.phrases import Phrase
from timeline.workspace import Workspace

DATED = ("events", "plans", "figures")


class Everything(Section[Any]):
    """All entries of one kind, in the order of the files."""

    def __init__(self, name: str, entries: Mapping[str, Any], hidden: int = 0) -> None:
        self._name = name
        self._entries = entries
        self._hidden = hidden
        self.called: Mapping[str, Any] = {}
        """The entries by whose names the others are found, whenever these came."""
        self.log: Log | None = None
        """The whole log, which must be there before the section is asked for what depends on others."""

    def __getitem__(self, identity: str) -> Any:
        return self._entries[identity]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def among(self, condition: Condition) -> Iterator[Any]:
        return iter(self._entries.values())

    def named(self, spelt: Sequence[str]) -> tuple[str, ...]:
        several = ((i, names_by(entry)) for i, entry in (self.called or self._entries).items())
        return tuple(i for i, names in several if any({*spellings(name)} & {*spelt} for name in names))

    def naming(self, role: Role, name: str) -> tuple[str, ...]:
        return tuple(i for i, entry in self._entries.items() if (role, name) in own_names_in(entry))

    def ranked(self, phrases: Sequence[Phrase]) -> Mapping[str, float]:
        return {}

    def used(self, role: Role) -> Iterator[str]:
        assert self.log is not None
        log = self.log
        every = [entry for section in SECTIONS for entry in getattr(log, section).values()]
        return iter(dict.fromkeys(name for entry in every for its, name in names_in(entry, log) if its == role))

    def seen(self, day: Day | None, change: Callable[[Any], Any] | None = None) -> "Everything":
        log = self.log
        assert log is not None
        if day is None or self._name not in DATED:
            shown = self._entries
        else:
            then = before_corrections(log, day)
            shown = {i: e for i, e in self._entries.items() if known_day(getattr(then, self._name)[i], then) <= day}
        changed = {i: change(entry) if change is not None else entry for i, entry in shown.items()}
        section = Everything(self._name, changed, len(self._entries) - len(shown))
        section.log = log
        if day is not None and self._name not in DATED:
            section.called = self._entries
        return section

    @property
    def hidden(self) -> int:
        return self._hidden

    @property
    def knows_inside(self) -> bool:
        return False


def read(path: str) -> Log:
    """A log without errors, read into memory by the parser alone."""
    found: dict[str, dict[str, Any]] = {section: {} for section in SECTIONS}
    reader = LogReader(path, Findings())
    for one in reader.entries():
        found[one.section][one.entry.id] = one.entry
    assert reader.header is not None
    sections: dict[str, Any] = {name: Everything(name, entries) for name, entries in found.items()}
    files = {file: number for number, file in enumerate(reader.outlines)}
    log = Log(path, reader.header, **sections, files=files)
    for section in sections.values():
        section.log = log
    return log


def seen(logs: Sequence[Log], day: Day) -> Workspace:
    """The logs as of a day."""
    ranked = tuple(log._replace(rank=rank) for rank, log in enumerate(logs))
    return Workspace(logs=tuple(as_known(log, day) for log in ranked), as_of=day, whole=ranked)
