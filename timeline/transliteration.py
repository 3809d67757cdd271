"""ASCII replacements of characters that an encoding lacks."""

import unicodedata
from functools import lru_cache

from timeline.letters import plain_letters

_ONE_FOR_ONE = (
    ("‐‑‒–―−·─┄╌", "-"),
    ("‘’ʼ‚", "'"),
    ("“”„", '"'),
    ("•●", "*"),
    ("○", "o"),
    ("□", "q"),
    ("◇", "d"),
    ("◆", "D"),
    ("◀◁‹⟨", "<"),
    ("▶▷›⟩", ">"),
    ("│┃", "|"),
    ("┊", "!"),
    ("▬▭", "="),
    ("▪└├┤┬┴┼┌┐┘", "+"),
    ("░◌", "."),
    ("▒", ":"),
    ("▓◐", "%"),
    ("▁▂", "_"),
    ("▃▄", "-"),
    ("▅▆", "="),
    ("▇█", "#"),
    ("⊕", "&"),
    ("×✗", "x"),
    ("≈", "~"),
    ("✓", "v"),
    ("§", "S"),
)
_LOOK_ALIKES = {
    **{sign: plain for signs, plain in _ONE_FOR_ONE for sign in signs},
    "—": "--",
    "…": "...",
    "→": "->",
    "←": "<-",
    "↪": "->",
    "↩": "<-",
    "«": "<<",
    "»": ">>",
    "≠": "!=",
    "Þ": "Th",
    "␡": "\\x7f",
}
"""ASCII for the signs that this program draws, and for common punctuation."""


@lru_cache(maxsize=1024)
def in_ascii(character: str) -> str:
    """Return the replacement of a character: a look-alike, the base of a letter, or else a backslash escape."""
    found = _LOOK_ALIKES.get(character)
    if found is not None:
        return found
    code = ord(character)
    if 0x2400 <= code < 0x2420:  # the sign of a control character
        return f"\\x{code - 0x2400:02x}"
    if 0x2460 <= code <= 0x2468:  # a digit in a circle
        return str(code - 0x245F)
    letters = plain_letters().get(character.lower())
    if letters is not None:
        return letters.upper() if character.isupper() else letters
    plain = unicodedata.normalize("NFKD", character)
    if plain[0].isascii() and plain[0].isprintable() and all(map(unicodedata.combining, plain[1:])):
        return plain[0]
    return character.encode("ascii", "backslashreplace").decode()
