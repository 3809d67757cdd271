"""Two versions in every format: the same differences, dates and numbers in columns of their own, text as data."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from tests.export.agreeing import FORMATS, HOSTILE, inside, lines_of, misfits
from tests.helpers import a_folder, a_log, run
from timeline.export.compare import forms
from timeline.export.sheets.sheet import Sheet
from timeline.query.question import Question
from timeline.reports.compare import compare
from timeline.versions import read_version

OLD = """\
timeline: {title: T, covers: 2014/2025}
sources: {s: {title: S}}
actors: {a: {name: A}}
events:
  - {id: gone, date: 2020-05, title: It goes, type: other}
  - {id: named, date: 2021, title: It has a name, type: other}
  - {id: kept, date: early 2024, title: It stays, type: other, places: [IQ, SY]}
  - {id: torn, date: 2022, title: It cannot be read, type: other}
figures:
  - {id: count, subject: a, measure: m, unit: people, as_of: 2023, low: 1200}
"""
NEW = """\
timeline: {title: T, covers: 2014/2025}
sources: {s: {title: S}}
actors: {a: {name: A}}
events:
  - {id: renamed, date: 2021, title: It has a name, type: other}
  - {id: kept, date: 2024-02, title: It stays, type: other, places: [LB, IQ]}
  - {id: torn, date: 2022-13, title: It cannot be read, type: other}
figures:
  - {id: count, subject: a, measure: m, unit: people, as_of: 2023, low: 1500, high: 2000}
  - {id: come, subject: a, measure: n, unit: people, as_of: 2024, value: 3}
