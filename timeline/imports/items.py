"""Items of a report as JSON, and back: named tuples of texts, numbers, lists, tuples, mappings and further ones."""

from collections.abc import Sequence
from typing import Any

_TUPLE, _LIST = -1, -2
"""The marks of tuples without names, and of lists."""


class Codec:
    """The items that are made of some kinds of named tuples."""

    def __init__(self, kinds: Sequence[type[tuple[Any, ...]]]) -> None:
        self._kinds = kinds

    def plain(self, value: Any) -> Any:
        """Return a value as JSON has it: what is no text and no number stands behind the number of its kind."""
        if isinstance(value, str):
            return value
        if isinstance(value, tuple):
            kind = self._kinds.index(type(value)) if type(value) in self._kinds else _TUPLE
            return [kind, *(part if isinstance(part, str) else self.plain(part) for part in value)]
        if isinstance(value, list):
            return [_LIST, *map(self.plain, value)]
        if isinstance(value, dict):
            return {key: part if isinstance(part, str) else self.plain(part) for key, part in value.items()}
        return value

    def made(self, plain: Any) -> Any:
        """Return a value from what it is as JSON."""
        if isinstance(plain, list):
            kind, *parts = plain[0], *map(self.made, plain[1:])
            return parts if kind == _LIST else tuple(parts) if kind == _TUPLE else self._kinds[kind](*parts)
        if isinstance(plain, dict):
            return {key: part if isinstance(part, str) else self.made(part) for key, part in plain.items()}
        return plain
