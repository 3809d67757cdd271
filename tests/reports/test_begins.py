"""Rows of a period: those that begin in it, and those that began before and reach into it, worked out by hand."""

import csv
import io
import json
from typing import Any

import pytest

from tests.helpers import a_log, run, workspace_of
from timeline.dates import OPEN_START, iso
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.chronology import Chronology, chronology


def listed(text: str, reverse: bool = False, limit: int | None = None, **filters: Any) -> Chronology:
    workspace = workspace_of(text, as_of="2026-01-01")
    return chronology(workspace, Question(**filters), reverse=reverse, limit=limit, beginning_first=True)


def begins(text: str, **filters: Any) -> str:
    (row,) = listed(text, **filters).rows
    return str(row.begins)


# The date of an event, and whether it begins in the period from 1 September 2024 on.
EVENTS = [
    ("2024-09-01", "in"),
    ("2024-09", "in"),
    ("2025", "in"),
    ("2024", "before"),  # any day of the year
    ("2020s", "before"),
    ("202X", "before"),
    ("2024-XX", "before"),
    ("2025-XX", "in"),
    ("late 2024", "in"),  # September to December
    ("autumn 2024", "in"),  # from September
    ("H2 2024", "before"),  # from July
    ('"[2024-08..2024-10]"', "before"),
    ('"[2024-09..2024-10]"', "in"),
    ('"[2023,2024-10]"', "before"),  # one of the two
    ("by September 2025", "before"),
    ("after August 2024", "in"),
    ("2024-09-15~", "in"),
    ("2024-09/2025", "in"),
    ("2024-08-31/2025", "before"),
    ("2024/2025", "before"),  # from some day of 2024
    ("2014/..", "before"),
    ("2024-10/..", "in"),
    ("../2025", "before"),
    ("/2025", "before"),
    ("/..", "before"),
    ('"{2023,2024-10}"', "in"),  # both: the first that the period reaches is October
    ('"{2025-01,2024-09-02,2023}"', "in"),
    ('"{2023,2024,2025}"', "before"),  # of 2024, any day
    ('"{2023-01..2024-10}"', "before"),
    # The date that is printed decides, and not a rival one.
    ("2023-05, disputed: [{field: date, value: 2024-10}]", "before"),
    ("2024-10, disputed: [{field: date, value: 2023-05}]", "in"),
]


@pytest.mark.parametrize(("date", "expected"), EVENTS)
def test_an_event(date: str, expected: str) -> None:
    log = f"events:\n  - {{id: e, title: T, type: other, date: {date}}}\n"
    assert begins(log, since=("2024-09",)) == expected
    assert begins(log, query="date:2024-09..") == expected
    assert begins(log, since=("2024-09",), until=("2025",)) == expected


# The deadline of a plan that was announced in 2020, and whether it begins in the period from 15 September 2025 on.
DEADLINES = [
    ("2025-09-15", "in"),
    ("by September 2025", "before"),  # some day of September
    ("by October 2025", "in"),
    ("by the end of September 2025", "in"),  # its last day
    ("2025", "before"),
    ("2026", "in"),
]


@pytest.mark.parametrize(("deadline", "expected"), DEADLINES)
def test_a_deadline_begins_with_its_window(deadline: str, expected: str) -> None:
    log = f"plans:\n  - {{id: p, title: P, kind: demand, announced: 2020, deadline: {deadline}}}\n"
    assert begins(log, since=("2025-09-15",)) == expected


def test_events_dated_after_the_period_do_not_begin_before_it() -> None:
    log = "events:\n  - {id: e, title: T, type: other, date: 2025-03, disputed: [{field: date, value: 2024-10}]}\n"
    assert begins(log, since=("2024-09",), until=("2024-12",)) == "in"


def test_events_admitted_by_slack_began_before() -> None:
    log = "events:\n  - {id: e, title: T, type: other, date: 2024-08-20~}\n"
    assert begins(log, since=("2024-09",), slack="30d") == "before"


