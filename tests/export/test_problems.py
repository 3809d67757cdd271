"""Problems as rows of a table and as a document."""

import csv
import io
import json
from pathlib import Path

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
