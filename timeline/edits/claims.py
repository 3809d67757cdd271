"""Steps for what turns out wrong, and for what others claim: corrections, retractions and disputes."""

from collections.abc import Sequence

from timeline.edits.arguments import Evidence, flow_of
from timeline.edits.fields import as_before
from timeline.errors import WrongUsage
from timeline.log.checks.earlier import ABSENT
from timeline.log.editing.operations import AppendItem, Operation, RemoveValue, SetValue, Target
from timeline.log.editing.values import Value
from timeline.text import quoted


def correct(
    target: Target,
    old: Value,
    changes: Sequence[tuple[str, Value | None]],
    date: str,
    why: str | None,
    evidence: Evidence,
) -> list[Operation]:
    """Return the operations that change fields of an entry and note in `corrections` what stood there.

    `old` is the entry as it stands; a change to None removes the field.
    """
    operations: list[Operation] = []
    for key, new in changes:
        before = old.get(key) if isinstance(old, dict) else None
        if new is not None:
            new = as_before(before, new)
        if before == new:
            raise WrongUsage(f"{key!r} has this value already", "there is nothing to correct")
        operations.append(RemoveValue(target, (key,)) if new is None else SetValue(target, (key,), new))
        was = ABSENT if before is None else flow_of(before)
        operations.append(AppendItem(target, ("corrections",), _correction(key, was, date, why, evidence)))
    return operations


def retract(target: Target, old: Value, status: str, date: str, why: str | None, evidence: Evidence) -> list[Operation]:
    """Return the operations that take back an entry: its status from a day on, with a correction of the one before."""
    before = old.get("status", "stated") if isinstance(old, dict) else "stated"
    if before == status:
        raise WrongUsage(f"{quoted(target.id)} is {status} already", "there is nothing to take back")
    note = _correction("status", flow_of(before), date, why, evidence)
    return [SetValue(target, ("status",), status), AppendItem(target, ("corrections",), note)]


def _correction(key: str, was: str, date: str, why: str | None, evidence: Evidence) -> dict[str, Value]:
    correction: dict[str, Value] = {"date": date, "field": key, "was": was}
    if why is not None:
        correction["why"] = why
    return evidence.added_to(correction)


def dispute(target: Target, key: str, value: Value, date: str | None, evidence: Evidence) -> list[Operation]:
    """Return the operations that note a rival value of a field beside the log's own, with its source."""
    rival: dict[str, Value] = {"field": key, "value": value}
    if date is not None:
        rival["date"] = date
    return [AppendItem(target, ("disputed",), evidence.added_to(rival))]
