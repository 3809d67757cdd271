"""The picture on a day in the formats for machines and documents: the JSON key by key, CSV, Markdown."""

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
    "counts_from": None, "until": None, "occurrence": None, "first_deadline": DECEMBER, "verdict": "pending",
    "timing": None, "days_left": {"min": 61, "max": 91}, "days_late": None, "slip_days": 0, "times_moved": 0,
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
        "date": point("2024-10-01", "1 Oct 2024"),
        "ongoing": [SIEGE, PRESENCE],
        "plans": [LEAVE],
        "figures": [
            {"subject": "daesh", "measure": "fighters", "unit": "people", "places": ["IQ"], "by": None, "id": "f",
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
    }  # fmt: skip


def test_every_key_is_there_when_there_is_nothing() -> None:
    found = json.loads(written("--format", "json", text="events: []\n"))
    assert {key: value for key, value in found.items() if value == []}.keys() == {
        "ongoing", "plans", "figures", "offices", "disputes",
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
        ("plans", "leave", "Dec 2024", "pending: 61 to 91 days left", "certain", library),
        ("figures", "f", "Sep 2024", "about 2,500 people", "certain", f"{library}, p3"),
        ("offices", "pm", "since 27 Oct 2022", "Iraq", "certain", library),
        ("disputes", "siege", "", "title — also claimed: A raid", "", library),
    ]


MARKDOWN = r"""# The picture on 1 Oct 2024

1 going on (and 1 possibly) · 1 in office · 1 plan · 1 figure · 1 disputed entry

log follows 2014 – 18 Mar 2025

## Going on

**Sep 2024 – 31 Jan 2025** A siege (disputed) — Iraq. \[1\]

Possibly going on, as their dates are vague, open or unknown:

**ongoing** They are there (seen 18 Mar 2025; possibly then). \[1\]

## In office

- The minister: Iraq (since 27 Oct 2022) \[1\]

## Plans (judged on that day)

**They leave** — pending: 61 to 91 days left. Deadline: Dec 2024. Demand by Iraq. \[1\]

## Latest figures

**Daesh, fighters** (Iraq): about 2,500 people, Sep 2024, 1 to 30 days old. \[2\]

## Disputed

- **A siege** — title — also claimed: A raid \[1\]

## Sources

1. Commons Library, Countering Daesh, 18 Mar 2025
2. Commons Library, Countering Daesh, 18 Mar 2025, p3
"""


def test_markdown() -> None:
    assert written("--format", "md") == MARKDOWN


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


def test_what_is_reported_or_possible_is_not_counted_as_certain() -> None:
    """On 1 October the occurrences of August and September are past, that of 31 October is ahead; 2024 is not over."""
    out = written("--format", "md", text=OTHERS)
    assert out.splitlines()[2] == (
        "1 going on · 1 plan (3 occurrences) · 1 plan only reported, not counted · possibly 1 figure · 1 disputed entry"
    )
    plans = out[out.index("## Plans") : out.index("## Latest")]
    assert [line.split(" — ")[0] for line in plans.splitlines() if line.startswith(("**", "###"))] == [
        "**They report** (no. 0)", "**They report** (no. 1)", "**They report** (no. 2)",
        "### Only reported (not counted)", "**They leave** (reported)",
    ]  # fmt: skip
    assert "0 to 274 days old, by UN monitors; possibly of a later day." in out
    rows = list(csv.DictReader(io.StringIO(written("--format", "csv", text=OTHERS))))
    assert [(row["id"], row["occurrence"], row["match"]) for row in rows if row["part"] in ("plans", "figures")] == [
        ("monthly", "0", "certain"), ("monthly", "1", "certain"), ("monthly", "2", "certain"),
        ("rumour", "", "certain"), ("f", "", "possible"),
    ]  # fmt: skip
    text = written(text=OTHERS)
    assert "[possible match]" in text
    assert text.index("They report [2]") < text.index("Only reported (not counted)") < text.index("They leave")


def test_disputes_in_words() -> None:
    told = (
        r"- **A siege** — date, followed: since 2020 — also claimed: since 2021 (the summary); "
        "actors, followed: Daesh — also claimed: UN monitors; places, followed: Iraq — also claimed: Syria\n"
    )
    assert told in written("--format", "md", text=OTHERS)
