"""Pieces of a line with their places, and quotes in it.

A piece in quotes begins where a word or a value begins. `'` is also an apostrophe: it closes only before a sign that is
no letter, and at the beginning of a word it opens only what is closed. A backslash keeps a quotation mark as text.
"""

import re
from typing import NamedTuple

from timeline.query.quotes import CLOSING, closing, unescaped

MOST_TEXT = 65_536
"""Maximum length of a line."""

_APOSTROPHE = "'"
_OPENS_OR_CLOSES = re.compile(r"(?:(?<=[\s:,@])'(?=\w))|'(?!\w)")


class Piece(NamedTuple):
    """A text as it is meant, and where it stands in the line: from `start` up to `end` (not included)."""

    text: str
    start: int
    end: int


class LineFault(NamedTuple):
    """One fault of a line: a sentence, a remedy, and the part of the line that is at fault."""

    message: str
    hint: str
    start: int
    end: int


class Stop(Exception):
    """Raised to end the reading of a value at a fault; never leaves this package."""

    def __init__(self, fault: LineFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class Quotes:
    """The quotes of a line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open_from = len(text)
        """The index from which on no apostrophe closes quotes."""

    def opens(self, at: int) -> bool:
        """Return whether the sign at an index opens quotes."""
        sign = self._text[at : at + 1]
        return sign in CLOSING or (sign == _APOSTROPHE and self._apostrophe(at) is not None)

    def piece(self, at: int) -> Piece:
        """Return what stands in the quotes that open at an index; raises `Stop` where they do not close."""
        if self._text[at] == _APOSTROPHE:
            return self._single(at)
        end = closing(self._text, at)
        if end is None:
            raise Stop(LineFault("these quotes are not closed", "close them", at, at + 1))
        return Piece(unescaped(self._text[at + 1 : end]), at, end + 1)

    def _single(self, at: int) -> Piece:
        end = self._apostrophe(at)
        if end is None:
            raise Stop(LineFault("these quotes are not closed", "close them", at, at + 1))
        later = _OPENS_OR_CLOSES.search(self._text, end + 1)
        if self._text[end - 1] in "sS" and later is not None and not self._opens_word(later.start()):
            message = "one of these apostrophes closes the quotes, and it is not clear which"
            raise Stop(LineFault(message, 'put the text in "double quotes"', at, end))
        return Piece(re.sub(r"\\(['\\])", r"\1", self._text[at + 1 : end]), at, end + 1)

    def _opens_word(self, at: int) -> bool:
        return self._text[at - 1] in ":,@" or self._text[at - 1].isspace()

    def _apostrophe(self, at: int) -> int | None:
        """Return the index of the apostrophe that closes the quotes opened at an index."""
        if at >= self._open_from:
            return None
        index, text = at + 1, self._text
        while index < len(text):
            if text[index] == "\\" and text[index + 1 : index + 2] in (_APOSTROPHE, "\\"):
                index += 1
            elif text[index] == _APOSTROPHE and not text[index + 1 : index + 2].isalnum():
                return index
            index += 1
        self._open_from = at
        return None
