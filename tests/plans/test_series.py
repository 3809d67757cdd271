"""Long series, and series that end: occurrences that were settled or reached are never lost."""

from typing import Any

import pytest

from tests.plans.judging import rows
from timeline.dates import iso

REVIEW = "kind: commitment, announced: 2023-01-01, deadline: 2023-06-30, every: 6 months, deadline_words: twice a year"
MET = "outcome: [{date: 2023-06-20, result: met, occurrence: 0}, {date: 2024-01-10, result: met, occurrence: 1}]"
LIFTED = "revisions: [{date: 2024-05-01, deadline: none}]"


def verdicts_of(inside: str, on: str, **more: str) -> list[tuple[Any, ...]]:
    found = rows(inside, on, **more)
    return [(one.occurrence, one.deadline and iso(one.deadline.last), one.verdict.name) for one in found]


@pytest.mark.parametrize("on", ["2024-05-01", "2024-06-30", "2026-12-31"])
def test_a_series_that_is_lifted_keeps_its_outcomes(on: str) -> None:
    plan = f"{REVIEW}, {LIFTED}, {MET}"
    assert verdicts_of(plan, on) == [(0, "2023-06-30", "met"), (1, "2023-12-30", "met")]
    found = rows(plan, on)
    assert [(one.verdict.timing, one.verdict.days_late) for one in found] == [("on-time", None), ("late", (11, 11))]
    assert all(one.is_lifted and one.words == "twice a year" and one.slip == 0 for one in found)


def test_before_it_is_lifted_it_goes_on() -> None:
    assert verdicts_of(f"{REVIEW}, {LIFTED}, {MET}", "2024-04-30") == [
        (0, "2023-06-30", "met"),
        (1, "2023-12-30", "met"),
        (2, "2024-06-30", "pending"),
    ]


# lifted on, what is left on 31 December 2024
LEFT = [
    ("2023-06-29", [(None, None, "open")]),
    ("2023-06-30", [(None, None, "open")]),
    ("2023-07-01", [(0, "2023-06-30", "overdue")]),
    ("2023-12-30", [(0, "2023-06-30", "overdue")]),
    ("2023-12-31", [(0, "2023-06-30", "overdue"), (1, "2023-12-30", "overdue")]),
]


@pytest.mark.parametrize(("lifted", "left"), LEFT)
def test_occurrence_reached_before_stays(lifted: str, left: list[tuple[Any, ...]]) -> None:
    assert verdicts_of(f"{REVIEW}, revisions: [{{date: {lifted}, deadline: none}}]", "2024-12-31") == left


def test_a_window_is_reached_on_its_first_day() -> None:
    series = "kind: commitment, announced: 2023-01-01, deadline: 2023-06, every: 1 month"
    lifted = f"{series}, revisions: [{{date: 2023-07-02, deadline: none}}]"
    assert verdicts_of(lifted, "2023-07-15") == [(0, "2023-06-30", "overdue"), (1, "2023-07-31", "due")]
    assert verdicts_of(lifted, "2023-08-01") == [(0, "2023-06-30", "overdue"), (1, "2023-07-31", "overdue")]


def test_occurrence_settled_early_stays_without_those_between() -> None:
    outcome = "outcome: {date: 2023-05-01, result: dropped, occurrence: 3}"
    assert verdicts_of(f"{REVIEW}, {LIFTED}, {outcome}", "2024-12-31") == [
        (0, "2023-06-30", "overdue"),
        (1, "2023-12-30", "overdue"),
        (3, "2024-12-30", "dropped"),
    ]


def test_the_deadlines_are_those_before_it_was_lifted_also_where_they_had_moved() -> None:
    revisions = "revisions: [{date: 2023-02-01, deadline: 2023-07-15}, {date: 2024-05-01, deadline: none}]"
    found = rows(f"{REVIEW}, {revisions}, {MET}", "2024-12-31")
    assert [iso(one.deadline.last) for one in found] == ["2023-07-15", "2024-01-15"]
    # 30 June to 15 July, 30 December to 15 January
    assert [(one.slip, one.times_moved, one.verdict.timing) for one in found] == [
        (15, 1, "on-time"),
        (16, 1, "on-time"),
    ]


