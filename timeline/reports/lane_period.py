"""The days that a chart shows, and the marks of its scale.

A side that was asked for is shown as asked. The other one reaches as far as the entries, over whole months, and as far
as the log has followed. An open end has no day, and adds none: only some room to show that it is open.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.dates import OPEN_END, OPEN_START, Day, Window
from timeline.dates.days import civil, first_of_month, month_index
from timeline.dates.wording import year_name
from timeline.reports.periods import MONTH_NAMES, around
from timeline.workspace import Workspace

Days = tuple[Day, Day]
"""The first and the last of some days; `OPEN_START` and `OPEN_END` leave a side open."""

_ABOUT_A_MONTH = 30.5
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_NEAR = 0.25
_ROOM = 0.09


class Period(NamedTuple):
    """The first and the last day that a chart shows."""

    first: Day
    last: Day

    @property
    def length(self) -> int:
        """The number of its days."""
        return self.last - self.first + 1

    def touches(self, days: Days) -> bool:
        """True if some of these days lie in it."""
        return days[0] <= self.last and days[1] >= self.first


class Tick(NamedTuple):
    """A mark of the scale: the day on which something begins, and its name."""

    day: Day
    name: str


def period_of(drawn: Iterable[Iterable[Day]], asked: Window | None, workspace: Workspace) -> Period:
    """The period to show for the days that are drawn and the time that was asked for."""
    all_days = [day for item in drawn for day in item]
    days = [day for day in all_days if OPEN_START < day < OPEN_END]
    looked = min(workspace.horizon, workspace.as_of)
    if not days:
        days = [min(looked, *(log.header.covers.earliest for log in workspace.logs))]
        days = [looked] if days[0] == OPEN_START else days
    asked = asked if asked is not None else Window(OPEN_START, OPEN_END)
    first = asked.first if asked.first != OPEN_START else min(*days, asked.last)
    last = asked.last if asked.last != OPEN_END else max(*days, looked, first)
    if workspace.as_of <= last + (last - first) * _NEAR:
        last = max(last, workspace.as_of)
    room = int((last - first) * _ROOM)
    begins = _month(first - (room if OPEN_START in all_days else 0)).first
    ends = _month(last + (room if OPEN_END in all_days else 0)).last
    return Period(begins if asked.first == OPEN_START else asked.first, ends if asked.last == OPEN_END else asked.last)


def _month(day: Day) -> Period:
    month = around(day, "month")
    return Period(month.first, month.last)


def ticks(period: Period, most: int) -> tuple[Tick, ...]:
    """Years, half-years, quarters, months or days that begin in a period, in steps that give about `most` of them."""
    if period.length <= most * 2:
        step = max(1, -(-period.length // max(1, most)))
        return tuple(Tick(day, _day_name(day)) for day in range(period.first, period.last + 1, step))
    return tuple(_months(period, _step(period.length / _ABOUT_A_MONTH, most)))


def _step(months: float, most: int) -> int:
    """The number of months between two ticks."""
    wide = 12_000
    while months / wide > most:
        wide *= 10
    return next((step for step in _STEPS if months / step <= most), wide)


def _months(period: Period, step: int) -> Iterator[Tick]:
    at = -(-month_index(period.first) // step) * step
    if first_of_month(at) < period.first:
        at += step
    while (day := first_of_month(at)) <= period.last:
        yield Tick(day, _month_name(day) if step % 12 else year_name(civil(day)[0]))
        at += step


def _month_name(day: Day) -> str:
    year, month, _ = civil(day)
    return f"{MONTH_NAMES[month]} {year_name(year)}"


def _day_name(day: Day) -> str:
    _, month, number = civil(day)
    return f"{number} {MONTH_NAMES[month]}"
