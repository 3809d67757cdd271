"""The headings of a table: where they stand, what they are called, and what stands around the rows."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.tables.made import written
from timeline.errors import TableUnreadable
from timeline.tables.cells import Content, Row, Table
from timeline.tables.headings import HeadedTable, Heading, headed
from timeline.tables.opening import open_table


def table(*rows: Sequence[Content]) -> Table:
    """A table of rows that are counted from 1."""
    return Table(
        "Events", (Row(number, tuple(cells)) for number, cells in enumerate(rows, start=1)), ("note",), "a.xlsx"
    )


def names(found: HeadedTable) -> list[str]:
    return [heading.name for heading in found.headings]


def of_text(text: str, **asked: Any) -> HeadedTable:
    """The headings of lines whose cells are parted by bars; an empty cell is None."""
    rows = [[cell.strip() or None for cell in line.split("|")] if line else [] for line in text.split("\n")]
    return headed(table(*rows), **asked)


@pytest.mark.parametrize(
    ("text", "row", "heads"),
    [
        ("id|place|date\n1|Gao|2024", 1, ["id", "place", "date"]),
        ("\n\nid|place|date\n1|Gao|2024", 3, ["id", "place", "date"]),
        ("A chronology of Mali\n\nid|place|date\n1|Gao|2024", 3, ["id", "place", "date"]),
        ("Mali|as of May 2024\nid|place|date|type|note\n1|Gao|2024|x|y", 2, ["id", "place", "date", "type", "note"]),
        ("|date|place|\n|2024|Gao|", 1, ["column A", "date", "place"]),
        ("date|event\n2024\n2024|A|B|C|D\n|||\n2025|B", 1, ["date", "event", "column C", "column D", "column E"]),
        ("date||place\n2024|x|Gao", 1, ["date", "column B", "place"]),
        ("place\nGao\nKidal", 1, ["place"]),
        ("country|2019|notes|a|b|c\nMali|12|x|y|z|q", 1, ["country", "2019", "notes", "a", "b", "c"]),
        ("when|where\nspring|Gao\nsummer|Kidal", 1, ["when", "where"]),
        ("date|place\n\n2024|Gao", 1, ["date", "place"]),
        ("date|where|where|where\nx|country|town|site\n2024|ML|Gao|a", 2, ["x", "country", "town", "site"]),
    ],
)
def test_where_the_headings_stand(text: str, row: int, heads: list[str]) -> None:
    found = of_text(text)
    assert (found.header_row, names(found)) == (row, heads)


@pytest.mark.parametrize(
    "text",
    [
        "1|2024-05-12|Gao\n2|2024-05-13|Kidal",
        "12 May 2024|Gao|attack\n13 May 2024|Kidal|attack",
        "12/05/2024|Gao|attack",
        "1|Gao|16.27|-0.04\n2|Kidal|18.44|1.41",
        "1\n2\n3",
    ],
)
def test_a_table_without_headings_is_not_read_by_its_first_row(text: str) -> None:
    with pytest.raises(TableUnreadable) as refused:
        of_text(text)
    assert refused.value.reason == "no row was found that can be the headings"
    assert str(refused.value).startswith("a.xlsx, sheet 'Events': no row was found")
    assert refused.value.hint == "say in the map 'header: 3' for row 3, or 'header: none'"


@pytest.mark.parametrize("text", ["", "\n\n", "|\n||"])
def test_a_table_with_nothing_in_it(text: str) -> None:
    with pytest.raises(TableUnreadable) as refused:
        of_text(text)
    assert str(refused.value) == "a.xlsx, sheet 'Events': nothing stands in it"
    assert not refused.value.is_without_headings


def test_columns_without_headings_have_letters() -> None:
    found = of_text("1|2024-05-12|Gao\n2|2024-05-13|Kidal|x", header="none")
    assert found.headings == tuple(Heading(f"column {letter}", letter, at) for at, letter in enumerate("ABCD"))
    assert [row.cells for row in found.rows] == [("1", "2024-05-12", "Gao", None), ("2", "2024-05-13", "Kidal", "x")]
    assert (found.header_row, found.notes) == (
        None,
        ("note", "there are no headings: columns are named by their letters"),
    )


def test_the_row_of_headings_may_be_named() -> None:
    found = of_text("a|b\n1|2\nc|d\n3|4", header=3)
    assert (names(found), found.header_row, [row.cells for row in found.rows]) == (["c", "d"], 3, [("3", "4")])
    for wrong in (2, 9):
        with pytest.raises(TableUnreadable, match=f"row {wrong}: it is to be the headings, and has no content"):
            of_text("a|b\n\n3|4", header=wrong)


def test_rows_may_be_left_out() -> None:
    found = of_text("a|b\nunits|km\n1|2\n3|4", skip=(2, "hxl"))
    assert [row.number for row in found.rows] == [3, 4]


def test_numbers_and_dates_of_a_workbook_are_no_headings() -> None:
    day = datetime.date(2024, 5, 12)
    heads = ["id", "place", "date", "type"]
    assert names(headed(table(["Report", day], heads, [1, "Gao", day, "x"]))) == heads
    with pytest.raises(TableUnreadable):
        headed(table([1, "Gao", day]))


def test_names_are_folded_and_doubles_named_by_their_letters() -> None:
    found = of_text(" Event\tdate |date|date||Date|id|type\n1|2|3|4|5|6|7")
    assert names(found) == ["Event date", "date", "column C", "column D", "Date", "id", "type"]
    assert found.notes == (
        "note",
        "the heading 'date' stands there twice: the one in column C is read by that name",
        "column D has no heading",
    )
    assert [heading.letter for heading in found.headings] == [*"ABCDEFG"]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_row_of_hxl_tags_is_left_out(gap: str) -> None:
    found = of_text(f"id|when|where|x\n{gap}#event+id|#date+start|#adm1 +name|\n1|2024|Gao|y")
    assert names(found) == ["id", "when", "where", "x"]
    assert found.tags == ("#event+id", "#date+start", "#adm1 +name", "")
    assert [row.cells for row in found.rows] == [("1", "2024", "Gao", "y")]
    assert found.notes[1] == f"row {2 + len(gap)} has HXL tags and was left out"


def test_texts_that_only_begin_like_tags_are_rows() -> None:
    found = of_text("tag|text\n#mali|#gao, again\n#x|#y")
    assert [row.number for row in found.rows] == [2, 3]
    assert found.tags == ()


def test_rows_have_a_cell_for_each_heading_and_more_where_more_stands_there() -> None:
    """Columns that are filled in the first rows have a heading, if only a letter; a later row may be longer."""
    found = of_text("a|b|c\n1|2\n\n1|2|3|x|\n|||" + "\n1|2|3|4" * 60 + "\n1|2|3|4||y|")
    assert names(found) == ["a", "b", "c", "column D"]
    assert found.notes[1:] == ("column D has no heading",)
    rows = [*found.rows]
    assert [(row.number, row.cells) for row in rows[:2]] == [(2, ("1", "2", None, None)), (4, ("1", "2", "3", "x"))]
    assert (rows[-1].number, rows[-1].cells) == (66, ("1", "2", "3", "4", None, "y"))


def test_rows_of_empty_cells_are_none() -> None:
    rows = [
        ("id", "place", "date"),
        ("1", "Gao", "2024"),
        ("2", "", ""),
        ("", "", ""),
        (None, "", None, ""),
        ("3", "Kidal"),
    ]
    found = headed(table(*rows))
    assert [(row.number, row.cells) for row in found.rows] == [
        (2, ("1", "Gao", "2024")),
        (3, ("2", "", "")),
        (6, ("3", "Kidal", None)),
    ]


def test_columns_without_headings_are_told_together() -> None:
    assert of_text("a|b|c|||d\n1|2|3|4|5|6").notes[1:] == ("columns without a heading: D, E",)


def test_lines_below_the_table_are_kept_apart() -> None:
    found = of_text("a|b|c\n2024|x|y\nMay|\n1|2|3\n\nSource: ACLED\n|© somebody|")
    assert [row.number for row in found.rows] == [2, 3, 4]
    assert [row.number for row in found.footers] == [6, 7]


def test_a_table_of_two_columns_has_no_lines_below() -> None:
    found = of_text("a|b\n1|2\n3|")
    assert [row.number for row in found.rows] == [2, 3]
    assert found.footers == []


def test_many_lines_of_one_cell_are_rows() -> None:
    found = of_text("a|b|c\n1|2|3\n" + "x\n" * 30)
    assert len([*found.rows]) + len(found.footers) == 31
    assert len(found.footers) <= 20


def test_hidden_rows_are_no_headings_but_rows() -> None:
    rows = [
        Row(1, ("key1", "key2"), is_hidden=True),
        Row(2, ("date", "place")),
        Row(3, ("2024", "Gao"), is_hidden=True),
    ]
    found = headed(Table("", iter(rows)))
    assert (names(found), [row.is_hidden for row in found.rows]) == (["date", "place"], [True])


CLINE = """\
coup_id,cowcode,country,year,month,day,event_type,unrealized,realized,conspiracy,attempt
70003101963,700,Afghanistan,1963,3,10,coup,0,1,0,0
70007171973,700,Afghanistan,1973,7,17,coup,0,1,0,0
70009201973,700,Afghanistan,1973,9,20,attempted,1,0,0,1
"""
"""Rows of the Cline Center Coup d'État Project Dataset 2.1.2 (Peyton et al., University of Illinois, CC BY 4.0)."""


