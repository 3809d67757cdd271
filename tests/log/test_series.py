"""The checks of recurring plans and of the order of a plan's life."""

import datetime

import pytest

from tests.helpers import a_log
from timeline.index.opening import read_aside as load
from timeline.log.checks.series import due_occurrences, later
from timeline.log.deadline_terms import Step


def day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


LATER = [
    ("2025-01-31", 1, "month", 1, "2025-02-28"),
    ("2025-01-31", 1, "month", 2, "2025-03-31"),
    ("2024-02-29", 1, "year", 1, "2025-02-28"),
    ("2024-02-29", 1, "year", 4, "2028-02-29"),
    ("2024-12-15", 3, "month", 5, "2026-03-15"),
    ("2025-01-31", 2, "week", 3, "2025-03-14"),
    ("2025-01-31", 10, "day", 2, "2025-02-20"),
]


@pytest.mark.parametrize(("start", "number", "unit", "times", "expected"), LATER)
def test_later(start: str, number: int, unit: str, times: int, expected: str) -> None:
    assert later(day(start), Step(number, unit), times) == day(expected)


@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
def test_beyond_the_calendar_there_is_one_day_more(unit: str) -> None:
    assert later(day("9999-12-31"), Step(9999, unit), 9999) == day("9999-12-31") + 1
    assert later(day("9999-12-31") + 1, Step(1, unit), 0) == day("9999-12-31") + 1


def test_only_what_is_past_is_due_and_only_within_the_series() -> None:
    window, month = (day("2025-01-01"), day("2025-01-31")), Step(1, "month")
    end = day("2026-01-01")
    assert list(due_occurrences(window, month, None, end, day("2025-02-28"))) == [0]
    assert list(due_occurrences(window, month, None, end, day("2025-03-01"))) == [0, 1]
    assert list(due_occurrences(window, month, 3, end, day("2025-12-31"))) == [0, 1, 2]
    assert list(due_occurrences(window, month, None, day("2025-03-31"), day("2025-12-31"))) == [0, 1, 2]


def found(inside: str) -> list[str]:
    plan = f"  - {{id: p, title: P, kind: commitment, announced: 2024-09-27, note: x, {inside}}}\n"
    other = "  - {id: q, title: Q, kind: threat, announced: 2024, note: x}\n"
    loaded = load(a_log(f"timeline: {{title: A log, covers: 2014/2025-03-18}}\nplans:\n{plan}{other}"))
    return [problem.code for problem in loaded.problems if problem.code != "no-source"]


SERIES = "deadline: 2025-01, every: 1 month"
CASES = [
    # occurrences: January, February, March, ...
    (f"{SERIES}, until: 2025-02, outcome: [{{date: 2025-01, result: met, occurrence: 0}}, "
     "{date: 2025-02, result: met, occurrence: 1}]", []),
    (f"{SERIES}, until: 2025-02, outcome: [{{date: 2025-01, result: met, occurrence: 0}}, "
     "{date: 2025-02, result: met, occurrence: 1}, {date: 2025-03, result: met, occurrence: 2}]", ["recurrence"]),
    # A series that was once to last longer.
    (f"{SERIES}, until: 2025-06, revisions: [{{date: 2025-03-01, until: 2025-02}}], "
     "outcome: [{date: 2025-01, result: met, occurrence: 0}, {date: 2025-02, result: met, occurrence: 1}, "
     "{date: 2025-03, result: met, occurrence: 2}]", []),
    (f"{SERIES}, outcome: {{date: 2025-01, result: met, occurrence: 0}}", ["no-outcome"]),
    (f"{SERIES}, times: 1, outcome: {{date: 2025-01, result: met, occurrence: 0}}", []),
    (f"{SERIES}, status: reported", []),
    (f"{SERIES}, revisions: [{{date: 2025-01-20, deadline: none}}]", []),
    # In March the log has not seen the end of February's.
    (f"{SERIES}, checked: 2025-02-20, outcome: {{date: 2025-01, result: met, occurrence: 0}}", []),
    # The day of a revision may be that of the outcome, or before it as far as anybody knows.
    ("deadline: 2025-01, revisions: [{date: 2025-02-10, deadline: 2025-09}], "
     "outcome: {date: 2025-02-10, result: met}", []),
    ("deadline: 2025-01, revisions: [{date: 2025-02, deadline: 2025-09}], outcome: {date: 2025-02-10, result: met}",
     []),
    ("deadline: 2025-01, revisions: [{date: 2025-02-11, deadline: 2025-09}], "
     "outcome: {date: 2025-02-10, result: met}", ["revised-after-outcome"]),
    ("deadline: 2025-01, revisions: [{date: 2025-02-11, note: said again}], outcome: {date: 2025-02-10, result: met}",
     []),
    ("history: [{date: 2024-09-27, note: the same day}]", []),
    ("history: [{date: 2024, note: some day}]", []),
    ("history: [{date: 2024-09-28, note: the day after}]", ["history-after-announcement"]),
    ("outcome: {date: 2025-01, result: superseded, superseded_by: q}", []),
    ("outcome: {date: 2025-01, result: met, superseded_by: q}", ["not-superseded"]),
    ("outcome: {date: 2025-01, result: superseded, superseded_by: p}", ["superseded-loop"]),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "codes"), CASES)
def test_reported_and_accepted_series(inside: str, codes: list[str]) -> None:
    assert found(inside) == codes
