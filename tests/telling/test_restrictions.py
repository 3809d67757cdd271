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


def test_each_source_in_json_has_its_licence() -> None:
    events = json.loads(run("list", "--log", a_log(LOG), "--format", "json").out)["events"]
    assert [one["sources"][0]["licence"] for one in events] == ["no redistribution", "CC BY 4.0"]
