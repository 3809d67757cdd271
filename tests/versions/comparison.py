"""Outdated pins: versions in the file against the newest that the bounds allow, and against the newest of all."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


class Change(NamedTuple):
    """A version in the file, and what a fresh resolution says instead; empty where there is none."""

    name: str
    pinned: str
    fresh: str


class Held(NamedTuple):
    """A requirement whose bounds exclude the newest version."""

    requirement: str
    newest: str


def changes(pinned: Mapping[str, str], fresh: Mapping[str, str]) -> list[Change]:
    """Return what differs between a file and a fresh resolution, by name."""
    pairs = [Change(name, pinned.get(name, ""), fresh.get(name, "")) for name in sorted({*pinned, *fresh})]
    return [pair for pair in pairs if pair.pinned != pair.fresh]


def held_back(requirements: Iterable[Requirement], newest: Callable[[list[str]], Mapping[str, str]]) -> list[Held]:
    """Return the requirements that exclude the newest version; one that has but a lower bound excludes none."""
    bounded = [one for one in requirements if any(bound.operator != ">=" for bound in one.specifier)]
    if not bounded:
        return []
    known = newest([one.name for one in bounded])
    found = [(one, known[canonicalize_name(one.name)]) for one in bounded]
    return [Held(str(one), version) for one, version in found if not one.specifier.contains(version)]


def as_text(behind: Iterable[Change]) -> str:
    """Return a table of what a fresh resolution changes."""
    rows = [("", "pinned", "newest"), *((one.name, one.pinned or "-", one.fresh or "gone") for one in behind)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(lines)
