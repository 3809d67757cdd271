"""Patches of a text: pieces of it, each with the text that takes its place."""

from collections.abc import Iterable, Sequence
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


def followed(patches: Sequence[Patch], between: str, new: str) -> tuple[Patch, ...]:
    """Return the patches of a text that lead to `new`, from those in order that lead to the text `between`.

    >>> followed([Patch(0, 2, "usa")], "usa: [US]", "usa: [US, us]")
    (Patch(start=0, end=2, new='usa'), Patch(start=7, end=7, new=', us'))
    """
    start, end = common(between, new), common(between[::-1], new[::-1])
    end = min(end, min(len(between), len(new)) - start)
    last = len(between) - end
    moved, shifts = 0, []
    for patch in patches:
        shifts.append(moved)
        moved += len(patch.new) - (patch.end - patch.start)
    places = [
        (patch.start + shift, patch.start + shift + len(patch.new))
        for patch, shift in zip(patches, shifts, strict=True)
    ]
    touched = [number for number, (at, ends) in enumerate(places) if at < last and start < ends]
    for number in touched:
        start, last = min(start, places[number][0]), max(last, places[number][1])
    before = [number for number, (_, ends) in enumerate(places) if ends <= start]
    behind = [number for number in range(len(patches)) if number not in (*before, *touched)]
    ahead = shifts[len(before)] if len(before) < len(patches) else moved
    beyond = shifts[behind[0]] if behind else moved
    middle = Patch(start - ahead, last - beyond, new[start : len(new) - (len(between) - last)])
    return (*(patches[number] for number in before), middle, *(patches[number] for number in behind))


def common(one: str, other: str) -> int:
    """Return the number of signs that are the same at the beginning, found by halves: comparing slices is fast."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low
