"""The life of a plan: each step, its change, and the verdict on its day as known then."""

import pytest

from tests.plans.judging import day, log_of, promise
from timeline.dates import words
from timeline.log.asof import as_known
from timeline.plans.deadline import Moment
from timeline.reports.plan_life import life, related_events
from timeline.telling.life_words import change_in_step


def steps(inside: str, on: str, more: str = "") -> list[tuple[str, str, str]]:
    moment = Moment(day(on), day(on))
    log = as_known(log_of(inside, more=more), moment.known)
    return [
        (
            words(step.date) if step.date else "",
            change_in_step(step, log),
            " ".join(row.verdict.name for row in step.after),
        )
        for step in life(log.plans["p1"], log, moment)
    ]


PLAN = promise(
    "deadline: 2025-09, history: [{date: 2024-08, note: put off}], "
    "revisions: [{date: 2025-10-15, deadline: 2025-12}, {date: 2025-11-01, note: said again}, "
    "{date: 2025-11-20, deadline: none}, {date: 2025-12-01, deadline: 2026-06}], "
    "outcome: {date: 2026-02, known: 2026-03-01, result: met}"
)


def test_every_step_with_the_verdict_after_it() -> None:
    assert steps(PLAN, "2026-12-31") == [
        ("Aug 2024", "before the announcement", ""),
        ("27 Sep 2024", "announced, deadline Sep 2025", "pending"),
        ("15 Oct 2025", "deadline from Sep 2025 to Dec 2025", "pending"),
        ("1 Nov 2025", "changed", "pending"),
        ("20 Nov 2025", "deadline Dec 2025 lifted", "open"),
        ("1 Dec 2025", "new deadline Jun 2026", "pending"),
        ("Feb 2026", "outcome: met", "met"),
    ]


def test_later_facts_are_no_steps_yet() -> None:
    assert [what for _, what, _ in steps(PLAN, "2025-11-19")] == [
        "before the announcement",
        "announced, deadline Sep 2025",
        "deadline from Sep 2025 to Dec 2025",
        "changed",
    ]
    assert steps(PLAN, "2026-02-28")[-1][1] == "new deadline Jun 2026"


def test_plans_with_until_and_replacements() -> None:
    ended = promise("until: 2026-09, outcome: {date: 2025-06-01, result: superseded, superseded_by: p2}")
    assert steps(f"{ended}\n{promise('until: 2027')}", "2026-12-31") == [
        ("27 Sep 2024", "announced, until Sep 2026", "running"),
        ("1 Jun 2025", "outcome: superseded by Plan 2", "superseded"),
    ]


def test_of_what_recurs_each_occurrence_so_far() -> None:
    series = promise("deadline: 2025-01-31, every: 1 month, outcome: {date: 2025-02-10, result: met, occurrence: 1}")
    assert steps(series, "2026-12-31") == [
        ("27 Sep 2024", "announced, deadline 31 Jan 2025", "pending"),
        ("10 Feb 2025", "outcome (no. 1): met", "met"),
    ]


def test_an_outcome_has_the_verdict_of_its_own_occurrence() -> None:
    """On 10 February the first occurrence was past and the second, due on the 28th, lay ahead."""
    series = promise(
        "deadline: 2025-01-31, every: 1 month, revisions: [{date: 2025-02-12, until: 2025-06}], "
        "outcome: [{date: 2025-02-10, result: dropped, occurrence: 0}, {date: 2025-02-11, result: met, occurrence: 1}]"
    )
    assert steps(series, "2026-12-31") == [
        ("27 Sep 2024", "announced, deadline 31 Jan 2025", "pending"),
        ("10 Feb 2025", "outcome (no. 0): dropped", "dropped"),
        ("11 Feb 2025", "outcome (no. 1): met", "met"),
        ("12 Feb 2025", "recurs until Jun 2025", "dropped met"),
    ]


def test_occurrences_that_differ_have_no_common_verdict() -> None:
    series = "deadline: 2025-01-31, every: 1 month, {}outcome: {{date: 2025-02-10, result: met, occurrence: 0}}"
    revised = log_of(promise(series.format("revisions: [{date: 2025-02-12, until: 2025-06}], ")))
    moment = Moment(day("2025-12-31"), day("2025-12-31"))
    assert [step.verdict for step in life(revised.plans["p1"], revised, moment)] == ["pending", "met", None]


