"""The days on which the occurrences of a recurring plan are due, for the checks: only for deadlines that are dates.

The verdict computes the days of a plan that counts from another entry.
"""

import calendar
import datetime
from collections.abc import Iterator

from timeline.dates import Day
from timeline.log.deadline_terms import Step

_MOST = 10_000
"""Maximum number of occurrences to check."""


def later(day: Day, step: Step, times: int) -> Day:
    """Return the day some steps later; in a shorter month its last day, beyond the calendar the day after its end."""
    number = step.number * times
    beyond = datetime.date.max.toordinal() + 1
    if day >= beyond:
        return beyond
    if step.unit in ("day", "week"):
        return min(day + number * (7 if step.unit == "week" else 1), beyond)
    start = datetime.date.fromordinal(day)
    months = start.year * 12 + start.month - 1 + number * (1 if step.unit == "month" else 12)
    year, month = months // 12, months % 12 + 1
    if year > datetime.MAXYEAR:
        return beyond
    return datetime.date(year, month, min(start.day, calendar.monthrange(year, month)[1])).toordinal()


def due_occurrences(window: tuple[Day, Day], step: Step, times: int | None, end: Day, last_day: Day) -> Iterator[int]:
    """Yield the numbers of the occurrences of the series that are past before a day.

    The end of a window is counted from itself and from the day after it, so that whole months stay whole; the later
    day of the two holds.
    """
    for number in range(min(times or _MOST, _MOST)):
        last = max(later(window[1], step, number), later(window[1] + 1, step, number) - 1)
        if later(window[0], step, number) > end or last >= last_day:
            return
        yield number
