"""Answers that hold what is not to be passed on say so at their end, in every form for people; others do not."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.helpers import a_folder, a_log, run

LOG = """\
timeline: {title: A log, covers: 2020/2025-12-31}
sources:
  releases: {title: Conflict releases, publisher: A project, licence: no redistribution}
  daily: {title: A daily paper, licence: CC BY 4.0}
events:
  - {id: raid, date: 2024-03-01, title: A raid, type: attack, places: [ML], sources: [{ref: releases, at: row 2}]}
  - {id: talks, date: 2024-04-01, title: Talks, type: negotiation, places: [NE], sources: [daily]}
"""
SENTENCE = "Holds what is not to be passed on: Conflict releases, A project (no redistribution)."


@pytest.mark.parametrize("command", [["list"], ["show", "raid"], ["search", "raid"], ["state", "2024-03-01"]])
@pytest.mark.parametrize("format", ["text", "md", "html"])
def test_it_is_said_once_where_such_a_source_is_cited(command: list[str], format: str) -> None:
    done = run(*command, "--log", a_log(LOG), "--format", format)
    shown = " ".join(done.out.replace("\\", "").split())
    assert shown.count(SENTENCE) == (command[0] != "state"), done.out


@pytest.mark.parametrize("format", ["text", "md", "html"])
def test_it_is_not_said_where_none_is_cited(format: str) -> None:
    done = run("list", "--country", "NE", "--log", a_log(LOG), "--format", format)
    assert "Talks" in done.out
    assert "passed on" not in done.out


def test_it_is_said_in_word() -> None:
    file = Path(a_folder()) / "answer.docx"
    assert run("list", "--log", a_log(LOG), "--output", str(file)).code == 0
    with zipfile.ZipFile(file) as archive:
        assert SENTENCE in archive.read("word/document.xml").decode()


NOTE = f"note: h{SENTENCE[1:-1]}\n"


PLANS = """\
plans:
  - {id: census, title: A census, kind: intention, announced: 2024-01-01, deadline: 2024-12-31, sources: [releases]}
figures:
  - {id: dead, subject: raid, measure: deaths, unit: people, as_of: 2024-03-02, value: 3, sources: [releases]}
"""


@pytest.mark.parametrize("format", ["csv", "xlsx", "ics", "timelinejs", "datapackage"])
def test_a_format_without_a_place_for_it_is_noted_beside(format: str) -> None:
    log, file = a_log(LOG), str(a_folder() / "answer")
    arguments = ("--log", log, "--format", format, "--output", file)
    assert NOTE in run("list", *arguments).err
    shutil.rmtree(file, ignore_errors=True)
    Path(file).unlink(missing_ok=True)
    assert "passed on" not in run("list", "--country", "NE", *arguments).err
    assert "passed on" not in run("list", "--log", log, "--format", "json").err


@pytest.mark.parametrize(
    "command",
    [
        ["list", "--for-editing"],
        ["plans"],
        ["figures"],
        ["show", "raid"],
        ["search", "raid"],
        ["changes", "2024-02-01", "2024-12-31"],
        ["state", "2024-03-02"],
        ["chart"],
    ],
)
def test_it_is_noted_beside_every_answer_that_cites_such_a_source(command: list[str]) -> None:
    log = a_log(LOG + PLANS)
    assert NOTE in run(*command, "--log", log, "--format", "csv").err


@pytest.mark.parametrize(
    "command",
    [["show", "talks"], ["search", "talks"], ["stats"], ["changes", "2024-03-30", "2024-04-30", "--type", "talks"]],
)
def test_nothing_is_noted_beside_an_answer_that_cites_none(command: list[str]) -> None:
    assert "passed on" not in run(*command, "--log", a_log(LOG + PLANS), "--format", "csv").err


def test_a_claim_in_a_dispute_and_a_document_in_which_something_was_read_count_too() -> None:
    disputed = "disputed: [{field: date, value: 2024-04-02, sources: [releases]}]"
    read_in = LOG.replace("sources: [daily]", "sources: [{ref: daily, via: releases}]")
    for text in (LOG.replace("sources: [daily]", f"sources: [daily], {disputed}"), read_in):
        assert NOTE in run("list", "--country", "NE", "--log", a_log(text), "--format", "csv").err
    assert SENTENCE in " ".join(run("list", "--country", "NE", "--log", a_log(read_in)).out.split())


def test_it_is_said_where_only_the_second_citation_of_a_source_read_it_in_such_a_document() -> None:
    entry = "  - {{id: {0}, date: 2024-04-0{1}, title: T, type: other, places: [NE], sources: [{2}]}}\n"
    text = LOG + entry.format("a", 2, "daily") + entry.format("b", 3, "{ref: daily, via: releases}")
    assert "passed on" not in run("list", "--to", "2024-04-02", "--country", "NE", "--log", a_log(text)).out
    assert SENTENCE in " ".join(run("list", "--country", "NE", "--log", a_log(text)).out.split())


def test_a_comparison_says_it_of_the_entries_that_differ() -> None:
    old, new = a_log(LOG), a_log(LOG.replace("A raid", "Raids"))
    assert NOTE in run("compare", old, new).err
    assert "passed on" not in run("compare", old, a_log(LOG.replace("Talks", "More talks"))).err


def test_a_page_and_the_files_themselves_say_it() -> None:
    log, folder = a_log(LOG), a_folder()
    for name, arguments in {
        "page.html": ["page"],
        "package": ["search", "raid", "--format", "datapackage"],
        "answer.xlsx": ["search", "raid"],
        "editing.xlsx": ["list", "--for-editing"],
    }.items():
        assert run(*arguments, "--log", log, "--output", str(folder / name)).code == 0
    assert SENTENCE in (folder / "page.html").read_text("utf-8")
    assert SENTENCE[:-1] in json.loads((folder / "package" / "datapackage.json").read_text("utf-8"))["description"]
    assert ",no redistribution," in (folder / "package" / "sources.csv").read_text("utf-8")
    for name, part in {"answer.xlsx": "docProps/core.xml", "editing.xlsx": "xl/worksheets/sheet1.xml"}.items():
        with zipfile.ZipFile(folder / name) as archive:
            assert SENTENCE[:-1] in archive.read(part).decode()


def test_the_table_of_sources_has_their_licences() -> None:
    found = json.loads(run("sources", "--log", a_log(LOG), "--format", "json").out)["sources"]
    assert [one["licence"] for one in found] == ["no redistribution", "CC BY 4.0"]


def test_each_source_in_json_has_its_licence() -> None:
    events = json.loads(run("list", "--log", a_log(LOG), "--format", "json").out)["events"]
    assert [one["sources"][0]["licence"] for one in events] == ["no redistribution", "CC BY 4.0"]
