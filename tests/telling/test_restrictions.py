"""Answers that hold what is not to be passed on say so at their end, in every form for people; others do not."""

import json
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


@pytest.mark.parametrize("format", ["csv", "ics"])
def test_a_format_without_a_place_for_it_is_noted_beside(format: str) -> None:
    log = a_log(LOG)
    assert NOTE in run("list", "--log", log, "--format", format).err
    assert NOTE in run("list", "--log", log, "--for-editing", "--format", "csv").err
    assert "passed on" not in run("list", "--country", "NE", "--log", log, "--format", format).err
    assert "passed on" not in run("list", "--log", log, "--format", "json").err


def test_plans_and_figures_are_noted_too() -> None:
    more = """\
plans:
  - id: census
    title: A census
    kind: intention
    announced: {date: 2024-01-01}
    deadline: 2024-12-31
    sources: [releases]
figures:
  - {id: dead, subject: raid, measure: deaths, unit: people, as_of: 2024-03-02, value: 3, sources: [releases]}
"""
    log = a_log(LOG + more)
    for command in ("plans", "figures"):
        assert NOTE in run(command, "--log", log, "--format", "csv").err


def test_each_source_in_json_has_its_licence() -> None:
    events = json.loads(run("list", "--log", a_log(LOG), "--format", "json").out)["events"]
    assert [one["sources"][0]["licence"] for one in events] == ["no redistribution", "CC BY 4.0"]
