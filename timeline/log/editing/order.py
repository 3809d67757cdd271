"""The usual order of sections, and of the keys in the parts of an entry."""

from collections.abc import Sequence

from timeline.log import shapes
from timeline.log.loader import SECTIONS
from timeline.log.plan_shapes import CONDITION, ENDED, OCCASION, OUTCOME, REVISION

_PARTS = {
    "sources": shapes.CITATION,
    "quote": shapes.QUOTE,
    "disputed": shapes.DISPUTE,
    "corrections": shapes.CORRECTION,
    "origin": shapes.ORIGIN,
    "part_of": shapes.MEMBERSHIP,
    "names": shapes.FORMER_NAME,
    "announced": OCCASION,
    "history": OCCASION,
    "revisions": REVISION,
    "outcome": OUTCOME,
    "conditions": CONDITION,
    "ended": ENDED,
}
_LAST = ("note", "sources")
"""Keys that come last in a part of an entry."""


def part_order(part: str) -> tuple[str, ...]:
    """The usual order of the keys of a mapping that stands below the key `part` of an entry."""
    keys = [key for key in _PARTS[part].fields if key not in _LAST] if part in _PARTS else []
    return (*keys, *_LAST)


def place_of_key(order: Sequence[str], keys: Sequence[str], new: str) -> int:
    """Return how many of the keys of a mapping come before a new one, which goes behind the last that precedes it.

    >>> place_of_key(["id", "date", "status", "note"], ["id", "note", "date", "tags"], "status")
    3
    """
    rank = {key: number for number, key in enumerate(order)}
    at = rank.get(new)
    if at is None:
        return len(keys)
    return max((number for number, key in enumerate(keys, 1) if rank.get(key, at) < at), default=0)


def place_of_section(sections: Sequence[str], new: str) -> int:
    """Return how many sections come before a new one: up to the nearest that precedes it, else all of them.

    >>> place_of_section(["timeline", "events", "sources"], "plans"), place_of_section(["events"], "sources")
    (2, 1)
    """
    if new == "timeline":
        return 0
    rank = {name: number for number, name in enumerate(SECTIONS)}
    at = rank.get(new, len(SECTIONS))
    before = [name for name in sections if rank.get(name, at) < at]
    return sections.index(max(before, key=rank.__getitem__)) + 1 if before else len(sections)
