"""Figures for machines and documents: the JSON of the contract field by field, CSV and Markdown."""

import json
from typing import Any

import pytest

from tests.export.agreeing import FORMATS, HOSTILE, inside, lines_of, misfits
from tests.helpers import a_folder, a_log, run, workspace_of
from timeline.export.figures import forms
from timeline.query.question import Question
from timeline.reports.figures import figures

LOG = """\
timeline: {title: T, covers: 2014/2025-03-18}
sources:
  un: {title: UN report, publisher: UN, date: 2024-08}
  acled: {title: "ACLED | report", date: 2024-07-31, disputed: [{field: date, value: 2024-08, sources: [un]}]}
actors: {group: {name: Group}, team: {name: Team}, acled-org: {name: ACLED}}
places: {anbar: {name: Anbar, in: IQ}}
events:
  - {id: visit, date: 2024-05, title: "=A visit", type: negotiation, sources: [un],
     disputed: [{field: date, value: 2024-06-01, sources: [{ref: acled, at: p. 3}], note: so it says, known: 2024-09}]}
figures:
  - {id: old, subject: group, measure: fighters, unit: people, as_of: 2022, value: 500, qualifier: about,
     by: team, places: [IQ], sources: [un]}
  - {id: new, subject: group, measure: fighters, unit: people, as_of: 2024, low: 700, by: team, places: [IQ],
     sources: [{ref: un, at: p. 7}], status: claimed}
  - {id: rival, subject: group, measure: fighters, unit: people, as_of: 2024-03, high: 400, by: acled-org,
     places: [IQ], sources: [acled]}
  - {id: part, subject: group, measure: fighters, unit: people, as_of: 2024, low: 100, high: 400, by: acled-org,
     places: [anbar], sources: [acled]}
  - {id: count, subject: group, measure: deaths, unit: people, over: 2023/2024, value: 12, sources: [un]}
"""


@pytest.fixture(scope="module")
def folder() -> str:
    folder = a_folder()
    a_log(LOG, folder)
    return str(folder)


def document(folder: str, *args: str) -> Any:
    done = run(*args, "--as-of", "2025-12-31", "--format", "json", cwd=folder)
    assert done.code == 0, done.err
    return json.loads(done.out)


def rows_of(folder: str, *args: str) -> list[dict[str, str]]:
    done = run(*args, "--as-of", "2025-12-31", "--format", "csv", cwd=folder)
    return lines_of(done.out)


def point(edtf: str, earliest: str, latest: str, words: str | None = None) -> dict[str, Any]:
    bounds = {"earliest": earliest, "latest": latest, "start": None, "end": None}
    shown = {"edtf": edtf, "words": words or edtf, "kind": "point"}
    return {**shown, **bounds, "approximate": False, "uncertain": False, "time": None}


YEAR = point("2024", "2024-01-01", "2024-12-31")
AUGUST = point("2024-08", "2024-08-01", "2024-08-31", "Aug 2024")
UN = {"ref": "un", "via": None, "at": None, "title": "UN report", "publisher": "UN", "date": AUGUST, "url": None}
UN["licence"] = None


def test_the_series_of_the_contract(folder: str) -> None:
    found = document(folder, "figures")
    assert (found["schema"], found["as_of"], found["horizon"]) == ("timeline.figures/1", "2025-12-31", "2025-03-18")
    heads = [{key: value for key, value in series.items() if key != "points"} for series in found["series"]]
    subject = {"subject": "group", "subject_kind": "actor", "subject_text": None}
    stock = {**subject, "measure": "fighters", "unit": "people", "kind": "stock", "document": None}
    assert heads == [
        {**stock, "places": ["IQ"], "by": "team"},
        {**stock, "places": ["IQ"], "by": "acled-org"},
        {**stock, "places": ["anbar"], "by": "acled-org"},
        {**stock, "measure": "deaths", "places": [], "kind": "count", "by": None, "document": "un"},
    ]
    assert [[one["id"] for one in series["points"]] for series in found["series"]] == [
        ["old", "new"],
        ["rival"],
        ["part"],
        ["count"],
    ]


