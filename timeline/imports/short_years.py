"""Years of two digits, in a century that the map says: `12-May-24`, `12/05/24`, `May '24`."""

import re

from timeline.dates.phrases.lexicon import MONTHS
from timeline.imports.foreign_letters import any_of
from timeline.imports.orders import Order

_NAME = any_of(MONTHS)
_YEAR = r"(?P<year>\d{2})(?![\w'/.:-]|,?\s*\d{4})"
_PATTERNS = (
    re.compile(
        rf"(?<![\w'])(?P<before>\d{{1,2}}(?:st|nd|rd|th)?[ ./-]?(?:{_NAME})\.?[ ./,-]+)'?{_YEAR}", re.IGNORECASE
    ),
    re.compile(rf"(?<!\w)(?P<before>(?:{_NAME})\.? \d{{1,2}}(?:st|nd|rd|th)?, ?)'?{_YEAR}", re.IGNORECASE),
    re.compile(rf"(?<!\w)(?P<before>(?:{_NAME})\.?)(?:-| ?'){_YEAR}", re.IGNORECASE),
    re.compile(rf"(?<!\w)(?P<before>(?:Q[1-4]|H[12]|[1-4]Q|[12]H)[ /-]?)'?{_YEAR}", re.IGNORECASE),
)
"""Dates with a month in words, or a part of a year; in `May 24` the number may be a day, in `May-24` it is a year."""

_FIGURES = re.compile(r"(?<![\w'/.:-])(?P<before>\d{1,2}([/.-])\d{1,2}\2)(?P<year>\d{2})(?![\w'/.-]|:\d)")
_YEAR_FIRST = re.compile(r"(?<![\w'/.:-])(?P<year>\d{2})(?P<after>([/.-])\d{1,2}\3\d{1,2})(?![\w'/.-]|:\d)")

_OF_SEVERAL = re.compile(r"(?<!\d)[12]\d{3}(?!\d)|\s(?:or|and|to|&|oder|und|bis|ou|et|y)\s+'?\d{1,2}$", re.IGNORECASE)
"""A whole year, or a last number that may be a day or a year: of `May 12, 14 and 20, 2024` all two digits are days."""

_MONTH_OF = re.compile(r"[^\W\d_]{3,}\.?(?:-| ?')(\d{2})")


def may_be_month_of(text: str, year: str) -> bool:
    """Return whether a text may be a month with a year in two digits, and no day: `May-24`, where the year is 2024.

    >>> may_be_month_of("May-24", "2024"), may_be_month_of("Sept-11", "2001")
    (True, False)
    """
    found = _MONTH_OF.fullmatch(text)
    return found is not None and found[1] == year[2:]


def with_whole_years(text: str, century: int, order: Order | None) -> str:
    """Return a text whose years of two digits are those of the hundred years that begin with one of them.

    Of `24-05-12` the year may be the first or the last number, which an order has to say. A text with a whole year is
    left as it is, for its other numbers may be days.

    >>> with_whole_years("12-May-24", 1930, None), with_whole_years("1/2/99", 1930, "dmy")
    ('12-May-2024', '1/2/1999')
    """

    def whole(found: re.Match[str]) -> str:
        parts = found.groupdict()
        year = century + (int(parts["year"]) - century) % 100
        before = parts.get("before") or ""
        joined = " " if before and before[-1:].isalnum() else ""
        return f"{before}{joined}{year}{parts.get('after') or ''}"

    if _OF_SEVERAL.search(text):
        return text
    for pattern in _PATTERNS:
        text = pattern.sub(whole, text)
    if order == "ymd":
        return _YEAR_FIRST.sub(whole, text)
    return _FIGURES.sub(lambda found: found[0] if found[2] == "-" and order is None else whole(found), text)
