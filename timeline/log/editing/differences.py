"""The patches by which the text of an entry comes to say something else: only what differs is written anew."""

from collections.abc import Iterator
from dataclasses import replace

from timeline.log.editing.block_items import column_of, column_patches
from timeline.log.editing.emission import field_lines, flow, item_lines
from timeline.log.editing.flow_items import Brackets
from timeline.log.editing.kinds import ENTRY, Way, below, key_of
from timeline.log.editing.lexis import behind_blanks, line_start
from timeline.log.editing.matching import item_order, key_order
from timeline.log.editing.order import part_order
from timeline.log.editing.patches import Patch
from timeline.log.editing.replacing import QUOTES, Stand, replaced, requoted
from timeline.log.editing.scalars import in_quotes, scalar
from timeline.log.editing.styles import Layout
from timeline.log.editing.tree import ListNode, MappingNode, Node, ScalarNode, plain, refused_at
from timeline.log.editing.values import Value


class Differences:
    """Finds the patches for entries of one section."""

    def __init__(self, text: str, layout: Layout) -> None:
        self._text = text
        self._layout = layout

    def patches(self, node: Node, new: Value, stand: Stand | None, way: Way) -> Iterator[Patch]:
        """The patches by which a node becomes a value; it stands in brackets if no stand in block style is given."""
        if plain(node) == new:
            return
        changes: Iterator[Patch] | None = None
        if stand is None or not self._is_overlong(node, new, stand):
            if isinstance(node, MappingNode) and isinstance(new, dict):
                changes = self._mapping(node, new, way)
            elif isinstance(node, ListNode) and isinstance(new, list):
                changes = self._list(node, new, way)
        if changes is not None:
            yield from changes
        elif stand is not None:
            yield from replaced(self._text, node, new, stand, self._layout)
        else:
            yield from self._in_brackets(node, new, way)

    def stand_of_pair(self, start: int, key: ScalarNode, way: Way) -> Stand:
        """The stand of the value of a key; the pair begins with the key, or with a question mark before it."""
        colon = behind_blanks(self._text, key.end)
        if self._text[colon : colon + 1] != ":":
            raise refused_at(self._text, start, "this key has no colon", "write one behind it")
        return Stand(way, colon + 1, column_of(self._text, start), is_item=False)

    def stand_of_item(self, dash: int, way: Way) -> Stand:
        """The stand of an item behind its dash."""
        return Stand(way, dash + 1, column_of(self._text, dash), is_item=True)

    def _mapping(self, node: MappingNode, new: dict[str, Value], way: Way) -> Iterator[Patch] | None:
        """The patches of a mapping; None if it is to be written as a whole."""
        keys = [key.value for key, _ in node.pairs]
        if new.keys().isdisjoint(keys) or (node.is_flow and self._text[node.start] != "{"):
            return None
        usual = self._layout.order if way in ((), ENTRY) else part_order(key_of(way))
        order = key_order(usual, keys, new)
        return self._pairs(node, new, order, way)

    def _pairs(self, node: MappingNode, new: dict[str, Value], order: list[int | str], way: Way) -> Iterator[Patch]:
        spans = spans_of_pairs(self._text, node)
        for (start, _), (key, value) in zip(spans, node.pairs, strict=True):
            if key.value in new:
                stand = None if node.is_flow else self.stand_of_pair(start, key, below(way, key.value))
                yield from self.patches(value, new[key.value], stand, below(way, key.value))
        if node.is_flow:
            quote = QUOTES.get(node.pairs[0][0].style)
            written = [one if isinstance(one, int) else self._pair(one, new[one], way, quote) for one in order]
            yield from self._brackets(node, spans).patches(written)
        else:
            indent = column_of(self._text, node.start)
            written = [
                one if isinstance(one, int) else field_lines(one, new[one], self._layout, indent, way) for one in order
            ]
            yield from column_patches(self._text, spans, written, self._layout.newline)

    def _list(self, node: ListNode, new: list[Value], way: Way) -> Iterator[Patch] | None:
        """The patches of a list; None if it is to be written as a whole."""
        if not node.items or not new:
            return None
        return self._items(node, new, item_order([plain(item) for item in node.items], new), (*way, ""))

    def _items(self, node: ListNode, new: list[Value], order: list[int | None], way: Way) -> Iterator[Patch]:
        spans = spans_of_items(self._text, node)
        for number, value in zip(order, new, strict=True):
            if number is not None:
                stand = None if node.is_flow else self.stand_of_item(spans[number][0], way)
                yield from self.patches(node.items[number], value, stand, way)
        pairs = list(zip(order, new, strict=True))
        if node.is_flow:
            texts = [flow(value, self._layout, way) if number is None else number for number, value in pairs]
            yield from self._brackets(node, spans).patches(texts)
        else:
            dash = spans[0][0]
            between = self._text[dash : node.items[0].start]
            layout = replace(self._layout, item_dash=between) if between.strip(" ") == "-" != between else self._layout
            indent = column_of(self._text, dash)
            lines = [item_lines(value, layout, indent, way) if number is None else number for number, value in pairs]
            yield from column_patches(self._text, spans, lines, self._layout.newline)

    def _pair(self, key: str, value: Value, way: Way, quote: str | None) -> str:
        written = in_quotes(key, quote) if quote else scalar(key, in_flow=True, is_key=True)
        return f"{written}: {flow(value, self._layout, below(way, key))}"

    def _in_brackets(self, node: Node, new: Value, way: Way) -> Iterator[Patch]:
        written = flow(new, self._layout, way)
        if isinstance(node, ScalarNode) and isinstance(new, str) and node.style in QUOTES:
            written = requoted(node, new, way, self._layout, in_flow=True)
        if node.start == node.end:
            written = (" " if self._text[node.start - 1] == ":" else ": ") + written
        yield Patch(node.start, node.end, written)

    def _brackets(self, node: ListNode | MappingNode, spans: list[tuple[int, int]]) -> Brackets:
        return Brackets(self._text, node.start, node.end, spans, self._layout.newline, self._layout.width)

    def _is_overlong(self, node: Node, new: Value, stand: Stand) -> bool:
        """Return whether brackets in one line would become too long for it."""
        if not node.is_flow or isinstance(new, str) or "\n" in self._text[node.start : node.end]:
            return False
        column = node.start - line_start(self._text, node.start)
        return column + len(flow(new, self._layout, stand.way)) > self._layout.width


def spans_of_pairs(text: str, node: MappingNode) -> list[tuple[int, int]]:
    """Return the starts and ends of the pairs of a mapping; a pair begins with its key, or a question mark."""
    spans = []
    before = node.start + node.is_flow
    for _, value in node.pairs:
        start, end = behind_blanks(text, before, node.is_flow), value.end
        # A colon without a value keeps the blank behind it, without which it would be part of the key.
        spans.append((start, end + 1 if node.is_flow and text[end - 1 : end + 1] == ": " else end))
        before = value.end
    return spans


def spans_of_items(text: str, node: ListNode) -> list[tuple[int, int]]:
    """Return the starts and ends of the items of a list, in block style with their dashes."""
    if node.is_flow:
        return [(item.start, item.end) for item in node.items]
    spans = []
    before = node.start
    for item in node.items:
        spans.append((behind_blanks(text, before), item.end))
        before = item.end
    return spans
