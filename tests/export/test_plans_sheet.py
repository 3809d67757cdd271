"""Plans as a table for machines: every date in its columns, numbers as numbers, the same in every format."""

import json
import re
from typing import Any

import pytest

from tests.export.agreeing import FORMATS, HOSTILE, inside, lines_of, misfits
from tests.helpers import a_folder, a_log, run, workspace_of
from timeline.export.plans import forms
from timeline.query.question import Question
from timeline.reports.plans import plans

LOG = """timeline: {title: The mission, covers: 2014/2025-03-18}
sources: {cbp: {title: Countering Daesh}}
actors: {us: {name: United States}, iraq: {name: Iraq, country: IQ}}
places: {anbar: {name: Anbar, in: IQ}}
events:
  - {id: signed, date: 2025-02-05, title: They sign, type: agreement}
plans:
  - {id: leave, title: They leave, kind: commitment, announced: mid 2024, by: [us], to: [iraq], places: [anbar],
     deadline: by September 2025, deadline_words: before autumn, conditions: [{text: peace}], sources: [cbp],
     revisions: [{date: 2024-11-02, deadline: 2025-12-15}], tags: [drawdown], summary: All of them.,
     disputed: [{field: deadline, value: 2026}]}
  - {id: talks, title: They talk, kind: demand, announced: 2024-06-01, deadline: 2025-01, status: claimed,
     outcome: {event: signed, result: superseded, superseded_by: more}}
  - {id: more, title: They talk more, kind: demand, announced: 2025-02-05, until: 2026-09}
  - {id: report, title: They report, kind: demand, announced: 2024-12, deadline: 2025-02-28, every: 1 month}
  - {id: then, title: They come home, kind: intention, announced: 2024-12, deadline: {within: 90 days, of: leave}}
"""
ASKED = ("plans", "--as-of", "2025-03-18", "--against", "2025-09")
TITLES = "They (?:leave|come home|talk more|talk|report)"
IDS = ["leave", "then", "report", "more", "report", "talks"]


@pytest.fixture(scope="module")
def folder() -> str:
    folder = a_folder()
    a_log(LOG, folder)
    return str(folder)


def cells_of(number: int) -> dict[str, Any]:
    """The cells of a row of the table."""
    workspace = workspace_of(LOG, as_of="2025-03-18")
    sheet = forms(plans(workspace, Question(), (), (), None, "2025-09"), workspace).sheet()
    cells = zip((column.name for column in sheet.columns), [*sheet.rows][number], strict=True)
    return {name: cell for name, cell in cells if cell not in (None, (), []) and name not in ("file", "line")}


def test_the_cells_are_what_their_columns_say() -> None:
    workspace = workspace_of(LOG, as_of="2025-03-18")
    answer = plans(workspace, Question())
    assert misfits(forms(answer, workspace).sheet()) == []


def test_a_promise_cell_by_cell() -> None:
    """From 18 March to 15 December are 272 days; from September to 15 December the last day moved by 76.

    Of 30 September 2025 to 15 December are 76 days, of 1 September 105.
    """
    assert cells_of(0) == {
        "id": "leave", "title": "They leave", "kind": "commitment", "status": "stated",
        "announced": "mid 2024", "announced_edtf": "[2024-05..2024-08]", "announced_earliest": "2024-05-01",
        "announced_latest": "2024-08-31", "announced_precision": "range", "by": ("us",), "to": ("iraq",),
        "term": "deadline", "deadline": "15 Dec 2025", "deadline_edtf": "2025-12-15",
        "deadline_earliest": "2025-12-15", "deadline_latest": "2025-12-15", "deadline_precision": "day",
        "deadline_first_day": "2025-12-15", "deadline_last_day": "2025-12-15",
        "first_deadline": "by September 2025", "first_deadline_edtf": "[..2025-09]",
        "first_deadline_latest": "2025-09-30", "first_deadline_precision": "range",
        "verdict": "pending", "explained": "272 days left", "days_left_min": 272, "days_left_max": 272,
        "slip_days": 76, "slip_min": 76, "slip_max": 105, "times_moved": 1,
        "stale": False, "against": "after", "margin_min": 76, "margin_max": 105,
        "conditions": ["peace"], "places": ("anbar",), "countries": ("IQ",), "tags": ("drawdown",),
        "summary": "All of them.", "disputed": ["deadline"], "match": "certain", "sources": ["Countering Daesh"],
        "by_names": ("United States",), "to_names": ("Iraq",), "place_names": ("Anbar",), "country_names": ("Iraq",),
        "source_ids": ["cbp"], "deadline_sources": ["Countering Daesh"], "deadline_source_ids": ["cbp"],
    }  # fmt: skip


