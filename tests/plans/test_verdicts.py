"""Verdicts on what is to be done by a deadline, worked out by hand at each edge.

D is the day of the judgement, H the log's horizon, [d1, d2] the deadline's window.
"""

import pytest

from tests.plans.judging import days, promise, row
from timeline.log.model import PLAN_KINDS

# deadline, D, verdict, days left, days late; H lies beyond all of it
AT_THE_EDGES = """
2025-09-30       | 2025-09-29 | pending | 1 1   |
2025-09-30       | 2025-09-30 | due     | 0 0   |
2025-09-30       | 2025-10-01 | overdue |       | 1 1
2025-09          | 2025-08-31 | pending | 1 30  |
2025-09          | 2025-09-01 | due     | 0 29  |
2025-09          | 2025-09-30 | due     | 0 0   |
2025-09          | 2025-10-01 | overdue |       | 1 1
2025-09          | 2026-09-30 | overdue |       | 365 365
"2025-09~"       | 2025-08-31 | pending | 1 30  |
"2025-09?"       | 2025-10-01 | overdue |       | 1 1
2025             | 2024-12-31 | pending | 1 365 |
2025             | 2025-01-01 | due     | 0 364 |
2025             | 2025-12-31 | due     | 0 0   |
2025             | 2026-01-01 | overdue |       | 1 1
Q3 2025          | 2025-06-30 | pending | 1 92  |
Q3 2025          | 2025-07-01 | due     | 0 91  |
Q3 2025          | 2025-09-30 | due     | 0 0   |
Q3 2025          | 2025-10-01 | overdue |       | 1 1
"[..2025-09]"    | 2024-10-01 | pending | 335 364 |
"[..2025-09]"    | 2025-08-31 | pending | 1 30  |
"[..2025-09]"    | 2025-09-01 | due     | 0 29  |
"[..2025-09]"    | 2025-09-30 | due     | 0 0   |
"[..2025-09]"    | 2025-10-01 | overdue |       | 1 1
"[..2025-09-15]" | 2025-09-14 | pending | 1 1   |
"[..2025-09-15]" | 2025-09-16 | overdue |       | 1 1
by end of 2025   | 2024-12-31 | pending | 365 365 |
before March 2025 | 2025-01-31 | pending | 28 28 |
before March 2025 | 2025-03-01 | overdue |      | 1 1
early 2025       | 2024-12-31 | pending | 1 120 |
early 2025       | 2025-04-30 | due     | 0 0   |
early 2025       | 2025-05-01 | overdue |       | 1 1
"""

# H, D, verdict, days left, days late, at_horizon: a commitment due in September 2025
AT_THE_HORIZON = """
2025-08-30 | 2025-08-30 | pending | 2 31 |       |
2025-08-30 | 2025-08-31 | pending | 1 30 |       |
2025-08-31 | 2025-08-31 | pending | 1 30 |       |
2025-08-31 | 2025-09-01 | unknown |      |       | pending
2025-08-31 | 2025-09-30 | unknown |      |       | pending
2025-08-31 | 2025-10-01 | unknown |      |       | pending
2025-09-01 | 2025-09-01 | due     | 0 29 |       |
2025-09-01 | 2025-09-02 | unknown |      |       | due
2025-09-29 | 2025-09-29 | due     | 0 1  |       |
2025-09-29 | 2025-09-30 | unknown |      |       | due
2025-09-29 | 2025-10-01 | unknown |      |       | due
2025-09-30 | 2025-09-30 | due     | 0 0  |       |
2025-09-30 | 2025-10-01 | overdue |      | 0 1   |
2025-09-30 | 2025-10-31 | overdue |      | 0 31  |
2025-10-05 | 2025-10-01 | overdue |      | 1 1   |
2025-10-05 | 2025-10-05 | overdue |      | 5 5   |
2025-10-05 | 2025-10-06 | overdue |      | 5 6   |
"""


