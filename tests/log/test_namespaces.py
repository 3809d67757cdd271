"""Ids: events, plans and figures share one namespace; sources, actors, places, types and views have one each."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import a_folder, a_log, problems_of, run, unescaped
from timeline.dates import day
from timeline.index.opening import check_log, load_log, read_aside
from timeline.query.question import Question
from timeline.reports.compare import compare
from timeline.versions import Version

LOG = """
timeline: {title: T, covers: 2014/2025-03-18}
sources:
  same: {title: A wire report, publisher: Wire, date: 2024-02-01}
actors:
  same: {name: The wire}
  other: {name: Other, part_of: same}
places:
  same: {name: The valley, contains: [ML]}
  inner: {name: Inner, in: same}
types:
  same: {name: Raid, family: violence}
events:
  - {id: same, date: 2024-01-02, title: A raid, type: same, places: [same, inner], actors: [same, other],
     sources: [same]}
plans:
  - {id: plan, title: They leave, kind: commitment, announced: {event: same}, by: [same], places: [same],
     deadline: {within: 30 days, of: same}, outcome: {date: 2024-01-20, result: met, sources: [same]}}
figures:
  - {id: men, subject: actor:same, measure: men, unit: people, as_of: 2024, value: 3, by: other, sources: [same]}
views: {same: "actor:same"}
"""


def show(path: str, *arguments: str) -> Any:
    done = run("show", *arguments, "--log", path, "--format", "json")
    assert done.code == 0, done.err
    return [(entry["entry"], entry["id"]) for entry in json.loads(done.out)["entries"]]


def test_one_id_in_every_namespace_is_no_fault() -> None:
    assert [(p.code, p.message) for p in problems_of(LOG)] == []


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        # An event and a plan share one namespace, whichever stands first.
        (LOG.replace("id: plan,", "id: same,"), "the events, plans and figures of a log"),
        (LOG.replace("id: men,", "id: plan,"), "the events, plans and figures of a log"),
    ],
)
def test_an_id_stands_once_in_its_namespace(text: str, hint: str) -> None:
    (problem,) = [p for p in problems_of(text) if p.code == "duplicate-id"]
    assert hint in problem.hint


def test_a_source_stands_once_over_all_files() -> None:
    folder = a_folder()
    more = "sources:\n  same: {title: Another}\nactors:\n  third: {name: Third}\n"
    (folder / "more.yaml").write_text(more, encoding="utf-8")
    path = a_log(LOG + "include: more.yaml\n", folder)
    (problem,) = [p for p in read_aside(path).problems if p.code == "duplicate-id"]
    assert (problem.line, problem.section) == (2, "sources")
    assert "an id is unique among the sources of a log" in problem.hint


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("same", "event source actor place"),
        ("actor:same", "actor"),
        ("source:same", "source"),
        ("place:same", "place"),
        ("event:same", "event"),
        ("plan:plan", "plan"),
        ("figure:men", "figure"),
        ("men", "figure"),
    ],
)
def test_show_shows_all_that_a_reference_means(asked: str, found: str) -> None:
    assert show(a_log(LOG), asked) == [(kind, asked.rpartition(":")[2]) for kind in found.split()]


@pytest.mark.parametrize("asked", ["plan:same", "figure:same", "actor:plan", "type:same"])
def test_show_refuses_a_kind_that_has_no_such_id(asked: str) -> None:
    done = run("show", asked, "--log", a_log(LOG))
    assert done.code == 2
    assert f"no entry has the id '{asked}'" in done.err


@pytest.mark.parametrize("form", ["text", "md", "html", "csv"])
def test_every_format_of_show_tells_which_is_which(form: str) -> None:
    ids = ["--ids"] if form in ("md", "html") else []
    done = run("show", "same", "men", "--log", a_log(LOG), "--format", form, *ids)
    assert done.code == 0, done.err
    out = unescaped(done.out)
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(done.out)))
        assert {row["id"] for row in rows} == {"event:same", "source:same", "actor:same", "place:same", "men"}
        return
    assert [f"{kind}:same" in out for kind in ("event", "source", "actor", "place")] == [True] * 4
    assert "figure:men" not in out  # no entry of another kind has its id


def test_an_index_answers_as_the_files_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = a_log(LOG)
    for loaded in (load_log(path), load_log(path), read_aside(path)):
        log = loaded.log
        assert [*log.sources] == ["same"]
        assert [*log.actors] == ["same", "other"]
        assert [*log.places] == ["same", "inner"]
        assert log.places["same"].contains == ("ML",)
        assert log.actors["same"].name == "The wire"
        assert log.types["same"].name == "Raid"
        assert log.events["same"].title == "A raid"
        assert "same" not in log.plans
        assert log.actors.named(("same",)) == ("same",)
        assert log.actors.naming("part_of", "same") == ("other",)
        assert log.places.naming("within", "same") == ("inner",)
        assert [*log.sources.beginning("sa")] == ["same"]
        assert [*log.places.beginning("")] == ["inner", "same"]


def test_a_faulty_entry_of_one_section_hides_no_unknown_name_of_another() -> None:
    text = LOG.replace(
        "  other: {name: Other, part_of: same}", "  bad: {nmae: x}\n  other: {name: Other, part_of: same}"
    )
    text = text.replace("sources: [same]}\nplans", "sources: [bad]}\nplans")
    assert {p.code for p in problems_of(text)} >= {"unknown-key", "unknown-source"}


def test_problems_are_put_to_the_entry_that_has_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The warning on an unused source, and that on an unused actor of the same id, stand in their own lines."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = a_log("timeline: {title: T, covers: 2024}\nsources: {x: {title: A}}\n\nactors:\n  x: {name: B}\n")
    expected = [("unused-source", 2, "sources"), ("unused-actor", 5, "actors")]
    for _ in range(2):
        assert [(p.code, p.line, p.section) for p in check_log(path).problems] == expected


def version(text: str) -> Version:
    loaded = read_aside(a_log(text))
    return Version("log", loaded.log, loaded.problems, loaded.complete)


def compared(old: str, new: str) -> Any:
    return compare(version(old), version(new), Question(), day("2026-01-01"))


@pytest.mark.parametrize(
    ("kind", "replacements"),
    [
        # Each renames one entry, wherever it is named; all the others of that id stay.
        ("source", [("sources:\n  same:", "sources:\n  new:"), ("sources: [same]", "sources: [new]")]),
        (
            "actor",
            [("actors:\n  same:", "actors:\n  new:"), ("part_of: same", "part_of: new"),
             ("actors: [same,", "actors: [new,"), ("by: [same]", "by: [new]"),
             ("subject: actor:same", "subject: actor:new")],
        ),
        (
            "place",
            [("places:\n  same:", "places:\n  new:"), ("in: same", "in: new"), ("places: [same", "places: [new")],
        ),
        ("type", [("types:\n  same:", "types:\n  new:"), ("type: same", "type: new")]),
        (
            "event",
            [("events:\n  - {id: same,", "events:\n  - {id: new,"), ("{event: same}", "{event: new}"),
             (", of: same}", ", of: event:new}")],
        ),
    ],
)  # fmt: skip
def test_a_renamed_entry_is_told_as_that_and_no_other(kind: str, replacements: list[tuple[str, str]]) -> None:
    new = LOG
    for old, by in replacements:
        assert old in new
        new = new.replace(old, by)
    found = compared(LOG, new)
    assert [(one.kind, one.old.id, one.new.id) for one in found.renamed] == [(kind, "same", "new")]
    assert (found.added, found.removed, found.changed) == ((), (), ())


def test_a_removed_entry_is_missed_beside_others_of_its_id() -> None:
    found = compared(LOG, LOG.replace('views: {same: "actor:same"}', ""))
    assert [(one.kind, one.entry.id) for one in found.removed] == [("view", "same")]


@pytest.mark.parametrize(
    ("anchor", "is_known"),
    [("same", True), ("event:same", True), ("plan:same", False), ("actor:same", False), ("event:plan", False)],
)
def test_a_deadline_counts_from_an_entry_of_the_kind_that_is_said(anchor: str, is_known: bool) -> None:
    text = LOG.replace(", of: same}", f", of: {anchor}}}")
    assert [p.code for p in problems_of(text)] == ([] if is_known else ["unknown-entry"])
    if is_known:
        done = run("plans", "--log", a_log(text), "--format", "json", "--as-of", "2024-01-10")
        assert json.loads(done.out)["plans"][0]["deadline"]["edtf"] == "2024-02-01"  # 30 days from 2 January


def test_foreign_keys_of_a_data_package_lead_to_their_own_tables(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = run("list", "--log", a_log(LOG), "--format", "datapackage", "--output", str(folder))
    assert done.code == 0, done.err
    actors = (folder / "actors.csv").read_text(encoding="utf-8").splitlines()
    sources = (folder / "sources.csv").read_text(encoding="utf-8").splitlines()
    assert [line.partition(",")[0] for line in actors] == ["id", "same", "other"]
    assert [line.partition(",")[0] for line in sources] == ["id", "same"]
    resources = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    keys = {
        (resource["name"], key["reference"]["resource"])
        for resource in resources
        for key in resource["schema"].get("foreignKeys", ())
    }
    assert {name for _, name in keys} >= {"actors", "sources"}
