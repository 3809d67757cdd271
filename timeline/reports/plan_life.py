"""The life of a plan, step by step, with the verdict after each: announced, changed, settled."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.dates import OPEN_START, Date, Match, Window, match, words
from timeline.log.known import occasion_date, occasion_day
from timeline.log.model import Citation, Event, Log, Occasion, Outcome, Plan, Revision
from timeline.plans.deadline import Moment, deadline_in_force, must_last, revisions_by
from timeline.reports.plans import Judged, judged


class LifeStep(NamedTuple):
    """One step: when, what it was or changed, and how the plan stood after it."""

    date: Date | None
    what: str
    note: str | None
    event: str | None
    sources: tuple[Citation, ...]
    after: tuple[Judged, ...]
    """The verdict on the day of the step, as known then; of a recurring plan, of each occurrence so far."""


def life(plan: Plan, log: Log, moment: Moment) -> Iterator[LifeStep]:
    """Every step up to the day: what came before the announcement, the announcement, each revision, the outcomes."""
    for occasion in plan.history:
        yield _step(plan, log, occasion, "before the announcement", judge_it=False)
    yield _step(plan, log, plan.announced, f"announced, {_deadline(plan, log, _day(plan.announced, log))}")
    before = _deadline(plan, log, _day(plan.announced, log))
    changes: list[Revision | Outcome] = [*revisions_by(plan, log, moment), *plan.outcomes]
    for occasion in sorted(changes, key=lambda one: occasion_day(one, log.events)):
        if isinstance(occasion, Outcome):
            number = f" [{occasion.occurrence}]" if occasion.occurrence is not None else ""
            replaced = f" by {occasion.superseded_by}" if occasion.superseded_by else ""
            yield _step(plan, log, occasion, f"outcome{number}: {occasion.result.replace('-', ' ')}{replaced}")
            continue
        after = _deadline(plan, log, _day(occasion, log))
        yield _step(plan, log, occasion, f"{before} → {after}" if after != before else "changed")
        before = after


def _step(plan: Plan, log: Log, occasion: Occasion, what: str, judge_it: bool = True) -> LifeStep:
    event = log.events.get(occasion.event or "")
    after = tuple(judged(plan, log, _day(occasion, log))) if judge_it else ()
    sources = occasion.sources or (event.sources if event else ())
    return LifeStep(occasion_date(occasion, log.events), what, occasion.note, occasion.event, sources, after)


def _day(occasion: Occasion, log: Log) -> Moment:
    day = occasion_day(occasion, log.events)
    return Moment(day, day)


def _deadline(plan: Plan, log: Log, moment: Moment) -> str:
    deadline = deadline_in_force(plan, log, moment)
    kind = "until" if must_last(plan) else "deadline"
    return f"{kind} {words(deadline.date)}" if deadline is not None else "no deadline"


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
    places, tags = set(plan.places), set(plan.tags)
    return tuple(
        event
        for event in sorted(log.events.values(), key=lambda event: (*event.date.sort_key, event.id))
        if event.id not in named
        and (not places or places & {*event.places})
        and actors & {*event.actors}
        and (len(actors & {*event.actors}) > 1 or not tags.isdisjoint(event.tags))
        and event.date.kind != "span"
        and match(event.date, window) is Match.CERTAIN
    )
