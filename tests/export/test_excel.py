"""Sheets for Excel: written by XlsxWriter, read back by openpyxl."""

import datetime
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from tests.helpers import a_folder, a_log, environment, run, run_outside
from tests.printed import as_xlsx
from timeline.export.formats import excel
from timeline.export.sheets.sheet import CellKind, Heading, Row, Sheet


def a_day(text: str) -> datetime.datetime:
    """A day as openpyxl reads it."""
    return datetime.datetime.fromisoformat(text)


def read(sheet: Sheet) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(as_xlsx(sheet)))


def texts(*names: str) -> list[Heading]:
    """Columns of text."""
    return [Heading(name) for name in names]


def a_sheet(name: str, columns: Sequence[Heading], rows: Iterable[Row]) -> Sheet:
    """A table of one part."""
    return Sheet(name, columns, [(name, row) for row in rows])


def cell_of(value: Any, kind: CellKind = "text") -> Any:
    (cell,) = read(a_sheet("s", [Heading("c", kind)], [[value]])).worksheets[0][2]
    return cell


def values(book: Workbook) -> dict[str, list[tuple[object, ...]]]:
    return {one.title: [tuple(row) for row in one.iter_rows(values_only=True)] for one in book.worksheets}


def of_kinds(rows: list[Row], part: Callable[[Row], str] | None = lambda row: row[0]) -> Sheet:
    lines = [(part(row) if part else "all", row) for row in rows]
    return Sheet("all", texts("kind", "a", "b"), lines, has_parts=part is not None)


@pytest.mark.parametrize(
    ("value", "kind", "stored", "type"),
    [
        ("2024-09-27", "day", a_day("2024-09-27"), "d"),
        ("1900-03-01", "day", a_day("1900-03-01"), "d"),
        ("9999-12-31", "day", a_day("9999-12-31"), "d"),
        ("1900-02-28", "day", "1900-02-28", "s"),  # Excel counts a 29 February 1900, which never was
        ("0622-07-16", "day", "0622-07-16", "s"),
        (None, "day", None, "n"),
        ("2024-09-27", "text", "2024-09-27", "s"),
        (12, "number", 12, "n"),
        (-0.5, "number", -0.5, "n"),
        (0, "number", 0, "n"),
        (999_999_999_999_999, "number", 999_999_999_999_999, "n"),
        (1_234_567_890_123_456, "number", "1234567890123456", "s"),  # Excel would make the last digit 0
        (float("inf"), "number", "inf", "s"),
        (True, "truth", True, "b"),
        (False, "truth", False, "b"),
        (("IQ", "SY"), "list", "IQ; SY", "s"),
        ([], "list", None, "n"),
        ("", "text", None, "n"),
        ("0044", "text", "0044", "s"),
        ("NO", "text", "NO", "s"),
        ("TRUE", "text", "TRUE", "s"),
    ],
)
def test_a_cell_is_of_its_kind(value: object, kind: CellKind, stored: object, type: str) -> None:
    cell = cell_of(value, kind)
    assert (cell.value, cell.data_type) == (stored, type)
    if type == "d":
        assert cell.number_format == "yyyy-mm-dd"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "=1+1"),
        ("=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1"),
        ("{=SUM(A1)}", "{=SUM(A1)}"),
        ("+49 30", "+49 30"),
        ("-1", "-1"),
        ("@SUM(A1)", "@SUM(A1)"),
        ("https://example.org/", "https://example.org/"),
        ("internal:Sheet1!A1", "internal:Sheet1!A1"),
        ("<w:p>&amp;]]>", "<w:p>&amp;]]>"),
        ("\x00\x1b[31m\t", "␀␛[31m␉"),
        ("a\u202eb\ufffe\uffff\ud800", "a⟨U+202E⟩b⟨U+FFFE⟩⟨U+FFFF⟩⟨U+D800⟩"),
        ("two\nlines", "two\nlines"),
        (" blanks ", " blanks "),
        ("<r><t>rich</t></r>", "<r><t>rich</t></r>"),  # which the library takes for its own markup
        ("<r>", "<r>"),
        ("😀 مرحبا 尼日尔", "😀 مرحبا 尼日尔"),
    ],
)
def test_text_is_text(text: str, shown: str) -> None:
    cell = cell_of(text)
    assert cell.value == shown
    # openpyxl takes what begins so for a formula only where the file says that it is one.
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert cell.quotePrefix is text.startswith(("=", "+", "-", "@"))
    with zipfile.ZipFile(io.BytesIO(as_xlsx(a_sheet("s", texts("c"), [[text]])))) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        assert not [name for name in parts.namelist() if "vba" in name or "sheet1.xml.rels" in name]


