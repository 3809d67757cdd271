"""The form in which texts are compared: no case, no accents, no punctuation.

- Letters are plain ones where they have any (`timeline.letters`); signs without a shape are dropped.
- An apostrophe of any kind within a word is kept as `'`: such a word is found joined and parted (`spellings`,
  `timeline.phrases`). Everywhere else it is punctuation.
- A number is one word: `2,500` is 2500, and `3.5` keeps its point. A date such as `2024-09` is two.
- Scripts that write words without spaces stay as they are; `timeline.phrases` finds text within a run of them.

`fold(fold(text))` is `fold(text)`.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import product

from timeline.letters import APOSTROPHES, CLICKS, IGNORED, SPELT_MARKS, is_within, plain_letters

# Patterns are compiled where they are first used: most texts are plain, and compiling takes a good part of a short run.
_BEYOND_ASCII = "[^\x00-\x7f]+"
_SPACES = {number: " " for number in range(128) if not chr(number).isalnum()}
_SIGNS = _SPACES | {ord(sign): sign for sign in "',."} | {ord("`"): "'"}
_FIGURE = "[0-9][.,][0-9]"
_LOOSE_APOSTROPHE = "(?<![^ '.,])'|'(?![^ '.,])"
_THOUSANDS = r"(?<![a-z0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9]|,[0-9])"
_DECIMAL = r"(?<![0-9])(?<![0-9]\.)([0-9]+)\.(?=[0-9]+(?![0-9]|\.[0-9]))"

NOTHING = "\0"
"""Stands for a sign that is left out, so that all others keep their place."""
_POINT = "\1"

MOST_APOSTROPHES = 8
"""Maximum number of apostrophes in a word; where there are more, they only separate."""
MOST_FREE = 4
"""Maximum number of apostrophes in a name, each of which may be one or be missing; beyond, all or none of them."""


def fold_once(text: str) -> str:
    """The form in which texts are compared."""
    if not text.isascii():
        text = re.sub(_BEYOND_ASCII, lambda found: _in_plain_letters(found[0]), text)
    if text.isascii() and not _has_signs_in_words(text):
        return " ".join(text.lower().translate(_SPACES).split())
    plain = text.lower().translate(_SIGNS)
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain)
    return " ".join(settled(plain).replace(NOTHING, "").split())


fold = lru_cache(maxsize=65536)(fold_once)
"""`fold_once` with a cache, for names, which are repeated."""


def spellings(text: str) -> tuple[str, ...]:
    """The folded forms of a name, each apostrophe left out or parting two words: `sanaa` and `sana a` for Sana'a.

    Two names are alike if they share one of them.
    """
    folded = fold(text)
    if "'" not in folded:
        return (folded,)
    parts = folded.split("'")
    if len(parts) > MOST_FREE + 1:
        return "".join(parts), " ".join(parts)
    ways = product(("", " "), repeat=len(parts) - 1)
    return tuple("".join(map("".join, zip(parts, (*way, ""), strict=True))) for way in ways)


def are_alike(one: str, other: str) -> bool:
    """Return True if two names are the same when compared."""
    return not frozenset(spellings(one)).isdisjoint(spellings(other))


def in_plain_ascii(text: str) -> str | None:
    """Return a text in plain letters, punctuation and case kept, if it has no letters that are not."""
    if not text.isascii():
        text = re.sub(_BEYOND_ASCII, lambda found: _in_plain_letters(found[0]), text)
    return text.replace("`", "'") if text.isascii() else None


def plain(letter: str) -> str:
    """Return a letter as it is compared, by itself: nothing for an accent, a space for a sign that separates words.

    Apostrophes, commas and points are left: their meaning depends on what stands beside them (`settled`).
    """
    return letter.lower().translate(_SIGNS) if letter.isascii() else _plain(letter)


def settled(text: str) -> str:
    """Return the text of plain letters with its apostrophes, commas and points settled: each kept, or a space.

    Commas within numbers become `NOTHING`.
    """
    if "'" in text:
        text = re.sub(_LOOSE_APOSTROPHE, " ", text)
        if text.count("'") > MOST_APOSTROPHES:
            words = (w.replace("'", " ") if w.count("'") > MOST_APOSTROPHES else w for w in text.split(" "))
            text = " ".join(words)
    if "," in text:
        text = re.sub(_THOUSANDS, lambda found: found[0].replace(",", NOTHING), text).replace(",", " ")
    if "." in text:
        text = re.sub(_DECIMAL, rf"\1{_POINT}", text).replace(".", " ").replace(_POINT, ".")
    return text


def _has_signs_in_words(text: str) -> bool:
    return "'" in text or "`" in text or re.search(_FIGURE, text) is not None


@lru_cache(maxsize=1024)
def _in_plain_letters(letters: str) -> str:
    return "".join(map(_plain, letters))


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    if letter in APOSTROPHES:
        return "'"
    return "".join(map(_plain_part, unicodedata.normalize("NFKD", letter)))


def _plain_part(letter: str) -> str:
    """Return a decomposed letter, or a part of one, as it is compared."""
    if letter in APOSTROPHES:
        return "'"
    if is_within(letter, IGNORED):
        return ""
    if unicodedata.category(letter)[0] == "M":
        return letter if is_within(letter, SPELT_MARKS) else ""
    if letter.isascii():
        return plain(letter)
    if letter in CLICKS:
        return " "
    letters = "".join(plain_letters().get(c, c) for c in letter.casefold().lower())
    return "".join(c if c.isalnum() else " " for c in letters)