def test_a_release_of_others_is_read(tmp_path: Path) -> None:
    found = headed(open_table(written(tmp_path / "a.csv", CLINE)))
    assert (names(found)[:3], len(found.headings)) == (["coup_id", "cowcode", "country"], 11)
    assert [row.cells[3:7] for row in found.rows] == [
        ("1963", "3", "10", "coup"),
        ("1973", "7", "17", "coup"),
        ("1973", "9", "20", "attempted"),
    ]


def test_rows_that_repeat_the_headings_and_rows_of_totals_are_none_of_its_rows() -> None:
    found = of_text("date|event|killed\n2024|a|1\ndate|event|killed\n2025|b|2\nSubtotal||3\n2026|c|\nTotal:|| 1,234 ")
    assert [row.number for row in found.rows] == [2, 4, 6]
    assert [*found.asides.notes()] == [
        "rows that repeat the headings were left out: 3",
        "rows of totals were left out: 5, 7",
    ]


def test_what_looks_like_headings_or_totals_is_a_row() -> None:
    rows = ["date|b|killed", "date|event|killed|more", "Total|war|3", "Total||many", "Total collapse||3", "Total||"]
    found = of_text("\n".join(["date|event|killed", *rows]))
    assert [row.number for row in found.rows] == [2, 3, 4, 5, 6]
    assert [row.number for row in found.footers] == [7]
    assert [*found.asides.notes()] == []


def test_a_column_of_one_word_repeats_no_heading() -> None:
    assert [row.number for row in of_text("place\nGao\nplace\nKidal").rows] == [2, 3, 4]
