"""Lanes by hand: beginning and end of each entry, open ends, hidden entries, and lanes left out."""

import pytest

from tests.helpers import workspace_of
from timeline.dates import OPEN_END, OPEN_START, Day, iso
from timeline.query.question import Question
from timeline.reports.lane_values import Bar, Lanes, Promise
from timeline.reports.lanes import lanes

HEAD = """
timeline: {title: A log, covers: 2020/2024-06-30}
actors: {a: {name: Army}, b: {name: Band}}
places: {p: {name: Port}}
"""
AS_OF = "2024-12-31"


def asked(text: str, by: str = "kind", limit: int | None = None, as_of: str = AS_OF, **filters: object) -> Lanes:
    """The lanes of a log."""
    return lanes(workspace_of(HEAD + text, as_of=as_of), Question(**filters), by, limit)  # type: ignore[arg-type]


def event(date: str, identity: str = "e", more: str = "") -> str:
    return f"  - {{id: {identity}, date: {date}, title: Title of {identity}, type: battle{more}}}\n"


def plan(more: str, identity: str = "q") -> str:
    return f"  - {{id: {identity}, title: Plan {identity}, kind: commitment, announced: 2024-01-10, {more}}}\n"


def day_text(day: Day | None) -> str:
    if day is None or day in (OPEN_START, OPEN_END):
        return {None: "none", OPEN_START: "-", OPEN_END: "+"}[day]
    return iso(day) or str(day)


def bar_of(answer: Lanes) -> Bar:
    """The one situation."""
    (lane,) = answer.lanes
    assert lane.bar is not None
    return lane.bar


def promise_of(answer: Lanes) -> Promise:
    """The one plan."""
    (lane,) = answer.lanes
    assert lane.promise is not None
    return lane.promise


@pytest.mark.parametrize(
    ("date", "more", "expected"),
    [
        # (begins, start from and to, ends, end from and to, seen)
        ("2021-03-05/2022-07-09", "", "dated 2021-03-05 2021-03-05 dated 2022-07-09 2022-07-09 none"),
        ("2021/2022-07", "", "dated 2021-01-01 2021-12-31 dated 2022-07-01 2022-07-31 none"),
        ("2021/..", "", "dated 2021-01-01 2021-12-31 open 2024-06-30 + none"),
        ("2021/..", ", checked: 2023-02-03", "dated 2021-01-01 2021-12-31 open 2023-02-03 + none"),
        ("2021-05/", "", "dated 2021-05-01 2021-05-31 unknown 2021-05-01 + none"),
        ("../2022", "", "open - - dated 2022-01-01 2022-12-31 none"),
        ("/2022-02", "", "unknown - 2022-02-28 dated 2022-02-01 2022-02-28 none"),
        ("/..", ", checked: 2023-02-03", "unknown - + open + + 2023-02-03"),
        ("/..", "", "unknown - + open + + none"),
        # A situation that began after the last look is not seen before its beginning.
        ("2024-09/..", "", "dated 2024-09-01 2024-09-30 open 2024-09-01 + none"),
    ],
)
def test_a_situation_begins_and_ends_as_vaguely_as_its_date(date: str, more: str, expected: str) -> None:
    bar = bar_of(asked(f"events:\n{event(f'{date!r}', more=more)}"))
    days = [bar.begins, *map(day_text, bar.start), bar.ends, *map(day_text, bar.end), day_text(bar.seen)]
    assert " ".join(days) == expected


def test_events_ended_after_the_day_of_the_answer_go_on() -> None:
    log = f"events:\n{event('2021/2024-05-20')}"
    then, now = bar_of(asked(log, as_of="2024-03-01")), bar_of(asked(log))
    assert (then.ends, day_text(then.end[0]), day_text(then.end[1])) == ("open", "2024-03-01", "+")
    assert (now.ends, day_text(now.end[0]), day_text(now.end[1])) == ("dated", "2024-05-20", "2024-05-20")


def test_unknown_entries_are_not_drawn() -> None:
    log = "events:\n" + event("2021/2022", "old") + event("2024-05-20", "new")
    assert [lane.title for lane in asked(log, as_of="2024-03-01").lanes] == ["Title of old"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2021-03-05", ["2021-03-05..2021-03-05"]),
        ("2021-03", ["2021-03-01..2021-03-31"]),
        ("'[..2021-03]'", ["-..2021-03-31"]),
        ("'{2021-03-05,2022}'", ["2021-03-05..2021-03-05", "2022-01-01..2022-12-31"]),
    ],
)
def test_an_event_has_the_days_that_it_may_be(date: str, expected: list[str]) -> None:
    (lane,) = asked(f"events:\n{event(date)}").lanes
    assert [f"{day_text(a)}..{day_text(b)}" for mark in lane.marks for a, b in mark.days] == expected


