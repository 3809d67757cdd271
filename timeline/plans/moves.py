"""Moves of a plan: each revision with the deadline in force before it and after it."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.dates import Day
from timeline.log.known import occasion_date, shows_from
from timeline.log.log import Log
from timeline.log.model import Plan, Revision
from timeline.plans.deadline import (
    Deadline,
    Moment,
    announced_day,
    deadline_in_force,
    resolved,
    revised_term,
    revisions_by,
    settled_moment,
    term_in_force,
)


class Move(NamedTuple):
    """A revision with the deadlines around it; None if there was none yet, it was lifted, or it has no days."""

    revision: Revision
    before: Deadline | None
    after: Deadline | None


def moves(plan: Plan, log: Log, moment: Moment) -> Iterator[Move]:
    """The revisions that count, in order, each with the deadline before and after; of a series, the first one.

    What a deadline hangs on is taken as it stood on the day before the revision, and on the day before the next one.
    """
    revisions = revisions_by(plan, log, moment)
    days = [max(shows_from(occasion_date(one, log.events)), announced_day(plan, log)) for one in revisions]
    for at, (revision, day) in enumerate(zip(revisions, days, strict=True)):
        until = min(day, max([day - 1, announced_day(plan, log), *days[max(0, at - 1) : at]]))
        before = _by_then(plan, revisions[:at], log, moment, until)
        if revised_term(plan, revision) is None:
            last = day
        else:
            last = max(day, days[at + 1] - 1) if at + 1 < len(days) else moment.day
        yield Move(revision, before, _by_then(plan, revisions[: at + 1], log, moment, last))


def _by_then(plan: Plan, revisions: tuple[Revision, ...], log: Log, moment: Moment, day: Day) -> Deadline | None:
    """The deadline after some revisions, with what it hangs on as it stood on a day."""
    so_far = plan._replace(revisions=revisions)
    stood = settled_moment(so_far, log, moment)
    return resolved(term_in_force(so_far, log, moment), log, Moment(min(day, stood.day), moment.known))


def earlier_deadlines(plan: Plan, log: Log, moment: Moment) -> tuple[Deadline, ...]:
    """The deadlines that revisions replaced or lifted, in order, without the one in force; none of a series."""
    if plan.every is not None or not plan.adopted:
        return ()
    current = deadline_in_force(plan, log, moment)
    replaced = [move.before for move in moves(plan, log, moment) if revised_term(plan, move.revision) is not None]
    found: list[Deadline] = []
    for deadline in (*replaced, current):
        if deadline is not None and (not found or (deadline.first, deadline.last) != (found[-1].first, found[-1].last)):
            found.append(deadline)
    return tuple(found if current is None else found[:-1])


def move_by(revision: Revision, plan: Plan, log: Log, moment: Moment) -> Move | None:
    """The move that a revision makes; None if it names no deadline, or does not count yet."""
    if revised_term(plan, revision) is None:
        return None
    return next((move for move in moves(plan, log, moment) if move.revision is revision), None)
