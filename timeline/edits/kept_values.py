"""Values of very many new entries, read one by one: the first stay in memory, the others lie in a temporary file."""

import json
import weakref
from array import array
from tempfile import TemporaryFile
from typing import IO

from timeline.log.editing.values import Value

MOST_IN_MEMORY = 2_000
"""Number of values that stay in memory."""


class KeptValues:
    """A list of values; each takes some bytes of memory. The file has no name: nobody else writes to it."""

    def __init__(self) -> None:
        self._first: list[Value] = []
        self._file: IO[bytes] | None = None
        self._ends = array("Q", [0])
        self._is_at_end = True

    def append(self, value: Value) -> None:
        """Add a value at the end."""
        if len(self._first) < MOST_IN_MEMORY:
            self._first.append(value)
            return
        if self._file is None:
            self._file = TemporaryFile()  # noqa: SIM115 - it goes with the values
            weakref.finalize(self, self._file.close)
        if not self._is_at_end:
            self._file.seek(0, 2)
            self._is_at_end = True
        written = json.dumps(value).encode()
        self._file.write(written)
        self._ends.append(self._ends[-1] + len(written))

    def __len__(self) -> int:
        return len(self._first) + len(self._ends) - 1

    def __getitem__(self, number: int) -> Value:
        if number < len(self._first):
            return self._first[number]
        assert self._file is not None
        start, end = self._ends[number - len(self._first)], self._ends[number - len(self._first) + 1]
        self._file.seek(start)
        self._is_at_end = False
        value: Value = json.loads(self._file.read(end - start))
        return value
