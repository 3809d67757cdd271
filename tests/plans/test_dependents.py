"""Deadlines that count from something else: an event, the start of a situation, another plan."""

import pytest

from tests.helpers import a_log, problems_of, run
from tests.plans.judging import FAR, promise, row
from timeline.dates import iso

EVENTS = """events:
  - {id: pause, date: 2025-01-20, title: A pause, type: law}
  - {id: month, date: 2025-01, title: Some day in January, type: law}
  - {id: february, date: 2025-02, title: Some day in February, type: law}
  - {id: by-march, date: by March 2025, title: Some day up to March, type: law}
  - {id: presence, date: 2024-12/.., title: A presence, type: deployment}
  - {id: over, date: 2025-01-10/2025-03-05, title: A campaign, type: battle}
  - {id: end-of-month, date: 2025-01-31, title: The last day of January, type: law}
  - {id: learned, date: 2025-01-20, known: 2025-06-01, title: A secret, type: law}
"""


def window(inside: str, on: str = "2025-09-01", **more: str) -> tuple[str | None, str | None] | None:
    found = row(inside, on, more=EVENTS, **more).deadline
    return (iso(found.first), iso(found.last)) if found else None


@pytest.mark.parametrize(
    ("within", "of", "first", "last"),
    [
        ("90 days", "pause", "2025-04-20", "2025-04-20"),
        ("1 day", "pause", "2025-01-21", "2025-01-21"),
        ("2 weeks", "pause", "2025-02-03", "2025-02-03"),
        ("6 months", "pause", "2025-07-20", "2025-07-20"),
        ("1 year", "pause", "2026-01-20", "2026-01-20"),
        ("90 days", "month", "2025-04-01", "2025-05-01"),
        ("1 month", "month", "2025-02-01", "2025-02-28"),
        ("1 month", "february", "2025-03-01", "2025-03-28"),
        ("90 days", "by-march", "2025-05-30", "2025-06-29"),
        ("90 days", "presence", "2025-03-01", "2025-03-31"),
        ("90 days", "over", "2025-04-10", "2025-04-10"),
        ("1 month", "end-of-month", "2025-02-28", "2025-02-28"),
        ("3 months", "end-of-month", "2025-04-30", "2025-04-30"),
        ("13 months", "end-of-month", "2026-02-28", "2026-02-28"),
    ],
)
def test_counted_from_an_event(within: str, of: str, first: str, last: str) -> None:
    assert window(promise(f"deadline: {{within: {within}, of: {of}}}")) == (first, last)


@pytest.mark.parametrize(
    ("within", "of", "first", "last"),
    [
        ("100 days", "2024-11-12", "2025-02-20", "2025-02-20"),
        ("1 month", "2025-01-31", "2025-02-28", "2025-02-28"),
        ("90 days", "2025-01", "2025-04-01", "2025-05-01"),
        ("90 days", "the end of January 2025", "2025-05-01", "2025-05-01"),  # as in every deadline, its last day
        ("100 days", "the end of 2023", "2024-04-09", "2024-04-09"),
        ("100 days", "by the end of 2023", "2024-04-09", "2024-04-09"),
        ("100 days", "end-2023", "2024-04-09", "2024-04-09"),
        ("100 days", "late 2023", "2023-12-10", "2024-04-09"),
        ("100 days", "the end of Q3 2023", "2024-01-08", "2024-01-08"),
        ("90 days", "by March 2025", "2025-05-30", "2025-06-29"),
        ("90 days", "before April 2025", "2025-06-29", "2025-06-29"),
        ("1 day", "27/3/2024", "2024-03-28", "2024-03-28"),
        ("1 day", "2024-W05", "2024-01-30", "2024-02-05"),
        ("1 day", "2024-03-26T01:28", "2024-03-27", "2024-03-27"),
        ("1 day", "may-2024", "2024-05-02", "2024-06-01"),
        ("1 day", "2024-05", "2024-05-02", "2024-06-01"),
        ("1 day", "2024", "2024-01-02", "2025-01-01"),
    ],
)
def test_counted_from_a_date(within: str, of: str, first: str, last: str) -> None:
    assert window(promise(f"deadline: {{within: {within}, of: {of}}}")) == (first, last)


