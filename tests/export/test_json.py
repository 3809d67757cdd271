"""The promise: the JSON of `list` and `show`, key for key."""

import json
from typing import Any

import pytest

from tests.helpers import a_folder, a_log, run

LOG = """\
timeline: {title: Iraq, covers: 2014/2025-03-18}
sources:
  joint: {title: Joint statement, publisher: US Department of State, date: 2024-09-27, url: "https://example.org/joint"}
  cbp: {title: Countering Daesh, date: early 2025}
actors:
  iraq: {name: Government of Iraq, country: IQ}
  us: {name: United States}
places: {anbar: {name: Anbar, in: IQ}}
events:
  - id: agreed
    date: 2024-09-27
    title: US and Iraq agree [sic]
    type: agreement
    places: [anbar, SY]
    actors: [us, iraq]
    tags: [coalition]
    summary: It ends within a year.
    sources: [{ref: joint, via: cbp, at: note 87}]
    disputed: [{field: date, value: 2024-09-28, sources: [cbp], note: by its text, known: 2025}]
  - {id: bare, date: since 2014, title: Forces, type: deployment, status: reported, known: 2014-06-10~}
plans:
  - {id: ends, title: The mission ends, kind: commitment, announced: {event: agreed}, by: [us],
     deadline: by September 2025, revisions: [{date: 2025-01, deadline: 2025-12, sources: [cbp]}],
     outcome: {date: "[2025-12..]", result: met}}
"""


def point(edtf: str, words: str, first: str | None, last: str | None, **flags: bool) -> dict[str, Any]:
    return {
        "edtf": edtf,
        "words": words,
        "kind": "point",
        "earliest": first,
        "latest": last,
        "start": None,
        "end": None,
        "approximate": False,
        "uncertain": False,
        "time": None,
        **flags,
    }


CBP_DATE = point("[2025-01..2025-04]", "early 2025", "2025-01-01", "2025-04-30")
SIGNED = point("2024-09-27", "27 Sep 2024", "2024-09-27", "2024-09-27")
SINCE_2014 = {
    "edtf": "2014/..",
    "words": "since 2014",
    "kind": "span",
    "earliest": "2014-01-01",
    "latest": None,
    "start": {"earliest": "2014-01-01", "latest": "2014-12-31"},
    "end": {"earliest": None, "latest": None},
    "approximate": False,
    "uncertain": False,
    "time": None,
}
JOINT_VIA_CBP = {
    "ref": "joint",
    "via": "cbp",
    "at": "note 87",
    "title": "Joint statement",
    "publisher": "US Department of State",
    "date": SIGNED,
    "url": "https://example.org/joint",
    "licence": None,
}
CBP = {
    "ref": "cbp",
    "via": None,
    "at": None,
    "title": "Countering Daesh",
    "publisher": None,
    "date": CBP_DATE,
    "url": None,
    "licence": None,
}
AGREED = {
    "id": "agreed",
    "date": SIGNED,
    "title": "US and Iraq agree [sic]",
    "type": "agreement",
    "places": ["anbar", "SY"],
    "countries": ["IQ", "SY"],
    "actors": ["us", "iraq"],
    "status": "stated",
    "known": SIGNED,
    "known_basis": "assumed",
    "match": "certain",
    "summary": "It ends within a year.",
    "tags": ["coalition"],
    "sources": [JOINT_VIA_CBP],
    "disputed": [
        {
            "field": "date",
            "value": "2024-09-28",
            "sources": [CBP],
            "note": "by its text",
            "date": None,
            "known": point("2025", "2025", "2025-01-01", "2025-12-31"),
        }
    ],
    "file": "events.yaml",
    "line": 10,
}
BARE: dict[str, Any] = {
    "id": "bare",
    "date": SINCE_2014,
    "title": "Forces",
    "type": "deployment",
    "places": [],
    "countries": [],
    "actors": [],
    "status": "reported",
    "known": point("2014-06-10~", "c. 10 Jun 2014", "2014-06-10", "2014-06-10", approximate=True),
    "known_basis": "given",
    "match": "certain",
    "summary": None,
    "tags": [],
    "sources": [],
    "disputed": [],
    "file": "events.yaml",
    "line": 20,
}
DEADLINE = point("2025-12", "Dec 2025", "2025-12-01", "2025-12-31")
BY_SEPTEMBER = point("[..2025-09]", "by September 2025", None, "2025-09-30")
PLAN_DATES = [
    {
        "plan": "ends",
        "what": "announced",
        "date": SIGNED,
        "title": "The mission ends",
        "match": "certain",
        "begins": None,
        "result": None,
        "from": None,
        "to": None,
        "told_by": "agreed",
        "sources": [JOINT_VIA_CBP],
    },
    {
        "plan": "ends",
        "what": "moved",
        "date": point("2025-01", "Jan 2025", "2025-01-01", "2025-01-31"),
        "title": "The mission ends",
        "match": "certain",
        "begins": None,
        "result": None,
        "from": BY_SEPTEMBER,
        "to": DEADLINE,
        "told_by": None,
        "sources": [CBP],
    },
    {
        "plan": "ends",
        "what": "outcome",
        "date": point("[2025-12..]", "Dec 2025 or later", "2025-12-01", None),
        "title": "The mission ends",
        "match": "certain",
        "begins": None,
        "result": "met",
        "from": None,
        "to": None,
        "told_by": None,
        "sources": [],
    },
    {
        "plan": "ends",
        "what": "deadline",
        "date": DEADLINE,
        "title": "The mission ends",
        "match": "certain",
        "begins": None,
        "result": None,
        "from": None,
        "to": None,
        "told_by": None,
        "sources": [CBP],
    },
]


