"""Deadlines that hang on something: before it, the earlier and the later of several, and what is waiting for it."""

import json
from typing import Any

import pytest

from tests.helpers import a_log, problems_of, run
from tests.plans.judging import FAR, day, log_of, promise, row
from timeline.dates import iso
from timeline.plans.deadline import Moment, deadline_in_force

EVENTS = """events:
  - {id: vote, date: 2025-03-10, title: A vote, type: election}
  - {id: spring, date: 2025-04, title: Some day in April, type: law}
  - {id: secret, date: 2025-03-10, known: 2025-06-01, title: A secret, type: law}
  - {id: presence, date: 2025-02/.., title: A presence, type: deployment}
  - {id: undated, date: /.., checked: 2025-01-01, title: Always, type: deployment}
"""


def found(deadline: str, on: str, anchors: str = "", kind: str = "commitment", **more: str) -> tuple[Any, ...]:
    """The window of a deadline, else the first day on which it can be, and the verdict."""
    plans = promise(f"deadline: {deadline}", kind) + (f"\n{anchors}" if anchors else "")
    judged = row(plans, on, more=EVENTS, **more)
    window = (iso(judged.deadline.first), iso(judged.deadline.last)) if judged.deadline else None
    earliest = iso(judged.not_before) if judged.not_before is not None else None
    return (window or earliest), judged.verdict.name


def one(text: str) -> tuple[str, str]:
    return text, text


# A plan due on 31 March 2025 that was moved to June on 1 February, and met on 15 May.
PLAN = promise(
    "deadline: 2025-03-31, revisions: [{date: 2025-02-01, deadline: 2025-06}], outcome: {date: 2025-05-15, result: met}"
)
DROPPED = promise("deadline: 2025-03-31, outcome: {date: 2025-02-01, result: dropped}")
NO_DATE = promise("tags: [x]")
LATER = "kind: demand, announced: {date: 2025-03-01, known: 2025-05-01}, deadline: 2025-06-30"

EARLIER, LATEST = (f"{{{key}: [2025-05, {{within: 60 days, of: vote}}]}}" for key in ("earlier_of", "later_of"))
WITHIN, BEFORE = "{within: 60 days, of: p2}", "{before: p2}"


