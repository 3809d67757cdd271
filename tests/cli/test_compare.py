"""`timeline compare` as its user sees it: text, formats, exit codes."""

import csv
import io
import itertools
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.helpers import a_folder, a_log, run
from timeline.render.lines import cells

OLD = """\
timeline: {title: A log, covers: 2014/2025-03-18}
sources: {joint: {title: Joint statement}}
events:
  - {id: gone, date: 2020, title: It goes, type: other}
  - {id: named, date: 2021, title: It has a name, type: other}
  - {id: kept, date: 2024-09, title: It stays, type: other, places: [IQ, SY], sources: joint}
"""
NEW = """\
timeline: {title: A log, covers: 2014/2025-03-18}
sources: {joint: {title: Joint statement}}
events:
  - {id: renamed, date: 2021, title: It has a name, type: other}
  - {id: kept, date: 2024-09-27, title: It stays, type: other, places: [LB, IQ], sources: {ref: joint, at: p1}}
plans:
  - {id: come, title: It comes, kind: demand, announced: 2024-10, deadline: 2025}
"""

TEXT = """\
A log
old.yaml → new.yaml
1 added · 1 removed · 1 renamed · 1 changed

Added ──────────────────────────────────────────────────
+ It comes
  plan come · Oct 2024

Removed ────────────────────────────────────────────────
− It goes
  event gone · 2020

Renamed ────────────────────────────────────────────────
= It has a name
  event named → renamed

Changed ────────────────────────────────────────────────
~ It stays
  event kept
  · date: Sep 2024 → 27 Sep 2024
  · places: removed SY
  · places: added LB
  · sources: removed joint
  · sources: added joint, p1

+ added  − removed  = renamed  ~ changed
"""

MARKDOWN = """\
# A log

**old.yaml → new.yaml**

1 added · 1 removed · 1 renamed · 1 changed

## Added

**It comes** — plan `come`; Oct 2024.

## Removed

**It goes** — event `gone`; 2020.

## Renamed

**It has a name** — event `named` → `renamed`.

## Changed

**It stays** — event `kept`.

- date: Sep 2024 → 27 Sep 2024
- places: removed SY
- places: added LB
- sources: removed joint
- sources: added joint, p1
"""


@pytest.fixture(scope="module")
def folder() -> Path:
    folder = a_folder()
    a_log(OLD, folder, "old.yaml")
    a_log(NEW, folder, "new.yaml")
    return folder


def test_as_text(folder: Path) -> None:
    done = run("compare", "old.yaml", "new.yaml", cwd=folder, COLUMNS="56")
    assert (done.code, done.err) == (0, "")
    assert done.out == TEXT


def test_as_markdown(folder: Path) -> None:
    assert run("compare", "old.yaml", "new.yaml", "--format", "md", cwd=folder).out == MARKDOWN


def test_as_json(folder: Path) -> None:
    found = json.loads(run("compare", "old.yaml", "new.yaml", "--format", "json", cwd=folder).out)
    assert list(found) == [
        *("schema", "old", "new", "counts", "added", "removed", "renamed", "changed", "unread", "filtered_out")
    ]
    assert found["schema"] == "timeline.compare/1"
    assert found["old"] == {
        "version": "old.yaml",
        "title": "A log",
        "horizon": "2025-03-18",
        "errors": 0,
        "complete": True,
    }
    assert found["counts"] == {"added": 1, "removed": 1, "renamed": 1, "changed": 1, "unread": 0}
    (added,) = found["added"]
    assert [added[key] for key in ("kind", "id", "title", "match", "file", "line")] == [
        *("plan", "come", "It comes", "certain", "new.yaml", 7)
    ]
    assert added["entry"]["deadline"]["edtf"] == "2025"
    (removed,) = found["removed"]
    assert (removed["id"], removed["file"], removed["line"]) == ("gone", "old.yaml", 4)
    (renamed,) = found["renamed"]
    assert renamed == {
        "kind": "event",
        "id": "renamed",
        "old_id": "named",
        "title": "It has a name",
        "match": "certain",
        "file": "new.yaml",
        "line": 4,
    }
    (changed,) = found["changed"]
    assert list(changed) == ["kind", "id", "title", "match", "errors_in", "fields", "file", "line"]
    date, places, sources = changed["fields"]
    assert (date["field"], date["old"]["edtf"], date["new"]["edtf"]) == ("date", "2024-09", "2024-09-27")
    assert (date["removed"], date["added"], date["reordered"]) == ([], [], False)
    assert places == {
        "field": "places",
        "old": ["IQ", "SY"],
        "new": ["LB", "IQ"],
        "removed": ["SY"],
        "added": ["LB"],
        "reordered": False,
    }
    assert [one["at"] for one in sources["removed"] + sources["added"]] == [None, "p1"]


def test_as_json_lines_and_csv(folder: Path) -> None:
    lines = run("compare", "old.yaml", "new.yaml", "--format", "jsonl", cwd=folder).out.splitlines()
    assert [json.loads(line)["change"] for line in lines] == ["added", "removed", "renamed", "changed"]
    done = run("compare", "old.yaml", "new.yaml", "--format", "csv", cwd=folder)
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [(row["change"], row["id"], row["field"], row["old"], row["new"]) for row in rows] == [
        ("added", "come", "", "", ""),
        ("removed", "gone", "", "", ""),
        ("renamed", "renamed", "", "", ""),
        ("changed", "kept", "date", "Sep 2024", "27 Sep 2024"),
        ("changed", "kept", "places", "IQ; SY", "LB; IQ"),
        ("changed", "kept", "sources", "joint", "joint, p1"),
    ]
    assert rows[2]["old_id"] == "named"


