"""The life of a plan: each step, what it changed, and the verdict on its day as known then."""

from tests.plans.judging import day, log_of, promise
from timeline.dates import words
from timeline.log.asof import as_known
from timeline.plans.deadline import Moment
from timeline.reports.plan_life import life, related_events


def steps(inside: str, on: str, more: str = "") -> list[tuple[str, str, str]]:
    moment = Moment(day(on), day(on))
    log = as_known(log_of(inside, more=more), moment.known)
    return [
        (words(step.date) if step.date else "", step.what, " ".join(row.verdict.name for row in step.after))
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
        ("15 Oct 2025", "deadline Sep 2025 → deadline Dec 2025", "pending"),
        ("1 Nov 2025", "changed", "pending"),
        ("20 Nov 2025", "deadline Dec 2025 → no deadline", "open"),
        ("1 Dec 2025", "no deadline → deadline Jun 2026", "pending"),
        ("Feb 2026", "outcome: met", "met"),
    ]


def test_what_came_later_is_no_step_yet() -> None:
    assert [what for _, what, _ in steps(PLAN, "2025-11-19")] == [
        "before the announcement",
        "announced, deadline Sep 2025",
        "deadline Sep 2025 → deadline Dec 2025",
        "changed",
    ]
    assert steps(PLAN, "2026-02-28")[-1][1] == "no deadline → deadline Jun 2026"


def test_what_must_last_and_what_replaces_it() -> None:
    ended = promise("until: 2026-09, outcome: {date: 2025-06-01, result: superseded, superseded_by: p2}")
    assert steps(f"{ended}\n{promise('until: 2027')}", "2026-12-31") == [
        ("27 Sep 2024", "announced, until Sep 2026", "running"),
        ("1 Jun 2025", "outcome: superseded by p2", "superseded"),
    ]


def test_of_what_recurs_each_occurrence_so_far() -> None:
    series = promise("deadline: 2025-01-31, every: 1 month, outcome: {date: 2025-02-10, result: met, occurrence: 1}")
    assert steps(series, "2026-12-31") == [
        ("27 Sep 2024", "announced, deadline 31 Jan 2025", "pending"),
        ("10 Feb 2025", "outcome [1]: met", "overdue met"),
    ]


def test_what_its_anchor_did_later_is_not_known_at_the_announcement() -> None:
    events = "events:\n  - {id: pause, date: 2025-01-20, title: A pause, type: law}\n"
    plan = promise("deadline: {within: 90 days, of: pause}")
    assert steps(plan, "2025-12-31", events) == [("27 Sep 2024", "announced, no deadline", "open")]


def test_events_of_the_same_place_and_subject_within_its_life() -> None:
    """Besides the place two actors in common, or one and a tag."""
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