@pytest.mark.parametrize(
    ("deadline", "on", "anchors", "expected", "verdict"),
    [
        # Before an event: the day before it begins, once it has happened.
        ("{before: vote}", "2025-03-09", "", None, "waiting"),
        ("{before: vote}", "2025-03-10", "", one("2025-03-09"), "overdue"),
        ("{before: spring}", "2025-04-01", "", ("2025-03-31", "2025-04-29"), "due"),
        ("{before: spring}", "2025-04-30", "", ("2025-03-31", "2025-04-29"), "overdue"),
        ("{before: presence}", "2025-02-01", "", ("2025-01-31", "2025-02-27"), "due"),
        ("{before: undated}", "2025-04-01", "", None, "waiting"),
        # Before a plan: its deadline in force, then its outcome.
        (BEFORE, "2025-01-31", PLAN, one("2025-03-30"), "pending"),
        (BEFORE, "2025-02-01", PLAN, ("2025-05-31", "2025-06-29"), "pending"),
        (BEFORE, "2025-05-14", PLAN, ("2025-05-31", "2025-06-29"), "pending"),
        (BEFORE, "2025-05-15", PLAN, one("2025-05-14"), "overdue"),
        # The day itself: of an event, of a vague one, of a plan.
        ("{within: 0 days, of: vote}", "2025-03-09", "", None, "waiting"),
        ("{within: 0 days, of: vote}", "2025-03-10", "", one("2025-03-10"), "due"),
        ("{within: 0 days, of: spring}", "2025-04-01", "", ("2025-04-01", "2025-04-30"), "due"),
        ("{within: 0 days, of: p2}", "2025-05-15", PLAN, one("2025-05-15"), "due"),
        # What hangs on a dropped plan is not overdue: it has no date.
        (WITHIN, "2025-01-31", DROPPED, one("2025-05-30"), "pending"),
        (WITHIN, "2025-02-01", DROPPED, None, "waiting"),
        (WITHIN, "2026-02-01", DROPPED, None, "waiting"),
        (WITHIN, "2026-02-01", DROPPED.replace("dropped", "not-met"), None, "waiting"),
        (WITHIN, "2026-02-01", DROPPED.replace("dropped", "superseded, superseded_by: p1"), None, "waiting"),
        (WITHIN, "2026-02-01", DROPPED.replace("dropped", "partly-met"), one("2025-04-02"), "overdue"),
        (WITHIN, "2026-02-01", NO_DATE, None, "waiting"),
        (WITHIN, "2025-02-28", LATER, None, "waiting"),
        # A rule as anchor gives the day on which it takes effect.
        (WITHIN, "2025-03-01", promise("deadline: from 2 August 2025", "rule"), one("2025-10-01"), "pending"),
        # The earlier: by component, of those that have a date. 60 days from 10 March: 9 May.
        (EARLIER, "2025-03-09", "", ("2025-05-01", "2025-05-31"), "pending"),
        (EARLIER, "2025-03-10", "", ("2025-05-01", "2025-05-09"), "pending"),
        (EARLIER, "2025-05-01", "", ("2025-05-01", "2025-05-09"), "due"),
        (EARLIER, "2025-05-09", "", ("2025-05-01", "2025-05-09"), "due"),
        (EARLIER, "2025-05-10", "", ("2025-05-01", "2025-05-09"), "overdue"),
        ("{earlier_of: [2025-05, {before: vote}, 2025-04-15]}", "2025-03-09", "", one("2025-04-15"), "pending"),
        ("{earlier_of: [{within: 60 days, of: p2}, {before: undated}]}", "2025-03-09", DROPPED, None, "waiting"),
        # The later: once all have a date; before, not before the dated ones.
        (LATEST, "2025-03-09", "", "2025-05-01", "waiting"),
        (LATEST, "2025-03-10", "", ("2025-05-09", "2025-05-31"), "pending"),
        (LATEST, "2025-05-08", "", ("2025-05-09", "2025-05-31"), "pending"),
        (LATEST, "2025-05-09", "", ("2025-05-09", "2025-05-31"), "due"),
        (LATEST, "2025-06-01", "", ("2025-05-09", "2025-05-31"), "overdue"),
        ("{later_of: [2025-05, 2025-07-04, {before: vote}]}", "2025-03-09", "", "2025-07-04", "waiting"),
        ("{later_of: [{before: vote}, {within: 9 days, of: spring}]}", "2025-03-09", "", None, "waiting"),
        ("{later_of: [2025-05, {within: 60 days, of: p2}]}", "2025-06-01", DROPPED, "2025-05-01", "waiting"),
        # One in another.
        ("{later_of: [2025-02-01, {earlier_of: [{before: vote}, 2025-01-15]}]}",
         "2025-01-01", "", one("2025-02-01"), "pending"),
        ("{earlier_of: [2025-12, {later_of: [2025-06-01, {within: 1 day, of: vote}]}]}",
         "2025-01-01", "", ("2025-12-01", "2025-12-31"), "pending"),
        ("{earlier_of: [2025-12, {later_of: [2025-06-01, {within: 1 day, of: vote}]}]}",
         "2025-03-10", "", one("2025-06-01"), "pending"),
        ("{later_of: [2025-01, {later_of: [2025-06-01, {before: vote}]}]}", "2025-01-01", "", "2025-06-01", "waiting"),
        ("{later_of: [2025-01, {earlier_of: [{before: spring}, {before: vote}]}]}",
         "2025-01-01", "", "2025-01-01", "waiting"),
        # Of the earlier one, the other member may come on any day: nothing is known of the first.
        ("{earlier_of: [{before: spring}, {later_of: [2025-06-01, {before: vote}]}]}",
         "2025-01-01", "", None, "waiting"),
        ("{earlier_of: [{later_of: [2025-07-01, {before: vote}]}, {later_of: [2025-06-01, {before: vote}]}]}",
         "2025-01-01", "", "2025-06-01", "waiting"),
    ],
)  # fmt: skip
def test_windows_and_verdicts(deadline: str, on: str, anchors: str, expected: object, verdict: str) -> None:
    assert found(deadline, on, anchors) == (expected, verdict)