def test_a_text_that_looks_like_the_files_own_escapes_is_kept() -> None:
    """In a workbook `_x0041_` stands for A, unless its first sign is written in that way itself."""
    with zipfile.ZipFile(io.BytesIO(as_xlsx(a_sheet("s", texts("c"), [["_x0041_"]])))) as parts:
        assert b"<t>_x005F_x0041_</t>" in parts.read("xl/worksheets/sheet1.xml")


def test_more_line_breaks_than_a_cell_has_are_signs() -> None:
    assert cell_of("a\n" * 253).value == "a\n" * 253
    assert cell_of("a\n" * 254).value == "a␊" * 254


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("x" * 32_767, [32_767]),
        ("x" * 32_768, [32_767, 1]),
        ("=" * 70_000, [32_767, 32_767, 4_466]),
        ("x" * 32_700 + " " + "y" * 100, [32_701, 100]),  # behind a blank, if one is near
        ("😀" * 16_383, [16_383]),
        ("😀" * 20_000, [16_383, 3_617]),  # of which each counts twice
    ],
)
def test_long_text_continues_in_the_next_cell(text: str, lengths: list[int]) -> None:
    book = read(a_sheet("s", texts("id", "summary", "tags"), [["a", "short", "t"], ["b", text, "t"]]))
    head, short, long = values(book)["s"]
    more = ["summary (continued)", "summary (continued 2)"][: len(lengths) - 1]
    assert head == ("id", "summary", *more, "tags")
    assert short == ("a", "short", *[None] * len(more), "t")
    pieces = [str(piece) for piece in long[1:-1]]
    assert [len(piece) for piece in pieces] == lengths
    assert "".join(pieces) == text


def test_more_rows_than_a_sheet_has_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    assert excel._ROWS == 2**20 - 1
    monkeypatch.setattr(excel, "_ROWS", 2)
    book = read(a_sheet("list", texts("id"), [[f"e{n}"] for n in range(5)]))
    assert values(book) == {
        "list": [("id",), ("e0",), ("e1",)],
        "list (2)": [("id",), ("e2",), ("e3",)],
        "list (3)": [("id",), ("e4",)],
    }


def test_each_kind_has_its_sheet_with_the_columns_that_it_fills() -> None:
    rows: list[Row] = [("events", "1", None), ("plan dates", None, "2"), ("events", None, "")]
    assert values(read(of_kinds(rows))) == {
        "events": [("kind", "a"), ("events", "1"), ("events", None)],
        "plan dates": [("kind", "b"), ("plan dates", "2")],
    }
    assert values(read(of_kinds(rows, None)))["all"][0] == ("kind", "a", "b")


def test_names_of_sheets_are_those_that_excel_allows() -> None:
    names = ["", "History", "a/b:c", "A b c", "'quoted'", "x" * 40, "x" * 31, "X" * 31, "😀" * 20, "\x1b[2J"]
    assert read(of_kinds([(name, "1", "2") for name in names])).sheetnames == [
        "sheet",
        "History sheet",
        "a b c",
        "A b c (2)",
        "quoted",
        "x" * 31,
        "x" * 27 + " (2)",
        "X" * 27 + " (3)",
        "😀" * 15,
        "␛ 2J",
    ]


def test_a_sheet_without_rows_has_its_header() -> None:
    assert values(read(of_kinds([], None))) == {"all": [("kind", "a", "b")]}
    assert read(of_kinds([])).sheetnames == ["all"]
    assert read(a_sheet("none", [], [])).sheetnames == ["none"]


