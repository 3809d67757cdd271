"""Plans that were announced, moved or settled in a window, ran out in it, or of which news became known in it."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from timeline.dates import Date, Day, Match, Window, match
from timeline.log.conditions import Condition, Naming, all_of
from timeline.log.known import knowledge, occasion_date, occasion_knowledge
from timeline.log.log import Log
from timeline.log.model import PROMISES, Citation, Entry, Event, Occasion, Outcome, Plan, Revision
from timeline.log.paths import event_of
from timeline.plans.carried import Cause, carried
from timeline.plans.deadline import (
    Deadline,
    Moment,
    days_of_change,
    deadline_in_force,
    must_last,
    outcome_by,
    proposals_by,
    revised_term,
)
from timeline.plans.moves import Move, moves
from timeline.plans.recurrence import occurrences
from timeline.plans.slip import slip_between
from timeline.plans.verdict import Days, horizon_of
from timeline.query.facts import Facts
from timeline.query.known import known_in
from timeline.query.matching import dated_in, touching
from timeline.reports.changed_events import Scope, becoming_known, being_logged, lies_before, rivals
from timeline.reports.entries import match_of
from timeline.reports.plans import Judged, judged


class PlanChange(NamedTuple):
    """A change of a plan, with the verdict on it on the last day."""

    plan: Judged
    match: Match
    when: Date | None
    """The day of the announcement, change, outcome or logging, or the deadline that ran out."""
    revision: Revision | None = None
    before: Deadline | None = None
    after: Deadline | None = None
    learned: Literal["announced", "moved", "proposed", "rejected", "outcome"] | None = None
    """The kind of change that became known late."""
    known: Date | None = None
    """The day on which it became known."""
    is_rival: bool = False
    """True if the deadline that ran out is one that the log does not follow."""
    occasion: Occasion | None = None
    """The announcement, revision, proposal or outcome that this change is; None if a deadline ran out."""
    cause: Cause | None = None
    """The change of what the deadline hangs on, which moved it; its step is then the occasion."""

    @property
    def event(self) -> Event | None:
        """The event of the same occasion: it announced, changed or settled the plan."""
        return event_of(self.occasion, self.plan.log.events) if self.occasion is not None else None

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The sources of the occasion, else those of its event; empty if neither has any."""
        if self.occasion is None:
            return ()
        return self.occasion.sources or (self.event.sources if self.event is not None else ())

    @property
    def proposal(self) -> Revision | None:
        """The change that was proposed or rejected, if it is one."""
        occasion = self.occasion
        return occasion if isinstance(occasion, Revision) and occasion.status is not None else None

    @property
    def is_moved(self) -> bool:
        """True if it changes the deadline, and not only the wording of the plan."""
        if self.revision is None:
            return self.cause is not None
        return revised_term(self.plan.plan, self.revision) is not None

    @property
    def moved_range(self) -> Days | None:
        """The least and the greatest number of days by which the deadline moved."""
        return slip_between(self.before, self.after) if self.before and self.after else None

    @property
    def moved_by(self) -> int | None:
        """Number of days by which the last day of the deadline moved."""
        return self.after.last - self.before.last if self.before and self.after else None


def earlier_deadline_sources(change: PlanChange, moment: Moment) -> tuple[Citation, ...]:
    """The sources of the deadline that a change names as old, missed or met; empty if these are the plan's."""
    plan, log = change.plan.plan, change.plan.log
    before: list[Move] = []
    for move in moves(plan, log, moment):
        if move.revision is change.revision:
            break
        before.append(move)
    named = change.before.date if change.before is not None else change.when if change.occasion is None else None
    for move in reversed(before):
        if revised_term(plan, move.revision) is None or move.after is None:
            continue
        if named is None or move.after.date == named:
            event = event_of(move.revision, log.events)
            return move.revision.sources or (event.sources if event is not None else ())
    return ()


def announced(scope: Scope) -> Iterator[PlanChange]:
    """Plans that were announced in the window, by their date or a rival one."""
    for plan, log, found in _plans(scope, _touching(scope)):
        date = occasion_date(plan.announced, log.events)
        for change in _changed(scope, plan, log, [(min(found, _announced_in(scope, plan, log)), date, None)]):
            yield change._replace(occasion=plan.announced)


def revised(scope: Scope) -> Iterator[PlanChange]:
    """Plans that were changed in the window, once for each change, or moved with what they hang on."""
    for plan, log, found in _plans(scope, _touching(scope)):
        moved = carried(plan, log, scope.window.first, _moment(scope))
        if moved is not None:
            date = occasion_date(moved.cause.occasion, log.events)
            for changed in _changed(scope, plan, log, [(min(found, _falls(date, scope)), date, None)]):
                around = changed._replace(before=moved.before, after=moved.after)
                yield around._replace(cause=moved.cause, occasion=moved.cause.occasion)
        for revision, before, after in moves(plan, log, _moment(scope)):
            date = occasion_date(revision, log.events)
            for changed in _changed(scope, plan, log, [(min(found, _falls(date, scope)), date, None)]):
                yield changed._replace(revision=revision, before=before, after=after, occasion=revision)


