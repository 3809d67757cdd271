"""Recurring plans: occurrence n is the first deadline plus n steps, and the first is occurrence 0."""

import pytest

from tests.helpers import problems_of
from tests.plans.judging import promise, row, rows
from timeline.dates import iso


def windows(inside: str, on: str, **more: str) -> list[tuple[int | None, str | None, str | None]]:
    found = rows(promise(inside), on, **more)
    return [(one.occurrence, iso(one.deadline.first), iso(one.deadline.last)) for one in found]


def last_days(inside: str, on: str) -> list[str | None]:
    return [last for _, _, last in windows(inside, on)]


def test_the_end_of_august_every_six_months_does_not_drift() -> None:
    assert last_days("deadline: 2025-08-31, every: 6 months", "2027-09-01") == [
        "2025-08-31",
        "2026-02-28",
        "2026-08-31",
        "2027-02-28",
        "2027-08-31",
        "2028-02-29",
    ]


def test_the_29th_of_february_every_year() -> None:
    assert last_days("deadline: 2028-02-29, every: 1 year", "2032-03-01") == [
        "2028-02-29",
        "2029-02-28",
        "2030-02-28",
        "2031-02-28",
        "2032-02-29",
        "2033-02-28",
    ]


@pytest.mark.parametrize(
    ("deadline", "every", "on", "expected"),
    [
        ("2025-11", "1 month", "2026-02-01", [("2025-11-01", "2025-11-30"), ("2025-12-01", "2025-12-31"),
                                              ("2026-01-01", "2026-01-31"), ("2026-02-01", "2026-02-28"),
                                              ("2026-03-01", "2026-03-31")]),
        ("2025-02", "1 year", "2028-01-01", [("2025-02-01", "2025-02-28"), ("2026-02-01", "2026-02-28"),
                                             ("2027-02-01", "2027-02-28"), ("2028-02-01", "2028-02-29")]),
        ("Q1 2025", "3 months", "2025-03-31", [("2025-01-01", "2025-03-31"), ("2025-04-01", "2025-06-30")]),
        ("2024", "4 years", "2025-01-01", [("2024-01-01", "2024-12-31"), ("2028-01-01", "2028-12-31")]),
        ("by September 2025", "6 months", "2025-09-01", [("2025-09-01", "2025-09-30"), ("2026-03-01", "2026-03-31")]),
        ("2025-12-22", "2 weeks", "2025-12-23", [("2025-12-22", "2025-12-22"), ("2026-01-05", "2026-01-05")]),
        ("2025-12-22", "10 days", "2025-12-22", [("2025-12-22", "2025-12-22"), ("2026-01-01", "2026-01-01")]),
        ("2025-12-22", "week", "2025-12-22", [("2025-12-22", "2025-12-22"), ("2025-12-29", "2025-12-29")]),
    ],
)  # fmt: skip
def test_vague_deadlines_stay_as_vague(deadline: str, every: str, on: str, expected: list[tuple[str, str]]) -> None:
    found = windows(f"deadline: {deadline}, every: {every}", on)
    assert found == [(number, first, last) for number, (first, last) in enumerate(expected)]


def test_a_limit_stays_a_limit() -> None:
    found = rows(promise("deadline: by September 2025, every: 6 months"), "2025-09-01")
    assert [one.deadline.date.edtf for one in found] == ["[..2025-09]", "[..2026-03]"]


@pytest.mark.parametrize(
    ("on", "count"),
    [("2024-10-01", 1), ("2025-01-30", 1), ("2025-01-31", 2), ("2025-02-28", 3), ("2025-03-01", 3)],
)
def test_occurrences_are_listed_up_to_the_first_that_lies_ahead(on: str, count: int) -> None:
    assert len(windows("deadline: 2025-01-31, every: 1 month", on)) == count


def test_the_series_ends_after_its_times() -> None:
    assert last_days("deadline: 2025-01-31, every: 1 month, times: 3", "2026-12-31") == [
        "2025-01-31",
        "2025-02-28",
        "2025-03-31",
    ]


def test_the_series_ends_with_its_until() -> None:
    series = "deadline: 2025-01-31, every: 1 month, until: 2025-03"
    assert last_days(series, "2026-12-31") == ["2025-01-31", "2025-02-28", "2025-03-31"]
    assert last_days(f"{series}-30", "2026-12-31") == ["2025-01-31", "2025-02-28"]


def test_a_revision_may_end_the_series_or_move_it() -> None:
    ended = "deadline: 2025-01-31, every: 1 month, revisions: [{date: 2025-02-10, until: 2025-03}]"
    assert len(last_days(ended, "2025-02-09")) == 2
    assert last_days(ended, "2026-12-31") == ["2025-01-31", "2025-02-28", "2025-03-31"]
    moved = "deadline: 2025-01-31, every: 1 month, revisions: [{date: 2025-01-10, deadline: 2025-02-15}]"
    assert last_days(moved, "2025-03-01") == ["2025-02-15", "2025-03-15"]


