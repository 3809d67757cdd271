"""A log as it was known on a day: without later entries, and without the ends of situations that ended later.

What later sources corrected has its earlier value (`Correction.sources`). The result rests on *this version* of the
log; the log as it was written on that day is for `compare`.
"""

from collections.abc import Callable, Iterator
from typing import TypeVar

from timeline.dates import OPEN_END, Date, Day, open_ended
from timeline.log.conditions import Naming
from timeline.log.known import occasion_day, shows_from
from timeline.log.log import Log
from timeline.log.model import Actor, Condition, Entry, Event, Membership, Occasion, Plan
from timeline.log.paths import occasions
from timeline.log.section import InMemorySection, Section

AnyEntry = TypeVar("AnyEntry", bound=Entry)


def as_known(log: Log, day: Day) -> Log:
    """Return the log without what became public after `day`: entries, disputes, steps of plans, memberships, names."""
    log = before_corrections(log, day)
    return log._replace(
        events=log.events.seen(day, lambda event: _event(event, day)),
        plans=log.plans.seen(day, lambda plan: _plan(plan, log, day)),
        figures=log.figures.seen(day, lambda figure: undisputed(figure, day)),
        actors=log.actors.seen(day, lambda actor: _actor(actor, day)),
        texts=log.texts.seen(day),
    )


def before_corrections(log: Log, day: Day) -> Log:
    """Return the log with all its entries, each without the corrections that came after a day."""
    if not any(True for _ in log.events.used("corrected")):
        return log

    def uncorrected(entry: AnyEntry) -> AnyEntry:
        return before_later(entry, log, day)

    return log._replace(
        events=log.events.seen(None, uncorrected),
        plans=log.plans.seen(None, uncorrected),
        figures=log.figures.seen(None, uncorrected),
        sources=log.sources.seen(None, uncorrected),
        types=log.types.seen(None, uncorrected),
        actors=_in_memory(log.actors, uncorrected),
        places=_in_memory(log.places, uncorrected),
    )


def _in_memory(section: Section[AnyEntry], change: Callable[[AnyEntry], AnyEntry]) -> Section[AnyEntry]:
    """Return the vocabulary changed; in memory if names or nesting may have changed, which an index keeps apart."""
    if not any(change(entry) is not entry for entry in section.among(Naming("corrected", None))):
        return section
    return InMemorySection({entry.id: change(entry) for entry in section.values()})


def before_later(entry: AnyEntry, log: Log, day: Day) -> AnyEntry:
    """Return an entry without the corrections that came after a day: those with sources are undone."""
    if not entry.corrections:
        return entry
    later = [one for one in entry.corrections if shows_from(one.date) > day]
    if not later:
        return entry
    if any(one.sources for one in later):
        from timeline.log.checks.earlier import state_on

        state = state_on(entry, day, log)
        if state is entry:  # an earlier value that cannot be restored: the correction is told, so that nobody is misled
            later = [one for one in later if not one.sources]
        entry = state
    return entry._replace(corrections=tuple(one for one in entry.corrections if one not in later))


def turning_days(entry: Entry) -> set[Day]:
    """Return the days from which the corrections with sources count."""
    return {shows_from(one.date) for one in entry.corrections if one.sources}


def _event(event: Event, day: Day) -> Event:
    if event.date.kind != "span" and not event.disputed:  # as nearly all are
        return event
    return reopened(undisputed(event, day), day)


def reopened(event: Event, day: Day) -> Event:
    """Return an event without its end, if it ended after `day`."""
    date = _open(event.date, day)
    return event if date is event.date else event._replace(date=date)


def _open(date: Date, day: Day) -> Date:
    """Return the span without its end, if that came after `day`."""
    if date.kind != "span" or not day < date.end_earliest < OPEN_END:
        return date
    return open_ended(date)


def undisputed(entry: AnyEntry, day: Day) -> AnyEntry:
    """Return an entry without the claims of its disputes that were made after a day."""
    if not entry.disputed:
        return entry
    claims = tuple(d for d in entry.disputed if max(shows_from(d.known), shows_from(d.date)) <= day)
    return entry if len(claims) == len(entry.disputed) else entry._replace(disputed=claims)


def _plan(plan: Plan, log: Log, day: Day) -> Plan:
    plan = undisputed(plan, day)
    if all(occasion_day(occasion, log.events) <= day for occasion in _later(plan)):
        return plan  # as nearly every plan: a copy takes longer than this
    return plan._replace(
        revisions=tuple(r for r in plan.revisions if occasion_day(r, log.events) <= day),
        outcomes=tuple(o for o in plan.outcomes if occasion_day(o, log.events) <= day),
        history=tuple(h for h in plan.history if occasion_day(h, log.events) <= day),
        conditions=tuple(_condition(condition, log, day) for condition in plan.conditions),
    )


def _later(plan: Plan) -> Iterator[Occasion]:
    """Yield every step in the life of a plan but its announcement."""
    return (occasion for path, occasion in occasions(plan) if path != ("announced",))


def _condition(condition: Condition, log: Log, day: Day) -> Condition:
    """Return the condition without its end, if that came later."""
    is_later = condition.ended is not None and occasion_day(condition.ended, log.events) > day
    return condition._replace(ended=None) if is_later else condition


def _actor(actor: Actor, day: Day) -> Actor:
    part_of = tuple(_membership(m, day) for m in actor.part_of if m.during is None or shows_from(m.during) <= day)
    names = tuple(n._replace(during=_open(n.during, day)) for n in actor.names if shows_from(n.during) <= day)
    if (part_of, names) != (actor.part_of, actor.names):
        actor = actor._replace(part_of=part_of, names=names)
    return undisputed(actor, day)


def _membership(membership: Membership, day: Day) -> Membership:
    during = membership.during and _open(membership.during, day)
    return membership if during is membership.during else membership._replace(during=during)
