"""Properties of changes and state for any log: two windows make one, nothing happens twice, the two agree."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.helpers import workspace_of
from tests.reports.changing import SECTIONS
from tests.reports.test_asof_by_hand import DAYS, deleted_by_hand, logs
from timeline.dates import Match, iso, parse
from timeline.export.changes import forms as changes_forms
from timeline.export.state import forms as state_forms
from timeline.query.question import Question
from timeline.reports.changes import Changes, changes
from timeline.reports.state import state
from timeline.workspace import Workspace

Raw = dict[str, Any]

POINTS = (
    *("2024-08-30", "2024-09-01", "2024-09-02", "2024-09-20", "2024-10-01", "2024-10-02", "2024-12-31", "2025-01-01"),
    *("2024-08", "2024-09", "2024-10", "2024-12", "2025-01", "2025-02", "2023", "2024", "2025", "2024-10-01~", "2024?"),
    *("[..2024-09-15]", "[..2025-01]", "[2024-12-15..]", "[2024-09-10..2024-10-05]", "[2019..2024]"),
)
SETS = ("{2024-08-01,2024-10-01}", "{2024-09,2025-02-03}", "{2023,2026}")
SHORT = ("2024-09-30/2024-10-02", "2024-12-30/2025-01-01")
"""Spans of a few days, which happen in one window, and begin in one and end in the next."""
SPANS = (
    *("2020/..", "2024-09-05/..", "2024-09/..", "2024/..", "2020/2024-10", "2024-09-05/2024-12-20", "2024/2025"),
    *("2024-10/2024-10", "../2024-10-10", "/2025-01", "2024-09-05/", "2020/", "2024-09~/2025-01", "2025-01-01/.."),
    "/..",
    *SHORT,
)
BOUNDS = ("2024-08-31", "2024-09-01", "2024-09-02", "2024-09-30", "2024-10-01", "2024-12-30", "2024-12-31",
          "2025-01-31", "2025-02-28", "2025-12-31")  # fmt: skip
points, spans = st.sampled_from(POINTS), st.sampled_from(SPANS)
windows = st.lists(st.sampled_from(BOUNDS), min_size=3, max_size=3, unique=True).map(sorted)


def knowable(date: str, draw: st.DrawFn) -> Raw:
    """The date on which an event became known, never before it can have happened."""
    known = draw(st.none() | points)
    return {"known": known} if known and parse(known).latest >= parse(date).earliest else {}


@st.composite
def events(draw: st.DrawFn, identity: str, is_disputed: bool = True) -> Raw:
    date = draw(points | spans | st.sampled_from(SETS))
    value: Raw = {"id": identity, "date": date, "title": identity, "type": "other"} | knowable(date, draw)
    if draw(st.booleans()) or date == "/..":
        value["checked"] = draw(st.sampled_from(BOUNDS))
    if draw(st.integers(0, 2)) == 0:
        value["added"] = draw(st.sampled_from(BOUNDS))
    if is_disputed and draw(st.integers(0, 3)) == 0:
        value["disputed"] = [{"field": "date", "value": draw(points | spans)}]
    return value


@st.composite
def plans(draw: st.DrawFn, identity: str) -> Raw:
    kind = draw(st.sampled_from(["commitment", "expectation", "demand"]))
    value: Raw = {"id": identity, "title": identity, "kind": kind, "announced": draw(st.sampled_from(BOUNDS[:3]))}
    first = draw(st.sampled_from(["2024-09-30", "2024-10", "[..2024-12]", "2024-12-30"]))
    moves = draw(st.lists(st.sampled_from(BOUNDS[3:]), max_size=2, unique=True).map(sorted))
    value["deadline"] = first
    value["revisions"] = [
        {"date": day, "deadline": new} for day, new in zip(moves, ("2025-01-15", "2026"), strict=False)
    ]
    if draw(st.booleans()):
        value["outcome"] = {"date": draw(st.sampled_from([*BOUNDS[3:], "2024-10", "2025"])), "result": "met"}
    if draw(st.integers(0, 2)) == 0:
        value |= {"every": "1 month", "revisions": []}
        if "outcome" in value:
            value["outcome"]["occurrence"] = draw(st.integers(0, 3))
    return value


def workspaces(is_disputed: bool = True) -> st.SearchStrategy[Workspace]:
    @st.composite
    def build(draw: st.DrawFn) -> Workspace:
        log = {
            "timeline": {"title": "T", "covers": "2000/2026"},
            "events": [draw(events(f"e{n}", is_disputed)) for n in range(draw(st.integers(1, 5)))],
            "plans": [draw(plans(f"p{n}")) for n in range(draw(st.integers(0, 2)))],
        }
        return workspace_of(json.dumps(log), as_of="2027-01-01")

    return build()


def between(workspace: Workspace, since: str, until: str) -> Changes:
    return changes(workspace, Question(), parse(since), until)


def ids(answer: Changes, section: str, least: Match = Match.POSSIBLE) -> set[tuple[str, int | None]]:
    found = set()
    for one in getattr(answer, section):
        if one.match >= least:
            found.add((one.plan.plan.id, one.plan.occurrence) if hasattr(one, "plan") else (one.entry.id, None))
    return found


@examples(200)
@given(workspaces(), windows)
def test_two_windows_hold_what_the_whole_one_holds(workspace: Workspace, days: list[str]) -> None:
    first, middle, last = days
    whole, before, after = (between(workspace, *pair) for pair in ((first, last), (first, middle), (middle, last)))
    plan_lists = {"announced", "revised", "settled", "deadline_passed", "plans_learned"}
    short = {(event.id, None) for event in workspace.logs[0].events.values() if event.date.edtf in SHORT}
    told = [
        {one for section in ("happened", "began", "ended") for one in ids(answer, section)} & short
        for answer in (whole, before, after)
    ]
    assert told[0] == told[1] | told[2]
    for section in SECTIONS:
        # The plan that an answer shows of a series is that of its last day.
        held = {section: (ids(whole, section), ids(before, section) | ids(after, section))}
        if section in plan_lists:
            held = {section: tuple({name for name, _ in part} for part in held[section])}  # type: ignore[dict-item]
        in_whole, in_parts = (part - short for part in held[section])
        # An undated situation that became known in one window is no news of the other one.
        unknown = ids(before, "began_unknown") | ids(after, "began_unknown") if section == "began" else set()
        assert in_whole <= in_parts | unknown, section
        if section not in ("learned", "plans_learned", "began_unknown"):
            assert in_parts <= in_whole, section
    assert ids(whole, "logged") <= ids(before, "logged") | ids(after, "logged")
    # An event in the first window that was learned in the second one has simply happened in both together.
    whole_ids = ids(whole, "learned") | ids(whole, "happened") | ids(whole, "began")
    assert ids(before, "learned") | ids(after, "learned") <= whole_ids


@examples(200)
@given(workspaces(), windows)
def test_certain_in_a_part_is_certain_in_the_whole(workspace: Workspace, days: list[str]) -> None:
    first, middle, last = days
    whole = between(workspace, first, last)
    for part in (between(workspace, first, middle), between(workspace, middle, last)):
        for section in ("happened", "began", "ended", "announced", "settled", "revised"):
            certain = {name for name, _ in ids(part, section, Match.CERTAIN)}
            # What began in one part and ended in the other may have happened in the whole.
            happened = set() if section == "happened" else {name for name, _ in ids(whole, "happened", Match.CERTAIN)}
            assert certain <= {name for name, _ in ids(whole, section, Match.CERTAIN)} | happened, section


@examples(200)
@given(workspaces(), windows)
def test_nothing_is_news_twice(workspace: Workspace, days: list[str]) -> None:
    answer = between(workspace, days[0], days[-1])
    assert not ids(answer, "happened") & (ids(answer, "learned") | ids(answer, "began") | ids(answer, "ended"))
    assert not ids(answer, "learned") & ids(answer, "began")
    assert not ids(answer, "began") & ids(answer, "began_unknown")
    others = {one for section in SECTIONS if section != "began_unknown" for one in ids(answer, section)}
    assert not ids(answer, "logged") & others


@examples(200)
@given(workspaces(is_disputed=False), windows)
def test_state_agrees_with_changes(workspace: Workspace, days: list[str]) -> None:
    first, day, _ = days
    answer = between(workspace, first, day)
    ongoing = {row.entry.id: row.match for row in state(workspace, Question(), day).ongoing}
    for identity, _ in ids(answer, "began", Match.CERTAIN) - ids(answer, "ended"):
        assert identity in ongoing
    # A situation that had ended by the day before is over.
    eve = iso(parse(day).earliest - 1)
    assert eve is not None
    if first <= eve:
        over = {identity for identity, _ in ids(between(workspace, first, eve), "ended", Match.CERTAIN)}
        assert not over & set(ongoing)


@examples(100)
@given(workspaces(is_disputed=False), windows)
def test_certainly_ongoing_events_began_before_or_in_the_window(workspace: Workspace, days: list[str]) -> None:
    first, day, _ = days
    before = {row.entry.id for row in state(workspace, Question(), first).ongoing}
    began = {identity for identity, _ in ids(between(workspace, first, day), "began")}
    for row in state(workspace, Question(), day).ongoing:
        # An open start has no day: it went on from ever.
        assert row.entry.id in before | began


def documents(workspace: Workspace, period: list[str], day: str) -> list[Any]:
    changed = changes_forms(between(workspace, *period), workspace).value()
    pictured = state_forms(state(workspace, Question(), day), workspace).value()
    return [_without_places(changed), _without_places(pictured)]


def _without_places(value: Any) -> Any:
    """The document without the file and line of each entry."""
    if isinstance(value, dict):
        return {key: _without_places(part) for key, part in value.items() if key not in ("file", "line")}
    return [_without_places(part) for part in value] if isinstance(value, list) else value


@examples(100)
@given(logs(), st.sampled_from(DAYS), st.lists(st.sampled_from(DAYS), min_size=2, max_size=2, unique=True).map(sorted))
def test_as_of_equals_deleting_by_hand(raw: Raw, as_of: str, period: list[str]) -> None:
    seen = workspace_of(json.dumps(raw), as_of=as_of)
    by_hand = workspace_of(json.dumps(deleted_by_hand(raw, as_of)), as_of=as_of)
    for day in period:
        assert documents(seen, period, day) == documents(by_hand, period, day)