def proposed(scope: Scope) -> Iterator[PlanChange]:
    """Plans with a change that was proposed or rejected in the window, once for each."""
    for plan, log, found in _plans(scope, _touching(scope)):
        for proposal in proposals_by(plan, log, _moment(scope)):
            date = occasion_date(proposal, log.events)
            for change in _changed(scope, plan, log, [(min(found, _falls(date, scope)), date, None)]):
                yield change._replace(occasion=proposal)


def settled(scope: Scope) -> Iterator[PlanChange]:
    """Plans (or occurrences) whose outcome falls into the window, and those that lasted until a day in it."""
    for plan, log, found in _plans(scope, _touching(scope)):
        changes = []
        for number in dict.fromkeys(outcome.occurrence for outcome in plan.outcomes):
            outcome = outcome_by(plan, log, _moment(scope), number)
            date = occasion_date(outcome, log.events) if outcome is not None else None
            changes.append((min(found, _falls(date, scope)), date, number))
        if must_last(plan) and outcome_by(plan, log, _moment(scope), None) is None:
            lasted = _passed(plan, log, scope.window, scope.workspace.as_of)
            changes += [(found, end.date, None) for _, end in lasted if end.last <= horizon_of(plan, log)]
        for change in _changed(scope, plan, log, changes):
            yield change._replace(occasion=change.plan.verdict.outcome)


def deadline_passed(scope: Scope) -> Iterator[PlanChange]:
    """Promises and expectations whose deadline, in force on its own last day, ran out without an outcome.

    Possibly, where only a deadline ran out that others claim.
    """
    for plan, log, found in _plans(scope, _touching(scope)):
        if (plan.kind not in PROMISES and plan.kind != "expectation") or must_last(plan):
            continue
        passed = list(_passed(plan, log, scope.window, scope.workspace.as_of))
        yield from _changed(scope, plan, log, [(found, deadline.date, number) for number, deadline in passed])
        numbers = {number for number, _ in passed}
        claimed = {
            (number, deadline.last): (min(found, Match.POSSIBLE), deadline.date, number)
            for rival in rivals(plan, "deadline")
            for number, deadline in _passed(plan._replace(deadline=rival), log, scope.window, scope.workspace.as_of)
            if number not in numbers
        }
        for change in _changed(scope, plan, log, claimed.values()):
            yield change._replace(is_rival=True)


def in_force(scope: Scope) -> Iterator[PlanChange]:
    """Rules that take effect in the window: the last day of their deadline, in force on that day, lies in it."""
    rules = Naming("kind", frozenset({"rule"}))
    for plan, log, found in _plans(scope, all_of((_touching(scope), rules))):
        if plan.kind == "rule":
            closed = _closed(plan, log, scope.window, _moment(scope))
            yield from _changed(scope, plan, log, [(found, deadline.date, number) for number, deadline in closed])


def learned(scope: Scope) -> Iterator[PlanChange]:
    """Announcements, changes and outcomes before the window, with a given `known` in it."""
    for plan, log, found in _plans(scope, becoming_known(scope)):
        if _announced_in(scope, plan, log) is Match.NO:
            for change in _learned(scope, plan, log, plan.announced, found):
                yield change._replace(learned="announced", occasion=plan.announced)
        for revision, before, after in moves(plan, log, _moment(scope)):
            if _falls(occasion_date(revision, log.events), scope) is Match.NO:
                for change in _learned(scope, plan, log, revision, found):
                    moved = change._replace(revision=revision, before=before, after=after)
                    yield moved._replace(learned="moved", occasion=revision)
        for proposal in proposals_by(plan, log, _moment(scope)):
            if _falls(occasion_date(proposal, log.events), scope) is Match.NO:
                for change in _learned(scope, plan, log, proposal, found):
                    yield change._replace(learned=proposal.status, occasion=proposal)
        for outcome in plan.outcomes:
            if _falls(occasion_date(outcome, log.events), scope) is Match.NO:
                for change in _learned(scope, plan, log, outcome, found):
                    yield change._replace(learned="outcome", occasion=outcome)


def _learned(scope: Scope, plan: Plan, log: Log, occasion: Occasion, found: Match) -> Iterator[PlanChange]:
    """An occasion before the window, if the log says that it became known in the window."""
    date, event = occasion_date(occasion, log.events), event_of(occasion, log.events)
    known, entry = _given_known(plan, log, occasion)
    if date is None or known is None:
        return
    in_window = known_in(entry, known, scope.window, scope.slack) if entry is not None else _falls(known, scope)
    number = occasion.occurrence if isinstance(occasion, Outcome) else None
    sure = min(found, lies_before(date, scope.window, event), in_window)
    for change in _changed(scope, plan, log, [(sure, date, number)]):
        yield change._replace(known=known)


