"""Text as data: comparing names, suggesting near ones, and making hidden characters visible.

Nothing here changes what a log says; `fold` is for comparison only, `visible` for showing only.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_SEPARATORS = re.compile(r"[\W_]+")
_SPACES = {number: " " for number in range(128) if not chr(number).isalnum()}
# Control characters, the marks that reorder a line of text (bidirectional embeddings and overrides), the halves of
# letters that stand for undecodable bytes, and the two codes that are no characters and that XML forbids.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")


def fold_once(text: str) -> str:
    """The form in which texts are compared: no case, no accents, no punctuation."""
    if text.isascii():
        return " ".join(text.lower().translate(_SPACES).split())
    plain = without_marks(text)
    if plain.isascii():
        return " ".join(plain.lower().translate(_SPACES).split())
    return _SEPARATORS.sub(" ", plain.casefold()).strip()


def without_marks(text: str) -> str:
    """The text without the marks that stand on its letters, and in plain letters where it has others of the same."""
    return _BEYOND_ASCII.sub(lambda found: _unmarked(found[0]), unicodedata.normalize("NFKD", text))


@lru_cache(maxsize=1024)
def _unmarked(letters: str) -> str:
    return "".join(c for c in letters if not unicodedata.combining(c))


fold = lru_cache(maxsize=65536)(fold_once)
"""The same for names, which come again and again."""


def visible(text: str) -> str:
    """The text with every control character shown as a sign, so that none reaches a terminal."""
    return _HIDDEN.sub(lambda found: sign_of(found.group()), text) if _HIDDEN.search(text) else text


def sign_of(character: str) -> str:
    """What stands for a character that cannot be shown: `␛`, `␡`, `⟨U+202E⟩`."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def nearest(word: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The known words that a slip of the hand may have meant, best first, compared by `fold`."""
    from difflib import get_close_matches

    spellings: dict[str, str] = {}
    for candidate in known:
        spellings.setdefault(fold(candidate), candidate)
    folded = fold(word[:80])
    if folded in spellings:
        return (spellings[folded],)
    return tuple(spellings[near] for near in get_close_matches(folded, spellings, n=count, cutoff=0.7))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known words, or an empty string."""
    near = nearest(word, known)
    return f"did you mean {' or '.join(repr(n) for n in near)}?" if near else ""


def shorten(text: str, limit: int = 80) -> str:
    """The text, cut in the middle of nowhere with `…` where it is too long to quote whole."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def quoted(text: str) -> str:
    """The user's own text as an error message quotes it: visible, short, in quotes."""
    return f"'{visible(shorten(text))}'"


def with_article(noun: str) -> str:
    """An English noun as a sentence names it: a plan, an event."""
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"
