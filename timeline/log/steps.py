"""Lengths of time added to days: months and years end on the last day of a shorter month, and do not drift."""

import datetime

from timeline.dates import DateError, Day
from timeline.log.deadline_terms import Step


def later(day: Day, step: Step, times: int = 1) -> Day:
    """The day some steps later, counted from this day at once, so that 31 August stays the end of each month."""
    number = step.number * times
    if step.unit in ("day", "week"):
        return day + number * (7 if step.unit == "week" else 1)
    from dateutil.relativedelta import relativedelta

    try:
        start = datetime.date.fromordinal(day)
        moved = start + (relativedelta(months=number) if step.unit == "month" else relativedelta(years=number))
    except (ValueError, OverflowError):
        raise DateError(
            f"{number} {step.unit}s", "this leads outside the years 1 to 9999", "use a shorter step"
        ) from None
    return moved.toordinal()
