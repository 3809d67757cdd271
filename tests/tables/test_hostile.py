"""Files that are made to do harm, are damaged, or are no tables: each is refused with what and where."""

import os
import struct
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from tests.tables.made import PARTS, bare, cells_of, data, packed, peak_of_reading, refusal, sheet_of, written
from timeline.errors import TableUnreadable
from timeline.tables.limits import LARGEST_DIRECTORY

ROW = '<row r="{}"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ('<row><c r="XFE1"><v>1</v></c></row>', "row 1: a row has 16,384 columns at most, A to XFD"),
        ('<row><c r="AAAAAAAAAAAAAAAA1"><v>1</v></c></row>', "row 1: a row has 16,384 columns at most, A to XFD"),
        ('<row><c r="XFD1"><v>1</v></c><c><v>1</v></c></row>', "row 1: a row has 16,384 columns at most"),
        (ROW.format(1_048_577), "row 1048577: a sheet has 1,048,576 rows at most"),
        (ROW.format(5) + ROW.format(5), "row 5 stands behind row 5 in its part 'xl/worksheets/sheet1.xml'"),
        (ROW.format("x"), "its part 'xl/worksheets/sheet1.xml' is faulty in line 1: a value cannot be read"),
        (ROW.format("9" * 5000), "a value cannot be read"),
        ("<row><c><v>1_0</v></c></row>", ""),
        ('<row r="3"><c r="B3" t="s"><v>7</v></c></row>', "row 3, column B: its text is missing in the workbook"),
        ('<row><c t="s"><v>-1</v></c></row>', "row 1, column A: its text is missing in the workbook"),
        ('<row><c t="zz"><v>1</v></c></row>', "row 1, column A: a cell of a kind that is not known (zz)"),
        ("<c><v>1</v></c>", "a cell stands outside of the rows"),
        ("<a>" * 101 + "</a>" * 101, "elements stand over 100 deep in each other"),
        ("<row><c><v>1</v></row>", "is faulty in line 1: mismatched tag"),
    ],
)
def test_a_sheet_that_no_spreadsheet_writes(tmp_path: Path, rows: str, said: str) -> None:
    path = bare(tmp_path / "a.xlsx", data(rows))
    if said:
        assert said in refusal(path)
    else:
        assert cells_of(path) == [(10,)]


@pytest.mark.parametrize("number", ["one", "NaN", "1e999"])
def test_what_is_no_number_is_an_error_of_its_cell_alone(tmp_path: Path, number: str) -> None:
    sheet = f"<worksheet><sheetData><row><c><v>{number}</v></c><c><v>2</v></c></row></sheetData></worksheet>"
    (first, second), *_ = cells_of(bare(tmp_path / "a.xlsx", sheet))
    assert (first.code, first.why, second) == (number, f"'{number}' is no number", 2)


def test_the_last_cell_of_a_sheet_alone_takes_no_room_for_the_others(tmp_path: Path) -> None:
    """A reader that makes room for all cells up to the last one would want 17 thousand million of them."""
    path = bare(
        tmp_path / "a.xlsx", data('<row r="1"><c><v>1</v></c></row><row r="1048576"><c r="XFD1"><v>2</v></c></row>')
    )
    first, last = cells_of(path)
    assert (first, len(last), last[-1]) == ((1,), 16_384, 2)


LAUGHS = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FETCHED = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("part", [*PARTS, "xl/worksheets/sheet1.xml"])
@pytest.mark.parametrize("declared", [LAUGHS, FETCHED, '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">'])
def test_nothing_is_declared_in_a_workbook(tmp_path: Path, part: str, declared: str) -> None:
    parts = {**PARTS, "xl/worksheets/sheet1.xml": data('<row><c t="str"><v>x</v></c></row>')}
    parts[part] = declared + parts[part]
    assert "something is declared (DOCTYPE), which workbooks do not do" in refusal(
        packed(tmp_path / "a.xlsx", parts.items())
    )


def test_an_entity_that_is_not_declared_is_refused(tmp_path: Path) -> None:
    assert "undefined entity" in refusal(bare(tmp_path / "a.xlsx", data('<row><c t="str"><v>&a;</v></c></row>')))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = bare(tmp_path / "a.xlsx", b"<worksheet>" + b" " * (1 << 26))
    assert refusal(path) == (
        "a.xlsx: its part 'xl/worksheets/sheet1.xml' is over 250 times as large unpacked as packed; "
        "it may be made to do harm; if not, save the sheet as CSV"
    )


