"""Cutting a log into segments while it is read, and numbering its entries."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import BinaryIO, NamedTuple

from timeline.index.segments import LISTS, LONGEST, MAPPINGS, MENDABLE, SPACE, Edge, Segment, begins_entry, measured
from timeline.log.loader import Outline, Read

_ONLY_NAME = re.compile(rb"[ \t]*\w+[ \t]*:[ \t]*(?:[ \t]#[^\n]*)?(?:\r?\n[ \t]*(?:#[^\n]*)?)*")
"""The name of a section, with nothing but blanks and comments up to the first line of its entries."""


class Spot(NamedTuple):
    """Position of an entry in an index: its number, its segment, and its line counted from the segment's first."""

    number: int
    segment: int
    line: int


class Cutter:
    """Assigns a number to every entry, in the order of the files."""

    def __init__(self) -> None:
        self._next = 1
        self._edges: defaultdict[str, list[Edge]] = defaultdict(list)
        self._count = 0

    def place(self, read: Read) -> Spot:
        """Return the position of the next entry."""
        entry, section = read.entry, read.section
        edges = self._edges[entry.file]
        edge = edges[-1] if edges else None
        count = self._count
        most = LONGEST if section in MENDABLE else SPACE - 1
        if edge is None or edge.section != section or count >= most:
            line, indent = _beginning(read)
            # Two entries in one line cannot be told apart by lines: they stay together.
            if edge is None or edge.line < line:
                edge, count = Edge(self._next, section, line, indent), 0
                edges.append(edge)
                self._next += 1
        self._count = count = count + 1
        return Spot(edge.number * SPACE + count, edge.number, entry.line - edge.line)

    def measured(
        self, file: BinaryIO, name: str, number: int, outlines: Sequence[Outline]
    ) -> tuple[list[Segment], bool]:
        """Return the segments of a file that was read to its end, and whether it can be mended by them."""
        runs = self._edges.get(name, [])
        lines = {edge.line for edge in runs}
        between = sorted({1, *(outline.line for outline in outlines)} - lines)
        numbers = range(self._next, self._next + len(between))
        self._next += len(between)
        edges = [*runs, *(Edge(number, "", line) for number, line in zip(numbers, between, strict=True))]
        edges.sort(key=lambda edge: edge.line)
        segments = [*measured(file, number, edges)]
        if len(segments) < len(edges) or not _lists_are_clean(file, segments, outlines):
            return segments, False
        return [*_with_clean_mappings(file, segments, outlines)], True

    def unmeasured(self, name: str, number: int) -> Iterator[Segment]:
        """Yield the segments of a file that was changed after it was read."""
        for edge in self._edges.get(name, []):
            yield Segment(edge.number, number, edge.section, edge.line, 0, 0, b"")


def _beginning(read: Read) -> tuple[int, int]:
    """Return the line in which an entry begins, and the depth of its list or mapping."""
    if read.section in LISTS:
        return read.node.line, read.node.column - 3
    return read.entry.line, read.entry.column - 1 if read.section in MAPPINGS else -1


def _lists_are_clean(file: BinaryIO, segments: Sequence[Segment], outlines: Sequence[Outline]) -> bool:
    """Return whether every run of entries of a list begins a line, at the depth of the list."""
    lists = (one for one in segments if one.section in LISTS)
    return all(_are_clean(file, [*runs], "list", outlines) for _, runs in groupby(lists, lambda one: one.section))


def _with_clean_mappings(file: BinaryIO, segments: Sequence[Segment], outlines: Sequence[Outline]) -> Iterator[Segment]:
    """Yield the segments; those of a mapping have no depth unless it is in block style, an entry in its own lines."""
    before: Segment | None = None
    for section, several in groupby(segments, lambda one: one.section):
        runs = [*several]
        if section in MAPPINGS and not (
            before is not None and _is_only_name(file, before) and _are_clean(file, runs, "mapping", outlines)
        ):
            runs = [one._replace(indent=-1) for one in runs]
        yield from runs
        before = runs[-1]


def _are_clean(file: BinaryIO, runs: Sequence[Segment], container: str, outlines: Sequence[Outline]) -> bool:
    """Return whether each run of entries of one section begins a line, at one depth."""
    section, indent = runs[0].section, runs[0].indent
    if indent < 0 or any(one.section == section and one.container != container for one in outlines):
        return False
    for one in runs:
        file.seek(one.start)
        if one.indent != indent or not begins_entry(file.readline(indent + 4), section, indent):
            return False
    return True


def _is_only_name(file: BinaryIO, segment: Segment) -> bool:
    """Return whether a segment is the name of a section and nothing else, so that its mapping has no brace."""
    file.seek(segment.start)
    return not segment.section and _ONLY_NAME.fullmatch(file.read(segment.size)) is not None
