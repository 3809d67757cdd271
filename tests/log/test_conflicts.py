"""The relation of two estimates: in conflict, in agreement, not of the same area, or not compared."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import problems_of, workspace_of
from timeline.log.conflicts import conflicts, range_of, relations
from timeline.workspace import Workspace

HEAD = """
sources:
  un: {title: UN report, date: 2024-08}
  acled: {title: ACLED report, date: 2024-08}
  brief: {title: A briefing, date: 2025-03}
actors:
  group: {name: A group}
  branch: {name: A branch, part_of: group}
  un-team: {name: UN team}
  acled-org: {name: ACLED}
places: {anbar: {name: Anbar, in: IQ}, sahel: {name: Sahel, contains: [ML, NE, BF]}}
"""
ONE = {"as_of": "2024", "subject": "group", "measure": "fighters", "unit": "people", "places": "[SO]", "by": "un-team"}


def figure(name: str, **fields: Any) -> str:
    """A figure in the user's format; None leaves a key out."""
    every = {**ONE, "sources": "[un]", **fields}
    return f"  - {{id: {name}, " + ", ".join(f"{k}: {v}" for k, v in every.items() if v is not None) + "}\n"


def log(*figures: str) -> str:
    return HEAD + "figures:\n" + "".join(figures)


def found(workspace: Workspace) -> list[tuple[str, str, str]]:
    figures = [figure for one in workspace.logs for figure in one.figures.values()]
    return [(kind, a.id, b.id) for kind, a, b in relations(figures, workspace.geography)]


LOW = {"low": 100, "high": 400}
HIGH = {"low": 500, "high": 900}
OTHER = {"by": "acled-org", "sources": "[acled]"}

