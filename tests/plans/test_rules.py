"""The verdict on a rule, which takes effect by itself: on each side of its day, and where the log stopped looking."""

import json
from typing import Any

import pytest

from tests.helpers import a_log, problems_of, run
from tests.plans.judging import days, promise, row
from timeline.dates import iso


def output_of(*question: str) -> Any:
    return json.loads(run(*question, "--format", "json").out)


MONTH, DAY = promise("deadline: 2026-08", "rule"), promise("deadline: from 2 August 2026", "rule")


@pytest.mark.parametrize(
    ("plan", "on", "horizon", "verdict", "left", "then"),
    [
        # August 2026: d1 is the 1st, d2 the 31st.
        (MONTH, "2026-07-31", "2026-12-31", "pending", "1 31", None),
        (MONTH, "2026-08-01", "2026-12-31", "possibly-in-force", None, None),
        (MONTH, "2026-08-30", "2026-12-31", "possibly-in-force", None, None),
        (MONTH, "2026-08-31", "2026-12-31", "in-force", None, None),
        (MONTH, "2026-09-01", "2026-12-31", "in-force", None, None),
        # At the horizon and beyond it.
        (MONTH, "2026-07-31", "2026-07-30", "pending", "1 31", None),
        (MONTH, "2026-08-01", "2026-08-01", "possibly-in-force", None, None),
        (MONTH, "2026-08-01", "2026-07-31", "unknown", None, "pending"),
        (MONTH, "2026-08-30", "2026-08-29", "unknown", None, "possibly-in-force"),
        (MONTH, "2026-08-31", "2026-08-30", "unknown", None, "possibly-in-force"),
        (MONTH, "2026-08-31", "2026-08-31", "in-force", None, None),
        (MONTH, "2026-09-01", "2026-08-31", "in-force", None, None),  # H ≥ d2: seen in force, then not followed
        (MONTH, "2026-09-01", "2026-08-30", "unknown", None, "possibly-in-force"),
        (MONTH, "2027-09-01", "2026-07-31", "unknown", None, "pending"),
        # One day: d1 = d2, never possibly in force.
        (DAY, "2026-08-01", "2026-12-31", "pending", "1 1", None),
        (DAY, "2026-08-02", "2026-12-31", "in-force", None, None),
        (DAY, "2026-08-02", "2026-08-02", "in-force", None, None),
        (DAY, "2026-08-02", "2026-08-01", "unknown", None, "pending"),
        # `checked` takes the place of the horizon.
        (f"{DAY}, checked: 2026-08-01", "2026-08-02", "2026-12-31", "unknown", None, "pending"),
        (f"{DAY}, checked: 2026-08-02", "2026-08-03", "2026-01-01", "in-force", None, None),
    ],
)
def test_at_each_edge(plan: str, on: str, horizon: str, verdict: str, left: str | None, then: str | None) -> None:
    found = row(plan, on, horizon).verdict
    assert (found.name, found.days_left, found.days_late, found.at_horizon) == (verdict, days(left), None, then)
    looked = plan[-10:] if "checked" in plan else horizon
    assert found.stale == (on > looked)


@pytest.mark.parametrize(
    ("deadline", "first", "last"),
    [
        ("from 2 August 2026", "2026-08-02", "2026-08-02"),
        ("2 August 2026", "2026-08-02", "2026-08-02"),
        ("since 2 August 2026", "2026-08-02", "2026-08-02"),
        ("2026-08-02/..", "2026-08-02", "2026-08-02"),
        ("from August 2026", "2026-08-01", "2026-08-31"),
        ("from early 2026", "2026-01-01", "2026-04-30"),
        ("from Q1 2027", "2027-01-01", "2027-03-31"),
        ("from the end of 2025", "2025-12-31", "2025-12-31"),
        ("{later_of: [from 2 August 2026, from 1 March 2026]}", "2026-08-02", "2026-08-02"),
        ("{earlier_of: [from 2 August 2026, {later_of: [2025, from 2026-03-01]}]}", "2026-03-01", "2026-03-01"),
    ],
)
def test_from_a_day_is_that_day(deadline: str, first: str, last: str) -> None:
    plans = (
        promise(f"deadline: {deadline}", "rule"),
        promise(f"deadline: 2020, revisions: [{{date: 2025-01-01, deadline: {deadline}}}]", "rule"),
    )
    for plan in plans:
        found = row(plan, "2025-06-01").deadline
        assert found is not None
        assert (iso(found.first), iso(found.last)) == (first, last)


