"""Verdicts on what must last until a day: running, kept, ended early, or unknown."""

import pytest

from tests.plans.judging import promise, row
from tests.plans.test_verdicts import table

# H, D, verdict, at_horizon: it must last until September 2026 (d1 is the 1st, d2 the 30th)
NOT_ENDED = """
2026-12-31 | 2024-09-27 | running |
2026-12-31 | 2026-08-31 | running |
2026-12-31 | 2026-09-01 | running |
2026-12-31 | 2026-09-30 | running |
2026-12-31 | 2026-10-01 | kept    |
2025-03-18 | 2025-03-19 | running |
2025-03-18 | 2026-08-31 | running |
2025-03-18 | 2026-09-01 | unknown | running
2025-03-18 | 2026-10-01 | unknown | running
2026-09-01 | 2026-09-02 | unknown | running
2026-09-29 | 2026-09-30 | unknown | running
2026-09-29 | 2026-10-01 | unknown | running
2026-09-30 | 2026-09-30 | running |
2026-09-30 | 2026-10-01 | kept    |
"""

# outcome, its result, verdict on 31 December 2026
ENDED = """
2026-08-31 | not-met    | ended-early
2026-08-31 | dropped    | ended-early
2026-08-31 | met        | ended-early
2026-08    | not-met    | ended-early
2026-08-31 | superseded, superseded_by: p2 | superseded
2026-09-01 | not-met    | not-met
2026-09-01 | met        | kept
2026-09-30 | met        | kept
2026-10    | met        | kept
2026-10    | partly-met | partly-met
2026-10    | dropped    | dropped
2026       | not-met    | not-met
2026       | met        | kept
"[2026-08-01..2026-09-01]" | not-met | not-met
"""


@pytest.mark.parametrize(("horizon", "on", "verdict", "then"), table(NOT_ENDED))
def test_open_plans_with_until(horizon: str, on: str, verdict: str, then: str) -> None:
    found = row(promise("until: 2026-09"), on, horizon).verdict
    assert (found.name, found.at_horizon, found.stale) == (verdict, then or None, on > horizon)
    assert (found.days_left, found.days_late, found.timing) == (None, None, None)


@pytest.mark.parametrize(("date", "result", "verdict"), table(ENDED))
def test_ended_plans_with_until(date: str, result: str, verdict: str) -> None:
    plans = "\n".join((promise(f"until: 2026-09, outcome: {{date: {date}, result: {result}}}"), promise("until: 2027")))
    found = row(plans, "2026-12-31").verdict
    assert (found.name, found.days_left, found.days_late, found.timing) == (verdict, None, None, None)


def test_before_it_ended_it_was_running() -> None:
    plan = promise("until: 2026-09, outcome: {date: 2026-05-01, result: not-met}")
    assert row(plan, "2026-04-30").verdict.name == "running"
    assert row(plan, "2026-05-01").verdict.name == "ended-early"


def test_kept_is_for_every_kind_and_never_overdue() -> None:
    for kind in ("demand", "expectation", "threat"):
        assert row(promise("until: 2026-09", kind), "2026-10-01").verdict.name == "kept"


def test_until_moves_with_a_revision() -> None:
    plan = promise("until: 2025-09, revisions: [{date: 2025-06-01, until: 2026-09}]")
    assert row(plan, "2025-05-31").slip == 0
    assert row(plan, "2025-10-01").verdict.name == "running"
    assert row(plan, "2025-10-01").slip == 365


def test_a_revision_may_be_the_first_to_name_an_until() -> None:
    plan = promise("revisions: [{date: 2025-06-01, until: 2026-09}]")
    assert row(plan, "2025-05-31").verdict.name == "open"
    assert row(plan, "2025-06-01").verdict.name == "running"
    assert row(plan, "2026-10-01").verdict.name == "kept"
    assert row(plan, "2026-10-01").slip is None


def test_an_until_that_is_lifted_leaves_the_plan_open() -> None:
    plan = promise("until: 2025-09, revisions: [{date: 2025-06-01, deadline: none}]")
    assert row(plan, "2025-06-01").verdict.name == "open"
    assert row(plan, "2025-06-01").deadline is None
