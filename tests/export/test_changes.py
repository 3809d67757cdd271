"""Changes in the formats for machines: the JSON of the contract key by key, CSV."""

import csv
import io
import json
from typing import Any

from tests.helpers import a_log, run

LOG = """timeline: {title: The mission, covers: 2014/2025-03-18}
sources:
  joint: {title: Joint statement, publisher: State Department, date: 2024-09-27, url: "https://example.org/joint"}
  cbp: {title: Countering Daesh, publisher: Commons Library, date: 2025-03-18}
actors:
  us: {name: United States, country: US}
  daesh: {name: Daesh}
  un: {name: UN monitors}
places:
  anbar: {name: Anbar, in: IQ}
events:
  - id: agreed
    date: 2024-09-27
    title: They agree
    type: agreement
    places: [anbar]
    actors: [us]
    summary: In a joint statement.
    tags: [drawdown]
    sources: [{ref: joint, via: cbp, at: note 87}]
    disputed: [{field: date, value: 2024-10, sources: [cbp], note: the summary}]
    corrections: [{date: 2025-01-05, field: title, was: They meet, why: misread}]
  - {id: secret, date: 2024-05, known: 2024-12-01, title: "=They talk*", type: negotiation, status: reported}
  - {id: siege, date: 2024-10/2025-01-31, title: A siege, type: battle, places: [anbar], sources: [cbp]}
  - {id: presence, date: /.., checked: 2025-03-18, title: They are there, type: deployment, sources: [cbp]}
plans:
  - id: mission-ends
    title: The mission ends
    kind: commitment
    announced: {event: agreed}
    by: [us]
    deadline: 2025-01
    revisions: [{date: 2025-02-10, deadline: 2025-09, note: later, sources: [cbp]}]
    places: [anbar]
    sources: [joint]
  - {id: hushed, title: A hushed plan, kind: demand, announced: 2024-06-01, known: 2024-11-01, status: reported}
figures:
  - {id: few, subject: daesh, measure: fighters, unit: people, as_of: 2024-01, low: 2000, high: 3000, by: un,
     places: [IQ], sources: [{ref: cbp, at: p3}]}
  - {id: fewer, subject: daesh, measure: fighters, unit: people, as_of: 2025, high: 2500, by: un, places: [IQ],
     sources: [cbp]}
"""
ASKED = ("2024-09-01", "2025-03-18")


def written(*args: str, text: str = LOG, asked: tuple[str, ...] = ASKED, as_of: str = "2026-01-01") -> str:
    done = run("changes", *asked, "--log", a_log(text), "--as-of", as_of, *args)
    assert done.code == 0, done.err
    return done.out


def document(*args: str, **more: Any) -> Any:
    return json.loads(written("--format", "json", *args, **more))


def point(edtf: str, words: str, first: str | None = None, last: str | None = None) -> dict[str, Any]:
    return {
        "edtf": edtf, "words": words, "kind": "point", "earliest": first or edtf, "latest": last or first or edtf,
        "start": None, "end": None, "approximate": False, "uncertain": False, "time": None,
    }  # fmt: skip


SIGNED = point("2024-09-27", "27 Sep 2024")
PUBLISHED = point("2025-03-18", "18 Mar 2025")
JANUARY = point("2025-01", "Jan 2025", "2025-01-01", "2025-01-31")
SEPTEMBER = point("2025-09", "Sep 2025", "2025-09-01", "2025-09-30")
CBP = {"ref": "cbp", "via": None, "at": None, "title": "Countering Daesh", "publisher": "Commons Library",
       "date": PUBLISHED, "url": None, "licence": None}  # fmt: skip
JOINT = {"ref": "joint", "via": None, "at": None, "title": "Joint statement", "publisher": "State Department",
         "date": SIGNED, "url": "https://example.org/joint", "licence": None}  # fmt: skip
