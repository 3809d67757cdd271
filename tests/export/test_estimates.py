"""Estimates for machines: words, qualifiers, documents and subjects in JSON, in tables and in a page."""

import csv
import io
import json
from typing import Any

import openpyxl
import pytest

from tests.helpers import a_folder, a_log, run

LOG = """timeline: {title: T, covers: 2014/2025-03-18}
sources:
  paper: {title: Paper, publisher: North, date: 2023-03}
actors: {army: {name: The army}, un: {name: UN}}
places: {sahel: {name: Sahel, contains: [ML, NE]}}
events:
  - {id: quake, date: 2023-02-06, title: An earthquake, type: other, places: [IQ], sources: [paper]}
figures:
  - {id: a, subject: army, measure: troops, unit: people, as_of: 2022, value: 50, qualifier: more-than,
     sources: [paper]}
  - {id: b, subject: army, measure: troops, unit: people, as_of: 2023, words: several thousand, sources: [paper]}
  - {id: c, subject: quake, measure: deaths, unit: people, over: 2023-02, words: dozens, low: 30, by: un}
  - {id: d, subject: "place:sahel", measure: refugees, unit: people, as_of: 2023, value: 9, by: un, sources: [paper]}
  - {id: e, subject: {text: victims of war}, measure: deaths, unit: people, over: 2022, value: 7, sources: [paper]}
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


def test_series_name_the_kind_of_their_subject_and_the_document(folder: str) -> None:
    keys = ("subject", "subject_kind", "subject_text", "by", "document")
    assert [tuple(series[key] for key in keys) for series in document(folder, "figures")["series"]] == [
        ("army", "actor", None, None, "paper"),
        ("quake", "event", None, "un", None),
        ("sahel", "place", None, "un", None),
        (None, "text", "victims of war", None, "paper"),
    ]


def test_points_have_words_and_bounds_that_are_excluded(folder: str) -> None:
    points = [point for series in document(folder, "figures")["series"] for point in series["points"]]
    keys = ("id", "value", "low", "high", "qualifier", "words", "document", "change")
    assert [tuple(point[key] for key in keys) for point in points][:3] == [
        ("a", 50, None, None, "more-than", None, "paper", None),
        ("b", None, None, None, None, "several thousand", "paper", None),
        ("c", None, 30, None, None, "dozens", None, None),
    ]


def test_state_and_changes_have_the_same_keys(folder: str) -> None:
    latest = {point["id"]: point for point in document(folder, "state", "2024-01-01")["figures"]}
    assert latest.keys() == {"b", "c", "d", "e"}
    assert (latest["b"]["words"], latest["b"]["document"], latest["e"]["subject_text"]) == (
        *("several thousand", "paper"),
        "victims of war",
    )
    found = document(folder, "changes", "2022-12-31", "2023-12-31", "--actor", "army")["figures"]
    assert [(one["document"], one["before"]["id"], one["after"]["words"], one["change"]) for one in found] == [
        ("paper", "a", "several thousand", None)
    ]


def test_search_finds_words_and_subjects_in_words(folder: str) -> None:
    for words, expected in ((("several",), ["b"]), (("victims",), ["e"]), (("earthquake",), ["quake"])):
        assert [hit["entry"]["id"] for hit in document(folder, "search", *words)["found"]] == expected


def test_tables_keep_numbers_and_words_apart(folder: str) -> None:
    out = run("figures", "--as-of", "2025-12-31", "--format", "csv", cwd=folder).out
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(out, newline=""))}
    columns = ("estimate", "value", "low", "high", "qualifier", "words", "document", "document_title")
    assert [rows["a"][name] for name in columns] == [
        *("more than 50", "50", "", "", "more-than", "", "paper", "Paper, North")
    ]
    assert [rows["b"][name] for name in columns] == [
        *("several thousand", "", "", "", "", "several thousand", "paper", "Paper, North")
    ]
    assert [rows["c"][name] for name in columns] == [*("dozens (at least 30)", "", "30", "", "", "dozens", "", "")]
    subjects = [(rows[name]["subject"], rows[name]["subject_kind"], rows[name]["subject_name"]) for name in "acde"]
    assert subjects == [
        ("army", "actor", "The army"),
        ("quake", "event", "An earthquake"),
        ("sahel", "place", "Sahel"),
        ("", "text", "victims of war"),
    ]


def test_a_workbook_has_the_same_cells(folder: str) -> None:
    target = a_folder() / "figures.xlsx"
    assert run("figures", "--as-of", "2025-12-31", "--output", str(target), cwd=folder).code == 0
    sheet = openpyxl.load_workbook(target).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    cells = {cell for row in rows for cell in row}
    assert {"several thousand", "dozens (at least 30)", "more than 50", "victims of war", "Paper, North"} <= cells
    assert {50, 30, 9, 7} <= {cell for cell in cells if isinstance(cell, int)}


def test_a_page_draws_no_bar_for_words(folder: str) -> None:
    page = run("page", "--as-of", "2025-12-31", "--output", "-", cwd=folder).out
    row = {name: page.split(f"<tr id=figure-{name}>")[1].split("<tr")[0] for name in "abc"}
    assert "several thousand people" in row["b"]
    assert "<svg" not in row["b"]
    assert "<svg" in row["a"]
    assert "dozens of people (at least 30)" in row["c"]
    assert "in: Paper, North" in row["a"]
    assert "An earthquake: deaths" in page
    assert "victims of war: deaths" in page