def test_nothing_of_a_later_step_comes_before_its_turn() -> None:
    """It was announced by the end of 2023, and what happened in 2022 stands below that."""
    plan = (
        "kind: commitment, announced: by 2023, deadline: 2022-03, revisions: [{date: 2022-05, deadline: 2022-12}], "
        "outcome: {date: 2022-06-10, result: met}"
    )
    assert steps(plan, "2026-12-31") == [
        ("by 2023", "announced, deadline Mar 2022", ""),
        ("May 2022", "deadline from Mar 2022 to Dec 2022", "pending"),
        ("10 Jun 2022", "outcome: met", "met"),
    ]


# the keys of the plan, and what each revision is said to have changed
CHANGES = [
    ("deadline: 2025-09, deadline_words: soon, revisions: [{date: 2025-01, deadline_words: very soon}]",
     ["“soon” → “very soon”"]),
    ("deadline: 2025-09, revisions: [{date: 2025-01, deadline_words: soon}]", ["in words “soon”"]),
    ("deadline: 2025-09, deadline_words: soon, revisions: [{date: 2025-01, deadline: 2025-12}]",
     ["deadline from Sep 2025 to Dec 2025"]),
    ("deadline: by September 2025, revisions: [{date: 2025-01, deadline: by December 2025}]",
     ["deadline from Sep 2025 to Dec 2025"]),
    ("until: 2025-09, revisions: [{date: 2025-01, until: 2025-12}]", ["end from Sep 2025 to Dec 2025"]),
    ("deadline: 2025-09, revisions: [{date: 2025-01, deadline: none}, {date: 2025-02, deadline: 2026}]",
     ["deadline Sep 2025 lifted", "new deadline 2026"]),
    ("deadline: 2025-09, revisions: [{date: 2025-01, note: said again}]", ["changed"]),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "said"), CHANGES)
def test_changes_by_a_revision(inside: str, said: list[str]) -> None:
    assert [what for _, what, _ in steps(promise(inside), "2026-12-31")][1:] == said


def test_later_changes_of_the_anchor_are_not_known_at_the_announcement() -> None:
    events = "events:\n  - {id: pause, date: 2025-01-20, title: A pause, type: law}\n"
    plan = promise("deadline: {within: 90 days, of: pause}")
    assert steps(plan, "2025-12-31", events) == [
        ("27 Sep 2024", "announced, deadline 90 days from “A pause”, no date yet", "waiting")
    ]


def test_events_of_the_same_place_and_subject_within_its_life() -> None:
    """Two actors in common beside the place, or one and a tag."""
    more = (
        "actors: {us: {name: America}, uk: {name: Britain}, iq: {name: Iraq}, fr: {name: France}}\nevents:\n"
        "  - {id: before, date: 2024-09-26, title: E, type: statement, actors: [us, uk], places: [IQ]}\n"
        "  - {id: by-and-to, date: 2024-09-27, title: F, type: statement, actors: [us, iq], places: [IQ]}\n"
        "  - {id: by-and-with, date: 2024-09-28, title: F, type: statement, actors: [us, uk, fr], places: [IQ]}\n"
        "  - {id: a-state-only, date: 2024-09-29, title: G, type: statement, actors: [us, fr], places: [IQ]}\n"
        "  - {id: other-tag, date: 2024-09-30, title: G, type: law, actors: [us], places: [IQ], tags: [oil]}\n"
        "  - {id: other-actor, date: 2024-10-01, title: G, type: law, actors: [fr], places: [IQ], tags: [exit]}\n"
        "  - {id: other-place, date: 2024-10-02, title: H, type: law, actors: [us, uk], places: [SY], tags: [exit]}\n"
        "  - {id: vague, date: 2024, title: I, type: statement, actors: [us, uk], places: [IQ]}\n"
        "  - {id: tagged, date: 2025-01, title: J, type: law, actors: [us], places: [IQ], tags: [oil, exit]}\n"
        "  - {id: settles, date: 2025-06-01, title: K, type: statement, actors: [us, uk], places: [IQ]}\n"
        "  - {id: after, date: 2025-06-02, title: L, type: statement, actors: [us, uk], places: [IQ]}\n"
    )
    outcome = "outcome: {event: settles, result: met}"
    moment = Moment(day("2026-01-01"), day("2026-01-01"))
    for places, elsewhere in (("places: [IQ], ", []), ("", ["other-place"])):  # of no place: wherever it is
        plan = f"by: [us], to: [iq], actors: [uk], tags: [exit], {places}{outcome}"
        log = log_of(promise(plan), more=more)
        found = [event.id for event in related_events(log.plans["p1"], log, moment)]
        assert found == ["by-and-to", "by-and-with", *elsewhere, "tagged"]
