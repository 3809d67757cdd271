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

_RANGES = (
    re.compile(
        r"(?<!\d)(?P<d1>\d{1,2})\.?\s?(?P<to>[-–—/])\s?(?P<d2>\d{1,2})[./](?P<m2>\d{1,2})[./](?P<y>\d{4})(?!\d)"
    ),
    re.compile(
        r"(?<!\d)(?P<d1>\d{1,2})\.(?P<m1>\d{1,2})\.\s?(?P<to>[-–—/])\s?(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y>\d{4})(?!\d)"
    ),
    re.compile(r"(?<![\d/])(?P<m2>\d{1,2})/(?P<d1>\d{1,2})\s?(?P<to>[-–—])\s?(?P<d2>\d{1,2})/(?P<y>\d{4})(?!\d)"),
)
"""Two days of which only the second has a year: `20.-22.05.2024`, `30.04.–02.05.2024`, `05/20-22/2024`."""

_SHORT = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2\d{2}")
_MONTHS = 12
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
    for pattern in _RANGES:
        if pattern.fullmatch(text):
            text = pattern.sub(_days, text)
    ordered = _FIGURES.sub(lambda found: _ordered(found, order), _JOINED.sub(" - ", text))
    return _MONTH_FIRST.sub(lambda found: f"{found[2]}-{int(found[1]):02d}", ordered)


def _days(found: re.Match[str]) -> str:
    """Return two days of one year with their months in words; the text as it is where there is no such month."""
    parts = found.groupdict()
    second = int(parts["m2"])
    first = int(parts.get("m1") or second)
    if not (1 <= first <= 12 and 1 <= second <= 12):
        return found[0]
    one, two = (f" {MONTH_NAMES[number - 1]}" for number in (first, second))
    to = " or " if parts["to"] == "/" and first != second else f" {parts['to']} "
    if parts["to"] == "/":
        return f"{int(parts['d1'])}/{int(parts['d2'])}{two} {parts['y']}" if first == second else found[0]
    return f"{int(parts['d1'])}{one if first != second else ''}{to}{int(parts['d2'])}{two} {parts['y']}"


def is_proof(text: str) -> Order | None:
    """Return the order that the figures of a text can only have; None if they say nothing about it."""
    found = _FIGURES.search(text)
    if found is None:
        return None
    readings = _readings(found)
    named = {order for order, _ in readings}
    return readings[0][0] if len(named) == 1 else None


def is_short_proof(text: str) -> Order | None:
    """Return the order that figures with a year of two digits behind them can only have; None if it is not certain."""
    found = _SHORT.fullmatch(text)
    if found is None:
        return None
    first, second = int(found[1]), int(found[3])
    if first > _MONTHS >= second:
        return "dmy"
    return "mdy" if second > _MONTHS >= first else None


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
    raise Unfit(f"{found[0]} has two readings", f"write in the map which it is: order: {named}", lacks="order")


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