def test_a_bomb_that_says_it_is_small_is_not_unpacked_further_than_it_says(tmp_path: Path) -> None:
    path = bare(tmp_path / "a.xlsx", b"<worksheet>" + b" " * (1 << 24) + b"</worksheet>")
    content = path.read_bytes()
    size = struct.pack("<L", (1 << 24) + 23)
    assert content.count(size) == 2
    path.write_bytes(content.replace(size, struct.pack("<L", 1000)))
    assert "it is damaged or cut off in its part 'xl/worksheets/sheet1.xml'" in refusal(path)


@pytest.mark.parametrize(
    "content", ["<x " + "a" * (1 << 21) + ">", "<!--" + "a" * (1 << 21) + "-->", '<x a="' + "a" * (1 << 21) + '"/>']
)
def test_a_tag_that_never_ends_is_refused(tmp_path: Path, content: str) -> None:
    assert "a tag of over 1 MiB stands there" in refusal(bare(tmp_path / "a.xlsx", f"<worksheet>{content}</worksheet>"))


def test_a_text_that_never_ends_is_refused(tmp_path: Path) -> None:
    noise = os.urandom(1 << 21).hex()
    path = bare(tmp_path / "a.xlsx", data(f'<row><c t="str"><v>{noise}</v></c></row>'))
    assert refusal(path) == "a.xlsx, sheet 'Events', row 1, column A: a text of over 32,767 characters"


