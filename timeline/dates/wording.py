"""Single dates and ranges in words: `27 Sep 2024`, `winter 2023/24`, `c. 1990s`, `early 2022`, `19th century`.

Whatever these write, the phrases read back. A date that has no ordinary wording stays EDTF.
"""

import re
from typing import Final

from timeline.dates.codes import code_precision
from timeline.dates.component import MONTH_NAMES
from timeline.dates.days import civil, month_length, ordinal_suffix, year_text
from timeline.dates.parts import Component

__all__ = ["date_words", "hedge", "part_name", "plain_words", "range_name", "with_article", "year_name", "year_words"]

_SHAPE: Final = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?")
_WITH_ARTICLE: Final = "[0-9]{4}s|[0-9]{1,2}[a-z]{2} century(?: BCE)?"
_SEASONS: Final = ("spring", "summer", "autumn", "winter")
_SIDES: Final = ("", "northern ", "southern ")
_THIRDS: Final = ("early ", "mid-", "late ")
_HEDGES: Final = {"": "", "~": "c. ", "?": "possibly ", "%": "possibly c. "}
_PARTS: Final = ((0, 0, "early "), (1, 1, "mid-"), (2, 2, "late "))
_LONG_PARTS: Final = ((0, 1, "early to mid-"), (1, 2, "mid to late "))
_SHORT_MONTHS: Final = tuple(name[:3] for name in MONTH_NAMES)


def hedge(qualifier: str) -> str:
    """The words in front of a date for its qualifier."""
    return _HEDGES[qualifier]


def year_name(year: int) -> str:
    """A year in a heading or a label: `409`, `2024`, `44 BCE`; EDTF beyond four digits, as dates print it."""
    if not -10_000 < year < 10_000:
        return year_text(year)
    return str(year) if year > 0 else year_words(year)


def date_words(date: Component, sure: bool = False) -> str:
    """One date in words; its EDTF if there is no such wording.

    `sure`: without the `possibly` of an uncertain one, which its sentence says already.
    """
    plain = plain_words(date.bare)
    if plain is None:
        return date.text
    if sure and date.uncertain:
        return hedge("~" if date.approximate else "") + plain
    return hedge(date.qualifier) + plain


def with_article(words: str) -> str:
    """`the 1990s` if a sentence needs the article, else the words as they are."""
    has_article = words.endswith(("s", "century", "BCE")) and re.fullmatch(_WITH_ARTICLE, words)
    return f"the {words}" if has_article else words


def year_words(year: int) -> str:
    """A year in words: the year before year 1 is 1 BCE.

    >>> year_words(-43)
    '44 BCE'
    """
    return f"{year:04d}" if year > 0 else f"{1 - year} BCE"


def plain_words(text: str) -> str | None:
    """The wording of a date without qualifiers; None if there is none."""
    if text.endswith("X") and re.fullmatch("[0-9]{3}X", text):
        return _decade(int(text[:3]) * 10)
    found = _SHAPE.fullmatch(text)
    if not found:
        return None
    number, month, day = found.groups("")
    year = year_words(int(number))
    if month == "XX":
        return {"": f"{year}, month unknown", "XX": f"{year}, day unknown"}.get(day)
    if not month:
        return year
    if int(month) > 12:
        return _code(int(number), int(month))
    name = f"{_SHORT_MONTHS[int(month)]} {year}"
    if not day:
        return name
    return f"{name}, day unknown" if day == "XX" else f"{int(day)} {name}"


def _decade(year: int) -> str | None:
    """The decade that begins with a year; in the 1900s nobody can tell whether the century is meant."""
    return None if year % 100 == 0 and year != 2000 else f"{year:04d}s"