@pytest.mark.parametrize("kind", ["commitment", "expectation"])
def test_of_another_plan_it_is_a_period_and_no_deadline(kind: str) -> None:
    found = problems_of(f"plans:\n  - {{id: p, title: P, {promise('deadline: from 2 August 2026', kind)}}}\n")
    assert [(one.code, one.severity) for one in found if one.severity == "error"] == [("bad-deadline", "error")]


@pytest.mark.parametrize(
    ("more", "on", "verdict"),
    [
        ("outcome: {date: 2026-05-01, result: dropped}", "2026-04-30", "pending"),
        ("outcome: {date: 2026-05-01, result: dropped}", "2026-05-01", "dropped"),
        ("outcome: {date: 2026-09-01, result: dropped}", "2026-08-31", "in-force"),
        ("outcome: {date: 2026-09-01, result: dropped}", "2026-09-01", "dropped"),
        ("outcome: {date: 2026-05-01, result: superseded, superseded_by: p2}", "2026-05-01", "superseded"),
        ("revisions: [{date: 2026-05-01, deadline: 2027-08-02}]", "2026-08-02", "pending"),
        ("revisions: [{date: 2026-05-01, deadline: none}]", "2026-08-02", "open"),
    ],
)
def test_a_rule_that_changed(more: str, on: str, verdict: str) -> None:
    assert row(f"{DAY}, {more}\n{DAY}", on).verdict.name == verdict


@pytest.mark.parametrize("result", ["met", "partly-met", "not-met"])
def test_a_rule_is_neither_met_nor_missed(result: str) -> None:
    plan = f"{DAY}, outcome: {{date: 2026-08-02, result: {result}}}"
    found = problems_of(f"plans:\n  - {{id: p, title: P, {plan}}}\n")
    assert [one.code for one in found if one.severity == "error"] == ["rule-outcome"]


def test_a_rule_has_no_until() -> None:
    found = problems_of(f"plans:\n  - {{id: p, title: P, {promise('until: 2026', 'rule')}}}\n")
    assert [one.code for one in found if one.severity == "error"] == ["bad-deadline"]


def test_a_rule_is_no_promise() -> None:
    """It is not warned of as missed, is not past its deadline, and is in nobody's record."""
    head = "timeline: {title: A log, covers: 2000/2027}\nactors: {eu: {name: EU}}\nsources: {s: {title: S}}\n"
    log = a_log(f"{head}plans:\n  - {{id: p, title: P, {DAY}, by: [eu], sources: [s]}}\n")
    assert "no-outcome" not in run("check", "--log", log).out
    assert output_of("changes", "2026-07", "2026-09", "--log", log)["plans"]["deadline_passed"] == []
    assert output_of("plans", "--by", "actor", "--log", log, "--as-of", "2027-01-01")["statistics"] == []


@pytest.mark.parametrize(
    ("plan", "since", "until", "is_told"),
    [
        # W is from the day after FROM to TO, and d2 of August 2026 is the 31st.
        (DAY, "2026-08-01", "2026-08-02", True),
        (DAY, "2026-08-02", "2026-08-03", False),
        (DAY, "2026-07-01", "2026-08-01", False),
        (MONTH, "2026-07-31", "2026-08-30", False),
        (MONTH, "2026-07-31", "2026-08-31", True),
        (MONTH, "2026-08-30", "2026-12-31", True),
        (MONTH, "2026-08-31", "2026-12-31", False),
        # In force on d2 is the deadline of the latest revision by then.
        (f"{DAY}, revisions: [{{date: 2026-08-02, deadline: 2027}}]", "2026-07-01", "2026-12-31", False),
        (f"{DAY}, revisions: [{{date: 2026-08-03, deadline: 2027}}]", "2026-07-01", "2026-12-31", True),
        (f"{DAY}, outcome: {{date: 2026-08-02, result: dropped}}", "2026-07-01", "2026-12-31", False),
        (f"{DAY}, outcome: {{date: 2026-08-03, result: dropped}}", "2026-07-01", "2026-12-31", True),
        (DAY.replace("rule", "intention"), "2026-07-01", "2026-12-31", False),
    ],
)
def test_changes_tell_which_rules_enter_into_force(plan: str, since: str, until: str, is_told: bool) -> None:
    log = a_log(
        "timeline: {title: A log, covers: 2000/2027}\nplans:\n"
        + (f"  - {{id: p, title: P, {plan.replace('from 2', '2') if 'intention' in plan else plan}}}\n")
    )
    question = ("changes", since, until, "--log", log, "--as-of", "2027-06-01")
    assert [one["id"] for one in output_of(*question)["plans"]["in_force"]] == (["p"] if is_told else [])
    assert ("Rules that enter into force" in run(*question).out) == is_told


