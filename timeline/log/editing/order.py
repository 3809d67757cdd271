"""The usual order of sections, of the keys of an entry, and of the keys of its parts."""

from collections.abc import Sequence

from timeline.log import shapes
from timeline.log.loader import LISTS, MAPPINGS, SECTIONS
from timeline.log.plan_shapes import CONDITION, ENDED, OCCASION, OUTCOME, REVISION

_ENTRIES = {**LISTS, **MAPPINGS, "timeline": shapes.HEADER}
_PARTS = {
    "sources": shapes.CITATION,
    "quote": shapes.QUOTE,
    "disputed": shapes.DISPUTE,
    "corrections": shapes.CORRECTION,
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


def _ranks(keys: Sequence[str]) -> dict[str, int]:
    return {key: rank for rank, key in enumerate(keys)}


_SECTION_RANKS = _ranks(SECTIONS)
_ENTRY_RANKS = {section: _ranks([*shape.fields]) for section, shape in _ENTRIES.items()}
_PART_RANKS = {
    key: _ranks([*(each for each in shape.fields if each not in _LAST), *_LAST]) for key, shape in _PARTS.items()
}


def place_of_key(section: str, part: str, keys: Sequence[str], new: str) -> int:
    """Return how many of the keys of a mapping come before a new one, which goes behind the last that precedes it.

    The mapping is an entry of the section, or below the key `part` of one.

    >>> place_of_key("events", "", ["id", "date", "title", "sources"], "status")
    3
    """
    ranks = _PART_RANKS.get(part, {}) if part else _ENTRY_RANKS.get(section, {})
    return _place(ranks, keys, new, len(keys))


def place_of_section(sections: Sequence[str], new: str) -> int:
    """Return how many sections come before a new one: up to the nearest that precedes it, else all of them.

    >>> place_of_section(["timeline", "events", "sources"], "plans"), place_of_section(["events"], "sources")
    (2, 1)
    """
    if new == "timeline":
        return 0
    rank = _SECTION_RANKS.get(new, len(SECTIONS))
    before = [name for name in sections if _SECTION_RANKS.get(name, rank) < rank]
    return sections.index(max(before, key=_SECTION_RANKS.__getitem__)) + 1 if before else len(sections)


def _place(ranks: dict[str, int], keys: Sequence[str], new: str, otherwise: int) -> int:
    rank = ranks.get(new)
    if rank is None:
        return otherwise
    return max((number for number, key in enumerate(keys, 1) if ranks.get(key, rank) < rank), default=0)
