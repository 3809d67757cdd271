"""OpenDocument workbooks, written by hand as LibreOffice writes them."""

import datetime
from pathlib import Path

import pytest

from tests.tables.made import cells_of, notes_of, packed, refusal, rows_of
from timeline.tables.cells import CellError, Content, DayWithoutYear, Row
from timeline.tables.opening import Sheet, sheets
from timeline.tables.worksheet import NO_VALUE

PREFIXES = ("office", "table", "text", "style")
NAMES = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"' for prefix in PREFIXES)
STYLES = (
    '<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties '
    'table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties '
    'table:display="false"/></style:style></office:automatic-styles>'
)
MIME = "application/vnd.oasis.opendocument.spreadsheet"


def table(rows: str, name: str = "Events", style: str = "ta1") -> str:
    return f'<table:table table:name="{name}" table:style-name="{style}">{rows}</table:table>'


def ods(path: Path, *tables: str, manifest: str = "<manifest/>", start: str = "") -> Path:
    content = f"{start}<office:document-content {NAMES}>{STYLES}<office:body><office:spreadsheet>{''.join(tables)}"
    content += "</office:spreadsheet></office:body></office:document-content>"
    return packed(path, [("mimetype", MIME), ("content.xml", content), ("META-INF/manifest.xml", manifest)])


