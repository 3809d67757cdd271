"""The picture on a day in the formats for machines: the JSON key by key, CSV."""

import csv
import io
import json
from typing import Any

from tests.export.test_changes import BARE, CBP, point, without_places
from tests.helpers import a_log, run

LOG = """timeline: {title: The mission, covers: 2014/2025-03-18}
sources:
  cbp: {title: Countering Daesh, publisher: Commons Library, date: 2025-03-18}
actors:
  iraq: {name: Iraq, country: IQ}
  pm: {name: The minister, kind: person, part_of: [{actor: iraq, during: 2022-10-27/.., sources: [cbp]}]}
  daesh: {name: Daesh}
events:
  - {id: siege, date: 2024-09/2025-01-31, title: A siege, type: battle, places: [IQ], sources: [cbp],
     disputed: [{field: title, value: A raid, sources: [cbp]}, {field: type, value: attack, known: 2025-01}]}
  - {id: presence, date: /.., checked: 2025-03-18, title: They are there, type: deployment, sources: [cbp]}
plans:
  - {id: leave, title: They leave, kind: demand, announced: 2024-09, by: [iraq], deadline: 2024-12, sources: [cbp]}
figures:
  - {id: f, subject: daesh, measure: fighters, unit: people, as_of: 2024-09, value: 2500, qualifier: about,
     places: [IQ], sources: [{ref: cbp, at: p3}]}
"""


def written(*args: str, text: str = LOG, day: str = "2024-10-01") -> str:
    done = run("state", day, "--log", a_log(text), "--as-of", "2026-01-01", *args)
    assert done.code == 0, done.err
    return done.out


def month(edtf: str, words: str, last: str) -> dict[str, Any]:
    return point(edtf, words, f"{edtf}-01", f"{edtf}-{last}")


SEPTEMBER = month("2024-09", "Sep 2024", "30")
DECEMBER = month("2024-12", "Dec 2024", "31")
CLAIM = {"field": "title", "value": "A raid", "sources": [CBP], "note": None, "date": None, "known": None}
LATER_CLAIM: dict[str, Any] = {"field": "type", "value": "attack", "sources": [], "note": None, "date": None,
               "known": month("2025-01", "Jan 2025", "31")}  # fmt: skip
SIEGE = BARE | {
    "id": "siege",
    "date": {
        "edtf": "2024-09/2025-01-31", "words": "Sep 2024 – 31 Jan 2025", "kind": "span",
        "earliest": "2024-09-01", "latest": "2025-01-31",
        "start": {"earliest": "2024-09-01", "latest": "2024-09-30"},
        "end": {"earliest": "2025-01-31", "latest": "2025-01-31"},
        "approximate": False, "uncertain": False, "time": None,
    },
    "title": "A siege", "type": "battle", "places": ["IQ"], "countries": ["IQ"], "known": SEPTEMBER, "sources": [CBP],
    "disputed": [CLAIM, LATER_CLAIM],
}  # fmt: skip
EVER = {"earliest": None, "latest": None}
PRESENCE = BARE | {
    "id": "presence",
    "date": {"edtf": "/..", "words": "ongoing", "kind": "span", **EVER, "start": EVER, "end": EVER,
             "approximate": False, "uncertain": False, "time": None},
    "title": "They are there", "type": "deployment", "known": point("2025-03-18", "18 Mar 2025"), "match": "possible",
    "sources": [CBP],
}  # fmt: skip
LEAVE = {
    "id": "leave", "title": "They leave", "kind": "demand", "announced": SEPTEMBER, "announced_event": None,
    "by": ["iraq"], "to": [], "deadline": DECEMBER, "deadline_words": None, "first_deadline_words": None,
    "counts_from": None, "deadline_term": None, "not_before": None, "until": None, "occurrence": None,
    "first_deadline": DECEMBER, "verdict": "pending",
    "timing": None, "days_left": {"min": 61, "max": 91}, "days_late": None, "slip_days": 0, "times_moved": 0,
    "slip": {"min": 0, "max": 0}, "deadline_sources": [CBP], "days_after_deadline": None, "days_after_first": None,
    "places_from": None,
    "stale": False, "at_horizon": None, "conditions": [], "history": [], "revisions": [], "outcome": None,
    "status": "stated", "disputed": [], "places": [], "countries": [], "actors": [], "summary": None, "tags": [],
    "match": "certain", "sources": [CBP], "against": None,
}  # fmt: skip


