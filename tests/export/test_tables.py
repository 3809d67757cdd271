"""The vocabulary in every format: dates in six columns, memberships beside their times, the same words everywhere."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.reading import READERS, needs_its_writer
from tests.helpers import a_folder, a_log, run
from timeline.export.formats import ENDINGS, EVERYWHERE

LOG = """\
timeline: {title: "A *log*", covers: 2014/2025-03-18}
sources:
  joint: {title: "=A statement", publisher: State, date: early 2022, author: [A. Clerk, B. Clerk], accessed: 2025-01-02,
          url: "https://one.example/"}
  undated: {title: "<b>Undated</b> | x"}
actors:
  whole: {name: The whole, aliases: [All, Everyone]}
  other: {name: "- Another"}
  part: {name: A part, kind: armed-group, country: IQ, part_of: [{actor: whole, during: 2018/..}, other]}
places: {region: {name: Region, contains: [IQ, SY], definition: a working list}}
events:
  - {id: one, date: 2024, title: T, type: attack, actors: [part], places: [region], sources: [joint, undated]}
plans: [{id: leave, title: T, kind: demand, announced: 2024, by: [part]}]
views: {attacks: "type:attack", wrong: "country:Irak"}
"""


@pytest.fixture(scope="module")
def folder() -> Path:
    folder = a_folder()
    a_log(LOG, folder)
    return folder


def rows(name: str, *more: str, folder: Path) -> list[dict[str, str]]:
    done = run(name, *more, "--as-of", "2025-03-18", "--format", "csv", cwd=folder)
    assert done.code == 0
    return list(csv.DictReader(io.StringIO(done.out, newline="")))


def test_sources_have_each_date_in_six_columns(folder: Path) -> None:
    joint, undated = rows("sources", folder=folder)
    assert joint == {
        "id": "joint", "title": "'=A statement", "publisher": "State", "author": "A. Clerk; B. Clerk",
        "date": "early 2022", "edtf": "[2022-01..2022-04]", "earliest": "2022-01-01", "latest": "2022-04-30",
        "precision": "range", "time": "",
        "accessed": "2 Jan 2025", "accessed_edtf": "2025-01-02", "accessed_earliest": "2025-01-02",
        "accessed_latest": "2025-01-02", "accessed_precision": "day", "accessed_time": "",
        "url": "https://one.example/", "licence": "", "events": "1", "plans": "0", "figures": "0",
    }  # fmt: skip
    empty = {name for name, value in undated.items() if value == ""}
    assert empty == {*joint} - {"id", "title", "events", "plans", "figures"}


def test_a_membership_stands_beside_its_time(folder: Path) -> None:
    whole, other, part = rows("actors", folder=folder)
    assert (whole["aliases"], whole["part_of"], whole["part_of_during"]) == ("All; Everyone", "", "")
    assert other["name"] == "'- Another"
    assert part == {
        "id": "part", "name": "A part", "aliases": "", "kind": "armed-group", "part_of": "whole; other",
        "part_of_names": "The whole; - Another", "part_of_during": "2018/..; ", "country": "IQ",
        "country_name": "Iraq", "events": "1", "plans": "1", "figures": "0", "names": "", "names_during": "",
    }  # fmt: skip


def test_places_types_and_views(folder: Path) -> None:
    (region,) = rows("places", folder=folder)
    assert (region["contains"], region["countries"], region["definition"]) == ("IQ; SY", "IQ; SY", "a working list")
    (attack,) = (row for row in rows("types", folder=folder) if row["id"] == "attack")
    assert (attack["family"], attack["events"], attack["is_act"]) == ("violence", "1", "True")
    said = [row["id"] for row in rows("types", folder=folder) if row["is_act"] == "False"]
    assert said == ["announcement", "statement", "report", "assessment"]
    attacks, wrong = rows("views", folder=folder)
    assert (attacks["query"], attacks["events"], attacks["plans"], attacks["fault"]) == ("type:attack", "1", "0", "")
    assert (wrong["events"], wrong["figures"]) == ("", "")
    assert "no country is called 'Irak'" in wrong["fault"]


@pytest.mark.parametrize("name", ["actors", "sources", "places", "types"])
def test_a_table_without_rows_still_has_its_columns(name: str, folder: Path) -> None:
    asked = [name, "--country", "Chad", "--as-of", "2025-03-18", "--format", "csv"]
    done = run(*asked, cwd=folder)
    assert done.out == run(name, "--as-of", "2025-03-18", "--format", "csv", cwd=folder).out.split("\r\n")[0] + "\r\n"


@pytest.mark.parametrize("form", [form for form in EVERYWHERE if form not in ("text", "json")])
@pytest.mark.parametrize("name", ["actors", "sources", "places", "types", "views"])
def test_every_format_names_what_the_json_names(name: str, form: str, folder: Path) -> None:
    needs_its_writer(form)
    as_of = ["--as-of", "2025-03-18"]
    document: dict[str, Any] = json.loads(run(name, *as_of, "--format", "json", cwd=folder).out)
    ids = [row["id"] for row in document[name]]
    assert ids
    file = folder / f"{name}-{form}{(*ENDINGS[form], '')[0]}"
    assert run(name, *as_of, "--format", form, "--output", str(file), cwd=folder).code == 0
    found = READERS[form](file)
    assert [one for one in ids if one not in found] == []


@pytest.mark.parametrize(("form", "title"), [("md", "# A \\*log\\*\n\n**Sources**\n"), ("html", "<h1>A *log*</h1>\n")])
def test_a_document_says_whose_words_these_are(form: str, title: str, folder: Path) -> None:
    out = run("sources", "--as-of", "2025-03-18", "--format", form, cwd=folder).out
    assert title in out
    assert "<b>" not in out.replace("\\<b\\>", "")
