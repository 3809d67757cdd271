"""Printed blocks: headings with remarks, entries without bars, tables with headings in them."""

from timeline.dates import parse
from timeline.export.formats.layout import Look, printed_blocks
from timeline.render.document import painted
from timeline.render.lines import plain
from timeline.telling.document import (
    Axis,
    Bar,
    Block,
    Document,
    Entry,
    Head,
    Heading,
    Run,
    heading,
    phrase,
    table,
    text_of,
)
from timeline.telling.durations import elapsed_range


def drawn(*blocks: Block, width: int = 60) -> list[str]:
    """The lines of a document of these blocks on a terminal, without those of its head."""
    return plain(list(painted(Document(Head("T"), blocks), width))).splitlines()[1:]


def headings(document: Document, look: Look) -> list[str]:
    return [text_of(block.words) for block in printed_blocks(document, look) if isinstance(block, Heading)]


def entry(title: str, **more: object) -> Entry:
    return Entry(phrase(Run(title, "title")), **more)  # type: ignore[arg-type]


DIVIDED = (heading(2, "Year"), heading(3, "Possibly", aside="2", divides=True), entry("One"))


def test_a_remark_behind_a_heading_is_printed_once_and_as_it_stands() -> None:
    assert "Possibly (2)" in drawn(*DIVIDED)
    assert headings(Document(Head("T"), DIVIDED), Look()) == ["T", "Year", "Possibly (2)"]


def test_a_heading_that_is_a_row_of_a_table_keeps_its_remark() -> None:
    *_, rows = printed_blocks(Document(Head("T"), DIVIDED), Look("table"))
    assert [text_of(row[0]) for row in rows.rows] == ["Possibly (2)", "One"]  # type: ignore[union-attr]


def test_a_document_that_is_tabular_has_rows_without_being_asked() -> None:
    document = Document(Head("T"), (entry("One", lead=phrase("2024")),), ("When", "Estimate", "", ""), is_tabular=True)
    *_, rows = printed_blocks(document, Look())
    assert (rows.header, len(rows.rows)) == (("When", "Estimate"), 1)  # type: ignore[union-attr]


def test_an_entry_without_a_bar_may_fill_the_line() -> None:
    axis = Axis(0, 10, ((0, "0"), (10, "10")), beside=10)
    title = "a title that is longer than the room beside a bar"
    lines = drawn(axis, entry(title, bar=Bar(1, 2)), entry(title))
    assert f"  {title}" in lines
    assert lines.count(f"  {title}") == 1


def test_headings_within_a_table_stand_apart_from_its_rows() -> None:
    block = table(("Field", "Value"), [["Group A"], ["x", "1 metre"], ["Group B"], ["y", "2 metres"]])
    assert drawn(block) == [
        "",
        "Field  Value",
        "───────────────",
        "Group A",
        "x      1 metre",
        "",
        "Group B",
        "y      2 metres",
    ]


def test_a_range_whose_ends_are_the_same_completed_unit_is_one_number() -> None:
    """From 1 October to 1 December there are two months, to 31 December two and a rest."""
    october, december = parse("2024-10-01").earliest, parse("2024-12")
    assert elapsed_range(october, december.earliest, december.latest) == "at least 2 months"