@pytest.mark.parametrize(
    ("on", "known", "expected", "verdict"),
    [
        ("2025-05-31", "2025-05-31", None, "waiting"),
        ("2025-05-31", "2025-06-01", ("2025-05-09", "2025-05-09"), "overdue"),
        ("2025-03-09", "2025-06-01", None, "waiting"),
        ("2025-03-10", "2025-06-01", ("2025-05-09", "2025-05-09"), "pending"),
    ],
)
def test_an_anchor_that_became_known_later(on: str, known: str, expected: object, verdict: str) -> None:
    assert found("{within: 60 days, of: secret}", on, known=known) == (expected, verdict)


@pytest.mark.parametrize(
    ("on", "horizon", "more", "verdict", "then", "stale"),
    [
        ("2025-03-01", "2025-03-01", "", "waiting", None, False),
        ("2025-03-01", "2025-02-28", "", "waiting", None, True),
        ("2025-03-01", FAR, ", checked: 2025-02-01", "waiting", None, True),
        # Counted from the vote it is due on 9 May; on H nobody knew of it, or nobody looked until then.
        ("2025-05-09", "2025-03-09", "", "unknown", "waiting", True),
        ("2025-05-09", "2025-03-10", "", "unknown", "pending", True),
        ("2025-05-08", "2025-03-09", "", "pending", None, True),
        ("2025-05-10", "2025-05-09", "", "overdue", None, True),
        ("2025-05-10", FAR, ", checked: 2025-05-08", "unknown", "pending", True),
    ],
)
def test_at_and_beyond_the_horizon(
    on: str, horizon: str, more: str, verdict: str, then: str | None, stale: bool
) -> None:
    judged = row(promise(f"deadline: {{within: 60 days, of: vote}}{more}"), on, horizon, more=EVENTS).verdict
    assert (judged.name, judged.at_horizon, judged.stale) == (verdict, then, stale)
    assert judged.name not in ("waiting", "unknown") or (judged.days_left, judged.days_late) == (None, None)


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [("rule", "waiting"), ("expectation", "waiting"), ("demand", "waiting"), ("intention", "waiting")],
)
def test_whatever_its_kind(kind: str, verdict: str) -> None:
    assert found("{before: vote}", "2025-03-01", kind=kind) == (None, verdict)


def test_an_outcome_settles_what_was_waiting() -> None:
    plan = promise("deadline: {before: vote}, outcome: {date: 2025-02-01, result: met}")
    before, after = (row(plan, on, more=EVENTS).verdict for on in ("2025-02-01", "2025-03-10"))
    assert (before.name, before.timing) == ("met", None)  # nothing to measure it by yet
    assert (after.name, after.timing) == ("met", "on-time")


def test_the_words_of_a_member_are_kept() -> None:
    judged = row(promise("deadline: {earlier_of: [by the end of 2025, {before: vote}]}"), "2025-01-01", more=EVENTS)
    assert judged.deadline is not None
    assert judged.deadline.date.edtf == "[..2025-12-31]"


def test_moved_from_the_earlier_to_the_later_of_the_same_is_a_move() -> None:
    members = "[2025-05, 2025-06-10]"
    plan = promise(
        f"deadline: {{earlier_of: {members}}}, revisions: [{{date: 2025-01-01, deadline: {{later_of: {members}}}}}]"
    )
    assert (row(plan, "2025-02-01").times_moved, row(plan, "2025-02-01").slip) == (1, 10)  # 31 May to 10 June


