"""Problems as rows of a table and as a document."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.helpers import a_folder, a_log, run


def table(*words: str, cwd: Path) -> list[dict[str, str]]:
    out = run(*words, "--format", "csv", cwd=cwd).out
    return list(csv.DictReader(io.StringIO(out, newline=""), strict=True))


FAULTY = """\
timeline: {title: T, covers: 2014}
events:
  - {id: e, date: 2014-02-30, title: T, type: law}
  - {id: f, date: 2014, title: T, type: law}
"""


def test_problems_in_rows() -> None:
    folder = a_folder()
    a_log(FAULTY, folder)
    bad, lonely = table("check", cwd=folder)
    (first, second) = json.loads(run("check", "--format", "json", cwd=folder).out)["problems"]
    for row, problem in ((bad, first), (lonely, second)):
        assert row == {key: "" if value is None else str(value) for key, value in problem.items()}
    assert (bad["code"], bad["severity"], bad["line"], bad["column"]) == ("bad-date", "error", "3", "19")
    assert (lonely["code"], lonely["severity"], lonely["line"], lonely["entry"]) == ("no-source", "warning", "4", "f")
    assert len(run("check", "--format", "jsonl", "--quiet", cwd=folder).out.splitlines()) == 1


def test_problems_in_a_document() -> None:
    folder = a_folder()
    a_log(FAULTY, folder)
    out = run("check", "--format", "md", cwd=folder).out
    start = "# T\n\n**Problems**\n\nevents.yaml: 1 event, 0 plans, 0 figures, 0 sources\n\n1 error, 1 warning\n\n"
    assert out.startswith(start + "| Where | What | Entry |\n| --")
    assert "|\n| `events.yaml:3:19` | *error:* " in out
    assert out.endswith("`no-source` | `f` |\n")
    (folder / "events.yaml").write_text("timeline: {title: T, covers: 2014}\nevents: []\n")
    done = run("check", "--format", "md", cwd=folder)
    assert done.out.endswith("\n\nno problems found\n")
    assert "|" not in done.out


HEADER = "timeline: {title: T, covers: 2014}\n"
LAW = "{id: e, date: 2014, title: T, type: law}"
CUT_OFF = [
    (f"{HEADER}sources:\n  s: {{title: S}}\nevents:\n  - {LAW}\n  - {{id: f, date: 2014\n", "1 event, 1 source"),
    (f"{HEADER}events:\n  - {LAW}\nplans:\n  - {{id: 'p\n", "1 event"),
    ("timeline: {title: 'T\nevents: []\n", "no events, plans, figures or sources"),
    (f"{HEADER}include: [not-there.yaml]\nevents:\n  - {LAW}\n", "1 event"),
]


@pytest.mark.parametrize(("text", "read"), CUT_OFF, ids=range(len(CUT_OFF)))
def test_what_could_not_be_read_is_not_counted(text: str, read: str) -> None:
    folder = a_folder()
    a_log(text, folder)
    line = f"events.yaml, as far as it could be read: {read}"
    assert line in run("check", cwd=folder).out.splitlines()
    assert line in run("check", "--format", "md", cwd=folder).out.splitlines()


def test_a_log_with_another_fault_is_read_to_its_end() -> None:
    folder = a_folder()
    a_log(FAULTY, folder)
    assert "events.yaml: 1 event, 0 plans, 0 figures, 0 sources" in run("check", cwd=folder).out.splitlines()
