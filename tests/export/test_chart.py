"""The lanes of a chart as JSON, pinned key by key."""

import json

from tests.helpers import a_log, run

LOG = """
timeline: {title: A log, covers: 2021/2021-02-28}
events:
  - {id: war, date: 2021-01/.., title: They fight, type: battle, checked: 2021-02-03}
  - {id: raid, date: "[..2021-01-20]", title: A raid, type: attack, status: claimed}
plans:
  - {id: talks, title: They talk, kind: commitment, announced: 2021-02-01, deadline: 2021-03,
     outcome: {date: 2021-02-20, result: met}}
"""


def test_the_document() -> None:
    path = a_log(LOG)
    done = run("chart", "--format", "json", "--log", path, "--as-of", "2021-03-31")
    assert (done.code, done.err) == (0, "")
    answer = json.loads(done.out)
    dates = [
        lane["bar"].pop("date")["edtf"] if lane["bar"] else lane["marks"][0].pop("date")["edtf"]
        for lane in answer["lanes"][:2]
    ]
    assert dates == ["2021-01/..", "[..2021-01-20]"]
    assert answer == {
        "schema": "timeline.chart/1",
        "logs": [{"file": "events.yaml", "title": "A log", "horizon": "2021-02-28", "id": None}],
        "as_of": "2021-03-31",
        "horizon": "2021-02-28",
        "not_followed": [{"log": "events.yaml", "from": "2021-03-01", "to": "2021-03-31"}],
        "by": "kind",
        "period": {"from": "2020-12-01", "to": "2021-04-30"},
        "groups": [
            {"title": "Situations", "left_out": 0},
            {"title": "Events", "left_out": 0},
            {"title": "Plans", "left_out": 0},
        ],
        "groups_left_out": 0,
        "lanes": [
            {
                "group": 0,
                "title": "They fight",
                "what": "situation",
                "bar": {
                    "id": "war",
                    "title": "They fight",
                    "type": "battle",
                    "family": "violence",
                    "begins": "dated",
                    "start": {"earliest": "2021-01-01", "latest": "2021-01-31"},
                    "ends": "open",
                    "end": {"earliest": "2021-02-03", "latest": None},
                    "seen": None,
                    "status": "stated",
                    "match": "certain",
                },
                "marks": [],
                "plan": None,
            },
            {
                "group": 1,
                "title": "Violence: 1 event",
                "what": "events",
                "bar": None,
                "marks": [
                    {
                        "id": "raid",
                        "title": "A raid",
                        "type": "attack",
                        "family": "violence",
                        "days": [{"earliest": None, "latest": "2021-01-20"}],
                        "status": "claimed",
                        "match": "certain",
                    }
                ],
                "plan": None,
            },
            {
                "group": 2,
                "title": "They talk",
                "what": "plan",
                "bar": None,
                "marks": [],
                "plan": {
                    "id": "talks",
                    "title": "They talk",
                    "kind": "commitment",
                    "announced": {"earliest": "2021-02-01", "latest": "2021-02-01"},
                    "moved": [],
                    "earlier": [],
                    "deadlines": [
                        {
                            "occurrence": None,
                            "window": {"earliest": "2021-03-01", "latest": "2021-03-31"},
                            "sources": [],
                            "verdict": "met",
                            "timing": "on-time",
                        }
                    ],
                    "settled": [{"earliest": "2021-02-20", "latest": "2021-02-20", "result": "met"}],
                    "status": "stated",
                    "match": "certain",
                },
            },
        ],
        "not_plans": 0,
        "not_judged": 0,
    }


def test_the_same_entries_as_the_list() -> None:
    path = a_log(LOG)
    for filters in ([], ["--type", "violence"], ["--from", "2021-02"]):
        listed = json.loads(run("list", "--format", "json", "--log", path, *filters, "--as-of", "2021-03-31").out)
        drawn = json.loads(run("chart", "--format", "json", "--log", path, *filters, "--as-of", "2021-03-31").out)
        events = {e["id"]: e["match"] for e in listed["events"]}
        marks = [mark for lane in drawn["lanes"] for mark in [*lane["marks"], *([lane["bar"]] if lane["bar"] else [])]]
        assert {mark["id"]: mark["match"] for mark in marks} == events
        plans = {lane["plan"]["id"] for lane in drawn["lanes"] if lane["plan"]}
        assert plans == {date["plan"] for date in listed["plan_dates"]}
