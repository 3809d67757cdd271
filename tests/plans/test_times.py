"""Deadlines with a time of day: verdicts go by the day, the hour is shown, and another hour is another deadline."""

import pytest

from tests.helpers import problems_of, workspace_of
from tests.plans.judging import promise, row, rows
from timeline.dates import words
from timeline.query.question import Question
from timeline.reports.plans import plans

AT_FIVE = "deadline: 2025-09-30T17:00"


@pytest.mark.parametrize("deadline", ["2025-09-30", "2025-09-30T17:00", "5 pm UTC on 30 September 2025"])
@pytest.mark.parametrize(
    ("on", "verdict"), [("2025-09-29", "pending"), ("2025-09-30", "due"), ("2025-10-01", "overdue")]
)
def test_a_verdict_goes_by_the_day(deadline: str, on: str, verdict: str) -> None:
    found = row(promise(f'deadline: "{deadline}"'), on)
    assert found.verdict.name == verdict
    assert found.deadline is not None
    assert found.deadline.first == found.deadline.last


def test_an_outcome_on_the_day_is_on_time_whatever_its_hour() -> None:
    outcome = "outcome: {date: 2025-09-30T23:00, result: met}"
    assert row(promise(f"{AT_FIVE}, {outcome}"), "2025-10-05").verdict.timing == "on-time"


def test_another_hour_is_another_deadline() -> None:
    found = row(promise(f"{AT_FIVE}, revisions: [{{date: 2025-09-30, deadline: 2025-09-30T18:00}}]"), "2025-10-01")
    assert found.deadline is not None
    assert words(found.deadline.date) == "30 Sep 2025, 18:00"
    assert (found.slip, found.times_moved) == (0, 1)
    assert not problems_with("revision-empty", "2025-09-30T18:00")
    assert not problems_with("revision-empty", "2025-09-30")
    assert problems_with("revision-empty", "5 pm on 30 September 2025")


def problems_with(code: str, deadline: str) -> list[str]:
    inside = promise(f"{AT_FIVE}, revisions: [{{date: 2025-09-30, deadline: {deadline}}}]")
    log = f"plans:\n  - {{id: p1, title: A plan, {inside}}}\n"
    return [problem.code for problem in problems_of(log) if problem.code == code]


def test_each_occurrence_has_the_hour() -> None:
    found = rows(promise("deadline: 2025-08-31T17:00+02:00, every: 6 months"), "2026-03-01")
    dates = [one.deadline.date for one in found if one.deadline is not None]
    assert [words(date) for date in dates] == [
        *("31 Aug 2025, 17:00 +02:00", "28 Feb 2026, 17:00 +02:00", "31 Aug 2026, 17:00 +02:00"),
    ]  # fmt: skip
    assert [date.time and date.time.utc for date in dates] == [
        *("2025-08-31T15:00:00Z", "2026-02-28T15:00:00Z", "2026-08-31T15:00:00Z"),
    ]  # fmt: skip


def test_plans_of_one_day_stand_in_the_order_of_their_hours() -> None:
    hours = ["2025-09-30T17:00Z", "2025-09-30", "2025-09-30T17:30+02:00"]
    log = "plans:\n" + "".join(
        f"  - {{id: p{number}, title: T, kind: commitment, announced: 2025, deadline: {hour}}}\n"
        for number, hour in enumerate(hours)
    )
    found = plans(workspace_of(log), Question())
    assert [one.plan.id for one in found.rows] == ["p1", "p2", "p0"]
