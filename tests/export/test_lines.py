"""JSON lines: the members of the lists of the JSON, and nothing else."""

import json
from typing import Any

import pytest

from tests.helpers import a_log, run
from timeline.export.lines import Each, Lines, lines

WHOLE: dict[str, Any] = {
    "a": [{"id": 1}, {"id": 2}],
    "deep": {"b": [{"id": 3}]},
    "groups": [{"of": "x", "members": [4, 5]}],
}


def grouped(whole: Any, group: Any) -> list[dict[str, Any]]:
    assert whole is WHOLE
    return [{"of": group["of"], "id": member} for member in group["members"]]


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ([Lines("a")], [{"id": 1}, {"id": 2}]),
        ([Lines("deep.b", {"part": "b"})], [{"part": "b", "id": 3}]),
        (
            [Lines("groups", {"what": "g"}, grouped)],
            [{"what": "g", "of": "x", "id": 4}, {"what": "g", "of": "x", "id": 5}],
        ),
        ([Lines("deep.b"), Lines("a")], [{"id": 3}, {"id": 1}, {"id": 2}]),
    ],
)
def test_lines_of_lists(lists: list[Lines], expected: list[dict[str, Any]]) -> None:
    assert list(lines(WHOLE, lists)) == expected


def test_an_answer_may_be_the_list() -> None:
    assert list(lines([1, 2], [Lines("")])) == [1, 2]


def test_values_are_made_when_they_are_asked_for() -> None:
    made: list[int] = []

    def make(number: int) -> dict[str, int]:
        made.append(number)
        return {"id": number}

    whole = {"a": Each([1, 2, 3], make)}
    found = lines(whole, [Lines("a")])
    assert (next(found), made) == ({"id": 1}, [1])
    assert list(whole["a"]) == list(whole["a"]) == [{"id": 1}, {"id": 2}, {"id": 3}]


LOG = """timeline: {title: T, covers: 2014/2025}
sources: {s: {title: S}}
actors: {a: {name: A, part_of: [{actor: b, during: 2020/..}]}, b: {name: B}}
events:
  - {id: e, date: 2024-05-01, title: E, type: other, actors: [a], sources: [s],
     disputed: [{field: date, value: 2024-06, sources: [s]}], corrections: [{date: 2024-07, field: title, was: F}]}
  - {id: lasts, date: 2024-03/.., title: It lasts, type: other}
plans:
  - {id: p, title: P, kind: commitment, announced: 2024-04-01, by: [a], deadline: 2024-09,
     revisions: [{date: 2024-06, deadline: 2024-12}]}
figures:
  - {id: f, subject: a, measure: m, unit: people, as_of: 2024-02, value: 5, by: b, sources: [s]}
  - {id: g, subject: a, measure: m, unit: people, as_of: 2024-02, value: 7, by: a, sources: [s]}
  - {id: h, subject: a, measure: m, unit: people, as_of: 2024-08, value: 9, by: a, sources: [s]}
"""

PATHS = {
    "list": ("events", "plan_dates"),
    "plans": ("plans",),
    "changes 2024-01-01 2024-12-31": (
        "happened",
        "began",
        "plans.announced",
        "plans.revised",
        "figures",
        "corrections",
    ),
    "state 2024-10-01": ("ongoing", "plans", "figures", "offices", "disputes"),
    "figures": ("series.points",),
    "disputes": ("disputes", "conflicts"),
    "search e": ("found",),
    "show e p f": ("entries",),
    "chart": ("lanes",),
    "stats": ("rows",),
    "actors": ("actors",),
    "sources": ("sources",),
    "check": ("problems",),
}
"""The lists of the JSON of a command, by their paths."""


def members(value: Any, path: str) -> list[Any]:
    if isinstance(value, list):
        return [found for one in value for found in members(one, path)] if path else value
    key, _, rest = path.partition(".")
    return members(value[key], rest)


@pytest.mark.parametrize("command", PATHS)
def test_each_line_has_what_the_json_has(command: str) -> None:
    asked = (*command.split(), "--log", a_log(LOG), *([] if command == "check" else ["--as-of", "2025-01-01"]), "-f")
    whole = json.loads(run(*asked, "json").out)
    found = [json.loads(line) for line in run(*asked, "jsonl").out.splitlines()]
    expected = [member for path in PATHS[command] for member in members(whole, path)]
    assert len(found) == len(expected) > 0
    # A pair of figures is an object in a line; the group of a lane has its title for its number.
    objects = [one for one in expected if isinstance(one, dict)]
    for one in objects:
        kept = {key: value for key, value in one.items() if key != "group"}
        assert any(all(line.get(key) == value for key, value in kept.items()) for line in found), kept
