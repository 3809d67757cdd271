"""Deadlines of a plan on a day: the one in force, the first one, how often it moved, and in which words.

The days of a deadline follow from `timeline.log.deadlines`, which also the checks of a log use.
"""

from collections.abc import Iterator

from timeline.dates import Date, DateError, Day, deadline_window
from timeline.log.deadline_terms import LIFTED, EarlierOf, LaterOf, Term
from timeline.log.deadlines import (
    Deadline,
    Lacking,
    Moment,
    counts,
    days_of_change,
    ends_waiting,
    is_announced,
    lacking,
    moved_days,
    not_before,
    plan_term,
    proposals_by,
    resolved,
    revised_term,
    revisions_by,
    start_window,
    term_in_force,
    window_date,
)
from timeline.log.known import occasion_date, occasion_day, shows_from
from timeline.log.log import Log
from timeline.log.model import Citation, Condition, Occasion, Outcome, Plan, Revision
from timeline.log.naming import anchor_entry
from timeline.log.paths import anchors_of, event_of, members_of

__all__ = [
    "Deadline",
    "Lacking",
    "Moment",
    "announced_day",
    "conditions_by",
    "counts",
    "days_of_change",
    "deadline_in_force",
    "deadline_sources",
    "ends_waiting",
    "first_deadline",
    "is_announced",
    "lacking",
    "moved_days",
    "must_last",
    "not_before",
    "occasion_sources",
    "outcome_by",
    "plan_term",
    "proposals_by",
    "resolved",
    "revised_term",
    "revision_in_force",
    "revisions_by",
    "settled_moment",
    "start_window",
    "term_in_force",
    "times_moved",
    "window_date",
    "words_in_force",
]


def conditions_by(plan: Plan, log: Log, moment: Moment) -> tuple[Condition, ...]:
    """The conditions of a plan, without the ends that came after the day."""
    return tuple(
        condition._replace(ended=None)
        if condition.ended is not None and not counts(condition.ended, log, moment)
        else condition
        for condition in plan.conditions
    )


def must_last(plan: Plan) -> bool:
    """True if the plan is about something that must last `until` a day; of a recurring plan `until` ends the series."""
    if plan.every is not None or plan.deadline is not None:
        return False
    return plan.until is not None or any(revision.until is not None for revision in plan.adopted)


def announced_day(plan: Plan, log: Log) -> Day:
    """The day on which a plan is announced."""
    return occasion_day(plan.announced, log.events)


def first_deadline(plan: Plan, log: Log, moment: Moment) -> Deadline | None:
    """The deadline as it was announced first: a dependent one as it stood then, if its anchor had a date."""
    day = min(announced_day(plan, log), moment.day)
    then = resolved(plan_term(plan), log, Moment(day, min(day, moment.known)))
    return then or resolved(plan_term(plan), log, moment)


def deadline_in_force(plan: Plan, log: Log, moment: Moment) -> Deadline | None:
    """The deadline (or the `until`) of the latest revision that names one, else the first one; None if lifted.

    That of a settled plan stays as it stood on the day of the outcome.
    """
    stood = settled_moment(plan, log, moment)
    return resolved(term_in_force(plan, log, stood), log, stood)


def outcome_by(plan: Plan, log: Log, moment: Moment, occurrence: int | None = None) -> Outcome | None:
    """The outcome that counts, the last one where there are several."""
    found = [o for o in plan.outcomes if o.occurrence == occurrence and counts(o, log, moment)]
    return found[-1] if found else None


def settled_moment(plan: Plan, log: Log, moment: Moment, occurrence: int | None = None) -> Moment:
    """The day by which the deadline of a plan, or of an occurrence, goes: that of its outcome, once it has one.

    A deadline that hung on what had no date on that day gets its date later.
    """
    outcome = outcome_by(plan, log, moment, occurrence)
    date = occasion_date(outcome, log.events) if outcome is not None else None
    if date is None or date.latest >= moment.day:
        return moment
    stood = Moment(date.latest, moment.known)
    term = term_in_force(plan, log, stood)
    is_waiting = term is not None and not isinstance(term, Date) and resolved(term, log, stood) is None
    return moment if is_waiting else stood


