"""Disputes for machines and documents: the JSON of the contract field by field, CSV and Markdown."""

import json
from typing import Any

import pytest

from tests.export.agreeing import FORMATS, HOSTILE, inside, misfits
from tests.export.test_figures import LOG, UN, document, point, rows_of
from tests.helpers import a_folder, a_log, run, workspace_of
from timeline.export.disputes import forms
from timeline.query.question import Question
from timeline.reports.disputes import disputes


@pytest.fixture(scope="module")
def folder() -> str:
    folder = a_folder()
    a_log(LOG, folder)
    return str(folder)


DISPUTE = {
    "entry": "event",
    "id": "visit",
    "title": "=A visit",
    "field": "date",
    "followed": {
        "value": "2024-05",
        "date": point("2024-05", "2024-05-01", "2024-05-31", "May 2024"),
        "sources": [UN],
    },
    "claims": [
        {
            "field": "date",
            "value": "2024-06-01",
            "read": point("2024-06-01", "2024-06-01", "2024-06-01", "1 Jun 2024"),
            "sources": [
                {
                    "ref": "acled",
                    "via": None,
                    "at": "p. 3",
                    "title": "ACLED | report",
                    "publisher": None,
                    "date": point("2024-07-31", "2024-07-31", "2024-07-31", "31 Jul 2024"),
                    "url": None,
                    "licence": None,
                }
            ],
            "note": "so it says",
            "date": None,
            "known": point("2024-09", "2024-09-01", "2024-09-30", "Sep 2024"),
        }
    ],
    "status": "stated",
    "match": "certain",
    "file": "events.yaml",
    "line": 8,
}


def test_disputes_as_json(folder: str) -> None:
    found = document(folder, "disputes")
    assert found["schema"] == "timeline.disputes/1"
    assert found["disputes"][0] == DISPUTE
    assert [(one["entry"], one["id"], one["field"]) for one in found["disputes"]] == [
        ("event", "visit", "date"),
        ("source", "acled", "date"),
    ]
    assert found["conflicts"] == [["new", "rival"]]
    assert [(one["id"], one["by"], one["low"], one["high"]) for one in found["figures"]] == [
        ("new", "team", 700, None),
        ("rival", "acled-org", None, 400),
    ]


def test_disputes_as_json_lines(folder: str) -> None:
    done = run("disputes", "--as-of", "2025-12-31", "--format", "jsonl", cwd=folder)
    first, second, conflict = [json.loads(line) for line in done.out.splitlines()]
    assert first == {"what": "dispute", **DISPUTE}
    assert (second["what"], second["followed"]["sources"]) == ("dispute", [])
    assert (conflict["what"], [one["id"] for one in conflict["figures"]]) == ("conflict", ["new", "rival"])


def _date(name: str, edtf: str, earliest: str, latest: str, precision: str) -> dict[str, str]:
    """The columns of a date beside its words."""
    cells = {"edtf": edtf, "earliest": earliest, "latest": latest, "precision": precision, "time": ""}
    return {f"{name}_{key}": cell for key, cell in cells.items()}


def test_disputes_as_csv(folder: str) -> None:
    visit, source, conflict = rows_of(folder, "disputes")
    assert visit == {
        "what": "dispute",
        "entry": "event",
        "id": "visit",
        "title": "'=A visit",
        "field": "date",
        "followed": "May 2024",
        **_date("followed", "2024-05", "2024-05-01", "2024-05-31", "month"),
        **dict.fromkeys(
            ["followed_low", "followed_high", "followed_value", "followed_qualifier", "followed_words"], ""
        ),
        "followed_sources": "UN, UN report, Aug 2024",
        "followed_source_urls": "",
        "followed_source_ids": "un",
        "claim": "1 Jun 2024",
        **_date("claim", "2024-06-01", "2024-06-01", "2024-06-01", "day"),
        **dict.fromkeys([f"claim_{name}" for name in ("low", "high", "value", "qualifier", "words")], ""),
        "claim_sources": "ACLED | report, 31 Jul 2024, p. 3",
        "claim_source_urls": "",
        "claim_source_ids": "acled",
        "other_id": "",
        "note": "so it says",
        **dict.fromkeys(["date", "edtf", "earliest", "latest", "precision", "time"], ""),
        "other_date": "",
        **_date("other_date", "", "", "", ""),
        "known": "Sep 2024",
        **_date("known", "2024-09", "2024-09-01", "2024-09-30", "month"),
        "match": "certain",
        "file": "events.yaml",
        "line": "8",
    }
    assert (source["followed"], source["claim"]) == ("31 Jul 2024", "Aug 2024")
    assert (conflict["what"], conflict["id"], conflict["other_id"]) == ("conflict", "new", "rival")
    assert (conflict["followed"], conflict["claim"]) == ("at least 700", "at most 400")
    assert [conflict[name] for name in ("followed_low", "followed_high", "claim_low", "claim_high")] == [
        *("700", "", "", "400")
    ]
    assert [conflict[name] for name in ("date", "edtf", "precision")] == ["2024", "2024", "year"]
    assert [conflict[name] for name in ("other_date", "other_date_edtf", "other_date_latest")] == [
        *("Mar 2024", "2024-03", "2024-03-31")
    ]


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "md"])
def test_an_empty_answer_is_still_a_document(format: str, folder: str) -> None:
    done = run("disputes", "--country", "FR", "--format", format, cwd=folder)
    assert done.code == 0
    beyond = "note: the question reaches beyond 2025-03-18, the last day that this log has followed\n"
    is_noted = format in ("jsonl", "csv")  # the others have a place for it
    lacking = "note: 1 entry that fits otherwise has no place, so that it could not be judged by place\n"
    assert done.err == f"{beyond if is_noted else ''}{lacking}note: --country FR alone finds nothing\n"
    if format == "json":
        assert json.loads(done.out)["conflicts"] == []
    else:
        assert len(done.out.splitlines()) == {"jsonl": 0, "csv": 1, "md": 11}[format]


