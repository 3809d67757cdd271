"""The rows of CSV files: quoting, line ends, faults with their row, and no more memory for more rows."""

import csv
import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import a_folder
from tests.tables.made import cells_of, peak_of_reading, refusal, rows_of, written
from timeline.errors import TableUnreadable, WrongUsage
from timeline.tables.cells import Row
from timeline.tables.opening import Sheet, open_table, sheets


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_have_the_numbers_that_a_spreadsheet_shows(tmp_path: Path, end: str) -> None:
    text = end.join(['id,text,"note"', '1,"one', 'two",', "", "2,three,4", ""])
    assert rows_of(written(tmp_path / "a.csv", text)) == [
        Row(1, ("id", "text", "note")),
        Row(2, ("1", f"one{end}two", None)),
        Row(3, ()),
        Row(4, ("2", "three", "4")),
    ]


def test_line_ends_may_be_mixed(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "a,b\r1,2\n3,4\r\n5,6")
    assert cells_of(path) == [("a", "b"), ("1", "2"), ("3", "4"), ("5", "6")]


def test_signs_that_only_python_takes_for_line_ends_are_text(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "a,b\n1\u2028x\x0b,2\x1c\x85\n")
    assert cells_of(path)[1] == ("1\u2028x\x0b", "2\x1c\x85")


def test_nothing_is_trimmed_converted_or_evaluated(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "n,d,f,e\n 007 ,01/02/2024,=1+1,\n,,,x\n")
    assert cells_of(path)[1:] == [(" 007 ", "01/02/2024", "=1+1", None), (None, None, None, "x")]


def test_rows_may_have_different_widths(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "a,b,c\n1\n1,2,3,4\n1,2,3\n1,2,3\n")
    assert [len(cells) for cells in cells_of(path)] == [3, 1, 4, 3, 3]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('a,b\n1,2\n3,"4\n5,6\n', "a.csv, row 3: the quote that opens a cell of it is never closed; close it"),
        (
            'a,b\n1,"x"y\n',
            'a.csv, row 2: a comma should follow the quote that closes a cell; write " within quotes as ""',
        ),
        ('a;b\n1;"x"y"\n', "row 2: a semicolon should follow the quote"),
        ('a,b\n1,"' + "x" * 131_073 + '"\n', "a.csv, row 2: a cell of over 131,072 characters; is a quote missing?"),
        ("a,b\n" + "x," * 16_384 + "x\n", "a.csv, row 2: it has over 16,384 cells"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(tmp_path: Path, text: str, said: str) -> None:
    assert said in refusal(written(tmp_path / "a.csv", text))


def test_the_size_of_cells_is_limited_whatever_other_libraries_allow(tmp_path: Path) -> None:
    before = csv.field_size_limit(sys.maxsize)
    try:
        assert "a cell of over 131,072" in refusal(written(tmp_path / "a.csv", 'a,b\n1,"' + "x" * 131_073 + '"\n'))
        assert csv.field_size_limit() == sys.maxsize
    finally:
        csv.field_size_limit(before)


def test_the_rows_before_a_fault_are_given(tmp_path: Path) -> None:
    rows = open_table(written(tmp_path / "a.csv", 'a,b\n1,2\n3,"4\n')).rows
    assert [next(rows).cells, next(rows).cells] == [("a", "b"), ("1", "2")]
    with pytest.raises(TableUnreadable) as refused:
        next(rows)
    assert (refused.value.row, refused.value.name) == (3, str(tmp_path / "a.csv"))


def test_a_line_that_never_ends_is_refused(tmp_path: Path) -> None:
    assert "row 1: a line of over 16,777,216 characters" in refusal(written(tmp_path / "a.csv", "x" * (1 << 24)))


def test_a_csv_file_is_one_sheet_without_a_name(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "a,b\n")
    assert sheets(path) == (Sheet("", is_hidden=False),)
    with pytest.raises(WrongUsage, match="'Events' cannot be chosen: the file is CSV, which has no sheets"):
        open_table(path, sheet="Events")


def test_a_table_that_is_not_read_leaves_no_file_open(tmp_path: Path) -> None:
    before = len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0
    path = written(tmp_path / "a.csv", "a,b\n1,2\n")
    tables = [open_table(path) for _ in range(20)]
    if sys.platform == "linux":
        assert len(os.listdir("/proc/self/fd")) == before
    assert all(table.name == "" for table in tables)


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


@given(
    st.lists(st.lists(TEXT, min_size=2, max_size=5), min_size=1, max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_was_written_is_read(rows: list[list[str]], sign: str, encoding: str, end: str) -> None:
    """Any texts, by any delimiter that is named."""
    kept = io.StringIO(newline="")
    csv.writer(kept, delimiter=sign, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    path = written(a_folder() / "a.csv", kept.getvalue(), encoding)
    asked = {"encoding": "utf-8"} if encoding == "utf-8" else {}
    read = [[cell or "" for cell in row.cells] for row in rows_of(path, delimiter=sign, **asked)]
    assert read == rows


WORDS = st.text("abcdefghijklmnopqrstuvwxyzéßжA, ;|'\".-\n", min_size=1, max_size=12)


@given(
    st.integers(2, 6).flatmap(lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=3, max_size=9)),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_spreadsheets_write_is_read_with_nothing_named(rows: list[list[str]], sign: str, encoding: str) -> None:
    """Rows below headings, each of the same width."""
    heads = [f"head{number}" for number in range(len(rows[0]))]
    kept = io.StringIO(newline="")
    csv.writer(kept, delimiter=sign, lineterminator="\r\n").writerows([heads, *rows])
    path = written(a_folder() / "a.csv", kept.getvalue(), encoding)
    assert [[*row.cells] for row in rows_of(path)] == [heads, *rows]


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is asked of Linux")
def test_more_rows_take_no_more_memory(tmp_path: Path) -> None:
    peaks = []
    for count in (20_000, 60_000):
        row = 'MLI1,2024-01-02,Côte d\'Ivoire,"Fighting, again",' + ",".join(["value"] * 20) + "\n"
        path = written(tmp_path / f"{count}.csv", ",".join(f"h{number}" for number in range(24)) + "\n" + row * count)
        cells, peak = peak_of_reading(path)
        assert cells == (count + 1) * 24
        peaks.append(peak)
    assert peaks[1] < peaks[0] + 1_000  # kilobytes; the larger file has 7,000 more
