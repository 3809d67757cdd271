"""A date as a phrase gives it: possibly without its month or year, which the other side of a range may supply.

A complete one is a first and a last EDTF date (`ends`): the same for a day, a month or a quarter, but two for
`early 2022`, which no single EDTF date says.
"""

from typing import Final, Literal, NamedTuple

from timeline.dates.component import parse_component
from timeline.dates.days import Day, civil, day_text, first_of_month, month_index, month_length, year_text
from timeline.dates.neighbours import neighbour
from timeline.dates.phrases.lexicon import MONTH_NAMES, WEEKDAY_NAMES
from timeline.dates.phrases.tokens import PeriodError, PhraseError
from timeline.dates.wording import year_words

__all__ = [
    "Partial",
    "both",
    "bounds",
    "edge_day",
    "ends",
    "filled",
    "flagged",
    "next_to",
    "two_winters",
    "whole",
]

Unit = Literal["day", "month", "year", "code", "decade", "century", "edtf", "days", "week", "part"]


class Partial(NamedTuple):
    """The written parts of one date."""

    unit: Unit
    year: int | None = None  # as EDTF counts; the first of a decade; the number of a century, negative before year 1
    month: int | None = None  # 1 to 12, or the code of a season, quarter or half
    day: int | None = None
    part: tuple[str, str] | None = None  # first and last: early, mid, late, start, end, first half, second half
    edge: str = ""  # "start" or "end" of all this: a day where it is a limit, else its first or last third
    weekday: int | None = None
    unknown: str = ""  # "day" or "month": said to be unknown
    edtf: str = ""  # of unit edtf, without its qualifier
    first: Day = 0  # of unit days (something lasted all of them) and week (one of them is meant)
    last: Day = 0
    flags: str = ""  # qualifier: empty, ?, ~ or %


_MONTHS_OF: Final = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_DAYS_OF: Final = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "first half": (1, 15), "second half": (16, 31)}
_YEARS_OF: Final = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "first half": (0, 4), "second half": (5, 9)}
_CENTURY: Final = {"first half": (1, 50), "second half": (51, 100)}
_WRAPPING: Final = {24: "winter", 28: "northern winter", 30: "southern summer"}
_PLAIN: Final = {"start": "early", "end": "late"}
_INDEXES: Final = {"early": (0, 3), "mid": (1, 3), "late": (2, 3), "first half": (0, 2), "second half": (1, 2)}
"""The index of a part in its period, and the number of parts of the period."""


def both(first: str, second: str) -> str:
    """The qualifier with the meaning of both of two."""
    return first if first == second or not second else second if not first else "%"


def flagged(edtf: str, flags: str) -> str:
    """An EDTF date with a qualifier."""
    if not flags:
        return edtf
    date = parse_component(edtf)
    return date.bare + both(date.qualifier, flags)


def filled(date: Partial, other: Partial) -> Partial:
    """`date`, with the month and year that it lacks taken from `other`."""
    if date.unit == "part" and other.unit in ("month", "year", "decade", "code", "century"):
        return other._replace(part=date.part, edge=date.edge, weekday=None, flags=date.flags, unknown="")
    if date.unit == "day" and date.month is None and other.unit == "day":
        date = date._replace(month=other.month)
    if date.year is None and date.unit in ("day", "month", "code") and other.unit in ("day", "month", "year", "code"):
        if date.unit == "code" and date.month in _WRAPPING and other.year is not None:
            raise two_winters(_WRAPPING[date.month], other.year)
        if date.unit != "day" or date.month is not None:
            return date._replace(year=other.year)
    return date


def ends(date: Partial) -> tuple[str, str]:
    """The first and the last EDTF date of a complete date, without qualifiers; an edge is a third of its period."""
    _check_complete(date)
    part = _part_of(date)
    if date.unit == "edtf" and part is None:
        return date.edtf, date.edtf
    if date.unit in ("days", "week") and part is None:
        return _day_text(date.first), _day_text(date.last)
    year = date.year or 0
    if date.unit == "century":
        low, high = _run(part, _CENTURY, (1, 100), date)
        before = (year - 1 if year > 0 else year) * 100
        return year_text(before + low), year_text(before + high)
    if date.unit == "decade":
        if part is None:
            return (f"{year // 10:03d}X",) * 2
        low, high = _run(part, _YEARS_OF, (0, 9), date)
        return f"{year + low:04d}", f"{year + high:04d}"
    text = year_text(year)
    if date.unit == "year":
        if part is None:
            return (text + {"month": "-XX", "day": "-XX-XX", "": ""}[date.unknown],) * 2
        low, high = _run(part, _MONTHS_OF, (1, 12), date)
        return f"{text}-{low:02d}", f"{text}-{high:02d}"
    month = date.month or 0
    text += f"-{month:02d}"
    if date.unit == "month":
        if part is None:
            return (text + ("-XX" if date.unknown else ""),) * 2
        low, high = _run(part, _DAYS_OF, (1, 31), date)
        return f"{text}-{low:02d}", f"{text}-{min(high, month_length(year, month)):02d}"
    if part is not None:
        raise _no_part(date)
    if date.unit == "code":
        return text, text
    text += f"-{date.day:02d}"
    _check_day(date, text)
    return text, text


def _run(
    part: tuple[str, ...] | None, table: dict[str, tuple[int, int]], whole: tuple[int, int], date: Partial
) -> tuple[int, int]:
    """First and last number of a part of a period."""
    if part is None:
        return whole
    if part[0] not in table or part[1] not in table:
        raise _no_part(date)
    if table[part[0]] > table[part[1]]:
        raise PhraseError(f"{part[0]} to {part[1]} runs backwards", f"write {part[1]} to {part[0]}")
    return table[part[0]][0], table[part[1]][1]


