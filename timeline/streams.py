"""Standard output and standard error: every write is complete, and no character makes it fail.

Data goes out as bytes, so that neither the locale nor the system's line ends change it. Text goes out in the encoding
of the stream; characters that it lacks are written in ASCII: the look-alike of a sign, the base of a letter, or else a
backslash escape.
"""

import codecs
import errno
import io
import os
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, TextIO

NARROWEST = 40
"""Smallest width that text is laid out for, in cells."""

WIDEST = 10_000
"""Largest width that text is laid out for, and the largest number of lines of a terminal."""

_READABLE = "timeline-readable"

_PIECE = 1 << 16
"""Minimum number of characters that are written at once, as far as there are so many."""


class Whole(io.RawIOBase):
    """A raw stream that writes all bytes, however few the system takes at a time.

    The first failure is raised and kept in `error`; later writes are dropped, so that it is reported once.
    """

    def __init__(self, raw: Any, is_heard: bool = True) -> None:
        super().__init__()
        self._raw = raw
        self._is_heard = is_heard
        self.error: OSError | None = None
        self.is_dropping = False
        """True if writes are dropped: after a failure, and after an interruption."""

    def writable(self) -> bool:
        """Return whether it can be written to."""
        return True

    def fileno(self) -> int:
        """The file descriptor."""
        return int(self._raw.fileno())

    def isatty(self) -> bool:
        """Return whether it is a terminal."""
        return bool(self._raw.isatty())

    def write(self, data: Any) -> int:
        """Write all of the bytes; return their number."""
        rest = memoryview(data).cast("B")
        size = len(rest)
        try:
            while len(rest) and not self.is_dropping:
                rest = rest[self._some(rest) :]
        except OSError as error:
            self.error, self.is_dropping = error, True
            if self._is_heard:
                raise
        return size

    def _some(self, data: memoryview) -> int:
        taken = self._raw.write(data)
        if taken is None:  # a non-blocking stream that is full
            import select

            select.select([], [self.fileno()], [])
            return 0
        if not taken:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return int(taken)


class _Closed(io.RawIOBase):
    """A standard output that was closed before the program began."""

    def write(self, _: Any) -> int:
        """Fail as the system would."""
        raise OSError(errno.EBADF, "standard output is closed")


def take_over() -> tuple[TextIO, Whole | None]:
    """Replace `sys.stdout` and `sys.stderr` by complete streams; return the output, as text and as raw stream.

    The raw stream is None if standard output is no stream of the system.
    """
    codecs.register_error(_READABLE, _readable)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it stays open to the end
    else:
        sys.stderr, _ = _whole(sys.stderr, is_heard=False)
    if sys.stdout is None:
        raw = Whole(_Closed())
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8", errors=_READABLE)
        return sys.stdout, raw
    sys.stdout, found = _whole(sys.stdout, is_heard=True)
    return sys.stdout, found


def _whole(stream: TextIO, is_heard: bool) -> tuple[TextIO, Whole | None]:
    if not isinstance(stream, io.TextIOWrapper):
        return stream, None
    try:
        stream.fileno()
    except OSError:  # a buffer in memory
        stream.reconfigure(errors=_READABLE)
        return stream, None
    # Unbuffered (PYTHONUNBUFFERED), the raw stream lies at once below the text.
    raw = Whole(getattr(stream.buffer, "raw", stream.buffer), is_heard)
    text = io.TextIOWrapper(
        io.BufferedWriter(raw), encoding=stream.encoding, errors=_READABLE, line_buffering=stream.line_buffering
    )
    return text, raw


def put_text(pieces: Iterable[str]) -> None:
    """Write text to standard output while it is made, in the encoding of the stream."""
    for text in gathered(pieces):
        sys.stdout.write(text)
    sys.stdout.flush()


def put_bytes(blocks: Iterable[bytes]) -> None:
    """Write data to standard output while it is made, byte for byte."""
    sys.stdout.flush()
    for block in blocks:
        sys.stdout.buffer.write(block)
    sys.stdout.flush()


def encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    """Text in the encoding of standard output, with the same replacements."""
    encoder = codecs.getincrementalencoder(sys.stdout.encoding or "utf-8")(_READABLE)
    return map(encoder.encode, gathered(pieces))


def gathered(pieces: Iterable[str]) -> Iterator[str]:
    """Join small pieces of a text to larger ones, each of which is written at once."""
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= _PIECE:
            yield "".join(waiting)
            waiting, size = [], 0
    yield "".join(waiting)


def _readable(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from timeline.transliteration import in_ascii

    return "".join(map(in_ascii, error.object[error.start : error.end])), error.end


def limit_terminal_size() -> None:
    """Limit the size in the environment to the supported range, also for libraries and the pager.

    A value that is no positive number is removed: the size is then that of the terminal, or the default.
    """
    for name, least in (("COLUMNS", NARROWEST), ("LINES", 1), ("TERMINAL_WIDTH", NARROWEST)):  # the last is Typer's
        digits = os.environ.get(name, "").strip().lstrip("0")
        if digits.isascii() and digits.isdecimal():
            number = int(digits) if len(digits) < 9 else WIDEST
            os.environ[name] = str(max(least, min(number, WIDEST)))
        else:
            os.environ.pop(name, None)


def in_blocks(content: Iterable[str] | Iterable[bytes]) -> Iterator[bytes]:
    """Yield the bytes of a file, in blocks; a text is one piece of many too."""
    if isinstance(content, str):
        content = (content,)
    rest = iter(content)
    for first in rest:
        if isinstance(first, bytes):
            yield first
            yield from rest  # type: ignore[misc] # all are of one type
        else:
            yield from (text.encode() for text in gathered(chain((first,), rest)))  # type: ignore[arg-type]