def test_an_outcome_has_its_date_and_its_event() -> None:
    found = cells_of(5)
    assert (found["id"], found["verdict"], found["outcome"], found["outcome_edtf"], found["outcome_precision"]) == (
        *("talks", "superseded", "5 Feb 2025", "2025-02-05", "day"),
    )
    assert (found["outcome_event"], found["superseded_by"], found["status"]) == ("signed", "more", "claimed")


def test_plans_with_until_recurrence_and_terms() -> None:
    """The second occurrence is of 28 March: 10 days left. From 15 December 90 days lead to 15 March."""
    lasts, report, counting = cells_of(3), cells_of(4), cells_of(1)
    assert (lasts["id"], lasts["term"], lasts["deadline"]) == ("more", "until", "Sep 2026")
    assert (report["id"], report["occurrence"], report["days_left_max"]) == ("report", 1, 10)
    assert (counting["id"], counting["counts_from"]) == ("then", "90 days from leave")
    assert (counting["deadline"], counting["deadline_edtf"]) == ("15 Mar 2026", "2026-03-15")


TOLD = ["They leave", "They come home", "They talk", "They report", "They report", "They talk more"]
"""Held against September 2025: promises after it; demands before it by their last day, then after it."""


def test_every_format_has_the_same_plans(folder: str) -> None:
    shown = {format: run(*ASKED, "--format", format, cwd=folder).out for format in FORMATS}
    assert [plan["id"] for plan in json.loads(shown["json"])["plans"]] == IDS
    assert [json.loads(line)["id"] for line in shown["jsonl"].splitlines()] == IDS
    assert [line["id"] for line in lines_of(shown["csv"])] == IDS
    # People read each group in the order of time, in every document alike.
    for format in ("text", "md", "html"):
        out = run(*ASKED, "--format", format, cwd=folder, COLUMNS="200").out
        assert re.findall(TITLES, re.sub("replaced by They talk more|“They leave”", "", out)) == TOLD, format


def test_a_table_of_a_document_has_the_same_plans(folder: str) -> None:
    """From 30 September to 15 December 2025 are 2 months and 15 days, from 1 September 3 months and 14 days."""
    page = run(*ASKED, "--format", "html", "--style", "table", cwd=folder).out
    cells = inside(page, "td")
    rows = [cells[at : at + 4] for at in range(0, len(cells), 4)]
    assert [re.findall(TITLES, row[1])[0] for row in rows] == TOLD
    assert rows[0] == [
        "15 Dec 2025",
        "They leave (disputed: deadline). All of them.",
        "ahead: over 8 months left; 2 to over 3 months after Sep 2025; moved once, 2 to over 3 months later than first "
        "announced; on condition: peace; commitment by United States to Iraq; announced mid-2024",
        "[1]",
    ]


def test_text_of_a_log_is_shown_and_not_obeyed() -> None:
    folder = a_folder()
    text = f'"{HOSTILE}"'
    a_log(
        f"timeline: {{title: {text}, covers: 2014/2025}}\nactors: {{a: {{name: {text}}}}}\nplans:\n"
        f"  - {{id: p, title: {text}, kind: demand, announced: 2024, by: [a], deadline: 2025, deadline_words: {text},"
        f" conditions: [{{text: {text}}}], history: [{{date: 2023, note: {text}}}]}}\n",
        folder,
    )
    for format in FORMATS:
        for style in ("paragraphs", "table") if format in ("md", "html") else ("paragraphs",):
            done = run("plans", "--history", "--format", format, "--style", style, cwd=folder)
            assert done.code == 0, done.err
            assert not {"\x1b", "\u202e"} & set(done.out)
            if format == "html":
                assert inside(done.out, "b") == inside(done.out, "a") == []
                assert not any("click" in text for text in inside(done.out, "em"))
                # The id of no entry is among its texts; what is told stands where it belongs and nowhere else.
                assert inside(done.out, "code") == []
    (line,) = lines_of(run("plans", "--format", "csv", cwd=folder).out)
    assert line["title"].startswith("'=1+1 <b>")
    assert line["conditions"].startswith("'=1+1 <b>")


def test_in_a_file_stands_what_would_be_shown(folder: str) -> None:
    target = a_folder() / "plans.html"
    done = run(*ASKED, "--history", "--output", str(target), cwd=folder)
    assert (done.code, done.out) == (0, "")
    shown = run(*ASKED, "--history", "--format", "html", cwd=folder).out
    assert target.read_text(encoding="utf-8") == shown
