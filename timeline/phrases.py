"""Phrases to search for, and the places where they stand in a folded text (`timeline.folding`).

A phrase begins where a word begins. An apostrophe of the text joins two words and parts them, as the phrase has it:
`iraq` and `iraqs` stand in `iraq's`, `shia` and `shi a` in `shi'a`. One of the phrase does so too. In scripts that
write words without spaces, a word begins and ends beside every letter.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from timeline.letters import SPACELESS, is_within

# A plain text needs no pattern, and one of plain letters none with all the scripts that have no spaces.
_SCRIPTS = "".join(f"{chr(first)}-{chr(last)}" for first, last in SPACELESS)


class Phrase(NamedTuple):
    """Folded words that stand side by side."""

    text: str
    whole: bool = False
    """True if the last word is a whole one; else it may be the beginning of a longer one."""
    forms: tuple[str, ...] = ()
    """Other texts that are found for it, as whole words: inflected forms (`timeline.inflections`)."""


WHOLE, BEGINNING, INFLECTED = range(3)
"""Ways in which a phrase stands in a text, the nearest first."""


def occurs(phrase: Phrase, folded: str) -> bool:
    """Return True if a phrase, or a form of it, stands in a folded text."""
    return _occurs(phrase.text, phrase.whole, folded) or any(_occurs(form, True, folded) for form in phrase.forms)


def nearest_way(phrase: Phrase, folded: str) -> int | None:
    """Return the nearest way in which a phrase stands in a folded text; None where it does not."""
    if _occurs(phrase.text, True, folded):
        return WHOLE
    if not phrase.whole and _occurs(phrase.text, False, folded):
        return BEGINNING
    return INFLECTED if any(_occurs(form, True, folded) for form in phrase.forms) else None


def is_plain_word(phrase: Phrase) -> bool:
    """Return True for one word of plain letters, of which a full text tells for certain where it stands.

    As a full text may write other letters in plain ones (`д` as `x000434`), it does not tell where a word begins with
    `tax`.
    """
    text, whole, _ = phrase
    return text.isascii() and text.isalpha() and (whole or not text.endswith("x"))


def spans(phrase: Phrase, folded: str) -> Iterator[tuple[int, int]]:
    """Yield the places of a phrase and its forms in a folded text, each up to the end of its last word."""
    for text, whole in ((phrase.text, phrase.whole), *((form, True) for form in phrase.forms)):
        pattern = _pattern(text, whole, folded.isascii())
        found = pattern.search(folded)
        while found is not None:
            yield found.span()
            found = pattern.search(folded, found.start() + 1)


def is_spaceless(letter: str) -> bool:
    """Return True for a letter of a script that writes words without spaces."""
    return letter > "\u0e00" and is_within(letter, SPACELESS)


def _occurs(text: str, whole: bool, folded: str) -> bool:
    if (f" {text} " in f" {folded} ") if whole else (f" {text}" in f" {folded}"):
        return True
    if "'" in folded or "'" in text or not folded.isascii():
        return _pattern(text, whole, folded.isascii()).search(folded) is not None
    return False


@lru_cache(maxsize=1024)
def _pattern(text: str, whole: bool, is_ascii: bool) -> re.Pattern[str]:
    """Return the pattern of a phrase and the rest of its last word."""
    scripts = "" if is_ascii else _SCRIPTS
    letters = []
    for before, letter in zip(f" {text}", text, strict=False):
        if letter in " '":
            letters.append("[ ']" if letter == " " else "[ ']?")
        else:
            letters.append(re.escape(letter) if before in " '" else f"'?{re.escape(letter)}")
    start = "" if is_spaceless(text[0]) else f"(?<![^ '{scripts}])"
    rest = "" if is_spaceless(text[-1]) else f"(?![^ '{scripts}])" if whole else f"[^ '{scripts}]*"
    return re.compile(start + "".join(letters) + rest)