NO_ANCHOR = [
    ("FY 2024", "bad-date", "'FY 2024': a fiscal year begins in a month that its country sets"),
    ("fy2024", "bad-date", "'fy2024': a fiscal year begins in a month that its country sets"),
    ("2024-02-30", "bad-date", "'2024-02-30': there is no day 30"),
    ("3/4/2024", "bad-date", "'3/4/2024': 3/4/2024 has two readings"),
    ("last month", "bad-date", "'last month': it depends on the day it is read"),
    ("paus", "unknown-entry", "unknown entry 'paus'"),
    ("coup-2023", "unknown-entry", "unknown entry 'coup-2023'"),
    ("end-of-month-2", "unknown-entry", "unknown entry 'end-of-month-2'"),
    ("the signing", "unknown-entry", "unknown entry 'the signing'"),
    ("tomorrow", "unknown-entry", "unknown entry 'tomorrow'"),
]


@pytest.mark.parametrize(("of", "code", "message"), NO_ANCHOR)
def test_a_term_that_is_neither_entry_nor_date_is_refused_by_name(of: str, code: str, message: str) -> None:
    plan = promise(f"deadline: {{within: 90 days, of: {of}}}")
    head = "timeline: {title: A log, covers: 2000/2026}\n"
    found = problems_of(f"{head}{EVENTS}plans:\n  - {{id: p, title: P, {plan}}}\n")
    assert [(one.code, one.message) for one in found if one.severity == "error"] == [(code, message)]


@pytest.mark.parametrize("behind", [True, False])
@pytest.mark.parametrize("of", ["may-2024", "2024", "2024-05", "end-2023", "spring-2024"])
@pytest.mark.parametrize("kind", ["event", "plan"])
def test_an_id_that_reads_as_a_date_is_no_anchor(kind: str, of: str, behind: bool) -> None:
    anchor = {
        "event": f"events: [{{id: {of}, date: 2024-05-14, title: E, type: law, sources: s}}]\n",
        "plan": f"  - {{id: {of}, title: Q, kind: intention, announced: 2024-01-02, deadline: 2026, sources: s}}\n",
    }[kind]
    plan = f"  - {{id: p, title: P, {promise(f'deadline: {{within: 900 days, of: {of}}}')}, sources: s}}\n"
    head = "timeline: {title: A log, covers: 2000/2024}\nsources: {s: {title: S}}\n"
    entries = ["plans:\n" + plan, anchor]
    if kind == "plan":
        entries = ["plans:\n", plan, anchor] if behind else ["plans:\n", anchor, plan]
    found = problems_of(head + "".join(entries if behind or kind == "plan" else entries[::-1]))
    assert [(one.code, one.severity, one.entry) for one in found] == [("ambiguous-anchor", "error", "p")]


def test_a_date_without_a_beginning_is_no_anchor() -> None:
    plan = promise("deadline: {within: 90 days, of: ../2025}, sources: [s]")
    head = "timeline: {title: A log, covers: 2000/2026}\nsources: {s: {title: S}}\n"
    (problem,) = problems_of(f"{head}plans:\n  - {{id: p, title: P, {plan}}}\n")
    assert (problem.code, problem.severity) == ("undated-anchor", "warning")


def test_the_verdict_goes_by_the_window() -> None:
    plan = promise("deadline: {within: 90 days, of: month}", "intention")
    verdicts = [
        row(plan, on, more=EVENTS).verdict.name for on in ("2025-03-31", "2025-04-01", "2025-05-01", "2025-05-02")
    ]
    assert verdicts == ["pending", "due", "due", "overdue"]


def test_nothing_counts_from_what_has_not_happened_or_is_not_known() -> None:
    assert window(promise("deadline: {within: 90 days, of: pause}"), "2025-01-19") is None
    assert row(promise("deadline: {within: 90 days, of: pause}"), "2025-01-19", more=EVENTS).verdict.name == "waiting"
    assert window(promise("deadline: {within: 90 days, of: pause}"), "2025-01-20") == ("2025-04-20", "2025-04-20")
    assert window(promise("deadline: {within: 90 days, of: learned}"), "2025-05-31") is None
    assert window(promise("deadline: {within: 90 days, of: learned}"), "2025-05-31", known="2025-06-01") is not None


ANCHOR = promise(
    "deadline: 2025-03, revisions: [{date: 2025-02-01, deadline: 2025-06}], outcome: {date: 2025-07-15, result: met}"
)