def _part_of(date: Partial) -> tuple[str, ...] | None:
    if date.edge:
        if date.part is not None:
            raise _no_part(date)
        return (_PLAIN[date.edge],) * 2
    return None if date.part is None else tuple(_PLAIN.get(name, name) for name in date.part)


def _no_part(date: Partial) -> PhraseError:
    """The refusal of a part of a period, with the days, months or years that it can mean."""
    name = date.edge or (date.part[0] if date.part is not None else "")
    index, pieces = _INDEXES[_PLAIN.get(name, name)]
    low, high = _share(_undivided(date), index, pieces)
    text = low if low == high else f"[{low}..{high}]"
    return PeriodError(f"{name} is not defined for such a period", f"write {text}", [(low, high, "")])


def _undivided(date: Partial) -> Partial:
    """The period whose edge or, if there is none, whose part was written."""
    return date._replace(edge="") if date.edge else date._replace(part=None)


def _share(date: Partial, index: int, pieces: int) -> tuple[str, str]:
    """The first and the last date of one of the equal pieces of a period.

    They are as exact as the period allows: years of a century, whole months, else days.
    """
    first, last = bounds(date)
    if date.unit == "century":
        low_year, next_year = (civil(first)[0] + 100 * at // pieces for at in (index, index + 1))
        return year_text(low_year), year_text(next_year - 1)
    begin, months = month_index(first), month_index(last + 1) - month_index(first)
    is_whole = first == first_of_month(begin) and last + 1 == first_of_month(begin + months)
    if months and is_whole and months % pieces == 0:
        size = months // pieces
        return _month_text(begin + size * index), _month_text(begin + size * (index + 1) - 1)
    low_day, next_day = (first + (last - first + 1) * at // pieces for at in (index, index + 1))
    return _day_text(low_day), _day_text(max(low_day, next_day - 1))


def _month_text(index: int) -> str:
    _day_text(first_of_month(index))  # only years of four digits have months
    return f"{year_text(index // 12)}-{index % 12 + 1:02d}"


def bounds(date: Partial) -> tuple[Day, Day]:
    """The first and the last day of a complete date."""
    first, last = ends(date)
    return parse_component(first).earliest, parse_component(last).latest


def whole(date: Partial) -> Partial:
    """The period itself, of which the start or the end was written."""
    return date._replace(edge="") if date.edge else date


def edge_day(date: Partial, edge: str = "") -> str:
    """The EDTF of the first or the last day of a date, or of the period whose start or end was written."""
    _check_complete(date)
    first, last = bounds(whole(date))
    return _day_text(first if (edge or date.edge) == "start" else last)


def _day_text(day: Day) -> str:
    text = day_text(day)
    if text is None:
        raise PhraseError("outside the years of four digits", "write the year alone")
    return text


def _check_complete(date: Partial) -> None:
    if date.unit == "part":
        name = date.part[0] if date.part is not None else date.edge
        raise PhraseError(f"{name} in what year or month is not said", "write it, such as early 2022", "month")
    if date.unit == "day" and date.day is None:
        raise PhraseError(f"a bare {WEEKDAY_NAMES[date.weekday or 0]} is no date", "write day, month and year")
    if date.unit == "day" and date.month is None:
        if date.day is not None and date.day > 31:
            raise PhraseError(f"{date.day} is no day, nor a year of four digits", "write years with four digits")
        raise PhraseError("a day without its month and year", "write all three, such as 27 September 2024", "month")
    if date.year is not None or date.unit in ("edtf", "days", "week"):
        return
    if date.unit == "code":
        raise PhraseError("the year is missing", "write it, such as spring 2024, Q3 2025 or H1 2025", "year")
    name = MONTH_NAMES[(date.month or 1) - 1]
    if date.unit == "day":
        raise PhraseError(
            f"{date.day} {name} has no year, and none is guessed", f"write all three: {date.day} {name} YYYY", "year"
        )
    raise PhraseError(f"{name} has no year, and none is guessed", f"write {name} with a year of four digits", "year")


def _check_day(date: Partial, text: str) -> None:
    """Refuse a day that is not in its month, or not on the weekday that was written."""
    assert date.year is not None
    assert date.month is not None
    assert date.day is not None
    name, length = MONTH_NAMES[date.month - 1], month_length(date.year, date.month)
    if not 1 <= date.day <= length:
        raise PhraseError(f"{name} {year_words(date.year)} has no day {date.day}", f"write a day from 1 to {length}")
    if date.weekday is None:
        return
    weekday = (parse_component(text).earliest - 1) % 7
    if weekday != date.weekday:
        was, written = WEEKDAY_NAMES[weekday], WEEKDAY_NAMES[date.weekday]
        raise PhraseError(
            f"{date.day} {name} {year_words(date.year)} was a {was}, not a {written}",
            "correct the day or leave out the weekday",
        )


def two_winters(word: str, year: int) -> PhraseError:
    """The refusal of a season over the turn of the year that has one year only."""
    if year < 2:
        code = next(code for code, name in _WRAPPING.items() if name == word)
        meant = f"{year_text(year - 1)}-{code} or {year_text(year)}-{code}"
        return PhraseError(f"{word} of such a year is either of two", f"write {meant}")
    return PhraseError(
        f"{word} {year} is either of two",
        f"write {word} {year - 1}/{year % 100:02d} or {word} {year}/{(year + 1) % 100:02d}",
    )


def next_to(edtf: str, step: int) -> str:
    """The EDTF date after (`step` 1) or before (-1) another, as precise as that one."""
    text = neighbour(parse_component(edtf), step)
    if text is None:
        raise PhraseError(f"what lies before or after {edtf} is not clear", "write a day, a month or a year")
    return text
