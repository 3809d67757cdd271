"""Texts and rows that are read again and again: few stay in memory, many lie in a temporary file."""

import json
import weakref
from array import array
from collections.abc import Callable, Iterator
from tempfile import SpooledTemporaryFile
from typing import Any, Generic, TypeVar

MOST_IN_MEMORY = 1 << 20
"""Number of bytes up to which texts stay in memory."""

BATCH = 256
"""Number of rows that are in memory for each reader, and that are written together."""

_HALVES = "surrogatepass"
"""A text may hold halves of letters, which stand for undecodable bytes."""

Row = TypeVar("Row")


class Texts:
    """A list of texts, to which some are added at its end; each takes some bytes of memory.

    The file has no name: nobody else writes to it.
    """

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(MOST_IN_MEMORY, prefix="timeline-")  # noqa: SIM115 - it goes with the texts
        weakref.finalize(self, self._file.close)
        self._ends = array("Q", [0])
        self._is_at_end = True

    def append(self, text: str) -> None:
        """Add a text."""
        if not self._is_at_end:
            self._file.seek(0, 2)
            self._is_at_end = True
        written = text.encode(errors=_HALVES)
        self._file.write(written)
        self._ends.append(self._ends[-1] + len(written))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> str:
        """Return a text by its number from 0."""
        if not 0 <= number < len(self):
            raise IndexError(number)
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        self._is_at_end = False
        return self._file.read(end - start).decode(errors=_HALVES)

    def __iter__(self) -> Iterator[str]:
        number = 0
        while number < len(self):
            yield self[number]
            number += 1


class Spool(Generic[Row]):
    """A list of rows, to which some are added at its end.

    A row is what JSON has; a tuple comes back as a list. `plain` returns another row as JSON has it, `made` makes it.
    """

    def __init__(self, plain: Callable[[Row], Any] | None = None, made: Callable[[Any], Row] | None = None) -> None:
        self._plain = plain
        self._made = made
        self._batches = Texts()
        self._last: list[Row] = []
        self._encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode

    def append(self, row: Row) -> None:
        """Add a row."""
        self._last.append(row)
        if len(self._last) == BATCH:
            self._batches.append(self._encode(self._last if self._plain is None else [*map(self._plain, self._last)]))
            self._last = []

    def __len__(self) -> int:
        return len(self._batches) * BATCH + len(self._last)

    def __iter__(self) -> Iterator[Row]:
        for rows in map(json.loads, self._batches):
            yield from rows if self._made is None else map(self._made, rows)
        yield from self._last
