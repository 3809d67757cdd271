"""What a YAML document consists of here: text, lists and mappings, each with its place.

Lines and columns count from 1. A plain scalar is the text that was typed: nothing is resolved.
"""

from collections.abc import Iterator


class Scalar:
    """A piece of text as it was typed. `plain` tells it from quoted text, so that nothing can be told from `""`."""

    __slots__ = ("column", "line", "plain", "value")

    def __init__(self, value: str, line: int, column: int, plain: bool) -> None:
        self.value = value
        self.line = line
        self.column = column
        self.plain = plain


class Remarked(Scalar):
    """A text without quotes behind which a comment stands, in the same line."""

    __slots__ = ("comment",)

    def __init__(self, scalar: Scalar, comment: str) -> None:
        super().__init__(scalar.value, scalar.line, scalar.column, scalar.plain)
        self.comment = comment


class Sequence:
    """A list."""

    __slots__ = ("column", "items", "line")

    def __init__(self, items: "list[Node]", line: int, column: int) -> None:
        self.items = items
        self.line = line
        self.column = column


class Mapping:
    """Keys with their values, in the order of the file; every key stands once.

    A key that is not given is plain and stands right before its value, as in `key: value`.
    """

    __slots__ = ("_keys", "column", "items", "line")

    def __init__(self, items: "dict[str, Node]", line: int, column: int, keys: dict[str, Scalar] | None = None) -> None:
        self.items = items
        self.line = line
        self.column = column
        self._keys = keys

    def get(self, key: str) -> "Node | None":
        """The value of a key, or nothing."""
        return self.items.get(key)

    def key(self, key: str) -> Scalar:
        """The key itself, at its place."""
        if self._keys and key in self._keys:
            return self._keys[key]
        value = self.items[key]
        return Scalar(key, value.line, value.column - len(key) - 2, True)


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
    """What a message calls it."""
    if isinstance(node, Scalar):
        return "text" if node.value or not node.plain else "nothing"
    return "a list" if isinstance(node, Sequence) else "a mapping"
