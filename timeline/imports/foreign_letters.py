"""Patterns for words of other languages."""

import re
from collections.abc import Iterable

LETTER = r"[^\W\d_]"
"""The pattern of a letter of any script."""


def any_of(words: Iterable[str]) -> str:
    """Return the pattern of any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def word(pattern: str) -> str:
    """Return the pattern of what has no letter before it or behind it."""
    return rf"(?<!{LETTER})(?:{pattern})(?!{LETTER})"


def folded(word: str) -> str:
    """Return a word as names are looked up: in lower case, the dotless i of Turkish as any other i.

    >>> folded("Février"), folded("KASIM"), folded("kasım"), folded("HAZİRAN")
    ('février', 'kasim', 'kasim', 'haziran')
    """
    return word.replace("İ", "i").casefold().replace("ı", "i")
