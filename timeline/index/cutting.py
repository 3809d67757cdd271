"""Cutting a log into segments while it is read, and numbering its entries."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from timeline.index.segments import LONGEST, SPACE, Edge, Segment, is_clean, measured
from timeline.log.loader import Outline, Read

MENDABLE = frozenset({"events", "plans", "figures"})
"""Sections whose entries can be mended one by one: a change of one concerns only the entries that name it."""


class Spot(NamedTuple):
    """Position of an entry in an index: its number, its segment, and its line counted from the segment's first."""

    number: int
    segment: int
    line: int


class Cutter:
    """Assigns a number to every entry, in the order of the files."""

    def __init__(self) -> None:
        self._next = 1
        self._edges: dict[str, list[Edge]] = {}
        self._count = 0

    def place(self, read: Read) -> Spot:
        """Return the position of the next entry."""
        file, section = read.entry.file, read.section
        edges = self._edges.setdefault(file, [])
        is_full = self._count >= LONGEST and section in MENDABLE
        if not edges or edges[-1].section != section or is_full or self._count >= SPACE - 1:
            is_run = section in MENDABLE
            line, indent = (read.node.line, read.node.column - 3) if is_run else (read.entry.line, -1)
            # Two entries in one line cannot be told apart by lines: they stay together.
            if not edges or edges[-1].line < line:
                edges.append(Edge(self._next, section, line, indent))
                self._next, self._count = self._next + 1, 0
        self._count += 1
        edge = edges[-1]
        return Spot(edge.number * SPACE + self._count, edge.number, read.entry.line - edge.line)

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
        return segments, len(segments) == len(edges) and _is_clean(file, segments, outlines)

    def unmeasured(self, name: str, number: int) -> Iterator[Segment]:
        """Yield the segments of a file that was changed after it was read."""
        for edge in self._edges.get(name, []):
            yield Segment(edge.number, number, edge.section, edge.line, 0, 0, b"")


def _is_clean(file: BinaryIO, segments: Sequence[Segment], outlines: Sequence[Outline]) -> bool:
    """Return whether every run of entries begins a line, at the depth of its list."""
    containers = {outline.section: outline.container for outline in outlines}
    indents: dict[str, int] = {}
    for segment in segments:
        if segment.section in MENDABLE:
            indent = indents.setdefault(segment.section, segment.indent)
            file.seek(segment.start)
            begins = indent >= 0 and is_clean(file.readline(indent + 4), indent)
            if not begins or segment.indent != indent or containers.get(segment.section) != "list":
                return False
    return True
