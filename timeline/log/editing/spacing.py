"""The alignment and spacing of neighbours, and of what stands in their brackets."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from timeline.log.editing.lexis import ends_line
from timeline.log.editing.observing import Sight, column_of, commonest, form_of_node, is_line, neighbours, parts_of
from timeline.log.editing.styles import Layout
from timeline.log.editing.tree import EntryNode, ListNode, MappingNode, Node, ScalarNode

Entries = Sequence[EntryNode]
_NEAR = 12
"""Number of entries from which it shows whether values are aligned."""


def blank_lines(text: str, entries: Entries) -> list[int]:
    """The numbers of empty lines below each entry but the last, up to the next one or the comments above it."""
    found = []
    for one, two in itertools.pairwise(entries):
        lines = text[one.end : two.start].split("\n")[1:-1]
        found.append(next((number for number, line in enumerate(lines) if line.strip()), len(lines)))
    return found


def value_column(text: str, entries: Entries) -> int:
    """The column, from that of the ids, in which the values of a mapping of ids are aligned; 0 if they are not."""
    pairs = [(entry.key, entry.value) for entry in entries[:_NEAR] if entry.key is not None]
    return _aligned(text, pairs)


def field_column(text: str, entries: Entries) -> int:
    """The column, from that of the keys, in which the fields of an entry are aligned; 0 if they are not."""
    mappings = (entry.value for entry in entries[:_NEAR] if isinstance(entry.value, MappingNode))
    return commonest((_aligned(text, node.pairs) for node in mappings if not node.is_flow), 0)


def _aligned(text: str, pairs: Iterable[tuple[ScalarNode, Node]]) -> int:
    """The column that most values have in common, if some of them have more than a blank before them for its sake."""
    beside = [(key, value) for key, value in pairs if value.end > value.start and is_line(text, key.end, value.start)]
    columns = [value.start - key.start for key, value in beside]
    common = commonest(columns, 0)
    has_gap = any(value.start - key.start == common and value.start - key.end > 2 for key, value in beside)
    return common if has_gap and 2 * columns.count(common) > len(columns) else 0


def bracketed(text: str, sights: Iterable[Sight], layout: Layout) -> Layout:
    """Return a layout with the blanks, commas and indents that stand in brackets."""
    lists: list[str] = []
    mappings: list[str] = []
    hangs: list[int | None] = []
    commas, last_commas = [], []
    for sight in sights:
        form = form_of_node(text, sight.node, layout.width)
        if form in ("filled", "stacked"):
            hangs += _hangs(text, sight)
        for node in _in_brackets(sight.node):
            parts = parts_of(node)
            if form == "open" and node is sight.node:
                last_commas.append("," if text[parts[-1][1] :].lstrip().startswith(",") else "")
            elif not ends_line(text, node.start + 1):
                insides = mappings if isinstance(node, MappingNode) else lists
                insides.append(" " if parts[0][0] > node.start + 1 else "")
            commas += [text[one[1] : two[0]] for one, two in neighbours(parts)]
    return replace(
        layout,
        in_brackets=commonest(lists, layout.in_brackets),
        in_braces=commonest(mappings, layout.in_braces),
        comma=commonest((comma for comma in commas if comma in (",", ", ")), layout.comma),
        hang=commonest(hangs, layout.hang),
        last_comma=commonest(last_commas, layout.last_comma),
    )


def _hangs(text: str, sight: Sight) -> Iterator[int | None]:
    """The columns of further lines in brackets, from that of the first item; None if they are counted from the key."""
    parts = parts_of(sight.node)
    for one, two in neighbours(parts):
        if not is_line(text, one[1], two[0]):
            hang = column_of(text, two[0]) - column_of(text, parts[0][0])
            yield None if hang and sight.key is not None else hang


def is_json(entries: Entries) -> bool:
    """Return whether all keys of the nearest entry stand in double quotes, as those of JSON do."""
    node = entries[0].value if entries else None
    return isinstance(node, MappingNode) and all(key.style == "double" for key, _ in node.pairs) and bool(node.pairs)


def _in_brackets(node: Node) -> Iterator[ListNode | MappingNode]:
    """The lists and mappings in brackets that a value consists of, but for empty ones."""
    if isinstance(node, ScalarNode) or not node.is_flow:
        return
    below = node.items if isinstance(node, ListNode) else [value for _, value in node.pairs]
    if below:
        yield node
    for one in below:
        yield from _in_brackets(one)
