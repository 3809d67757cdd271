"""The texts of a log's files while an edit is made: each is read once, and taken apart into regions.

A region is what the functions on texts read and change (`timeline.log.editing`). In a small file it is the whole text;
of a large one, where that is possible, the run of entries in which an entry stands, below a line with the name of its
section, or the header alone, so that an edit of a large log costs what an edit of a small one does.
"""

import codecs
import hashlib
import re
from collections.abc import Sequence
from typing import NamedTuple

from timeline.edits.edit import BytePatch, FileEdit
from timeline.errors import LogUnreadable
from timeline.index.documents import SECTIONS
from timeline.index.parts import Part, part_of, runs_of
from timeline.log.editing.bulk import Placeholder, in_bulk, one_by_one
from timeline.log.editing.changing import changed
from timeline.log.editing.operations import HEADER, AddEntries, AddEntry, Operation, Target
from timeline.log.editing.refusal import NotEditable
from timeline.log.editing.tree import EntryNode, Tree, parse
from timeline.log.editing.witness import Said
from timeline.log.log import Log
from timeline.log.yaml.files import open_log_file

LARGEST_WHOLE = 1 << 19
"""Size of a file, in bytes, up to which it is read whole."""

_LONGEST_BEFORE = 200
"""Maximum number of bytes in front of the first entry of a section in which its name must stand."""

_HEADER_BEGINS = re.compile(rb"^" + HEADER.encode() + rb":", re.MULTILINE)
_SECTION_BEGINS = re.compile(rb"^[^\s#]", re.MULTILINE)


class Region(NamedTuple):
    """A part of a file: its bytes, where they begin, and the text that is read, with a line that is not in the file."""

    start: int
    content: bytes
    head: str
    is_whole: bool = False
    """True if it is the whole file."""

    @property
    def text(self) -> str:
        """The text to be read."""
        return self.head + self.content.decode()


