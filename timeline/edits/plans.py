"""Steps that say what becomes of a plan: it is postponed, met, dropped or replaced."""

from timeline.edits.arguments import Evidence
from timeline.errors import WrongUsage
from timeline.log.editing.operations import AppendItem, Operation, SetValue, Target
from timeline.log.editing.values import Value
from timeline.log.model import Plan
from timeline.text import quoted

LIFTED = "none"


def revise(
    plan: Plan,
    target: Target,
    deadline: Value,
    when: dict[str, Value],
    evidence: Evidence,
    *,
    status: str | None = None,
    words: str | None = None,
) -> list[Operation]:
    """Return the operations for a new deadline of a plan; of one that must last to a day, for that day.

    `when` is the day of the decision, or the event whose day holds.
    """
    lasts = plan.until is not None and plan.deadline is None
    if lasts and deadline == LIFTED:
        raise WrongUsage(f"{plan.id} lasts to a day, which cannot be lifted", "settle it, or give another day")
    revision = {**when, "until" if lasts else "deadline": deadline}
    if words is not None:
        revision["deadline_words"] = words
    if status is not None:
        revision["status"] = status
    return [AppendItem(target, ("revisions",), evidence.added_to(revision))]


def settle(
    plan: Plan,
    target: Target,
    result: str,
    when: dict[str, Value],
    evidence: Evidence,
    *,
    successor: str | None = None,
    occurrence: int | None = None,
) -> list[Operation]:
    """Return the operations for the outcome of a plan, or of one occurrence of a plan that recurs."""
    outcome = {**when, "result": result}
    if (result == "superseded") != (successor is not None):
        raise WrongUsage("a plan is superseded by another one", "give both: settle PLAN superseded --by OTHER")
    if successor is not None:
        outcome["superseded_by"] = successor
    if occurrence is not None:
        outcome["occurrence"] = str(occurrence)
    if plan.every is not None:
        return [AppendItem(target, ("outcome",), evidence.added_to(outcome))]
    if occurrence is not None:
        raise WrongUsage(f"{quoted(plan.id)} does not recur", "leave --occurrence out")
    if plan.outcomes:
        hint = f"'timeline edit {plan.id}' changes it"
        raise WrongUsage(f"{quoted(plan.id)} has an outcome already: {plan.outcomes[0].result}", hint)
    return [SetValue(target, ("outcome",), evidence.added_to(outcome))]
