"""Nodes of a YAML document: texts, lists and mappings, each with its place.

Lines and columns count from 1. A plain scalar is the text that was typed: nothing is resolved.
"""

import collections.abc
from collections.abc import Iterator
from typing import NamedTuple, Protocol


class Mark(Protocol):
    """A place as the parser gives it: line and column count from 0."""

    @property
    def line(self) -> int:
        """The line."""

    @property
    def column(self) -> int:
        """The column."""


class Point(NamedTuple):
    """A place that no parser gave: line and column count from 0."""

    line: int
    column: int


class Event(Protocol):
    """A text as the parser gives it; without quotes it has no style."""

    @property
    def style(self) -> str | None:
        """The sign of its quotes, or of its block."""

    @property
    def start_mark(self) -> Mark:
        """The place where it begins."""


class Given(NamedTuple):
    """The place of a text that no parser gave, and the sign of its quotes, if it has any."""

    start_mark: Point
    style: str | None = None


class _Placed:
    """A part of a document, whose line and column are computed only for messages."""

    __slots__ = ()
    _mark: Mark

    @property
    def line(self) -> int:
        """The line where it begins."""
        return self._mark.line + 1

    @property
    def column(self) -> int:
        """The column where it begins."""
        return self._mark.column + 1


class Scalar(_Placed):
    """A piece of text as it was typed."""

    __slots__ = ("_event", "value")

    def __init__(self, value: str, event: Event) -> None:
        self.value = value
        self._event = event

    @classmethod
    def at(cls, value: str, line: int, column: int) -> "Scalar":
        """A plain text that no parser gave, at a line and column from 1."""
        return cls(value, Given(Point(line - 1, column - 1)))

    @property
    def plain(self) -> bool:
        """False for quoted text, so that an empty value differs from `""`."""
        return not self._event.style

    @property
    def _mark(self) -> Mark:  # type: ignore[override] # computed, as few texts are asked for it
        return self._event.start_mark


class Remarked(Scalar):
    """A text without quotes that is followed by a comment in the same line."""

    __slots__ = ("comment",)

    def __init__(self, value: str, event: Event, comment: str) -> None:
        super().__init__(value, event)
        self.comment = comment


class Sequence(_Placed):
    """A list."""

    __slots__ = ("_mark", "items")

    def __init__(self, items: "list[Node]", mark: Mark) -> None:
        self.items = items
        self._mark = mark


class Mapping(_Placed):
    """Keys with their values, in the order of the file; every key stands once.

    The keys themselves are given as events of the parser, in the same order.
    """

    __slots__ = ("_keys", "_mark", "items")

    def __init__(self, items: "dict[str, Node]", mark: Mark, keys: collections.abc.Sequence[Event]) -> None:
        self.items = items
        self._mark = mark
        self._keys = keys

    def get(self, key: str) -> "Node | None":
        """The value of a key, or nothing."""
        return self.items.get(key)

    def key(self, key: str) -> Scalar:
        """The key itself, at its place."""
        event = self._keys[[*self.items].index(key)]
        return Scalar(key, event)


Node = Scalar | Sequence | Mapping


def find(node: "Node", path: tuple[str | int, ...]) -> "Node":
    """The node at a path of keys and numbers; as much of the way as there is."""
    for step in path:
        below: Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            below = node.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            below = node.items[step]
        elif not isinstance(node, Sequence) and step == 0:
            below = node  # a single value stands without brackets
        if below is None:
            break
        node = below
    return node


def scalars(node: "Node") -> Iterator[Scalar]:
    """Every piece of text below a node, keys left out."""
    if isinstance(node, Scalar):
        yield node
        return
    below = node.items if isinstance(node, Sequence) else node.items.values()
    for item in below:
        yield from scalars(item)


def kind_of(node: "Node") -> str:
    """Return the name of a node's kind for a message."""
    if isinstance(node, Scalar):
        return "text" if node.value or not node.plain else "nothing"
    return "a list" if isinstance(node, Sequence) else "a mapping"
