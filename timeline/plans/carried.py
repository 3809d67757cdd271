"""Moves of a deadline without a revision of its own: what it hangs on moved, was settled, or happened."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from timeline.dates import Date, Day
from timeline.log.deadline_terms import Before, Term
from timeline.log.known import occasion_date, shows_from
from timeline.log.log import Log
from timeline.log.model import Event, Occasion, Outcome, Plan, Result
from timeline.log.naming import anchor_entry
from timeline.log.paths import anchors_in, anchors_of
from timeline.plans.deadline import (
    Deadline,
    Moment,
    announced_day,
    counts,
    days_of_change,
    deadline_in_force,
    resolved,
    revised_term,
    revisions_by,
    term_in_force,
)

How = Result | Literal["moved", "undated", "dated", "happened"]
"""The change of an anchor; `undated` and `dated` through something that it hangs on itself."""


class Cause(NamedTuple):
    """The anchor of a deadline that changed, how, and the step that changed it, maybe one of a further anchor."""

    anchor: str
    how: How
    occasion: Occasion
    root: str
    """The anchor of which the step is."""
    root_how: How


class Carried(NamedTuple):
    """A move of a deadline through its anchor, with the deadlines around it; None where it has no date."""

    before: Deadline | None
    after: Deadline | None
    cause: Cause


def carried(plan: Plan, log: Log, first: Day, moment: Moment) -> Carried | None:
    """The move from the day before `first` to the day of a moment, or to the plan's own first revision in between.

    Several moves through anchors are one, whose cause is the last of them.
    """
    if not any(anchors_in(plan)):
        return None
    last = _last_before_revision(plan, log, first, moment)
    start = max(first, announced_day(plan, log) + 1)
    before = deadline_in_force(plan, log, Moment(start - 1, moment.known))
    after = before
    cause = None
    for day in (day + 1 for day in days_of_change(plan, log, moment)):
        if start <= day <= last:
            found = deadline_in_force(plan, log, Moment(day, moment.known))
            if _days(found) != _days(after):
                term = term_in_force(plan, log, Moment(day, moment.known))
                after, cause = found, _cause(term, log, day, moment.known) or cause
    return Carried(before, after, cause) if cause is not None and _days(before) != _days(after) else None


def _days(deadline: Deadline | None) -> tuple[Day, Day] | None:
    return (deadline.first, deadline.last) if deadline is not None else None


def _last_before_revision(plan: Plan, log: Log, first: Day, moment: Moment) -> Day:
    """The day before the first revision of the deadline from a day on, else the day of the moment."""
    named = (one for one in revisions_by(plan, log, moment) if revised_term(plan, one) is not None)
    days = (shows_from(occasion_date(one, log.events)) for one in named)
    return min((day - 1 for day in days if day >= first), default=moment.day)


def _cause(term: Date | Term | None, log: Log, day: Day, known: Day) -> Cause | None:
    """The first anchor of a term that changed on a day."""
    names = [name for name in anchors_of(term) if anchor_entry(name, log) is not None]
    for name in names:
        before, after = (_days(resolved(Before(name), log, Moment(one, known))) for one in (day - 1, day))
        if before == after:
            continue
        entry = anchor_entry(name, log)
        if isinstance(entry, Event):
            return Cause(name, "happened", Occasion(event=entry.id), name, "happened")
        assert entry is not None
        own = next(_steps(entry, log, day, known), None)
        if own is not None:
            how: How = own.result if isinstance(own, Outcome) else "dated" if before is None else "moved"
            return Cause(name, how, own, name, how)
        further = _cause(term_in_force(entry, log, Moment(day, known)), log, day, known)
        if further is not None:
            how = "undated" if after is None else "dated" if before is None else "moved"
            return Cause(name, how, further.occasion, further.root, further.root_how)
    return None


def _steps(plan: Plan, log: Log, day: Day, known: Day) -> Iterator[Occasion]:
    """The steps of a plan on a day: the outcome first, then the last revision, then the announcement."""
    for occasion in (*reversed(plan.outcomes), *reversed(plan.adopted), plan.announced):
        if shows_from(occasion_date(occasion, log.events)) == day and counts(occasion, log, Moment(day, known)):
            yield occasion
