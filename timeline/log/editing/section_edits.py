"""One section of a text, as operations leave it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from timeline.log.editing.block_items import at_line, goes_on, last_scalar
from timeline.log.editing.differences import Differences, spans_of_pairs
from timeline.log.editing.emission import entry_lines, field_lines, flow
from timeline.log.editing.entries import Entries
from timeline.log.editing.extents import Extents
from timeline.log.editing.flow_items import Brackets
from timeline.log.editing.kinds import ENTRY, Way
from timeline.log.editing.layout import layout_of
from timeline.log.editing.lexis import behind_blanks, line_start, next_line
from timeline.log.editing.patches import Patch
from timeline.log.editing.replacing import Stand
from timeline.log.editing.scalars import scalar
from timeline.log.editing.slots import Section, Slot
from timeline.log.editing.styles import Layout
from timeline.log.editing.tree import EntryNode, ListNode, MappingNode, ScalarNode, SectionNode, Tree
from timeline.log.editing.values import Value
from timeline.log.loader import LISTS
from timeline.log.yaml.building import STREAMED


class SectionEdit:
    """The patches of a section that is there already."""

    def __init__(self, tree: Tree, section: Section) -> None:
        self._tree = tree
        self._text = tree.text
        self._section = section
        self._node = tree.sections[section.name]
        touched = [slot.number for slot in section.slots if slot in section.touched and slot.number is not None]
        self._layout = layout_of(tree, section.name, touched[0] if touched else None)
        self._differences = Differences(tree.text, self._layout)

    def values(self) -> Iterator[Patch]:
        """The patches inside of entries that stay."""
        for slot in self._section.touched:
            if slot.number is not None and slot.text is None:
                entry = self._node.entries[slot.number]
                way: Way = () if self._section.name in LISTS or entry.key is None else ENTRY
                yield from self._differences.patches(entry.value, slot.value, self._stand(entry, way), way)

    def entries(self) -> Iterator[Patch]:
        """The patches by which entries come and go."""
        value = self._node.value
        if self._section.is_as_before:
            return iter(())
        if isinstance(value, ScalarNode) or not self._node.entries:
            return self._first_entries()
        if value.is_flow:
            return self._flow_entries(value)
        return Entries(self._tree, self._node, self._section, self._layout).patches()

    def _stand(self, entry: EntryNode, way: Way) -> Stand | None:
        """The way in which the value of an entry stands behind its dash or its colon; None in brackets."""
        if self._section.name not in STREAMED:
            if self._tree.root.is_flow:
                return None
            return self._differences.stand_of_pair(self._node.start, self._node.key, way)
        if self._node.value.is_flow:
            return None
        if entry.key is not None:
            return self._differences.stand_of_pair(entry.start, entry.key, way)
        return self._differences.stand_of_item(entry.start, way)

    def _flow_entries(self, value: ListNode | MappingNode) -> Iterator[Patch]:
        spans = [(entry.start, entry.end) for entry in self._node.entries]
        order: list[int | str] = []
        for slot in self._section.slots:
            if slot.number is None:
                order.append(_in_brackets(slot, self._section.name, self._layout))
                continue
            order.append(slot.number)
            if slot.text is not None:
                yield Patch(*spans[slot.number], slot.text.strip())
        if not self._section.slots:
            yield Patch(value.start + 1, value.end - 1, "")
            return
        brackets = Brackets(self._text, value.start, value.end, spans, self._layout.newline, self._layout.width)
        yield from brackets.patches(order)

    def _first_entries(self) -> Iterator[Patch]:
        """The patches that add the first entries of an empty section."""
        layout, value = self._layout, self._node.value
        if self._tree.root.is_flow:
            written = flow(_whole(self._section), layout)
            yield Patch(value.start, value.end, written if value.end > value.start else " " + written)
            return
        colon = behind_blanks(self._text, self._node.key.end) + 1
        if value.end > value.start:
            yield Patch(colon, value.end, "")
        at = next_line(self._text, max(colon, value.end))
        lines = (layout.newline * layout.blank_lines).join(
            entry_lines(self._section.name, slot.id, slot.value, layout) for slot in self._section.slots
        )
        yield Patch(at, at, at_line(self._text, at, lines, layout.newline))


def new_section(tree: Tree, above: Sequence[str], section: Section) -> Iterator[Patch]:
    """The patches that add a section with its entries, below those that stand in the text above it."""
    layout = layout_of(tree, section.name, None)
    before = next((tree.sections[name] for name in reversed(above) if name in tree.sections), None)
    if tree.root.is_flow:
        name = scalar(section.name, in_flow=True, is_key=True)
        order: list[int | str] = [*range(len(tree.root.pairs))]
        order.insert(
            [*tree.sections].index(before.key.value) + 1 if before else 0, f"{name}: {flow(_whole(section), layout)}"
        )
        spans = spans_of_pairs(tree.text, tree.root)
        yield from Brackets(tree.text, tree.root.start, tree.root.end, spans, layout.newline, layout.width).patches(
            order
        )
        return
    text, newline = tree.text, layout.newline
    lines = _section_lines(section, layout, tree.root.start - line_start(text, tree.root.start))
    if before is None:
        at = line_start(text, tree.root.start)
        yield Patch(at, at, lines + newline * _empty_lines(tree))
        return
    at = _end_of(tree, before)
    count = 0 if goes_on(text, last_scalar(before.value)) else _empty_lines(tree)
    yield Patch(at, at, at_line(text, at, newline * count + lines, newline))


def _section_lines(section: Section, layout: Layout, indent: int) -> str:
    if section.name not in STREAMED:
        return field_lines(section.name, section.slots[0].value, layout, indent)
    lines = (layout.newline * layout.blank_lines).join(
        entry_lines(section.name, slot.id, slot.value, layout, indent + layout.indent) for slot in section.slots
    )
    return f"{' ' * indent}{section.name}:{layout.newline}{lines}"


def _end_of(tree: Tree, section: SectionNode) -> int:
    """The place below a section, its last entry and the comments that belong to that."""
    if section.entries and not section.value.is_flow and section.key.value in STREAMED:
        return Extents(tree, section).bottom()
    return min(next_line(tree.text, max(section.value.end, section.key.end)), max(tree.end, section.value.end))


def _empty_lines(tree: Tree) -> int:
    """The usual number of empty lines between the sections of a text; one, if it has no two sections."""
    counts = []
    nodes = [*tree.sections.values()]
    for above, below in pairwise(nodes):
        at = next_line(tree.text, max(above.value.end, above.key.end))
        end = line_start(tree.text, below.start)
        first = tree.text[at:end].partition("#")[0]
        counts.append(first.count("\n"))
    return max(set(counts), key=counts.count) if counts else 1


def _whole(section: Section) -> Value:
    """All entries of a section as one value."""
    if section.name not in STREAMED:
        return section.slots[0].value
    if section.name in LISTS:
        return [slot.value for slot in section.slots]
    return {slot.id: slot.value for slot in section.slots}


def _in_brackets(slot: Slot, section: str, layout: Layout) -> str:
    if section in LISTS:
        return flow(slot.value, layout)
    return f"{scalar(slot.id, in_flow=True, is_key=True)}: {flow(slot.value, layout, ENTRY)}"
