"""Items that come and go in block style, where each has its own lines."""

from collections.abc import Iterator, Sequence

from timeline.log.editing.gaps import gaps
from timeline.log.editing.lexis import begins_line, behind_comment, line_start, next_line
from timeline.log.editing.patches import Patch
from timeline.log.editing.refusal import NotEditable
from timeline.log.editing.tree import ListNode, Node, ScalarNode, refused_at

Span = tuple[int, int]


def column_of(text: str, at: int) -> int:
    """Return the column of an item, from 0; refused where tabs stand before it."""
    start = line_start(text, at)
    if "\t" in text[start:at]:
        raise tabbed(text, at)
    return at - start


def tabbed(text: str, at: int) -> NotEditable:
    """Return the refusal of a place before which a tab stands."""
    return refused_at(
        text, at, "a tab stands before this value, so no line can be added below it", "write blanks there"
    )


def column_patches(text: str, spans: Sequence[Span], order: Sequence[int | str], newline: str) -> Iterator[Patch]:
    """The patches after which a node has these items; of the old ones, some must stay. New ones are complete lines."""
    for gap in gaps(len(spans), order):
        if gap.gone:
            yield _removed(text, spans, gap.before, gap.behind)
        if gap.new and gap.before >= 0:
            at = next_line(text, spans[gap.before][1])
            yield Patch(at, at, at_line(text, at, "".join(gap.new), newline))
        elif gap.new:
            at = spans[gap.behind][0]
            lines = "".join(gap.new)
            yield Patch(at, at, lines.lstrip(" ") + " " * column_of(text, at))


def at_line(text: str, at: int, lines: str, newline: str) -> str:
    """Return complete lines as they are put at the start of a line, or behind a last line that has no end."""
    return lines if at == 0 or text[at - 1] == "\n" else newline + lines


def _removed(text: str, spans: Sequence[Span], before: int, behind: int) -> Patch:
    """The patch that takes all items between two others."""
    start, end = spans[before + 1][0], spans[behind - 1][1]
    if begins_line(text, start):
        return Patch(line_start(text, start), next_line(text, end), "")
    # The first items stand behind a dash: the next one takes their place, or its line stays below its comments.
    following = spans[behind][0]
    if text[behind_comment(text, end) : following].strip():
        start = line_start(text, start) + len(text[line_start(text, start) : start].rstrip(" "))
        return Patch(start, behind_comment(text, end), "")
    return Patch(start, following, "")


def last_scalar(node: Node) -> ScalarNode:
    """Return the last text in a node; for brackets, nothing that could go on in the next line."""
    while not isinstance(node, ScalarNode):
        if node.is_flow:
            return ScalarNode(node.end, node.end, "plain", "")
        node = node.items[-1] if isinstance(node, ListNode) else node.pairs[-1][1]
    return node


def goes_on(text: str, last: ScalarNode) -> bool:
    """Return whether empty lines behind a text would become part of it."""
    return last.is_block and "+" in text[last.start : last.start + 3]


def ended(text: str, last: ScalarNode) -> Iterator[Patch]:
    """The patch by which a block scalar at the end of a text without a line end stays the same when lines follow it."""
    if last.is_block and last.end == len(text) and not last.value.endswith("\n"):
        header = text[last.start : next_line(text, last.start)].rstrip()
        if "-" not in header.partition(" ")[0]:
            kept = header.partition(" ")[0]
            yield Patch(last.start, last.start + len(kept), kept.replace("+", "") + "-")