def test_every_format_has_the_same_disputes(folder: str) -> None:
    """Two disputed dates and one pair of figures; a document names entries by their titles."""
    found = document(folder, "disputes")
    assert [one["id"] for one in found["disputes"]] == ["visit", "acled"]
    assert found["conflicts"] == [["new", "rival"]]
    shown = {
        format: run("disputes", "--as-of", "2025-12-31", "--format", format, cwd=folder).out
        for format in ("jsonl", "md", "html")
    }
    *told, last = map(json.loads, shown["jsonl"].splitlines())
    assert [one["id"] for one in told] == ["visit", "acled"]
    assert [one["id"] for one in last["figures"]] == ["new", "rival"]
    lines = rows_of(folder, "disputes")
    assert [(line["id"], line["other_id"]) for line in lines] == [("visit", ""), ("acled", ""), ("new", "rival")]
    titles = ["May 2024: =A visit", "ACLED | report", "Group: fighters"]
    bold = [line.split("**")[1].replace("\\", "") for line in shown["md"].splitlines() if line.startswith("| **")]
    assert bold == titles
    assert [cell for cell in inside(shown["html"], "td") if cell] == [
        *("date", "May 2024[1]", "1 Jun 2024[2]; known Sep 2024 — so it says"),
        *("date", "31 Jul 2024", "Aug 2024[1]"),
        *("at least 700 people, 2024, Team, Iraq[3]", "at most 400 people, Mar 2024, ACLED, Iraq[4]"),
    ]


AMOUNTS = """\
timeline: {title: T, covers: 2014/2025-03-18}
actors: {group: {name: Group}}
events:
  - {id: e, date: 2020, title: E, type: other, disputed: [{field: places, value: [IQ, SY], date: 2021}]}
figures:
  - {id: f, subject: group, measure: m, unit: people, as_of: 2024, low: 700, high: 1500, disputed: [
      {field: high, value: 6000}, {field: low, value: 0.5}, {field: value, value: a few}, {field: as_of, value: 2023}]}
plans:
  - {id: p, title: P, kind: demand, announced: {event: e}, disputed: [{field: announced, value: early 2020}]}
"""


def test_numbers_and_dates_have_columns_of_their_own() -> None:
    workspace = workspace_of(AMOUNTS)
    sheet = forms(disputes(workspace, Question()), workspace).sheet()
    sheet = sheet._replace(lines=[*sheet.lines])
    rows = [*sheet.rows]
    assert misfits(sheet) == []
    assert [*sheet.parts()] == ["disputes"]
    names = [column.name for column in sheet.columns]
    lines: dict[Any, dict[str, Any]] = {row[names.index("field")]: dict(zip(names, row, strict=True)) for row in rows}

    def told(field: str) -> dict[str, Any]:
        line = lines[field]
        sides = [name for name in names if name.startswith(("followed", "claim")) and "source" not in name]
        return {name: line[name] for name in sides if line[name] is not None}

    assert told("high") == {"followed": "1,500", "followed_high": 1500, "claim": "6,000", "claim_high": 6000}
    assert told("low") == {"followed": "700", "followed_low": 700, "claim": "0.5", "claim_low": 0.5}
    assert told("value") == {"followed": "not given", "claim": "a few"}
    assert told("places") == {"followed": "not given", "claim": "Iraq, Syria"}
    assert (lines["places"]["date"], lines["places"]["edtf"], lines["places"]["known"]) == ("2021", "2021", None)
    assert (told("as_of")["followed_edtf"], told("as_of")["claim_latest"]) == ("2024", "2023-12-31")
    # The day on which the event that announces it happened, and what somebody else says.
    assert (told("announced")["followed_edtf"], told("announced")["claim_edtf"]) == ("2020", "[2020-01..2020-04]")


def test_rows_of_two_kinds_are_two_tables() -> None:
    workspace = workspace_of(LOG)
    sheet = forms(disputes(workspace, Question()), workspace).sheet()
    assert {part: len(rows) for part, rows in sheet.parts().items()} == {"disputes": 2, "conflicts": 1}


def test_text_of_a_log_is_shown_and_not_obeyed() -> None:
    folder = a_folder()
    claim = f'{{field: title, value: "{HOSTILE}", note: "{HOSTILE}", sources: [s]}}'
    a_log(
        f'timeline: {{title: "{HOSTILE}", covers: 2014/2025}}\nsources: {{s: {{title: "{HOSTILE}"}}}}\n'
        f'events: [{{id: e, date: 2024, title: "{HOSTILE}", type: other, disputed: [{claim}]}}]\n',
        folder,
    )
    for format in FORMATS:
        done = run("disputes", "--format", format, cwd=folder)
        assert done.code == 0, done.err
        assert not {"\x1b", "\u202e"} & set(done.out)
    (line,) = rows_of(str(folder), "disputes")
    assert all(line[name].startswith("'=1+1 <b>") for name in ("title", "followed", "claim", "note", "claim_sources"))
    page = run("disputes", "--format", "html", cwd=folder).out
    assert inside(page, "b") == inside(page, "em") == inside(page, "code") == []
    assert len(inside(page, "a")) == 2  # to its note and back


def test_in_a_file_stands_what_would_be_shown(folder: str) -> None:
    target = a_folder() / "disputes.md"
    done = run("disputes", "--as-of", "2025-12-31", "--output", str(target), cwd=folder)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith(f"wrote {target}")
    shown = run("disputes", "--as-of", "2025-12-31", "--format", "md", cwd=folder).out
    assert target.read_text(encoding="utf-8") == shown
