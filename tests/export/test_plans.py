"""Plans in the formats for machines and documents: the JSON of the contract key by key, CSV, Markdown."""

import csv
import io
import json
from typing import Any

import pytest

from tests.helpers import a_log, run

LOG = """timeline: {title: The mission, covers: 2014/2025-03-18}
sources:
  joint: {title: Joint statement, publisher: State Department, date: 2024-09-27, url: "https://example.org/joint"}
  cbp: {title: Countering Daesh, publisher: Commons Library, date: 2025-03-18}
actors:
  us: {name: United States, country: US}
  iraq: {name: Iraq, country: IQ}
places:
  anbar: {name: Anbar, in: IQ}
events:
  - {id: agreed, date: 2024-09-27, title: They agree, type: agreement, sources: [{ref: joint, via: cbp, at: note 87}]}
plans:
  - id: mission-ends
    title: The mission ends
    kind: commitment
    announced: {event: agreed}
    by: [us, iraq]
    deadline: by September 2025
    deadline_words: no later than the end of September
    conditions: [{text: conditions on the ground, sources: [joint]}]
    history: [{date: 2024-08, note: put off, sources: [cbp]}]
    revisions: [{date: 2025-01-10, deadline: 2025-12, note: later, sources: [cbp]}]
    places: [anbar]
    tags: [drawdown]
    sources: [{ref: joint, via: cbp, at: note 87}]
  - id: bare
    title: Bare
    kind: demand
    announced: 2025
"""


def point(edtf: str, words: str, first: str | None, last: str | None) -> dict[str, Any]:
    return {
        "edtf": edtf, "words": words, "kind": "point", "earliest": first, "latest": last,
        "start": None, "end": None, "approximate": False, "uncertain": False, "time": None,
    }  # fmt: skip


def cited(ref: str, via: str | None = None, at: str | None = None) -> dict[str, Any]:
    known: dict[str, tuple[str, str, dict[str, Any], str | None]] = {
        "joint": ("Joint statement", "State Department", SIGNED, "https://example.org/joint"),
        "cbp": (
            "Countering Daesh",
            "Commons Library",
            point("2025-03-18", "18 Mar 2025", "2025-03-18", "2025-03-18"),
            None,
        ),
    }
    title, publisher, date, url = known[ref]
    cited = {"ref": ref, "via": via, "at": at, "title": title, "publisher": publisher, "date": date, "url": url}
    return {**cited, "licence": None}


SIGNED = point("2024-09-27", "27 Sep 2024", "2024-09-27", "2024-09-27")
DECEMBER = point("2025-12", "Dec 2025", "2025-12-01", "2025-12-31")
MISSION = {
    "id": "mission-ends",
    "title": "The mission ends",
    "kind": "commitment",
    "announced": SIGNED,
    "announced_event": "agreed",
    "by": ["us", "iraq"],
    "to": [],
    "deadline": DECEMBER,
    "deadline_words": None,
    "first_deadline_words": "no later than the end of September",
    "counts_from": None,
    "deadline_term": None,
    "not_before": None,
    "until": None,
    "occurrence": None,
    "first_deadline": point("[..2025-09]", "by September 2025", None, "2025-09-30"),
    "verdict": "pending",
    "timing": None,
    "days_left": {"min": 258, "max": 288},
    "days_late": None,
    "slip_days": 92,
    "slip": {"min": 62, "max": 121},
    "deadline_sources": [cited("cbp")],
    "days_after_deadline": None,
    "days_after_first": None,
    "times_moved": 1,
    "stale": False,
    "at_horizon": None,
    "conditions": [{"text": "conditions on the ground", "sources": [cited("joint")], "ended": None}],
    "history": [
        {"date": point("2024-08", "Aug 2024", "2024-08-01", "2024-08-31"), "event": None, "known": None,
         "note": "put off", "sources": [cited("cbp")]}
    ],
    "revisions": [
        {"date": point("2025-01-10", "10 Jan 2025", "2025-01-10", "2025-01-10"), "event": None, "known": None,
         "note": "later", "sources": [cited("cbp")], "deadline": DECEMBER, "deadline_words": None, "until": None,
         "lifted": False, "status": None}
    ],
    "outcome": None,
    "status": "stated",
    "disputed": [],
    "places": ["anbar"],
    "countries": ["IQ"],
    "places_from": None,
    "actors": [],
    "summary": None,
    "tags": ["drawdown"],
    "match": "certain",
    "sources": [cited("joint", "cbp", "note 87")],
    "against": {"relation": "after", "margin_days": {"min": 62, "max": 121}},
    "line": 13,
}  # fmt: skip
BARE = {
    **dict.fromkeys(MISSION),
    **{key: [] for key, value in MISSION.items() if isinstance(value, list)},
    "id": "bare",
    "title": "Bare",
    "kind": "demand",
    "announced": point("2025", "2025", "2025-01-01", "2025-12-31"),
    "verdict": "open",
    "times_moved": 0,
    "stale": False,
    "status": "stated",
    "match": "certain",
    "against": {"relation": "no-deadline", "margin_days": None},
    "line": 26,
}