def row(cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{cells}</table:table-row>"


def text(said: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{said}</text:p></table:table-cell>'


def cell(kind: str, value: str, shown: str, more: str = "") -> str:
    name = {"float": "value", "percentage": "value", "currency": "value"}.get(kind, f"{kind}-value")
    return (
        f'<table:table-cell office:value-type="{kind}" office:{name}="{value}" {more}>'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


MOMENT = datetime.datetime(2024, 2, 29, 13, 5)  # noqa: DTZ001 - a workbook names no time zone


@pytest.mark.parametrize(
    ("written", "content"),
    [
        (text("Gao"), "Gao"),
        (text("a<text:s/>b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e"), "a b   c\td\ne"),
        (text("one <text:a>two</text:a>\n  three"), "one two three"),
        (text("one</text:p><text:p>two"), "one\ntwo"),
        (text("seen<office:annotation><text:p>a comment</text:p></office:annotation>"), "seen"),
        (text("</text:p><draw:frame><text:p>a picture</text:p></draw:frame><text:p>x"), "\nx"),
        (text("shown", 'office:string-value="meant"'), "meant"),
        (cell("float", "2024", "2024"), 2024),
        (cell("float", "2024.5", "2,024.50"), 2024.5),
        (cell("percentage", "0.5", "50%"), 0.5),
        (cell("currency", "3", "3 €"), 3),
        (cell("boolean", "true", "TRUE"), True),
        (cell("boolean", "false", "FALSE"), False),
        (cell("date", "2024-02-29", "29/02/24"), datetime.date(2024, 2, 29)),
        (cell("date", "2024-02-29T13:05:00", "29/02/24 13:05"), MOMENT),
        (cell("date", "2024-02-29T13:05:00.000000000", "13:05"), MOMENT),
        (cell("date", "2024-01-01", "2024"), "2024"),
        (cell("date", "2024-05-01", "May 2024"), "2024-05"),
        (cell("date", "2024-05-01", "mai 24"), "2024-05"),
        (cell("date", "2024-05-01", "05/2024"), "2024-05"),
        (cell("date", "2024-05-24", "24 May"), DayWithoutYear(datetime.date(2024, 5, 24))),  # the day, or the year 2024
        (cell("date", "2024-05-12", "12 May"), DayWithoutYear(datetime.date(2024, 5, 12))),
        (cell("date", "2024-05-12", "May"), DayWithoutYear(datetime.date(2024, 5, 12), has_day=False)),
        (cell("date", "2024-05-12", "5/12"), DayWithoutYear(datetime.date(2024, 5, 12))),
        (cell("date", "2024-05-12", "05/24"), "2024-05"),
        (cell("date", "2024-07-01", "Q3 2024"), "2024"),
        (cell("date", "2024-07-01", "24"), "2024"),
        (cell("date", "2024-08-09", "Friday, 9 August 2024"), datetime.date(2024, 8, 9)),
        (cell("date", "2024-05-24", "24.05.24"), datetime.date(2024, 5, 24)),
        (cell("date", "2024-02-29T13:05:00", "29 Feb 13:05"), DayWithoutYear(MOMENT)),
        (cell("date", "2024-05-12", "12 May 2024"), datetime.date(2024, 5, 12)),
        (cell("date", "-0043-03-15", "15/03/44"), "-0043-03-15"),
        (cell("time", "PT13H05M00S", "13:05"), datetime.time(13, 5)),
        (cell("time", "PT13H05M00.250000000S", "13:05"), datetime.time(13, 5, 0, 250_000)),
        (cell("time", "PT49H00M00S", "49:00"), datetime.timedelta(hours=49)),
        (cell("time", "-PT01H00M00S", "-1:00"), datetime.timedelta(hours=-1)),
        (text("#DIV/0!", 'table:formula="of:=1/0" calcext:value-type="error"'), CellError("#DIV/0!")),
        (cell("float", "0", "Err:502", 'table:formula="of:=X()"'), CellError("Err:502")),
        (text("#REF!"), "#REF!"),
        ('<table:table-cell table:formula="of:=1+1"/>', NO_VALUE),
        (cell("float", "2", "2", 'table:formula="of:=1+1"'), 2),
    ],
)
def test_what_stands_in_a_cell(tmp_path: Path, written: str, content: Content | CellError) -> None:
    found = cells_of(ods(tmp_path / "a.ods", table(row(written))))
    assert found == [(content,)]
    assert type(found[0][0]) is type(content)


TWICE = 'table:number-columns-repeated="2"'


def test_cells_and_rows_that_stand_there_many_times(tmp_path: Path) -> None:
    rows = (
        row(text("a") + '<table:table-cell table:number-columns-repeated="2"/>' + text("b", TWICE))
        + row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="3"')
        + row(text("c") + '<table:table-cell table:number-columns-repeated="16383"/>', 'table:number-rows-repeated="2"')
        + row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048570"')
    )
    assert rows_of(ods(tmp_path / "a.ods", table(rows))) == [
        Row(1, ("a", None, None, "b", "b")),
        Row(5, ("c",)),
        Row(6, ("c",)),
    ]


def test_sheets_and_what_is_hidden(tmp_path: Path) -> None:
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    rows = row(text("a")) + row(text("b"), 'table:visibility="collapse"') + row(text("c"), 'table:visibility="filter"')
    path = ods(tmp_path / "a.ods", table(columns + rows), table(row(text("old")), "Old", "ta2"), table("", "Empty"))
    assert sheets(path) == (Sheet("Events"), Sheet("Old", True), Sheet("Empty"))
    assert [(one.cells, one.is_hidden) for one in rows_of(path)] == [(("a",), False), (("b",), True), (("c",), True)]
    assert notes_of(path) == (
        "the sheet 'Events' was read; there are others: 'Empty'",
        "hidden sheets were not read: 'Old'",
        "2 rows are hidden",
        "hidden columns were read too: C",
    )
    assert cells_of(path, sheet="Old") == [("old",)]
    assert cells_of(path, sheet="Empty") == []


def test_a_merged_cell_counts_for_each_of_its_rows(tmp_path: Path) -> None:
    merged = text("May", 'table:number-columns-spanned="1" table:number-rows-spanned="2"')
    path = ods(tmp_path / "a.ods", table(row(merged + text("one")) + row("<table:covered-table-cell/>" + text("two"))))
    assert cells_of(path) == [("May", "one"), ("May", "two")]
    assert notes_of(path) == ("cells that are merged over several rows count for each of them: A1:A2",)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (row(text("x", 'table:number-columns-repeated="16385"')), "row 1: a row has 16,384 columns at most"),
        (
            row(text("x"), 'table:number-rows-repeated="1048576"') + row(text("x")),
            "row 1048577: a sheet has 1,048,576 rows at most",
        ),
        (
            row(text("x", 'table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048576"'),
            "row 1: a sheet has 50,000,000 cells at most",
        ),
        (row(text("x", 'table:number-columns-repeated="0"')), "something stands there 0 times"),
        (row(text("x"), 'table:number-rows-repeated="-5"'), "something stands there -5 times"),
        (row(text("x" * 1_048_577)), "row 1, column A: a text of over 1,048,576 characters"),
        (row(text("<text:s text:c='600000'/>" * 2)), "row 1, column A: a text of over 1,048,576 characters"),
        (row(cell("float", "one", "1")), "row 1, column A: it cannot be read"),
        (row(cell("time", "noon", "12:00")), "row 1, column A: it cannot be read (no time is written noon)"),
    ],
)
def test_a_sheet_that_no_program_writes(tmp_path: Path, rows: str, said: str) -> None:
    assert said in refusal(ods(tmp_path / "a.ods", table(rows)))


def test_a_text_may_be_longer_than_other_workbooks_have_it(tmp_path: Path) -> None:
    long = "x" * 40_000
    assert cells_of(ods(tmp_path / "a.ods", table(row(text(long))))) == [(long,)]


def test_workbooks_that_are_refused(tmp_path: Path) -> None:
    assert refusal(ods(tmp_path / "a.ods", table(""), manifest="<m><encryption-data/></m>")) == (
        "a.ods: it is protected by a password; save it without one"
    )
    assert "something is declared (DOCTYPE)" in refusal(ods(tmp_path / "a.ods", table(""), start="<!DOCTYPE x []>"))
    assert "no sheet in it has cells" in refusal(ods(tmp_path / "a.ods"))
    odd = [("mimetype", MIME), ("content.xml", "<office><table/></office>"), ("META-INF/manifest.xml", "<m/>")]
    assert "its elements are not called as in other workbooks" in refusal(packed(tmp_path / "b.ods", odd))


def test_a_table_within_a_cell_is_no_sheet(tmp_path: Path) -> None:
    inner = table(row(text("inner")), "Inner")
    path = ods(tmp_path / "a.ods", table(row(f"<table:table-cell>{inner}</table:table-cell>" + text("outer"))))
    assert sheets(path) == (Sheet("Events"),)
    assert cells_of(path) == [(None, "outer")]
