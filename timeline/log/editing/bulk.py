"""Very many new entries in a text: while it is changed, one entry stands in their places, and is exchanged for them.

So the text is laid out as with any other entry. The new text is not read again here: with checksums of what each entry
is to say, the text is proved while the log is read for its check (`timeline.log.editing.witness`).
"""

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.log.editing.changing import changed
from timeline.log.editing.emission import entry_lines
from timeline.log.editing.layout import Layout, Layouts
from timeline.log.editing.lexis import line_start
from timeline.log.editing.operations import AddEntries, AddEntry, Operation, Target
from timeline.log.editing.repeated import Repeated
from timeline.log.editing.slots import Outline
from timeline.log.editing.tree import parse
from timeline.log.editing.values import Value, json_of
from timeline.log.editing.witness import Said, checksum
from timeline.log.loader import LISTS


class Placeholder:
    """The line of a new text in whose place very many entries are to stand."""

    def __init__(self, entries: AddEntries, id: str, line: str, layout: Layout, indent: int) -> None:
        self.line = line
        self.id = id
        self.first = entries.ids[0]
        """The id of the first entry."""
        self._entries = entries
        self._layout = layout
        self._indent = indent
        self.checksums = bytearray()
        """The checksums of the entries, when their texts were made."""

    def texts(self) -> Iterator[bytes]:
        """Yield the texts that take the place of the line."""
        entries, layout = self._entries, self._layout
        repeated = Repeated(entries.section, layout, self._indent)
        between = layout.newline * layout.blank_lines
        last = len(entries.ids) - 1
        self.checksums = checksums = bytearray()
        for number, (id, given) in enumerate(zip(entries.ids, entries.values, strict=True)):
            lines, said = repeated.written(id, given)
            checksums += checksum(entries.section, id, said)
            if number < last:
                lines += between
            elif not self.line.endswith("\n"):
                lines = lines.removesuffix(layout.newline)
            yield lines.encode()


class InBulk(NamedTuple):
    """A new text with the lines that are to be exchanged, and what the text says with them."""

    text: str
    placeholders: tuple[Placeholder, ...]
    outline: Outline

    def said(self, *, is_whole: bool) -> Said:
        """Return what the text is to say, when all the texts were made; `is_whole` for that of a whole file."""
        by_id = {one.id: one for one in self.placeholders}
        checksums, first = bytearray(), None
        for section, entries in self.outline:
            for id, value in entries:
                placeholder = by_id.get(id)
                first = first or (section, placeholder.first if placeholder else id)
                checksums += placeholder.checksums if placeholder else checksum(section, id, json_of(value))
        return Said(None if is_whole else first, bytes(checksums))


def in_bulk(text: str, operations: Sequence[Operation | AddEntries]) -> InBulk | None:
    """Return a text after operations, some of them of very many entries; None where an entry does not have own lines.

    Raises `NotEditable` or `NotProved` as `changed` does.
    """
    by_id: dict[str, AddEntries] = {}
    single: list[Operation] = []
    for one in operations:
        if isinstance(one, AddEntries):
            id = f"new-{os.urandom(16).hex()}"
            by_id[id] = one
            single.append(AddEntry(Target(one.section, id), _value(one.section, id), one.after, one.heading))
        else:
            single.append(one)
    new, outline = changed(text, single, adapts=True)
    layouts = Layouts(parse(text))
    found = [_found(new, id, one, layouts.of(one.section)) for id, one in by_id.items()]
    several = tuple(one for one in found if one is not None)
    return InBulk(new, several, outline) if len(several) == len(found) else None


def one_by_one(operations: Sequence[Operation | AddEntries]) -> list[Operation]:
    """Return the same operations with one for each entry."""
    return [each for one in operations for each in (one.one_by_one() if isinstance(one, AddEntries) else [one])]


def _value(section: str, id: str) -> Value:
    return {"id": id} if section in LISTS else {}


def _found(text: str, id: str, entries: AddEntries, layout: Layout) -> Placeholder | None:
    """Return the line of an entry if it stands in a line of its own as the others would."""
    at = line_start(text, text.index(id))
    indent = len(text[at:]) - len(text[at:].lstrip(" "))
    line = entry_lines(entries.section, id, _value(entries.section, id), layout, indent)
    if at + len(line) > len(text):
        line = line.removesuffix(layout.newline)
    is_alone = text.startswith(line, at) and line.find("\n") in (-1, len(line) - 1)
    return Placeholder(entries, id, line, layout, indent) if is_alone else None
