"""Checks of deadlines that hang on another entry: they lead to a date, and not back to themselves."""

from collections.abc import Iterable, Iterator

from timeline.dates import OPEN_END, OPEN_START, Date, words
from timeline.log.checks.circles import circles
from timeline.log.checks.context import Context
from timeline.log.checks.plans import has_outcome, missing_occurrences
from timeline.log.deadline_terms import LIFTED, Term
from timeline.log.deadlines import Resolver
from timeline.log.known import occasion_date
from timeline.log.model import PROMISES, Event, Plan
from timeline.log.naming import anchor_date, anchor_entry
from timeline.log.paths import Path, anchors_in
from timeline.problems import Problem, Sentence
from timeline.text import quoted, shorten, with_article


def deadline_loops(context: Context, starts: Iterable[str] | None = None) -> Iterator[Problem]:
    """Report deadlines that count from themselves, over however many steps; proposals are not in force.

    With `starts`, only those to which the deadlines of these plans lead.
    """
    plans = context.log.plans
    for circle in circles(
        plans if starts is None else starts,
        lambda identity: (plan.id for _, plan in _in_force(plans[identity], context)),
    ):
        plan = plans[circle[0]]
        path = next(path for path, other in _in_force(plan, context) if other.id == (*circle, plan.id)[1])
        message = f"a deadline counts from itself: {shorten(' → '.join([*circle, plan.id]), 200)}"
        hint = "let one of them have a date of its own"
        yield context.problem(plan, path, "deadline-loop", message, hint)


def _in_force(plan: Plan, context: Context) -> Iterator[tuple[Path, Plan]]:
    """Yield the plans that the deadlines of a plan hang on, with the paths, without those that were only proposed."""
    for path, name in anchors_in(plan):
        if path[0] != "revisions" or plan.revisions[int(path[1])].status is None:
            anchor = anchor_entry(name, context.log)
            if isinstance(anchor, Plan):
                yield path, anchor


def ambiguous_anchors(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report anchors of a plan's deadlines that may be an entry or a date."""
    for path, name in anchors_in(plan):
        anchor = anchor_entry(name, context.log)
        if anchor is not None and (date := anchor_date(name)) is not None:
            what, date_words = "event" if isinstance(anchor, Event) else "plan", words(date)
            where = context.place(anchor, plan)
            message = Sentence(f"{quoted(name)} is {with_article(what)} (", *where, "), and reads as a date too")
            hint = f"give the {what} an id that does not read as a date"
            is_date = path[-1] == "of" and date_words != name
            hint += f"; if the date is meant, write {quoted(date_words)}" if is_date else ""
            yield context.problem(plan, path, "ambiguous-anchor", message, hint)


def anchors_without_date(plan: Plan, context: Context) -> Iterator[Problem]:
    """Warn of anchors of deadlines whose date gives no day; a plan without a deadline may still get one."""
    for path, name in anchors_in(plan):
        anchor = anchor_entry(name, context.log)
        counted = anchor.date if isinstance(anchor, Event) else None if anchor is not None else anchor_date(name)
        if counted is not None and _gives_no_day(counted):
            missing = f"no known {_missing(counted)} ({words(counted)})"
            message = f"this counts from {quoted(name)}, whose date has {missing}"
            hint = "until it has one, this plan has no deadline either"
            yield context.problem(plan, path, "undated-anchor", message, hint, "warning")


def early_dependents(plan: Plan, context: Context) -> Iterator[Problem]:
    """Warn of a deadline that hangs on something and lies before the announcement of its plan."""
    if plan.deadline is None or isinstance(plan.deadline, Date):
        return
    announced = occasion_date(plan.announced, context.log.events)
    due = context.resolver(OPEN_END).resolved(plan.deadline)
    if due is not None and announced is not None and due.last < announced.earliest:
        message = f"due {words(due.date)}, before it was announced ({words(announced)})"
        hint = "correct one of the two"
        yield context.problem(plan, ("deadline",), "due-before-announcement", message, hint, "warning")


def missing_outcomes_of_dependents(plan: Plan, context: Context) -> Iterator[Problem]:
    """Warn of a promise whose deadline hangs on something and passed without an outcome, or on what was given up."""
    horizon = context.log.header.horizon
    if plan.kind not in PROMISES or plan.status == "reported" or (plan.every is None and has_outcome(plan, context)):
        return
    term, path = _last_term(plan)
    if term is not None:
        day = min(plan.checked.latest if plan.checked else horizon, horizon)
        yield from _missing_outcome(plan, context, term, path, context.resolver(day))


def _missing_outcome(plan: Plan, context: Context, term: Term, path: Path, resolver: Resolver) -> Iterator[Problem]:
    day, due = resolver.moment.day, resolver.resolved(term)
    if due is not None and plan.every is not None:
        yield from missing_occurrences(plan, context, (due.first, due.last), path, day)
    elif due is not None and due.last < day:
        message = f"due {words(due.date)}, and no outcome recorded"
        hint = "add 'outcome', or a revision; if nobody has looked, this stays"
        yield context.problem(plan, path, "no-outcome", message, hint, "warning")
    for one in resolver.lacking(term) if due is None else ():
        if one.result is not None:
            place = next(at for at, name in anchors_in(plan) if name == one.anchor and at[: len(path)] == path)
            was = f"which was {one.result.replace('-', ' ')}"
            message = f"this counts from {quoted(one.anchor)}, {was}: it never gets a date"
            hint = "add the 'outcome' of this plan, or a revision with its new deadline"
            yield context.problem(plan, place, "undated-anchor", message, hint, "warning")


def _last_term(plan: Plan) -> tuple[Term | None, Path]:
    """Return the deadline that the plan has last, with its path, if it hangs on something."""
    term: Date | Term | None = plan.deadline
    path: Path = ("deadline",)
    for number, revision in enumerate(plan.revisions):
        if revision.status is None and revision.deadline is not None:
            term = None if revision.deadline == LIFTED else revision.deadline
            path = "revisions", number, "deadline"
    return None if isinstance(term, Date) else term, path


def _gives_no_day(date: Date) -> bool:
    """Return whether no deadline can count from a date, as its first day is open, or open on its later side."""
    if date.kind == "span":
        return date.start_earliest == OPEN_START
    return date.latest == OPEN_END or (date.earliest == OPEN_START and date.kind != "point")


def _missing(date: Date) -> str:
    """Return the side on which a date is open."""
    is_open = date.start_earliest == OPEN_START if date.kind == "span" else date.earliest == OPEN_START
    return "beginning" if is_open else "end"
