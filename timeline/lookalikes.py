"""Signs that are taken for others: letters and marks that look like those of ASCII, and wide forms of these.

Used only for messages about a character that was not understood, and therefore imported only then.
"""

import unicodedata

__all__ = ["ascii_for", "described"]

_LETTERS = {
    **dict(zip("аеорсухіјѕһԁԛԝӏѵ", "aeopcyxijshdqwlv", strict=True)),
    **dict(zip("АВЕКМНОРСТУХІЈЅԚԜӀ", "ABEKMHOPCTYXIJSQWI", strict=True)),
    **dict(zip("αινορυχγω", "aivopuxyw", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
    **dict(zip("օհոսց", "ohnug", strict=True)),
    "ı": "i",
    "ɑ": "a",
    "ɡ": "g",
    "ȷ": "j",
}
_MARKS = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63", "-"),
    **dict.fromkeys("\u2018\u2019\u02bc\u02b9\u2032\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u2033", '"'),
    "\u2215": "/",
    "\u2044": "/",
    "\u2236": ":",
    "\ua789": ":",
    "\u2024": ".",
    "\u201a": ",",
    "\u066b": ".",
    "\u223c": "~",
    "\u02dc": "~",
    "\u2223": "|",
    "\u2217": "*",
}
_SAME = frozenset({"<wide>", "<narrow>", "<font>", "<small>"})
"""The kinds of Unicode decomposition that change only the shape of a character."""

_SCRIPTS = frozenset({"ARMENIAN", "ARABIC", "ARABIC-INDIC", "BENGALI", "CHEROKEE", "CYRILLIC", "DEVANAGARI", "GREEK"})
_SCRIPTS |= {"HANGUL", "HEBREW", "KHMER", "LATIN", "MONGOLIAN", "THAI"}
_CONTROLS = {"\t": "tab", "\n": "line break", "\r": "carriage return", "\x1b": "escape", "\x7f": "delete"}


def ascii_for(character: str) -> str | None:
    """The sign of ASCII for which a sign is taken, or None.

    >>> ascii_for("\u0430")
    'a'
    """
    if character.isascii():
        return None
    found = _LETTERS.get(character) or _MARKS.get(character)
    if found:
        return found
    kind, _, codes = unicodedata.decomposition(character).partition(" ")
    plain = chr(int(codes, 16)) if kind in _SAME and " " not in codes else ""
    return plain if plain.isascii() and plain else None


def described(character: str) -> str:
    """The name of a sign as a sentence has it: `zero width space`, `Cyrillic small letter a`."""
    name = unicodedata.name(character, "")
    if not name:
        private = {"Co": "private use", "Cn": "no character", "Cs": "half a character"}
        return _CONTROLS.get(character) or private.get(unicodedata.category(character), "control character")
    first = name.split()[0]
    return name.capitalize() if first in _SCRIPTS else name.lower()
