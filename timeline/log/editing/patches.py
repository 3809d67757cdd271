"""Patches of a text: pieces of it, each with the text that takes its place."""

from collections.abc import Iterable
from typing import NamedTuple


class Patch(NamedTuple):
    """The text from `start` up to `end`, counted in characters from 0, becomes `new`."""

    start: int
    end: int
    new: str


def patched(text: str, patches: Iterable[Patch]) -> str:
    """Return a text with all patches applied; none may overlap another. Of those at one place, the first comes first.

    >>> patched("a: 1, b: 2", [Patch(3, 4, "5"), Patch(10, 10, ", c: 3")])
    'a: 5, b: 2, c: 3'
    """
    parts: list[str] = []
    at = 0
    for patch in sorted(patches, key=lambda one: (one.start, one.end)):
        if patch.start < at:
            raise ValueError(f"two patches overlap at {patch.start}")
        parts += (text[at : patch.start], patch.new)
        at = patch.end
    return "".join((*parts, text[at:]))