@pytest.fixture(scope="module")
def folder() -> str:
    folder = a_folder()
    a_log(LOG, folder)
    return str(folder)


def document(*args: str, folder: str, code: int = 0) -> Any:
    done = run(*args, "--format", "json", cwd=folder)
    assert done.code == code, done.err
    return json.loads(done.out)


def test_list(folder: str) -> None:
    """An outcome without a latest day is wider than the deadline's month, and stands before it."""
    found = document("list", "--as-of", "2025-12-31", folder=folder)
    assert found == {
        "schema": "timeline.list/1",
        "logs": [{"file": "events.yaml", "title": "Iraq", "horizon": "2025-03-18", "id": None}],
        "as_of": "2025-12-31",
        "horizon": "2025-03-18",
        "not_followed": [{"log": "events.yaml", "from": "2025-03-19", "to": "2025-12-31"}],
        "events": [{**BARE, "begins": None}, {**AGREED, "begins": None}],
        "plan_dates": PLAN_DATES,
        "not_judged": 0,
    }
    assert next(iter(found)) == "schema"


def test_list_with_filters_has_the_same_keys(folder: str) -> None:
    asked = ("--from", "2025-06", "--type", "deployment")
    found = document("list", "--as-of", "2025-12-31", *asked, folder=folder)
    assert found["events"] == [{**BARE, "match": "possible", "begins": "before"}]  # beyond the horizon
    assert (found["plan_dates"], found["not_judged"]) == ([], 1)
    nothing = document("list", "--as-of", "2025-12-31", "--text", "nowhere", folder=folder)
    assert nothing.keys() == found.keys()
    assert (nothing["events"], nothing["plan_dates"], nothing["not_judged"]) == ([], [], 0)


def test_json_lines_are_the_same_rows_in_order(folder: str) -> None:
    done = run("list", "--as-of", "2025-12-31", "--format", "jsonl", cwd=folder)
    rows = [json.loads(line) for line in done.out.splitlines()]
    events = [{"what": "event", **one, "begins": None} for one in (BARE, AGREED)]
    assert rows == [*events, *PLAN_DATES]


