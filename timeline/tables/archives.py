"""The parts of a workbook, which is a zip archive, unpacked with limits."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Self

from timeline.errors import TableUnreadable
from timeline.tables.limits import (
    HIGHEST_RATIO,
    LARGEST_DIRECTORY,
    LARGEST_KEPT,
    LARGEST_PART,
    LARGEST_WORKBOOK,
    MOST_PARTS,
    SMALL_PART,
)
from timeline.text import quoted

_PIECE = 1 << 16
_END = b"PK\x05\x06"
_LONG_END = b"PK\x06\x06"
_LONGEST_END = (1 << 16) + 98
_DAMAGED = "it is damaged or cut off"
_AGAIN = "open it in a spreadsheet program and save it again"


class Archive:
    """The parts of a workbook by their names; it closes neither its file nor keeps anything unpacked."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self.name = name
        size = file.seek(0, 2)
        if size > LARGEST_WORKBOOK:
            raise TableUnreadable(name, f"it has over {_mebibytes(LARGEST_WORKBOOK)}", "save the sheet as CSV")
        if _size_of_directory(file, size) > LARGEST_DIRECTORY:
            raise TableUnreadable(name, f"it has over {MOST_PARTS:,} parts")
        try:
            self._archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error):
            raise TableUnreadable(name, _DAMAGED, _AGAIN) from None
        self._parts = {part.filename: part for part in self._archive.infolist()}
        self._check()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    @property
    def names(self) -> frozenset[str]:
        """The names of the parts."""
        return frozenset(self._parts)

    def start_of(self, part: str, size: int = 100) -> bytes:
        """Return the first bytes of a part; nothing if there is no such part."""
        if part not in self._parts:
            return b""
        return next(self.pieces(part), b"")[:size]

    def pieces(self, part: str, is_kept: bool = False) -> Iterator[bytes]:
        """Unpack a part piece by piece; `is_kept` says that what it says is kept, not streamed."""
        information = self._parts.get(part)
        if information is None:
            raise TableUnreadable(self.name, f"its part {quoted(part)} is missing", _AGAIN)
        self._check_size(information, LARGEST_KEPT if is_kept else LARGEST_PART)
        try:
            with self._archive.open(information) as file:
                while piece := file.read(_PIECE):
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
            raise TableUnreadable(self.name, f"{_DAMAGED} in its part {quoted(part)}", _AGAIN) from None

    def _check(self) -> None:
        parts = self._archive.infolist()
        if len(parts) > MOST_PARTS:
            raise TableUnreadable(self.name, f"it has over {MOST_PARTS:,} parts")
        if len({part.filename.lower() for part in parts}) < len(parts):
            raise TableUnreadable(self.name, "two of its parts have the same name", _AGAIN)
        for part in parts:
            if part.flag_bits & 1:
                raise TableUnreadable(self.name, "it is protected by a password", "save it without one")
            if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                reason = f"its part {quoted(part.filename)} is packed in a way that workbooks do not use"
                raise TableUnreadable(self.name, reason, _AGAIN)

    def _check_size(self, part: zipfile.ZipInfo, largest: int) -> None:
        if part.file_size > largest:
            reason = f"its part {quoted(part.filename)} has over {_mebibytes(largest)} unpacked"
            raise TableUnreadable(self.name, reason, "save the sheet as CSV")
        if part.file_size > SMALL_PART and part.file_size > HIGHEST_RATIO * max(part.compress_size, 1):
            reason = f"its part {quoted(part.filename)} is over {HIGHEST_RATIO} times as large unpacked as packed"
            raise TableUnreadable(self.name, reason, "it may be made to do harm; if not, save the sheet as CSV")


def _size_of_directory(file: BinaryIO, size: int) -> int:
    """Return the size of the list of parts as the end of the archive tells it; 0 where it tells none."""
    start = max(0, size - _LONGEST_END)
    file.seek(start)
    tail = file.read(_LONGEST_END)
    file.seek(0)
    sizes = [0]
    end = tail.rfind(_END)
    if 0 <= end <= len(tail) - 22:
        sizes.append(struct.unpack_from("<L", tail, end + 12)[0] % 0xFFFFFFFF)
    long_end = tail.rfind(_LONG_END)
    if 0 <= long_end <= len(tail) - 56:
        sizes.append(struct.unpack_from("<Q", tail, long_end + 40)[0])
    return max(sizes)


def _mebibytes(size: int) -> str:
    return f"{size >> 20:,} MiB"
