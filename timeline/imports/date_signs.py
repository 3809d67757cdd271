"""Signs and figures of dates as people and programs type them, as they are read."""

import re

from timeline.dates.phrases.lexicon import MONTH_NAMES
from timeline.imports.foreign_months import month_of
from timeline.imports.note_marks import without_note_marks

_SURROUNDED = re.compile(r"[\"'“”„‘’«»]+(.*?)[\"'“”„‘’«»]+|(.*\d\w*)\s*[.,;:]+")
_BEFORE = (
    (re.compile(r"(?:\+/?-|±|~)\s*(?=\d)"), "c. "),
    (re.compile(r"circa\.\s*", re.IGNORECASE), "c. "),
    (re.compile(r"o/a\s+(?=\d)", re.IGNORECASE), "c. "),
    (re.compile(r"wc\s+(?=\d)", re.IGNORECASE), "w/c "),
    (re.compile(r"w/?e\s+(?=\d)", re.IGNORECASE), "week ending "),
)
_CA_BEHIND = re.compile(r"(.*\d)\s+ca?", re.IGNORECASE)
_THREE_PARTS = re.compile(r"(\d{1,4})\s*([./_–])\s*(\d{1,2})\s*\2\s*(\d{1,4})(?!\d)\.?")
_MONTH_LAST = re.compile(r"([12]\d{3})[./](0[1-9]|1[0-2])")
_MONTH_FIRST = re.compile(r"(0?[1-9]|1[0-2])-([12]\d{3})")
_YEAR_FIRST = re.compile(r"([12]\d{3}),?\s+(?:\(([^()\d]+)\)|((?:\d{1,2}\s+)?[^\W\d_]{3,}))")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN_DAY = re.compile(r"(\d{1,2})[./\s-]\s?([IVX]{1,4})[./\s-]\s?(\d{4})")
_ROMAN_MONTH = re.compile(r"(V|VI{1,3}|IX|XI{1,2})[./\s-](\d{4})")
"""A month and its year; X may be one that is not known, and I to IV are quarters as well."""

_UNSEEN = re.compile("[\u200b\u2060\ufeff\u00ad]")
"""Signs that do not show, and change nothing that does: they come with texts of the web."""

_AT_SIGN = re.compile(r"\s+@\s*(?=\d)")
_LOCAL = re.compile(r"(?<=\d|m)\s*\(?local(?: time)?\)?$", re.IGNORECASE)


def without_surroundings(text: str) -> str:
    """Return a text without marks of notes, quotes and stops around it, and with words for the signs before it.

    >>> without_surroundings("“12 May 2024”"), without_surroundings("± 2014"), without_surroundings("wc 13 May 2024")
    ('12 May 2024', 'c. 2014', 'w/c 13 May 2024')
    """
    text = without_note_marks(_UNSEEN.sub("", text))
    found = _SURROUNDED.fullmatch(text)
    plain = found[1] or found[2] if found and (found[1] or found[2]) else text
    for pattern, words in _BEFORE:
        if found := pattern.match(plain):
            return words + plain[found.end() :]
    if found := _CA_BEHIND.fullmatch(plain):
        return f"c. {found[1]}"
    return _LOCAL.sub("", _AT_SIGN.sub(", ", plain))


def in_figures(text: str) -> str:
    """Return a date in figures, or with a month in Roman ones, as it is read; any other text as it is.

    >>> in_figures("12 . 5 . 2024"), in_figures("05-2024"), in_figures("12.V.2024"), in_figures("2024, May")
    ('12.5.2024', '2024-05', '12 May 2024', 'May 2024')
    """
    if found := _THREE_PARTS.fullmatch(text):
        sign = "-" if found[2] in "_–" and len(found[1]) == 4 else found[2]
        return sign.join((found[1], found[3], found[4])) if sign in "./-" else text
    if (found := _MONTH_LAST.fullmatch(text)) and (int(found[2]) <= int(found[1][2:]) or "." in text):
        return f"{found[1]}-{found[2]}"
    if found := _MONTH_FIRST.fullmatch(text):
        return f"{found[2]}-{int(found[1]):02d}"
    if (found := _ROMAN_DAY.fullmatch(text)) and found[2] in _ROMAN:
        return f"{found[1]} {MONTH_NAMES[_ROMAN.index(found[2])]} {found[3]}"
    if found := _ROMAN_MONTH.fullmatch(text):
        return f"{MONTH_NAMES[_ROMAN.index(found[1])]} {found[2]}"
    if (found := _YEAR_FIRST.fullmatch(text)) and month_of((found[2] or found[3]).split()[-1]) is not None:
        return f"{found[2] or found[3]} {found[1]}"
    return text
