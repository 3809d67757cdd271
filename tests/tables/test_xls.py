"""Workbooks of XLS, which a library reads, with what it leaves out."""

import datetime
import struct
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.tables.made import cells_of, notes_of, refusal, rows_of, written
from timeline.errors import LibraryMissing, TableUnreadable
from timeline.tables import xls_reader
from timeline.tables.cells import CellError
from timeline.tables.opening import Sheet, sheets

xlwt = pytest.importorskip("xlwt")
pytest.importorskip("python_calamine")


def book(path: Path, is_1904: bool = False) -> Path:
    made = xlwt.Workbook()
    made.dates_1904 = is_1904
    sheet = made.add_sheet("Events")

    def form(format: str) -> Any:
        return xlwt.easyxf(num_format_str=format)

    for column, value in enumerate(["text", 2024, 2024.5, True, "ü€ж", "#REF!"]):
        sheet.write(1, column + 1, value)
    sheet.write(2, 1, 45_000, form("yyyy-mm-dd"))
    sheet.write(2, 2, 45_000.25, form("yyyy-mm-dd hh:mm"))
    sheet.write(2, 3, 0.5, form("hh:mm"))
    sheet.write(2, 4, 45_000, form("yyyy"))
    sheet.write(2, 5, 45_000, form("mmm yyyy"))
    sheet.write(2, 8, 45_000, form("d mmm"))
    sheet.row(2).set_cell_error(6, 0x17)
    sheet.row(2).set_cell_error(7, 0x2A)
    sheet.write_merge(4, 6, 1, 1, "May")
    for number in (4, 5, 6):
        sheet.write(number, 2, f"event {number}")
    sheet.row(5).hidden = True
    sheet.col(2).hidden = True
    made.add_sheet("Old").visibility = 1
    made.add_sheet("Other").write(0, 0, "other")
    made.save(str(path))
    return path