def test_long_chains_and_many_ways_to_one_anchor() -> None:
    """Neither depth nor the number of ways counts: 1,200 plans in a row, each of which hangs twice on the next."""
    number = 1_200
    lines = [
        promise(f"deadline: {{later_of: [{{within: 1 day, of: p{n + 1}}}, {{before: p{n + 1}}}]}}")
        for n in range(1, number)
    ]
    log = log_of("\n".join([*lines, promise("deadline: 2025-01-01")]))
    deadline = deadline_in_force(log.plans["p1"], log, Moment(day("2025-01-01"), day("2025-01-01")))
    assert deadline is not None
    assert deadline.last == day("2025-01-01") + number - 1


HEAD = "timeline: {title: A log, covers: 2000/2026}\nsources: {s: {title: S}}\n"


def faults(deadline: str, more: str = "", kind: str = "commitment", others: str = "") -> list[tuple[str, str]]:
    """The errors of a plan p, with the text at their place."""
    plan = f"  - id: p\n    title: P\n    kind: {kind}\n    announced: 2024-09-27\n    deadline: {deadline}\n{more}"
    text = f"{HEAD}{EVENTS}plans:\n{plan}    sources: s\n{others}"
    lines = text.splitlines()
    return [
        (one.code, lines[one.line - 1][one.column - 1 :].split(",")[0].split("}")[0])
        for one in problems_of(text)
        if one.severity == "error"
    ]


@pytest.mark.parametrize(
    ("deadline", "code", "place"),
    [
        ("{earlier_of: [2025]}", "bad-deadline", "[2025]"),
        ("{earlier_of: 2025}", "bad-deadline", "2025"),
        ("{later_of: []}", "bad-deadline", "[]"),
        ("{later_of: [2025, 2025/2026]}", "bad-deadline", "2025/2026]"),
        ("{later_of: [2025, none]}", "bad-date", "none]"),
        ("{later_of: [2025, {earlier_of: [2026, {later_of: [1, 2]}]}]}", "bad-deadline", "{later_of: [1"),
        ("{before: votes}", "unknown-entry", "votes"),
        ("{later_of: [2025, {before: votes}]}", "unknown-entry", "votes"),
        ("{later_of: [2025, {within: 6 days, of: votes}]}", "unknown-entry", "votes"),
        ("{later_of: [2025, {earlier_of: [2026, {before: votes}]}]}", "unknown-entry", "votes"),
        ("{before: 2025-03}", "bad-deadline", "2025-03"),
        ("{before: p}", "deadline-loop", "p"),
        ("{later_of: [2025, {before: p}]}", "deadline-loop", "p"),
        ("{earlier_of: [2025, {later_of: [2026, {within: 6 days, of: p}]}]}", "deadline-loop", "p"),
        ("{within: 6 days, before: vote}", "unknown-key", "within: 6 days"),
        ("{earliest_of: [2025, 2026]}", "unknown-key", "earliest_of: [2025"),
        ("{after: vote}", "unknown-key", "after: vote"),
        ("{within: 6 days}", "missing-key", "{within: 6 days"),
    ],
)
def test_faults_have_their_place(deadline: str, code: str, place: str) -> None:
    assert faults(deadline) == [(code, place)]


def test_a_loop_through_members_and_plans() -> None:
    others = "".join(
        f"  - {{id: {one}, title: {one}, kind: intention, announced: 2024-01-01, deadline: {deadline}, sources: s}}\n"
        for one, deadline in (("q", "{later_of: [2025, {before: r}]}"), ("r", "{within: 1 day, of: p}"))
    )
    assert faults("{earlier_of: [2025, {before: q}]}", others=others) == [("deadline-loop", "q")]


@pytest.mark.parametrize("deadline", ["{before: may-2024}", "{earlier_of: [2025, {within: 1 day, of: may-2024}]}"])
def test_an_id_that_reads_as_a_date_is_no_anchor(deadline: str) -> None:
    other = "  - {id: may-2024, title: Q, kind: intention, announced: 2024-01-01, deadline: 2026, sources: s}\n"
    assert [code for code, _ in faults(deadline, others=other)] == ["ambiguous-anchor"]


