"""The indents of neighbours."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from timeline.log.editing.lexis import begins_line, ends_line
from timeline.log.editing.observing import Sight, column_of, commonest, is_line, parts_of
from timeline.log.editing.styles import Layout
from timeline.log.editing.tree import EntryNode, ListNode, MappingNode, Node, ScalarNode

Entries = Sequence[EntryNode]


class _Step(NamedTuple):
    """The number of blanks by which a value is indented below its key; of a list the dash, too."""

    of: Literal["mapping", "list", "text", "brackets"]
    blanks: int
    dash: str = ""


def indented(text: str, is_list: bool, own: Entries, others: Iterable[Entries], sights: Iterable[Sight]) -> Layout:
    """Return a layout with the indents of entries and of what is in them, and with their dashes.

    Where nothing else shows an indent, those of one kind of section stand for those of another and of what is in them.
    """
    found = list(_steps(text, sights))
    mappings, lists, texts, brackets = (
        [step.blanks for step in found if step.of == of] for of in ("mapping", "list", "text", "brackets")
    )
    dashes = [step.dash for step in found if step.dash]
    margins: dict[bool, list[int]] = {True: [], False: []}
    entry_dashes = []
    for entry in (entry for several in (own, *others) for entry in several):
        start, value = entry.start, entry.value
        if not begins_line(text, start) or (entry.key is None and not isinstance(value, MappingNode)):
            continue
        is_item = text[start] == "-" and start < value.start
        margins[is_item].append(column_of(text, start))
        if is_item:
            entry_dashes.append(_dash(text, start, value))
    margin = commonest(margins[False], commonest(margins[True], 0)) or Layout().step
    step = next((commonest(several, 0) for several in (mappings, brackets, texts) if several), margin)
    list_step = commonest(lists, commonest(margins[True], step))
    return Layout(
        indent=commonest(margins[is_list], list_step if is_list else step),
        step=step,
        text_step=commonest(texts, step),
        list_step=list_step,
        dash=commonest(entry_dashes, commonest(dashes, Layout().dash)),
        item_dash=commonest(dashes, commonest(entry_dashes, Layout().dash)),
    )


def _steps(text: str, sights: Iterable[Sight]) -> Iterator[_Step]:
    """The steps by which values that do not end in the line of their key are indented below it."""
    for sight in sights:
        node = sight.node
        if sight.key is None or is_line(text, sight.key.end, node.end):
            continue
        if isinstance(node, ScalarNode):
            below = text[node.start : node.end].partition("\n")[2]
            step = _Step("text", len(below) - len(below.lstrip(" ")) - sight.indent)
        elif node.is_flow:
            first, *further = [column_of(text, start) for start, _ in parts_of(node)]
            column = first if ends_line(text, node.start + 1) else next((one for one in further if one < first), 0)
            step = _Step("brackets", column - sight.indent)
        elif isinstance(node, ListNode):
            step = _Step("list", column_of(text, node.start) - sight.indent, _dash(text, node.start, node.items[0]))
        else:
            step = _Step("mapping", column_of(text, node.start) - sight.indent)
        if step.blanks > 0 or step.of == "list":
            yield step


def _dash(text: str, start: int, item: Node) -> str:
    """A dash with the blanks behind it, as wide as the item is indented."""
    return "-".ljust(max(2, column_of(text, item.start) - column_of(text, start)))
