"""Spellings of one date that have a single reading, written as the reader knows them.

`27/3/2025` is 2025-03-27, for there is no month 27; `3/4/2025` stays as it is, and is refused with both its readings.
"""

import re
from typing import Final

from timeline.dates.days import month_length
from timeline.dates.phrases.lexicon import MONTHS, PARTS, SEASONS

__all__ = ["readings", "respelt"]

_NUMERIC: Final = re.compile(r"(?<![\w./-])([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})(?![\w/])")
_DAY_FIRST: Final = re.compile(r"(?<![\w/.-])([0-9]{1,2})([/.-])([A-Za-z]{3,9})\.?\2([0-9]{4})(?!\w)")
_YEAR_FIRST: Final = re.compile(r"(?<![\w/.-])([0-9]{4})([/.-])([A-Za-z]{3,9})\.?\2([0-9]{1,2})(?!\w)")
_MONTH_FIRST: Final = re.compile(
    r"(?<![\w/.-])([A-Za-z]{3,9})\.?([/.-])([0-9]{1,2})(?:st|nd|rd|th)?(?:\2|,? )([0-9]{4})(?!\w)"
)
_JOINT: Final = r" (?:to|until|till|through|and|or|but) "
_YEAR_MONTH: Final = re.compile(
    r"(?<![\w/.])([0-9]{4})([/.–-])((?:(?:northern|southern)[ -])?[A-Za-z]{3,9})\.?(?![\w'/])"
    rf"(?!(?:(?!{_JOINT})[^–/-])*(?:[0-9]{{4}}(?![/.–-][A-Za-z])|year|'[0-9]))",
    re.IGNORECASE,
)
"""A year, a glued mark and a month, season or part, with no other year behind it: `2024–Dec 2025` is a span."""
_DAY_NEXT: Final = re.compile(r" [0-9]{1,2}(?![0-9])")
_YEAR_BEHIND: Final = re.compile(r"([/.–-])[0-9]{4}(?![0-9]|[/.–-][A-Za-z])")
_RANGE_MARK: Final = re.compile(r"(?<=[/.-][0-9]{4})-(?=[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{4}(?![\w/]))")
_MONTH_YEAR: Final = re.compile(r"(?<![\w/.-])([A-Za-z]{3,9})/([0-9]{4})(?![\w/-])")
_CODE_FIRST: Final = re.compile(r"(?<!\w)([QqHh][1-4])/([0-9]{4})(?![\w/-])")
_CODE_LAST: Final = re.compile(r"(?<![\w/-])([0-9]{4})[/-]?([QqHh][1-4])(?!\w)")
_ISO_WEEK: Final = re.compile(r"(?<![\w/-])([0-9]{4})-?[Ww]([0-9]{2})(?![\w-])")
_WEEK_OF: Final = re.compile(r"(?<!\w)w/c(?!\w)", re.IGNORECASE)
_ERA: Final = re.compile(r"(?<![\w.])(?:([Bb])\. ?([Cc])\.(?: ?([Ee])\.)?|([Aa])\. ?([Dd])\.|([Cc])\. ?([Ee])\.)(?!\w)")


def respelt(text: str) -> str:
    """A text with its dates in digits as EDTF, and with the joints of others taken out."""
    if not re.search(r"[/.–\-]|[0-9][QqHhWw]", text):
        return text
    text = _RANGE_MARK.sub("–", text)
    text = _NUMERIC.sub(lambda found: _only_reading(found) or found.group(), text)
    for pattern in (_DAY_FIRST, _YEAR_FIRST):
        text = pattern.sub(lambda found: _parted(found, found[3], found[1], found[3], found[4]), text)
    text = _MONTH_FIRST.sub(lambda found: _parted(found, found[1], found[1], found[3], found[4]), text)
    text = _YEAR_MONTH.sub(_year_last, text)
    text = _MONTH_YEAR.sub(lambda found: _parted(found, found[1], found[1], found[2]), text)
    text = _CODE_FIRST.sub(r"\1 \2", text)
    text = _CODE_LAST.sub(r"\2 \1", text)
    text = _ISO_WEEK.sub(r"week \2 of \1", text)
    text = _WEEK_OF.sub("week commencing", text)
    return _ERA.sub(lambda found: "".join(letter for letter in found.groups() if letter), text)


def _parted(found: re.Match[str], month: str, *parts: str) -> str:
    return " ".join(parts) if month.lower() in MONTHS else found.group()


def _year_last(found: re.Match[str]) -> str:
    """A month, season or part with its year behind it; but a month before its day, if the reader takes the year."""
    year, mark, word = found[1], found[2], found[3].lower().replace("-", " ")
    if (behind := _YEAR_BEHIND.match(found.string, found.end())) and behind[1] in ("-", mark):
        return found.group()  # 2014–mid-2015 is a span
    if word in MONTHS and _DAY_NEXT.match(found.string, found.end()):
        return f"{year} {word}"
    is_season = word.split()[-1] in SEASONS
    return f"{word} {year}" if is_season or word in MONTHS or word in PARTS else found.group()


def readings(first: int, second: int, year: int) -> list[tuple[int, int]]:
    """The month and day of each date that two numbers beside a year can mean: day first, then month first."""
    orders = dict.fromkeys(((second, first), (first, second)))
    return [(month, day) for month, day in orders if 1 <= month <= 12 and 1 <= day <= month_length(year, month)]


def _only_reading(found: re.Match[str]) -> str | None:
    found_readings = readings(int(found[1]), int(found[3]), int(found[4]))
    if len(found_readings) != 1:
        return None
    month, day = found_readings[0]
    return f"{found[4]}-{month:02d}-{day:02d}"
