"""The encoding of a CSV file, found by reading all of it once before its rows are read.

A file of which some letters are UTF-8 and others are not is refused where the first wrong byte stands: whatever it
were read as, some of its letters would silently become others.
"""

import codecs
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from timeline.errors import TableUnreadable, WrongUsage
from timeline.tables.files import open_table_file
from timeline.tables.scripts import other_script
from timeline.text import quoted

_PIECE = 1 << 20
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
"""Byte order marks; the longer ones first, as one begins like a shorter one."""

_NO_ENCODINGS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
"""Names of codecs in Python that are no encoding of a file."""

_FALLBACK = "cp1252"


class Encoding(NamedTuple):
    """An encoding by Python's name, and the notes on it for the user."""

    codec: str
    notes: tuple[str, ...]


class _Fault(NamedTuple):
    """The first byte that an encoding cannot read, and its line."""

    byte: int
    line: int


def find_encoding(name: str, asked: str | None = None) -> Encoding:
    """Find the encoding of a file, or check the one that is asked for; `TableUnreadable` where it does not fit."""
    with open_table_file(name) as file:
        if asked is not None:
            return _asked(file, name, asked)
        head = file.read(4096)
        for mark, codec, label in _MARKS:
            if head.startswith(mark):
                return _fitting(file, name, codec, label)
        if unmarked := _utf16_without_mark(head):
            return _fitting(file, name, unmarked, f"UTF-16 without a mark ({unmarked[-2:].upper()})")
        return _eight_bit(file, name)


def _asked(file: BinaryIO, name: str, asked: str) -> Encoding:
    codec = asked.strip().lower()
    try:
        "a".encode(codec)  # what encodes no text, such as base64, is refused here
        if codecs.lookup(codec).name.replace("-", "_") in _NO_ENCODINGS:
            raise LookupError
    except (LookupError, ValueError):
        hint = "such as utf-8, cp1252, cp1251 or utf-16"
        raise WrongUsage(f"{quoted(asked)} is no encoding that is known", hint) from None
    return _fitting(file, name, "utf-8-sig" if codecs.lookup(codec).name == "utf-8" else codec, asked)


def _fitting(file: BinaryIO, name: str, codec: str, label: str) -> Encoding:
    """Return an encoding that can read all of a file."""
    fault, has_nul = _scan(file, codec)
    if fault:
        raise TableUnreadable(
            name,
            f"byte 0x{fault.byte:02X} in line {fault.line:,} is not {label}",
            "name the encoding that the file has",
        )
    return Encoding(codec, (f"the text was read as {label}", *_on_nul(has_nul)))


def _eight_bit(file: BinaryIO, name: str) -> Encoding:
    file.seek(0)
    label = "UTF-8 with a mark" if file.read(3) == codecs.BOM_UTF8 else "UTF-8"
    fault, has_nul = _scan(file, "utf-8-sig")
    if not fault:
        return Encoding("utf-8-sig", (f"the text was read as {label}", *_on_nul(has_nul)))
    if label != "UTF-8" or _is_mostly_utf8(file):
        reason = f"byte 0x{fault.byte:02X} in line {fault.line:,} is not UTF-8, as other letters of the file are"
        raise TableUnreadable(name, reason, "mend that line, or name the encoding that the file has")
    if (script := other_script(_start_of(file))) and not _scan(file, script.codec)[0]:
        note = f"the text was read as {script.label}, for it is not UTF-8: if letters look wrong, name another encoding"
        return Encoding(script.codec, (note,))
    unfit, has_nul = _scan(file, _FALLBACK)
    if unfit:
        reason = f"byte 0x{unfit.byte:02X} in line {unfit.line:,} is neither UTF-8 nor Windows-1252"
        raise TableUnreadable(name, reason, "name the encoding that the file has, such as cp1250, cp1251 or cp932")
    note = "the text was read as Windows-1252, for it is not UTF-8: if letters look wrong, name another encoding"
    return Encoding(_FALLBACK, (note, *_on_nul(has_nul)))


def _start_of(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read(_PIECE)


def _on_nul(line: int) -> tuple[str, ...]:
    return (f"NUL characters stand in the text, the first in line {line:,}",) if line else ()


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(_PIECE):
        yield piece
    yield b""


def _scan(file: BinaryIO, codec: str) -> tuple[_Fault | None, int]:
    """Return the first byte that an encoding cannot read, and the line of the first NUL, 0 without one."""
    decoder = codecs.getincrementaldecoder(codec)()
    line = _Lines()
    nul = 0
    for piece in _pieces(file):
        state = decoder.getstate()
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            decoder.setstate(state)
            good = len(piece) - len(error.object) + error.start  # the object lacks a mark, and has what was held
            line.pass_over(decoder.decode(piece[: max(0, good)]))
            return _Fault(error.object[error.start], line.number), nul
        if not nul and "\0" in text:
            nul = line.after(text.partition("\0")[0])
        line.pass_over(text)
    return None, nul


class _Lines:
    """The number of the line that is reached in a text, whatever its lines end with."""

    def __init__(self) -> None:
        self._feeds = self._returns = 0

    @property
    def number(self) -> int:
        return 1 + max(self._feeds, self._returns)

    def pass_over(self, text: str) -> None:
        self._feeds += text.count("\n")
        self._returns += text.count("\r")

    def after(self, text: str) -> int:
        return 1 + max(self._feeds + text.count("\n"), self._returns + text.count("\r"))


def _is_mostly_utf8(file: BinaryIO) -> bool:
    """Return whether a file that is not all UTF-8 has letters of UTF-8 all the same.

    Two letters of Windows-1252 may happen to look like one of UTF-8, as `Ü“` does, but not often.
    """
    good = wrong = 0
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    for piece in _pieces(file):
        text = decoder.decode(piece, final=not piece)
        if not text.isascii():
            above = sum(1 for letter in text if letter > "\x7f")
            escaped = sum(1 for letter in text if "\udc80" <= letter <= "\udcff")
            good, wrong = good + above - escaped, wrong + escaped
    return good * 10 > wrong


def _utf16_without_mark(head: bytes) -> str:
    """Return the encoding of a text in UTF-16 without a mark: every second byte of plain letters is nothing."""
    even, odd = head[0::2], head[1::2]
    if len(head) < 4:
        return ""
    low, high = even.count(0) / len(even), odd.count(0) / len(odd)
    if high > 0.4 and low < 0.05:
        return "utf-16-le"
    return "utf-16-be" if low > 0.4 and high < 0.05 else ""