def test_what_stands_in_cells(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xls")
    assert cells_of(path)[:2] == [
        (None, "text", 2024, 2024.5, True, "ü€ж", "#REF!"),
        (
            None,
            datetime.date(2023, 3, 15),
            datetime.datetime(2023, 3, 15, 6),  # noqa: DTZ001 - a workbook names no time zone
            datetime.time(12),
            "2023",
            "2023-03",
            CellError("#REF!"),
            CellError("#N/A"),
            "15 March",
        ),
    ]
    assert [row.number for row in rows_of(path) if any(row.cells)] == [2, 3, 5, 6, 7]
    assert type(cells_of(path)[0][2]) is int


def test_days_that_are_counted_from_1904(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xls", is_1904=True)
    assert cells_of(path)[1][1] == datetime.date(2027, 3, 16)
    assert cells_of(path)[1][4] == "2027"
    assert "days are counted from 1904 in this workbook" in notes_of(path)


def test_what_is_hidden_and_merged(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xls")
    assert [(row.cells[1:], row.is_hidden) for row in rows_of(path)[4:]] == [
        (("May", "event 4"), False),
        (("May", "event 5"), True),
        (("May", "event 6"), False),
    ]
    assert sheets(path) == (Sheet("Events"), Sheet("Old", True), Sheet("Other"))
    assert notes_of(path) == (
        "the sheet 'Events' was read; there are others: 'Other'",
        "hidden sheets were not read: 'Old'",
        "1 row is hidden",
        "hidden columns were read too: C",
        "cells that are merged over several rows count for each of them: B5:B7",
    )
    assert cells_of(path, sheet="Other") == [("other",)]


def test_the_last_cell_alone_takes_no_room_for_the_others(tmp_path: Path) -> None:
    """The library would make room for all cells up to the last one, 4 thousand million of them here."""
    path = book(tmp_path / "a.xls")
    content = path.read_bytes()
    number = struct.pack("<HHHH", 0x0205, 8, 1, 4)  # the cell with True: row 1, column 4
    assert content.count(number) == 1
    moved = content.replace(number, struct.pack("<HHHH", 0x0205, 8, 65_535, 65_535))
    assert refusal(written(path, moved)) == (
        "a.xls: a row of XLS has 256 columns at most; open it in a spreadsheet program and save it as XLSX"
    )


def test_a_sheet_that_says_it_is_large_takes_no_room_either(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xls")
    content = path.read_bytes()
    extent = struct.pack("<HHLL", 0x0200, 14, 1, 7)  # rows 2 to 7
    assert content.count(extent) == 1
    larger = content.replace(extent, struct.pack("<HHLL", 0x0200, 14, 0, 0x7FFFFFFF))
    assert "a.xls: a sheet of XLS has 65,536 rows and 256 columns at most" in refusal(written(path, larger))


def test_a_workbook_that_is_cut_off_or_changed_is_read_or_refused(tmp_path: Path) -> None:
    whole = book(tmp_path / "a.xls").read_bytes()
    path = tmp_path / "b.xls"
    for length in range(8, len(whole), 211):
        refusal(written(path, whole[:length]))
    for position in range(24, 512, 3):
        changed = whole[:position] + bytes([whole[position] ^ 0x55]) + whole[position + 1 :]
        try:
            rows_of(written(path, changed))
        except Exception as error:  # noqa: BLE001 - its kind is what is tested
            kind = type(error).__name__
        else:
            kind = "read"
        assert kind in ("TableUnreadable", "read"), position


def ole(*names: str, small: bytes = b"") -> bytes:
    """An old Office file with these streams: empty, but for the first one, which may be small."""
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<LLLLLLLLL", 0, 1, 1, 0, 4096, 3 if small else end, bool(small), end, 0)
    header += struct.pack("<109L", 0, *[free] * 108)
    table = struct.pack("<128L", 0xFFFFFFFD, end, end, end, *[free] * 124)
    entries = b""
    for kind, name in ((5, "Root Entry"), *((2, name) for name in names)):
        written = name.encode("utf-16-le")
        below = 1 if kind == 5 else free
        entry = written.ljust(64, b"\0") + struct.pack("<HBBLLL", len(written) + 2, kind, 1, free, free, below)
        first, size = (2, 512) if kind == 5 else (0, len(small))
        entries += entry.ljust(116, b"\0") + struct.pack("<LLL", first if small else end, size if small else 0, 0)
    chain = struct.pack("<128L", *range(1, 8), end, *[free] * 120)
    return header + table + entries.ljust(512, b"\0") + small.ljust(512, b"\0") + chain


def test_a_small_workbook_lies_in_small_sectors(tmp_path: Path) -> None:
    """A stream of less than 4,096 bytes is kept in sectors of 64."""

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    start = record(0x0809, struct.pack("<HHHHLL", 0x0600, 0x0005, 0, 0, 0, 0))
    sheet = record(0x0809, struct.pack("<HHHHLL", 0x0600, 0x0010, 0, 0, 0, 0))
    at = len(start) + 4 + 11 + 4
    listed = record(0x0085, struct.pack("<LHBB", at, 0, 3, 0) + b"Big") + record(0x000A, b"")
    error = record(0x0205, struct.pack("<HHHBB", 0, 0, 0, 0x07, 1))
    number = record(0x0203, struct.pack("<HHHd", 0, 1, 0, 2024.5))
    stream = start + listed + sheet + error + number + record(0x000A, b"")
    assert stream.index(sheet) == at
    path = written(tmp_path / "a.xls", ole("Workbook", small=stream))
    assert sheets(path) == (Sheet("Big"),)
    assert cells_of(path) == [(CellError("#DIV/0!"), 2024.5)]


def test_a_workbook_that_is_protected(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", ole("EncryptionInfo", "EncryptedPackage"))
    assert refusal(path) == "a.xlsx: it is protected by a password; save it without one"


def test_other_files_of_old_office_programs(tmp_path: Path) -> None:
    said = refusal(written(tmp_path / "a.doc", ole("WordDocument")))
    assert said.startswith("a.doc: this is a file of an old Office program, and no workbook")


def test_sectors_that_run_in_a_circle(tmp_path: Path) -> None:
    content = bytearray(ole("Workbook"))
    struct.pack_into("<L", content, 516, 1)  # the directory is followed by itself
    assert "its sectors run in a circle" in refusal(written(tmp_path / "a.xls", bytes(content)))


@pytest.mark.parametrize(
    "faulty",
    [
        "import os; os.abort()",  # as the library does where it finds no memory
        'import os; os.write(1, b\'{"merged": [], "first": 0}\\n[1]\\n\'); os.kill(os.getpid(), 9)',
        'import os; os.write(1, b\'{"merged": [], "first": 0}\\n"end"\'); os._exit(0)',
    ],
)
def test_a_fault_that_ends_the_reader_ends_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faulty: str
) -> None:
    path = book(tmp_path / "a.xls")
    monkeypatch.setattr(xls_reader, "_START", faulty)
    assert refusal(path) == (
        "a.xls: it is damaged, or larger than memory and time allow: what reads it was ended; "
        "open it in a spreadsheet program and save it as XLSX"
    )


def test_a_reader_that_was_cut_off_is_told_before_any_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path / "a.xls")
    rows = "b'[1]\\n' * 100_000"
    faulty = f'import os; os.write(1, b\'{{"merged": [], "first": 0}}\\n\'); os.write(1, {rows}); os.abort()'
    monkeypatch.setattr(xls_reader, "_START", faulty)
    with path.open("rb") as file, pytest.raises(TableUnreadable) as refused:
        xls_reader.read_sheet("a.xls", file, 0)
    assert "what reads it was ended" in str(refused.value)


def test_a_fault_that_the_reader_tells_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path / "a.xls")
    told = """print('{"merged": [], "first": 0}'); print('[1]'); print('{"fault": "password", "text": ""}')"""
    monkeypatch.setattr(xls_reader, "_START", told)
    assert refusal(path) == "a.xls: it is protected by a password; save it without one"


def test_a_reader_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path / "a.xls")
    monkeypatch.setattr(xls_reader, "_START", "import time; time.sleep(60)")
    monkeypatch.setattr(xls_reader, "LONGEST_RUN", 0.1)
    assert "a.xls: it is damaged, or larger than memory and time allow" in refusal(path)


def test_a_sheet_is_found_by_its_place_whatever_its_name(tmp_path: Path) -> None:
    made = xlwt.Workbook()
    for number, name in enumerate(["Ereignisse", "События", "a..b"]):
        made.add_sheet(name).write(0, 0, number)
    made.save(str(tmp_path / "a.xls"))
    assert [one.name for one in sheets(tmp_path / "a.xls")] == ["Ereignisse", "События", "a..b"]
    assert cells_of(tmp_path / "a.xls", sheet="События") == [(1,)]
    assert cells_of(tmp_path / "a.xls", sheet="a..b") == [(2,)]


def test_without_the_library_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path / "a.xls")
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(LibraryMissing) as missing:
        rows_of(path)
    assert str(missing.value) == (
        "xls is read by python-calamine, which is not installed; pip install python-calamine brings it, "
        "as does the extra timeline-log[excel]; or save the file as XLSX"
    )
    assert missing.value.exit_code == 2
