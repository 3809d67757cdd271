"""The nearness of the places that two entries cite: one note of one source is rarely cited for two developments.

Of a section, a page or a whole source there are many, and they say little or nothing. How many entries cite a place is
not counted: an edit of one entry would change the likeness of others.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from timeline.folding import fold
from timeline.log.model import Citation, Event, Plan


class Cited(NamedTuple):
    """A citation that two entries share: how much it speaks for one development, and the place in words."""

    weight: float
    reason: str = ""
    is_narrow: bool = False
    """True if the place is so narrow that it hardly tells of two developments."""


_NARROW: Final = Cited(0.15, "they cite the same note of one source", is_narrow=True)
_SAME: Final = Cited(0.05, "they cite the same place in one source")
_BROAD: Final = Cited(0.0)

_NOTES: Final = "n nn note notes footnote footnotes endnote endnotes fn"
_NARROW_PLACE: Final = re.compile(rf"(?:^|.* )(?:{'|'.join(_NOTES.split())}) ([0-9]+(?: .*)?)")
_BROAD_PLACE: Final = re.compile(r"(?:(?:section|sections|chapter|part|annex|summary|introduction|title)\b[ 0-9]*)+|")


def common_citation(one: Event | Plan, other: Event | Plan) -> Cited:
    """Return what speaks for one development in the places that both cite; a section or a whole source: nothing."""
    if not one.sources or not other.sources:
        return _BROAD
    common = {*_places(one.sources)} & {*_places(other.sources)}
    if any(is_note for _, _, is_note in common):
        return _NARROW
    return _SAME if any(not _BROAD_PLACE.fullmatch(at) for _, at, _ in common) else _BROAD


def _places(citations: tuple[Citation, ...]) -> Iterator[tuple[str, str, bool]]:
    """Yield the document, the folded place in it, and whether that is a note; `section 2, note 9` is `9`."""
    for ref, via, at in citations:
        if at is not None:
            yield via or ref, *_read(at)


@lru_cache(maxsize=4096)
def _read(at: str) -> tuple[str, bool]:
    """Return a place in a document as it is compared, and whether it is one note."""
    folded = " ".join(re.findall("[a-z0-9]+", fold(at)))
    found = _NARROW_PLACE.fullmatch(folded)
    return (found[1], True) if found else (folded, False)
