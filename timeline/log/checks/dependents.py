"""Deadlines that count from something else: they end at a date, not at themselves."""

from collections.abc import Iterator

from timeline.log.checks.context import Context, Path
from timeline.log.model import Plan, Within
from timeline.problems import Problem
from timeline.text import quoted


def deadline_loops(context: Context) -> Iterator[Problem]:
    """A deadline does not count, over whatever way, from itself."""
    plans = context.log.plans
    for plan in plans.values():
        for path, term in _terms(plan):
            way = _way_back(term, plan.id, plans)
            if way and plan.id == min(way):
                loop = " → ".join([plan.id, *way[1:], plan.id])
                hint = "let one of them have a date of its own"
                yield context.problem(
                    plan, (*path, "of"), "deadline-loop", f"a deadline counts from itself: {loop}", hint
                )


def _terms(plan: Plan) -> Iterator[tuple[Path, Within]]:
    """Every dependent deadline of a plan, with its path."""
    if isinstance(plan.deadline, Within):
        yield ("deadline",), plan.deadline
    for place, revision in enumerate(plan.revisions):
        if isinstance(revision.deadline, Within):
            yield ("revisions", place, "deadline"), revision.deadline


def _way_back(term: Within, start: str, plans: dict[str, Plan]) -> list[str]:
    """The plans from one back to itself, each counting from the next."""
    way = [start]
    while term.of in plans and term.of != start:
        if term.of in way:
            return []  # a loop further on; it is reported there
        way.append(term.of)
        below = [dependent for _, dependent in _terms(plans[term.of])]
        if not below:
            return []
        term = below[0]
    return way if term.of == start else []


def anchors_without_date(context: Context) -> Iterator[Problem]:
    """What a deadline counts from has a date or a deadline."""
    for plan in context.log.plans.values():
        for path, term in _terms(plan):
            anchor = context.log.plans.get(term.of)
            if anchor is not None and not (anchor.deadline or anchor.until or anchor.outcomes or anchor.revisions):
                message = f"this counts from {quoted(term.of)}, which has neither a deadline nor an outcome"
                hint = "until it has one, this plan has no deadline either"
                yield context.problem(plan, (*path, "of"), "undated-anchor", message, hint, "warning")
