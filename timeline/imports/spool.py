"""Items that are read again and again: the first stay in memory, the others lie in a temporary file."""

import pickle
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO, Generic, TypeVar

Item = TypeVar("Item")

MOST_IN_MEMORY = 2_000
_BLOCK = 500
"""Number of items that are written together."""


class Spool(Generic[Item]):
    """A list to which items are added at its end; what it takes in memory does not grow with them."""

    def __init__(self) -> None:
        self._first: list[Item] = []
        self._waiting: list[Item] = []
        self._file: IO[bytes] | None = None
        self._written = 0

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
            self._file = TemporaryFile()  # noqa: SIM115 - it has no name, and goes with the spool
        self._file.seek(0, 2)
        pickle.dump(self._waiting, self._file, pickle.HIGHEST_PROTOCOL)
        self._written += len(self._waiting)
        self._waiting = []

    def __len__(self) -> int:
        return len(self._first) + self._written + len(self._waiting)

    def __iter__(self) -> Iterator[Item]:
        yield from self._first
        if self._file is not None:
            at = seen = 0
            while seen < self._written:
                self._file.seek(at)  # somebody else may have read meanwhile
                block: list[Item] = pickle.load(self._file)
                at, seen = self._file.tell(), seen + len(block)
                yield from block
        yield from self._waiting