CASES: dict[str, tuple[dict[str, Any], dict[str, Any], str | None]] = {
    # Two estimators for one time.
    "ranges apart": (LOW, {**HIGH, **OTHER}, "conflict"),
    "the other way round": (HIGH, {**LOW, **OTHER}, "conflict"),
    "ranges overlap": (LOW, {"low": 300, "high": 500, **OTHER}, "agreement"),
    "ranges touch": (LOW, {"low": 400, "high": 500, **OTHER}, "agreement"),
    "a value inside": (LOW, {"value": 250, **OTHER}, "agreement"),
    "a value outside": (LOW, {"value": 401, **OTHER}, "conflict"),
    "two values": ({"value": 87}, {"value": 88, **OTHER}, "conflict"),
    "the same value": ({"value": 88}, {"value": 88, **OTHER}, "agreement"),
    "about is not wider": ({"value": 87, "qualifier": "about"}, {"value": 88, **OTHER}, "conflict"),
    # A missing bound is unknown, never 0.
    "no upper bound": ({"low": 100}, {"value": 5000, **OTHER}, "agreement"),
    "below what is at least": ({"low": 100}, {"value": 99, **OTHER}, "conflict"),
    "no lower bound": ({"high": 400}, {"value": 1, **OTHER}, "agreement"),
    "above what is at most": ({"high": 400}, {"value": 700, **OTHER}, "conflict"),
    "at least a value": ({"value": 100, "qualifier": "at-least"}, {"value": 5000, **OTHER}, "agreement"),
    "at most a value": ({"value": 400, "qualifier": "at-most"}, {"value": 1, **OTHER}, "agreement"),
    "at most, and above": ({"value": 400, "qualifier": "at-most"}, {"low": 401, **OTHER}, "conflict"),
    "a value with one bound": ({"value": 250, "low": 100}, {"value": 900, **OTHER}, "agreement"),
    # Who says so.
    "an estimator and nobody": (LOW, {**HIGH, "by": None, "sources": "[acled]"}, "conflict"),
    "one estimator, two documents": (LOW, {**HIGH, "sources": "[acled]"}, None),
    "nobody, two documents": ({**LOW, "by": None}, {**HIGH, "by": None, "sources": "[acled]"}, None),
    "one estimator, one document": (LOW, HIGH, "conflict"),
    "one estimator, one document, ranges meet": (LOW, {"value": 300}, "agreement"),
    "nobody, one document": ({**LOW, "by": None}, {**HIGH, "by": None}, "conflict"),
    "one of several documents": ({**LOW, "sources": "[un, brief]"}, {**HIGH, "sources": "[acled, brief]"}, "conflict"),
    "a document and what it cites": (LOW, {**HIGH, "sources": "[{ref: acled, via: un}]"}, "conflict"),
    "two documents cited in a third": (
        {**LOW, "sources": "[{ref: un, via: brief}]"},
        {**HIGH, "sources": "[{ref: acled, via: brief}]"},
        None,
    ),
    # One time.
    "a month of the year": (LOW, {**HIGH, **OTHER, "as_of": "2024-08"}, "conflict"),
    "the next year": (LOW, {**HIGH, **OTHER, "as_of": "2025"}, None),
    "the day after": ({**LOW, "as_of": "2024-08-01"}, {**HIGH, **OTHER, "as_of": "2024-08-02"}, None),
    "early and late": ({**LOW, "as_of": "early 2024"}, {**HIGH, **OTHER, "as_of": "late 2024"}, None),
    "by a month": ({**LOW, "as_of": "by September 2024"}, {**HIGH, **OTHER, "as_of": "2014"}, "conflict"),
    "an uncertain year": ({**LOW, "as_of": '"2024?"'}, {**HIGH, **OTHER}, "conflict"),
    "one of two years, between them": (
        {**LOW, "as_of": '"[2022,2024]"'},
        {**HIGH, **OTHER, "as_of": "2023"},
        "conflict",
    ),
    "in two years, between them": ({**LOW, "as_of": '"{2022,2024}"'}, {**HIGH, **OTHER, "as_of": "2023"}, None),
    "a period of stock": ({**LOW, "as_of": "2023/2024"}, {**HIGH, **OTHER}, "conflict"),
    # A count is compared with one of the same period only.
    "one counted period": (
        {**LOW, "over": 2024, "as_of": None},
        {**HIGH, **OTHER, "over": 2024, "as_of": None},
        "conflict",
    ),
    "the same period, written out": (
        {**LOW, "over": 2024, "as_of": None},
        {**HIGH, **OTHER, "over": "2024-01/2024-12", "as_of": None},
        "conflict",
    ),
    "a part of the period": (
        {**LOW, "over": 2024, "as_of": None},
        {**HIGH, **OTHER, "over": "2024-08", "as_of": None},
        None,
    ),
    "a longer period": (
        {**LOW, "over": 2024, "as_of": None},
        {**HIGH, **OTHER, "over": "2023/2024", "as_of": None},
        None,
    ),
    "a stock and a count": (LOW, {**HIGH, **OTHER, "over": 2024, "as_of": None}, None),
    # What is counted.
    "another subject": (LOW, {**HIGH, **OTHER, "subject": "branch"}, None),
    "another measure": (LOW, {**HIGH, **OTHER, "measure": "leaders"}, None),
    "another unit": (LOW, {**HIGH, **OTHER, "unit": "families"}, None),
    # Where.
    "the same places in another order": (
        {**LOW, "places": "[ML, NE]"},
        {**HIGH, **OTHER, "places": "[NE, ML]"},
        "conflict",
    ),
    "no places": ({**LOW, "places": None}, {**HIGH, **OTHER, "places": None}, "conflict"),
    "a place inside": ({**LOW, "places": "[IQ]"}, {**HIGH, **OTHER, "places": "[anbar]"}, "not-same-area"),
    "a region around": ({**LOW, "places": "[ML, NE]"}, {**HIGH, **OTHER, "places": "[sahel]"}, "not-same-area"),
    "a UN region around": ({**LOW, "places": "[asia]"}, {**HIGH, **OTHER, "places": "[AF]"}, "not-same-area"),
    "areas that overlap": ({**LOW, "places": "[IQ, SY]"}, {**HIGH, **OTHER, "places": "[SY, TR]"}, "not-same-area"),
    "nested, and ranges meet": ({**LOW, "places": "[IQ]"}, {**LOW, **OTHER, "places": "[anbar]"}, "not-same-area"),
    "nested, but years apart": ({**LOW, "places": "[IQ]"}, {**HIGH, **OTHER, "places": "[anbar]", "as_of": 2020}, None),
    "areas apart": ({**LOW, "places": "[IQ]"}, {**HIGH, **OTHER, "places": "[SY]"}, None),
    "a place, and none named": (LOW, {**HIGH, **OTHER, "places": None}, None),
}


