"""The lines around a patch, by which its place is found again after other changes of the file."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from timeline.edits.edit import BytePatch
from timeline.edits.records import Place

_FEWEST = 3
"""Number of lines around a patch that are kept at least, where there are so many."""

_MOST = 4_096
"""Maximum number of bytes of them on each side."""

_FARTHEST_HEAD = 12
"""Number of lines within which the head of an entry is looked for."""

_INDENT_OF_ENTRIES = 2
_SHORT = 20
"""Size of a line, in bytes, up to which it may stand anywhere."""

_INDENT = re.compile(rb" *")


def places_in(patches: Iterable[BytePatch], new: Path | None) -> tuple[Place, ...]:
    """Return the patches with the lines around them in the new file; None is a file that is gone."""
    if new is None:
        return tuple(Place(*patch, b"", b"") for patch in patches)
    found, moved = [], 0
    with open(new, "rb") as file:
        for patch in patches:
            start = patch.start + moved
            file.seek(max(0, start - _MOST))
            before = file.read(min(start, _MOST))
            after = _read_from(file, start, _MOST)
            rest = _read_from(file, start + len(patch.new), _MOST)
            found.append(Place(*patch, _ahead(before, after), _first_lines(rest, _FEWEST)))
            moved += len(patch.new) - len(patch.old)
    return tuple(found)


class Found(NamedTuple):
    """The place of the new text of a patch: None where it is found nowhere, or at several places."""

    start: int | None
    is_ambiguous: bool = False


def found_places(content: bytes, places: Sequence[Place]) -> list[Found]:
    """Return where the new text of each patch stands in a content that was changed since.

    A place is found only if the text with the lines around it stands there and nowhere else, and behind the one before.
    """
    variants = [[*_variants(place)] for place in places]
    lines = _Lines(content, [text for several in variants for _, text in several])
    found: list[Found] = []
    behind = 0
    for place, several in zip(places, variants, strict=True):
        one = next((found for found in (lines.look(*one) for one in several) if found != _NOWHERE), _NOWHERE)
        if one.start is not None and one.start < behind:
            one = _NOWHERE
        if one.start is not None:
            behind = one.start + len(place.new)
        found.append(one)
    return found


_NOWHERE = Found(None)


def _variants(place: Place) -> Iterator[tuple[int, bytes]]:
    """Yield the texts by which a place is found, each with the offset of the patch in it; the surest comes first."""
    rest = _first_lines(place.behind, 0)
    yield len(place.ahead), place.ahead + place.new + place.behind
    yield len(place.ahead), place.ahead + place.new + rest
    if place.ahead.endswith(b"\n") and _has_entries(place.new):
        yield 0, place.new + rest


def _has_entries(text: bytes) -> bool:
    """Return whether a text has whole entries, by which it is found without the lines before it."""
    is_entry = text.lstrip().startswith(b"- ") or _indent(text) <= _INDENT_OF_ENTRIES
    return is_entry and text.endswith(b"\n") and len(text) > _SHORT


class _Lines:
    """Looking for many texts in one content, by the rarest line of each."""

    def __init__(self, content: bytes, texts: Iterable[bytes]) -> None:
        self._content = content
        inner = {text: [*_whole_lines(text)] for text in texts}
        wanted = {line for several in inner.values() for line, _ in several}
        counts = Counter(line for line in io.BytesIO(content) if line in wanted)
        self._keys = {text: min(several, key=lambda one: counts[one[0]]) for text, several in inner.items() if several}
        self._offsets = _offsets(content, {line for line, _ in self._keys.values()})

    def look(self, offset: int, text: bytes) -> Found:
        """Return where a patch stands, at an offset in a text, if that stands at one place only."""
        if text in self._keys:
            line, within = self._keys[text]
            starts = {at - within for at in self._offsets[line]}
        else:
            starts = _every(self._content, text)
        found = [start for start in starts if start >= 0 and self._content.startswith(text, start)]
        return Found(found[0] + offset) if len(found) == 1 else Found(None, is_ambiguous=bool(found))


def _whole_lines(text: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield the lines of a text that are whole, each with its offset; it may begin within a line."""
    at = text.find(b"\n") + 1
    while at and (end := text.find(b"\n", at) + 1):
        yield text[at:end], at
        at = end


def _offsets(content: bytes, wanted: set[bytes]) -> dict[bytes, list[int]]:
    """Return where each of some lines stands in a content."""
    found: dict[bytes, list[int]] = {line: [] for line in wanted}
    at = 0
    for line in io.BytesIO(content):
        if line in found:
            found[line].append(at)
        at += len(line)
    return found


def _every(content: bytes, text: bytes) -> set[int]:
    """Return where a text stands in a content: all places, or the first two."""
    first = content.find(text)
    return {first, content.find(text, first + 1)} - {-1}


def _ahead(before: bytes, after: bytes) -> bytes:
    """Return the lines before a patch: those up to the head of the entry in which it stands, else a few.

    The head of an entry has its id. A patch of whole entries stands in none.
    """
    start = before.rfind(b"\n") + 1
    own = before[start:] + after[: after.find(b"\n") + 1 or None]
    indent = 0 if own.lstrip().startswith(b"- ") else _indent(own)
    few = 0
    for lines in range(1, _FARTHEST_HEAD + 1):
        if start:
            start = before.rfind(b"\n", 0, start - 1) + 1
        if lines == _FEWEST:
            few = start
        if indent and before[start:].strip() and _indent(before[start:]) < indent:
            return before[start:]
    return before[few:]


def _indent(line: bytes) -> int:
    found = _INDENT.match(line)
    return len(found[0]) if found else 0


def _first_lines(text: bytes, count: int) -> bytes:
    """Return a text up to the end of the line in which it begins, and so many more lines."""
    end = 0
    for _ in range(count + 1):
        end = text.find(b"\n", end) + 1
        if not end:
            return text
    return text[:end]


def _read_from(file: io.BufferedReader, start: int, size: int) -> bytes:
    file.seek(start)
    return file.read(size)
