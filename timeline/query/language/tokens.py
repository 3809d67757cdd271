"""Tokens: the text of a query cut into pieces, each with its place."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from timeline.query.language.faults import Place, Stop
from timeline.query.quotes import CLOSING, closing, unescaped

MOST_TEXT = 4_000
"""Maximum length of a query."""

KEYWORDS = ("and", "or", "not")

TokenKind = Literal["open", "close", "comma", "bare", "quoted", "end"]

_SPACE = re.compile(r"\s+")
_SIGN = r'[^\s"“”„(),]'
# A comma within a number (2,500) is part of the word; behind `name:` it stands between values.
_NUMBER = r'[^\s"“”„(),:@0-9]*[0-9]{1,3}(?:,[0-9]{3})+(?![0-9]|,[0-9])'
_BARE = re.compile(rf"{_NUMBER}{_SIGN}*|{_SIGN}+")
_SIGNS: dict[str, TokenKind] = {"(": "open", ")": "close", ",": "comma"}


class Token(NamedTuple):
    """A piece of a query; the text of a quoted one stands without its quotes."""

    kind: TokenKind
    text: str
    start: int
    end: int


def tokens(text: str, view: str | None = None) -> Iterator[Token]:
    """Yield the pieces of a query, the last one its end. Raises `Stop` at quotes that are not closed."""
    if len(text) > MOST_TEXT:
        message = f"the query has {len(text):,} characters; {MOST_TEXT:,} are read"
        raise Stop(Place(text[:60], 0, 1, view), message, "save parts of it as views")
    at = 0
    while at < len(text):
        if space := _SPACE.match(text, at):
            at = space.end()
            continue
        token = _token(text, at, view)
        yield token
        at = token.end
    yield Token("end", "", len(text), len(text))


def _token(text: str, at: int, view: str | None) -> Token:
    sign = text[at]
    if sign in _SIGNS:
        return Token(_SIGNS[sign], sign, at, at + 1)
    if sign in CLOSING:
        end = closing(text, at)
        if end is None:
            raise Stop(Place(text, at, at + 1, view), "these quotes are not closed", "close them")
        return Token("quoted", unescaped(text[at + 1 : end]), at, end + 1)
    found = _BARE.match(text, at)
    assert found is not None
    return Token("bare", found.group(), at, found.end())
