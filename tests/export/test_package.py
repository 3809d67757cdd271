"""The tidy folder, read back by a library that knows the standard (https://datapackage.org)."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, validate

from tests.helpers import a_folder, a_log, run
from timeline.export.formats.package import as_datapackage
from timeline.export.sheets.sheet import Heading, Sheet

LOG = r"""timeline: {title: A log, covers: 2014/2025-03-18}
sources:
  joint: {title: "Joint statement; part 2", publisher: State Department, date: 2024-09-27}
  note: {title: "=HYPERLINK(\"x\")", date: 2024}
actors:
  us: {name: United States, country: US}
  iraq: {name: Iraq, country: IQ}
events:
  - {id: agreed, title: "Agreed; in part, \"at last\"", date: 2024-09-27, type: agreement, places: [IQ, SY],
     actors: [us, iraq], sources: [joint, note], tags: [talks]}
  - {id: begun, title: "-1 is no formula", date: 2014/.., type: mission-start, sources: [joint], summary: "=1+1"}
  - {id: old, title: "Old\e[31m", date: "-0043", type: other, sources: [joint], places: [IQ]}
plans:
  - {id: ends, title: It ends, kind: commitment, announced: 2024-09-27, by: [us, iraq], deadline: by September 2025,
     places: [IQ], sources: [joint]}
"""


def package_of(text: str = LOG, *args: str, logs: tuple[str, ...] = ()) -> Path:
    folder = a_folder() / "package"
    names = [word for name in logs or (a_log(text),) for word in ("--log", name)]
    done = run("list", *names, "--as-of", "2025-03-18", *args, "-f", "datapackage", "-o", str(folder))
    assert done.code == 0, done.err
    return folder


def read(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The tables by name, valid by the standard."""
    report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    package = Package(str(folder / "datapackage.json"))
    return {resource.name: [row.to_dict() for row in resource.read_rows()] for resource in package.resources}


def test_every_value_is_that_of_the_json() -> None:
    log = a_log(LOG)
    tables = read(package_of(logs=(log,)))
    document = json.loads(run("list", "--log", log, "--as-of", "2025-03-18", "-f", "json").out)
    assert [row["id"] for row in tables["events"]] == ["old", "begun", "agreed"]
    for row, event in zip(tables["events"], document["events"], strict=True):
        for name in ("id", "type", "status", "match", "file", "line"):
            assert row[name] == event[name]
        for name in ("earliest", "latest"):
            assert row[name] == (datetime.date.fromisoformat(event["date"][name]) if event["date"][name] else None)
        assert row["date"].removeprefix("'") == event["date"]["words"]
        assert row["edtf"].removeprefix("'") == event["date"]["edtf"]
        for name in ("places", "countries", "actors", "tags"):
            found = [one for one in tables[f"events_{name}"] if one["id"] == event["id"]]
            assert [one["value"] for one in found] == event[name]
            assert [one["position"] for one in found] == list(range(1, len(found) + 1))
    for row, date in zip(tables["plan-dates"], document["plan_dates"], strict=True):
        assert (row["id"], row["kind"], row["title"]) == (date["plan"], date["what"], date["title"])
        assert (row["date"], row["edtf"]) == (date["date"]["words"], date["date"]["edtf"])


def test_a_list_is_a_table_of_its_own() -> None:
    tables = read(package_of())
    assert [tuple(row.values()) for row in tables["events_places"]] == [
        ("old", 1, "IQ", "Iraq"),
        ("agreed", 1, "IQ", "Iraq"),
        ("agreed", 2, "SY", "Syria"),
    ]
    assert [row["value"] for row in tables["events_sources"] if row["id"] == "agreed"] == [
        "State Department, Joint statement; part 2, 27 Sep 2024",
        '\'=HYPERLINK("x"), 2024',
    ]
    assert not any("; " in str(row[name]) for row in tables["events"] for name in ("type", "status", "file"))
    assert "places" not in tables["events"][0]


def test_rows_that_repeat_an_id_have_a_number() -> None:
    tables = read(package_of())
    assert [(row["row"], row["kind"], row["id"]) for row in tables["plan-dates"]] == [
        (1, "announced", "ends"),
        (2, "deadline", "ends"),
    ]
    assert [tuple(row.values()) for row in tables["plan-dates_actors"]] == [
        *((1, 1, "us", "United States"), (1, 2, "iraq", "Iraq")),
        *((2, 1, "us", "United States"), (2, 2, "iraq", "Iraq")),
    ]
    two = (a_log(LOG), a_log(LOG))
    assert [row["row"] for row in read(package_of(logs=two))["events"]] == [1, 2, 3, 4, 5, 6]


def test_the_description_says_what_the_columns_are() -> None:
    folder = package_of()
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["name"] == "timeline-list"
    assert "apostrophe" in package["description"]
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert {resource["path"] for resource in package["resources"]} == {
        path.name for path in folder.iterdir() if path.name != "datapackage.json"
    }
    events = resources["events"]
    assert (events["type"], events["encoding"], events["mediatype"]) == ("table", "utf-8", "text/csv")
    fields = {field["name"]: field["type"] for field in events["schema"]["fields"]}
    assert (fields["id"], fields["earliest"], fields["line"]) == ("string", "date", "integer")
    assert (events["schema"]["primaryKey"], events["schema"]["missingValues"]) == (["id"], [""])
    places = resources["events_places"]["schema"]
    assert places["primaryKey"] == ["id", "position"]
    assert places["foreignKeys"] == [{"fields": ["id"], "reference": {"resource": "events", "fields": ["id"]}}]
    assert resources["plan-dates"]["schema"]["primaryKey"] == ["row"]


def test_a_value_that_points_nowhere_is_found_by_a_reader() -> None:
    folder = package_of()
    path = folder / "events_places.csv"
    path.write_bytes(path.read_bytes() + b"nobody,1,IQ,Iraq\r\n")
    assert [error[0] for error in validate(str(folder / "datapackage.json")).flatten(["type"])] == ["foreign-key"]


def test_text_of_a_log_is_no_formula_and_no_control_of_a_terminal() -> None:
    tables = read(package_of())
    events = {row["id"]: row for row in tables["events"]}
    assert (events["begun"]["title"], events["begun"]["summary"]) == ("'-1 is no formula", "'=1+1")
    assert events["old"]["title"] == "Old␛[31m"
    assert events["old"]["edtf"] == "'-0043"
    assert events["agreed"]["title"] == 'Agreed; in part, "at last"'


def written(sheet: Sheet) -> Path:
    folder = a_folder()
    for name, pieces in as_datapackage(sheet).items():
        (folder / name).write_bytes("".join(pieces).encode())
    return folder


def test_numbers_and_truths_are_no_texts() -> None:
    columns = (Heading("name"), Heading("whole", "number"), Heading("low", "number"), Heading("known", "truth"))
    rows = [("a", 1200, 0.5, True), ("b", None, 3, False), ("c", -7, None, None)]
    folder = written(Sheet("figures", columns, [("figures", row) for row in rows]))
    assert [tuple(row.values())[1:] for row in read(folder)["figures"]] == rows
    (resource,) = json.loads((folder / "datapackage.json").read_bytes())["resources"]
    assert [field["type"] for field in resource["schema"]["fields"]] == [
        *("integer", "string", "integer", "number", "boolean"),
    ]


@pytest.mark.parametrize("only", ["events", "plans"])
def test_nothing_found_is_an_empty_table(only: str) -> None:
    tables = read(package_of(LOG, "--only", only, "--country", "FR"))
    assert tables["list"] == []
    assert tables["list_places"] == []
