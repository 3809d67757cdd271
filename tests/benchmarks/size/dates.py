"""Dates as a log writes them: as days, months, years, spans, sets, and in the English of briefings."""

import datetime
from collections.abc import Callable
from typing import NamedTuple

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Written(NamedTuple):
    """A date as it stands in the log; `is_day` says that it is one day, `lasts` that it is a situation."""

    text: str
    is_day: bool = False
    lasts: bool = False
    is_open: bool = False


def day(number: int) -> str:
    """`2014-03-09`."""
    return datetime.date.fromordinal(number).isoformat()


def month(number: int) -> str:
    """`2014-03`."""
    return day(number)[:7]


def year(number: int) -> str:
    """`2014`."""
    return day(number)[:4]


def _quarter(number: int) -> str:
    date = datetime.date.fromordinal(number)
    return f"Q{(date.month + 2) // 3} {date.year}"


def english_month(number: int) -> str:
    """`March 2014`."""
    date = datetime.date.fromordinal(number)
    return f"{_MONTHS[date.month - 1]} {date.year}"


def _part_of_month(number: int) -> str:
    at = datetime.date.fromordinal(number).day
    return f"{'early' if at <= 10 else 'mid' if at <= 20 else 'late'} {english_month(number)}"


def _day_in_words(number: int) -> str:
    return f"{datetime.date.fromordinal(number).day} {english_month(number)}"


_FORMS: tuple[tuple[int, Callable[[int], Written]], ...] = (
    (640, lambda n: Written(day(n), is_day=True)),
    (120, lambda n: Written(month(n))),
    (50, lambda n: Written(year(n))),
    (60, lambda n: Written(f"{day(n)}/{day(n + 9)}", lasts=True)),
    (20, lambda n: Written(f"{month(n)}/{month(n + 150)}", lasts=True)),
    (8, lambda n: Written(f"{month(n)}/..", lasts=True, is_open=True)),
    (30, lambda n: Written(f'"[{day(n)}..{day(n + 6)}]"')),
    (10, lambda n: Written(f'"{{{month(n)},{month(n + 70)}}}"')),
    (15, lambda n: Written(f"{month(n)}~")),
    (7, lambda n: Written(f"{day(n)}?")),
    (14, lambda n: Written(_day_in_words(n), is_day=True)),
    (10, lambda n: Written(_part_of_month(n))),
    (6, lambda n: Written(_quarter(n))),
    (4, lambda n: Written(f"circa {english_month(n)}")),
    (4, lambda n: Written(f"since {english_month(n)}", lasts=True, is_open=True)),
    (2, lambda n: Written(f"by the end of {english_month(n)}")),
)
_ALL = tuple(form for weight, form in _FORMS for _ in range(weight))


def written(number: int, chance: float) -> Written:
    """A day, or what surrounds it, in one of the forms: `chance` (from 0, below 1) chooses."""
    return _ALL[int(chance * len(_ALL))](number)


def deadline(number: int, chance: float) -> str:
    """A day as the limit of a plan."""
    forms = (day, month, _quarter, lambda n: f"by the end of {english_month(n)}", lambda n: f'"[..{month(n)}]"')
    return forms[int(chance * len(forms))](number)