@pytest.mark.parametrize("deadline", ["{earlier_of: [2025-01-01, 2025-02-01]}", "{later_of: [2025, {before: vote}]}"])
def test_a_series_does_not_begin_with_several(deadline: str) -> None:
    assert [code for code, _ in faults(deadline, "    every: 6 months\n")] == ["recurrence"]


def warnings(plan: str, others: str = "", covers: str = "2000/2026") -> list[tuple[str, str]]:
    text = f"timeline: {{title: A log, covers: {covers}}}\nsources: {{s: {{title: S}}}}\n{EVENTS}plans:\n"
    text += f"  - {{id: p, title: P, sources: s, {plan}}}\n{others}"
    return [(one.code, str(one.message)) for one in problems_of(text) if one.entry == "p" and one.severity == "warning"]


DUE = ("no-outcome", "due 9 May 2025, and no outcome recorded")


@pytest.mark.parametrize(
    ("plan", "covers", "expected"),
    [
        (promise("deadline: {within: 60 days, of: vote}"), "2000/2026", [DUE]),
        (promise("deadline: {within: 60 days, of: vote}"), "2000/2025-05-10", [DUE]),
        (promise("deadline: {within: 60 days, of: vote}"), "2000/2025-05-09", []),
        (promise("deadline: {within: 60 days, of: vote}, checked: 2025-05-09"), "2000/2026", []),
        (promise("deadline: {within: 60 days, of: vote}, outcome: {date: 2025-04, result: met, sources: s}"),
         "2000/2026", []),
        (promise("deadline: {within: 60 days, of: vote}, status: reported"), "2000/2026", []),
        (promise("deadline: {within: 60 days, of: vote}", "demand"), "2000/2026", []),
        (promise("deadline: {within: 60 days, of: vote}", "rule"), "2000/2026", []),
        (promise("deadline: {earlier_of: [2026-06, {within: 60 days, of: vote}]}"), "2000/2026", [DUE]),
        (promise("deadline: {later_of: [2027, {within: 60 days, of: vote}]}"), "2000/2026", []),
        (promise("deadline: 2027, revisions: [{date: 2025-01-01, deadline: {within: 60 days, of: vote}, sources: s}]"),
         "2000/2026", [DUE]),
        (promise("deadline: {within: 60 days, of: vote}, revisions: [{date: 2025-01-01, deadline: none, sources: s}]"),
         "2000/2026", []),
        (promise("deadline: {within: 1 year, of: vote}, every: 1 year, until: 2027"), "2000/2026-03-11",
         [("no-outcome", "occurrence 0 is past, and no outcome recorded")]),
        (promise("deadline: {within: 60 days, of: 2024-03-11}, checked: 2024-05-10"), "2000/2026",
         [("due-before-announcement", "due 10 May 2024, before it was announced (27 Sep 2024)")]),
        (promise("deadline: {within: 60 days, of: undated}"), "2000/2026",
         [("undated-anchor", "this counts from 'undated', whose date has no known beginning (ongoing)")]),
        (promise("deadline: {later_of: [2025, {before: undated}]}"), "2000/2026",
         [("undated-anchor", "this counts from 'undated', whose date has no known beginning (ongoing)")]),
    ],
)  # fmt: skip
def test_what_is_missed_is_warned_of_like_any_other(plan: str, covers: str, expected: list[tuple[str, str]]) -> None:
    assert warnings(plan, covers=covers) == expected


def test_what_hangs_on_a_plan_that_was_given_up_is_warned_of() -> None:
    others = f"  - {{id: q, title: Q, sources: s, {DROPPED}}}\n"
    plan = promise("deadline: {later_of: [2025, {within: 6 days, of: q}]}")
    assert warnings(plan, others) == [
        ("undated-anchor", "this counts from 'q', which was dropped: it never gets a date")
    ]


def answers(*question: str, plans: str) -> Any:
    text = f"timeline: {{title: A log, covers: 2000/{FAR}}}\n{EVENTS}plans:\n{plans}"
    return json.loads(run(*question, "--log", a_log(text), "--format", "json").out)


