"""A source as people name it, with the place in it behind `@`: `REF@PLACE`."""

import re
from typing import NamedTuple

from timeline.query.quotes import CLOSING, closing, unescaped

ADDRESS = re.compile(r"https?://\S*?(?=@['\"“]|\s|\Z)", re.IGNORECASE)
"""A web address where a source is named: ',' and '@' are parts of it, but for a place in quotes."""

_ADDRESS_AND_WORDS = re.compile(r"(https?://\S*)@(\S+\s.*)", re.IGNORECASE | re.DOTALL)
"""An address and a place of several words, from which a shell has taken the quotes: an address has no blank."""


class SourceReference(NamedTuple):
    """The name of a source, and the place in it."""

    name: str
    place: str | None = None


def source_reference(text: str) -> SourceReference:
    """Return the parts of `REF@PLACE`, as an option has it; an '@' in quotes, or in a web address, is text.

    >>> source_reference("audit@page 3")
    SourceReference(name='audit', place='page 3')
    >>> source_reference("https://www.example.org/@news@page 3")
    SourceReference(name='https://www.example.org/@news', place='page 3')
    """
    text = text.strip()
    if found := _ADDRESS_AND_WORDS.fullmatch(text):
        return SourceReference(found[1], _unquoted(found[2]))
    if found := ADDRESS.match(text):
        name, rest = found.group(), text[found.end() :]
    elif text[:1] in CLOSING and (end := closing(text, 0) or 0):
        name, rest = unescaped(text[1:end]), text[end + 1 :]
    elif text[:1] == "'" and (end := text.find("'@", 1)) > 0:
        name, rest = text[1:end], text[end + 1 :]
    else:
        before, sign, place = text.partition("@")
        name, rest = _unquoted(before), sign + place
    return SourceReference(name.strip(), _unquoted(rest[1:]) if rest.startswith("@") else None)


def _unquoted(text: str) -> str:
    """Return a text without the quotes around it."""
    text = text.strip()
    in_quotes = len(text) > 1 and text[-1] in CLOSING.get(text[0], text[0] if text[0] == "'" else "")
    return text[1:-1] if in_quotes else text
