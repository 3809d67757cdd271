"""Shared by the tests of changes and state: the content of an answer, as ids with `?` for possible ones."""

from collections.abc import Iterable
from typing import Any

from tests.helpers import workspace_of
from timeline.dates import parse
from timeline.query.question import Question
from timeline.reports.changes import Changes, changes
from timeline.reports.state import State, state

FROM, TO = "2024-09-01", "2025-03-18"
"""The window is every day from 2 September 2024 to 18 March 2025."""

SECTIONS = (
    "happened",
    "learned",
    "began",
    "began_unknown",
    "ended",
    "announced",
    "revised",
    "settled",
    "deadline_passed",
    "plans_learned",
)


def asked(
    text: str, since: str = FROM, until: str = TO, *, as_of: str = "2027-06-01", added: bool = False, **filters: Any
) -> Changes:
    """The changes in a log between two dates, known on a day after everything."""
    workspace = workspace_of(text, as_of=as_of)
    return changes(workspace, Question(**filters), parse(since), until, added)


def ids_of(answer: Changes) -> dict[str, list[str]]:
    """The ids in each list that is not empty; a plan that recurs with its occurrence, a figure as before>after."""
    found = {name: [_marked(_id(one), one.match.name) for one in getattr(answer, name)] for name in SECTIONS}
    found["figures"] = [
        _marked(f"{one.before.figure.id if one.before else '-'}>{one.after.figure.id}", one.match.name)
        for one in answer.figures
    ]
    found["corrections"] = [
        _marked(f"{one.entry.id}.{one.correction.field}", one.match.name) for one in answer.corrections
    ]
    # That a beginning is not known is sure.
    found["began_unknown"] = [identity.removesuffix("?") for identity in found["began_unknown"]]
    found["logged"] = [_marked(one.entry.id, one.match.name) for one in answer.logged]
    return {name: ids for name, ids in found.items() if ids}


def kinds(answer: Changes) -> str:
    """The lists that have the one entry of a log: `began? ended`."""
    return " ".join(name + ("?" if ids[0].endswith("?") else "") for name, ids in ids_of(answer).items())


def picture(text: str, day: str, *, as_of: str = "2027-06-01", **filters: Any) -> dict[str, list[str]]:
    """The ids in each part of the picture on a day that is not empty."""
    return pictured(state(workspace_of(text, as_of=as_of), Question(**filters), day))


def pictured(answer: State) -> dict[str, list[str]]:
    found: dict[str, Iterable[str]] = {
        "ongoing": [_marked(row.entry.id, row.match.name) for row in answer.ongoing],
        "offices": [_marked(one.actor.id, one.match.name) for one in answer.offices],
        "plans": [_marked(f"{_number(one)} {one.verdict.name}", one.match.name) for one in answer.plans],
        "figures": [
            _marked(f"{one.point.figure.id} {one.age.min}-{one.age.max}", one.match.name) for one in answer.figures
        ],
        "disputes": [f"{one.entry.id} {'+'.join(d.field for d in one.entry.disputed)}" for one in answer.disputes],
    }
    return {name: list(ids) for name, ids in found.items() if ids}


def _marked(text: str, match: str) -> str:
    return text + ("?" if match == "POSSIBLE" else "")


def _id(one: Any) -> str:
    return _number(one.plan) if hasattr(one, "plan") else str(one.entry.id)


def _number(judged: Any) -> str:
    number = judged.occurrence
    return str(judged.plan.id) + (f"[{number}]" if number is not None else "")
