"""A date as a phrase gives it: possibly without its month or year, which the other side of a range may supply.

A complete one is a first and a last EDTF date (`ends`): the same for a day, a month or a quarter, but two for
`early 2022`, which no single EDTF date says.
"""

from typing import Final, Literal, NamedTuple

from timeline.dates.codes import next_code
from timeline.dates.component import parse_component
from timeline.dates.days import Day, civil, first_of_month, iso, month_index, month_length, year_text
from timeline.dates.phrases.lexicon import MONTH_NAMES, WEEKDAY_NAMES
from timeline.dates.phrases.tokens import PhraseError

__all__ = ["Partial", "both", "ends", "filled", "flagged", "neighbour", "two_winters"]

Unit = Literal["day", "month", "year", "code", "decade", "century", "edtf", "days", "part"]


class Partial(NamedTuple):
    """What was written of one date."""

    unit: Unit
    year: int | None = None  # the first of a decade; the number of a century
    month: int | None = None  # 1 to 12, or the code of a season, quarter or half
    day: int | None = None
    part: tuple[str, str] | None = None  # first and last: early, mid, late, start, end, first half, second half
    weekday: int | None = None
    unknown: str = ""  # "day" or "month": said to be unknown
    edtf: str = ""  # of unit edtf, without its qualifier
    first: Day = 0  # of unit days: a run of days, such as a week
    last: Day = 0
    flags: str = ""  # qualifier: empty, ?, ~ or %


_MONTHS_OF: Final = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_DAYS_OF: Final = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "first half": (1, 15), "second half": (16, 31)}
_YEARS_OF: Final = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "first half": (0, 4), "second half": (5, 9)}
_CENTURY: Final = {"first half": (1, 50), "second half": (51, 100)}
_WRAPPING: Final = {24: "winter", 28: "northern winter", 30: "southern summer"}
_PLAIN: Final = {"start": "early", "end": "late"}


def both(one: str, other: str) -> str:
    """The qualifier that says what two of them say."""
    return one if one == other or not other else other if not one else "%"


def flagged(edtf: str, flags: str) -> str:
    """An EDTF date with a qualifier."""
    if not flags:
        return edtf
    date = parse_component(edtf)
    return date.bare + both(date.qualifier, flags)


def filled(one: Partial, other: Partial) -> Partial:
    """`one`, with the month and year that it lacks taken from `other`."""
    if one.unit == "part" and other.unit in ("month", "year", "decade"):
        return other._replace(part=one.part, weekday=None, flags=one.flags, unknown="")
    if one.unit == "day" and one.month is None and other.unit == "day":
        one = one._replace(month=other.month)
    if one.year is None and one.unit in ("day", "month", "code") and other.unit in ("day", "month", "year", "code"):
        if one.unit == "code" and one.month in _WRAPPING and other.year is not None:
            raise two_winters(_WRAPPING[one.month], other.year)
        if one.unit != "day" or one.month is not None:
            return one._replace(year=other.year)
    return one


def ends(date: Partial) -> tuple[str, str]:
    """The first and the last EDTF date of a complete date, without qualifiers."""
    _check_complete(date)
    part = None if date.part is None else tuple(_PLAIN.get(name, name) for name in date.part)
    if date.unit == "edtf" and part is None:
        return date.edtf, date.edtf
    if date.unit == "days" and part is None:
        return _iso(date.first), _iso(date.last)
    year = date.year or 0
    if date.unit == "century":
        low, high = _run(part, _CENTURY, (1, 100), date)
        return f"{year * 100 - 100 + low:04d}", f"{year * 100 - 100 + high:04d}"
    if date.unit == "decade":
        if part is None:
            return (f"{year // 10:03d}X",) * 2
        low, high = _run(part, _YEARS_OF, (0, 9), date)
        return f"{year + low:04d}", f"{year + high:04d}"
    text = f"{year:04d}"
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