def test_a_sheet_is_ready_for_use() -> None:
    rows = [["a", "2024-09-27", "word " * 60], ["b", None, "x"]]
    (sheet,) = read(a_sheet("s", [Heading("id"), Heading("earliest", "day"), Heading("summary")], rows)).worksheets
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C3"
    assert sheet.print_title_rows == "$1:$1"
    assert all(cell.font.b for cell in sheet[1])
    assert not sheet["A2"].font.b
    assert sheet["C2"].alignment.wrap_text
    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert widths == sorted(widths)
    assert 8 <= widths[0] < widths[2] < 60
    # 300 letters in lines of 50 are 6 lines, a little more or less; the other row is as high as any.
    height = sheet.row_dimensions[2].height
    assert height is not None
    assert 75 <= height <= 120
    assert sheet.row_dimensions[3].height is None


def test_the_same_sheet_gives_the_same_bytes() -> None:
    program = (
        "import hashlib\nfrom timeline.export.formats.excel import as_xlsx\n"
        "from timeline.export.sheets.sheet import *\n"
        "lines = [('s', ['a', '2024-01-01']), ('s', ['=b', None])]\n"
        "print(hashlib.sha256(b''.join(as_xlsx(Sheet('s', [Heading('c'), Heading('d', 'day')], lines)))).hexdigest())"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=environment(PYTHONHASHSEED=seed, TZ=zone),
            capture_output=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(sums) == 1
    assert len(sums.pop()) == 65


LOG = """\
timeline: {title: Iraq, covers: 2014/2025-03-18}
sources: {cbp: {title: A briefing, url: "https://example.org/cbp"}}
events:
  - {id: first, date: early 2015, title: "=1+1", type: law, places: [IQ, SY], sources: [cbp]}
  - {id: second, date: 2016-02-03, title: Two, type: law, places: [IQ], sources: [{ref: cbp, at: p. 3}]}
  - {id: elsewhere, date: 2016, title: Three, type: law, places: [SY], sources: [cbp]}
plans:
  - {id: leave, title: Forces go, kind: commitment, announced: 2017, deadline: 2018-09, places: [IQ], sources: [cbp]}
"""


def test_a_list_as_a_workbook_has_what_json_has() -> None:
    folder = a_folder()
    a_log(LOG, folder)
    asked = ("list", "--country", "Iraq")
    done = run(*asked, "--output", "x.xlsx", cwd=folder)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("wrote x.xlsx: ")
    value = json.loads(run(*asked, "--format", "json", cwd=folder).out)
    book = openpyxl.load_workbook(folder / "x.xlsx")
    assert book.sheetnames == ["events", "plan dates"]
    events, dates = ([dict(zip(rows[0], row, strict=True)) for row in rows[1:]] for rows in values(book).values())
    assert [row["id"] for row in events] == [one["id"] for one in value["events"]] == ["first", "second"]
    assert [(row["id"], row["kind"]) for row in dates] == [(one["plan"], one["what"]) for one in value["plan_dates"]]
    assert len(dates) == 2
    first = events[0]
    assert (first["date"], first["edtf"], first["precision"]) == ("early 2015", "[2015-01..2015-04]", "range")
    assert (first["earliest"], first["latest"]) == (a_day("2015-01-01"), a_day("2015-04-30"))
    assert (first["title"], first["places"], first["line"]) == ("=1+1", "IQ; SY", 4)
    assert "type" not in dates[0], "no date of a plan has one"


def test_without_its_library_the_command_says_how_to_come_by_it() -> None:
    folder = a_folder()
    a_log(LOG, folder)
    (folder / "xlsxwriter.py").write_text("raise ModuleNotFoundError", encoding="utf-8")
    done = run_outside("list", "--output", "x.xlsx", cwd=folder, PYTHONPATH=str(folder))
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "error: xlsx is written by XlsxWriter, which is not installed; "
        "pip install XlsxWriter brings it, as does the extra timeline-log[xlsx]\n"
    )
    assert not (folder / "x.xlsx").exists()
