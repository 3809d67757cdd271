"""Items that are read again and again: the first stay in memory, the others lie in a temporary file."""

import json
import weakref
from collections.abc import Callable, Iterator
from tempfile import TemporaryFile
from typing import IO, Any, Generic, TypeVar

Item = TypeVar("Item", bound=tuple[Any, ...])

MOST_IN_MEMORY = 2_000
_BLOCK = 500
"""Number of items that are written together."""


class Spool(Generic[Item]):
    """A list to which items are added at its end; what it takes in memory does not grow with them.

    An item is a named tuple of texts, numbers, lists, tuples, mappings and of further named tuples.
    """

    def __init__(self, *kinds: type[tuple[Any, ...]], made: Callable[[list[Any]], Item] | None = None) -> None:
        """`kinds` are the named tuples of which items are made.

        Faster is `made`, which makes an item again from what it is as JSON, with lists in the places of tuples.
        """
        self._kinds = kinds
        self._made = made
        self._first: list[Item] = []
        self._waiting: list[Item] = []
        self._file: IO[bytes] | None = None
        self._ends: list[int] = []

    def append(self, item: Item) -> None:
        """Add an item."""
        if len(self._first) < MOST_IN_MEMORY:
            self._first.append(item)
            return
        self._waiting.append(item)
        if len(self._waiting) >= _BLOCK:
            self._write()

    def _write(self) -> None:
        if self._file is None:
            self._file = TemporaryFile()  # noqa: SIM115 - it goes with the spool
            weakref.finalize(self, self._file.close)
        self._file.seek(0, 2)
        plain = self._waiting if self._made is not None else [self._plain(one) for one in self._waiting]
        self._file.write(json.dumps(plain).encode())
        self._ends.append(self._file.tell())
        self._waiting = []

    def __len__(self) -> int:
        return len(self._first) + _BLOCK * len(self._ends) + len(self._waiting)

    def __iter__(self) -> Iterator[Item]:
        yield from self._first
        for start, end in zip([0, *self._ends], self._ends, strict=False):
            assert self._file is not None
            self._file.seek(start)  # somebody else may have read meanwhile
            yield from map(self._made or self._item, json.loads(self._file.read(end - start)))
        yield from self._waiting

    def _plain(self, value: Any) -> Any:
        """Return a value as JSON has it: what is no text and no number stands behind the number of its kind."""
        if isinstance(value, str):
            return value
        if isinstance(value, tuple):
            kind = self._kinds.index(type(value)) if type(value) in self._kinds else -1
            return [kind, *(part if isinstance(part, str) else self._plain(part) for part in value)]
        if isinstance(value, list):
            return [-2, *map(self._plain, value)]
        if isinstance(value, dict):
            return {key: part if isinstance(part, str) else self._plain(part) for key, part in value.items()}
        return value

    def _item(self, plain: Any) -> Any:
        if isinstance(plain, list):
            kind, *parts = plain[0], *map(self._item, plain[1:])
            return parts if kind == -2 else tuple(parts) if kind == -1 else self._kinds[kind](*parts)
        if isinstance(plain, dict):
            return {key: part if isinstance(part, str) else self._item(part) for key, part in plain.items()}
        return plain
