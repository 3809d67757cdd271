"""Deadlines as windows of days: fixed ones, dependent ones, and the one in force on a day.

A window `[first, last]` holds the earliest and the latest day that the words of a deadline can mean. A dependent
deadline ("90 days from the pause") is the window of its anchor moved by the time allowed; it moves with the anchor.
"""

from typing import Literal, NamedTuple

from timeline.dates import OPEN_END, OPEN_START, Date, DateError, Day, date_between, deadline_window, iso
from timeline.log.known import known_day, occasion_date, occasion_day, shows_from
from timeline.log.log import Log
from timeline.log.model import LIFTED, Citation, Event, Occasion, Plan, Revision, Step, Within
from timeline.log.naming import anchor_date, anchor_entry
from timeline.plans.steps import later


class Moment(NamedTuple):
    """The day on which a judgement is made, and the day up to which things are known."""

    day: Day
    known: Day


class Deadline(NamedTuple):
    """The last day for doing something, or the day to which it must last: as a date, and as its window."""

    date: Date
    first: Day
    last: Day


def counts(occasion: Occasion, log: Log, moment: Moment) -> bool:
    """True if a revision or an outcome has happened by the day and was known by then."""
    happened = shows_from(occasion_date(occasion, log.events))
    return happened <= moment.day and occasion_day(occasion, log.events) <= moment.known


def revisions_by(plan: Plan, log: Log, moment: Moment) -> tuple[Revision, ...]:
    """The revisions that count, by date; of one day, in the order of the file."""
    counting = [revision for revision in plan.revisions if counts(revision, log, moment)]
    return tuple(sorted(counting, key=lambda revision: shows_from(occasion_date(revision, log.events))))


def must_last(plan: Plan) -> bool:
    """True if the plan is about something that must last `until` a day; of a recurring plan `until` ends the series."""
    if plan.every is not None or plan.deadline is not None:
        return False
    return plan.until is not None or any(revision.until is not None for revision in plan.revisions)


def announced_day(plan: Plan, log: Log) -> Day:
    """The day on which a plan is announced."""
    return occasion_day(plan.announced, log.events)


def is_announced(plan: Plan, log: Log, moment: Moment) -> bool:
    """True if a plan has been announced by the day and was known by then."""
    happened = shows_from(occasion_date(plan.announced, log.events))
    return happened <= moment.day and known_day(plan, log) <= moment.known


def first_deadline(plan: Plan, log: Log, moment: Moment) -> Deadline | None:
    """The deadline as it was announced first: a dependent one as it stood then, if its anchor had a date."""
    day = min(announced_day(plan, log), moment.day)
    then = resolved(plan_term(plan), log, Moment(day, min(day, moment.known)))
    return then or resolved(plan_term(plan), log, moment)


def deadline_in_force(plan: Plan, log: Log, moment: Moment) -> Deadline | None:
    """The deadline (or the `until`) of the latest revision that names one, else the first one; None if lifted."""
    return resolved(term_in_force(plan, log, moment), log, moment)


def term_in_force(plan: Plan, log: Log, moment: Moment) -> Date | Within | None:
    """The deadline in force as the log writes it."""
    term = plan_term(plan)
    for revision in revisions_by(plan, log, moment):
        named = revised_term(plan, revision)
        if named is not None:
            term = None if named == LIFTED else named
    return term


def revision_in_force(plan: Plan, log: Log, moment: Moment) -> Revision | None:
    """The latest revision that names a deadline or lifts it; None where what was announced first holds."""
    named = [one for one in revisions_by(plan, log, moment) if revised_term(plan, one) is not None]
    return named[-1] if named else None


def deadline_sources(plan: Plan, log: Log, moment: Moment) -> tuple[Citation, ...]:
    """The sources of the deadline in force: those of the revision that set it, or of its event; else of the plan."""
    revision = revision_in_force(plan, log, moment)
    if revision is None:
        return plan.sources
    event = log.events.get(revision.event or "")
    return revision.sources or (event.sources if event is not None else ()) or plan.sources


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


def _is_same(one: Date | Within, other: Date | Within) -> bool:
    """True if two terms mean the same: "by September" is no other deadline than "September"."""
    if isinstance(one, Within) or isinstance(other, Within):
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


def plan_term(plan: Plan) -> Date | Within | None:
    """The deadline or `until` that a plan itself names; of a recurring plan, `until` only ends the recurrence."""
    return plan.deadline if plan.deadline is not None or plan.every is not None else plan.until


def revised_term(plan: Plan, revision: Revision) -> Date | Within | Literal["none"] | None:
    """The new term that a revision names, if it names one."""
    return revision.deadline if revision.deadline is not None or plan.every is not None else revision.until


def resolved(term: Date | Within | None, log: Log, moment: Moment) -> Deadline | None:
    """The window of a term; None if it has none, such as a time that counts from something without a date."""
    steps: list[Step] = []
    seen: set[str] = set()
    anchor: Date | Within | tuple[Day, Day] | None = term
    while isinstance(anchor, Within):
        if anchor.of in seen:
            return None  # it counts from itself; `check` reports it
        seen.add(anchor.of)
        steps.append(anchor.step)
        anchor = _anchor(anchor.of, log, moment)
    if anchor is None:
        return None
    try:
        window = deadline_window(anchor) if isinstance(anchor, Date) else anchor
        if isinstance(term, Date):
            return Deadline(term, *window)
        for step in reversed(steps):
            window = moved_days(window, step)
        return Deadline(window_date(*window), *window)
    except DateError:
        return None  # no deadline at all, or one beyond the calendar; `check` reports it


def _anchor(identity: str, log: Log, moment: Moment) -> Date | Within | tuple[Day, Day] | None:
    """Return the anchor of a dependent deadline: a date, an event, the start of a situation, an outcome, a deadline.

    The anchor of a recurring plan is its latest outcome, whichever occurrence it settles.
    """
    anchor = anchor_entry(identity, log)
    if isinstance(anchor, Event):
        has_begun = shows_from(anchor.date) <= moment.day and known_day(anchor, log) <= moment.known
        return start_window(anchor.date) if has_begun else None
    plan = anchor
    if plan is None:
        date = anchor_date(identity)
        return start_window(date) if date is not None else None
    if not is_announced(plan, log, moment):
        return None
    settled = [occasion_date(outcome, log.events) for outcome in plan.outcomes if counts(outcome, log, moment)]
    dates = sorted((date for date in settled if date is not None), key=shows_from)
    return start_window(dates[-1]) if dates else term_in_force(plan, log, moment)


def start_window(date: Date) -> tuple[Day, Day] | None:
    """The days from which a time can count; None if they are open on either side."""
    if date.kind == "span":
        first, last = date.start_earliest, date.start_latest
    elif date.earliest == OPEN_START and date.kind == "point" and date.latest != OPEN_END:
        return deadline_window(date)
    else:
        first, last = date.earliest, date.latest
    return None if first == OPEN_START or last == OPEN_END else (first, last)


def moved_days(window: tuple[Day, Day], step: Step) -> tuple[Day, Day]:
    """A window moved by a step."""
    return later(window[0], step), later(window[1], step)


def window_date(first: Day, last: Day) -> Date:
    """The date that means a window, as `date_between`; raises `DateError` outside the years 1 to 9999."""
    if iso(first) is None or iso(last) is None:
        raise DateError(str(last), "a deadline outside the years 1 to 9999", "use a shorter step")
    return date_between(first, last)
