"""A log as it was known on a day: without later entries, and without the ends of situations that ended later.

The result rests on *this version* of the log; the log as it was written on that day is for `compare`.
"""

from dataclasses import replace
from typing import TypeVar

from timeline.dates import OPEN_END, Date, Day, open_ended
from timeline.log.known import occasion_day, shows_from
from timeline.log.log import Log
from timeline.log.model import Actor, Entry, Event, Membership, Plan

AnyEntry = TypeVar("AnyEntry", bound=Entry)


def as_known(log: Log, day: Day) -> Log:
    """Return the log without the entries, disputes, steps of plans, memberships and names that came after `day`."""
    return log._replace(
        events=log.events.seen(day, lambda event: _event(event, day)),
        plans=log.plans.seen(day, lambda plan: _plan(plan, log, day)),
        figures=log.figures.seen(day, lambda figure: _undisputed(figure, day)),
        actors=log.actors.seen(day, lambda actor: _actor(actor, day)),
    )


def _event(event: Event, day: Day) -> Event:
    return reopened(_undisputed(event, day), day)


def reopened(event: Event, day: Day) -> Event:
    """Return an event without its end, if it ended after `day`."""
    date = _open(event.date, day)
    return event if date is event.date else replace(event, date=date)


def _open(date: Date, day: Day) -> Date:
    """Return the span without its end, if that came after `day`."""
    if date.kind != "span" or not day < date.end_earliest < OPEN_END:
        return date
    return open_ended(date)


def _undisputed(entry: AnyEntry, day: Day) -> AnyEntry:
    if not entry.disputed:
        return entry
    claims = tuple(d for d in entry.disputed if max(shows_from(d.known), shows_from(d.date)) <= day)
    return entry if len(claims) == len(entry.disputed) else replace(entry, disputed=claims)


def _plan(plan: Plan, log: Log, day: Day) -> Plan:
    revisions = tuple(r for r in plan.revisions if occasion_day(r, log.events) <= day)
    outcomes = tuple(o for o in plan.outcomes if occasion_day(o, log.events) <= day)
    history = tuple(h for h in plan.history if occasion_day(h, log.events) <= day)
    return replace(_undisputed(plan, day), revisions=revisions, outcomes=outcomes, history=history)


def _actor(actor: Actor, day: Day) -> Actor:
    part_of = tuple(_membership(m, day) for m in actor.part_of if m.during is None or shows_from(m.during) <= day)
    names = tuple(n._replace(during=_open(n.during, day)) for n in actor.names if shows_from(n.during) <= day)
    if (part_of, names) != (actor.part_of, actor.names):
        actor = replace(actor, part_of=part_of, names=names)
    return _undisputed(actor, day)


def _membership(membership: Membership, day: Day) -> Membership:
    during = membership.during and _open(membership.during, day)
    return membership if during is membership.during else membership._replace(during=during)
