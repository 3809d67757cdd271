"""Documents as Markdown: what stands in them is text, and reads as it was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from timeline.export.document import (
    Document,
    Mark,
    Note,
    Run,
    code,
    emphasised,
    heading,
    item,
    joined,
    paragraph,
    said,
    strong,
    table,
)
from timeline.export.formats.markdown import as_markdown, inline, markdown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain text, with (brackets) and a dash – here", "plain text, with (brackets) and a dash – here"),
        ("*bold* _italic_ `code`", r"\*bold\* \_italic\_ \`code\`"),
        ("[link](http://x)", r"\[link\](http://x)"),
        ("![image](x)", r"\!\[image\](x)"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("a | b", r"a \| b"),
        ("# heading", r"\# heading"),
        ("&amp; ~struck~", r"\&amp; \~struck\~"),
        ("back\\slash", r"back\\slash"),
        ("- no list", r"\- no list"),
        ("+ no list", r"\+ no list"),
        ("3. no list", r"3\. no list"),
        ("12) no list", r"12\) no list"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("2024 was dry", "2024 was dry"),
        ("2024-09 was dry", "2024-09 was dry"),
        ("two\n\n lines", "two lines"),
        ("\x1b[31mred", r"␛\[31mred"),
    ],
)
def test_markup_in_text_is_escaped(text: str, written: str) -> None:
    assert markdown(text) == written


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (said("a ", strong("b"), " c"), "a **b** c"),
        (said(strong(" b "), "c"), "**b** c"),  # blanks inside would keep it from being strong
        (said("a", strong(" b"), "c"), "a **b**c"),
        (said("a", emphasised("  "), "c"), "a c"),
        (said(emphasised("deadline:"), " 3. May"), "*deadline:* 3. May"),  # no line begins there
        (said("3. May"), r"3\. May"),
        (said("so it is", Mark((1, 3))), r"so it is \[1, 3\]"),
        (said(code("an-id")), "`an-id`"),
        (said(code("a`b``c")), "``` a`b``c ```"),
        (said("", (), strong("")), ""),
        (joined(", ", ["a", "", strong("b")]), "a, **b**"),
    ],
)
def test_a_line(words: tuple[Run | Mark, ...], written: str) -> None:
    assert inline(words) == written


def test_a_document() -> None:
    blocks = (
        heading(1, "Title"),
        paragraph("One."),
        item("a"),
        item("b", depth=1),
        paragraph("Two."),
        item("first", number=1),
        item("second", number=2),
        table(["id", "name"], [["a|b", said("x", strong("y\nz"))], ["", "3"]]),
    )
    assert as_markdown(
        Document(
            blocks,
            (
                Note("A source"),
                Note("B", "https://b.example/x"),
                Note("C", "javascript:x"),
                Note("D", "https://d.example/a_(é)|<b>"),
            ),
        )
    ) == (
        "# Title\n\nOne.\n\n- a\n  - b\n\nTwo.\n\n1. first\n2. second\n\n"
        "| id | name |\n| --- | --- |\n| a\\|b | x**y z** |\n|  | 3 |\n\n"
        "## Sources\n\n1. A source\n2. B <https://b.example/x>\n3. C\n"
        "4. D <https://d.example/a_(%C3%A9)%7C%3Cb%3E>\n"
    )


def test_an_empty_document_is_an_empty_line() -> None:
    assert as_markdown(Document(())) == "\n"


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4), st.sampled_from(["", "strong", "emphasis"]))
def test_whatever_a_text_is_a_reader_of_markdown_sees_no_more_than_text(parts: list[str], style: str) -> None:
    """One paragraph, and no links, images, code or HTML in it."""
    words = said("x ", *(Run(part, style) for part in parts), " y")  # type: ignore[arg-type]
    read = MarkdownIt("commonmark").enable("table").parse(as_markdown(Document((paragraph(*words),))))
    assert [token.type for token in read] == ["paragraph_open", "inline", "paragraph_close"]
    inside = {child.type for child in read[1].children or ()}
    assert inside <= {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close"}