"""
IDS = [
    ("added", "come"),
    ("removed", "gone"),
    ("renamed", "renamed"),
    ("changed", "kept"),
    ("changed", "count"),
    ("unread", "torn"),
]


@pytest.fixture(scope="module")
def folder() -> Path:
    folder = a_folder()
    a_log(OLD, folder, "old.yaml")
    a_log(NEW, folder, "new.yaml")
    return folder


def compared(folder: Path, format: str) -> str:
    done = run("compare", "old.yaml", "new.yaml", "--as-of", "2025-12-31", "--format", format, cwd=folder)
    assert done.code == 3, done.err  # one date of the new version is none
    return done.out


def sheet_of(old: Path, new: Path) -> Sheet:
    today = datetime.date(2025, 12, 31).toordinal()
    sheet = forms(compare(read_version(str(old)), read_version(str(new)), Question(), today)).sheet()
    return sheet._replace(lines=[*sheet.lines])


def test_every_format_has_the_same_differences(folder: Path) -> None:
    found = json.loads(compared(folder, "json"))
    lists = ("added", "removed", "renamed", "changed", "unread")
    assert [(name, one["id"]) for name in lists for one in found[name]] == IDS
    rows = map(json.loads, compared(folder, "jsonl").splitlines())
    assert [(row["change"], row["id"]) for row in rows] == IDS
    # A line for each field that changed.
    lines = [(line["change"], line["id"]) for line in lines_of(compared(folder, "csv"))]
    assert lines == [*IDS[:3], *[("changed", "kept")] * 2, *[("changed", "count")] * 2, IDS[5]]
    page = compared(folder, "html")
    named = ["come", "gone", "named", "renamed", "kept", "count", "torn"]
    assert [one for one in inside(page, "code") if one in named] == named
    shown = compared(folder, "md").split("`")[1::2]
    assert [one for one in shown if one in named] == named


def test_a_document_says_what_changed(folder: Path) -> None:
    page = compared(folder, "html")
    assert inside(page, "h1") == ["T"]
    assert inside(page, "h2") == ["Added", "Removed", "Renamed", "Changed", "Not compared"]
    assert inside(page, "p") == [
        "old.yaml → new.yaml",
        "new.yaml has 1 error: what could not be read is not compared",
        "1 added · 1 removed · 1 renamed · 2 changed",
        "n: 3 people, 2024 — figure come.",
        "It goes — event gone; May 2020.",
        "It has a name — event named → renamed.",
        "It stays — event kept.",
        "m: 1,500 to 2,000 people, 2023 — figure count.",
        "event torn: it could not be read in the new version.",
    ]
    assert inside(page, "li") == [
        "date: early 2024 → Feb 2024",
        "places: removed SY",
        "places: added LB",
        "low: 1,200 → 1,500",
        "high: (nothing) → 2,000",
    ]


def test_dates_numbers_and_lists_have_columns_of_their_own(folder: Path) -> None:
    sheet = sheet_of(folder / "old.yaml", folder / "new.yaml")
    assert misfits(sheet) == []
    assert {part: len(rows) for part, rows in sheet.parts().items()} == {
        "added": 1,
        "removed": 1,
        "renamed": 1,
        "changed": 4,
        "unread": 1,
    }
    names = [column.name for column in sheet.columns]
    rows = [dict(zip(names, row, strict=True)) for row in sheet.rows]
    come, gone, renamed, date, places, low, high, torn = rows

    def told(row: dict[str, Any], *wanted: str) -> list[Any]:
        return [row[name] for name in wanted]

    assert told(come, "date", "edtf", "earliest", "latest", "precision") == [
        *("2024", "2024", "2024-01-01", "2024-12-31", "year")
    ]
    assert told(gone, "date", "edtf", "field", "old") == ["May 2020", "2020-05", None, None]
    assert told(renamed, "id", "old_id", "edtf") == ["renamed", "named", "2021"]
    assert told(date, "field", "old", "old_edtf", "old_latest", "new", "new_edtf", "old_number", "removed") == [
        *("date", "early 2024", "[2024-01..2024-04]", "2024-04-30", "Feb 2024", "2024-02", None, [])
    ]
    assert told(places, "old", "new", "removed", "added", "reordered") == ["IQ; SY", "LB; IQ", ["SY"], ["LB"], False]
    assert told(low, "old", "old_number", "new", "new_number") == ["1,200", 1200, "1,500", 1500]
    assert told(high, "old", "old_number", "new_number", "errors_in") == [None, None, 2000, ()]
    assert told(torn, "field", "errors_in", "match", "line") == [None, ("new",), None, None]


def test_text_of_a_log_is_shown_and_not_obeyed() -> None:
    folder = a_folder()
    for name, text in (("old", "a"), ("new", HOSTILE)):
        a_log(
            f'timeline: {{title: "{text}", covers: 2014/2025}}\nviews: {{v: "{text}"}}\n'
            f'events: [{{id: e, date: 2024, title: "{text}", type: other, summary: "{text}"}}]\n',
            folder,
            f"{name}.yaml",
        )
    for format in FORMATS:
        done = run("compare", "old.yaml", "new.yaml", "--format", format, cwd=folder)
        assert done.code == 0, done.err
        assert not {"\x1b", "\u202e"} & set(done.out)
    lines = lines_of(run("compare", "old.yaml", "new.yaml", "--format", "csv", cwd=folder).out)
    assert [line["field"] for line in lines] == ["title", "title", "summary", "query"]
    assert all(line["new"].startswith("'=1+1 <b>") for line in lines)
    page = run("compare", "old.yaml", "new.yaml", "--format", "html", cwd=folder).out
    assert inside(page, "b") == inside(page, "a") == inside(page, "em") == []
    assert inside(page, "code") == ["e", "v"]


def test_in_a_file_stands_what_would_be_shown(folder: Path) -> None:
    """Also where a version has errors, which are told beside it."""
    target = a_folder() / "review.html"
    arguments = ("compare", "old.yaml", "new.yaml", "--as-of", "2025-12-31")
    done = run(*arguments, "--output", str(target), cwd=folder)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"wrote {target}")
    assert done.err.endswith("error: new.yaml has 1 error; what could be read of it was compared\n")
    assert target.read_text(encoding="utf-8") == compared(folder, "html")