def entries(*plans: str) -> str:
    return "".join(f"  - {{id: p{n}, title: Plan {n}, {inside}}}\n" for n, inside in enumerate(plans, 1))


def test_as_data() -> None:
    plans = entries(promise("deadline: {later_of: [2025-06-30, {within: 60 days, of: p2}, {before: vote}]}"), NO_DATE)
    (plan, _) = answers("plans", "--as-of", "2025-01-01", plans=plans)["plans"]
    assert (plan["verdict"], plan["deadline"], plan["not_before"]) == ("waiting", None, "2025-06-30")
    term = plan["deadline_term"]
    assert term["words"] == "the latest of 30 Jun 2025, 60 days from “Plan 2” and before vote"  # not known yet
    day, *others = term["later_of"]
    assert (day["edtf"], others) == ("2025-06-30", [{"within": "60 days", "of": "p2"}, {"before": "vote"}])
    assert plan["counts_from"] is None
    (asked,) = answers("plans", "--as-of", "2025-01-01", "--verdict", "waiting", "--against", "2026", plans=plans)[
        "plans"
    ]
    assert asked["against"] == {"relation": "no-deadline", "margin_days": None}


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        ("{within: 60 days, of: p2}", "waiting: 60 days from “Plan 2”, which has no date yet"),
        ("{within: 60 days, of: p3}", "waiting: 60 days from “Plan 3”, which was dropped"),
        ("{before: vote}", "waiting: before vote, which has no date yet"),
        ("{within: 0 days, of: p2}", "waiting: the day of “Plan 2”, which has no date yet"),
        (
            "{later_of: [2025-06-30, {within: 60 days, of: p2}]}",
            "waiting: the later of 30 Jun 2025 and 60 days from “Plan 2”; “Plan 2” has no date yet; "
            "the deadline is 30 Jun 2025 or later",
        ),
        (
            "{earlier_of: [{before: p3}, {before: p2}, {before: vote}]}",
            "waiting: the earliest of before “Plan 3”, before “Plan 2” and before vote; “Plan 3” was dropped; "
            "“Plan 2” and vote have no date yet",
        ),
        (
            "{later_of: [2025-06-30, {earlier_of: [2025, {before: p2}]}, {before: vote}]}",
            "waiting: the latest of 30 Jun 2025, (the earlier of 2025 and before “Plan 2”) and before vote; "
            "vote has no date yet; the deadline is 30 Jun 2025 or later",
        ),
    ],
)  # fmt: skip
def test_the_text_says_for_what(deadline: str, words: str) -> None:
    plans = entries(promise(f"deadline: {deadline}"), NO_DATE, DROPPED)
    log = a_log(f"timeline: {{title: A log, covers: 2000/{FAR}}}\n{EVENTS}plans:\n{plans}")
    for question in (("plans",), ("state", "2025-03-01"), ("show", "p1")):
        out = run(*question, "--as-of", "2025-03-01", "--log", log, COLUMNS="400").out
        assert words in out
    out = run("plans", "--as-of", "2025-03-01", "--log", log, COLUMNS="400").out
    assert "1 waiting" in out
    assert "Needs attention" in out


@pytest.mark.parametrize(("status", "hanging"), [("", ["p1"]), ("status: proposed, ", []), ("status: rejected, ", [])])
def test_only_what_was_adopted_hangs_on_a_plan(status: str, hanging: list[str]) -> None:
    moved = f"revisions: [{{date: 2025-01-01, {status}deadline: {{before: p2}}}}]"
    plans = entries(promise(f"deadline: 2025-12-31, {moved}"), NO_DATE)
    (entry,) = answers("show", "p2", "--as-of", "2025-03-01", plans=plans)["entries"]
    assert entry["hanging"] == hanging


