"""Comparison of `--as-of D` with a log from which all that became known after D was deleted by hand.

Every date here is a day or runs from day to day, so that the hand needs no more than to compare text.
"""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.helpers import workspace_of
from timeline.export.chronology import forms
from timeline.export.formats.json_text import json_pieces
from timeline.query.question import Question
from timeline.reports.chronology import chronology
from timeline.workspace import Workspace

Raw = dict[str, Any]

DAYS = [f"20{year}-{month}-15" for year in range(15, 24) for month in ("02", "07", "11")]
days = st.sampled_from(DAYS)


def later_or_none(day: str) -> st.SearchStrategy[str | None]:
    later = [other for other in DAYS if other > day]
    return st.none() | st.sampled_from(later) if later else st.none()


@st.composite
def occasion(draw: st.DrawFn, day: str) -> Raw:
    return without_none({"date": day, "known": draw(later_or_none(day))})


@st.composite
def event(draw: st.DrawFn, identity: str) -> Raw:
    start = draw(days)
    end = draw(later_or_none(start) | st.just(".."))
    claims = [
        without_none({"field": "date", "value": draw(days), "known": draw(st.none() | days)})
        for _ in range(draw(st.integers(0, 2)))
    ]
    return without_none(
        {
            "id": identity,
            "date": f"{start}/{end}" if end else start,
            "title": identity,
            "type": "other",
            "known": draw(later_or_none(start)),
            "actors": draw(st.sampled_from([[], ["part"], ["whole"]])),
            "disputed": claims,
        }
    )


@st.composite
def plan(draw: st.DrawFn, identity: str, events: list[Raw]) -> Raw:
    dates = sorted(draw(st.lists(days, min_size=4, max_size=4, unique=True)))
    named = [one for one in events if "/" not in one["date"] and one["date"] <= dates[0]]
    announced = {"event": draw(st.sampled_from(named))["id"]} if named else draw(occasion(dates[0]))
    revisions = [{**draw(occasion(day)), "deadline": f"20{30 + n}"} for n, day in enumerate(dates[1:3])]
    value: Raw = {"id": identity, "title": identity, "kind": "commitment", "announced": announced, "deadline": "2025"}
    value["revisions"] = revisions[: draw(st.integers(0, 2))]
    return value | ({"outcome": {**draw(occasion(dates[3])), "result": "met"}} if draw(st.booleans()) else {})


@st.composite
def figure(draw: st.DrawFn, identity: str) -> Raw:
    value: Raw = {"id": identity, "subject": "part", "measure": "m", "unit": "u", "value": "1", "as_of": draw(days)}
    return value | {"sources": [draw(st.sampled_from(["early", "late", "undated"]))]}


@st.composite
def logs(draw: st.DrawFn) -> Raw:
    events = [draw(event(f"e{n}")) for n in range(draw(st.integers(0, 4)))]
    start = draw(days)
    end = draw(later_or_none(start)) or ".."
    return {
        "timeline": {"title": "T", "covers": "2014/2024"},
        "sources": {"early": {"title": "E", "date": "2016-07-15"}, "late": {"title": "L", "date": "2021-07-15"},
                    "undated": {"title": "U"}},
        "actors": {
            "whole": {"name": "Whole"},
            "part": {"name": "Part", "part_of": [{"actor": "whole", "during": f"{start}/{end}"}]},
        },
        "events": events,
        "plans": [draw(plan(f"p{n}", events)) for n in range(draw(st.integers(0, 2)))],
        "figures": [draw(figure(f"f{n}")) for n in range(draw(st.integers(0, 2)))],
    }  # fmt: skip


def without_none(value: Raw) -> Raw:
    return {key: part for key, part in value.items() if part is not None}


def deleted_by_hand(raw: Raw, day: str) -> Raw:
    """The log without the entries that became known after the day."""

    def opened(span: str) -> str:
        start, _, end = span.partition("/")
        return f"{start}/.." if end > day else span  # `..` sorts before every digit

    def is_known(one: Raw) -> bool:
        start: str = one["date"].partition("/")[0]
        return bool(max(start, one.get("known", start)) <= day)

    log: Raw = json.loads(json.dumps(raw))
    events = {one["id"]: one for one in raw["events"]}
    log["events"] = [one for one in log["events"] if is_known(one)]
    for one in log["events"]:
        one["date"] = opened(one["date"])
        one["disputed"] = [claim for claim in one["disputed"] if claim.get("known", day) <= day]
    log["plans"] = [
        one for one in log["plans"] if is_known(events.get(one["announced"].get("event"), one["announced"]))
    ]
    for one in log["plans"]:
        one["revisions"] = [revision for revision in one["revisions"] if is_known(revision)]
        if "outcome" in one and not is_known(one["outcome"]):
            del one["outcome"]
    published = {"early": "2016-07-15", "late": "2021-07-15"}
    log["figures"] = [
        one for one in log["figures"] if max(one["as_of"], published.get(one["sources"][0], one["as_of"])) <= day
    ]
    part = log["actors"]["part"]
    part["part_of"] = [
        {**link, "during": opened(link["during"])}
        for link in part["part_of"]
        if link["during"].partition("/")[0] <= day
    ]
    return log


def answer_of(workspace: Workspace, question: Question) -> Any:
    document = json.loads("".join(json_pieces(forms(chronology(workspace, question), workspace).value())))
    del document["logs"]
    for one in document["events"]:
        del one["file"], one["line"]
    return document


@examples(150)
@given(logs(), st.sampled_from(DAYS), days)
def test_as_of_equals_deleting_by_hand(raw: Raw, as_of: str, asked: str) -> None:
    seen = workspace_of(json.dumps(raw), as_of=as_of)
    # The second log is asked on the same day; it has nothing left that this could hide.
    by_hand = workspace_of(json.dumps(deleted_by_hand(raw, as_of)), as_of=as_of)
    for question in (Question(), Question(since=(asked,)), Question(on=(asked,)), Question(actors=("whole",))):
        assert answer_of(seen, question) == answer_of(by_hand, question)
    assert list(seen.logs[0].figures) == list(by_hand.logs[0].figures)
    assert [actor.part_of for actor in seen.logs[0].actors.values()] == [
        actor.part_of for actor in by_hand.logs[0].actors.values()
    ]