def test_show_an_event(folder: str) -> None:
    found = document("show", "agreed", folder=folder)
    assert found["schema"] == "timeline.show/1"
    (entry,) = found["entries"]
    assert {key: entry[key] for key in AGREED} == AGREED
    more = {
        "entry": "event",
        "plans": ["ends"],
        "hanging": [],
        "before": None,
        "after": None,
        "mentions": [],
        "quote": None,
    }
    more |= {
        "corrections": [],
        "added": None,
        "checked": None,
        "note": None,
        "url": None,
        "origin": None,
        "distinct": [],
    }
    assert {key: entry[key] for key in more} == more
    assert entry.keys() == AGREED.keys() | more.keys() | {"column"}


def test_show_every_kind_of_entry(folder: str) -> None:
    found = document("show", "ends", "joint", "iraq", "anbar", "--as-of", "2025-12-31", folder=folder)["entries"]
    plan, source, actor, place = found
    assert [entry["entry"] for entry in found] == ["plan", "source", "actor", "place"]
    assert plan["kind"] == "commitment"
    assert plan["announced"] == SIGNED
    assert (plan["first_deadline"]["edtf"], plan["first_deadline"]["words"]) == ("[..2025-09]", "by September 2025")
    assert plan["revisions"][0]["deadline"] == DEADLINE
    assert plan["revisions"][0]["sources"] == [CBP]
    assert plan["outcomes"][0]["result"] == "met"
    assert (plan["known"], plan["known_basis"], plan["countries"]) == (SIGNED, "assumed", ["IQ", "SY"])
    assert (plan["places"], plan["places_from"]) == (["anbar", "SY"], "agreed")
    assert (source["date"], source["mentions"]) == (SIGNED, ["agreed"])
    assert (actor["country"], actor["mentions"]) == ("IQ", ["agreed"])
    assert (place["in"], place["countries"], place["mentions"]) == (["IQ"], ["IQ"], ["agreed", "ends"])


WHOLE = """
timeline: {title: T, covers: 2014/2025-03-18}
sources: {s: {title: S}}
actors: {w: {name: W}, p: {name: P, part_of: [{actor: w, during: 2018/.., sources: [s], note: sworn in}]}}
events: [{id: e, date: 2020, title: T, type: other, quote: {text: Never, speaker: W},
          corrections: [{date: 2021, field: title, was: U, why: typo}]}]
plans: [{id: pl, title: T, kind: demand, announced: 2020, deadline: {within: 90 days, of: e}, every: 6 months,
         conditions: [{text: if it rains, sources: [s]}]}]
figures: [{id: f, subject: p, measure: m, unit: people, as_of: 2020, low: 5, qualifier: at-least}]
"""


def test_show_names_every_part_of_an_entry() -> None:
    done = run("show", "--log", a_log(WHOLE), "p", "e", "pl", "f", "--format", "json")
    actor, event, plan, figure = json.loads(done.out)["entries"]
    (membership,) = actor["part_of"]
    assert (membership["actor"], membership["during"]["edtf"], membership["note"]) == ("w", "2018/..", "sworn in")
    assert membership["sources"][0]["ref"] == "s"
    assert event["quote"] == {"text": "Never", "speaker": "W", "at": None}
    assert event["corrections"] == [
        {
            "date": point("2021", "2021", "2021-01-01", "2021-12-31"),
            "field": "title",
            "was": "U",
            "why": "typo",
            "sources": [],
        }
    ]
    assert plan["every"] == "6 months"
    assert plan["conditions"][0]["text"] == "if it rains"
    assert (figure["low"], figure["high"], figure["value"], figure["qualifier"]) == (5, None, None, "at-least")


def test_show_says_which_id_was_meant(folder: str) -> None:
    done = run("show", "agred", cwd=folder)
    assert (done.code, done.out) == (2, "")
    assert done.err == "error: no entry has the id 'agred'; did you mean 'agreed'?\n"