def _given_known(plan: Plan, log: Log, occasion: Occasion) -> tuple[Date | None, Entry | None]:
    """The date on which an occasion became known, and the entry that gives it, for rival dates.

    A change or an outcome that has no such date of its own became known with the plan at the earliest.
    """
    own = occasion_knowledge(occasion, log)
    if isinstance(occasion, Revision | Outcome) and own.basis == "given":
        return own.date, None if occasion.known is not None else event_of(occasion, log.events)
    whole = knowledge(plan, log)
    return (whole.date, plan) if whole.basis == "given" else (None, None)


def logged(scope: Scope) -> Iterator[PlanChange]:
    """Plans that were logged in the window."""
    for plan, log, found in _plans(scope, being_logged(scope)):
        for change in _changed(scope, plan, log, [(min(found, scope.was_logged(plan.added)), plan.added, None)]):
            yield change._replace(occasion=plan.announced)


def newly_logged(scope: Scope) -> Iterator[PlanChange]:
    """Plans that were announced before the window, and logged in it."""
    for plan, log, found in _plans(scope, being_logged(scope)):
        date = occasion_date(plan.announced, log.events)
        if date is None:
            continue
        before = lies_before(date, scope.window, event_of(plan.announced, log.events))
        sure = min(found, before, scope.was_logged(plan.added))
        for change in _changed(scope, plan, log, [(sure, date, None)]):
            yield change._replace(occasion=plan.announced)


def _plans(scope: Scope, condition: Condition) -> Iterator[tuple[Plan, Log, Match]]:
    may = all_of((scope.selection.may, condition))
    for log in scope.workspace.logs:
        for plan in log.plans.among(may):
            found = match_of(plan, log, scope.selection, scope.workspace.as_of)
            if found is not Match.NO:
                yield plan, log, found


def _touching(scope: Scope) -> Condition:
    """The condition that a date of the plan falls into the window, or on the day before: then it passed on day one."""
    return touching(scope.window, scope.workspace, scope.slack + 1)


def _announced_in(scope: Scope, plan: Plan, log: Log) -> Match:
    """Return whether a plan was announced in the window, by its date or a rival one."""
    facts = Facts(plan, log, occasion_date(plan.announced, log.events), field="announced")
    return dated_in(facts, scope.workspace, scope.window, scope.slack)


def _falls(date: Date | None, scope: Scope) -> Match:
    return match(date, scope.window, slack=scope.slack) if date is not None else Match.NO


def _moment(scope: Scope) -> Moment:
    return Moment(scope.window.last, scope.workspace.as_of)


def _changed(
    scope: Scope, plan: Plan, log: Log, changes: Iterable[tuple[Match, Date | None, int | None]]
) -> Iterator[PlanChange]:
    """The change of a plan (with its occurrence), if it is wanted, with the verdict on that occurrence."""
    kept = [change for change in changes if scope.keeps(change[0])]
    if not kept:
        return
    rows = {row.occurrence: row for row in judged(plan, log, _moment(scope))}
    if not rows:
        return  # a series that ends before its first deadline
    first = next(iter(rows.values()))
    for found, date, occurrence in kept:
        row = rows.get(occurrence, first)
        yield PlanChange(row._replace(match=found), found, date)


def _passed(plan: Plan, log: Log, window: Window, known: Day) -> Iterator[tuple[int | None, Deadline]]:
    """The occurrences (None for a plan that does not recur) that ran out in a window without an outcome.

    A deadline has passed on the day after its last day; that day lies in the window.
    """
    return _closed(plan, log, Window(window.first - 1, window.last - 1), Moment(window.last, known))


def _closed(plan: Plan, log: Log, window: Window, moment: Moment) -> Iterator[tuple[int | None, Deadline]]:
    """The occurrences whose deadline, in force on its own last day, has that day in a window, with no outcome by then.

    A deadline that got its date only after its last day ("before the vote", which came) counts too.
    """
    if plan.every is not None:
        for number, deadline in occurrences(plan, log, moment):
            if deadline is not None and _ran_out(plan, log, deadline, window, moment.known, number):
                yield number, deadline
        return
    reported: set[Day] = set()
    for day in days_of_change(plan, log, moment):
        deadline = deadline_in_force(plan, log, Moment(day, moment.known))
        if deadline is None or deadline.last in reported:
            continue
        on_last_day = deadline_in_force(plan, log, Moment(deadline.last, moment.known))
        in_force = deadline if on_last_day is None and deadline.last < day else on_last_day
        if in_force is None or in_force.last != deadline.last:
            continue
        if _ran_out(plan, log, in_force, window, moment.known, None):
            reported.add(in_force.last)
            yield None, in_force


def _ran_out(plan: Plan, log: Log, deadline: Deadline, window: Window, known: Day, occurrence: int | None) -> bool:
    outcome = outcome_by(plan, log, Moment(deadline.last, known), occurrence)
    return window.first <= deadline.last <= window.last and outcome is None
