"""Words about plans: what recurs is numbered, what counts from something says so, nobody is 0 days late."""

import pytest

from tests.helpers import workspace_of
from timeline.query.question import Question
from timeline.reports.chronology import chronology
from timeline.reports.plans import plans
from timeline.telling.document import Entry, text_of
from timeline.telling.plan_dates import plan_date_words
from timeline.telling.plans import document

LOG = """
timeline: {title: T, covers: 2000/2025-06-30}
sources: {s: {title: A paper, publisher: P, date: 2024-06}}
plans:
  - {id: report, title: They report, kind: commitment, announced: 2024-01-15, deadline: 2025-03-31, every: 3 months,
     sources: [s], outcome: [{occurrence: 0, date: 2025-04-02, result: met}]}
  - {id: court, title: A court opens, kind: intention, announced: 2024, deadline: 2025-12-31, sources: [s]}
  - {id: verdicts, title: It rules, kind: commitment, announced: 2024, deadline: {within: 60 days, of: court},
     sources: [s]}
  - {id: count, title: They count, kind: commitment, announced: 2024, deadline: {within: 2 months, of: 2025-06-01},
     sources: [s]}
  - {id: wish, title: They come, kind: demand, announced: 2024, deadline: 2025-06-30, sources: [s]}
"""


def facts(as_of: str) -> dict[str, list[str]]:
    workspace = workspace_of(LOG, as_of=as_of)
    told = document(plans(workspace, Question()), workspace, Question())
    return {text_of(b.title): [text_of(fact) for fact in b.facts] for b in told.blocks if isinstance(b, Entry)}


def test_the_dates_of_what_recurs_are_numbered_in_the_chronology() -> None:
    rows = chronology(workspace_of(LOG, as_of="2025-06-30"), Question(), "plans").rows
    told = [text_of(plan_date_words(row)) for row in rows if row.entry.id == "report"]
    assert told == [
        "plan announced: They report",
        "deadline: They report (no. 0)",
        "plan met: They report (no. 0), 2 days after its deadline",
        "deadline: They report (no. 1)",
        "deadline: They report (no. 2)",
    ]


@pytest.mark.parametrize(
    ("title", "fact"),
    [
        # 31 December 2025 and 60 days: 1 March 2026, which no source says.
        ("It rules", "counted 60 days from “A court opens”"),
        ("They count", "counted 2 months from 1 Jun 2025"),
    ],
)
def test_a_deadline_that_counts_from_something_says_so(title: str, fact: str) -> None:
    assert fact in facts("2025-06-30")[title]


def test_nobody_is_0_days_late() -> None:
    told = facts("2025-07-15")
    ends = "no outcome recorded, due on the day on which the log ends, 15 days"
    assert told["They report (no. 1)"][0] == f"overdue: {ends} late by 15 Jul 2025 if nothing has happened since"
    assert (
        told["They come"][0]
        == f"deadline passed: {ends} after the deadline by 15 Jul 2025 if nothing has happened since"
    )


def test_on_the_last_day_of_a_deadline_no_time_is_left() -> None:
    assert facts("2025-06-30")["They come"][0] == "due: the last day of its deadline"
    assert facts("2025-06-29")["They come"][0] == "ahead: 1 day left"


# the rest of a plan, the day of the answer, what is said in text; the log ends on 30 June 2025
DURATIONS = [
    ("kind: rule, deadline: 2025-03-31", "2025-06-30", "in force for 3 months"),
    ("kind: rule, deadline: 2025-03-31", "2025-09-30", "in force for 3 months when the log ends"),
    ("kind: rule, deadline: 2020-06", "2025-06-30", "in force for at least 5 years"),
    ("kind: rule, deadline: 2020-05", "2025-05-15", "in force for 4 to over 5 years"),
    ("kind: rule, deadline: 2025-06", "2025-06-30", "in force for up to over 4 weeks"),
    ("kind: rule, deadline: 2025-06-30", "2025-07-31", "in force from that day on"),
    ("kind: commitment, deadline: 2024-08-02, outcome: {date: 2025-03, result: partly-met}", "2025-06-30",
     "partly met in Mar 2025, 6 to over 7 months late"),
    ("kind: commitment, deadline: 2024-03-31, outcome: {date: 2024-07, result: not-met}", "2025-06-30",
     "not met in Jul 2024, 3 to 4 months after its deadline"),
    ("kind: commitment, deadline: 2024-04-30, revisions: [{date: 2024-03, deadline: Q4 2025}], "
     "outcome: {date: 2025-04, result: met}", "2025-06-30",
     "met in Apr 2025, 5 to over 8 months before the second deadline, 11 to 12 months after the first"),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "as_of", "said"), DURATIONS)
def test_a_duration_is_a_range_where_it_is_not_known(plan: str, as_of: str, said: str) -> None:
    log = f"timeline: {{title: T, covers: 2000/2025-06-30}}\nplans:\n  - {{id: p, title: P, announced: 2020, {plan}}}\n"
    workspace = workspace_of(log, as_of=as_of)
    told = document(plans(workspace, Question()), workspace, Question())
    (entry,) = (block for block in told.blocks if isinstance(block, Entry))
    assert text_of(entry.facts[0]) == said


def test_the_chronology_tells_a_late_outcome_as_plans_do() -> None:
    log = """timeline: {title: T, covers: 2000/2025-06-30}
plans:
  - {id: p, title: P, kind: commitment, announced: 2020, deadline: 2024-08-02,
     outcome: {date: 2025-03, result: partly-met}}
"""
    rows = chronology(workspace_of(log, as_of="2025-06-30"), Question(), "plans").rows
    assert "plan partly met: P, 6 to over 7 months after its deadline" in [
        text_of(plan_date_words(row)) for row in rows
    ]