@pytest.mark.parametrize(
    ("on", "expected", "slip"),
    [
        ("2024-09-27", ("2025-03-31", "2025-04-30"), 0),
        ("2025-01-31", ("2025-03-31", "2025-04-30"), 0),
        # June begins 92 days after March and ends 91 days after it.
        ("2025-02-01", ("2025-07-01", "2025-07-30"), 91),
        ("2025-07-14", ("2025-07-01", "2025-07-30"), 91),
        ("2025-07-15", ("2025-08-14", "2025-08-14"), 106),
    ],
)
def test_counted_from_a_plan_it_moves_with_it(on: str, expected: tuple[str, str], slip: int) -> None:
    plans = f"{promise('deadline: {within: 30 days, of: p2}')}\n{ANCHOR}"
    assert window(plans, on) == expected
    assert row(plans, on, more=EVENTS).slip == slip
    assert row(plans, on, more=EVENTS).times_moved == 0


def test_counted_from_a_plan_that_is_lifted_or_must_last() -> None:
    dependent = promise("deadline: {within: 30 days, of: p2}")
    lifted = promise("deadline: 2025-03, revisions: [{date: 2025-02-01, deadline: none}]")
    assert window(f"{dependent}\n{lifted}", "2025-02-01") is None
    assert window(f"{dependent}\n{promise('until: 2025-03')}") == ("2025-03-31", "2025-04-30")
    assert window(f"{dependent}\n{promise('tags: [x]')}") is None


ANNOUNCED_LATER = "kind: demand, announced: {date: 2025-03-01, known: 2025-05-01}, deadline: 2025-06-30"


@pytest.mark.parametrize(
    ("on", "known", "last"),
    [
        ("2025-02-28", "2025-12-31", None),
        ("2025-03-01", "2025-12-31", "2025-07-30"),
        ("2025-04-30", "2025-04-30", None),
        ("2025-03-01", "2025-05-01", "2025-07-30"),
    ],
)
def test_nothing_counts_from_a_plan_that_is_not_announced_or_not_known(on: str, known: str, last: str | None) -> None:
    plans = f"{promise('deadline: {within: 30 days, of: p2}')}\n{ANNOUNCED_LATER}"
    expected = (last, last) if last else None
    assert window(plans, on, known=known) == expected
    assert row(plans, on, known=known).verdict.name == ("pending" if last else "waiting")


def test_in_the_picture_of_a_day_nothing_counts_from_a_later_plan() -> None:
    plans = f"  - {{id: p, title: P, {promise('deadline: {within: 30 days, of: a}')}}}\n"
    plans += f"  - {{id: a, title: A, {ANNOUNCED_LATER}}}\n"
    log = a_log(f"timeline: {{title: A log, covers: 2000/{FAR}}}\nplans:\n{plans}")
    assert "30 Jul" not in run("state", "2025-02-01", "--as-of", "2025-12-31", "--log", log).out
    assert "30 Jul" in run("state", "2025-03-01", "--as-of", "2025-12-31", "--log", log).out


# Occurrence 1 stands above occurrence 0 in the file.
RECURRING = promise(
    "deadline: 2025-01-31, every: 1 month, outcome: [{date: 2025-02-20, result: met, occurrence: 1}, "
    "{date: 2025-01-25, result: met, occurrence: 0}, {date: 2025-03-28, known: 2025-05-01, result: met, occurrence: 2}]"
)


@pytest.mark.parametrize(
    ("on", "last"),
    [
        ("2025-01-24", "2025-02-10"),
        ("2025-01-25", "2025-02-04"),
        ("2025-02-19", "2025-02-04"),
        ("2025-02-20", "2025-03-02"),
        ("2025-04-30", "2025-03-02"),
        ("2025-05-01", "2025-04-07"),
    ],
)
def test_from_a_series_it_counts_from_what_was_settled_last(on: str, last: str) -> None:
    plans = f"{promise('deadline: {within: 10 days, of: p2}')}\n{RECURRING}"
    assert window(plans, on) == (last, last)


def test_a_chain_of_three() -> None:
    plans = "\n".join(
        promise(f"deadline: {inside}")
        for inside in ("{within: 1 month, of: p2}", "{within: 1 month, of: p3}", "{within: 10 days, of: end-of-month}")
    )
    # 31 January + 10 days = 10 February, + a month = 10 March, + a month = 10 April
    assert window(plans) == ("2025-04-10", "2025-04-10")
    assert window(plans, id="p2") == ("2025-03-10", "2025-03-10")


def test_a_deadline_may_become_dependent_by_a_revision() -> None:
    plan = promise("deadline: 2025-03, revisions: [{date: 2025-02-01, deadline: {within: 90 days, of: pause}}]")
    assert window(plan, "2025-01-31") == ("2025-03-01", "2025-03-31")
    assert window(plan, "2025-02-01") == ("2025-04-20", "2025-04-20")


