"""Workbooks of XLSX: what stands in their cells, and what is said of the rest."""

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import a_folder
from tests.tables.made import bare, cells_of, data, notes_of, refusal, rows_of, sheet_of, workbook
from timeline.errors import WrongUsage
from timeline.tables.cells import CellError, Row
from timeline.tables.opening import Sheet, open_table, sheets
from timeline.tables.worksheet import NO_VALUE


@pytest.mark.parametrize("is_1904", [False, True])
def test_what_stands_in_cells(tmp_path: Path, is_1904: bool) -> None:
    def fill(book: xlsxwriter.Workbook, sheet: Any) -> None:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        clock = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
        sheet.write_row(0, 0, ["text", 2024, 2024.5, True, False])
        sheet.write_datetime(1, 0, datetime.date(2024, 2, 29), day)
        sheet.write_datetime(1, 1, datetime.datetime(2024, 2, 29, 13, 5, 59), clock)  # noqa: DTZ001
        sheet.write_datetime(1, 2, datetime.time(6, 30), book.add_format({"num_format": "hh:mm"}))
        sheet.write_datetime(1, 3, datetime.timedelta(hours=49), book.add_format({"num_format": "[h]:mm"}))
        sheet.write_datetime(1, 4, datetime.date(2024, 1, 1), book.add_format({"num_format": "yyyy"}))
        sheet.write_datetime(1, 5, datetime.date(2024, 5, 1), book.add_format({"num_format": "mmm yyyy"}))
        sheet.write_formula(2, 0, "=1/0", None, "#DIV/0!")
        sheet.write_formula(2, 1, "=1+1", None, 2)
        sheet.write_formula(2, 2, '="a"&"b"', None, "ab")
        sheet.write_formula(2, 3, "=1=1", None, True)
        sheet.write_string(2, 4, "#REF!")
        sheet.write_string(3, 0, " a\nb _x000D_ \x07 ")
        sheet.write_rich_string(3, 1, "one ", book.add_format({"bold": True}), "two", " three")
        sheet.write_number(3, 2, 1.5e19)

    path = workbook(tmp_path / "a.xlsx", fill, default_date_format="", date_1904=is_1904)
    assert cells_of(path) == [
        ("text", 2024, 2024.5, True, False),
        (
            datetime.date(2024, 2, 29),
            datetime.datetime(2024, 2, 29, 13, 5, 59),  # noqa: DTZ001
            datetime.time(6, 30),
            datetime.timedelta(hours=49),
            "2024",
            "2024-05",
        ),
        (CellError("#DIV/0!"), 2, "ab", True, "#REF!"),
        (" a\nb _x000D_ \x07 ", "one two three", 1.5e19),
    ]
    assert type(cells_of(path)[0][1]) is int
    assert notes_of(path) == (("days are counted from 1904 in this workbook",) if is_1904 else ())


def test_a_formula_without_a_value_is_no_empty_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Events", 0)
    sheet.append(["=1+1", "x"])
    book.save(tmp_path / "a.xlsx")
    assert cells_of(tmp_path / "a.xlsx") == [(NO_VALUE, "x")]


def test_empty_rows_and_columns_keep_the_numbers_of_the_others(tmp_path: Path) -> None:
    path = sheet_of(tmp_path / "a.xlsx", [[], [None, "b"], [], [None, None, "c", None]])
    assert [row for row in rows_of(path) if row.cells] == [Row(2, (None, "b")), Row(4, (None, None, "c"))]


def test_cells_and_rows_that_do_not_say_where_they_stand_follow_the_last(tmp_path: Path) -> None:
    sheet = data(
        '<row><c><v>1</v></c><c t="inlineStr"><is><t>x</t></is></c></row><row r="5"><c r="C5"/><c><v>2</v></c></row>'
    )
    assert rows_of(bare(tmp_path / "a.xlsx", sheet)) == [Row(1, (1, "x")), Row(5, (None, None, None, 2))]


def test_elements_may_have_prefixes_and_another_encoding(tmp_path: Path) -> None:
    sheet = (
        data('<row hidden="1"><c t="inlineStr"><is><t>ж</t></is></c></row>').replace("<", "<x:").replace("<x:/", "</x:")
    )
    sheet = sheet.replace("<x:worksheet", "<x:worksheet xmlns:x='u'", 1)
    whole = '<?xml version="1.0" encoding="UTF-16"?>' + sheet
    path = bare(tmp_path / "a.xlsx", whole.encode("utf-16"))
    assert rows_of(path) == [Row(1, ("ж",), is_hidden=True)]
    assert notes_of(path) == ("1 row is hidden",)