def revision_in_force(plan: Plan, log: Log, moment: Moment) -> Revision | None:
    """The latest revision that names a deadline or lifts it; None where what was announced first holds."""
    named = [one for one in revisions_by(plan, log, moment) if revised_term(plan, one) is not None]
    return named[-1] if named else None


def deadline_sources(plan: Plan, log: Log, moment: Moment) -> tuple[Citation, ...]:
    """The sources of the deadline in force: those of the revision that set it, or of its event; else of the plan.

    A deadline that a later source corrected has those of the correction, a plan without sources those of its
    announcement. Behind them stand those of what moved, settled or dropped the plans that the deadline hangs on.
    """
    term = term_in_force(plan, log, moment)
    own = _named_by(plan, log, moment) or plan.sources or occasion_sources(plan.announced, log)
    return tuple(dict.fromkeys((*own, *_anchor_sources(term, log, moment, {plan.id}))))


def _named_by(plan: Plan, log: Log, moment: Moment) -> tuple[Citation, ...]:
    """The sources of the last change that set the deadline; empty where what was announced first holds."""
    revision = revision_in_force(plan, log, moment)
    if revision is not None:
        return occasion_sources(revision, log)
    brought = (
        correction
        for correction in sorted(plan.corrections, key=lambda one: shows_from(one.date))
        if correction.field in ("deadline", "until") and shows_from(correction.date) <= moment.known
    )
    sources: tuple[Citation, ...] = ()
    for correction in brought:
        sources = correction.sources or sources
    return sources


def _anchor_sources(term: Date | Term | None, log: Log, moment: Moment, seen: set[str]) -> Iterator[Citation]:
    """The sources of what moved or settled the plans on which a deadline hangs, as far as it goes by them."""
    if isinstance(term, EarlierOf | LaterOf):
        whole = resolved(term, log, moment)
        for member in members_of(term):
            part = resolved(member, log, moment)
            if whole is None or (part is not None and (part.first == whole.first or part.last == whole.last)):
                yield from _anchor_sources(member, log, moment, seen)
        return
    for name in anchors_of(term):
        other = anchor_entry(name, log)
        if not isinstance(other, Plan) or other.id in seen or not is_announced(other, log, moment):
            continue
        seen.add(other.id)
        settled = outcome_by(other, log, moment)
        if settled is not None:
            yield from occasion_sources(settled, log)
        else:
            yield from _named_by(other, log, moment)
            yield from _anchor_sources(term_in_force(other, log, moment), log, moment, seen)


def occasion_sources(occasion: Occasion, log: Log) -> tuple[Citation, ...]:
    """The sources of an announcement, a revision, an outcome or the end of a condition: its own, else its event's."""
    event = event_of(occasion, log.events)
    return occasion.sources or (event.sources if event is not None else ())


def times_moved(plan: Plan, log: Log, moment: Moment) -> int:
    """The number of times the deadline was replaced.

    The first one that a plan is given does not count, nor does lifting it. One that is set again after it was lifted
    counts if it is not the one that was lifted.
    """
    before = plan_term(plan)
    count = 0
    for revision in revisions_by(plan, log, moment):
        named = revised_term(plan, revision)
        if named is not None and named != LIFTED:
            count += before is not None and not _is_same(named, before)
            before = named
    return count


def _is_same(one: Date | Term, other: Date | Term) -> bool:
    """True if two terms mean the same: "by September" is no other deadline than "September"."""
    if not isinstance(one, Date) or not isinstance(other, Date):
        return one == other
    try:
        is_same_time = one.time is None or other.time is None or one.time == other.time
        return is_same_time and deadline_window(one) == deadline_window(other)
    except DateError:
        return False  # `check` reports it


def words_in_force(plan: Plan, log: Log, moment: Moment) -> str | None:
    """The words of the source for the deadline in force: a new deadline has words of its own, or none."""
    said = plan.deadline_words
    for revision in revisions_by(plan, log, moment):
        if revised_term(plan, revision) is not None or revision.deadline_words is not None:
            said = revision.deadline_words
    return said
