"""The deadline of what is settled stays as it stood on the day of the outcome, whatever its anchor does later."""

import pytest

from tests.plans.judging import promise, row, rows
from timeline.dates import iso

VOTE = promise("deadline: 2025-03-31, revisions: [{date: 2026-02-20, deadline: 2030-03-31}]")
CENSUS = promise("deadline: 2025-12-31, outcome: {date: 2026-06-01, result: dropped}")
MET = "{date: 2025-04-30, result: met}"
EVENT = "events:\n  - {id: vote, date: 2025-06-10, title: A vote, type: election}\n"


@pytest.mark.parametrize(
    ("deadline", "anchor", "outcome", "last", "timing", "late"),
    [
        # The vote was due on 31 March 2025 when the list was ready, a month after the day before that.
        ("{before: p2}", VOTE, "{date: 2025-04-30, result: met}", "2025-03-30", "late", (31, 31)),
        ("{before: p2}", VOTE, "{date: 2025-03-01, result: met}", "2025-03-30", "on-time", None),
        # On the day of the move the new day of the vote holds.
        ("{before: p2}", VOTE, "{date: 2026-02-19, result: met}", "2025-03-30", "late", (326, 326)),
        ("{before: p2}", VOTE, "{date: 2026-02-20, result: met}", "2030-03-30", "on-time", None),
        # 30 days from 31 December 2025, until the census is dropped.
        ("{within: 30 days, of: p2}", CENSUS, "{date: 2026-01-15, result: met}", "2026-01-30", "on-time", None),
        ("{within: 30 days, of: p2}", CENSUS, "{date: 2026-08-15, result: met}", None, None, None),
        ("{earlier_of: [2026-03, {before: p2}]}", VOTE, MET, "2025-03-30", "late", (31, 31)),
        # What had no date yet on that day gets it from what came later.
        ("{before: vote}", VOTE, "{date: 2025-04-30, result: met}", "2025-06-09", "on-time", None),
    ],
)  # fmt: skip
def test_a_settled_plan_is_judged_by_its_deadline_of_that_day(
    deadline: str, anchor: str, outcome: str, last: str | None, timing: str | None, late: tuple[int, int] | None
) -> None:
    plans = promise(f"deadline: {deadline}, outcome: {outcome}") + f"\n{anchor}"
    found = row(plans, "2026-12-31", more=EVENT)
    assert (iso(found.deadline.last) if found.deadline else None) == last
    assert (found.verdict.timing, found.verdict.days_late) == (timing, late)


def test_an_occurrence_keeps_the_deadline_of_the_day_on_which_it_was_done() -> None:
    plan = promise(
        "deadline: {within: 30 days, of: p2}, every: 1 year, times: 3, "
        "outcome: {occurrence: 0, date: 2025-05-10, result: met}"
    )
    found = rows(f"{plan}\n{VOTE}", "2030-06-01")
    # 30 days from 31 March 2025; the others are counted from 31 March 2030.
    assert [(one.occurrence, iso(one.deadline.last)) for one in found] == [(0, "2025-04-30"), (1, "2031-04-30")]
    assert found[0].verdict.days_late == (10, 10)