def written(*args: str, text: str = LOG, as_of: str = "2025-03-18") -> str:
    done = run("plans", "--log", a_log(text), "--as-of", as_of, *args)
    assert done.code == 0, done.err
    return done.out


def document(*args: str, **more: str) -> Any:
    return json.loads(written("--format", "json", *args, **more))


def test_the_whole_document() -> None:
    found = document("--against", "September 2025")
    assert [plan.pop("file").endswith("events.yaml") for plan in found["plans"]] == [True, True]
    assert found == {
        "schema": "timeline.plans/1",
        "as_of": "2025-03-18",
        "horizon": "2025-03-18",
        "not_followed": [],
        "plans": [MISSION, BARE],
        "not_judged": 0,
        "against": {
            "date": point("2025-09", "September 2025", "2025-09-01", "2025-09-30"),
            "counts": {"before": 0, "within": 0, "straddles": 0, "after": 1, "no-deadline": 1},
        },
    }
    assert next(iter(found)) == "schema"


CONTRACT = {
    *("id", "title", "kind", "announced", "by", "to", "deadline", "until", "first_deadline", "verdict", "timing"),
    *("days_left", "days_late", "slip_days", "stale", "at_horizon", "conditions", "history", "revisions", "outcome"),
    *(
        "status",
        "places",
        "countries",
        "actors",
        "sources",
        "against",
        "slip",
        "deadline_sources",
        "places_from",
        "match",
    ),
}


def test_every_key_of_the_contract_is_there_always() -> None:
    for plan in document()["plans"]:
        assert plan.keys() >= CONTRACT
        assert plan["against"] is None


def one(inside: str, as_of: str = "2025-03-18") -> Any:
    text = "timeline: {title: The mission, covers: 2014/2025-03-18}\nplans:\n"
    return document(text=f"{text}  - {{id: p, title: P, kind: commitment, {inside}}}\n", as_of=as_of)["plans"][0]


@pytest.mark.parametrize(
    ("inside", "as_of", "expected"),
    [
        ("announced: 2024, deadline: 2025-09", "2025-10-01",
         {"verdict": "unknown", "at_horizon": "pending", "stale": True, "days_left": None, "days_late": None}),
        ("announced: 2024, deadline: 2025-03-10", "2025-03-20",
         {"verdict": "overdue", "stale": True, "days_late": {"min": 8, "max": 10}, "slip_days": 0}),
        ('announced: 2024, deadline: 2025-01, outcome: {date: "[2025-01-20..]", result: met}', "2025-03-18",
         {"verdict": "met", "timing": "possibly-late", "days_late": {"min": 0, "max": None}}),
        ("announced: 2024, until: 2026-09", "2025-03-18",
         {"verdict": "running", "deadline": None,
          "until": point("2026-09", "Sep 2026", "2026-09-01", "2026-09-30"),
          "first_deadline": point("2026-09", "Sep 2026", "2026-09-01", "2026-09-30")}),
        ("announced: 2024, deadline: 2025-09, revisions: [{date: 2025, deadline: none}]", "2025-03-18",
         {"verdict": "open", "deadline": None, "slip_days": None, "times_moved": 0}),
        ("announced: 2024, deadline: 2025-09, outcome: {date: 2025, result: dropped, known: 2025-03-19}", "2025-03-18",
         {"verdict": "pending", "outcome": None}),
    ],
)  # fmt: skip
def test_values(inside: str, as_of: str, expected: dict[str, Any]) -> None:
    found = one(inside, as_of)
    assert {key: found[key] for key in expected} == expected


def test_revisions_say_what_they_lifted_and_outcomes_what_replaces_them() -> None:
    assert one("announced: 2024, deadline: 2025, revisions: [{date: 2025, deadline: none}]")["revisions"][0]["lifted"]
    found = one(
        "announced: 2024, outcome: {date: 2025-01-02, result: superseded, superseded_by: q, note: x}}\n"
        "  - {id: q, title: Q, kind: threat, announced: 2024"
    )["outcome"]
    assert (found["result"], found["superseded_by"], found["note"], found["occurrence"]) == (
        "superseded",
        "q",
        "x",
        None,
    )
    assert found["date"] == point("2025-01-02", "2 Jan 2025", "2025-01-02", "2025-01-02")


def test_json_lines_are_the_plans_of_the_document() -> None:
    text = a_log(LOG)
    lines = run("plans", "--log", text, "--as-of", "2025-03-18", "--format", "jsonl").out.splitlines()
    whole = json.loads(run("plans", "--log", text, "--as-of", "2025-03-18", "--format", "json").out)
    assert [json.loads(line) for line in lines] == whole["plans"]


