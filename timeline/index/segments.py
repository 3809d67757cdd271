"""A log's files in segments: runs of whole entries of one section, and the text between them.

If only entries were edited, the other segments are byte for byte the same, and so are their entries: a list item that
begins a line at the depth of the list is read alike whatever the items before it are, and so is a key of a mapping in
block style. So an index can be mended by reading only the changed text (`timeline.index.mending`). An entry keeps its
line as counted from its segment, and its number from that of the segment.
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple
from zlib import crc32

LONGEST = 256
"""Maximum number of entries in a new segment; a mended one may grow."""

LISTS = frozenset({"events", "plans", "figures"})
"""Sections whose entries can be mended one by one: a change of one concerns only the entries that name it."""

MAPPINGS = frozenset({"sources", "actors", "places"})
"""Sections to which new entries can be added by mending, if no other entry depends on them."""

MENDABLE = LISTS | MAPPINGS

SPACE = 1 << 20
"""Number of entry numbers reserved for each segment."""

_BLOCK = 1 << 20


class Segment(NamedTuple):
    """A part of a file. `section` names the section of its entries; it is empty for text without separate entries."""

    number: int
    file: int
    section: str
    line: int
    start: int
    size: int
    digest: bytes
    indent: int = -1
    """The depth of the list or mapping in which its entries stand, in spaces; -1 where they cannot be read alone."""
    head: int = 0
    """The checksum of its first line."""


class Edge(NamedTuple):
    """Beginning of a segment: its number, its section, and its first line (from 1)."""

    number: int
    section: str
    line: int
    indent: int = -1


def measured(file: BinaryIO, number: int, edges: Sequence[Edge]) -> Iterator[Segment]:
    """The segments of a file that begin at these edges, in order, the first of them at its first line."""
    starts = [*_offsets(file, [edge.line for edge in edges])]
    ends = [*starts[1:], file.seek(0, 2)]
    for edge, start, end in zip(edges, starts, ends, strict=True):
        file.seek(start)
        digest = digest_of(file, end - start)
        file.seek(start)
        head = head_of(file.readline(end - start))
        yield Segment(edge.number, number, edge.section, edge.line, start, end - start, digest, edge.indent, head)


def _offsets(file: BinaryIO, lines: Sequence[int]) -> Iterator[int]:
    """Yield the offsets of lines in bytes; the lines are given in order."""
    file.seek(0)
    waiting = iter(lines)
    wanted = next(waiting, None)
    line, at, block = 1, 0, b""
    while wanted is not None:
        if wanted == line:  # only at the beginning: later lines are found in their block
            yield at
            wanted = next(waiting, None)
            continue
        block = file.read(_BLOCK)
        if not block:
            return
        ends = line + block.count(b"\n")
        place = 0
        while wanted is not None and line < wanted <= ends:
            for _ in range(wanted - line):
                place = block.index(b"\n", place) + 1
            line = wanted
            yield at + place
            wanted = next(waiting, None)
        line, at = ends, at + len(block)


def digest_of(file: BinaryIO, size: int) -> bytes:
    """Return the SHA-256 of the next bytes of a file."""
    import hashlib  # slow to load, and needed only after an edit

    total = hashlib.sha256()
    while size > 0 and (block := file.read(min(size, _BLOCK))):
        total.update(block)
        size -= len(block)
    return total.digest()


def head_of(text: bytes) -> int:
    """Return the checksum of the first line of a text."""
    return crc32(text[: text.find(b"\n") + 1] or text)


def begins_entry(line: bytes, section: str, indent: int) -> bool:
    """Return whether an entry of a section begins in this line, at this depth."""
    if section in MAPPINGS:
        # The first sign is one of an id; that it is a key shows when it is read.
        return line.startswith(b" " * indent) and line[indent : indent + 1].isalnum()
    return is_clean(line, indent)


def is_clean(line: bytes, indent: int) -> bool:
    """Return whether an item of a list begins in this line, at this depth: after `- ` comes its first key."""
    return line.startswith(b" " * indent + b"- ") and line[indent + 2 : indent + 3] not in (
        b"",
        b" ",
        b"#",
        b"\n",
        b"\r",
    )
