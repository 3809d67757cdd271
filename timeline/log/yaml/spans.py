"""Nodes of a text with the places of both ends, counted in characters from 0, so that a text can be changed in place.

A node ends with its last sign: an end of line, blanks and comments behind it are not part of it. A block list begins
with the dash of its first item, a block mapping with its first key; both end with their last value.
"""

from typing import Literal

Style = Literal["plain", "single", "double", "literal", "folded"]


class ScalarNode:
    """A text. Where nothing is written, it is plain and its start is its end: right behind the colon or the dash."""

    __slots__ = ("end", "start", "style", "value")
    is_flow = False

    def __init__(self, start: int, end: int, style: Style, value: str) -> None:
        self.start = start
        self.end = end
        self.style = style
        self.value = value

    @property
    def is_empty(self) -> bool:
        """True if nothing is written."""
        return self.start == self.end

    @property
    def is_block(self) -> bool:
        """True of a literal or a folded text, which takes its lines from below its key."""
        return self.style in ("literal", "folded")


class ListNode:
    """A list, in brackets if `is_flow`."""

    __slots__ = ("end", "is_flow", "items", "start")

    def __init__(self, start: int, end: int, is_flow: bool, items: "list[Node]") -> None:
        self.start = start
        self.end = end
        self.is_flow = is_flow
        self.items = items


class MappingNode:
    """A mapping, in braces if `is_flow`; a single pair in a flow list needs no braces."""

    __slots__ = ("end", "is_flow", "pairs", "start")

    def __init__(self, start: int, end: int, is_flow: bool, pairs: "list[tuple[ScalarNode, Node]]") -> None:
        self.start = start
        self.end = end
        self.is_flow = is_flow
        self.pairs = pairs

    def get(self, key: str) -> "Node | None":
        """The value of a key, or nothing."""
        return next((value for name, value in self.pairs if name.value == key), None)


Node = ScalarNode | ListNode | MappingNode