AGREED = {
    "id": "agreed", "date": SIGNED, "title": "They agree", "type": "agreement", "places": ["anbar"],
    "countries": ["IQ"], "actors": ["us"], "status": "stated", "known": SIGNED, "known_basis": "assumed",
    "match": "certain", "summary": "In a joint statement.", "tags": ["drawdown"],
    "sources": [{**JOINT, "via": "cbp", "at": "note 87"}],
    "disputed": [{"field": "date", "value": "2024-10", "sources": [CBP], "note": "the summary", "date": None,
                  "known": None}],
}  # fmt: skip
BARE: dict[str, Any] = {"places": [], "countries": [], "actors": [], "status": "stated", "known_basis": "assumed",
        "match": "certain", "summary": None, "tags": [], "sources": [], "disputed": []}  # fmt: skip
SECRET = BARE | {
    "id": "secret", "date": point("2024-05", "May 2024", "2024-05-01", "2024-05-31"), "title": "=They talk*",
    "type": "negotiation", "status": "reported", "known": point("2024-12-01", "1 Dec 2024"), "known_basis": "given",
}  # fmt: skip
SIEGE = BARE | {
    "id": "siege",
    "date": {
        "edtf": "2024-10/2025-01-31", "words": "Oct 2024 – 31 Jan 2025", "kind": "span",
        "earliest": "2024-10-01", "latest": "2025-01-31",
        "start": {"earliest": "2024-10-01", "latest": "2024-10-31"},
        "end": {"earliest": "2025-01-31", "latest": "2025-01-31"},
        "approximate": False, "uncertain": False, "time": None,
    },
    "title": "A siege", "type": "battle", "places": ["anbar"], "countries": ["IQ"],
    "known": point("2024-10", "Oct 2024", "2024-10-01", "2024-10-31"), "sources": [CBP],
}  # fmt: skip
PRESENCE = BARE | {
    "id": "presence",
    "date": {
        "edtf": "/..", "words": "ongoing", "kind": "span", "earliest": None, "latest": None,
        "start": {"earliest": None, "latest": None}, "end": {"earliest": None, "latest": None},
        "approximate": False, "uncertain": False, "time": None,
    },
    "title": "They are there", "type": "deployment", "known": PUBLISHED, "match": "possible", "sources": [CBP],
}  # fmt: skip
MISSION = {
    "id": "mission-ends", "title": "The mission ends", "kind": "commitment", "announced": SIGNED,
    "announced_event": "agreed", "by": ["us"], "to": [], "deadline": SEPTEMBER, "deadline_words": None,
    "first_deadline_words": None, "counts_from": None,
    "deadline_term": None, "not_before": None, "until": None, "occurrence": None, "first_deadline": JANUARY,
    "verdict": "pending", "timing": None, "days_left": {"min": 167, "max": 196}, "days_late": None, "slip_days": 242,
    "slip": {"min": 213, "max": 272}, "deadline_sources": [CBP], "days_after_deadline": None, "days_after_first": None,
    "times_moved": 1, "stale": False, "at_horizon": None, "conditions": [], "history": [],
    "revisions": [
        {"date": point("2025-02-10", "10 Feb 2025"), "event": None, "known": None, "note": "later", "sources": [CBP],
         "deadline": SEPTEMBER, "deadline_words": None, "until": None, "lifted": False,
         "status": None}
    ],
    "outcome": None, "status": "stated", "disputed": [], "places": ["anbar"], "countries": ["IQ"],
    "actors": [], "summary": None, "tags": [], "match": "certain", "sources": [JOINT], "against": None,
    "when": None, "moved": None, "proposal": None, "places_from": None,
}  # fmt: skip
HUSHED = MISSION | {
    "id": "hushed", "title": "A hushed plan", "kind": "demand", "announced": point("2024-06-01", "1 Jun 2024"),
    "announced_event": None, "by": [], "deadline": None, "first_deadline": None, "verdict": "open", "days_left": None,
    "slip_days": None, "slip": None, "deadline_sources": [], "times_moved": 0,
    "revisions": [], "status": "reported", "places": [], "countries": [],
    "sources": [],
}  # fmt: skip
# From 31 January to 1 September are 213 days, from 1 January to 30 September 272.
MOVED = {"from": JANUARY, "to": SEPTEMBER, "days": 242, "slip": {"min": 213, "max": 272}}
FEW = {"id": "few", "as_of": point("2024-01", "Jan 2024", "2024-01-01", "2024-01-31"), "over": None, "low": 2000,
       "high": 3000, "value": None, "qualifier": None, "words": None, "document": None,
       "sources": [{**CBP, "at": "p3"}]}  # fmt: skip