def test_show_tells_what_hangs_on_an_entry() -> None:
    plans = entries(promise("deadline: {later_of: [2025-06-30, {within: 60 days, of: p2}]}"), NO_DATE)
    log = a_log(f"timeline: {{title: A log, covers: 2000/{FAR}}}\n{EVENTS}plans:\n{plans}")
    out = run("show", "p2", "--log", log, "--as-of", "2025-03-01", COLUMNS="400").out
    line = "hangs on it no date: Plan 1, the later of 30 Jun 2025 and 60 days from “Plan 2”, waiting"
    assert line in " ".join(out.split())
    (entry,) = answers("show", "p2", "--as-of", "2025-03-01", plans=plans)["entries"]
    assert entry["hanging"] == ["p1"]


@pytest.mark.parametrize(
    ("plan", "since", "until", "when"),
    [
        # Past on the day after 9 May.
        ("deadline: {within: 60 days, of: vote}", "2025-05-08", "2025-05-09", []),
        ("deadline: {within: 60 days, of: vote}", "2025-05-09", "2025-05-10", ["2025-05-09"]),
        # The vote was on 10 March: by then the day before it has passed.
        ("deadline: {before: vote}", "2025-03-09", "2025-03-10", ["2025-03-09"]),
        ("deadline: {before: vote}", "2025-03-10", "2025-12-31", []),
        # It passed 60 days from 31 March, before what it hangs on was moved.
        ("deadline: {within: 10 days, of: p2}", "2025-01-01", "2025-12-31", ["2025-04-10"]),
        # What it hangs on was dropped in time.
        ("deadline: {within: 60 days, of: p3}", "2025-01-01", "2025-12-31", []),
    ],
)
def test_what_has_passed_in_a_period(plan: str, since: str, until: str, when: list[str]) -> None:
    moved = promise("deadline: 2025-03-31, revisions: [{date: 2025-04-20, deadline: 2026-06-30}]")
    plans = entries(promise(plan), moved, DROPPED)
    told = answers("changes", since, until, "--as-of", "2026-01-01", plans=plans)["plans"]["deadline_passed"]
    assert [one["when"]["edtf"] for one in told if one["id"] == "p1"] == when


def test_changes_name_what_a_plan_waits_for_once() -> None:
    both = "{later_of: [{within: 60 days, of: p2}, {before: vote}]}"
    log = a_log(
        "timeline: {title: A log, covers: 2020/2025-12-31}\nplans:\n"
        f"  - {{id: p1, title: Buoys, {promise('deadline: {within: 60 days, of: p2}')}}}\n"
        f"  - {{id: p2, title: A treaty, {promise('summary: x')}}}\n"
        f"  - {{id: p3, title: Lights, {promise(f'deadline: {both}')}}}\n"
        f"  - {{id: vote, title: A vote, {promise('summary: x')}}}\n"
    )
    out = run("changes", "2024", "2025-12", "--log", log, "--as-of", "2025-12-31", COLUMNS="300").out
    out = " ".join(out.split())
    assert "Buoys, deadline 60 days from “A treaty” │ waiting, as that has no date yet" in out
    assert "the later of 60 days from “A treaty” and before “A vote” │ waiting, as “A treaty” and “A vote”" in out
    assert "“A vote” have no date yet" in out


@pytest.mark.parametrize(
    ("deadline", "remedy"),
    [
        ("{later_of: [vote-a, 2025-01-01]}", "{within: 60 days, of: vote-a} or {before: vote-a}"),
        ("{later_of: [2026, {earlier_of: [vote, 2025-01-01]}]}", "{within: 60 days, of: vote} or {before: vote}"),
        ("vote-a", "{within: 60 days, of: vote-a} or {before: vote-a}"),
        ("{later_of: [marhc, 2025-01-01]}", "did you mean march"),
    ],
)
def test_an_id_alone_is_offered_the_forms_of_a_deadline_that_hangs_on_it(deadline: str, remedy: str) -> None:
    log = a_log(f"plans: [{{id: p, title: P, kind: demand, announced: 2024-01-01, deadline: {deadline}}}]\n")
    (fault,) = (line for line in run("check", "--log", log).out.splitlines() if ": error:" in line)
    assert remedy.casefold() in fault.casefold()
