"""Shared by the tests of plans: a plan as the log writes it, judged on a day."""

import datetime
from typing import Any

from tests.helpers import a_log
from timeline.index.opening import read_aside as load
from timeline.log.asof import as_known
from timeline.log.log import Log
from timeline.plans.deadline import Moment
from timeline.reports.plans import Judged, judged

FAR = "2026-12-31"
"""A horizon beyond everything that happens in a test."""


def day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


def log_of(plans: str, horizon: str = FAR, more: str = "") -> Log:
    """A log that has followed until `horizon`; each line of `plans` is the inside of a plan."""
    entries = "".join(
        f"  - {{id: p{n}, title: Plan {n}, {inside}}}\n" for n, inside in enumerate(plans.strip().splitlines(), 1)
    )
    loaded = load(a_log(f"timeline: {{title: A log, covers: 2000/{horizon}}}\n{more}plans:\n{entries}"))
    errors = [problem for problem in loaded.problems if problem.severity == "error"]
    assert not errors, errors
    return loaded.log


def rows(plans: str, on: str, horizon: str = FAR, known: str | None = None, more: str = "", id: str = "p1") -> Any:
    """Every occurrence of a plan, judged on a day from what was known on another one (by default the same)."""
    moment = Moment(day(on), day(known or on))
    log = as_known(log_of(plans, horizon, more), moment.known)
    return tuple(judged(log.plans[id], log, moment))


def row(plans: str, on: str, horizon: str = FAR, known: str | None = None, more: str = "", id: str = "p1") -> Judged:
    """A plan that does not recur, judged."""
    (found,) = rows(plans, on, horizon, known, more, id)
    assert isinstance(found, Judged)
    return found


def promise(inside: str, kind: str = "commitment") -> str:
    """The inside of a plan announced on 27 September 2024."""
    return f"kind: {kind}, announced: 2024-09-27, {inside}"


def days(text: str | None) -> tuple[int, int | None] | None:
    """`1 30` is 1 to 30 days, `0 -` is 0 or more."""
    if not text:
        return None
    low, high = text.split()
    return int(low), None if high == "-" else int(high)
