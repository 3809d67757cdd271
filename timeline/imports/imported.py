"""The entries of a log that came from a source, by the names of their rows."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.imports.review import EntryName
from timeline.log.conditions import Naming
from timeline.log.log import Log
from timeline.log.model import Entry, Figure

_SECTIONS = ("events", "plans", "figures")


class OfSource(NamedTuple):
    """An entry that was imported, and the name of its row."""

    row: str
    entry: EntryName


def imported_from(log: Log, source: str) -> Iterator[OfSource]:
    """Yield the entries with an origin in a source; the index opens those alone that name it."""
    condition = Naming("source", frozenset({source}))
    for section in _SECTIONS:
        for entry in getattr(log, section).among(condition):
            if entry.origin is not None and entry.origin.source == source:
                yield OfSource(entry.origin.id, name_of(section, entry))


def name_of(section: str, entry: Entry) -> EntryName:
    """Return the name of an entry for a report."""
    title = f"{entry.measure} ({entry.subject})" if isinstance(entry, Figure) else str(getattr(entry, "title", ""))
    return EntryName(section, entry.id, title)
