"""The journal of a log: what every edit changed, in the user's state folder, as JSON lines that are only appended.

An edit is noted before its files are renamed, and noted as done behind that. So an edit that was cut off is the last
one, and the next command that writes finishes it or takes it back (`timeline.edits.recovery`). A line that was written
by half is cut off. Everything here is called under the lock of the log, but for reading.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Literal

from timeline.edits.records import Record, read, written
from timeline.edits.state_folder import file_of, open_private, unusable
from timeline.partials import partial_beside

MOST_EDITS = 1_000
"""Number of edits that are kept."""

LARGEST = 64 << 20
"""Maximum size of a journal, in bytes; the last edit is kept however large it is."""

End = Literal["done", "dropped", "left"]
"""The end of an edit: all of it was written, nothing was, or a part that a person changed before it could be mended."""

_BLOCK = 1 << 16


class Journal:
    """The journal of one log."""

    def __init__(self, log: str) -> None:
        self.path = file_of(log, ".journal")

    def begin(self, record: Record) -> None:
        """Note an edit before it is written. Raises `NothingWritten` where that is impossible."""
        self._shorten()
        self._append(written(record))

    def end(self, identity: str, end: End) -> None:
        """Note the end of an edit. Raises `NothingWritten` where that is impossible."""
        self._append([json.dumps({"end": identity, "how": end}).encode()])

    def records(self) -> list[tuple[Record, End | None]]:
        """Return the edits from the oldest to the newest, each with its end; None for one that has none yet."""
        ends: dict[str, End] = {}
        found: dict[str, Record] = {}
        for line in self._lines():
            if "end" in line:
                ends[line["end"]] = line["how"]
            elif (record := read(line)) is not None:
                found[record.id] = record
        return [(record, ends.get(record.id)) for record in found.values()]

    def unfinished(self) -> Record | None:
        """Return the last edit if it has no end; reads no more than the last line where it has one."""
        line = self._last_line()
        if not line or line.startswith(b'{"end"'):
            return None
        last = self.records()[-1:]
        return last[0][0] if last and last[0][1] is None else None

    def _lines(self) -> Iterator[dict[str, Any]]:
        """Yield the lines that can be read."""
        try:
            with open(self.path, "rb") as file:
                for text in file:
                    line = _loaded(text) if text.endswith(b"\n") else None
                    if isinstance(line, dict):
                        yield line
        except OSError:
            return

    def _last_line(self) -> bytes:
        """Return the last whole line, or its end if it is long."""
        try:
            with open(self.path, "rb") as file:
                size = file.seek(0, os.SEEK_END)
                file.seek(max(0, size - _BLOCK))
                return file.read().rpartition(b"\n")[0].rpartition(b"\n")[2]
        except OSError:
            return b""

    def _append(self, line: Iterable[bytes]) -> None:
        """Append a line, given in pieces, as a whole or not at all, and wait until the disk has it."""
        descriptor = open_private(self.path, os.O_APPEND)
        try:
            size = _whole_size(descriptor)
            os.ftruncate(descriptor, size)
            try:
                for piece in chain(line, [b"\n"]):
                    _write_all(descriptor, piece)
                os.fsync(descriptor)
            except BaseException:
                os.ftruncate(descriptor, size)
                raise
        except OSError as error:
            raise unusable(self.path, error) from None
        finally:
            os.close(descriptor)

    def _shorten(self) -> None:
        """Remove the oldest edits where the journal has become too large or too long: to half, so that it is rare."""
        try:
            size = os.path.getsize(self.path)
            if size <= LARGEST and (size < _BLOCK or _count_lines(self.path) <= 3 * MOST_EDITS):
                return
            with partial_beside(self.path) as partial:
                with open(self.path, "rb") as source, open(partial, "wb") as target:
                    partial.chmod(0o600)
                    target.writelines(_last_edits([*source], LARGEST // 2))
                    target.flush()
                    os.fsync(target.fileno())
                os.replace(partial, self.path)
        except FileNotFoundError:
            return
        except OSError as error:
            raise unusable(self.path, error) from None


def _loaded(text: bytes) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None  # a damaged line


def _last_edits(lines: Sequence[bytes], most_bytes: int) -> list[bytes]:
    """Return the last lines of a journal: not more edits than are kept, and not more bytes unless one edit has more."""
    kept: list[bytes] = []
    edits = size = 0
    for line in reversed(lines):
        is_edit = not line.startswith(b'{"end"')
        edits, size = edits + is_edit, size + len(line)
        if edits > MOST_EDITS or (size > most_bytes and edits > 1):
            break
        kept.append(line)
    return kept[::-1]


def _count_lines(path: Path) -> int:
    with open(path, "rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))


def _whole_size(descriptor: int) -> int:
    """Return the size of an open file without what was written of its last line."""
    end = os.lseek(descriptor, 0, os.SEEK_END)
    while end:
        start = max(0, end - _BLOCK)
        os.lseek(descriptor, start, os.SEEK_SET)
        place = os.read(descriptor, end - start).rfind(b"\n")
        if place >= 0:
            return start + place + 1
        end = start
    return 0


def _write_all(descriptor: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]
