"""A value in block style takes the place of another one; its key, and the comment behind it, stay."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from timeline.log.editing.emission import behind, flow, item_lines
from timeline.log.editing.kinds import Way
from timeline.log.editing.lexis import behind_comment, behind_empty_lines, line_end, line_start, next_line
from timeline.log.editing.patches import Patch
from timeline.log.editing.prose import folded, literal
from timeline.log.editing.scalars import in_quotes, is_plain
from timeline.log.editing.styles import Layout
from timeline.log.editing.tree import Node, ScalarNode
from timeline.log.editing.values import Value

_BEFORE_BLOCK = re.compile(r":(?: [|>][-+1-9]*)?\Z")
"""The end of a line whose value stands below it: a colon, or the header of a block scalar."""

QUOTES = {"single": "'", "double": '"'}


class Stand(NamedTuple):
    """The place of a value in block style: behind a colon or a dash, which ends at `head`."""

    way: Way
    head: int
    indent: int
    """Column of the key, or of the dash."""
    is_item: bool


def replaced(text: str, node: Node, new: Value, stand: Stand, layout: Layout) -> Iterator[Patch]:
    """The patches by which a value becomes another one."""
    written = _written(text, node, new, stand, layout)
    if layout.newline in written and _has_comment_below(text, node, stand):
        written = layout.scalar(new, stand.way, in_flow=False) if isinstance(new, str) else flow(new, layout, stand.way)
    first, newline, lines = written.partition(layout.newline)
    is_block = stand.is_item and not isinstance(new, str) and first[:1] not in ("[", "{")
    head_end = _behind_header(text, node) if isinstance(node, ScalarNode) and node.is_block else node.end
    has_comment = "#" in text[head_end : behind_comment(text, head_end)]
    if is_block and has_comment and _is_cut(first, lines, _column(text, node, stand)):
        first, newline, lines = flow(new, layout, stand.way), "", ""
    if not is_block and first[:1] not in ("", "|", ">"):
        first, newline, lines = written, "", ""  # the comment stands behind its last line, not behind the first
    at = line_end(text, node.end)
    if node.end == node.start:
        yield Patch(stand.head, stand.head, " " + first if first else "")
        at = line_end(text, stand.head)
    elif isinstance(node, ScalarNode) and node.is_block:
        at = line_end(text, head_end)
        yield Patch(node.start if first else stand.head, head_end, first)
        yield Patch(at, line_end(text, node.end), newline + lines)
        return
    elif _is_below(text, node, stand):
        if first and not newline and (node.is_flow or isinstance(node, ScalarNode)):
            yield Patch(node.start, node.end, first)
            return
        above = line_start(text, node.start) - len(layout.newline)
        if newline and first:  # lines above the old value would become part of a block scalar
            above = line_end(text, stand.head)
        yield Patch(stand.head, stand.head, " " + first if first else "")
        yield Patch(above, behind_comment(text, node.end), newline + lines)
        return
    else:
        yield Patch(node.start if first or stand.is_item else stand.head, node.end, first)
    if newline:
        yield Patch(at, at, newline + lines)


def _is_cut(first: str, lines: str, column: int) -> bool:
    """Return whether the first line of an item, which begins in a column, ends where no comment may stand."""
    below = lines.partition("\n")[0]
    return len(below) - len(below.lstrip(" ")) > column and not _BEFORE_BLOCK.search(first)


def _has_comment_below(text: str, node: Node, stand: Stand) -> bool:
    """Return whether a comment below a value is indented further than its key: a block scalar would take it in."""
    at = behind_empty_lines(text, next_line(text, max(node.end, stand.head)), len(text))
    return text[at : at + stand.indent + 1].isspace() and text[at : line_end(text, at)].lstrip().startswith("#")


def _column(text: str, node: Node, stand: Stand) -> int:
    """Return the column in which the new value begins, if it begins in the line of its key or dash."""
    at = node.start if _is_behind(text, node, stand) else stand.head + 1
    return at - line_start(text, stand.head)


def _is_behind(text: str, node: Node, stand: Stand) -> bool:
    """Return whether the old value begins in the line of its key or dash."""
    return node.end > node.start and not _is_below(text, node, stand)


def _is_below(text: str, node: Node, stand: Stand) -> bool:
    return node.start >= next_line(text, stand.head)


def _behind_header(text: str, node: ScalarNode) -> int:
    """The place behind the header of a block scalar, before its comment."""
    end = line_end(text, node.start)
    return node.start + len(text[node.start : end].partition(" ")[0].partition("\t")[0])


def _written(text: str, node: Node, new: Value, stand: Stand, layout: Layout) -> str:
    """The new value as it stands behind its colon or dash, without the end of its last line."""
    column = _column(text, node, stand)
    if (
        isinstance(new, str)
        and isinstance(node, ScalarNode)
        and (kept := _alike(text, node, new, column, stand, layout))
    ):
        return kept
    if stand.is_item:
        dash = text[stand.head - 1 : node.start] if _is_behind(text, node, stand) else "- "
        lines = item_lines(new, replace(layout, dash=dash, item_dash=dash), stand.indent, stand.way)
        return lines.removesuffix(layout.newline)[stand.indent + len(dash) :]
    return behind(new, layout, stand.indent, column, stand.way)


def _alike(text: str, node: ScalarNode, new: str, column: int, stand: Stand, layout: Layout) -> str | None:
    """A text in quotes, or in a block, of the same kind as the old one; None where that does not fit."""
    if node.style in QUOTES:
        written = requoted(node, new, stand.way, layout, in_flow=False)
        return written if column + len(written) <= layout.width and "\n" not in new else None
    if node.is_block:
        body = text[next_line(text, node.start) : node.end].lstrip("\r\n")
        indent = len(body) - len(body.lstrip(" "))
        if node.style == "literal":
            return literal(new, indent, layout.newline)
        return folded(new, indent, layout.fold, layout.newline)
    return None


def requoted(node: ScalarNode, new: str, way: Way, layout: Layout, *, in_flow: bool) -> str:
    """Return a text in quotes as the old one has them; in none where that needed them and this one does not."""
    written = layout.scalar(new, way, in_flow=in_flow)
    return in_quotes(new, QUOTES[node.style]) if written != new or is_plain(node.value, in_flow=in_flow) else written