FEWER = {"id": "fewer", "as_of": point("2025", "2025", "2025-01-01", "2025-12-31"), "over": None, "low": None,
         "high": 2500, "value": None, "qualifier": None, "words": None, "document": None, "sources": [CBP]}  # fmt: skip


def without_places(value: Any) -> Any:
    """The document without the file and line of each entry, which every one has."""
    if isinstance(value, dict):
        assert ("file" in value) == ("line" in value)
        return {key: without_places(part) for key, part in value.items() if key not in ("file", "line")}
    return [without_places(part) for part in value] if isinstance(value, list) else value


def test_the_whole_document() -> None:
    found = document()
    assert next(iter(found)) == "schema"
    assert (found["happened"][0]["line"], found["plans"]["announced"][0]["line"]) == (12, 27)
    assert without_places(found) == {
        "schema": "timeline.changes/1",
        "as_of": "2026-01-01",
        "horizon": "2025-03-18",
        "not_followed": [],
        "from": point("2024-09-01", "1 Sep 2024"),
        "to": PUBLISHED,
        "window": {"first": "2024-09-02", "last": "2025-03-18"},
        "added": False,
        "happened": [AGREED],
        "learned": [SECRET],
        "began": [SIEGE],
        "began_unknown": ["presence"],
        "ended": [SIEGE],
        "plans": {
            "announced": [MISSION | {"when": SIGNED}],
            "revised": [MISSION | {"when": point("2025-02-10", "10 Feb 2025"), "moved": MOVED}],
            "proposed": [],
            "settled": [],
            "deadline_passed": [MISSION | {"when": JANUARY}],
            "in_force": [],
            "learned": [
                HUSHED | {"when": point("2024-06-01", "1 Jun 2024"), "what": "announced",
                          "known": point("2024-11-01", "1 Nov 2024")}
            ],
        },
        "figures": [
            {"subject": "daesh", "measure": "fighters", "unit": "people", "places": ["IQ"], "by": "un",
             "document": None, "subject_kind": "actor", "subject_text": None,
             "before": FEW, "after": FEWER, "change": {"min": None, "max": 500}, "match": "possible"}
        ],
        "corrections": [
            {"entry": "agreed", "date": point("2025-01-05", "5 Jan 2025"), "field": "title", "was": "They meet",
             "now": "They agree", "why": "misread", "sources": [], "match": "certain"}
        ],
        "logged": [],
        "not_judged": 0,
    }  # fmt: skip


EMPTY = ("happened", "learned", "began", "began_unknown", "ended", "figures", "logged", "corrections")


def test_every_key_is_there_when_there_is_nothing() -> None:
    found = document(text="events: []\n", asked=("2024", "2025"))
    assert {key: found[key] for key in EMPTY} == {key: [] for key in EMPTY}
    kinds = ("announced", "revised", "proposed", "settled", "deadline_passed", "in_force", "learned")
    assert found["plans"] == {kind: [] for kind in kinds}
    assert found["not_judged"] == 0


def test_a_first_estimate_has_nothing_before_it() -> None:
    (figure,) = document(asked=("2023", "2024-03"))["figures"]
    assert (figure["before"], figure["after"]["id"], figure["change"]) == (None, "few", None)


def test_the_same_words_make_the_same_answer_in_json_lines() -> None:
    whole = document()
    rows = [json.loads(line) for line in written("--format", "jsonl").splitlines()]
    lists = {**{n: whole[n] for n in ("happened", "learned", "began", "ended")}, **whole["plans"]}
    lists["plans_learned"] = lists["learned"]
    lists["learned"] = whole["learned"]
    lists |= {"figures": whole["figures"], "corrections": whole["corrections"]}
    unknown = [{"id": identity} for identity in whole["began_unknown"]]
    for row in rows:
        row.pop("file", None)
    # Of figures `change` is how far they changed.
    lists = {**dict([*lists.items()][:4]), "began_unknown": unknown, **lists}
    paths_apart = json.dumps([{"part": n, "change": n, **one} for n, ones in lists.items() for one in ones])
    expected = json.loads(paths_apart)
    for one in expected:
        one.pop("file", None)
    assert rows == expected


