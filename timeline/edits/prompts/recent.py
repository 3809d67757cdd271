"""The names that were used last: in this session, then in the newest entries of a log, by how many of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from timeline.edits.prompts.answers import Part
from timeline.log.conditions import ALWAYS
from timeline.log.log import Log
from timeline.log.model import Event, Figure, Plan
from timeline.log.roles import own_names_in
from timeline.log.section import Section

_MOST_OPENED = 60
"""Maximum number of entries of a section that are opened to find those that were logged last."""

_MOST_ENTRIES = 20
"""Number of entries that count as new."""

_MOST_KEPT = 200

Used = tuple[str, str]
"""A key and its value: `actor` and an id, `measure` and a text."""

_KEYS = {"by": "actor", "to": "actor", "part_of": "actor", "in": "place", "country": "place"}
"""Keys whose values are names that other keys have, too."""


class Recent:
    """The names used last: in this session the newest first, of the log those that most of its newest entries have."""

    def __init__(self, log: Log) -> None:
        self._session: list[Used] = []
        self._of_log = _by_number(_used_in(log))

    def see(self, log: Log) -> None:
        """Look at the newest entries again, after the log has changed."""
        self._of_log = _by_number(_used_in(log))

    def note(self, parts: Iterable[Part]) -> None:
        """Remember what a new entry uses."""
        named = [(_KEYS.get(key, key), text) for key, text in parts]
        self._session = [*dict.fromkeys((*named, *self._session))][:_MOST_KEPT]

    def of(self, *keys: str) -> list[str]:
        """Return the values of some keys, the one that was used last first."""
        return [*dict.fromkeys(text for key, text in (*self._session, *self._of_log) if key in keys)]

    def typed(self, key: str) -> list[str]:
        """Return the values of a key that were typed in this session, the last one first."""
        return [text for its, text in self._session if its == key]


def _by_number(used: Iterable[Used]) -> list[Used]:
    """Return each once: what stands most often first, of those that stand as often the first."""
    return [one for one, _ in Counter(used).most_common()]


def _used_in(log: Log) -> Iterator[Used]:
    """Yield what the newest entries use: those that were logged last, and of these the latest."""
    found: list[Event | Plan | Figure] = []
    sections: tuple[Section[Any], ...] = (log.events, log.plans, log.figures)
    for section in sections:
        found += (entry for _, _, entry in islice(section.ordered(ALWAYS, reverse=True), _MOST_OPENED))
    newest = sorted(found, key=lambda one: one.added.latest if one.added else 0, reverse=True)
    for entry in newest[:_MOST_ENTRIES]:
        yield from sorted(own_names_in(entry))
        if isinstance(entry, Event):
            yield "event", entry.id
        elif isinstance(entry, Figure):
            yield "measure", entry.measure
            yield "unit", entry.unit