def test_the_whole_document() -> None:
    found = json.loads(written("--format", "json"))
    assert next(iter(found)) == "schema"
    assert without_places(found) == {
        "schema": "timeline.state/1",
        "as_of": "2026-01-01",
        "horizon": "2025-03-18",
        "not_followed": [],
        "date": point("2024-10-01", "1 Oct 2024"),
        "ongoing": [SIEGE, PRESENCE],
        "plans": [LEAVE],
        "figures": [
            {"subject": "daesh", "measure": "fighters", "unit": "people", "places": ["IQ"], "by": None, "id": "f",
             "document": "cbp", "subject_kind": "actor", "subject_text": None, "words": None,
             "as_of": SEPTEMBER, "over": None, "low": None, "high": None, "value": 2500, "qualifier": "about",
             "sources": [{**CBP, "at": "p3"}], "age_days": {"min": 1, "max": 30}, "match": "certain"}
        ],
        "offices": [
            {"actor": "pm", "of": "iraq",
             "during": {"edtf": "2022-10-27/..", "words": "since 27 Oct 2022", "kind": "span",
                        "earliest": "2022-10-27", "latest": None,
                        "start": {"earliest": "2022-10-27", "latest": "2022-10-27"}, "end": EVER,
                        "approximate": False, "uncertain": False, "time": None},
             "match": "certain", "sources": [CBP]}
        ],
        "disputes": [{"entry": "siege", **CLAIM}],
        "not_judged": 0,
    }  # fmt: skip


def test_every_key_is_there_when_there_is_nothing() -> None:
    found = json.loads(written("--format", "json", text="events: []\n"))
    assert {key: value for key, value in found.items() if value == []}.keys() == {
        "not_followed", "ongoing", "plans", "figures", "offices", "disputes",
    }  # fmt: skip


def test_json_lines_name_the_part() -> None:
    whole = json.loads(written("--format", "json"))
    rows = [json.loads(line) for line in written("--format", "jsonl").splitlines()]
    parts = ("ongoing", "plans", "figures", "offices", "disputes")
    assert [without_places(row) for row in rows] == [
        {"part": part, **without_places(one)} for part in parts for one in whole[part]
    ]


def test_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(written("--format", "csv"))))
    assert not any(None in row or None in row.values() for row in rows)
    library = "Commons Library, Countering Daesh, 18 Mar 2025"
    told = [(row["part"], row["id"], row["date"], row["value"], row["match"], row["sources"]) for row in rows]
    assert told == [
        ("ongoing", "siege", "Sep 2024 – 31 Jan 2025", "", "certain", library),
        ("ongoing", "presence", "ongoing", "", "possible", library),
        ("plans", "leave", "Dec 2024", "ahead: 61 to 91 days left", "certain", library),
        ("figures", "f", "Sep 2024", "about 2,500 people", "certain", f"{library}, p3"),
        ("offices", "pm", "since 27 Oct 2022", "Iraq", "certain", library),
        ("disputes", "siege", "", "title — also claimed: A raid", "", library),
    ]


OTHERS = """timeline: {title: Others, covers: 2014/2025-03-18}
actors:
  daesh: {name: Daesh}
  un: {name: UN monitors}
events:
  - {id: seen, date: 2020/.., title: A siege, type: battle, places: [IQ], actors: [daesh], disputed: [
     {field: date, value: 2021/.., note: the summary}, {field: actors, value: [un]}, {field: places, value: SY}]}
plans:
  - {id: monthly, title: They report, kind: commitment, announced: 2024-01, deadline: 2024-08-31, every: 1 month}
  - {id: rumour, title: They leave, kind: commitment, announced: 2024-01, status: reported}
figures:
  - {id: f, subject: daesh, measure: "*fighters*", unit: people, as_of: 2024, value: 3, by: un}
  - {id: g, subject: daesh, measure: attacks, unit: attacks, over: 2024, value: 3, by: un}
"""


def test_plans_and_figures_that_are_possible_or_recur_keep_a_line_each_in_csv() -> None:
    """On 1 October the occurrences of August and September are past, that of 31 October is ahead; 2024 is not over."""
    rows = list(csv.DictReader(io.StringIO(written("--format", "csv", text=OTHERS))))
    assert [(row["id"], row["occurrence"], row["match"]) for row in rows if row["part"] in ("plans", "figures")] == [
        ("monthly", "0", "certain"), ("monthly", "1", "certain"), ("monthly", "2", "certain"),
        ("rumour", "", "certain"), ("f", "", "possible"),
    ]  # fmt: skip