def phrase(row: dict[str, str]) -> dict[str, str]:
    """The cells that say something, but where the entry stands."""
    return {name: cell for name, cell in row.items() if cell and name not in ("file", "line")}


def test_csv_has_a_line_for_each_change_and_guards_formulas() -> None:
    rows = list(csv.DictReader(io.StringIO(written("--format", "csv"))))
    assert [(row["change"], row["id"]) for row in rows] == [
        ("happened", "agreed"), ("learned", "secret"), ("began", "siege"), ("ended", "siege"),
        ("began_unknown", "presence"),
        ("announced", "mission-ends"), ("revised", "mission-ends"), ("deadline_passed", "mission-ends"),
        ("plans_learned", "hushed"),
        ("figures", "fewer"), ("corrections", "agreed"),
    ]  # fmt: skip
    assert not any(None in row or None in row.values() for row in rows)  # as many cells as columns
    by_change = {row["change"]: row for row in rows}
    assert (by_change["learned"]["title"], by_change["learned"]["known"]) == ("'=They talk*", "1 Dec 2024")
    assert (by_change["plans_learned"]["date"], by_change["plans_learned"]["known"]) == ("1 Jun 2024", "1 Nov 2024")
    joint = "State Department, Joint statement, 27 Sep 2024"
    library = "Commons Library, Countering Daesh, 18 Mar 2025"
    assert phrase(by_change["revised"]) == {
        "change": "revised", "id": "mission-ends", "title": "The mission ends", "kind": "commitment",
        "status": "stated", "verdict": "pending",
        "date": "10 Feb 2025", "edtf": "2025-02-10", "earliest": "2025-02-10", "latest": "2025-02-10",
        "precision": "day",
        "explained": "167 to 196 days left; 10 Feb 2025: deadline Jan 2025 → Sep 2025, 242 days later (later)",
        "days_left_min": "167", "days_left_max": "196",
        "deadline": "Sep 2025", "deadline_edtf": "2025-09", "deadline_earliest": "2025-09-01",
        "deadline_latest": "2025-09-30", "deadline_precision": "month",
        "from": "Jan 2025", "from_edtf": "2025-01", "from_earliest": "2025-01-01", "from_latest": "2025-01-31",
        "from_precision": "month",
        "to": "Sep 2025", "to_edtf": "2025-09", "to_earliest": "2025-09-01", "to_latest": "2025-09-30",
        "to_precision": "month", "difference_min": "213", "difference_max": "272",
        "slip_days": "242", "slip_min": "213", "slip_max": "272", "match": "certain",
        "places": "anbar", "countries": "IQ", "actors": "us", "sources": f"{joint}; {library}",
        "place_names": "Anbar", "country_names": "Iraq", "actor_names": "United States", "source_ids": "joint; cbp",
        "source_urls": "https://example.org/joint; ", "deadline_sources": library, "deadline_source_ids": "cbp",
    }  # fmt: skip
    assert phrase(by_change["figures"]) == {
        "change": "figures", "id": "fewer", "title": "Daesh: fighters (people)", "status": "stated",
        "date": "2025", "edtf": "2025", "earliest": "2025-01-01", "latest": "2025-12-31", "precision": "year",
        "from": "2,000 to 3,000", "from_low": "2000", "from_high": "3000", "to": "at most 2,500", "to_high": "2500",
        "difference_max": "500", "subject": "daesh", "subject_kind": "actor", "measure": "fighters", "unit": "people",
        "before_id": "few", "before": "Jan 2024", "before_edtf": "2024-01", "before_earliest": "2024-01-01",
        "before_latest": "2024-01-31", "before_precision": "month", "match": "possible", "places": "IQ",
        "countries": "IQ", "actors": "daesh; un", "sources": f"{library}, p3; {library}",
        "subject_name": "Daesh", "place_names": "Iraq", "country_names": "Iraq",
        "actor_names": "Daesh; UN monitors", "source_ids": "cbp; cbp",
    }  # fmt: skip
    correction = by_change["corrections"]
    assert (correction["title"], correction["field"]) == ("They agree", "title")
    assert (by_change["corrections"]["from"], by_change["corrections"]["explained"]) == ("They meet", "misread")
