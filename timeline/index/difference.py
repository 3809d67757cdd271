"""The edited parts of a file: the segments that changed, and the text that replaces them."""

import os
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from timeline.index.segments import Segment, begins_entry, digest_of, head_of

LARGEST = 4 << 20
"""Maximum size of changed text, in bytes, for mending; with more, the whole log is read."""

_MOST_TRIED = 2
"""Maximum number of segments with one first line that are looked for where a line is the same."""

_MOST_READ = 256 << 20
"""Maximum number of bytes to read again where a first line is that of an unchanged segment."""


class Difference(NamedTuple):
    """Text that replaces one or several segments of one section; what lies before and behind it is unchanged."""

    replaced: tuple[Segment, ...]
    following: tuple[Segment, ...]
    """All segments behind it, whether they changed or not."""
    text: bytes


class _Run(NamedTuple):
    """Segments that changed, from the first up to the last (not included), and the place of the new text."""

    first: int
    last: int
    start: int
    end: int


class _Uncertain(Exception):
    """More than entries changed, or too much of the file."""


def differences_of(file: BinaryIO, segments: Sequence[Segment]) -> list[Difference] | None:
    """Return the differences of a file from its segments, in order; None if more than whole entries changed."""
    try:
        runs = _extended(file, segments, [*_Comparison(file, segments).runs()])
    except _Uncertain:
        return None
    found = []
    for run in runs:
        replaced, text = tuple(segments[run.first : run.last]), _text(file, run)
        is_whole = run.last == len(segments) or not text or text.endswith(b"\n")
        if not is_whole or len({(one.section, one.indent) for one in replaced}) > 1:
            return None
        found.append(Difference(replaced, tuple(segments[run.last :]), text))
    return found


class _Comparison:
    """Comparison of a file with its segments: what is unchanged is found again by its digest, wherever it went."""

    def __init__(self, file: BinaryIO, segments: Sequence[Segment]) -> None:
        self._file = file
        self._segments = segments
        self._size = os.fstat(file.fileno()).st_size
        self._left = _MOST_READ
        self._heads: dict[int, list[int]] = defaultdict(list)
        for index, one in enumerate(segments):
            self._heads[one.head].append(index)

    def runs(self) -> Iterator[_Run]:
        """Yield the parts that changed."""
        index, at = self._behind_same(0, 0)
        while index < len(self._segments) or at < self._size:
            # The text belongs to this segment or to the one before it.
            if all(one.indent < 0 for one in self._segments[max(index - 1, 0) : index + 1]):
                raise _Uncertain
            next_index, next_at = self._resumed(index, at)
            yield _Run(index, next_index, at, next_at)
            index, at = self._behind_same(next_index, next_at)

    def _behind_same(self, index: int, at: int) -> tuple[int, int]:
        """Return the first segment from an index on that is not the same, and where it would begin."""
        while index < len(self._segments) and self._is_at(index, at):
            at += self._segments[index].size
            index += 1
        return index, at

    def _is_at(self, index: int, at: int) -> bool:
        one = self._segments[index]
        if at + one.size > self._size:
            return False
        self._file.seek(at)
        return digest_of(self._file, one.size) == one.digest

    def _resumed(self, index: int, at: int) -> tuple[int, int]:
        """Return the next unchanged segment from an index on, and where it lies; the ends if there is none."""
        self._file.seek(at)
        text = self._file.read(LARGEST + 1)
        place = 0
        for line in text.splitlines(keepends=True):
            known = self._heads.get(head_of(line), ())
            first = bisect_left(known, index)
            for one in known[first : first + _MOST_TRIED]:
                self._left -= self._segments[one].size
                if self._left < 0:
                    raise _Uncertain
                if self._is_at(one, at + place):
                    return one, at + place
            place += len(line)
        if len(text) > LARGEST:
            raise _Uncertain
        return len(self._segments), self._size


def _extended(file: BinaryIO, segments: Sequence[Segment], runs: Sequence[_Run]) -> list[_Run]:
    """Return runs that begin with an entry: text before the first entry of one belongs to the segment before it."""
    found: list[_Run] = []
    for run in runs:
        while not _begins_entry(file, segments, run):
            before = segments[run.first - 1] if run.first else None
            if found and found[-1].last == run.first:
                run = found.pop()._replace(last=run.last, end=run.end)
            elif before is not None and before.indent >= 0:
                run = run._replace(first=run.first - 1, start=run.start - before.size)
            elif run.first == run.last < len(segments) and segments[run.last].indent >= 0:
                run = run._replace(last=run.last + 1, end=run.end + segments[run.last].size)
            else:
                raise _Uncertain
        found.append(run)
    if sum(run.end - run.start for run in found) > LARGEST:
        raise _Uncertain
    return found


def _begins_entry(file: BinaryIO, segments: Sequence[Segment], run: _Run) -> bool:
    """Return whether a run has segments of entries, and its text begins with an entry or is empty."""
    if run.first == run.last or segments[run.first].indent < 0:
        return False
    if run.start == run.end:
        return True
    one = segments[run.first]
    file.seek(run.start)
    return begins_entry(file.read(min(one.indent + 4, run.end - run.start)), one.section, one.indent)


def _text(file: BinaryIO, run: _Run) -> bytes:
    file.seek(run.start)
    return file.read(run.end - run.start)