def test_a_series_may_be_set_again() -> None:
    revisions = "revisions: [{date: 2024-05-01, deadline: none}, {date: 2024-09-01, deadline: 2023-06-30}]"
    plan = f"{REVIEW}, {revisions}, {MET}"
    assert [number for number, _, _ in verdicts_of(plan, "2024-08-31")] == [0, 1]
    assert verdicts_of(plan, "2024-09-01")[2:] == [(2, "2024-06-30", "overdue"), (3, "2024-12-30", "pending")]


def test_at_the_horizon_a_lifted_series_says_what_was_known_of_it() -> None:
    plan = f"{REVIEW.replace('2023-06-30', '2023-06')}, revisions: [{{date: 2023-06-20, deadline: none}}]"
    (found,) = rows(plan, "2023-08-01", horizon="2023-06-25")
    assert (found.verdict.name, found.verdict.at_horizon) == ("unknown", "due")


def test_occurrence_settled_after_the_end_of_the_series_stays() -> None:
    plan = f"{REVIEW}, until: 2026, revisions: [{{date: 2024-02-01, until: 2023-10}}], {MET}"
    assert verdicts_of(plan, "2024-12-31") == [(0, "2023-06-30", "met"), (1, "2023-12-30", "met")]


def test_settled_occurrence_is_listed_if_the_first_deadline_has_no_day() -> None:
    events = "events:\n  - {id: e, date: 2030, title: E, type: law}\n"
    plan = "kind: commitment, announced: 2023-01-01, deadline: {within: 90 days, of: e}, every: 6 months"
    assert verdicts_of(f"{plan}, {MET}", "2024-12-31", more=events) == [
        (None, None, "waiting"),
        (0, None, "met"),
        (1, None, "met"),
    ]
    assert verdicts_of(plan, "2024-12-31", more=events) == [(None, None, "waiting")]


DAILY = "kind: commitment, announced: 1989-12-01, deadline: 1990-01-01, every: day"


def test_of_a_long_series_the_last_ten_thousand_are_listed() -> None:
    found = rows(DAILY, "2025-03-18")
    # 1 January 1990 to 18 March 2025: 35 years of 365 days, 9 leap days, 31 + 28 + 17 days; tomorrow lies ahead.
    today = 35 * 365 + 9 + 31 + 28 + 17
    assert [one.occurrence for one in found] == list(range(today - 9_999, today + 2))
    assert (iso(found[-2].deadline.last), found[-2].verdict.name) == ("2025-03-18", "due")
    assert (iso(found[-1].deadline.last), found[-1].verdict.name) == ("2025-03-19", "pending")


def test_occurrence_settled_long_ago_is_listed() -> None:
    outcomes = "{date: 1990-01-01, result: met, occurrence: 0}, {date: 1990-02-28, result: met, occurrence: 58}"
    found = rows(f"{DAILY}, outcome: [{outcomes}]", "2025-03-18")
    assert [(one.occurrence, one.verdict.name) for one in found[:2]] == [(0, "met"), (58, "met")]
    assert len(found) == 10_003


def test_ten_thousand_are_listed_whole() -> None:
    # Occurrence 9,999 is 9,999 days after 1 January 1990: 27 years of 365 days, 7 leap days, and 137 days more.
    assert [one.occurrence for one in rows(DAILY, "2017-05-18")] == list(range(10_001))
    assert [one.occurrence for one in rows(DAILY, "2017-05-19")] == list(range(1, 10_002))


def test_a_long_series_ends_where_it_ends() -> None:
    # Occurrence 11,999 is so many days after 1 January 1990: 32 years of 365 days, 8 leap days, and 311 days more.
    found = rows(f"{DAILY}, until: 2022-11-08", "2026-01-01")
    assert (found[0].occurrence, found[-1].occurrence) == (2_000, 11_999)
    assert iso(found[-1].deadline.last) == "2022-11-08"
