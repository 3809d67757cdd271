"""Entries that come and go in a section in block style, with the empty lines and the comments around them."""

from collections.abc import Iterator

from timeline.log.editing.block_items import at_line, column_of, goes_on, last_scalar
from timeline.log.editing.emission import entry_lines
from timeline.log.editing.extents import Extents
from timeline.log.editing.lexis import before_empty_lines, begins_line, behind_empty_lines, line_start, next_line
from timeline.log.editing.patches import Patch
from timeline.log.editing.slots import Section, Slot
from timeline.log.editing.styles import Layout
from timeline.log.editing.tree import SectionNode, Tree, refused_at


class Entries:
    """The entries of one section in block style, which has some."""

    def __init__(self, tree: Tree, node: SectionNode, section: Section, layout: Layout) -> None:
        self._text = tree.text
        self._tree = tree
        self._node = node
        self._section = section
        self._layout = layout
        self._extents = Extents(tree, node)
        self._between = layout.newline * layout.blank_lines

    def patches(self) -> Iterator[Patch]:
        """The patches by which entries are added and removed, and those given as text are replaced."""
        kept = {slot.number for slot in self._section.slots if slot.number is not None}
        yield from self._removals(kept)
        before, new = -1, list[Slot]()
        for slot in self._section.slots:
            if slot.number is None:
                new.append(slot)
                continue
            if new:
                yield from self._added(before, slot.number, new)
            before, new = slot.number, []
            if slot.text is not None:
                yield self._replaced(slot)
        if new:
            yield from self._added(before, len(self._node.entries), new)

    def _replaced(self, slot: Slot) -> Patch:
        assert slot.number is not None
        assert slot.text is not None
        self._look_at(slot.number)
        lines = slot.text.rstrip("\r\n").replace("\r\n", "\n").replace("\n", self._layout.newline)
        return Patch(*self._extents.of(slot.number), lines + self._layout.newline)

    def _removals(self, kept: set[int]) -> Iterator[Patch]:
        """The patches that take entries, each with the empty lines on one side."""
        text, extents = self._text, self._extents
        is_last = True
        for number in range(len(self._node.entries) - 1, -1, -1):
            if number in kept:
                is_last = False
                continue
            self._look_at(number)
            start, end = extents.of(number)
            if is_last:
                limit = extents.end(number - 1) if number else next_line(text, self._node.key.end)
                start = before_empty_lines(text, start, limit)
            else:
                above = text[line_start(text, start - 1) : start].strip()
                if not above or above[-1] == ":" or number == 0:
                    end = behind_empty_lines(text, end, extents.limit)
            yield Patch(start, end, "")

    def _added(self, before: int, behind: int, new: list[Slot]) -> Iterator[Patch]:
        """The patches that add entries between two that stay, those with a heading under it if it is there."""
        places = self._spaces(before, behind)
        at = None
        groups: list[tuple[int | None, list[Slot]]] = []
        for slot in new:
            found = self._heading(slot.heading, places) if slot.heading else None
            at = found if found is not None and found >= (at or 0) else at
            if groups and groups[-1][0] == at:
                groups[-1][1].append(slot)
            else:
                groups.append((at, [slot]))
        for place, slots in groups:
            if place is not None:
                yield self._at_start(place, slots, is_followed=behind < len(self._node.entries))
            elif before >= 0:
                yield from self._behind(before, slots)
            elif behind < len(self._node.entries):
                self._look_at(0)
                yield self._at_start(self._extents.top(), slots, is_followed=True)
            else:  # no entry stays
                top = next_line(self._text, self._node.key.end)
                place = before_empty_lines(self._text, self._extents.of(0).start, top)
                yield self._at_start(place, slots, is_followed=False)

    def _spaces(self, before: int, behind: int) -> list[tuple[int, int]]:
        """The texts between two entries that stay, without the entries that go."""
        entries, extents = self._node.entries, self._extents
        spaces = []
        for number in range(before, behind):
            start = extents.end(number) if number >= 0 else next_line(self._text, self._node.key.end)
            is_inside = number + 1 < len(entries)
            spaces.append((start, line_start(self._text, entries[number + 1].start) if is_inside else extents.bottom()))
        return spaces

    def _heading(self, wanted: str, spaces: list[tuple[int, int]]) -> int | None:
        return next((at for space in spaces if (at := self._extents.heading(wanted, *space)) is not None), None)

    def _behind(self, before: int, slots: list[Slot]) -> Iterator[Patch]:
        """The patches that add entries behind another one."""
        self._look_at(before)
        text, entry = self._text, self._node.entries[before]
        at = self._extents.end(before)
        between = self._between
        if goes_on(text, last_scalar(entry.value)):
            between = ""
        lines = "".join(
            (between if number == 0 else self._between) + self._lines(slot) for number, slot in enumerate(slots)
        )
        yield Patch(at, at, at_line(text, at, lines, self._layout.newline))

    def _at_start(self, at: int, slots: list[Slot], is_followed: bool) -> Patch:
        """The patch that adds entries at the start of a line."""
        lines = self._between.join(self._lines(slot) for slot in slots)
        lines = at_line(self._text, at, lines, self._layout.newline)
        return Patch(at, at, lines + self._between if is_followed else lines)

    def _lines(self, slot: Slot) -> str:
        indent = column_of(self._text, self._node.entries[0].start)
        return entry_lines(self._section.name, slot.id, slot.value, self._layout, indent)

    def _look_at(self, number: int) -> None:
        """Refuse to move what does not stand on lines of its own."""
        entry = self._node.entries[number]
        if not begins_line(self._text, entry.start):
            hint = "edit it by hand, or write the entry on lines of its own"
            raise refused_at(self._text, entry.start, "this entry begins in the line of something else", hint)