def test_beyond_the_calendar_there_is_no_deadline() -> None:
    assert window(promise("deadline: {within: 9999 years, of: pause}")) is None
    assert window(promise("deadline: {within: 9999 weeks, of: pause}")) is not None


LOOPS = [
    (["p1"], "p1 → p1"),
    (["p2", "p1"], "p1 → p2 → p1"),
    (["p2", "p3", "p1"], "p1 → p2 → p3 → p1"),
    (["p3", "p1", "p2"], "p1 → p3 → p2 → p1"),
]


@pytest.mark.parametrize(("anchors", "path"), LOOPS)
def test_a_loop_is_reported_once_with_its_path(anchors: list[str], path: str) -> None:
    text = "".join(
        f"  - {{id: p{n}, title: A plan {n}, {promise(f'deadline: {{within: 5 days, of: {of}}}')}}}\n"
        for n, of in enumerate(anchors, 1)
    )
    problems = [p for p in problems_of(f"plans:\n{text}") if p.code == "deadline-loop"]
    assert [p.message for p in problems] == [f"a deadline counts from itself: {path}"]
    assert problems[0].severity == "error"


def test_a_loop_through_a_revision_is_found_too() -> None:
    first = promise("deadline: {within: 5 days, of: p2}")
    second = promise(
        "deadline: {within: 5 days, of: e}, revisions: [{date: 2025-01, deadline: {within: 5 days, of: p1}}]"
    )
    events = "events:\n  - {id: e, date: 2025-01-01, title: E, type: law}\n"
    text = f"{events}plans:\n  - {{id: p1, title: One, {first}}}\n  - {{id: p2, title: Two, {second}}}\n"
    problems = [p for p in problems_of(text) if p.code == "deadline-loop"]
    assert [p.message for p in problems] == ["a deadline counts from itself: p1 → p2 → p1"]


@pytest.mark.parametrize(
    ("anchor", "is_reported"),
    [
        ("events:\n  - {id: a, date: /.., checked: 2025-01-01, title: A, type: law}\n", True),
        ("events:\n  - {id: a, date: until 2019, title: A, type: law}\n", True),
        ("events:\n  - {id: a, date: after 2019, title: A, type: law}\n", True),
        ("events:\n  - {id: a, date: since 2019, title: A, type: law}\n", False),
        ("events:\n  - {id: a, date: by 2019, title: A, type: law}\n", False),
    ],
)
def test_an_event_without_a_beginning_is_no_anchor(anchor: str, is_reported: bool) -> None:
    plan = f"plans:\n  - {{id: p, title: P, {promise('deadline: {within: 5 days, of: a}')}}}\n"
    assert ("undated-anchor" in {p.code for p in problems_of(anchor + plan)}) == is_reported


@pytest.mark.parametrize(
    ("anchor", "is_reported"),
    [
        ("tags: [x]", False),  # it may still get a deadline or an outcome: what hangs on it is waiting
        ("revisions: [{date: 2025-01, note: said again}]", False),
        ("outcome: {date: 2025-01, result: met}", False),
        ("until: 2026", False),
        ("outcome: {date: 2025-01, result: dropped}", True),
        ("outcome: {date: 2025-01, result: not-met}", True),
        ("outcome: {date: 2025-01, result: superseded, superseded_by: p}", True),
    ],
)
def test_a_plan_that_was_given_up_is_no_anchor(anchor: str, is_reported: bool) -> None:
    plans = f"  - {{id: p, title: P, {promise('deadline: {within: 5 days, of: a}')}}}\n"
    plans += f"  - {{id: a, title: A, {promise(anchor)}}}\n"
    assert ("undated-anchor" in {p.code for p in problems_of(f"plans:\n{plans}")}) == is_reported


def test_the_term_of_a_deadline_is_printed() -> None:
    plan = f"plans:\n  - {{id: p, title: P, {promise('deadline: {within: 90 days, of: pause}')}}}\n"
    log = a_log(f"timeline: {{title: A log, covers: 2000/{FAR}}}\n{EVENTS}{plan}")
    before = run("plans", "--log", log, "--as-of", "2025-01-19").out
    assert "no date yet … P │ waiting: 90 days from pause, which has no date yet · commitment" in " ".join(
        before.split()
    )
    assert "20 Apr 2025  → P" in run("plans", "--log", log, "--as-of", "2025-01-20").out
    card = run("show", "p", "--log", log, "--as-of", "2025-01-20").out
    assert "deadline    20 Apr 2025\ncounted     90 days from “A pause”\n" in card