@pytest.mark.parametrize("name", CASES)
def test_two_estimates(name: str) -> None:
    first, second, kind = CASES[name]
    workspace = workspace_of(log(figure("a", **first), figure("b", **second)))
    assert found(workspace) == ([(kind, "a", "b")] if kind else [])
    assert [(a.id, b.id) for a, b in conflicts(workspace.logs[0].figures.values())] == (
        [("a", "b")] if kind == "conflict" else []
    )


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case[2] == "conflict"])
def test_check_warns_of_a_conflict_at_the_second(name: str) -> None:
    first, second, _ = CASES[name]
    (problem,) = [
        p for p in problems_of(log(figure("a", **first), figure("b", **second))) if p.code == "figures-in-conflict"
    ]
    assert (problem.severity, problem.entry) == ("warning", "b")


def test_a_change_over_time_is_not_a_conflict() -> None:
    years = [figure(f"y{year}", as_of=year, value=year * 10) for year in range(2018, 2026)]
    assert found(workspace_of(log(*years))) == []


def test_pairs_stand_in_the_order_of_the_log() -> None:
    three = log(
        figure("late", as_of="2024-12", value=3, by="acled-org", sources="[acled]"),
        figure("whole", as_of="2024", value=1),
        figure("early", as_of="2024-01", value=2, by="group", sources="[brief]"),
    )
    assert found(workspace_of(three)) == [("conflict", "late", "whole"), ("conflict", "whole", "early")]


RANGES = [
    ({"value": 5}, (5, 5)),
    ({"value": 5, "qualifier": "about"}, (5, 5)),
    ({"value": 5, "qualifier": "at-least"}, (5, math.inf)),
    ({"value": 5, "qualifier": "at-most"}, (-math.inf, 5)),
    ({"low": 5}, (5, math.inf)),
    ({"high": 5}, (-math.inf, 5)),
    ({"low": 5, "high": 9}, (5, 9)),
    ({"low": 5, "value": 7, "high": 9}, (5, 9)),
    ({"low": 5, "value": 7}, (5, math.inf)),  # a best guess says nothing of the bound that is missing
    ({"value": 7, "high": 9}, (-math.inf, 9)),
    ({"value": 7, "high": 9, "qualifier": "at-least"}, (7, 9)),
    ({"value": 7, "low": 5, "qualifier": "at-most"}, (5, 7)),
    ({"low": 0, "high": 0}, (0, 0)),
    ({"value": 0.5}, (0.5, 0.5)),
]


@pytest.mark.parametrize(("fields", "expected"), RANGES)
def test_the_range_of_an_estimate(fields: dict[str, Any], expected: tuple[float, float]) -> None:
    (one,) = workspace_of(log(figure("a", **fields))).logs[0].figures.values()
    assert range_of(one) == expected


bound = st.integers(0, 6)
estimate = st.fixed_dictionaries(
    {
        "as_of": st.sampled_from(["2024", "2024-08", "2025", "2024/2025"]),
        "by": st.sampled_from(["un-team", "acled-org", None]),
        "sources": st.sampled_from(["[un]", "[acled]", "[un, acled]"]),
        "places": st.sampled_from(["[IQ]", "[anbar]", "[SY]", "[IQ, SY]", None]),
        "low": bound,
        "high": bound.map(lambda number: number + 6),
    }
)


@given(st.lists(estimate, max_size=6))
def test_every_pair_is_told_once_and_the_kinds_exclude_each_other(estimates: list[dict[str, Any]]) -> None:
    workspace = workspace_of(
        log(*(figure(f"f{n}", **fields) for n, fields in enumerate(estimates))) if estimates else HEAD
    )
    pairs = found(workspace)
    assert len({(a, b) for _, a, b in pairs}) == len(pairs)
    assert all(a < b for _, a, b in pairs)
    figures = {figure.id: figure for figure in workspace.logs[0].figures.values()}
    for kind, a, b in pairs:
        one, other = figures[a], figures[b]
        assert (set(one.places) == set(other.places)) == (kind != "not-same-area")
        assert one.by != other.by or {c.ref for c in one.sources} & {c.ref for c in other.sources}
        meet = max(one.low or 0, other.low or 0) <= min(one.high or 0, other.high or 0)
        assert kind == "not-same-area" or meet == (kind == "agreement")
