"""The life of a plan, step by step, with the verdict after each: announced, changed, settled."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.dates import OPEN_START, Date, Match, Window, match
from timeline.log.conditions import Naming, all_of
from timeline.log.known import occasion_date, occasion_day
from timeline.log.log import Log, places_of
from timeline.log.model import Citation, Event, Occasion, Outcome, Plan, Revision
from timeline.log.paths import event_of
from timeline.plans.deadline import Moment, proposals_by, revisions_by
from timeline.plans.verdict import Name
from timeline.reports.order import by_date
from timeline.reports.plans import Judged, judged


class LifeStep(NamedTuple):
    """A step: its date, the plan before and after it, and the verdict on the plan after it."""

    date: Date | None
    occasion: Occasion
    moment: Moment
    """The day of the step, as known then."""
    before: Plan | None
    """The plan up to the step; None of what came before the announcement, and of the announcement itself."""
    plan: Plan | None
    """The plan with the step; None before the announcement."""
    note: str | None
    event: str | None
    sources: tuple[Citation, ...]
    after: tuple[Judged, ...]
    """The verdict on the day of the step, as known then: of the plan, of the occurrence that the step settles, or of
    each occurrence so far. Empty if a step further below was known by then too."""

    @property
    def verdict(self) -> Name | None:
        """The verdict after the step, if there is exactly one."""
        names = {row.verdict.name for row in self.after}
        return names.pop() if len(names) == 1 else None


def life(plan: Plan, log: Log, moment: Moment) -> Iterator[LifeStep]:
    """Every step up to the day: those before the announcement, the announcement, each revision, the outcomes."""
    for occasion in plan.history:
        yield _step(log, occasion, None, None)
    changes: list[Revision | Outcome] = [
        *revisions_by(plan, log, moment),
        *proposals_by(plan, log, moment),
        *plan.outcomes,
    ]
    changes.sort(key=lambda occasion: occasion_day(occasion, log.events))
    # A plan so far has only the steps above and this one: vague dates let a later one count before its turn.
    so_far = plan._replace(revisions=(), outcomes=())
    yield _step(log, plan.announced, None, so_far, _after(plan, so_far, log, plan.announced))
    for occasion in changes:
        before = so_far
        if isinstance(occasion, Outcome):
            so_far = so_far._replace(outcomes=(*so_far.outcomes, occasion))
        elif occasion.status is None:  # a proposal changes nothing
            so_far = so_far._replace(revisions=(*so_far.revisions, occasion))
        yield _step(log, occasion, before, so_far, _after(plan, so_far, log, occasion))


def _step(
    log: Log, occasion: Occasion, before: Plan | None, plan: Plan | None, after: tuple[Judged, ...] = ()
) -> LifeStep:
    event = event_of(occasion, log.events)
    sources = occasion.sources or (event.sources if event else ())
    date, moment = occasion_date(occasion, log.events), _day(occasion, log)
    return LifeStep(date, occasion, moment, before, plan, occasion.note, occasion.event, sources, after)


def _after(plan: Plan, so_far: Plan, log: Log, occasion: Occasion) -> tuple[Judged, ...]:
    """The verdict on a plan after a step, unless a later step decides it."""
    settled = occasion.occurrence if isinstance(occasion, Outcome) else None
    moment = _day(occasion, log)
    in_all = {row.occurrence: row.verdict.name for row in judged(plan, log, moment)}
    return tuple(
        row
        for row in judged(so_far, log, moment)
        if settled in (None, row.occurrence) and in_all.get(row.occurrence) == row.verdict.name
    )


def _day(occasion: Occasion, log: Log) -> Moment:
    day = occasion_day(occasion, log.events)
    return Moment(day, day)


def related_events(plan: Plan, log: Log, moment: Moment) -> tuple[Event, ...]:
    """Events of the same place and subject within the life of a plan, other than those that it names.

    One actor in common is not enough: a state takes part in too much. It takes two, or a tag.
    """
    announced = occasion_date(plan.announced, log.events)
    if announced is None:
        return ()
    start = announced.earliest if announced.earliest != OPEN_START else announced.latest
    settled = [occasion_day(outcome, log.events) for outcome in plan.outcomes]
    window = Window(start, max([*settled, start]) if settled else moment.day)
    named = {o.event for o in (plan.announced, *plan.history, *plan.revisions, *plan.outcomes)}
    actors = {*plan.actors, *plan.by, *plan.to}
    places, tags = set(places_of(plan, log)), set(plan.tags)
    near = all_of((Naming("actor", frozenset(actors)), *([Naming("place", frozenset(places))] if places else [])))
    return tuple(
        event
        for event in sorted(log.events.among(near), key=lambda event: by_date(event.date, event, log))
        if event.id not in named
        and (not places or places & {*event.places})
        and actors & {*event.actors}
        and (len(actors & {*event.actors}) > 1 or not tags.isdisjoint(event.tags))
        and event.date.kind != "span"
        and match(event.date, window) is Match.CERTAIN
    )