def test_a_rule_in_words() -> None:
    ended = f"{promise('deadline: from 2 August 2025', 'rule')}, outcome: {{date: 2026-03-01, result: dropped}}"
    moved = f"{DAY}, revisions: [{{date: 2025-03-10, deadline: from 2 December 2027}}]"
    plans = "".join(f"  - {{id: r{n}, title: Rule {n}, {plan}}}\n" for n, plan in enumerate((DAY, MONTH, ended, moved)))
    log = a_log(f"timeline: {{title: A log, covers: 2000/2026-12-31}}\nplans:\n{plans}")

    def told(*question: str) -> str:
        return " ".join(run(*question, "--log", log, "--as-of", "2026-08-12", COLUMNS="300").out.split())

    out = told("plans")
    assert "In force (2)" in out
    assert "§ Rule 0 · in force for 10 days" in out
    assert "possibly in force: at the latest in 19 days" in out
    assert "ahead: in over 15 months · moved once, 16 months later than first announced" in out
    assert "dropped on 1 Mar 2026, over 6 months after it took effect" in out
    assert "rule dropped: Rule 2, over 6 months after it took effect" in told("list")
    assert "applies from 2 Aug 2026 → 2 Dec 2027, 16 months later: Rule 3" in told("changes", "2025", "2025-12")
    assert "applies from 2 Aug 2026" in told("show", "r0")
    calendar = run("plans", "--log", log, "--as-of", "2026-08-12", "--format", "ics").out
    assert (calendar.count("BEGIN:VEVENT"), calendar.count("BEGIN:VTODO")) == (4, 0)


def test_a_rule_applies_from_the_day_of_an_event() -> None:
    plan = promise("deadline: {within: 0 days, of: treaty}", "rule")
    text = (
        "timeline: {title: A log, covers: 2000/2026-12-31}\n"
        "events: [{id: treaty, date: 2025-09-01, title: A treaty enters into force, type: other, sources: [s]}]\n"
        f"sources: {{s: {{title: A source}}}}\nplans:\n  - {{id: p, title: P, sources: [s], {plan}}}\n"
    )
    log = a_log(text)
    (before,) = output_of("plans", "--log", log, "--as-of", "2025-08-31")["plans"]
    assert (before["verdict"], before["deadline"]) == ("waiting", None)
    (after,) = output_of("plans", "--log", log, "--as-of", "2025-09-01")["plans"]
    assert (after["verdict"], after["deadline"]["edtf"]) == ("in-force", "2025-09-01")
    assert after["counts_from"] == {"within": "0 days", "of": "treaty"}

    def told(*question: str) -> str:
        return " ".join(run(*question, "--log", log, "--as-of", "2026-08-12", COLUMNS="300").out.split())

    card = told("show", "p")
    assert "applies from 1 Sep 2025 that is the day of “A treaty enters into force”" in card
    assert "announced, applies from the day of “A treaty enters into force”, no date yet" in card
    assert problems_of(text) == ()


@pytest.mark.parametrize("key", ["from", "on", "after"])
def test_a_deadline_that_follows_something_names_the_right_form(key: str) -> None:
    text = (
        "timeline: {title: A log, covers: 2000/2026-12-31}\n"
        f"plans:\n  - {{id: p, title: P, {promise(f'deadline: {{{key}: a-treaty}}', 'rule')}}}\n"
    )
    (problem,) = [one for one in problems_of(text) if one.severity == "error"]
    assert problem.message == f"a deadline has no key '{key}'"
    assert problem.hint == "write {within: 90 days, of: a-treaty}, or 'within: 0 days' for the day itself"
