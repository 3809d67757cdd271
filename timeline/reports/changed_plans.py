"""Plans that were announced, moved or settled in a window, or ran out in it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from timeline.dates import Date, Day, Match, Window, match
from timeline.log.known import occasion_date
from timeline.log.model import PROMISES, Log, Plan, Revision
from timeline.plans.deadline import Deadline, Moment, deadline_in_force, must_last, revised_term, revisions_by
from timeline.plans.recurrence import occurrences
from timeline.plans.verdict import outcome_by
from timeline.query.criteria import Facts, dated_in
from timeline.reports.changed_events import Scope
from timeline.reports.entries import matching_plan
from timeline.reports.plans import Judged, judged


class PlanChange(NamedTuple):
    """A plan to which something happened, judged on the last day."""

    plan: Judged
    match: Match
    when: Date | None
    """When it was announced, changed, settled or logged, or the deadline that ran out."""
    revision: Revision | None = None
    before: Deadline | None = None
    after: Deadline | None = None

    @property
    def is_moved(self) -> bool:
        """Whether it is a change of the deadline, and not only of what the plan says."""
        return self.revision is not None and revised_term(self.plan.plan, self.revision) is not None

    @property
    def moved_by(self) -> int | None:
        """By how many days the last day of the deadline moved."""
        return self.after.last - self.before.last if self.before and self.after else None


def announced(scope: Scope) -> Iterator[PlanChange]:
    """Plans that were announced in the window, by their date or a rival one."""
    for plan, log, found in _plans(scope):
        date = occasion_date(plan.announced, log.events)
        facts = Facts(plan, log, date, field="announced")
        falls = dated_in(facts, scope.workspace, scope.window, scope.slack)
        yield from _changed(scope, plan, log, [(min(found, falls), date, None)])


def revised(scope: Scope) -> Iterator[PlanChange]:
    """Plans that were changed in the window, once for each change."""
    moment = _moment(scope)
    for plan, log, found in _plans(scope):
        revisions = revisions_by(plan, log, moment)
        for place, revision in enumerate(revisions):
            before = deadline_in_force(replace(plan, revisions=revisions[:place]), log, moment)
            after = deadline_in_force(replace(plan, revisions=revisions[: place + 1]), log, moment)
            date = occasion_date(revision, log.events)
            for changed in _changed(scope, plan, log, [(min(found, _falls(date, scope)), date, None)]):
                yield changed._replace(revision=revision, before=before, after=after)


def settled(scope: Scope) -> Iterator[PlanChange]:
    """Plans (or occurrences) whose outcome falls into the window."""
    for plan, log, found in _plans(scope):
        changes = []
        for number in dict.fromkeys(outcome.occurrence for outcome in plan.outcomes):
            outcome = outcome_by(plan, log, _moment(scope), number)
            date = occasion_date(outcome, log.events) if outcome is not None else None
            changes.append((min(found, _falls(date, scope)), date, number))
        yield from _changed(scope, plan, log, changes)


def deadline_passed(scope: Scope) -> Iterator[PlanChange]:
    """Promises and expectations whose deadline, in force on its own last day, ran out without an outcome."""
    for plan, log, found in _plans(scope):
        if (plan.kind in PROMISES or plan.kind == "expectation") and not must_last(plan):
            passed = _passed(plan, log, scope.window, scope.workspace.as_of)
            yield from _changed(scope, plan, log, [(found, deadline.date, number) for number, deadline in passed])


def logged(scope: Scope) -> Iterator[PlanChange]:
    """Plans that we logged in the window."""
    for plan, log, found in _plans(scope):
        yield from _changed(scope, plan, log, [(min(found, _falls(plan.added, scope)), plan.added, None)])


def _plans(scope: Scope) -> Iterator[tuple[Plan, Log, Match]]:
    for log in scope.workspace.logs:
        for plan in log.plans.values():
            found = matching_plan(plan, log, scope.selection, scope.workspace.as_of)
            if found is not Match.NO:
                yield plan, log, found


def _falls(date: Date | None, scope: Scope) -> Match:
    return match(date, scope.window, slack=scope.slack) if date is not None else Match.NO


def _moment(scope: Scope) -> Moment:
    return Moment(scope.window.last, scope.workspace.as_of)


def _changed(
    scope: Scope, plan: Plan, log: Log, changes: Iterable[tuple[Match, Date | None, int | None]]
) -> Iterator[PlanChange]:
    """What happened to a plan (with its occurrence), as far as it is wanted, beside the verdict on that occurrence."""
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
    moment = Moment(window.last, known)
    if plan.every is not None:
        for number, deadline in occurrences(plan, log, moment):
            if deadline is not None and _ran_out(plan, log, deadline, window, known, number):
                yield number, deadline
        return
    for place in range(len(plan.revisions) + 1):
        upto = replace(plan, revisions=plan.revisions[:place])
        deadline = deadline_in_force(upto, log, moment)
        if deadline is None:
            continue
        in_force = deadline_in_force(plan, log, Moment(deadline.last, known))
        is_in_force = in_force is not None and in_force.last == deadline.last
        if is_in_force and _ran_out(plan, log, deadline, window, known, None):
            yield None, deadline
            return


def _ran_out(plan: Plan, log: Log, deadline: Deadline, window: Window, known: Day, occurrence: int | None) -> bool:
    outcome = outcome_by(plan, log, Moment(deadline.last, known), occurrence)
    return window.first <= deadline.last + 1 <= window.last and outcome is None
