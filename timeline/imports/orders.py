"""Days and months in figures, whose order differs from country to country: `12/04/2024`."""

import re
from typing import Literal, get_args

from timeline.dates.days import month_length
from timeline.dates.phrases.lexicon import MONTH_NAMES
from timeline.imports.unfit import Unfit

Order = Literal["dmy", "mdy", "ymd", "edtf"]
"""The order of day, month and year in figures; `edtf` is for cells that hold EDTF and nothing else."""

ORDERS: tuple[Order, ...] = get_args(Order)

_FIGURES = re.compile(r"(?<![\d/.,:-])(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?![\d/-]|[.,:]\d)")
_MONTH_FIRST = re.compile(r"(?<![\d/.,:-])(0?[1-9]|1[0-2])[/.](\d{4})(?![\d/-]|[.,:]\d)")
_JOINED = re.compile(r"(?<=[/.]\d{4})-(?=\d{1,2}[/.])")
"""The hyphen between two days whose figures are parted by other signs."""

_COMPACT = re.compile(r"\d{8}")


def in_iso(text: str, order: Order | None) -> str:
    """Return a text whose dates in figures are written as ISO has them; raises `Unfit` where one has two readings.

    Figures that are no date in any order are left to the reader of dates, which knows what is wrong with them.

    >>> in_iso("before 12/04/2024", "dmy"), in_iso("27.3.2025", None), in_iso("4/2024", None)
    ('before 2024-04-12', '2025-03-27', '2024-04')
    """
    if _COMPACT.fullmatch(text):
        return _compact(text, order)
    if not any(sign in text for sign in "/.-"):
        return text
    ordered = _FIGURES.sub(lambda found: _ordered(found, order), _JOINED.sub(" - ", text))
    return _MONTH_FIRST.sub(lambda found: f"{found[2]}-{int(found[1]):02d}", ordered)


def is_proof(text: str) -> Order | None:
    """Return the order that the figures of a text can only have; None if they say nothing about it."""
    found = _FIGURES.search(text)
    if found is None:
        return None
    readings = _readings(found)
    named = {order for order, _ in readings}
    return readings[0][0] if len(named) == 1 else None


def _readings(found: re.Match[str]) -> list[tuple[Order, str]]:
    """Return the days that figures may mean, each with the order by which they do."""
    first, _, second, third = found.groups()
    if len(first) == 4:
        candidates: list[tuple[Order, str, str, str]] = [("ymd", first, second, third)]
    elif len(third) == 4:
        candidates = [("dmy", third, second, first), ("mdy", third, first, second)]
    else:
        return []
    several = [(order, _day(*parts)) for order, *parts in candidates]
    return [(order, day) for order, day in several if day is not None]


def _day(year: str, month: str, day: str) -> str | None:
    """Return a day as ISO has it; None if there is no such day."""
    if len(month) > 2 or len(day) > 2 or not 1 <= int(month) <= 12:
        return None
    if not 1 <= int(day) <= month_length(int(year), int(month)):
        return None
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _ordered(found: re.Match[str], order: Order | None) -> str:
    readings = _readings(found)
    days = dict.fromkeys(day for _, day in readings)
    if len(days) == 1:
        return next(iter(days))
    if not days:
        return found[0]
    if order in ("dmy", "mdy"):
        return dict(readings)[order]
    named = " or ".join(f"{order} ({_in_words(day)})" for order, day in readings)
    raise Unfit(f"{found[0]} has two readings", f"write in the map which it is: order: {named}")


def _in_words(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)} {MONTH_NAMES[int(month) - 1]} {year}"


def _compact(text: str, order: Order | None) -> str:
    """Return a day of eight figures, which may also be an id or a number."""
    day = _day(text[:4], text[4:6], text[6:])
    if day is None:
        return text
    if order == "ymd":
        return day
    raise Unfit(f"{text} may be the day {day}, or a number", "write in the map that it is a day: order: ymd")
