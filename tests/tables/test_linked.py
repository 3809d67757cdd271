"""Links behind cells: their addresses are columns of their own."""

import zipfile
from pathlib import Path
from typing import Any

import xlsxwriter

from timeline.tables.headings import headed
from timeline.tables.linked import linked
from timeline.tables.opening import open_table

from .made import sheet_of, workbook


def fill(_: xlsxwriter.Workbook, sheet: Any) -> None:
    sheet.write_row("A1", ["Date", "What", "Source"])
    sheet.write_url("B1", "https://example.org/heading", string="What")
    sheet.write_row("A2", ["May 2024", "A raid", ""])
    sheet.write_url("C2", "https://example.org/1", string="Reuters")
    sheet.write_row("A3", ["June 2024", "Talks", "AFP"])
    sheet.write_row("A4", ["July 2024", "A vote", "AP", "more"])
    sheet.write_url("C4", "https://example.org/3?a=1&b=2#c", string="AP")


def test_the_addresses_of_a_column_stand_behind_the_others(tmp_path: Path) -> None:
    table = linked(headed(open_table(workbook(tmp_path / "a.xlsx", fill))))
    assert [(one.name, one.letter, one.index) for one in table.headings] == [
        ("Date", "A", 0),
        ("What", "B", 1),
        ("Source", "C", 2),
        ("column D", "D", 3),
        ("link of Source", "C", 4),
    ]
    assert table.notes[-1] == "2 cells have links: addresses are read as 'link of Source'"
    assert [row.cells for row in table.rows] == [
        ("May 2024", "A raid", "Reuters", None, "https://example.org/1"),
        ("June 2024", "Talks", "AFP", None),
        ("July 2024", "A vote", "AP", "more", "https://example.org/3?a=1&b=2#c"),
    ]


def test_a_table_without_links_stays_as_it_is(tmp_path: Path) -> None:
    table = headed(open_table(sheet_of(tmp_path / "a.xlsx", [["Date", "What"], ["May 2024", "A raid"]])))
    assert linked(table) is table


def test_a_link_at_a_place_that_no_sheet_has_is_counted_alone(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", fill)
    with zipfile.ZipFile(path) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b'ref="C2"' in parts[sheet]
    parts[sheet] = parts[sheet].replace(b'ref="C2"', b'ref="C0"')
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as changed:
        for name, content in parts.items():
            changed.writestr(name, content)
    table = open_table(tmp_path / "b.xlsx")
    assert [*table.links] == [(1, 1), (4, 2)]
    assert "1 cell has a link, of which the text was read and not the address" in table.notes
