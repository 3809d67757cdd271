"""The edited part of a file: the segments that changed, and the text that replaces them."""

import os
from collections.abc import Sequence
from typing import BinaryIO, NamedTuple

from timeline.index.cutting import MENDABLE
from timeline.index.segments import Segment, digest_of, is_clean

LARGEST = 4 << 20
"""Maximum size of changed text, in bytes, for mending; with more, the whole log is read."""


class Difference(NamedTuple):
    """Text that replaces one or several segments of one list; everything before and behind it is unchanged."""

    replaced: tuple[Segment, ...]
    following: tuple[Segment, ...]
    """The segments behind it."""
    text: bytes


def difference_of(file: BinaryIO, segments: Sequence[Segment]) -> Difference | None:
    """Return the difference of a file from its segments; None if more than entries of one list changed."""
    size = os.fstat(file.fileno()).st_size
    first, last, end = _same_ahead(file, segments, size), len(segments), size
    while last > first and end - segments[last - 1].size >= _start(segments, first):
        one = segments[last - 1]
        file.seek(end - one.size)
        if digest_of(file, one.size) != one.digest:
            break
        last, end = last - 1, end - one.size
    return _extended(file, segments, first, last, end)


def _extended(file: BinaryIO, segments: Sequence[Segment], first: int, last: int, end: int) -> Difference | None:
    """Return a difference, extended to the beginning of an entry."""
    while True:
        text = _text(file, _start(segments, first), end)
        if text is None:
            return None
        # Text between two segments, or before the first entry of one, belongs to the segment before it.
        if first < last and (not text or is_clean(text, segments[first].indent)):
            break
        if first == 0 or segments[first - 1].section not in MENDABLE:
            return None
        first -= 1
    replaced = tuple(segments[first:last])
    is_one_list = len({(one.section, one.indent) for one in replaced}) == 1 and replaced[0].section in MENDABLE
    is_whole = last == len(segments) or not text or text.endswith(b"\n")
    return Difference(replaced, tuple(segments[last:]), text) if is_one_list and is_whole else None


def _same_ahead(file: BinaryIO, segments: Sequence[Segment], size: int) -> int:
    """Return the number of unchanged segments at the beginning of a file."""
    file.seek(0)
    for index, one in enumerate(segments):
        if one.start + one.size > size or digest_of(file, one.size) != one.digest:
            return index
    return len(segments)


def _start(segments: Sequence[Segment], place: int) -> int:
    """Return the offset at which a segment begins, or would begin behind the last one."""
    if place < len(segments):
        return segments[place].start
    return segments[-1].start + segments[-1].size if segments else 0


def _text(file: BinaryIO, start: int, end: int) -> bytes | None:
    if end - start > LARGEST:
        return None
    file.seek(start)
    return file.read(end - start)