def test_a_hedged_date_and_a_possible_match_are_told_apart_from_certain_ones() -> None:
    log = "events:\n" + event("2021-03-05", "sure") + event("2021-03~", "hedged") + event("2021", "vague")
    (lane,) = asked(log, since=("2021-02",)).lanes
    assert {mark.row.entry.id: mark.is_hedged for mark in lane.marks} == {"sure": False, "hedged": True, "vague": True}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("deadline: 2024-09", "2024-09-01..2024-09-30"),
        ("deadline: '[..2024-09]'", "2024-09-01..2024-09-30"),
        ("deadline: 2024-09, revisions: [{date: 2024-04-01, deadline: 2024-12-15}]", "2024-12-15..2024-12-15"),
        ("until: 2025", "2025-01-01..2025-12-31"),
        ("summary: none", ""),
        ("deadline: 2024-09, revisions: [{date: 2024-04-01, deadline: none}]", ""),
        ("deadline: 2024-02-10, every: 9 months, times: 2", "2024-02-10..2024-02-10 2024-11-10..2024-11-10"),
    ],
)
def test_a_plan_has_the_windows_of_its_deadlines(more: str, expected: str) -> None:
    promise = promise_of(asked(f"plans:\n{plan(more)}"))
    assert " ".join(f"{day_text(a)}..{day_text(b)}" for a, b in promise.windows) == expected
    assert promise.announced is not None
    assert tuple(map(day_text, promise.announced)) == ("2024-01-10", "2024-01-10")
    assert promise.is_open == (expected == "")


def test_an_outcome_and_a_revision_count_from_their_day_on() -> None:
    log = "plans:\n" + plan(
        "deadline: 2024-05, revisions: [{date: 2024-04-01, deadline: 2024-08}], outcome: {date: 2024-07, result: met}"
    )
    before, between, after = (promise_of(asked(log, as_of=f"2024-{day}")) for day in ("02-01", "05-01", "08-01"))
    assert [(len(one.moved), len(one.settled)) for one in (before, between, after)] == [(0, 0), (1, 0), (1, 1)]
    assert [one.rows[0].verdict.name for one in (before, between, after)] == ["pending", "pending", "met"]
    assert [day_text(one.windows[0][1]) for one in (before, between, after)] == [
        "2024-05-31",
        "2024-08-31",
        "2024-08-31",
    ]
    assert (day_text(after.settled[0].days[0]), day_text(after.settled[0].days[1])) == ("2024-07-01", "2024-07-31")


def test_a_situation_that_only_possibly_answers_is_told_apart() -> None:
    log = f"events:\n{event('2024-05/2024-07')}"
    assert bar_of(asked(log, until=("2024-05-10",))).is_hedged
    assert not bar_of(asked(log, until=("2024-05-31",))).is_hedged


MIXED = (
    "events:\n"
    + event("2021/2022", "war", ", actors: [a, b], places: [p]")
    + event("2021-05-01", "fight", ", actors: [a]")
    + "  - {id: vote, date: 2022-05-01, title: Vote, type: election, places: [p]}\n"
    + event("'/..'", "rumour", ", checked: 2023-01-01")
    + "plans:\n"
    + plan("deadline: 2024-09, by: [b]")
    + "  - {id: wish, title: Wish, kind: demand, announced: 2023-01-10}\n"
)


def shape(answer: Lanes) -> list[tuple[str, list[str]]]:
    return [(group.title, [lane.title for lane in group.lanes]) for group in answer.groups]


def test_by_kind_each_situation_and_plan_has_its_lane_and_each_family_one() -> None:
    assert shape(asked(MIXED)) == [
        ("Situations", ["Title of war"]),
        ("Situations whose beginning nobody gives", ["Title of rumour"]),
        ("Events", ["Violence: 1 event", "Power: 1 event"]),
        ("Plans", ["Wish", "Plan q"]),
    ]


def test_by_actor_the_one_with_the_most_entries_comes_first_and_none_last() -> None:
    answer = asked(MIXED, by="actor")
    assert shape(answer) == [
        ("Army", ["1 event", "Title of war"]),
        ("Band", ["Title of war", "Plan q"]),
        ("no actor", ["1 event", "Title of rumour", "Wish"]),
    ]
    assert answer.has_repeats


def test_the_one_with_the_most_entries_comes_first_whatever_it_is_called() -> None:
    log = "events:\n" + event("2021", "e1", ", actors: [a, b]") + event("2022", "e2", ", actors: [b]")
    assert [group.title for group in asked(log, by="actor").groups] == ["Band", "Army"]


def test_by_place_and_by_plan() -> None:
    assert shape(asked(MIXED, by="place")) == [
        ("Port", ["1 event", "Title of war"]),
        ("no place", ["1 event", "Title of rumour", "Wish", "Plan q"]),
    ]
    answer = asked(MIXED, by="plan")
    assert shape(answer) == [("Promises", ["Plan q"]), ("Demands", ["Wish"])]
    assert (answer.plans, answer.not_plans) == (2, 4)


def test_a_limit_counts_what_it_leaves_out() -> None:
    events = "".join(event(f"202{year}/2023", f"s{year}") for year in range(3))
    answer = asked(f"events:\n{events}", limit=2)
    assert shape(answer) == [("Situations", ["Title of s0", "Title of s1"])]
    assert (answer.left_out, answer.groups_left_out, answer.situations) == (1, 0, 3)
    by_actor = asked(MIXED, by="actor", limit=1)
    assert shape(by_actor) == [("Army", ["1 event"])]
    assert (by_actor.left_out, by_actor.groups_left_out) == (1, 2)


def test_nothing_found_says_what_each_filter_alone_finds() -> None:
    answer = asked(MIXED, actors=("a",), types=("power",))
    assert answer.groups == ()
    assert answer.emptied_by == ("--actor a alone finds 2", "--type power alone finds 1")