def test_readings_of_japanese_texts_are_no_part_of_them(tmp_path: Path) -> None:
    text = '<is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is>'
    assert cells_of(bare(tmp_path / "a.xlsx", data(f'<row><c t="inlineStr">{text}</c></row>'))) == [("東京",)]


def test_days_in_words_of_iso_8601(tmp_path: Path) -> None:
    row = "".join(f'<c t="d"><v>{day}</v></c>' for day in ("2024-02-29", "2024-02-29T10:00:00", "-0044-03-15"))
    assert cells_of(bare(tmp_path / "a.xlsx", data(f"<row>{row}</row>"))) == [
        (datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 10), "-0044-03-15")  # noqa: DTZ001
    ]


def test_hidden_rows_are_marked_and_hidden_things_said(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook, sheet: Any) -> None:
        for row in range(4):
            sheet.write_row(row, 0, [f"r{row}", "x", "y", "z"])
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(1, 2, None, None, {"hidden": True})
        book.add_worksheet("Old").hide()
        book.add_worksheet("Lists").very_hidden()
        book.add_worksheet("Notes")
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Events!$A$1:$A$3"})
        book.add_chartsheet("Chart").set_chart(chart)

    path = workbook(tmp_path / "a.xlsx", fill)
    assert [row.is_hidden for row in rows_of(path)] == [False, True, True, False]
    assert cells_of(path)[0] == ("r0", "x", "y", "z")
    assert notes_of(path) == (
        "the sheet 'Events' was read; there are others: 'Notes'",
        "hidden sheets were not read: 'Old', 'Lists'",
        "2 rows are hidden",
        "hidden columns were read too: B to C",
    )
    assert sheets(path) == (Sheet("Events"), Sheet("Old", True), Sheet("Lists", True), Sheet("Notes"))
    assert notes_of(path, sheet="Old")[0] == "the sheet 'Old' is hidden"


def test_a_sheet_is_found_by_its_name(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook, _: Any) -> None:
        book.add_worksheet("Üben & <Co>").write(0, 0, "here")

    path = workbook(tmp_path / "a.xlsx", fill)
    assert cells_of(path, sheet="üben & <co>") == [("here",)]
    assert open_table(path, sheet="Üben & <Co>").name == "Üben & <Co>"
    with pytest.raises(WrongUsage, match="no sheet is called 'Event'; did you mean 'Events'"):
        open_table(path, sheet="Event")
    with pytest.raises(WrongUsage, match="no sheet is called 'zzz'; there are 'Events', 'Üben & <Co>'"):
        open_table(path, sheet="zzz")


def test_the_first_sheet_that_is_not_hidden_is_read(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook, sheet: Any) -> None:
        sheet.write(0, 0, "hidden")
        shown = book.add_worksheet("Shown")
        shown.write(0, 0, "shown")
        shown.activate()
        shown.set_first_sheet()
        sheet.hide()

    path = workbook(tmp_path / "a.xlsx", fill)
    assert cells_of(path) == [("shown",)]


def test_a_merged_cell_counts_for_each_of_its_rows(tmp_path: Path) -> None:
    def fill(_: xlsxwriter.Workbook, sheet: Any) -> None:
        sheet.merge_range("A1:C1", "A chronology")
        sheet.write_row(1, 0, ["date", "event", "place"])
        sheet.merge_range("A3:A5", "May 2024")
        sheet.write(2, 1, "one")
        sheet.write(3, 1, "two")  # row 5 has nothing of its own
        sheet.write_row(5, 0, ["June 2024", "three", "Gao"])

    path = workbook(tmp_path / "a.xlsx", fill)
    assert [(row.number, row.cells) for row in rows_of(path) if any(row.cells)] == [
        (1, ("A chronology",)),
        (2, ("date", "event", "place")),
        (3, ("May 2024", "one")),
        (4, ("May 2024", "two")),
        (6, ("June 2024", "three", "Gao")),
    ]
    assert notes_of(path) == ("cells that are merged over several rows count for each of them: A3:A5",)


def test_external_links_and_macros_are_said(tmp_path: Path) -> None:
    sheet = data("<row><c><f>[1]Sheet1!A1</f><v>5</v></c></row>")
    more: dict[str, str | bytes] = {
        "xl/vbaProject.bin": b"\xd0\xcf",
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
    }
    path = bare(tmp_path / "a.xlsm", sheet, more)
    assert cells_of(path) == [(5,)]
    assert notes_of(path) == (
        "the workbook has macros, which were not run",
        "the workbook refers to other files, which were not opened: values are as they were saved",
    )


