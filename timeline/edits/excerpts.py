"""The texts of a log's files in excerpts that can be read alone, each as small as what is looked for allows.

Of a large file, the entries that hold some bytes make excerpts, one for each run of entries; so nothing that is read
grows with the file. What stands between the runs makes one more. Any other file is one excerpt.
"""

import codecs
import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from timeline.edits.edit import BytePatch
from timeline.edits.texts import LARGEST_WHOLE, Texts, newline_of
from timeline.errors import LogUnreadable
from timeline.index.parts import Stretch, stretches_of
from timeline.index.segments import begins_entry
from timeline.log.editing.patches import Patch

Holds = Callable[[bytes], bool]
"""Return whether a piece of a file is to be read."""


_QUERIES = b"views"
"""A sign of queries: what is looked for may be written otherwise in these."""


class Piece(NamedTuple):
    """A piece of a file in whole lines: where it begins, in bytes, and its text."""

    start: int
    text: bytes


class Excerpt:
    """Pieces of a file, one behind the other below a line that is not in the file, as a text to be read."""

    def __init__(self, head: str, pieces: Iterable[Piece]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._pieces = [*pieces]
        texts = [head]
        at = len(head)
        for piece in self._pieces:
            text = piece.text.decode()
            texts.append(text)
            self._starts.append(at)
            at += len(text)
            self._ends.append(at)
        self.text = "".join(texts)

    def in_bytes(self, patches: Iterable[Patch]) -> Iterator[BytePatch]:
        """Yield patches of the text as patches of the file; each lies in one piece."""
        for start, end, new in patches:
            number = max(bisect_right(self._starts, start) - 1, 0)
            if start == self._starts[number] and number and end <= start:
                number -= 1  # what is added between two pieces belongs to the one before
            ahead = len(self.text[self._starts[number] : start].encode())
            old = self.text[start:end].encode()
            yield BytePatch(self._pieces[number].start + ahead, old, new.encode())


def excerpts(texts: Texts, file: str, holds: Holds) -> Iterator[Excerpt]:
    """Yield the excerpts of a file that hold what is looked for, or queries."""
    content = texts.content(file)
    stretches = stretches_of(texts.log, file) if len(content) > LARGEST_WHOLE else []
    if not stretches:
        start = len(codecs.BOM_UTF8) if content.startswith(codecs.BOM_UTF8) else 0
        if holds(content) or _QUERIES in content:
            yield Excerpt("", [Piece(start, content[start:])])
        return
    alone = [one for one in stretches if one.indent >= 0]
    between = [one for one in stretches if one.indent < 0]
    pieces = [Piece(one.start, _text(content, one, file)) for one in between]
    if any(holds(one.text) or _QUERIES in one.text for one in pieces):
        yield Excerpt("", pieces)
    for one in alone:
        if holds(content[one.start : one.start + one.size]):
            text = _text(content, one, file)
            pieces = [piece for piece in _entries(text, one) if holds(piece.text)]
            yield Excerpt(f"{one.section}:{newline_of(content)}", pieces)


def _text(content: bytes, one: Stretch, file: str) -> bytes:
    text = content[one.start : one.start + one.size]
    if hashlib.sha256(text).digest() != one.digest:
        raise LogUnreadable(file, "this file was changed meanwhile", "try again")
    return text


def _entries(text: bytes, one: Stretch) -> list[Piece]:
    """Return the entries of a run, each with the lines up to the next; all of it as one where they do not show."""
    starts = []
    at = 0
    for line in text.splitlines(keepends=True):
        if begins_entry(line, one.section, one.indent):
            starts.append(at)
        at += len(line)
    if len(starts) != one.entries or starts[0] != 0:
        return [Piece(one.start, text)]
    ends = [*starts[1:], len(text)]
    return [Piece(one.start + start, text[start:end]) for start, end in zip(starts, ends, strict=True)]
