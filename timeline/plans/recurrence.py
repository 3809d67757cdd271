"""Recurring plans: occurrence n is the first deadline plus n steps, counted from the first, so that nothing drifts.

The first occurrence is number 0. The latest revision that names an `until` says when the series ends. A revision that
lifts the deadline ends it too: what was settled, and what had been reached before, stays as it was.
"""

import datetime
from bisect import bisect_left
from collections.abc import Iterator

from timeline.dates import OPEN_END, OPEN_START, DateError, Day, at_time, closes_a_period, iso, up_to
from timeline.frozen import Frozen
from timeline.log.deadline_terms import LIFTED
from timeline.log.known import occasion_date, shows_from
from timeline.log.log import Log
from timeline.log.model import Plan
from timeline.log.steps import later
from timeline.plans.deadline import (
    Deadline,
    Moment,
    counts,
    deadline_in_force,
    first_deadline,
    revised_term,
    revisions_by,
    settled_moment,
    window_date,
)

MOST = 10_000
"""Maximum number of occurrences listed up to a day, and after it; settled ones are always listed."""


class _Series(Frozen):
    """The first deadline of a series, and the last day on which the window of one of its occurrences may begin."""

    first: Deadline | None
    ends: Day
    is_lifted: bool


def occurrences(plan: Plan, log: Log, moment: Moment) -> Iterator[tuple[int | None, Deadline | None]]:
    """Each occurrence's number and deadline, up to the first one after the day; without recurrence, the plan's own.

    An occurrence beyond that is included if it has been settled ahead of its time, with those between. If more than
    `MOST` have been reached by the day, the last `MOST` of them are listed, and earlier ones that were settled. After a
    series was lifted, those settled or reached by then are left; if there are none, one item without number and
    deadline. A series whose first deadline has no day yet gives the same single item.
    """
    if plan.every is None:
        yield None, deadline_in_force(plan, log, moment)
        return
    series = _series(plan, log, moment)
    settled = {o.occurrence for o in plan.outcomes if o.occurrence is not None and counts(o, log, moment)}
    numbers = sorted(settled.union(_numbers(series, plan, moment.day, max(settled, default=0))))
    if series.first is None if not series.is_lifted else not numbers:
        yield None, None
    for number in numbers:
        deadline = deadline_of(plan, log, moment, number) if number in settled else None
        deadline = deadline or _occurrence(series.first, plan, number)
        if deadline is not None or number in settled:
            yield number, deadline


def _numbers(series: _Series, plan: Plan, day: Day, settled: int) -> range:
    """The numbers up to the first one after the day, or up to one that was settled ahead of its time."""
    if series.first is None:
        return range(0)
    count = _begun(series.first, plan, series.ends)
    if plan.times is not None:
        count = min(count, plan.times)
    reached = min(_begun(series.first, plan, day), count)
    last = min(max(reached, settled), reached + MOST, count - 1)
    return range(max(0, reached - MOST), last + 1)


def _begun(first: Deadline, plan: Plan, day: Day) -> int:
    """The number of windows that begin by a day, within the calendar."""
    last = min(day, datetime.date.max.toordinal())
    most = range(max(0, last - first.first + 1))  # no step is shorter than a day
    return bisect_left(most, True, key=lambda number: _begins_after(first, plan, number, last))


def _begins_after(first: Deadline, plan: Plan, number: int, day: Day) -> bool:
    assert plan.every is not None
    try:
        return later(first.first, plan.every, number) > day
    except DateError:
        return True  # beyond the calendar


def deadline_of(plan: Plan, log: Log, moment: Moment, occurrence: int | None) -> Deadline | None:
    """The deadline in force on a day: of a plan, or of one occurrence of a recurring one."""
    if occurrence is None or plan.every is None:
        return deadline_in_force(plan, log, moment)
    series = _series(plan, log, settled_moment(plan, log, moment, occurrence))
    deadline = _occurrence(series.first, plan, occurrence)
    return deadline if deadline is not None and deadline.first <= series.ends else None


def first_deadline_of(plan: Plan, log: Log, moment: Moment, occurrence: int | None) -> Deadline | None:
    """The deadline as it was announced first: of occurrence n, n steps after that of the series."""
    first = first_deadline(plan, log, moment)
    return first if occurrence is None or plan.every is None else _occurrence(first, plan, occurrence)


def moment_in_force(plan: Plan, log: Log, moment: Moment) -> Moment:
    """The day by which the deadlines of a plan go: of a series that was lifted, the day before that."""
    lifted = _lifted(plan, log, moment) if plan.every is not None else None
    return moment if lifted is None else moment_in_force(plan, log, Moment(lifted - 1, moment.known))


def _series(plan: Plan, log: Log, moment: Moment) -> _Series:
    before = moment_in_force(plan, log, moment)
    ends = _ends(plan, log, moment)
    is_lifted = before != moment
    return _Series(deadline_in_force(plan, log, before), min(ends, before.day) if is_lifted else ends, is_lifted)


def _lifted(plan: Plan, log: Log, moment: Moment) -> Day | None:
    """The day on which the deadline was lifted, if none was set since."""
    lifted = None
    for revision in revisions_by(plan, log, moment):
        named = revised_term(plan, revision)
        if named == LIFTED:
            day = shows_from(occasion_date(revision, log.events))
            lifted = day if lifted is None else lifted
        elif named is not None:
            lifted = None
    return lifted


def _occurrence(first: Deadline | None, plan: Plan, number: int) -> Deadline | None:
    try:
        return _moved(first, plan, number) if first is not None else None
    except DateError:
        return None  # beyond the calendar


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
    # Whole months stay whole months, and the end of a month its end: the day before the next one.
    is_one_day = first.first == first.last
    is_whole = closes_a_period(first.date) if is_one_day else _begins_month(first.first)
    if is_whole and _begins_month(first.last + 1):
        end = later(first.last + 1, plan.every, number) - 1
        start = end if is_one_day else start
    else:
        end = later(first.last, plan.every, number)
    date = window_date(start, end)
    if first.date.earliest == OPEN_START:
        date = up_to(date)
    time = first.date.time
    if time is not None:
        date = at_time(date, time.clock, time.offset, approximate=time.approximate)
    return Deadline(date, start, end)


def _begins_month(day: Day) -> bool:
    return (iso(day) or "").endswith("-01")