def test_nothing_to_tell(folder: Path) -> None:
    done = run("compare", "old.yaml", "old.yaml", cwd=folder)
    assert (done.code, done.err) == (0, "")
    assert done.out == "A log\nold.yaml → old.yaml\nNo difference in what the versions say\n"
    done = run("compare", "old.yaml", "new.yaml", "--country", "Mali", cwd=folder)
    assert done.out.endswith("No difference that the filters find\n")
    assert done.err == "note: without the filters there are 4 differences\n"


def test_a_version_with_errors_is_compared_as_far_as_it_goes(folder: Path) -> None:
    a_log(NEW.replace("date: 2021", "date: 2021-13"), folder, "faulty.yaml")
    done = run("compare", "old.yaml", "faulty.yaml", cwd=folder)
    assert done.code == 3
    assert "date: Sep 2024 → 27 Sep 2024" in done.out
    assert "faulty.yaml:4:25: error: '2021-13'" in done.err
    assert done.err.endswith("error: faulty.yaml has 1 error; what could be read of it was compared\n")
    found = json.loads(run("compare", "old.yaml", "faulty.yaml", "--format", "json", cwd=folder).out)
    # It was `named`, and is now there as `renamed`, which nobody could read.
    assert [one["id"] for one in found["removed"]] == ["gone", "named"]
    back = json.loads(run("compare", "faulty.yaml", "new.yaml", "--format", "json", cwd=folder).out)
    assert back["unread"] == [{"kind": "event", "id": "renamed", "field": None, "side": "old"}]
    assert back["added"] == []
    assert "Not compared" in run("compare", "faulty.yaml", "new.yaml", "--format", "md", cwd=folder).out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("gone.yaml", "new.yaml"), 3, "error: gone.yaml: there is no such file"),
        (("old.yaml", "HEAD:"), 2, "error: no path stands behind the colon of 'HEAD:'"),
        (("--", "-x:old.yaml", "new.yaml"), 2, "begins with '-'"),
        (("old.yaml",), 2, "NEW"),
        (("old.yaml", "new.yaml", "--as-of", "Friday"), 2, "Friday"),
        (("old.yaml", "new.yaml", "--actor", "nobody"), 2, "no actor is called 'nobody'"),
        ((".", "new.yaml"), 3, "this is a folder, not a log"),
    ],
)
def test_versions_that_cannot_be_compared(folder: Path, arguments: tuple[str, ...], code: int, told: str) -> None:
    done = run("compare", *arguments, cwd=folder)
    assert (done.code, done.out) == (code, "")
    assert told in done.err


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")
def test_revisions(folder: Path) -> None:
    repository = a_folder()
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}

    def git(*words: str) -> None:
        settings = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *settings, *words], cwd=repository, check=True, capture_output=True, env=plain)

    git("init", "--quiet")
    for text in (OLD, NEW):
        a_log(text, repository)
        git("add", ".")
        git("commit", "--quiet", "--message", "one")
    done = run("compare", "HEAD~1:events.yaml", "events.yaml", cwd=repository, COLUMNS="56")
    assert done.code == 0, done.err
    assert done.out == TEXT.replace("old.yaml → new.yaml", "HEAD~1:events.yaml → events.yaml")
    found = json.loads(run("compare", "HEAD~1:events.yaml", "HEAD:events.yaml", "-f", "json", cwd=repository).out)
    assert [one["file"] for one in found["removed"] + found["added"]] == ["HEAD~1:events.yaml", "HEAD:events.yaml"]
    done = run("compare", "HEAD~5:events.yaml", "events.yaml", cwd=repository)
    assert (done.code, done.out) == (3, "")
    assert "git knows no revision 'HEAD~5'" in done.err


HOSTILE = r"\e[31mred\u202e [x](javascript:y) <b> | @all =1+1 " + "long " * 60 + "x" * 300


def test_text_of_a_log_is_shown_and_not_obeyed() -> None:
    folder = a_folder()
    entry = '  - {{id: e, date: 2024, title: "T {0}", type: other, summary: "{0}", tags: [a]}}\n'
    head = 'timeline: {{title: "{0}", covers: 2014/2025}}\nviews: {{v: "{0}"}}\nevents:\n'
    a_log(head.format("a") + entry.format("a"), folder, "old.yaml")
    a_log(head.format(HOSTILE) + entry.format(HOSTILE) + entry.replace("id: e", "id: f").format("=" + HOSTILE),
          folder, "new.yaml")  # fmt: skip
    for (one, other), width in itertools.product((("old", "new"), ("new", "old")), (40, 61, 140)):
        done = run("compare", f"{one}.yaml", f"{other}.yaml", cwd=folder, COLUMNS=str(width))
        assert done.code == 0, done.err
        assert max(map(cells, done.out.splitlines())) <= width
        assert "␛[31mred" in done.out
    for format in ("text", "json", "jsonl", "csv", "md"):
        done = run("compare", "old.yaml", "new.yaml", "--format", format, cwd=folder)
        assert not {"\x1b", "\u202e"} & set(done.out)
    shown = run("compare", "old.yaml", "new.yaml", "--format", "md", cwd=folder).out
    assert r"\[x\](javascript:y) \<b\>" in shown
