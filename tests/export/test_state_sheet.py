"""The picture on a day as a table for machines, and the same picture in every format."""

import json
from typing import Any

import pytest

from tests.export.agreeing import FORMATS, HOSTILE, inside, lines_of, misfits
from tests.export.test_state import LOG
from tests.helpers import a_folder, a_log, run, workspace_of
from timeline.export.sheets.sheet import Sheet
from timeline.export.state import forms
from timeline.query.question import Question
from timeline.reports.state import state

PARTS = {
    "ongoing": ["siege", "presence"],
    "plans": ["leave"],
    "figures": ["f"],
    "offices": ["pm"],
    "disputes": ["siege"],
}


@pytest.fixture(scope="module")
def folder() -> str:
    folder = a_folder()
    a_log(LOG, folder)
    return str(folder)


def sheet_of(day: str = "2024-10-01") -> Sheet:
    workspace = workspace_of(LOG)
    sheet = forms(state(workspace, Question(), day), workspace).sheet()
    return sheet._replace(lines=[*sheet.lines])


def cells(sheet: Sheet, part: str) -> dict[str, Any]:
    """The cells of the last row of a part."""
    found = zip((column.name for column in sheet.columns), sheet.parts()[part][-1], strict=True)
    return {name: cell for name, cell in found if cell not in (None, (), []) and name not in ("file", "line", "part")}


def test_the_cells_are_what_their_columns_say() -> None:
    assert misfits(sheet_of()) == []


def test_each_part_of_the_picture_is_a_table() -> None:
    sheet = sheet_of()
    at = [column.name for column in sheet.columns].index("id")
    assert {part: [row[at] for row in rows] for part, rows in sheet.parts().items()} == PARTS


def test_numbers_and_dates_stand_beside_the_words() -> None:
    """On 1 October, December is 61 to 91 days away and September is 1 to 30 days ago."""
    sheet, library = sheet_of(), "Commons Library, Countering Daesh, 18 Mar 2025"
    assert cells(sheet, "plans") == {
        "id": "leave", "date": "Dec 2024", "edtf": "2024-12", "earliest": "2024-12-01", "latest": "2024-12-31",
        "precision": "month", "title": "They leave", "kind": "demand", "status": "stated",
        "value": "ahead: 61 to 91 days left", "verdict": "pending", "days_left_min": 61, "days_left_max": 91,
        "match": "certain", "actor_names": ("Iraq",), "actors": ("iraq",), "sources": [library], "source_ids": ["cbp"],
        "deadline_sources": [library], "deadline_source_ids": ["cbp"], "slip_days": 0, "slip_min": 0, "slip_max": 0,
    }  # fmt: skip
    assert cells(sheet, "figures") == {
        "id": "f", "date": "Sep 2024", "edtf": "2024-09", "earliest": "2024-09-01", "latest": "2024-09-30",
        "precision": "month", "title": "Daesh: fighters", "status": "stated", "value": "about 2,500 people",
        "estimate_value": 2500, "estimate_qualifier": "about", "subject": "daesh", "subject_kind": "actor",
        "measure": "fighters", "unit": "people", "age_days_min": 1, "age_days_max": 30, "match": "certain",
        "document": "cbp", "document_title": "Countering Daesh, Commons Library", "places": ("IQ",),
        "countries": ("IQ",), "actors": ("daesh",), "sources": [f"{library}, p3"], "source_ids": ["cbp"],
        "subject_name": "Daesh", "place_names": ("Iraq",), "country_names": ("Iraq",), "actor_names": ("Daesh",),
    }  # fmt: skip
    assert cells(sheet, "offices") == {
        "id": "pm", "date": "since 27 Oct 2022", "edtf": "2022-10-27/..", "earliest": "2022-10-27",
        "precision": "span", "title": "The minister", "value": "Iraq", "of": "iraq", "of_name": "Iraq",
        "match": "certain", "sources": [library], "source_ids": ["cbp"],
    }  # fmt: skip


def test_each_claim_has_a_line() -> None:
    """On 31 January the second claim, which became known in that month, is public too."""
    sheet = sheet_of("2025-01-31")
    rows = sheet.parts()["disputes"]
    names = [column.name for column in sheet.columns]
    told = [(row[names.index("field")], row[names.index("claim")], row[names.index("value")]) for row in rows]
    assert told == [
        ("title", "A raid", "title — also claimed: A raid"),
        ("type", "attack", "type, followed: battle — also claimed: attack"),
    ]


def test_every_format_has_the_same_picture(folder: str) -> None:
    shown = {
        format: run("state", "2024-10-01", "--as-of", "2026-01-01", "--format", format, cwd=folder).out
        for format in FORMATS
    }
    whole = json.loads(shown["json"])
    found = {part: [one.get("id") or one.get("entry") or one["actor"] for one in whole[part]] for part in PARTS}
    assert found == PARTS
    flat = [(part, identity) for part, ids in PARTS.items() for identity in ids]
    lines = [json.loads(line) for line in shown["jsonl"].splitlines()]
    assert [(one["part"], one.get("id") or one.get("entry") or one["actor"]) for one in lines] == flat
    assert [(line["part"], line["id"]) for line in lines_of(shown["csv"])] == flat
    siege = "Sep 2024 – 31 Jan 2025"
    strong = ["The picture on 1 Oct 2024", siege, "since 27 Oct 2022", "Dec 2024", "Sep 2024", siege]
    assert inside(shown["html"], "strong") == strong
    assert [line.split("**")[1] for line in shown["md"].splitlines() if "**" in line] == strong
    assert inside(shown["html"], "li")[:3] == [
        "They are there.[1]",
        "since 27 Oct 2022 The minister: Iraq.[1]",
        "title – also claimed: A raid[1]",
    ]


def test_text_of_a_log_is_shown_and_not_obeyed() -> None:
    text, folder = f'"{HOSTILE}"', a_folder()
    a_log(
        f"timeline: {{title: {text}, covers: 2014/2025}}\nactors: {{a: {{name: {text}}},"
        f' b: {{name: "{HOSTILE} b", kind: person, part_of: [{{actor: a, during: 2020/..}}]}}}}\n'
        f"events:\n  - {{id: e, date: 2024/.., title: {text}, type: other,"
        f" disputed: [{{field: title, value: {text}, note: {text}}}]}}\n"
        f"plans:\n  - {{id: p, title: {text}, kind: commitment, announced: 2024-02, by: [a], deadline: 2025}}\n"
        f"figures: [{{id: f, subject: a, measure: {text}, unit: {text}, value: 1, as_of: 2023}}]\n",
        folder,
    )
    for format in FORMATS:
        for style in ("paragraphs", "table") if format in ("md", "html") else ("paragraphs",):
            done = run("state", "2024-12-31", "--format", format, "--style", style, cwd=folder)
            assert done.code == 0, done.err
            assert not {"\x1b", "\u202e"} & set(done.out)
            if format == "html":
                assert inside(done.out, "b") == inside(done.out, "a") == inside(done.out, "code") == []
    lines = lines_of(run("state", "2024-12-31", "--format", "csv", cwd=folder).out)
    assert {line["part"] for line in lines} == set(PARTS)
    assert all(line["title"].startswith("'=1+1 <b>") for line in lines)