@pytest.mark.parametrize("date", ["2003", "by 2025", "../2019", "/..", "2014/.."])
def test_a_period_without_a_beginning_has_no_before(date: str) -> None:
    log = f"events:\n  - {{id: e, title: T, type: other, date: {date}}}\n"
    assert begins(log, until=("2025",)) == "in"
    assert begins(log, query="date:..2025") == "in"


def test_without_a_period_nothing_is_said() -> None:
    assert begins("events:\n  - {id: e, title: T, type: other, date: 2003}\n") == "None"


VIEWS = """
views: {lately: "date:2024-09.. type:attack", either: "date:2024 or date:2025"}
"""
# A question, and the first day of the period in which every answer lies.
STARTS: list[tuple[dict[str, Any], str | None]] = [
    ({"since": ("2024-09",)}, "2024-09-01"),
    ({"since": ("2024-09", "2023")}, "2023-01-01"),  # any of them is enough
    ({"on": ("2024-09-15",)}, "2024-09-15"),
    ({"on": ("2024", "2022-05")}, "2022-05-01"),
    ({"since": ("2024",), "on": ("2024-09",)}, "2024-09-01"),  # both must hold
    ({"since": ("2024-10",), "on": ("2024",)}, "2024-10-01"),
    ({"until": ("2024",)}, ""),
    ({"known_from": ("2024",)}, None),
    ({"types": ("attack",)}, None),
    ({"query": "date:2024-09"}, "2024-09-01"),
    ({"query": "date:2024..2025-03"}, "2024-01-01"),
    ({"query": "date:..2025-03"}, ""),
    ({"query": "date:2024-09,2022"}, "2022-01-01"),
    ({"query": "from:2024-09"}, "2024-09-01"),
    ({"query": "from:2024 to:2025"}, "2024-01-01"),
    ({"query": "to:2025"}, ""),
    ({"query": "on:2024-09"}, "2024-09-01"),
    ({"query": "known:2024.."}, None),
    ({"query": "date:2024 type:attack"}, "2024-01-01"),
    ({"query": "date:2024.. date:2024-09..2026"}, "2024-09-01"),
    ({"query": "(type:attack date:2024) status:claimed"}, "2024-01-01"),
    ({"query": "date:2024 not date:2025"}, "2024-01-01"),
    ({"query": "date:2024 or date:2025"}, "2024-01-01"),  # the same as date:2024,2025
    ({"query": "date:2025 or date:2024-03..2024-05 or on:2022-05"}, "2022-05-01"),
    ({"query": "date:2024 or to:2020"}, ""),
    ({"query": "(date:2024 type:attack) or (date:2022 type:law)"}, "2022-01-01"),
    ({"query": "(date:2024 or date:2025) date:2024-09.."}, "2024-09-01"),  # both must hold
    ({"query": "date:2024 or not date:2025"}, None),
    ({"query": "date:2024 or type:attack"}, None),
    ({"query": "type:attack (date:2024 or status:claimed)"}, None),
    ({"query": "not date:2024"}, None),
    ({"query": "@lately"}, "2024-09-01"),
    ({"query": "@either"}, "2024-01-01"),
    ({"query": "not @lately"}, None),
    ({"query": "date:2024", "since": ("2024-09",)}, "2024-09-01"),
    ({"queries": ("date:2024",)}, "2024-01-01"),
    ({"queries": ("date:2024", "type:attack")}, None),
    ({"queries": ("date:2024", "date:2025")}, "2024-01-01"),
    ({"queries": ("date:2024", "type:attack"), "since": ("2023",)}, "2023-01-01"),
]


@pytest.mark.parametrize(("asked", "day"), STARTS)
def test_beginning_of_a_period(asked: dict[str, Any], day: str | None) -> None:
    start = select(Question(**asked), workspace_of(VIEWS)).period_start
    assert (None if start is None else "" if start == OPEN_START else iso(start)) == day


