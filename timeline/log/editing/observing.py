"""The observed layout of an entry: each of its values, with the form that it has in the text."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from timeline.log.editing.brackets import flow
from timeline.log.editing.forms import Form
from timeline.log.editing.kinds import (
    SEVERAL,
    Kind,
    Way,
    below,
    is_sentence,
    key_of,
    kind_of,
    quoting_kind,
    single_kind,
)
from timeline.log.editing.lexis import ends_line, line_start
from timeline.log.editing.scalars import scalar
from timeline.log.editing.styles import Layout
from timeline.log.editing.tree import ListNode, MappingNode, Node, ScalarNode, plain

Span = tuple[int, int]
_T = TypeVar("_T")


class Sight(NamedTuple):
    """A value of an entry that is not in brackets, or the outermost of those that are."""

    way: Way
    node: Node
    indent: int
    """Column of the key or of the dash before it."""
    column: int
    """Column in which the value begins, or would begin if it stood beside its key."""
    key: ScalarNode | None = None


def sights(text: str, first: Sight) -> Iterator[Sight]:
    """A value and those in it, in the order of the text."""
    yield first
    node = first.node
    if isinstance(node, ScalarNode) or node.is_flow:
        return
    if isinstance(node, ListNode):
        dash = column_of(text, node.start)
        for item in node.items:
            yield from sights(text, Sight((*first.way, ""), item, dash, column_of(text, item.start)))
        return
    for key, value in node.pairs:
        column = column_of(text, value.start) if is_line(text, key.end, value.start) else column_of(text, key.end) + 2
        yield from sights(text, Sight(below(first.way, key.value), value, column_of(text, key.start), column, key))


def seen_forms(text: str, several: Iterable[Sight], layout: Layout) -> Iterator[tuple[Way, Kind, Form]]:
    """The form of each value, and the habits that it shows, by the way to it and its kind."""
    for way, node, _, column, _ in several:
        value = plain(node)
        if not value:
            continue
        line = scalar(value.rstrip("\n"), in_flow=False) if isinstance(value, str) else flow(value, layout, way)
        is_long = column + len(line) > layout.width
        yield way, kind_of(value, way, is_long), form_of_node(text, node, layout.width)
        for to, one, in_flow in nested(node, way):
            yield from _habits(to, one, in_flow)


def _habits(way: Way, node: Node, in_flow: bool) -> Iterator[tuple[Way, Kind, Form]]:
    """Two habits of a layout: to quote texts without need, and to write a single value as a list."""
    if key_of(way) in SEVERAL and way[-1]:
        value = plain(node)
        if not isinstance(value, list):
            yield way, single_kind(value, way), "bare"
        elif len(value) == 1:
            yield way, single_kind(value[0], way), "listed"
    if not isinstance(node, ScalarNode) or node.is_block or not node.value:
        return
    if scalar(node.value, in_flow=in_flow, is_sentence=is_sentence(way)) == node.value:
        yield way, quoting_kind(node.value, way), "plain" if node.style == "plain" else "quoted"


def nested(node: Node, way: Way, *, in_flow: bool = False) -> Iterator[tuple[Way, Node, bool]]:
    """A value and all that its brackets hold, if it has any, with their ways, and whether brackets are around each."""
    yield way, node, in_flow
    if isinstance(node, MappingNode) and node.is_flow:
        for key, value in node.pairs:
            yield from nested(value, below(way, key.value), in_flow=True)
    elif isinstance(node, ListNode) and node.is_flow:
        for item in node.items:
            yield from nested(item, (*way, ""), in_flow=True)


def form_of_node(text: str, node: Node, width: int) -> Form:
    """Return the form of a value as it stands in the text."""
    is_one_line = is_line(text, node.start, node.end)
    if isinstance(node, ScalarNode):
        if node.style in ("literal", "folded"):
            return "literal" if node.style == "literal" else "folded"
        return "line" if is_one_line else "wrapped"
    if not node.is_flow:
        return "block"
    if is_one_line:
        return "flow"
    if ends_line(text, node.start + 1):
        return "open"
    return "stacked" if _is_stacked(text, node, width) else "filled"


def _is_stacked(text: str, node: ListNode | MappingNode, width: int) -> bool:
    """Return whether each item has a line of its own, even where two would fit in one."""
    pairs = neighbours(parts_of(node))
    if any(is_line(text, one[1], two[0]) for one, two in pairs):
        return False
    return any(column_of(text, one[1]) + len(", ,") + two[1] - two[0] <= width for one, two in pairs)


def parts_of(node: Node) -> list[Span]:
    """The places where the items of a list or a mapping begin, with their keys, and end."""
    if isinstance(node, ScalarNode):
        return []
    if isinstance(node, MappingNode):
        return [(key.start, value.end) for key, value in node.pairs]
    return [(item.start, item.end) for item in node.items]


def neighbours(parts: list[Span]) -> list[tuple[Span, Span]]:
    """Each part with the next one."""
    return list(itertools.pairwise(parts))


def commonest(values: Iterable[_T], default: _T) -> _T:
    """The most frequent value, of several the first; the default if there is none."""
    return next((value for value, _ in Counter(values).most_common(1)), default)


def column_of(text: str, at: int) -> int:
    """The column of a place in a text, from 0."""
    return at - line_start(text, at)


def is_line(text: str, start: int, end: int) -> bool:
    """Return whether two places lie in one line."""
    return "\n" not in text[start:end]