def _no_part(date: Partial) -> PhraseError:
    assert date.part is not None
    name = date.part[0]
    return PhraseError(f"{name} is not defined for such a period", "write its months or years, such as between A and B")


def _iso(day: Day) -> str:
    text = iso(day)
    if text is None:
        raise PhraseError("outside the years 1 to 9999", "write a nearer date")
    return text


def _check_complete(date: Partial) -> None:
    if date.unit == "part":
        name = date.part[0] if date.part is not None else "the end"
        raise PhraseError(f"{name} in what year or month is not said", "write it, such as early 2022")
    if date.unit == "day" and date.day is None:
        raise PhraseError(f"a bare {WEEKDAY_NAMES[date.weekday or 0]} is no date", "write day, month and year")
    if date.unit == "day" and date.month is None:
        if date.day is not None and date.day > 31:
            raise PhraseError(f"{date.day} is no day, nor a year of four digits", "write years with four digits")
        raise PhraseError("a day without its month and year", "write all three, such as 27 September 2024")
    if date.year is not None or date.unit in ("edtf", "days"):
        return
    if date.unit == "code":
        raise PhraseError("the year is missing", "write it, such as spring 2024, Q3 2025 or H1 2025")
    name = MONTH_NAMES[(date.month or 1) - 1]
    if date.unit == "day":
        raise PhraseError(
            f"{date.day} {name} has no year, and none is guessed", f"write all three: {date.day} {name} YYYY"
        )
    raise PhraseError(f"{name} has no year, and none is guessed", f"write {name} with a year of four digits")


def _check_day(date: Partial, text: str) -> None:
    """Whether there is such a day, and its weekday is the one that was written."""
    assert date.year is not None
    assert date.month is not None
    assert date.day is not None
    name, length = MONTH_NAMES[date.month - 1], month_length(date.year, date.month)
    if not 1 <= date.day <= length:
        raise PhraseError(f"{name} {date.year} has no day {date.day}", f"write a day from 1 to {length}")
    if date.weekday is None:
        return
    weekday = (parse_component(text).earliest - 1) % 7
    if weekday != date.weekday:
        was, written = WEEKDAY_NAMES[weekday], WEEKDAY_NAMES[date.weekday]
        raise PhraseError(
            f"{date.day} {name} {date.year} was a {was}, not a {written}", "correct the day or leave out the weekday"
        )


def two_winters(word: str, year: int) -> PhraseError:
    """Why a season that runs over the turn of the year needs two years."""
    return PhraseError(
        f"{word} {year} is either of two",
        f"write {word} {year - 1}/{year % 100:02d} or {word} {year}/{(year + 1) % 100:02d}",
    )


def neighbour(edtf: str, step: int) -> str:
    """The EDTF date after (`step` 1) or before (-1) another, as precise as that one.

    >>> neighbour("2024-03", -1)
    '2024-02'
    """
    date = parse_component(edtf)
    edtf = date.bare
    year, _, _ = civil(date.earliest)
    if date.precision == "day":
        there = civil(date.earliest + step)
        return f"{year_text(there[0])}-{there[1]:02d}-{there[2]:02d}"
    if date.precision == "month":
        there = civil(first_of_month(month_index(date.earliest) + step))
        return f"{year_text(there[0])}-{there[1]:02d}"
    if date.precision == "year":
        return year_text(year + step)
    if date.precision in ("season", "quarter", "third", "half"):
        year, code = next_code(int(edtf[:-3]), int(edtf[-2:]), step)
        return f"{year_text(year)}-{code}"
    digits = {"decade": 1, "century": 2}.get(date.precision, 0)
    if date.masked and digits:
        number = year // 10**digits + step
        if 0 <= number < 10 ** (4 - digits):
            return f"{number:0{4 - digits}d}" + "X" * digits
    raise PhraseError(f"what lies before or after {edtf} is not clear", "write a day, a month or a year")