def test_many_parts_are_refused_before_their_list_is_read(tmp_path: Path) -> None:
    many = [(f"part-{number}", "") for number in range(10_001)]
    assert refusal(packed(tmp_path / "a.xlsx", [*PARTS.items(), *many])) == "a.xlsx: it has over 10,000 parts"
    long = [(f"{number:05}" + "x" * 2_000, "") for number in range(LARGEST_DIRECTORY // 2_000)]
    assert refusal(packed(tmp_path / "b.xlsx", [*PARTS.items(), *long])) == "b.xlsx: it has over 10,000 parts"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_workbooks_do_not_use_are_refused(tmp_path: Path, method: int) -> None:
    path = packed(tmp_path / "a.xlsx", PARTS.items(), method)
    assert "is packed in a way that workbooks do not use" in refusal(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    parts = [*PARTS.items(), ("xl/worksheets/sheet1.xml", data("")), ("xl/worksheets/Sheet1.xml", data(""))]
    assert "two of its parts have the same name" in refusal(packed(tmp_path / "a.xlsx", parts))


def test_a_workbook_that_is_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    whole = sheet_of(tmp_path / "a.xlsx", [["id", "place"], ["1", "Gao"]]).read_bytes()
    for length in range(4, len(whole), 97):
        assert "it is damaged or cut off" in refusal(written(tmp_path / "b.xlsx", whole[:length]))


def test_a_workbook_with_any_byte_changed_is_read_or_refused(tmp_path: Path) -> None:
    whole = sheet_of(tmp_path / "a.xlsx", [["id", "place"], ["1", "Gao"]]).read_bytes()
    refused = 0
    for position in range(0, len(whole), 23):
        path = written(tmp_path / "b.xlsx", whole[:position] + bytes([whole[position] ^ 0xFF]) + whole[position + 1 :])
        with suppress(TableUnreadable):
            assert cells_of(path) == [("id", "place"), ("1", "Gao")]
            refused -= 1
        refused += 1
    assert refused > 10


def test_parts_that_are_missing(tmp_path: Path) -> None:
    assert refusal(packed(tmp_path / "a.xlsx", [("_rels/.rels", "<Relationships/>")])) == (
        "a.xlsx: its part 'xl/workbook.xml' is missing; open it in a spreadsheet program and save it again"
    )
    assert refusal(packed(tmp_path / "b.xlsx", PARTS.items())) == (
        "b.xlsx: its part 'xl/worksheets/sheet1.xml' is missing; open it in a spreadsheet program and save it again"
    )
    relations = {"xl/_rels/workbook.xml.rels": "<Relationships/>"}
    assert refusal(bare(tmp_path / "c.xlsx", data(""), relations)) == "c.xlsx: no sheet in it has cells"


def test_a_sheet_that_lies_elsewhere_is_not_fetched(tmp_path: Path) -> None:
    relations = PARTS["xl/_rels/workbook.xml.rels"]
    for target in ("../../../etc/passwd", "file:///etc/passwd"):
        changed = relations.replace("worksheets/sheet1.xml", target)
        path = bare(tmp_path / "a.xlsx", data(""), {"xl/_rels/workbook.xml.rels": changed})
        assert "is missing" in refusal(path)
    outside = relations.replace("Target=", 'TargetMode="External" Target=')
    path = bare(tmp_path / "a.xlsx", data(""), {"xl/_rels/workbook.xml.rels": outside})
    assert refusal(path) == "a.xlsx: no sheet in it has cells"


def test_merged_cells_that_cannot_be(tmp_path: Path) -> None:
    for reference in ("A1:A9999999", "1:2", "A:B", "A0:A1"):
        sheet = f'<worksheet><sheetData/><mergeCells><mergeCell ref="{reference}"/></mergeCells></worksheet>'
        assert "a value cannot be read" in refusal(bare(tmp_path / "a.xlsx", sheet))
    merged = '<mergeCells><mergeCell ref="B9:A1"/></mergeCells>'
    sheet = f"<worksheet><sheetData><row><c><v>1</v></c></row></sheetData>{merged}</worksheet>"
    assert cells_of(bare(tmp_path / "a.xlsx", sheet)) == [(1,)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n", "this is a PDF; save the table as CSV or XLSX"),
        (b"\x1f\x8b\x08\x00", "this is a file packed with gzip; unpack it first"),
        (b"PAR1\x15\x04", "this is a Parquet file; save the table as CSV"),
        (b"SQLite format 3\0", "this is an SQLite database; save the table as CSV"),
        (b"{\\rtf1\\ansi", "this is a text in RTF; save the table as CSV or XLSX"),
        (
            b"\r\n <!DOCTYPE html><table><tr><td>1</table>",
            "this is a web page, whatever its name says; open it in a spreadsheet program and save it as CSV or XLSX",
        ),
        (b"\xef\xbb\xbf<html xmlns:x='urn:schemas-microsoft-com:office:excel'>", "this is a web page"),
        (b"<table border=1><tr><td>Date", "this is a web page"),
        (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", "this is a web page in one file (MHTML)"),
        (b'[{"date": "2024"}]', "this is JSON, not a table"),
        (b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>", "this is an XML file, not a table"),
    ],
)
def test_what_is_no_table_is_told_by_its_content(tmp_path: Path, content: bytes, said: str) -> None:
    assert f"a.xls: {said}" in refusal(written(tmp_path / "a.xls", content))


def test_archives_that_are_no_workbooks(tmp_path: Path) -> None:
    assert refusal(packed(tmp_path / "a.zip", [("a.csv", "a,b")])) == (
        "a.zip: this is an archive, and no workbook; unpack it first"
    )
    relations = PARTS["_rels/.rels"]
    assert refusal(packed(tmp_path / "a.docx", [("_rels/.rels", relations), ("word/document.xml", "")])) == (
        "a.docx: this is a text of Word, not a workbook; copy the table into a workbook"
    )
    assert refusal(packed(tmp_path / "a.numbers", [("Index/Document.iwa", "")])) == (
        "a.numbers: this is a document of Numbers; export it as XLSX or CSV"
    )
    assert refusal(packed(tmp_path / "a.xlsb", [("_rels/.rels", relations), ("xl/workbook.bin", "")])) == (
        "a.xlsb: this is a binary workbook (XLSB); save it as XLSX"
    )


def test_a_part_that_is_protected(tmp_path: Path) -> None:
    content = bytearray(packed(tmp_path / "a.xlsx", PARTS.items()).read_bytes())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(sign)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(sign, at + 4)
    assert refusal(written(tmp_path / "a.xlsx", bytes(content))) == (
        "a.xlsx: it is protected by a password; save it without one"
    )


def test_what_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.csv") == "a.csv: there is no such file"
    folder = tmp_path / "b.csv"
    folder.mkdir()
    assert refusal(folder) == "b.csv: this is a folder; name a file in it"
    pipe = tmp_path / "c.csv"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
        assert refusal(pipe) == "c.csv: this is a pipe or a device, not a file; save it to a file first"
    link = tmp_path / "d.csv"
    link.symlink_to(tmp_path / "nowhere")
    assert refusal(link) == "d.csv: there is no such file"
    assert "no file can have such a name" in refusal(tmp_path / "e\0.csv")


def test_names_of_sheets_control_no_terminal(tmp_path: Path) -> None:
    book = PARTS["xl/workbook.xml"].replace("Events", "a&#x202E;b")
    said = refusal(bare(tmp_path / "a.xlsx", data('<row><c r="XFE1"><v>1</v></c></row>'), {"xl/workbook.xml": book}))
    assert said == "a.xlsx, sheet 'a⟨U+202E⟩b', row 1: a row has 16,384 columns at most, A to XFD"


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is asked of Linux")
def test_a_long_sheet_takes_little_memory(tmp_path: Path) -> None:
    """Rows are given one at a time, whatever they hold."""
    row = "<row>" + "<c/>" * 10 + "<c><v>1</v></c></row>"
    path = bare(tmp_path / "a.xlsx", data(row * 40_000))
    cells, peak = peak_of_reading(path)
    assert cells == 440_000
    assert peak < 60_000  # Python and the program take 15,000, the numbers of one column less than 1,000
