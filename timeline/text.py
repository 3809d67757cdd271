"""Text as data: suggesting near names, and making hidden characters visible.

Nothing here changes what a log says. There are two ways of showing a text:

- `visible` is for answers. Text of a log reads as it was written: its no-break spaces and joiners are spelling. Only
  what would control a terminal or reorder a line is shown by a sign (`sign_of`).
- `exposed` is for messages, and `quoted` puts it in quotes. A reader looks there for the wrong character: an invisible
one is shown by its code, `⟨U+00A0⟩`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable

from timeline.folding import spellings

# Patterns are compiled where they are first used: most texts are plain, and compiling takes a good part of a short run.
# Control characters, the marks that reorder a line of text (bidirectional embeddings and overrides), the halves of
# letters that stand for undecodable bytes, and the two codes that are no characters and that XML forbids.
_HIDDEN = "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
# Signs that Python calls printable and that have no shape: joiners and fillers of letters, the selectors of a variant.
_SHAPELESS = "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"

_LIKE = 0.75
"""Share of two words that is alike from which on they may be one word, if their first letters differ."""

_MOST_NAMED = 3
"""Maximum number of wrong signs that one remedy names."""


def visible(text: str) -> str:
    """The text with every control character shown as a sign, so that none reaches a terminal."""
    # Python calls none of the characters printable that are hidden here.
    return text if text.isprintable() else re.sub(_HIDDEN, lambda found: sign_of(found.group()), text)


def sign_of(character: str) -> str:
    """The sign for a character that cannot be shown: `␛`, `␡`, `⟨U+202E⟩`."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def is_invisible(character: str) -> bool:
    """Return whether a character is invisible: a control, joiner or direction mark, or an unusual space."""
    return not character.isprintable() or re.match(_SHAPELESS, character) is not None


def first_invisible(text: str) -> str | None:
    """The first sign of a text that has no shape, if it has any."""
    if text.isprintable() and (text.isascii() or not re.search(_SHAPELESS, text)):
        return None
    return next(filter(is_invisible, text))


def exposed(text: str) -> str:
    """The text as a message shows it: every sign that has no shape by its code, and an accent without a letter."""
    if text.isascii() and text.isprintable():
        return text
    shown, before = [], " "
    for character in text:
        is_lone = before == " " and unicodedata.category(character)[0] == "M"
        hidden = is_lone or is_invisible(character)
        shown.append(sign_of(character) if hidden else character)
        before = " " if hidden or character == " " else character
    return "".join(shown)


def named_sign(character: str) -> str:
    """A sign as a message names it: `⟨U+200B⟩ (zero width space)`, `а (U+0430 Cyrillic small letter a)`, `a space`."""
    from timeline.lookalikes import described

    if character == " ":
        return "a space"
    if character.isascii() and character.isprintable():
        return f"'{character}'" if character != "'" else "an apostrophe"
    shown, name = exposed(character), described(character)
    return f"{character} (U+{ord(character):04X} {name})" if shown == character else f"{shown} ({name})"


def sign_remedy(text: str, is_right: Callable[[str], bool]) -> str:
    """Return the remedy for a text in which only invisible or look-alike signs are wrong; empty where more is wrong.

    >>> sign_remedy("na\u200bto", {"nato"}.__contains__)
    'remove ⟨U+200B⟩ (zero width space)'
    """
    if text.isascii() and text.isprintable():
        return ""
    for space in (" ", ""):
        plain = {character: _plain(character, space) for character in dict.fromkeys(text)}
        wrong = {character: sign for character, sign in plain.items() if sign != character}
        written = "".join(plain[character] for character in text)
        if wrong and is_right(written):
            return " and ".join(_replacement(*pair) for pair in [*wrong.items()][:_MOST_NAMED])
    return ""


def _plain(character: str, space: str) -> str:
    """Return the plain character that it is taken for: empty for an invisible one, a space for any other space."""
    from timeline.lookalikes import ascii_for

    if is_invisible(character):
        return space if character.isspace() else ""
    return ascii_for(character) or character


def _replacement(character: str, sign: str) -> str:
    if not sign:
        return f"remove {named_sign(character)}"
    return f"write {'a space' if sign == ' ' else sign} for {named_sign(character)}"


def nearest(word: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The known words that a misspelt one may mean, best first, compared by their folded spellings."""
    from difflib import get_close_matches

    folded: dict[str, str] = {}
    for candidate in known:
        for spelling in spellings(candidate):
            folded.setdefault(spelling, candidate)
    asked = spellings(word[:80])
    for spelling in asked:
        if spelling in folded:
            return (folded[spelling],)
    close = [near for near in get_close_matches(asked[0], folded, n=count * 2, cutoff=0.7) if _is_slip(asked[0], near)]
    return tuple(dict.fromkeys(folded[near] for near in close))[:count]


def _is_slip(word: str, near: str) -> bool:
    """Return whether one word may be the other misspelt: words that begin differently are alike in most of the rest."""
    from difflib import SequenceMatcher

    return word[:1] == near[:1] or SequenceMatcher(None, word, near).ratio() >= _LIKE


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the sign that is wrong, else the nearest known words, or an empty string."""
    names = tuple(known)
    if remedy := known_remedy(word, names):
        return remedy
    near = nearest(word, names)
    return f"did you mean {' or '.join(repr(exposed(n)) for n in near)}?" if near else ""


def known_remedy(word: str, known: Iterable[str]) -> str:
    """The remedy for a word that differs from a known one only by invisible or look-alike characters."""
    if word.isascii() and word.isprintable():
        return ""
    folded = frozenset(spelling for name in known for spelling in spellings(name))
    return sign_remedy(word, lambda text: not folded.isdisjoint(spellings(text)))


def shorten(text: str, limit: int = 80) -> str:
    """The text, cut off with `…` where it is too long to quote whole."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def quoted(text: str) -> str:
    """The user's own text as an error message quotes it: every sign shown, short, in quotes."""
    return f"'{exposed(shorten(text))}'"


def with_article(noun: str) -> str:
    """An English noun as a sentence names it: a plan, an event."""
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"
