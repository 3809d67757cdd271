"""Opening the files of a log, and feeding their text to the YAML reader piece by piece.

A file may be anything: a folder, a pipe that never ends, a text of 100 MB. Every piece is inspected before it is
parsed, so that the parser never holds much more than `LONGEST_WRITTEN` of undigested text.
"""

import codecs
import hashlib
from collections.abc import Callable
from typing import Any, BinaryIO

from timeline.errors import LogUnreadable
from timeline.log.yaml.comments import Comments
from timeline.log.yaml.inspection import Inspector, Unfit
from timeline.plain_files import NotPlain, open_plain

__all__ = ["LARGEST_TEXT", "Feed", "Opener", "Unfit", "open_log_file"]

LARGEST_TEXT = 1 << 20
"""Maximum size of one scalar, in bytes of UTF-8: 1 MiB."""

LONGEST_WRITTEN = 2 * LARGEST_TEXT
"""Maximum number of characters between the ends of two events of the parser: a scalar as it is written, with its
escapes and indentation, and the comments before it."""

_PIECE = 1 << 16
_SLACK = 4 * _PIECE
"""Number of characters that may be read, and not parsed yet, beyond the end of an event."""


Opener = Callable[[str], BinaryIO]
"""Opens a file of a log by its name, as `open_log_file` does; raises `LogUnreadable`."""


def open_log_file(name: str) -> BinaryIO:
    """Open a file for reading; `LogUnreadable` where it is missing, not a plain file, or not ours to read."""
    try:
        return open_plain(name)
    except NotPlain as error:
        if error.is_folder:
            raise LogUnreadable(
                name, "this is a folder, not a log", "name the file in it, such as events.yaml"
            ) from None
        raise LogUnreadable(name, error.reason, error.hint) from None


class Feed:
    """The text of one file in inspected pieces (a stream for `yaml`).

    Text that must not be parsed is refused after all the text before it was parsed, so that an earlier fault comes
    first.
    """

    def __init__(self, file: BinaryIO, name: str, length: int | None = None) -> None:
        self.name = name
        self.reached: Any = None
        """The last event of the parser; the caller of the parser updates it."""
        self.is_long = False
        """True if the next events may be longer than `LONGEST_WRITTEN`, and have to be measured."""
        self.comments = Comments()
        self._file = file
        self._length = length
        self._measured: Any = None
        self._given = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._inspector = Inspector()
        self._held = ""
        self._position = 0
        self._sum = hashlib.sha256()

    @property
    def position(self) -> int:
        """Number of bytes read so far."""
        return self._position

    def digest(self) -> bytes:
        """The SHA-256 of the whole file; what was not parsed is read for it."""
        self._file.seek(self._position)
        while self._next_piece():
            pass
        return self._sum.digest()

    def beginning(self, length: int) -> "Feed":
        """Return a feed of the same text from its start, up to a number of characters."""
        self._file.seek(0)
        return Feed(self._file, self.name, length)

    def line(self, number: int) -> str:
        """The text of a line, without its end, as far as it was inspected."""
        self._file.seek(0)
        line = b""
        for _ in range(number):
            line = self._file.readline(_PIECE)
            while line and not line.endswith(b"\n") and (rest := self._file.readline(_PIECE)):
                if rest.endswith(b"\n"):
                    break
        return line.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace").rstrip("\r\n")

    def measure(self, event: Any) -> None:
        """Raise `Unfit` where this event of the parser, with the comments before it, is too long."""
        end = _end_of(self._measured)
        self._measured = event
        if event.end_mark.index - end[0] > LONGEST_WRITTEN:
            raise _too_large(end)

    def read(self, size: int = _PIECE) -> str:  # noqa: ARG002 - the parser keeps what it did not ask for
        """The next piece of the text, empty at its end; raises `Unfit` on what must not be parsed."""
        end = _end_of(self.reached)
        if self._given - end[0] > LONGEST_WRITTEN + _SLACK:
            raise _too_large(end)
        if self.reached is not None:
            self.comments.forget(self.reached.start_mark.line)
        text = self._next_text()
        if self._length is not None:
            text = text[: max(0, self._length - self._given)]
        self._given += len(text)
        self.is_long = self._given - end[0] > LONGEST_WRITTEN
        self._measured = self.reached
        return text

    def _next_text(self) -> str:
        inspector = self._inspector
        while inspector.fault is None:
            piece = self._next_piece()
            text, wrong_at = self._decoded(piece)
            line, column = inspector.line, inspector.column
            text = inspector.passed(self._whole_lines(text, not piece), not piece)
            self.comments.look(text, line, column)
            if wrong_at and inspector.fault is None:
                hint = "save the file as UTF-8"
                inspector.fault = Unfit(
                    "not-utf-8", f"{wrong_at} is not UTF-8 text", hint, inspector.line, inspector.column
                )
            # An empty answer means the end: a piece may hold only the first bytes of a character.
            if text or (not piece and inspector.fault is None):
                return text
        raise inspector.fault

    def _next_piece(self) -> bytes:
        try:
            piece = self._file.read(_PIECE)
        except OSError as error:
            raise LogUnreadable(self.name, f"cannot be read: {error.strerror or error}") from None
        self._sum.update(piece)
        is_first = self._position == 0
        self._position += len(piece)
        return _without_mark(piece) if is_first else piece

    def _decoded(self, piece: bytes) -> tuple[str, str]:
        """The text of a piece up to the first invalid byte, and that byte as a message names it."""
        try:
            return self._decoder.decode(piece, final=not piece), ""
        except UnicodeDecodeError as error:
            return error.object[: error.start].decode(), f"byte 0x{error.object[error.start]:02X}"

    def _whole_lines(self, text: str, is_end: bool) -> str:
        """The text with a return at its end held back: whether it ends a line shows in the next piece."""
        text, self._held = self._held + text, ""
        if text.endswith("\r") and not is_end:
            text, self._held = text[:-1], "\r"
        return text


def _without_mark(piece: bytes) -> bytes:
    """The first piece of a file without a byte order mark."""
    start = piece[:4]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        wide = start in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
        raise Unfit("not-utf-8", f"this file is {'UTF-32' if wide else 'UTF-16'}", "save it as UTF-8", 1, 1)
    # Without a mark, every second byte of plain text in UTF-16 is nothing.
    if len(start) == 4 and (start[0] == start[2] == 0 < start[1] or start[1] == start[3] == 0 < start[0]):
        raise Unfit("not-utf-8", "this file looks like UTF-16", "save it as UTF-8", 1, 1)
    return piece.removeprefix(codecs.BOM_UTF8)


def _end_of(event: Any) -> tuple[int, int, int]:
    """The end of what the parser has given: its index from 0, its line and its column from 1."""
    if event is None:
        return 0, 1, 1
    mark = event.end_mark
    return mark.index, mark.line + 1, mark.column + 1


def _too_large(end: tuple[int, int, int]) -> Unfit:
    return Unfit("too-large", "a single text or comment of over 1 MiB follows", "shorten it", *end[1:])
