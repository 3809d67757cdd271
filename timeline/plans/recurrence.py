"""Recurring plans: occurrence n is the first deadline plus n steps, counted from the first, so that nothing drifts.

The first occurrence is number 0. The latest revision that names an `until` says when the series ends.
"""

from collections.abc import Iterator

from timeline.dates import OPEN_END, Date, DateError, Day, iso
from timeline.log.model import Log, Plan
from timeline.plans.deadline import Deadline, Moment, counts, deadline_in_force, revisions_by, window_date
from timeline.plans.steps import later

MOST = 10_000
"""So many occurrences are listed at most."""


def occurrences(plan: Plan, log: Log, moment: Moment) -> Iterator[tuple[int | None, Deadline | None]]:
    """Each occurrence's number and deadline, up to the first one after the day; without recurrence, the plan's own.

    An occurrence beyond that is there too if it has been settled ahead of its time.
    """
    first = deadline_in_force(plan, log, moment)
    if plan.every is None or first is None:
        yield None, first
        return
    last_day = _ends(plan, log, moment)
    settled = max((o.occurrence or 0 for o in plan.outcomes if counts(o, log, moment)), default=0)
    for number in range(min(plan.times or MOST, MOST)):
        try:
            deadline = _moved(first, plan, number)
        except DateError:
            return  # beyond the calendar
        if deadline.first > last_day:
            return
        yield number, deadline
        if deadline.first > moment.day and number >= settled:
            return


def deadline_of(plan: Plan, log: Log, moment: Moment, occurrence: int | None) -> Deadline | None:
    """The deadline in force on a day: of a plan, or of one occurrence of a recurring one."""
    first = deadline_in_force(plan, log, moment)
    if occurrence is None or first is None or plan.every is None:
        return first
    try:
        return _moved(first, plan, occurrence)
    except DateError:
        return None


def _ends(plan: Plan, log: Log, moment: Moment) -> Day:
    """The last day on which the series can go on."""
    ends = [plan.until, *(revision.until for revision in revisions_by(plan, log, moment))]
    named = [until for until in ends if until is not None]
    return named[-1].latest if named else OPEN_END


def _moved(first: Deadline, plan: Plan, number: int) -> Deadline:
    assert plan.every is not None
    if number == 0:
        return first
    start = later(first.first, plan.every, number)
    # Whole months stay whole months: the end is the day before what follows them.
    is_whole = first.first != first.last and _begins_month(first.first) and _begins_month(first.last + 1)
    end = later(first.last + 1, plan.every, number) - 1 if is_whole else later(first.last, plan.every, number)
    return Deadline(window_date(start, end, is_open=_is_open(first.date)), start, end)


def _begins_month(day: Day) -> bool:
    return (iso(day) or "").endswith("-01")


def _is_open(date: Date) -> bool:
    return date.kind == "point" and date.edtf.startswith("[..")
