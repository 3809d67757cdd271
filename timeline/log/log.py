"""One log: its header, and its entries by section."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from timeline.log.model import Actor, Entry, Event, Figure, Header, OwnType, Place, Plan, Source, View
from timeline.log.paths import occasions
from timeline.log.references import SECTION_OF, Kind
from timeline.log.roles import Named, cited, own_names_in
from timeline.log.section import Section

Position = tuple[int, int, int, int]
"""Position of an entry among all entries of the logs that are asked: log, file, line and column, each by number."""


class Log(NamedTuple):
    """One log with all that its files hold."""

    file: str
    header: Header
    sources: Section[Source]
    actors: Section[Actor]
    places: Section[Place]
    types: Section[OwnType]
    views: Section[View]
    events: Section[Event]
    plans: Section[Plan]
    figures: Section[Figure]
    files: Mapping[str, int] = MappingProxyType({})
    """Its files by name, numbered in the order in which they are read: a file, then what it includes."""
    rank: int = 0
    """Its number among the logs that are asked together."""

    def position(self, entry: Entry) -> Position:
        """Return the position of an entry among all logs that are asked, which decides between entries of one date."""
        return self.rank, self.files[entry.file], entry.line, entry.column


def sections(log: Log) -> tuple[tuple[Kind, Section[Any]], ...]:
    """Return the sections whose entries a reference can name, by their kinds."""
    return tuple((kind, getattr(log, name)) for kind, name in SECTION_OF.items())


def names_in(entry: Entry, log: Log) -> frozenset[Named]:
    """Return everything that an entry names; of a plan also the sources of the events in its life."""
    return with_named_events(own_names_in(entry), entry, log)


def with_named_events(names: frozenset[Named], entry: Entry, log: Log) -> frozenset[Named]:
    """Return the entry's own names, and of a plan also the sources of the events that it names."""
    if not isinstance(entry, Plan):
        return names
    events = (log.events.get(occasion.event or "") for _, occasion in occasions(entry))
    return names.union(("source", source) for event in events if event is not None for source in cited(event))