LOG = """
timeline: {title: A log, covers: 2000/2025-12-31}
events:
  - {id: vague, date: 2024, title: T vague, type: attack}
  - {id: later, date: 2025-02, title: T later, type: attack}
  - {id: since, date: 2003/.., title: T since, type: deployment}
  - {id: undated, date: /.., title: T undated, type: deployment, checked: 2025}
  - {id: first, date: 2024-09-09, title: T first, type: attack}
  - {id: over, date: 2019, title: T over, type: attack}
plans:
  - {id: plan, title: T plan, kind: demand, announced: 2024-09-09, deadline: by September 2025}
"""
IN, BEFORE = ["first", "plan:announced", "later", "plan:deadline"], ["since", "vague", "undated"]


def names(answer: Chronology) -> list[str]:
    return [row.entry.id if row.what == "event" else f"{row.entry.id}:{row.what}" for row in answer.rows]


def test_events_that_begin_in_the_period_come_first() -> None:
    assert names(listed(LOG, since=("2024-09",))) == [*IN, *BEFORE]
    assert names(listed(LOG, query="date:2024-09..")) == [*IN, *BEFORE]
    assert names(listed(LOG)) == [
        "since",
        "over",
        "vague",
        "first",
        "plan:announced",
        "later",
        "plan:deadline",
        "undated",
    ]


def test_the_latest_first_keeps_the_two_apart() -> None:
    # Rows without any date come last in either direction.
    assert names(listed(LOG, since=("2024-09",), reverse=True)) == [*reversed(IN), "vague", "since", "undated"]


@pytest.mark.parametrize("limit", range(1, 8))
def test_a_limit_counts_in_this_order(limit: int) -> None:
    answer = listed(LOG, since=("2024-09",), limit=limit)
    assert names(answer) == [*IN, *BEFORE][:limit]
    assert answer.counts.left_out == 7 - limit


FORMATS = ("json", "jsonl", "csv", "md", "html", "text", "ics", "timelinejs")


@pytest.mark.parametrize("format", FORMATS)
def test_it_counts_so_in_every_format(format: str) -> None:
    """The first five of seven rows: all four that begin in the period, and the situation since 2003."""
    more = () if format == "text" else ("--format", format)
    out = run("list", "--from", "2024-09", "--limit", "5", "--log", a_log(LOG), *more).out
    found = [name for name in ("first", "later", "since", "vague", "undated", "over") if f"T {name}" in out]
    assert found == ["first", "later", "since"]


def test_programs_are_told() -> None:
    path = a_log(LOG)
    found = json.loads(run("list", "--from", "2024-09", "--log", path, "--format", "json").out)
    assert [(one["id"], one["begins"]) for one in found["events"]] == [
        *(("first", "in"), ("later", "in")),
        *(("since", "before"), ("vague", "before"), ("undated", "before")),
    ]
    assert [(one["what"], one["begins"]) for one in found["plan_dates"]] == [("announced", "in"), ("deadline", "in")]
    lines = run("list", "--from", "2024-09", "--log", path, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["begins"] for line in lines] == ["in"] * 4 + ["before"] * 3
    table = csv.DictReader(io.StringIO(run("list", "--from", "2024-09", "--log", path, "--format", "csv").out))
    assert [row["begins"] for row in table] == ["in"] * 4 + ["before"] * 3
    whole = json.loads(run("list", "--log", path, "--format", "json").out)
    assert {one["begins"] for one in (*whole["events"], *whole["plan_dates"])} == {None}


def test_readers_are_told_by_a_heading() -> None:
    path = a_log(LOG)
    text = run("list", "--from", "2024-09", "--log", path).out.splitlines()
    headings = [line.split(" ─")[0] for line in text if line.endswith("──")]
    assert headings == ["2024", "2025", "Already under way, or possibly in this period (3)"]
    document = run("list", "--from", "2024-09", "--log", path, "--format", "md").out.splitlines()
    assert [line for line in document if line.startswith("## ")] == [
        "## 2024",
        "## 2025",
        "## Already under way, or possibly in this period (3)",
    ]
    for asked in (("--from", "2025-02", "--certain", "--type", "attack"), ("--to", "2025"), ()):
        assert "Already under way" not in run("list", *asked, "--log", path).out
