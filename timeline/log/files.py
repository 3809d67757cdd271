"""Opening the files of a log, and feeding their text to the YAML reader piece by piece.

A log may be fed anything: a folder, a pipe that never ends, a text of 100 MB. Every piece is looked at before
it is parsed, so that the parser never holds more than `LARGEST_TEXT` of undigested text.
"""

import codecs
import hashlib
import os
import re
import stat
from typing import Any, BinaryIO

from timeline.errors import LogUnreadable
from timeline.log.comments import Comments

LARGEST_TEXT = 1 << 20
"""The most that one scalar (or one comment) may hold, in bytes: 1 MiB."""

_PIECE = 1 << 16
# Control characters, and all that the parser would take for the end of a line where no editor shows one.
# Plain letters need no second look; all others are few, and stand together once these are taken out.
_HARMLESS = bytes([*b"\t\n", *range(0x20, 0x7F)])
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)")


class Unfit(Exception):
    """The text of a file cannot go on to the parser: `code`, sentence, remedy, and where (from 1)."""

    def __init__(self, code: str, message: str, hint: str, line: int, column: int) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.line = line
        self.column = column


def open_log_file(name: str) -> BinaryIO:
    """The file, open for reading; `LogUnreadable` where it is missing, not a plain file, or not ours to read."""
    try:
        # Non-blocking: opening a FIFO must not wait for somebody to write into it.
        descriptor = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        raise LogUnreadable(name, "there is no such file") from None
    except PermissionError:
        raise LogUnreadable(name, "this file may not be read", "check its permissions") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LogUnreadable(name, f"cannot be opened: {reason}") from None
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return open(descriptor, "rb")
    os.close(descriptor)
    if stat.S_ISDIR(mode):
        raise LogUnreadable(name, "this is a folder, not a log", "name the file in it, such as events.yaml")
    raise LogUnreadable(name, "this is a pipe or a device, not a file", "save it to a file first")


class Feed:
    """The text of one file, handed over in pieces that were looked at (what `yaml` calls a stream)."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self.name = name
        self.reached: Any = None
        """What the parser last came to: whoever drives it says so here. What it was given before no longer counts."""
        self._reached: Any = None
        self.comments = Comments()
        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._line = 1
        self._column = 1
        self._first = True
        self._held = ""
        self._undigested = 0
        self._position = 0
        self._sum = hashlib.sha256()

    @property
    def position(self) -> int:
        """How many bytes were read so far."""
        return self._position

    def digest(self) -> bytes:
        """The SHA-256 of what was read."""
        return self._sum.digest()

    def digested(self) -> None:
        """What was given until now no longer counts."""
        self._undigested = 0

    def read(self, size: int = _PIECE) -> str:
        """The next piece of the text, empty at its end; raises `Unfit` on what must not be parsed."""
        if self.reached is not self._reached:
            self._reached = self.reached
            self.digested()
            self.comments.forget(self.reached.start_mark.line)
        if self._undigested > LARGEST_TEXT + 4 * _PIECE:
            message = "a single text or comment of over 1 MiB follows"
            raise Unfit("too-large", message, "shorten it", self._line, self._column)
        try:
            piece = self._file.read(min(size, _PIECE))
        except OSError as error:
            raise LogUnreadable(self.name, f"cannot be read: {error.strerror or error}") from None
        self._undigested += len(piece)
        self._position += len(piece)
        self._sum.update(piece)
        if self._first:
            self._first = False
            piece = self._without_mark(piece)
            if not piece and self._undigested:
                return self.read(size)
        text = self._whole_lines(self._decode(piece), not piece)
        self._look(text)
        # An empty answer means the end: a piece may hold only the first bytes of a character.
        return text if text or not piece else self.read(size)

    def _without_mark(self, piece: bytes) -> bytes:
        start = piece[:4]
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
            wide = start in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
            raise Unfit("not-utf-8", f"this file is {'UTF-32' if wide else 'UTF-16'}", "save it as UTF-8", 1, 1)
        # Without a mark, every second byte of plain text in UTF-16 is nothing.
        if len(start) == 4 and (start[0] == start[2] == 0 < start[1] or start[1] == start[3] == 0 < start[0]):
            raise Unfit("not-utf-8", "this file looks like UTF-16", "save it as UTF-8", 1, 1)
        return piece.removeprefix(codecs.BOM_UTF8)

    def _whole_lines(self, text: str, is_end: bool) -> str:
        """The text with a return at its end held back: whether it ends a line shows in the next piece."""
        text, self._held = self._held + text, ""
        if text.endswith("\r") and not is_end:
            text, self._held = text[:-1], "\r"
        return text

    def _decode(self, piece: bytes) -> str:
        try:
            return self._decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            self._look(error.object[: error.start].decode("utf-8", "replace"))
            shown = f"byte 0x{error.object[error.start]:02X}"
            raise Unfit(
                "not-utf-8", f"{shown} is not UTF-8 text", "save the file as UTF-8", self._line, self._column
            ) from None

    def _look(self, text: str) -> None:
        """Count lines, and refuse raw control characters."""
        odd = text.encode().translate(None, _HARMLESS)
        found = _FORBIDDEN.search(text) if odd and _FORBIDDEN.search(odd.decode()) else None
        seen = text[: found.start()] if found else text
        self.comments.look(seen, self._line, self._column)
        newlines = seen.count("\n")
        if newlines:
            self._line += newlines
            self._column = len(seen) - seen.rfind("\n")
        else:
            self._column += len(seen)
        if found:
            number = ord(found.group())
            hint = f'remove it, or write "\\u{number:04x}" in double quotes if it is meant'
            if found.group() == "\r":
                hint = "save the file with line ends of Unix or Windows"
            message = f"the control character U+{number:04X} stands in the text"
            raise Unfit("control-character", message, hint, self._line, self._column)
