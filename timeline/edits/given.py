"""The values behind the key of a line."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from timeline.edits.keys import Key
from timeline.edits.pieces import LineFault, Piece, Quotes, Stop
from timeline.edits.source_references import ADDRESS
from timeline.query.quotes import CLOSING
from timeline.text import quoted

_PLACE = Key("sources", "at")


class Given(NamedTuple):
    """One value of a key, and its place."""

    key: Key
    piece: Piece


class Values:
    """The values in a line, each read from where it begins."""

    def __init__(self, text: str, quotes: Quotes) -> None:
        self._text = text
        self._quotes = quotes
        self.end = 0
        """The index at which the last value ends."""

    def read(self, key: Key, at: int) -> Iterator[Given]:
        """Yield the values that begin at an index, behind the colon of their key; raises `Stop` at a fault."""
        self.end = at
        while True:
            signs = ",@" if key.role == "source" else "," if key.splits else ""
            yield Given(key, self._one(signs))
            if "@" in signs and self._takes("@"):
                yield Given(_PLACE, self._place_in_source())
            if not key.splits or not self._takes(","):
                break
        self._must_end()

    def _takes(self, sign: str) -> bool:
        """Step over a sign, if it comes next; raises `Stop` where nothing follows it."""
        if self._next != sign:
            return False
        self.end += 1
        if not self._next or self._next.isspace():
            hint = f"write no space behind it; a '{sign}' of the text stands in quotes"
            raise Stop(LineFault(f"a value is missing behind '{sign}'", hint, self.end - 1, self.end))
        return True

    @property
    def _next(self) -> str:
        return self._text[self.end : self.end + 1]

    def _one(self, signs: str) -> Piece:
        """Read one value, up to a blank or one of these signs."""
        start = self.end
        if self._next in ("'", *CLOSING):
            piece = self._quotes.piece(start)
        else:
            pattern = ADDRESS if "@" in signs and ADDRESS.match(self._text, start) else f"[^\\s{signs}]*"
            found = re.compile(pattern).match(self._text, start)
            assert found is not None
            piece = Piece(found.group(), start, found.end())
        self.end = piece.end
        if not piece.text.strip():
            message = "a value is missing here"
            raise Stop(LineFault(message, "write one, or leave out the key", start, max(piece.end, start + 1)))
        return piece

    def _place_in_source(self) -> Piece:
        piece = self._one("")
        if "," in piece.text and self._text[piece.start] not in ("'", *CLOSING):
            message = f"the place in the source ends at a ',', or has one: {quoted(piece.text)}"
            raise Stop(LineFault(message, f"put the place in quotes: @'{piece.text}'", piece.start, piece.end))
        return piece

    def _must_end(self) -> None:
        if self._next and not self._next.isspace():
            message = f"{quoted(self._next)} stands right behind the quotes of a value"
            raise Stop(LineFault(message, "put the whole value in quotes", self.end, self.end + 1))
