"""Entries of a log with another id in a newer version, and the same content."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Literal

from timeline.log import references
from timeline.log.log import Log
from timeline.log.model import Entry
from timeline.reports.meaning import Renamed, meaning

Kind = Literal["header", "event", "plan", "figure", "source", "actor", "place", "type", "view"]

SECTIONS: Mapping[Kind, Callable[[Log], Mapping[str, Entry]]] = {
    "event": lambda log: log.events,
    "plan": lambda log: log.plans,
    "figure": lambda log: log.figures,
    "source": lambda log: log.sources,
    "actor": lambda log: log.actors,
    "place": lambda log: log.places,
    "type": lambda log: log.types,
    "view": lambda log: log.views,
}
"""The kinds of entry in the order of answers, each with its section of a log."""


def key_of(kind: Kind, identity: str) -> str:
    """The key of an entry among the ids of all kinds."""
    return references.key_of(f"{kind}s", identity)


def renames(old: Log, new: Log) -> dict[str, str]:
    """The new key of each entry with the same content under another id, by its old one (`key_of`).

    An entry that refers to a renamed one has the same content, so the search is repeated until it finds nothing more.
    """
    renamed: dict[str, str] = {}
    fresh = True
    while fresh:
        found: dict[str, str] = {}
        taken = set(renamed.values())
        for kind, section in SECTIONS.items():
            before, after = section(old), section(new)
            gone = [i for i in before if i not in after and key_of(kind, i) not in renamed]
            come = [i for i in after if i not in before and key_of(kind, i) not in taken]
            if gone and come:
                pairs = _same(_by_content(before, gone, renamed), _by_content(after, come, {}))
                found.update((key_of(kind, old_id), key_of(kind, new_id)) for old_id, new_id in pairs)
        renamed |= found
        fresh = bool(found)
    return renamed


def _by_content(section: Mapping[str, Entry], ids: list[str], renamed: Renamed) -> dict[Hashable, list[str]]:
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for identity in sorted(ids):
        groups[meaning(section[identity], renamed)].append(identity)
    return groups


def _same(before: Mapping[Hashable, list[str]], after: Mapping[Hashable, list[str]]) -> Iterator[tuple[str, str]]:
    for content, ids in before.items():
        yield from zip(ids, after.get(content, ()), strict=False)
