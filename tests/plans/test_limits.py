"""Limits as deadlines of a log: what closes on a single day, in every field and option that names a deadline."""

import json

import pytest

from tests.helpers import a_log, problems_of, run, workspace_of
from tests.plans.judging import days, promise, row, rows
from tests.plans.test_verdicts import table
from timeline.dates import iso, words
from timeline.query.question import Question
from timeline.reports.plans import plans

# deadline, D, verdict, days left, days late
LIMITS = """
by the end of 2025       | 2024-12-31 | pending | 365 365 |
by the end of 2025       | 2025-12-30 | pending | 1 1     |
by the end of 2025       | 2025-12-31 | due     | 0 0     |
by the end of 2025       | 2026-01-01 | overdue |         | 1 1
the end of 2025          | 2025-01-01 | pending | 364 364 |
end of September 2025    | 2025-09-29 | pending | 1 1     |
end of September 2025    | 2025-10-01 | overdue |         | 1 1
by the beginning of 2025 | 2024-12-31 | pending | 1 1     |
by the beginning of 2025 | 2025-01-01 | due     | 0 0     |
by the beginning of 2025 | 2025-04-20 | overdue |         | 109 109
before 2025              | 2024-01-01 | pending | 365 365 |
before 2025              | 2025-01-01 | overdue |         | 1 1
before March 2024        | 2024-02-28 | pending | 1 1     |
before March 2024        | 2024-02-29 | due     | 0 0     |
before the end of 2025   | 2025-12-31 | due     | 0 0     |
by September 2025        | 2025-09-01 | due     | 0 29    |
the week of 4 March 2024 | 2024-03-03 | pending | 1 7     |
the week of 4 March 2024 | 2024-03-05 | due     | 0 5     |
"""


@pytest.mark.parametrize(("deadline", "on", "verdict", "left", "late"), table(LIMITS))
def test_verdicts(deadline: str, on: str, verdict: str, left: str, late: str) -> None:
    found = row(f"kind: commitment, announced: 2023, deadline: {deadline}", on).verdict
    assert (found.name, found.days_left, found.days_late) == (verdict, days(left), days(late))


@pytest.mark.parametrize(
    ("done", "timing"),
    [
        ("2025-01-01", "on-time"),
        ("2025-01-02", "late"),
        ("2025-04-20", "late"),
        ("2024-12", "on-time"),
        ("2025-01", "possibly-late"),
    ],
)
def test_an_outcome_after_the_beginning_is_late(done: str, timing: str) -> None:
    plan = promise(f"deadline: by the beginning of 2025, outcome: {{date: {done}, result: met}}")
    assert row(plan, "2025-12-31").verdict.timing == timing


def deadline_of(inside: str, on: str = "2025-01-01") -> tuple[str, str, str | None, str | None]:
    found = row(promise(inside), on).deadline
    assert found is not None
    return found.date.edtf, words(found.date), iso(found.first), iso(found.last)


def test_the_end_is_the_last_day_in_every_field_that_names_a_deadline() -> None:
    end = ("[..2025-12-31]", "by the end of 2025", "2025-12-31", "2025-12-31")
    until = ("2025-12-31", "the end of 2025", "2025-12-31", "2025-12-31")
    assert deadline_of("deadline: the end of 2025") == end
    assert deadline_of("until: the end of 2025") == until
    moved = "deadline: 2025-06, revisions: [{date: 2024-12-01, deadline: at the end of 2025}]"
    assert deadline_of(moved) == (end[0], end[1], *end[2:])
    assert deadline_of("until: 2025-06, revisions: [{date: 2024-12-01, until: end-2025}]") == until


def test_a_rival_deadline_is_read_as_a_deadline() -> None:
    inside = promise("deadline: 2025-06, disputed: [{field: deadline, value: the end of 2025}]")
    (rival,) = row(inside, "2025-01-01").plan.disputed
    assert rival.read is not None
    assert rival.read.edtf == "[..2025-12-31]"


