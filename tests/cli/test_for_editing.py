"""`--for-editing`: a workbook for a colleague, in which nothing changes by itself, and what is refused."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook as Book

from tests.helpers import a_folder, a_log, run
from tests.imports.every_form import EVERY_FORM
from timeline.dates import parse
from timeline.export.sheets.editing_guide import _DATES

LOG = a_log(EVERY_FORM)


def book(*command: str) -> Book:
    file = a_folder() / "sent.xlsx"
    done = run(*command, "--for-editing", "--log", LOG, "--output", str(file))
    assert done.code == 0, done.err
    return load_workbook(io.BytesIO(file.read_bytes()))


@pytest.mark.parametrize(
    ("command", "sheets"),
    [
        (("list",), ["how to edit", "events", "plans", "names", "as sent"]),
        (("list", "--only", "events"), ["how to edit", "events", "names", "as sent"]),
        (("plans",), ["how to edit", "plans", "names", "as sent"]),
        (("figures",), ["how to edit", "figures", "names", "as sent"]),
    ],
)
def test_the_sheets(command: tuple[str, ...], sheets: list[str]) -> None:
    found = book(*command)
    assert found.sheetnames == sheets
    assert [sheet.title for sheet in found if sheet.sheet_state != "visible"] == ["as sent"]
    assert found["as sent"].sheet_state == "veryHidden"
    assert found.active is not None
    assert found.active.title == sheets[1]


def test_cells_to_edit_are_text_and_the_others_are_protected() -> None:
    sheet = book("list")["events"]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert sheet.freeze_panes == "D2"
    headings = {cell.value: cell.column_letter for cell in sheet[1]}
    for row in (2, sheet.max_row):
        for name, letter in headings.items():
            cell = sheet[f"{letter}{row}"]
            is_grey = name in ("id", "earliest", "latest")
            if not is_grey and cell.protection.locked:
                assert cell.value, "what a cell cannot hold"
                continue
            assert cell.protection.locked == is_grey, name
            assert cell.number_format == "@", f"{name}: a date that is typed would become a day"
    # The rows below, where new entries are written, take the format of their columns.
    xml = zipfile.ZipFile(_file("list")).read("xl/worksheets/sheet2.xml").decode()
    styles = re.findall(r'<col min="\d+" max="\d+" width="[0-9.]+" style="(\d+)"', xml)
    assert len(styles) >= 3


def _file(command: str) -> Path:
    file = a_folder() / "sent.xlsx"
    run(command, "--for-editing", "--log", LOG, "--output", str(file))
    return file


def test_lists_to_choose_from() -> None:
    found = book("list")
    names = found["names"]
    rules = {str(rule.sqref).split("2:")[0]: rule for rule in found["events"].data_validations.dataValidation}
    by_heading = {found["events"][f"{letter}1"].value: rule for letter, rule in rules.items() if rule.type == "list"}
    assert set(by_heading) == {"remove", "type", "status"}
    assert by_heading["status"].formula1 == '"stated,reported,claimed,denied,retracted"'
    column, last = re.fullmatch(r"names!\$([A-Z])\$2:\$[A-Z]\$(\d+)", by_heading["type"].formula1).groups()  # type: ignore[union-attr]
    types = [names[f"{column}{row}"].value for row in range(2, int(last) + 1)]
    assert types[0] == "drill", "the log's own first"
    assert {"agreement", "other"} <= set(types)
    assert None not in types
    kinds = {
        str(rule.sqref).split("2:")[0] for rule in found["plans"].data_validations.dataValidation if rule.type == "list"
    }
    assert {found["plans"][f"{letter}1"].value for letter in kinds} == {"remove", "kind", "status"}


def test_no_text_is_a_formula() -> None:
    for sheet in book("list"):
        assert all(cell.data_type in ("s", "n", "inlineStr") for row in sheet.iter_rows() for cell in row if cell.value)
    sheet = book("list")["events"]
    title = next(cell.column_letter for cell in sheet[1] if cell.value == "title")
    found = {sheet[f"A{row}"].value: sheet[f"{title}{row}"] for row in range(2, sheet.max_row + 1)}
    assert found["month"].value == "=SUM(A1:A2)"
    assert found["month"].quotePrefix
    assert not found["plain"].quotePrefix


def test_every_date_of_the_guide_is_one() -> None:
    text = " ".join(str(cell.value) for row in book("list")["how to edit"].iter_rows() for cell in row if cell.value)
    assert "=A log" in text
    for date, meaning in _DATES:
        assert f"{date} {meaning}" in text
        parse(date)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "--for-editing is for xlsx and csv: what is shown on a terminal is not read back"),
        (("--format", "json"), "--for-editing is for xlsx and csv: json is not a table that is edited and read back"),
        (
            ("--output", "out.docx"),
            "--for-editing is for xlsx and csv: docx is not a table that is edited and read back",
        ),
        (("--output", "pack", "--format", "datapackage"), "--for-editing is for xlsx and csv: in a data package"),
        (("--output", "out.xlsx", "--as-of", "2024"), "--for-editing is of the log as it is now, not --as-of a day"),
        (("--output", "out.xlsx", "--log", a_log(EVERY_FORM)), "--for-editing is for the entries of one log"),
    ],
)
@pytest.mark.parametrize("command", ["list", "plans", "figures"])
def test_what_is_refused(command: str, options: tuple[str, ...], message: str) -> None:
    done = run(command, "--for-editing", "--log", LOG, *options)
    assert done.code == 2
    assert message in done.err
    assert not Path("out.xlsx").exists()


def test_counts_are_not_edited() -> None:
    done = run("plans", "--by", "actor", "--for-editing", "--log", LOG, "--output", "out.xlsx")
    assert (done.code, "counts for each actor are not edited" in done.err) == (2, True)


def test_csv_says_what_each_row_is() -> None:
    done = run("list", "--for-editing", "--log", LOG, "--format", "csv")
    head, *rows = done.out.splitlines()
    assert head.startswith("entry,id,remove,date,title,type,places,actors,status,summary,note,tags,sources,kind,")
    assert any(row.startswith("event,plain,,2024-09-27,A plain event,agreement,Iraq; The base,") for row in rows)
    assert sum(row.startswith("plan,recurs,") for row in rows) == 1, "however often it recurs"
