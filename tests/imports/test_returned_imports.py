"""Tables that were sent out and come back, from the command to the log."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.helpers import a_folder, run

from .reports import counts

LOG = """\
timeline: {title: A log, covers: 1900/2026-12-31, id: the-log}
sources:
  daily: {title: A daily paper, publisher: Daily}
actors:
  jnim: {name: JNIM}
events:
  - id: raid
    date: 2024-03-05
    title: A raid
    type: battle
    actors: [jnim]
    sources: [daily]
  - id: talks
    date: 2024-04
    title: Talks begin
    type: negotiation
    sources: [daily]
plans:
  - id: leave
    title: The troops leave
    kind: commitment
    announced: {event: talks}
    deadline: 2025-06
    sources: [daily]
"""


@pytest.fixture
def folder() -> Path:
    found = a_folder()
    (found / "events.yaml").write_text(LOG)
    return found


def text(folder: Path) -> str:
    return (folder / "events.yaml").read_text()


def send(folder: Path) -> None:
    assert run("list", "--for-editing", "--output", "sheet.xlsx", cwd=folder).code == 0


def edit(folder: Path, sheet: str, rows: Mapping[int, Mapping[str, Any]]) -> None:
    """Write cells of a sheet, by row and heading, and save it as a colleague does."""
    book = load_workbook(folder / "sheet.xlsx")
    columns = {cell.value: cell.column for cell in book[sheet][1]}
    for row, cells in rows.items():
        for heading, value in cells.items():
            book[sheet].cell(row, columns[heading], value)
    book.save(folder / "sheet.xlsx")


@pytest.mark.parametrize(
    "write",
    [
        ("list", "--for-editing", "--output", "t.xlsx"),
        ("list", "--for-editing", "--output", "t.csv"),
        ("list", "--output", "t.csv"),
        ("list", "--output", "t.xlsx"),
        ("plans", "--output", "t.csv"),
        ("list", "--format", "datapackage", "--output", "t"),
    ],
    ids=" ".join,
)
def test_what_comes_back_as_it_was_sent_changes_nothing(folder: Path, write: tuple[str, ...]) -> None:
    assert run(*write, cwd=folder).code == 0
    result = run("import", write[-1], "--apply", "new,changed,removed", "--yes", cwd=folder)
    found = counts(result)
    assert (result.code, found["rows"]) == (0, found["unchanged"]), result.err
    assert text(folder) == LOG


def test_what_was_changed_there_is_written_and_what_it_said_before_is_kept(folder: Path) -> None:
    send(folder)
    edit(folder, "events", {2: {"title": "A raid on a village", "actors": "JNIM; The Militia"}})
    result = run("import", "sheet.xlsx", cwd=folder)
    assert counts(result) == {"rows": 3, "changed": 1, "unchanged": 2}
    assert text(folder) == LOG
    assert run("import", "sheet.xlsx", "--apply", "changed", "--yes", cwd=folder).code == 0
    assert "title: A raid on a village" in text(folder)
    assert "actors: [jnim, militia]" in text(folder)
    assert "field: title, was: A raid}" in text(folder)
    assert counts(run("import", "sheet.xlsx", cwd=folder)) == {"rows": 3, "unchanged": 3}
    assert not (folder / "imports").exists()


def test_what_was_changed_here_meanwhile_stays(folder: Path) -> None:
    send(folder)
    edit(folder, "events", {2: {"title": "A raid on a village"}})
    run("set", "raid", "title=A raid at night", "--yes", cwd=folder)
    run("set", "talks", "title=Talks", "--yes", cwd=folder)
    before = text(folder)
    result = run("import", "sheet.xlsx", "--apply", "changed", "--yes", cwd=folder)
    assert counts(result) == {"rows": 3, "changed": 1, "conflicts": 1, "here": 1, "unchanged": 1}
    assert text(folder) == before


def test_new_rows_and_rows_that_are_struck_out(folder: Path) -> None:
    send(folder)
    row = {"date": "2024-05-01", "title": "A strike", "type": "battle", "sources": "daily"}
    edit(folder, "events", {2: {"remove": "yes"}, 4: row})
    result = run("import", "sheet.xlsx", cwd=folder)
    assert counts(result) == {"rows": 4, "new": 1, "unchanged": 2, "struck out": 1}
    assert run("import", "sheet.xlsx", "--apply", "new", "--yes", cwd=folder).code == 0
    assert "id: strike\n    date: 2024-05-01" in text(folder)
    assert "id: raid" in text(folder)
    again = run("import", "sheet.xlsx", "--apply", "new", "--yes", cwd=folder)
    assert counts(again) == {"rows": 4, "unchanged": 3, "struck out": 1}
    assert "strike-2" not in text(folder)
    assert run("import", "sheet.xlsx", "--apply", "removed", "--yes", cwd=folder).code == 0
    assert "id: raid" not in text(folder)


def test_a_cell_that_is_refused_leaves_the_rest_of_its_row(folder: Path) -> None:
    send(folder)
    edit(folder, "events", {2: {"type": "brawl", "title": "A raid on a village"}, 3: {"date": "31 February 2024"}})
    result = run("import", "sheet.xlsx", "--apply", "changed", "--yes", cwd=folder)
    assert (result.code, counts(result)["refused"]) == (1, 2)
    assert "type: battle\n" in text(folder)
    assert "title: A raid on a village" in text(folder)
    assert "brawl" not in text(folder)


def test_a_sheet_of_another_log_is_refused(folder: Path) -> None:
    send(folder)
    (folder / "events.yaml").write_text(LOG.replace("id: the-log", "id: another"))
    result = run("import", "sheet.xlsx", cwd=folder)
    assert (result.code, "made from another log" in result.err) == (2, True)


@pytest.mark.parametrize("ask", [lambda f: f / "none.csv", lambda f: f], ids=["no file", "a folder"])
def test_what_is_no_table_is_refused(folder: Path, ask: Callable[[Path], Path]) -> None:
    result = run("import", str(ask(folder)), cwd=folder)
    assert result.code in (2, 3)
    assert result.err.startswith("error: ")


def test_a_data_package_may_come_back_in_a_zip_archive(folder: Path) -> None:
    run("list", "--format", "datapackage", "--output", "answer", cwd=folder)
    tables = {file.name: file.read_text() for file in (folder / "answer").iterdir()}
    with ZipFile(folder / "answer.zip", "w") as archive:
        for name, content in tables.items():
            archive.writestr(f"answer/{name}", content.replace("A raid", "A raid on a village"))
        archive.writestr("../evil.csv", "id\n")
    result = run("import", "answer.zip", cwd=folder)
    assert counts(result) == {"rows": 3, "changed": 1, "unchanged": 2}, result.err
    assert not (folder.parent / "evil.csv").exists()


def test_any_other_zip_archive_is_refused(folder: Path) -> None:
    with ZipFile(folder / "answer.zip", "w") as archive:
        archive.writestr("notes.txt", "nothing")
    assert run("import", "answer.zip", cwd=folder).code == 3
