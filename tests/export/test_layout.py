"""Documents as headings, paragraphs, items and tables: what all formats for people print."""

import pytest

from tests.export.citing import cite
from timeline.export.formats.layout import PLAIN, Look, PrintedBlock, printed_blocks
from timeline.telling.document import (
    Axis,
    Block,
    Cite,
    Document,
    Entry,
    Head,
    Heading,
    Item,
    Paragraph,
    Run,
    Table,
    Words,
    heading,
    item,
    paragraph,
    phrase,
    table,
    text_of,
)
from timeline.telling.notes import Note, Notes

SOURCE = cite(Note("S"))
TABLE = Look("table")


def laid_out(*blocks: Block, look: Look = PLAIN, head: Head | None = None) -> list[PrintedBlock]:
    return list(printed_blocks(Document(head or Head(""), blocks), look))


def texts(*blocks: Block, look: Look = PLAIN) -> list[object]:
    """The text of blocks; of tables, the text of their rows."""
    return [
        [list(block.header), *([text(cell) for cell in row] for row in block.rows)]
        if isinstance(block, Table)
        else text(block.words)
        for block in laid_out(*blocks, look=look)
    ]


def text(words: Words) -> str:
    return "".join("*" if isinstance(one, Cite) else one.text for one in words)


def entry(title: str, lead: str = "", **more: object) -> Entry:
    return Entry(phrase(Run(title, "title")), phrase(Run(lead, "date")), **more)  # type: ignore[arg-type]


def test_the_head_stands_first() -> None:
    head = Head("T", "Asked", (phrase("As of then."),), ("1 event", "1 plan"), ("A. One", "B. Two"), phrase("Cite"))
    blocks = laid_out(paragraph("x"), head=head)
    assert [type(block) for block in blocks] == [Heading, *[Paragraph] * 5]
    assert [text_of(block.words) for block in blocks if not isinstance(block, Table)] == [
        *("T", "A. One, B. Two", "Asked", "As of then.", "1 event · 1 plan", "x"),
    ]


@pytest.mark.parametrize(
    ("one", "line"),
    [
        (entry("Title"), "Title."),
        (entry("Is it?"), "Is it?"),
        (entry("Title", "2024"), "2024 Title."),
        (entry("Title", "2024", facts=(phrase("law"), phrase("Iraq"))), "2024 Title — law; Iraq."),
        (entry("Title", flags=("reported", "possible")), "Title (reported; possible)."),
        (entry("Is it?", flags=("reported",)), "Is it? (reported)."),
        (entry("Title", summary=phrase("More."), cites=(SOURCE,), id="an-id"), "Title. More.*"),
        (entry("Title", excerpt=phrase("…")), "Title."),  # documents have room for the whole summary
    ],
)
def test_an_entry_as_a_sentence(one: Entry, line: str) -> None:
    assert texts(one) == [line]


def test_a_brief_entry_is_an_item_and_details_stand_below() -> None:
    details = (phrase("first"), phrase("second", SOURCE))
    blocks = laid_out(entry("Long", details=details), entry("Brief", is_brief=True, details=details))
    assert [(type(block), getattr(block, "depth", None)) for block in blocks] == [
        *((Paragraph, None), (Item, 0), (Item, 0)),
        *((Item, 0), (Item, 1), (Item, 1)),
    ]


def test_a_cell_parts_details_from_facts() -> None:
    facts, details = (phrase("law"), phrase("Iraq")), (phrase("a plan, moved; once"), phrase("another"))
    (found,) = laid_out(entry("Title", "2024", facts=facts, details=details), look=Look("table"))
    assert isinstance(found, Table)
    assert text_of(found.rows[0][2]) == "law; Iraq • a plan, moved; once • another"


def test_ids_stand_in_documents_on_request_only() -> None:
    blocks: tuple[Block, ...] = (
        entry("Title", id="an-id"),
        paragraph("See", Run(" [other]", "id"), "."),
        item(Run("only-an-id", "id")),
        table(["a"], [[phrase("x", Run(" (y)", "id"))]]),
    )
    assert texts(*blocks) == ["Title.", "See.", [["a"], ["x"]]]
    assert texts(*blocks, look=Look(has_ids=True)) == [
        *("Title. an-id", "See other.", "only-an-id", [["a"], ["x (y)"]]),
    ]


def test_a_whole_list_is_one_table_with_years_as_rows() -> None:
    blocks = (
        Axis(0, 1, ()),
        heading(2, "2023", divides=True),
        entry("One", "May 2023", facts=(phrase("law"),), cites=(SOURCE,)),
        heading(2, "2024", aside="1", divides=True),
        heading(3, "Possibly", aside="1", divides=True),
        entry("Two", "2024", details=(phrase("a plan"),), is_brief=True),
    )
    rows = [
        ["Date", "What", "Details", "Sources"],
        ["2023"],
        ["May 2023", "One", "law", "*"],
        ["2024 (1)"],
        ["Possibly (1)"],
        ["2024", "Two", "a plan", ""],
    ]
    assert texts(*blocks, look=TABLE) == [rows]
    (block,) = laid_out(*blocks, look=TABLE)
    assert isinstance(block, Table)
    assert [row[0][0].style for row in block.rows if len(row) == 1 and isinstance(row[0][0], Run)] == [
        *("strong", "strong", "emphasis"),
    ]


def test_a_column_in_which_nothing_stands_is_left_out() -> None:
    assert texts(entry("One", "2024"), entry("Two", facts=(phrase("law"),)), look=TABLE) == [
        [["Date", "What", "Details"], ["2024", "One", ""], ["", "Two", "law"]]
    ]


def test_a_heading_that_does_not_divide_ends_a_table() -> None:
    blocks = (heading(2, "A"), entry("One"), heading(2, "B", aside="1"), entry("Two"), heading(2, "C", divides=True))
    assert texts(*blocks, look=TABLE) == ["A", [["What"], ["One"]], "B (1)", [["What"], ["Two"]], "C"]


@pytest.mark.parametrize(
    ("title", "levels", "printed"),
    [
        ("T", [2, 3, 4, 2], [1, 2, 3, 4, 2]),
        ("T", [3, 3, 4, 2], [1, 2, 2, 3, 2]),
        ("T", [4, 2], [1, 2, 2]),
        ("", [2, 3], [1, 2]),
    ],
)
def test_no_level_of_headings_is_left_out(title: str, levels: list[int], printed: list[int]) -> None:
    blocks = laid_out(*(heading(level, "x") for level in levels), head=Head(title))
    assert [block.level for block in blocks if isinstance(block, Heading)] == printed


def test_labels_begin_with_a_capital() -> None:
    assert texts(item("Iraq", label="places")) == ["Places: Iraq"]


def test_sources_that_read_alike_but_stand_elsewhere_are_two_notes() -> None:
    notes = Notes()
    assert notes.numbers(cite(Note("S", "https://a.example/"), Note("S", "https://b.example/"))) == (1, 2)
    assert notes.numbers(cite(Note("S", "https://b.example/"))) == (2,)
