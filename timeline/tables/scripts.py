"""Texts that are read in the encoding of western Europe and are in another script: which encoding they have."""

import re
from collections import Counter
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]{3,}")
_FEWEST_WORDS = 5
_MOST_PLAIN = 0.05
"""Share of the letters of a word from A to Z, in words that are in another script."""

_SHARE = 0.6
"""Share of the words with letters beyond A to Z that have to be made of nothing else."""

_CANDIDATES = (
    ("cp1251", "Windows-1251 (Cyrillic)", "оеаинтсрвл"),
    ("koi8-r", "KOI8-R (Cyrillic)", "оеаинтсрвл"),
    ("cp1253", "Windows-1253 (Greek)", "αοιεητσνίό"),
    ("cp1256", "Windows-1256 (Arabic)", "اليمنتربوع"),
    ("cp1255", "Windows-1255 (Hebrew)", "יוהלארמתבש"),
)
"""Encodings, their names, and the letters that are commonest in texts of each."""

_COMMON = 0.4
"""Share of the letters that have to be among these."""


class Script(NamedTuple):
    """An encoding by Python's name, and its name for the user."""

    codec: str
    label: str


def other_script(written: bytes) -> Script | None:
    """Return the encoding of a text in another script; None for one of western Europe, and where it is not certain.

    In words of western Europe most letters are those from A to Z; a word of others alone is in another script.
    """
    words = _WORD.findall(written.decode("cp1252", "replace"))
    beyond = [word for word in words if any(sign > "\x7f" for sign in word)]
    alone = [word for word in beyond if sum(sign <= "\x7f" for sign in word) <= _MOST_PLAIN * len(word)]
    if len(alone) < _FEWEST_WORDS or len(alone) < _SHARE * len(beyond):
        return None
    scores = {one: _score(written, one[0], one[2]) for one in _CANDIDATES}
    best, *others = sorted(scores, key=lambda one: scores[one], reverse=True)
    is_certain = scores[best] >= _COMMON and all(scores[best] > 1.1 * scores[one] for one in others)
    return Script(best[0], best[1]) if is_certain else None


def _score(written: bytes, codec: str, common: str) -> float:
    """Return the share of the letters beyond A to Z that are common small ones, in an encoding."""
    letters = Counter(sign for sign in written.decode(codec, "replace") if sign > "\x7f" and sign.isalpha())
    total = sum(letters.values())
    return sum(letters[sign] for sign in common) / total if total else 0