def table(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


@pytest.mark.parametrize(("deadline", "on", "verdict", "left", "late"), table(AT_THE_EDGES))
def test_at_the_edges_of_the_window(deadline: str, on: str, verdict: str, left: str, late: str) -> None:
    found = row(promise(f"deadline: {deadline}"), on).verdict
    assert (found.name, found.days_left, found.days_late) == (verdict, days(left), days(late))
    assert (found.timing, found.stale, found.at_horizon) == (None, False, None)


@pytest.mark.parametrize(("horizon", "on", "verdict", "left", "late", "then"), table(AT_THE_HORIZON))
def test_at_the_horizon(horizon: str, on: str, verdict: str, left: str, late: str, then: str) -> None:
    found = row(promise("deadline: 2025-09"), on, horizon).verdict
    assert (found.name, found.days_left, found.days_late) == (verdict, days(left), days(late))
    assert (found.at_horizon, found.stale) == (then or None, on > horizon)


@pytest.mark.parametrize("kind", [kind for kind in PLAN_KINDS if kind != "rule"])
def test_only_a_promise_is_overdue(kind: str) -> None:
    is_promise = kind in ("commitment", "legal-requirement", "intention")
    plan = promise("deadline: 2025-09", kind)
    assert row(plan, "2025-08-31").verdict.name == "pending"
    assert row(plan, "2025-09-30").verdict.name == "due"
    passed = row(plan, "2025-10-06", "2025-10-05").verdict
    assert (passed.name, passed.days_late) == ("overdue" if is_promise else "passed", (5, 6))


@pytest.mark.parametrize("kind", PLAN_KINDS)
def test_plans_past_the_horizon_are_unknown_whatever_their_kind(kind: str) -> None:
    found = row(promise("deadline: 2025-09", kind), "2025-10-06", "2025-03-18").verdict
    assert (found.name, found.at_horizon, found.stale) == ("unknown", "pending", True)


@pytest.mark.parametrize(
    ("on", "horizon", "stale"),
    [("2025-03-17", "2025-03-18", False), ("2025-03-18", "2025-03-18", False), ("2025-03-19", "2025-03-18", True)],
)
def test_without_a_deadline_a_plan_stays_open(on: str, horizon: str, stale: bool) -> None:
    found = row(promise("tags: [x]"), on, horizon).verdict
    assert (found.name, found.stale) == ("open", stale)
    assert (found.timing, found.days_left, found.days_late, found.at_horizon) == (None, None, None, None)


def test_checked_moves_the_horizon_of_one_plan() -> None:
    plan = promise("deadline: 2025-09, checked: 2025-09-15")
    assert row(plan, "2025-09-15").verdict.name == "due"
    before = row(plan, "2025-10-06").verdict
    assert (before.name, before.at_horizon, before.stale) == ("unknown", "due", True)
    after = row(promise("deadline: 2025-09, checked: 2025-10-05"), "2025-10-06", "2025-03-18").verdict
    assert (after.name, after.days_late, after.stale) == ("overdue", (5, 6), True)


# outcome, timing, days late: due in September 2025 (d2 is its 30th)
OUTCOMES = """
2025-08-15                | on-time       |
2025-09-30                | on-time       |
2025-09                   | on-time       |
2025-10-01                | late          | 1 1
2025-10                   | late          | 1 31
2025                      | possibly-late | 0 92
Q3 2025                   | on-time       |
Q4 2025                   | late          | 1 92
"[2025-09-15..2025-10-05]" | possibly-late | 0 5
"[2025-09-30..2025-10-01]" | possibly-late | 0 1
"[2025-10-01..2025-10-05]" | late          | 1 5
"[..2025-10]"             | possibly-late | 0 31
"[2025-09-15..]"          | possibly-late | 0 -
"[2025-10-02..]"          | late          | 2 -
from 20 September to 2 October 2025 | possibly-late | 0 2
"""


@pytest.mark.parametrize("result", ["met", "partly-met"])
@pytest.mark.parametrize(("date", "timing", "late"), table(OUTCOMES))
def test_timing_of_an_outcome(date: str, timing: str, late: str, result: str) -> None:
    found = row(promise(f"deadline: 2025-09, outcome: {{date: {date}, result: {result}}}"), "2026-12-31").verdict
    assert (found.name, found.timing, found.days_late) == (result, timing, days(late))
    assert (found.days_left, found.stale, found.at_horizon) == (None, False, None)


@pytest.mark.parametrize("result", ["met", "partly-met", "not-met", "dropped"])
def test_an_outcome_counts_from_its_earliest_day(result: str) -> None:
    plan = promise(f"deadline: 2025-09, outcome: {{date: 2025-08, result: {result}}}")
    assert row(plan, "2025-07-31").verdict.name == "pending"
    assert row(plan, "2025-08-01").verdict.name == result


@pytest.mark.parametrize("result", ["not-met", "dropped"])
def test_failed_outcomes_have_no_timing(result: str) -> None:
    found = row(promise(f"deadline: 2025-09, outcome: {{date: 2025-12, result: {result}}}"), "2026-01-01").verdict
    assert (found.name, found.timing, found.days_left, found.days_late) == (result, None, None, None)


def test_superseded_names_the_plan_that_replaces_it() -> None:
    plans = "\n".join(
        (
            promise("deadline: 2025-09, outcome: {date: 2025-06-01, result: superseded, superseded_by: p2}"),
            promise("deadline: 2026-09"),
        )
    )
    found = row(plans, "2025-06-01").verdict
    assert found.name == "superseded"
    assert found.outcome is not None
    assert found.outcome.superseded_by == "p2"
    assert row(plans, "2025-05-31").verdict.name == "pending"


def test_without_a_deadline_there_is_no_timing() -> None:
    for inside in (
        "outcome: {date: 2025-12, result: met}",
        "deadline: 2025-09, revisions: [{date: 2025-01-01, deadline: none}], outcome: {date: 2025-12, result: met}",
    ):
        found = row(promise(inside), "2026-01-01").verdict
        assert (found.name, found.timing, found.days_late) == ("met", None, None)


def test_an_outcome_is_stale_beyond_the_horizon_too() -> None:
    plan = promise("deadline: 2025-09, outcome: {date: 2025-03-01, result: met}")
    assert not row(plan, "2025-03-18", "2025-03-18").verdict.stale
    found = row(plan, "2025-03-19", "2025-03-18").verdict
    assert (found.name, found.timing, found.stale) == ("met", "on-time", True)
