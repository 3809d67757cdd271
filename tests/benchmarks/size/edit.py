"""Editing one event of a log where it stands, as its owner would: the file keeps its name, all behind it moves."""

from pathlib import Path
from typing import BinaryIO

MARK = "Again, "
"""Text that an edit inserts before the title."""

_PIECE = 1 << 20


def edit_event(path: Path, number: int) -> None:
    """Put the mark before the title of the event of this number; the memory does not grow with the log."""
    with path.open("r+b") as file:
        start = _behind(file, b"title: ", _behind(file, f"-{number:07}\n".encode(), 0))
        file.seek(start)
        if file.read(1) == b'"':
            start += 1
        _insert(file, start, MARK.encode())


def _behind(file: BinaryIO, text: bytes, start: int) -> int:
    """The place behind the first occurrence of a text."""
    file.seek(start)
    held = b""
    while piece := file.read(_PIECE):
        held += piece
        found = held.find(text)
        if found >= 0:
            return start + found + len(text)
        kept = len(text) - 1
        start += len(held) - len(held[-kept:])
        held = held[-kept:]
    raise ValueError(f"{text!r} does not stand in the log")


def _insert(file: BinaryIO, start: int, text: bytes) -> None:
    """Move the rest of the file up, beginning with its end, and write the text into the gap."""
    at = file.seek(0, 2)
    while at > start:
        size = min(_PIECE, at - start)
        at -= size
        file.seek(at)
        piece = file.read(size)
        file.seek(at + len(text))
        file.write(piece)
    file.seek(start)
    file.write(text)