def _code(year: int, code: int) -> str | None:
    kind = code_precision(code)
    if kind == "quarter":
        return f"Q{code - 32} {year_words(year)}"
    if kind == "third":
        return f"{_THIRDS[code - 37]}{year_words(year)}"
    if kind == "half":
        return f"H{code - 39} {year_words(year)}"
    side, season = divmod(code - 21, 4)
    name = _SIDES[side] + _SEASONS[season]
    if name not in ("winter", "northern winter", "southern summer"):
        return f"{name} {year_words(year)}"
    if year == 9999 or year <= 0:
        return None
    following = year + 1
    return f"{name} {year:04d}/" + (f"{following % 100:02d}" if following % 100 else f"{following:04d}")


def range_name(first: Component, last: Component) -> str | None:
    """Return the name of a range that has one: `early 2022`, `late Jan 2024`, `mid 1990s`, `19th century`."""
    start, end = _SHAPE.fullmatch(first.bare), _SHAPE.fullmatch(last.bare)
    if start is None or end is None or first.masked or last.masked or first.precision != last.precision:
        return None
    year, month, day = (int(part or 0) for part in start.groups())
    last_year, last_month, last_day = (int(part or 0) for part in end.groups())
    if first.precision == "year":
        return _years_name(year, last_year)
    if year != last_year:
        return None
    if first.precision == "month":
        return _part_name(_PARTS + _LONG_PARTS, ((1, 4), (5, 8), (9, 12)), month, last_month, year_words(year))
    if first.precision != "day" or month != last_month:
        return None
    thirds = ((1, 10), (11, 20), (21, month_length(year, month)))
    return _part_name(_PARTS, thirds, day, last_day, f"{_SHORT_MONTHS[month]} {year_words(year)}")


def part_name(first: Component, last: Component) -> str:
    """The name of a part of a period behind `by`: `early 2025`, `the first half of Sep 2025`; empty if it has none."""
    name = range_name(first, last) or _week_name(first, last) or _half_name(first, last) or ""
    return f"the {name}" if name.endswith("0s") and not name.startswith("the ") else with_article(name)


def _half_name(first: Component, last: Component) -> str | None:
    """Half of a month or of a decade."""
    start, end = civil(first.earliest), civil(last.latest)
    half, whole = None, None
    if first.precision == "day" and start[:2] == end[:2]:
        half = {(1, 15): "first", (16, month_length(*start[:2])): "second"}.get((start[2], end[2]))
        whole = date_words(first).partition(" ")[2]
    elif first.precision == "year" and start[0] > 0 and start[0] // 10 == end[0] // 10:
        half = {(0, 4): "first", (5, 9): "second"}.get((start[0] % 10, end[0] % 10))
        decade = _decade(start[0] - start[0] % 10)
        whole = decade and f"the {decade}"
    return f"the {half} half of {whole}" if half and whole else None


def _week_name(first: Component, last: Component) -> str | None:
    """Seven days as a week that begins on a Monday or a Sunday, else as one of the weeks of a month."""
    if first.precision != "day" or last.latest != first.earliest + 6:
        return None
    if (first.earliest - 1) % 7 in (0, 6):
        return f"the week of {date_words(first)}"
    month = date_words(first).partition(" ")[2]
    day, length = civil(first.earliest)[2], month_length(*civil(first.earliest)[:2])
    name = {1: "first", 8: "second", 15: "third", 22: "fourth", length - 6: "last"}.get(day)
    return None if name is None else f"the {name} week of {month}"


def _years_name(first: int, last: int) -> str | None:
    if first % 100 == 1 and last == first + 99:
        century = first // 100 + 1 if first > 0 else -(first // 100)
        return f"{century}{ordinal_suffix(century)} century" + ("" if first > 0 else " BCE")
    if first <= 0:
        return None
    decade = _decade(first - first % 10)
    if decade is None or last // 10 != first // 10:
        return None
    return _part_name(_PARTS, ((0, 3), (4, 6), (7, 9)), first % 10, last % 10, decade)


def _part_name(
    parts: tuple[tuple[int, int, str], ...], thirds: tuple[tuple[int, int], ...], first: int, last: int, whole: str
) -> str | None:
    for start, end, name in parts:
        if thirds[start][0] == first and thirds[end][1] == last:
            return name + whole
    return None