OUTCOMES = promise(
    "deadline: 2025-01-31, every: 1 month, outcome: [{date: 2025-01-30, result: met, occurrence: 0}, "
    "{date: 2025-04-02, result: met, occurrence: 2}]"
)


def test_each_occurrence_has_a_verdict_of_its_own() -> None:
    found = [(one.occurrence, one.verdict.name, one.verdict.timing) for one in rows(OUTCOMES, "2025-04-02")]
    assert found == [(0, "met", "on-time"), (1, "overdue", None), (2, "met", "late"), (3, "pending", None)]
    assert [one.verdict.days_late for one in rows(OUTCOMES, "2025-04-02")] == [None, (33, 33), (2, 2), None]
    assert [one.verdict.name for one in rows(OUTCOMES, "2025-01-15")] == ["pending"]


def test_occurrence_settled_early_is_listed() -> None:
    early = promise("deadline: 2025-01-31, every: 1 month, outcome: {date: 2025-01-05, result: dropped, occurrence: 2}")
    assert [one.verdict.name for one in rows(early, "2025-01-05")] == ["pending", "pending", "dropped"]
    assert [one.verdict.name for one in rows(early, "2025-01-04")] == ["pending"]


def test_beyond_the_horizon_only_what_was_reached_after_it_is_unknown() -> None:
    found = [
        (one.occurrence, one.verdict.name, one.verdict.at_horizon)
        for one in rows(promise("deadline: 2025-01-31, every: 1 month"), "2025-03-31", "2025-03-18")
    ]
    assert found == [(0, "overdue", None), (1, "overdue", None), (2, "unknown", "pending"), (3, "pending", None)]


def test_each_occurrence_slips_from_where_it_was_announced_first() -> None:
    plan = promise("deadline: 2025-01-31, every: 1 month, revisions: [{date: 2025-01-10, deadline: 2025-02-15}]")
    found = rows(plan, "2025-03-16")
    assert [iso(one.first.last) for one in found] == ["2025-01-31", "2025-02-28", "2025-03-31"]
    # 31 January to 15 February, 28 February to 15 March, 31 March to 15 April
    assert [(one.slip, one.times_moved) for one in found] == [(15, 1), (15, 1), (15, 1)]


def test_without_a_move_no_occurrence_has_slipped() -> None:
    found = rows(promise("deadline: 2025-02, every: 1 month"), "2025-03-15")
    assert [(iso(one.first.last), one.slip) for one in found] == [
        ("2025-02-28", 0),
        ("2025-03-31", 0),
        ("2025-04-30", 0),
    ]


def test_a_series_without_deadline_in_force_is_open() -> None:
    plan = promise("deadline: 2025-01-31, every: 1 month, revisions: [{date: 2025-01-10, deadline: none}]")
    assert row(plan, "2025-03-01").verdict.name == "open"
    assert row(plan, "2025-03-01").occurrence is None


def test_the_series_ends_with_the_calendar() -> None:
    found = last_days("deadline: 2025-01-31, every: 4000 years", "2025-02-01")
    assert found == ["2025-01-31", "6025-01-31"]
    assert last_days("deadline: 2025-01-31, every: 9000 years", "2025-02-01") == ["2025-01-31"]


@pytest.mark.parametrize(
    ("inside", "codes"),
    [
        ("deadline: 2025-01-31, every: 1 month", []),
        ("deadline: 2025-01-31, every: 1 month, until: 2026", []),
        ("deadline: 2025-01-31, every: 1 month, times: 3", []),
        ("deadline: 2025-01-31, every: 1 month, outcome: {date: 2025-01, result: met, occurrence: 0}", []),
        ("every: 1 month", ["recurrence"]),
        ("deadline: 2025-01-31, times: 3", ["recurrence"]),
        ("deadline: 2025-01-31, outcome: {date: 2025-01, result: met, occurrence: 0}", ["recurrence"]),
        ("deadline: 2025-01-31, every: 1 month, outcome: {date: 2025-01, result: met}", ["recurrence"]),
        ("deadline: 2025-01-31, every: 1 month, times: 3, outcome: {date: 2025-04, result: met, occurrence: 3}",
         ["recurrence"]),
        ("deadline: 2025-01-31, every: 1 month, outcome: [{date: 2025-01, result: met, occurrence: 0}, "
         "{date: 2025-02, result: met, occurrence: 0}]", ["recurrence"]),
        ("deadline: 2025-01-31, outcome: [{date: 2025-01, result: met}, {date: 2025-02, result: met}]",
         ["recurrence"]),
        ("deadline: 2025-01-31, every: 1 month, outcome: {date: 2025-01, result: met, occurrence: -1}",
         ["bad-number"]),
        ("deadline: 2025-01-31, every: monthly", ["bad-step"]),
        ("deadline: 2025-01-31, every: 0 months", ["bad-step"]),
    ],
)  # fmt: skip
def test_required_keys_of_a_series(inside: str, codes: list[str]) -> None:
    problems = problems_of(f"plans:\n  - {{id: p1, title: A plan, {promise(inside)}}}\n")
    assert [p.code for p in problems if p.severity == "error"] == codes
