"""Changes as a table for machines, and the same changes in every format."""

import csv
import io
import json
import re
from typing import Any

import pytest

from tests.export.agreeing import FORMATS, HOSTILE, inside, lines_of, misfits
from tests.export.test_changes import ASKED, LOG
from tests.helpers import a_folder, a_log, run, workspace_of
from timeline.dates import parse
from timeline.export.changes import forms
from timeline.export.sheets.sheet import Sheet
from timeline.query.question import Question
from timeline.reports.changes import changes

EVENTS = ["agreed", "secret", "siege", "siege", "presence"]
PLANS = ["mission-ends", "mission-ends", "mission-ends", "hushed"]


@pytest.fixture(scope="module")
def folder() -> str:
    folder = a_folder()
    a_log(LOG, folder)
    return str(folder)


def sheet_of(text: str = LOG) -> Sheet:
    workspace = workspace_of(text)
    sheet = forms(changes(workspace, Question(), parse("2024-09-01"), "2025-03-18"), workspace).sheet()
    return sheet._replace(lines=[*sheet.lines])


def cells_of(sheet: Sheet, row: Any) -> dict[str, Any]:
    cells = zip((column.name for column in sheet.columns), row, strict=True)
    return {name: cell for name, cell in cells if cell not in (None, (), [])}


def test_the_cells_are_what_their_columns_say() -> None:
    assert misfits(sheet_of()) == []


def test_rows_of_one_kind_stand_together() -> None:
    sheet = sheet_of()
    at = [column.name for column in sheet.columns].index("id")
    parts = {part: [row[at] for row in rows] for part, rows in sheet.parts().items()}
    assert parts == {"events": EVENTS, "plans": PLANS, "figures": ["fewer"], "corrections": ["agreed"]}


def test_moves_are_dates_and_changes_are_numbers() -> None:
    sheet = sheet_of()
    rows = [cells_of(sheet, row) for row in sheet.rows]
    (revised,) = [row for row in rows if row["change"] == "revised"]
    assert (revised["from_latest"], revised["to_latest"], revised["difference_max"]) == (
        *("2025-01-31", "2025-09-30", 272),
    )
    assert revised["explained"] == [
        "167 to 196 days left",
        "10 Feb 2025: deadline Jan 2025 → Sep 2025, 242 days later (later)",
    ]
    (figure,) = [row for row in rows if row["change"] == "figures"]
    assert (figure["from_low"], figure["from_high"], figure["to_high"]) == (2000, 3000, 2500)
    assert not {"to_low", "from_value", "to_value", "from_edtf", "difference_min"} & figure.keys()
    (learned,) = [row for row in rows if row["change"] == "learned"]
    assert (learned["known_edtf"], learned["status"], learned["type"]) == ("2024-12-01", "reported", "negotiation")


def test_every_format_has_the_same_changes(folder: str) -> None:
    """Documents tell of plans first; a beginning that nobody gives and what hardly touches the period are counted."""
    shown = {
        format: run("changes", *ASKED, "--as-of", "2026-01-01", "--format", format, cwd=folder).out
        for format in FORMATS
    }
    whole = json.loads(shown["json"])
    names = ("happened", "learned", "began", "ended")
    ids = [one["id"] for name in names for one in whole[name]] + whole["began_unknown"]
    ids += [one["id"] for part in whole["plans"].values() for one in part]
    ids += [one["after"]["id"] for one in whole["figures"]] + [one["entry"] for one in whole["corrections"]]
    assert ids == [*EVENTS, *PLANS, "fewer", "agreed"]
    lines = [json.loads(line) for line in shown["jsonl"].splitlines()]
    assert [one.get("id") or one.get("entry") or one["after"]["id"] for one in lines] == ids
    assert [line["id"] for line in lines_of(shown["csv"])] == ids
    told = re.findall(r"\*\*(.*?)\*\*", shown["md"])
    assert inside(shown["html"], "strong") == told
    assert told == [
        "What changed after 1 Sep 2024, up to 18 Mar 2025", "10 Feb 2025", "The mission ends", "Jan 2025",
        "27 Sep 2024", "Oct 2024 – 31 Jan 2025", "May 2024", "1 Jun 2024", "A hushed plan", "5 Jan 2025",
    ]  # fmt: skip


def test_text_of_a_log_is_shown_and_not_obeyed() -> None:
    text, folder = f'"{HOSTILE}"', a_folder()
    figure = f"subject: a, measure: {text}, unit: {text}"
    a_log(
        f"timeline: {{title: {text}, covers: 2014/2025}}\nactors: {{a: {{name: {text}}}}}\n"
        f"events:\n  - {{id: e, date: 2024, title: {text}, type: other, summary: {text},"
        f" corrections: [{{date: 2024-05, field: title, was: {text}, why: {text}}}]}}\n"
        f"plans:\n  - {{id: p, title: {text}, kind: commitment, announced: 2024-02, by: [a], deadline: 2025,"
        f" revisions: [{{date: 2024-06, deadline: 2026, note: {text}}}]}}\n"
        f"figures: [{{id: f, {figure}, value: 1, as_of: 2023}}, {{id: g, {figure}, value: 2, as_of: 2024}}]\n",
        folder,
    )
    for format in FORMATS:
        for style in ("paragraphs", "table") if format in ("md", "html") else ("paragraphs",):
            done = run("changes", "2024-01-01", "2024-12-31", "--format", format, "--style", style, cwd=folder)
            assert done.code == 0, done.err
            assert not {"\x1b", "\u202e"} & set(done.out)
            if format == "html":
                assert inside(done.out, "b") == inside(done.out, "a") == []
                assert not any("click" in text for text in inside(done.out, "em"))
    lines = lines_of(run("changes", "2024-01-01", "2024-12-31", "--format", "csv", cwd=folder).out)
    by_change = {line["change"]: line for line in lines}
    assert by_change["happened"]["title"].startswith("'=1+1 <b>")
    assert by_change["corrections"]["from"].startswith("'=1+1 <b>")
    assert by_change["figures"]["unit"].startswith("'=1+1 <b>")


def test_corrections_name_places_and_numbers_as_people_do() -> None:
    log = """timeline: {title: T, covers: 2000/2025}
sources: {s: {title: S}}
places: {kidal: {name: Kidal, in: ML}, gao: {name: Gao, in: ML}}
events:
  - {id: e, date: 2024-01-01, title: E, type: attack, places: [gao], sources: [s],
     corrections: [{date: 2025-01-01, field: places, was: [kidal], why: our slip}]}
"""
    out = run("changes", "2024", "2025", "--log", a_log(log), "--as-of", "2025-12-31", "--format", "csv").out
    (row,) = (row for row in csv.DictReader(io.StringIO(out)) if row["change"] == "corrections")
    assert (row["from"], row["to"]) == ("Kidal", "Gao")
