"""The order of keys in the entries of a section."""

import itertools
from collections.abc import Iterable, Sequence

from timeline.log.loader import LISTS, MAPPINGS
from timeline.log.shapes import HEADER

_BEHIND_SOURCES = ("disputed", "corrections", "origin")
"""The keys that stand behind the sources of an entry, though the tables have them before: rivals, and where it was."""


def usual_order(section: str) -> tuple[str, ...]:
    """The keys of a section's entries in the order in which a new entry has them."""
    shape = {"timeline": HEADER, **MAPPINGS, **LISTS}.get(section)
    keys = tuple(shape.fields) if shape is not None else ()
    return tuple(sorted(keys, key=_BEHIND_SOURCES.__contains__)) if "sources" in keys else keys


def learnt_order(usual: Sequence[str], orders: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return the usual order as far as the orders that were seen, the nearest first, do not say otherwise.

    >>> learnt_order(["id", "date", "title", "note"], [["id", "title", "date"], ["date", "title"]])
    ('id', 'title', 'date', 'note')
    """
    behind: dict[str, set[str]] = {key: set() for key in usual}
    for order in orders:
        for one, two in itertools.pairwise(order):
            behind.setdefault(one, set())
            behind.setdefault(two, set())
            if two not in behind[one] and not _leads(behind, two, one):
                behind[one].add(two)
    left = [*behind]
    found: list[str] = []
    while left:
        held = {two for one in left for two in behind[one]}
        found.append(next(key for key in left if key not in held))
        left.remove(found[-1])
    return tuple(found)


def _leads(behind: dict[str, set[str]], start: str, end: str) -> bool:
    """Return whether one key stands before another, be it by way of others."""
    return start == end or any(_leads(behind, key, end) for key in behind[start])
