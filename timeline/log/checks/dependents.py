"""Checks of deadlines that count from another entry: the chain leads to a date, and not back to itself."""

from collections.abc import Iterator

from timeline.dates import OPEN_END, OPEN_START, Date, words
from timeline.log.checks.circles import circles
from timeline.log.checks.context import Context
from timeline.log.model import LIFTED, Event, Plan
from timeline.log.naming import anchor_date, anchor_entry, terms_in
from timeline.log.references import id_of
from timeline.problems import Problem, Sentence
from timeline.text import quoted, shorten, with_article


def deadline_loops(context: Context) -> Iterator[Problem]:
    """Report deadlines that count from themselves, over however many steps."""
    plans = context.log.plans
    for circle in circles(plans, lambda identity: _plans_in(plans[identity], context)):
        plan = plans[circle[0]]
        path = next(path for path, term in terms_in(plan) if id_of(term.of) == (*circle, plan.id)[1])
        message = f"a deadline counts from itself: {shorten(' → '.join([*circle, plan.id]), 200)}"
        hint = "let one of them have a date of its own"
        yield context.problem(plan, (*path, "of"), "deadline-loop", message, hint)


def ambiguous_anchors(context: Context) -> Iterator[Problem]:
    """Report anchors of deadlines that may be an entry or a date."""
    for plan in context.log.plans.values():
        for path, term in terms_in(plan):
            anchor = anchor_entry(term.of, context.log)
            if anchor is not None and (date := anchor_date(term.of)) is not None:
                what, date_words = "event" if isinstance(anchor, Event) else "plan", words(date)
                where = context.place(anchor, plan)
                message = Sentence(f"{quoted(term.of)} is {with_article(what)} (", *where, "), and reads as a date too")
                hint = f"give the {what} an id that does not read as a date"
                hint += f"; if the date is meant, write {quoted(date_words)}" if date_words != term.of else ""
                yield context.problem(plan, (*path, "of"), "ambiguous-anchor", message, hint)


def anchors_without_date(plan: Plan, context: Context) -> Iterator[Problem]:
    """Warn of anchors of deadlines that have neither a date nor a deadline."""
    for path, term in terms_in(plan):
        anchor = anchor_entry(term.of, context.log)
        counted = anchor.date if isinstance(anchor, Event) else anchor_date(term.of)
        if counted is not None and _gives_no_day(counted):
            missing = f"no known {_missing(counted)} ({words(counted)})"
            message = f"this counts from {quoted(term.of)}, whose date has {missing}"
            hint = "until it has one, this plan has no deadline either"
            yield context.problem(plan, (*path, "of"), "undated-anchor", message, hint, "warning")
        if isinstance(anchor, Plan) and not (anchor.deadline or anchor.until or anchor.outcomes or _is_dated(anchor)):
            message = f"this counts from {quoted(term.of)}, which has neither a deadline nor an outcome"
            hint = "until it has one, this plan has no deadline either"
            yield context.problem(plan, (*path, "of"), "undated-anchor", message, hint, "warning")


def _plans_in(plan: Plan, context: Context) -> Iterator[str]:
    """Yield the ids of the plans that the deadlines of a plan count from."""
    return (entry.id for _, term in terms_in(plan) if isinstance(entry := anchor_entry(term.of, context.log), Plan))


def _gives_no_day(date: Date) -> bool:
    """Return whether no deadline can count from a date, as its first day is open, or open on its later side."""
    if date.kind == "span":
        return date.start_earliest == OPEN_START
    return date.latest == OPEN_END or (date.earliest == OPEN_START and date.kind != "point")


def _missing(date: Date) -> str:
    """Return the side on which a date is open."""
    is_open = date.start_earliest == OPEN_START if date.kind == "span" else date.earliest == OPEN_START
    return "beginning" if is_open else "end"


def _is_dated(plan: Plan) -> bool:
    """Return whether a revision gives the plan a deadline."""
    return any(r.until is not None or r.deadline not in (None, LIFTED) for r in plan.revisions)
