"""Rows that are read more often than they can be made, beyond a number in a temporary file."""

import json
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from typing import IO, Any

_BATCH = 256
"""Number of rows that are in memory for each reader; a spool of fewer rows needs no file."""

_HALVES = "surrogatepass"
"""A text may hold halves of letters, which stand for undecodable bytes."""


class Spool:
    """Rows of texts, numbers, truths, None and lists of these, which can be read again and again, as lists."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._sizes: list[int] = []
        self._last: list[Sequence[Any]] = []
        self._encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode

    def add(self, row: Sequence[Any]) -> None:
        """Add a row."""
        self._last.append(row)
        if len(self._last) == _BATCH:
            if self._file is None:
                self._file = tempfile.TemporaryFile(prefix="timeline-")  # noqa: SIM115 - it goes with the spool
                weakref.finalize(self, self._file.close)
            self._sizes.append(self._file.write(self._encode(self._last).encode(errors=_HALVES)))
            self._last = []

    def __len__(self) -> int:
        return len(self._sizes) * _BATCH + len(self._last)

    def __iter__(self) -> Iterator[Sequence[Any]]:
        start = 0
        for size in self._sizes:
            assert self._file is not None
            self._file.seek(start)
            yield from json.loads(self._file.read(size).decode(errors=_HALVES))
            start += size
        yield from self._last