def test_what_is_kept_in_an_index_is_what_the_log_says() -> None:
    plan = promise("deadline: before July 2025")
    log = a_log(f"timeline: {{title: A log, covers: 2000/2026}}\nplans:\n  - {{id: p, title: P, {plan}}}\n")
    fresh, kept = (
        json.loads(run("plans", "--log", log, "--as-of", "2025-01-01", "--format", "json").out) for _ in range(2)
    )
    assert fresh == kept
    (known,) = kept["plans"]
    assert (known["deadline"]["edtf"], known["deadline"]["words"]) == ("[..2025-06]", "before July 2025")
    assert known["days_left"] == {"min": 180, "max": 180}


OF_2025 = "\n".join(
    promise(f"deadline: {deadline}")
    for deadline in ("2025-12-30", "by the end of 2025", "before 2026", "2025-12", "2026-01-01")
)
LOG = "timeline: {title: A log, covers: 2000/2026}\nplans:\n" + "".join(
    f"  - {{id: p{number}, title: Plan {number}, {inside}}}\n" for number, inside in enumerate(OF_2025.splitlines())
)


@pytest.mark.parametrize(
    ("other", "relations"),
    [
        ("the end of 2025", ["before", "within", "within", "straddles", "after"]),
        ("by the end of 2025", ["before", "within", "within", "straddles", "after"]),
        ("the end of this year", ["before", "within", "within", "straddles", "after"]),
        ("before 2026", ["before", "within", "within", "straddles", "after"]),
        ("before next year", ["before", "within", "within", "straddles", "after"]),
        ("December 2025", ["within", "within", "within", "within", "after"]),
        ("by December 2025", ["within", "within", "within", "within", "after"]),
    ],
)
def test_against_the_end(other: str, relations: list[str]) -> None:
    asked = plans(workspace_of(LOG, as_of="2025-10-15"), Question(), asked_against=other)
    found = {row.plan.id: row.against.relation for row in asked.rows if row.against}
    assert [found[f"p{number}"] for number in range(5)] == relations


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        ("the end of 2025", {"p0": "CERTAIN", "p3": "POSSIBLE"}),
        ("2025-12-31", {"p0": "CERTAIN", "p3": "POSSIBLE"}),
        ("2026", {"p0": "CERTAIN", "p1": "CERTAIN", "p2": "CERTAIN", "p3": "CERTAIN"}),
        ("the end of 2026", dict.fromkeys(["p0", "p1", "p2", "p3", "p4"], "CERTAIN")),
    ],
)
def test_due_before_the_end(limit: str, due: dict[str, str]) -> None:
    found = plans(workspace_of(LOG, as_of="2025-10-15"), Question(), due_before=limit)
    assert {row.plan.id: row.match.name for row in found.rows} == due


@pytest.mark.parametrize(
    ("deadline", "every", "expected"),
    [
        ("by the end of February 2025", "6 months", ["2025-02-28", "2025-08-31", "2026-02-28"]),
        ("the end of February 2024", "1 year", ["2024-02-29", "2025-02-28", "2026-02-28"]),
        ("before July 2025", "6 months", ["2025-06-30", "2025-12-31", "2026-06-30"]),
        ("by 28 February 2025", "6 months", ["2025-02-28", "2025-08-28", "2026-02-28"]),
        ("by the start of July 2025", "6 months", ["2025-07-01", "2026-01-01", "2026-07-01"]),
    ],
)
def test_the_end_of_a_month_recurs_as_the_end_of_a_month(deadline: str, every: str, expected: list[str]) -> None:
    found = rows(f"kind: commitment, announced: 2024-01, deadline: {deadline}, every: {every}", "2026-01-15")
    windows = [(iso(one.deadline.first), iso(one.deadline.last)) for one in found]
    assert windows[:3] == [(day, day) for day in expected]


def test_a_time_that_counts_from_a_date_is_told_how_to_be_written() -> None:
    (problem,) = problems_of(
        "timeline: {title: A log, covers: 2000/2026}\nplans:\n"
        f"  - {{id: p, title: P, {promise('deadline: 100 days after 12 November 2019')}, sources: [s]}}\n"
        "sources: {s: {title: S}}\n"
    )
    assert problem.code == "bad-date"
    assert problem.hint == "write 2020-02-20; a deadline can count: {within: 100 days, of: 2019-11-12}"
