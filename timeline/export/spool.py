"""Rows that are read more often than they can be made, beyond a number in a temporary file."""

import pickle
import tempfile
from collections.abc import Iterator
from typing import IO, Any, Generic, TypeVar

AnyRow = TypeVar("AnyRow", bound=tuple[Any, ...])

_BATCH = 256
"""Number of rows that are in memory for each reader; a spool of fewer rows needs no file."""


class Spool(Generic[AnyRow]):
    """Rows of plain values, which can be read again and again."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._starts: list[int] = []
        self._last: list[AnyRow] = []

    def add(self, row: AnyRow) -> None:
        """Add a row."""
        self._last.append(row)
        if len(self._last) == _BATCH:
            if self._file is None:
                self._file = tempfile.TemporaryFile(prefix="timeline-")  # noqa: SIM115 - it goes with the spool
            self._starts.append(self._file.seek(0, 2))
            pickle.dump(self._last, self._file, pickle.HIGHEST_PROTOCOL)
            self._last = []

    def __len__(self) -> int:
        return len(self._starts) * _BATCH + len(self._last)

    def __iter__(self) -> Iterator[AnyRow]:
        for start in self._starts:
            assert self._file is not None
            self._file.seek(start)
            yield from pickle.load(self._file)
        yield from self._last
