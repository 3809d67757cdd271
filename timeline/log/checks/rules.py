"""Checks of rules, which take effect by themselves on their day."""

from collections.abc import Iterator

from timeline.dates import Date
from timeline.log.checks.context import Context
from timeline.log.model import Plan
from timeline.log.paths import Path
from timeline.problems import Problem
from timeline.text import quoted

_RESULTS = frozenset({"dropped", "superseded"})


def bad_rules(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report outcomes and terms that a rule cannot have."""
    if plan.kind != "rule":
        return
    for index, outcome in enumerate(plan.outcomes):
        if outcome.result not in _RESULTS:
            message = f"a rule takes effect by itself on its 'deadline', it is never {quoted(outcome.result)}"
            hint = "remove the outcome; a rule that was given up is 'dropped', one that was replaced 'superseded'"
            yield context.problem(plan, ("outcome", index, "result"), "rule-outcome", message, hint)
    untils: list[tuple[Path, Date | None]] = [(("until",), plan.until)]
    untils += [(("revisions", index, "until"), revision.until) for index, revision in enumerate(plan.revisions)]
    for path, until in untils:
        if until is not None and plan.every is None:
            message = "a rule has no 'until': 'deadline' is the day from which it applies"
            hint = "once it has ended, say so with an outcome: 'dropped' or 'superseded'"
            yield context.problem(plan, path, "bad-deadline", message, hint)