def test_a_point_of_the_contract(folder: str) -> None:
    old, new = document(folder, "figures")["series"][0]["points"]
    promised = {"id", "as_of", "over", "low", "high", "value", "qualifier", "sources"}
    assert {key: value for key, value in new.items() if key in promised} == {
        "id": "new",
        "as_of": YEAR,
        "over": None,
        "low": 700,
        "high": None,  # unknown, and never 0
        "value": None,
        "qualifier": None,
        "sources": [{**UN, "at": "p. 7"}],
    }
    assert (old["value"], old["low"], old["high"], old["qualifier"], old["change"]) == (500, None, None, "about", None)
    assert new["change"] == {"since": "old", "min": 200, "max": None}
    assert (new["status"], new["match"], new["known"], new["known_basis"]) == ("claimed", "certain", AUGUST, "assumed")
    (count,) = document(folder, "figures")["series"][3]["points"]
    assert count["as_of"] is None
    assert (count["over"]["edtf"], count["over"]["kind"]) == ("2023/2024", "span")


def test_opposed_figures(folder: str) -> None:
    found = document(folder, "figures")
    assert found["conflicts"] == [["new", "rival"]]
    assert found["agreements"] == []
    assert found["not_same_area"] == [["new", "part"], ["rival", "part"]]
    assert found["conflicts_elsewhere"] == []
    alone = document(folder, "figures", "--status", "claimed")
    assert [[one["id"] for one in series["points"]] for series in alone["series"]] == [["new"]]
    assert (alone["conflicts"], alone["conflicts_elsewhere"]) == ([], [["new", "rival"]])


def test_json_lines_hold_the_same_points(folder: str) -> None:
    done = run("figures", "--as-of", "2025-12-31", "--format", "jsonl", cwd=folder)
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [row["id"] for row in rows] == ["old", "new", "rival", "part", "count"]
    new = rows[1]
    assert (new["subject"], new["measure"], new["by"], new["places"]) == ("group", "fighters", "team", ["IQ"])
    assert (new["conflicts"], new["agreements"], new["not_same_area"]) == (["rival"], [], ["part"])


def test_csv_has_a_line_for_each_figure(folder: str) -> None:
    rows = rows_of(folder, "figures")
    assert [row["id"] for row in rows] == ["old", "new", "rival", "part", "count"]
    new = rows[1]
    line = new.pop("line")
    assert line == "13"
    assert new == {
        "subject": "group",
        "subject_kind": "actor",
        "subject_name": "Group",
        "place_names": "Iraq",
        "by_name": "Team",
        "source_urls": "",
        "source_ids": "un",
        "measure": "fighters",
        "unit": "people",
        "places": "IQ",
        "kind": "stock",
        "by": "team",
        "document": "",
        "document_title": "",
        "id": "new",
        "date": "2024",
        "edtf": "2024",
        "earliest": "2024-01-01",
        "latest": "2024-12-31",
        "precision": "year",
        "time": "",
        "low": "700",
        "high": "",
        "value": "",
        "qualifier": "",
        "words": "",
        "estimate": "at least 700",
        "since": "old",
        "change_min": "200",
        "change_max": "",
        "conflicts": "rival",
        "agreements": "",
        "not_same_area": "part",
        "status": "claimed",
        "disputed": "",
        "match": "certain",
        "sources": "UN, UN report, Aug 2024, p. 7",
        "file": "events.yaml",
    }


def test_show_names_the_figures_that_one_stands_against(folder: str) -> None:
    (entry,) = document(folder, "show", "new")["entries"]
    assert (entry["conflicts"], entry["agreements"], entry["not_same_area"]) == (["rival"], [], ["part"])


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "md"])
def test_an_empty_answer_is_still_a_document(format: str, folder: str) -> None:
    done = run("figures", "--country", "FR", "--format", format, cwd=folder)
    assert done.code == 0
    beyond = "note: the question reaches beyond 2025-03-18, the last day that this log has followed\n"
    is_noted = format in ("jsonl", "csv")  # the others have a place for it
    lacking = "note: 1 entry that fits otherwise has no place, so that it could not be judged by place\n"
    assert done.err == f"{beyond if is_noted else ''}{lacking}note: --country FR alone finds nothing\n"
    if format == "json":
        assert json.loads(done.out)["conflicts"] == []
    else:
        assert len(done.out.splitlines()) == {"jsonl": 0, "csv": 1, "md": 11}[format]