def test_an_encoding_has_no_meaning_for_a_workbook(tmp_path: Path) -> None:
    path = sheet_of(tmp_path / "a.xlsx", [["x"]])
    assert "an encoding and a delimiter count for CSV only" in notes_of(path, encoding="cp1252")


def test_the_ending_may_say_something_else(tmp_path: Path) -> None:
    path = sheet_of(tmp_path / "a.csv", [["x"]])
    assert (cells_of(path), notes_of(path)) == ([("x",)], ("the file is XLSX, though its name ends in .csv",))
    path = tmp_path / "b.xlsx"
    path.write_text("a;b\n", encoding="utf-8")
    assert notes_of(path)[0] == "the file is CSV, though its name ends in .xlsx"


LONG = "x" * 32_767


def test_the_longest_text_is_read_and_a_longer_one_refused(tmp_path: Path) -> None:
    assert cells_of(sheet_of(tmp_path / "a.xlsx", [[LONG]])) == [(LONG,)]
    for kind in ('t="inlineStr"><is><t>%s</t></is>', 't="str"><v>%s</v>'):
        path = bare(tmp_path / "b.xlsx", data(f'<row r="7"><c r="C7" {kind % (LONG + "x")}</c></row>'))
        assert refusal(path) == "b.xlsx, sheet 'Events', row 7, column C: a text of over 32,767 characters"
    path = bare(tmp_path / "b.xlsx", data('<row><c t="str"><v>%s</v></c></row>' % ("_x0041_" * 32_767)))
    assert cells_of(path) == [("A" * 32_767,)]


CONTENT = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=20),
    st.integers(-(10**14), 10**14),
    st.floats(-1e300, 1e300),
    st.booleans(),
    st.dates(datetime.date(1900, 3, 1)),
    st.datetimes(datetime.datetime(1904, 1, 2), datetime.datetime(2999, 1, 1)).map(  # noqa: DTZ001
        lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    ),
)


def same(read: Any, meant: Any) -> bool:
    """A number as XlsxWriter writes it has 16 digits, and a moment at midnight is a day."""
    if isinstance(meant, datetime.datetime) and meant.time() == datetime.time():
        return bool(read == meant.date())
    if type(meant) in (float, int):
        return type(read) in (float, int) and abs(read - meant) <= abs(meant) * 1e-15
    return type(read) is type(meant) and read == meant


@settings(deadline=None)
@given(st.lists(st.lists(CONTENT, max_size=5), max_size=6), st.booleans())
def test_what_was_written_is_read(rows: list[list[Any]], in_memory: bool) -> None:
    def fill(book: xlsxwriter.Workbook, sheet: Any) -> None:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        clock = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss.000"})
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, datetime.date):
                    form = clock if isinstance(cell, datetime.datetime) else day
                    sheet.write_datetime(row, column, cell, form)
                elif isinstance(cell, str):
                    sheet.write_string(row, column, cell)
                elif cell is not None:
                    sheet.write(row, column, cell)

    path = workbook(a_folder() / "a.xlsx", fill, constant_memory=in_memory)
    read = {row.number - 1: row.cells for row in rows_of(path)}
    for number, cells in enumerate(rows):
        found = read.get(number, ())
        for column, cell in enumerate(cells):
            there = found[column] if column < len(found) else None
            assert same(there, cell), (there, cell)


def test_links_and_comments_are_kept_or_said(tmp_path: Path) -> None:
    """A link is read as its text; its address, if it is one of the web, is kept beside it."""

    def fill(_: xlsxwriter.Workbook, sheet: Any) -> None:
        sheet.write_url("A1", "https://example.org/1", string="a report")
        sheet.write_url("A2", "https://example.org/2", string="another")
        sheet.write_url("A3", "internal:Events!A1", string="above")
        sheet.write_url("A4", "mailto:someone@example.org", string="someone")
        sheet.write_comment("B1", "check this")

    path = workbook(tmp_path / "a.xlsx", fill)
    assert cells_of(path) == [("a report",), ("another",), ("above",), ("someone",)]
    assert open_table(path).links == {(1, 0): "https://example.org/1", (2, 0): "https://example.org/2"}
    assert notes_of(path) == (
        "1 cell has a link, of which the text was read and not the address",
        "the sheet has comments, which were not read",
    )