class Texts:
    """The files of a log, as they were when each was first needed."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self._contents: dict[str, bytes] = {}
        self._regions: dict[tuple[str, int], Region] = {}
        self._trees: dict[tuple[str, int, bool], Tree] = {}

    def content(self, file: str) -> bytes:
        """Return the bytes of a file."""
        if file not in self._contents:
            with open_log_file(file) as stream:
                self._contents[file] = stream.read()
        return self._contents[file]

    def region(self, file: str, target: Target) -> Region:
        """Return the region of a file in which an entry stands, or that is to hold it.

        Without an id, it is that of the first entries of a section, or that of the header.
        """
        content = self.content(file)
        part = None
        if len(content) > LARGEST_WHOLE:
            if target == Target(HEADER, "") and (header := header_of(content)) is not None:
                return header
            part = part_of(self.log, *target) if target.id else self._first_part(file, target.section)
        if part is None:
            start = len(codecs.BOM_UTF8) if content.startswith(codecs.BOM_UTF8) else 0
            return Region(start, content[start:], "", is_whole=True)
        key = (file, part.start)
        if key not in self._regions:
            piece = content[part.start : part.start + part.size]
            if hashlib.sha256(piece).digest() != part.digest:
                raise LogUnreadable(file, "this file was changed meanwhile", "try again")
            self._regions[key] = Region(part.start, piece, f"{target.section}:{newline_of(content)}")
        return self._regions[key]

    def _first_part(self, file: str, section: str) -> Part | None:
        """Return the part with the first entries of a section, if nothing stands between its name and these."""
        for first in runs_of(self.log, section, file)[:1] if section in SECTIONS else ():
            part = part_of(self.log, section, first.id)
            if part is not None and begins_section(self.content(file), part.start, section):
                return part
        return None

    def entry(self, file: str, target: Target) -> EntryNode:
        """Return an entry as it stands in its text."""
        return self.tree(file, target).entry(target)

    def tree(self, file: str, target: Target) -> Tree:
        """Return the places in the text of the region in which an entry stands."""
        region = self.region(file, target)
        key = (file, region.start, region.is_whole)  # the header alone may begin where the file does
        if key not in self._trees:
            self._trees[key] = parse(region.text)
        return self._trees[key]

    def line(self, file: str, target: Target, at: int) -> int:
        """Return the line of a file, from 1, at a place in the text of the region in which an entry stands."""
        region = self.region(file, target)
        before = self.content(file).count(b"\n", 0, region.start)
        return before + region.text.count("\n", len(region.head), at) + 1

    def edit(self, file: str, operations: Sequence[Operation | AddEntries]) -> FileEdit:
        """Return the edit of a file by some operations; raises `NotEditable`."""
        content = self.content(file)
        regions = [self.region(file, _standing(one)) for one in operations]
        if any(region.is_whole for region in regions):
            regions = [self.region(file, Target("", ""))] * len(operations)
        grouped: dict[int, tuple[Region, list[Operation | AddEntries]]] = {}
        for region, operation in zip(regions, operations, strict=True):
            grouped.setdefault(region.start, (region, []))[1].append(operation)
        changes = [_change(region, several) for region, several in grouped.values()]
        patches = sorted((patch for one in changes for patch in one.patches), key=lambda one: one.start)
        unproved = tuple(one.unproved for one in changes if one.unproved is not None)
        return FileEdit(file, hashlib.sha256(content).digest(), tuple(patches), unproved=unproved)


def header_of(content: bytes) -> Region | None:
    """Return the header of a file where it certainly stands alone: from the only line with its name to the next key."""
    begins = [*_HEADER_BEGINS.finditer(content)]
    if len(begins) != 1:
        return None
    start = begins[0].start()
    behind = _SECTION_BEGINS.search(content, begins[0].end())
    region = Region(start, content[start : behind.start() if behind else len(content)], "")
    try:
        return region if [*parse(region.text).sections] == [HEADER] else None
    except NotEditable:
        return None


def newline_of(content: bytes) -> str:
    """Return the line end of a file."""
    return "\r\n" if b"\r\n" in content[: content.find(b"\n") + 1] else "\n"


def begins_section(content: bytes, at: int, section: str) -> bool:
    """Return whether nothing but empty lines stands between the name of a section and a place."""
    before = content[max(0, at - _LONGEST_BEFORE) : at]
    return re.search(rb"(?:\A|\n)" + section.encode() + rb":[ \t]*\r?\n(?:[ \t]*\r?\n)*\Z", before) is not None


def _standing(operation: Operation | AddEntries) -> Target:
    """Return the entry in whose region an operation works."""
    if isinstance(operation, AddEntry):
        return Target(operation.target.section, operation.after)
    return operation.target


class _Change(NamedTuple):
    """The patches of a region, and its wanted content if that is not proved yet."""

    patches: Sequence[BytePatch]
    unproved: Said | None = None


def _change(region: Region, operations: Sequence[Operation | AddEntries]) -> _Change:
    bulk = None
    if any(isinstance(one, AddEntries) for one in operations):
        bulk = in_bulk(region.text, operations)
    if bulk is None:
        return _Change(_patches(region, changed(region.text, one_by_one(operations), adapts=True).text))
    patches = [_exchanged(patch, bulk.placeholders) for patch in _patches(region, bulk.text)]
    return _Change(patches, bulk.said(is_whole=region.is_whole))


def _exchanged(patch: BytePatch, placeholders: Sequence[Placeholder]) -> BytePatch:
    """Return a patch with the entries in the places of the lines that stand for them."""
    lines = [(one, one.line.encode()) for one in placeholders]
    places = sorted((patch.new.index(line), line, one) for one, line in lines)
    new, at = bytearray(), 0
    for place, line, one in places:
        new += patch.new[at:place]
        for text in one.texts():
            new += text
        at = place + len(line)
    new += patch.new[at:]
    return patch._replace(new=bytes(new))


def _patches(region: Region, text: str) -> list[BytePatch]:
    """Return the patch that leads to a new text of a region: the lines from the first that changes to the last."""
    new = text.removeprefix(region.head).encode()
    old = region.content
    if old == new:
        return []
    ahead = old.rfind(b"\n", 0, _common(old, new)) + 1
    old, new = old[ahead:], new[ahead:]
    behind = _common(old[::-1], new[::-1])
    if not all(_begins_line(text, len(text) - behind) for text in (old, new)):
        behind = len(old) - (old.find(b"\n", len(old) - behind) + 1 or len(old))
    return [BytePatch(region.start + ahead, old[: len(old) - behind], new[: len(new) - behind])]


def _common(one: bytes, other: bytes) -> int:
    """Return how many bytes at the beginning are the same, found by halves: comparing slices is fast."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def _begins_line(text: bytes, at: int) -> bool:
    return at == 0 or text[at - 1 : at] == b"\n"