def test_every_format_has_the_same_figures(folder: str) -> None:
    """Five estimates; a document names them by what they say."""
    shown = {
        format: run("figures", "--as-of", "2025-12-31", "--format", format, cwd=folder).out
        for format in ("json", "jsonl", "csv", "html", "md")
    }
    ids = ["old", "new", "rival", "part", "count"]
    assert [one["id"] for series in json.loads(shown["json"])["series"] for one in series["points"]] == ids
    assert [json.loads(line)["id"] for line in shown["jsonl"].splitlines()] == ids
    assert [line["id"] for line in lines_of(shown["csv"])] == ids
    cells = inside(shown["html"], "td")
    rows = [cells[at : at + 4] for at in range(0, len(cells), 4)]
    assert rows == [
        ["2022", "about 500 people", "Team; Iraq", "[1]"],
        ["2024", "at least 700 people (claimed)", "Team; Iraq; a rise of at least 200 since 2022", "[2]"],
        ["Mar 2024", "at most 400 people", "ACLED; Iraq", "[3]"],
        ["2024", "100 to 400 people", "ACLED; Anbar", "[3]"],
        ["2023 – 2024", "12 people", "in: UN report, UN", "[1]"],
    ]
    told = [line.split(" | ")[:2] for line in shown["md"].splitlines() if line.startswith("| ") and "---" not in line]
    assert [[date.removeprefix("| "), amount] for date, amount in told if amount != "Estimate"] == [
        row[:2] for row in rows
    ]
    assert inside(shown["html"], "h2") == [
        "Group: fighters",
        "Group: deaths (counted over a period)",
        "Sources",
    ]


def test_the_cells_of_the_table_are_what_its_columns_say() -> None:
    workspace = workspace_of(LOG)
    sheet = forms(figures(workspace, Question()), workspace).sheet()
    sheet = sheet._replace(lines=[*sheet.lines])
    rows = [*sheet.rows]
    assert misfits(sheet) == []
    names = [column.name for column in sheet.columns]
    new, count = (dict(zip(names, rows[at], strict=True)) for at in (1, 4))
    assert (new["low"], new["high"], new["change_min"], new["change_max"]) == (700, None, 200, None)
    assert (new["places"], new["conflicts"], new["not_same_area"]) == (("IQ",), ["rival"], ["part"])
    assert (count["date"], count["edtf"], count["precision"]) == ("2023 – 2024", "2023/2024", "span")
    assert (count["earliest"], count["latest"], count["value"]) == ("2023-01-01", "2024-12-31", 12)


def test_text_of_a_log_is_shown_and_not_obeyed() -> None:
    one = '{{id: {0}, subject: a, measure: "{1}", unit: "{1}", as_of: 2024, value: {2}, by: {3}}}'
    rivals = ", ".join(one.format(*words) for words in (("x", HOSTILE, 1, "b"), ("y", HOSTILE, 2, "c")))
    actors = ", ".join(f'{identity}: {{name: "{HOSTILE} {identity}"}}' for identity in "abc")
    folder = a_folder()
    a_log(f"timeline: {{title: T, covers: 2014/2025}}\nactors: {{{actors}}}\nfigures: [{rivals}]\n", folder)
    for format in FORMATS:
        done = run("figures", "--format", format, cwd=folder)
        assert done.code == 0, done.err
        assert not {"\x1b", "\u202e"} & set(done.out)
    assert all(line["measure"].startswith("'=1+1 <b>") for line in rows_of(str(folder), "figures"))
    page = run("figures", "--format", "html", cwd=folder).out
    assert inside(page, "b") == inside(page, "a") == inside(page, "em") == inside(page, "code") == []
    assert inside(page, "strong") == ["Figures", "In conflict:"]


def test_in_a_file_stands_what_would_be_shown(folder: str) -> None:
    target = a_folder() / "figures.html"
    done = run("figures", "--as-of", "2025-12-31", "--output", str(target), cwd=folder)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith(f"wrote {target}")
    shown = run("figures", "--as-of", "2025-12-31", "--format", "html", cwd=folder).out
    assert target.read_text(encoding="utf-8") == shown
