"""What of a file was edited: the segments that are not as they were, and the text that stands in their place."""

import os
from collections.abc import Sequence
from typing import BinaryIO, NamedTuple

from timeline.index.cutting import MENDABLE
from timeline.index.segments import Segment, digest_of, is_clean

LARGEST = 4 << 20
"""So many bytes of changed text are read on their own; of more, the whole log is read."""


class Patch(NamedTuple):
    """Text in the place of one or several segments of one list, all before and behind it as it was."""

    replaced: tuple[Segment, ...]
    following: tuple[Segment, ...]
    """The segments behind it."""
    text: bytes


def patch_of(file: BinaryIO, segments: Sequence[Segment]) -> Patch | None:
    """How a file differs from its segments; None where that is more than entries of one list."""
    size = os.fstat(file.fileno()).st_size
    first, last, end = _same_ahead(file, segments, size), len(segments), size
    while last > first and end - segments[last - 1].size >= _start(segments, first):
        one = segments[last - 1]
        file.seek(end - one.size)
        if digest_of(file, one.size) != one.digest:
            break
        last, end = last - 1, end - one.size
    return _patch(file, segments, first, last, end)


def _patch(file: BinaryIO, segments: Sequence[Segment], first: int, last: int, end: int) -> Patch | None:
    """The patch of what differs, reaching back to where an entry begins."""
    while True:
        text = _text(file, _start(segments, first), end)
        if text is None:
            return None
        # What was put between two segments, or before the first entry of one, belongs to the one before it.
        if first < last and (not text or is_clean(text, segments[first].indent)):
            break
        if first == 0 or segments[first - 1].section not in MENDABLE:
            return None
        first -= 1
    replaced = tuple(segments[first:last])
    is_one_list = len({(one.section, one.indent) for one in replaced}) == 1 and replaced[0].section in MENDABLE
    is_whole = last == len(segments) or not text or text.endswith(b"\n")
    return Patch(replaced, tuple(segments[last:]), text) if is_one_list and is_whole else None


def _same_ahead(file: BinaryIO, segments: Sequence[Segment], size: int) -> int:
    """How many segments stand at the beginning of a file as they did."""
    file.seek(0)
    for place, one in enumerate(segments):
        if one.start + one.size > size or digest_of(file, one.size) != one.digest:
            return place
    return len(segments)


def _start(segments: Sequence[Segment], place: int) -> int:
    """Where a segment begins, or would begin behind the last one."""
    if place < len(segments):
        return segments[place].start
    return segments[-1].start + segments[-1].size if segments else 0


def _text(file: BinaryIO, start: int, end: int) -> bytes | None:
    if end - start > LARGEST:
        return None
    file.seek(start)
    return file.read(end - start)