def test_statistics_stand_beside_the_plans() -> None:
    found = document("--by", "actor")
    assert [(one["actor"], one["made"], one["open"], one["moved"]) for one in found["statistics"]] == [
        ("iraq", 1, 1, 1),
        ("us", 1, 1, 1),
    ]
    assert len(found["plans"]) == 2
    rows = list(csv.DictReader(io.StringIO(written("--by", "actor", "--format", "csv"))))
    assert [(row["actor"], row["made"], row["median_slip"]) for row in rows] == [("iraq", "1", "92"), ("us", "1", "92")]
    assert "**United States** — 1 promise made" in written("--by", "actor", "--format", "md")


def test_csv() -> None:
    mission, bare = csv.DictReader(io.StringIO(written("--against", "2025-09", "--format", "csv")))
    expected = {
        "deadline": "Dec 2025", "deadline_edtf": "2025-12", "deadline_first_day": "2025-12-01",
        "deadline_last_day": "2025-12-31", "deadline_words": "", "verdict": "pending",
        "explained": "258 to 288 days left",
        "days_left_min": "258", "days_left_max": "288", "days_late_min": "", "slip_days": "92", "times_moved": "1",
        "stale": "False", "against": "after", "margin_min": "62", "margin_max": "121", "by": "us; iraq",
        "countries": "IQ", "conditions": "conditions on the ground",
        "sources": "State Department, Joint statement, 27 Sep 2024; cited in Commons Library, 18 Mar 2025, note 87",
    }  # fmt: skip
    assert {key: mission[key] for key in expected} == expected
    assert {bare[key] for key in ("deadline", "days_left_min", "slip_days", "margin_min", "places")} == {""}


HOSTILE = """timeline: {title: A log, covers: 2014/2025-03-18}
sources: {s: {title: "Report [1] *bold*", date: 2025}}
plans:
  - {id: p, title: "=cmd|' /C calc'!A0 <b>*x*</b>\\e[31m", kind: commitment, announced: 2024, deadline: 2025-09,
     deadline_words: "# by\\nSeptember", sources: [s]}
"""


def test_text_of_a_log_is_data() -> None:
    (row,) = csv.DictReader(io.StringIO(written("--format", "csv", text=HOSTILE)))
    assert row["title"] == "'=cmd|' /C calc'!A0 <b>*x*</b>␛[31m"
    shown = written("--format", "md", text=HOSTILE)
    assert r"\<b\>\*x\*\</b\>␛\[31m" in shown
    assert r"“\# by September”" in shown
    assert "\x1b" not in written("--format", "json", text=HOSTILE)


def test_markdown() -> None:
    """From 1 October, the day after September, to 31 December; from 1 September, its first day, 121 days."""
    assert written("--format", "md", "--against", "2025-09") == (
        "# The mission\n\n**Plans against Sep 2025**\n\nAs of 18 Mar 2025. The log follows 2014 – 18 Mar 2025.\n\n"
        "2 plans · 1 after it · 1 without a deadline\n\n"
        "## Promises (1)\n\n### After it (1)\n\n"
        "**Dec 2025** The mission ends — ahead: 8 to over 9 months left; 2 to over 3 months after Sep 2025; moved "
        "once, 3 months later than first announced[^1]; on condition: conditions on the ground[^2]; commitment "
        "by United States, Iraq; announced 27 Sep 2024.[^3]\n\n"
        "## Demands (1)\n\n### Without a deadline (1)\n\n"
        "- Bare — no source.\n\n"
        "Cite as: The mission (log of 2014 – 18 Mar 2025), Plans against Sep 2025, as of 18 Mar 2025.\n\n"
        "[^1]: Commons Library, Countering Daesh, 18 Mar 2025\n\n"
        "[^2]: State Department, Joint statement, 27 Sep 2024 <https://example.org/joint>\n\n"
        "[^3]: State Department, Joint statement, 27 Sep 2024; cited in Commons Library, 18 Mar 2025, note 87 "
        "<https://example.org/joint>\n"
    )


def test_markdown_of_what_recurs_and_of_what_must_last() -> None:
    text = (
        "timeline: {title: A log, covers: 2014/2025-03-18}\nactors: {us: {name: United States}}\nplans:\n"
        "  - {id: a, title: A, kind: demand, announced: 2024, to: [us], deadline: 2025-03-01, every: 1 month}\n"
        "  - {id: b, title: B, kind: demand, announced: 2024, until: 2026-09, status: claimed}\n"
    )
    lines = written("--format", "md", text=text).splitlines()
    assert [line for line in lines if " — " in line] == [
        "**1 Mar 2025** A (no. 0) — deadline passed: no outcome recorded, 17 days after the deadline; to United "
        "States; announced 2024.",
        "**1 Apr 2025** A (no. 1) — ahead: 14 days left; to United States; announced 2024.",
        "**until Sep 2026** B (claimed) — running: no end recorded; announced 2024.",
    ]
