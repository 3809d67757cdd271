"""Documents as Markdown: what stands in them is text, and reads as it was meant."""

import json
import random
import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.export.citing import cite
from tests.printed import as_markdown
from timeline.export.formats.layout import PLAIN, Look
from timeline.export.formats.markdown import markdown
from timeline.telling.document import (
    Block,
    Document,
    Entry,
    Head,
    Item,
    Paragraph,
    Run,
    Style,
    Table,
    Words,
    heading,
    item,
    joined,
    paragraph,
    phrase,
    table,
    text_of,
)
from timeline.telling.notes import Note
from timeline.text import visible

READER = MarkdownIt("commonmark").enable("table")
STYLES: tuple[Style, ...] = ("", "strong", "emphasis", "found", "date")


def strong(text: str) -> Run:
    return Run(text, "strong")


def written(*blocks: Block, look: Look = PLAIN) -> str:
    return as_markdown(Document(Head(""), blocks), look)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain text, with (brackets) and a dash – here", "plain text, with (brackets) and a dash – here"),
        ("*bold* _italic_ `code`", r"\*bold\* \_italic\_ \`code\`"),
        ("[link](http://x)", r"\[link\](http\://x)"),
        ("![image](x)", r"\!\[image\](x)"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("a | b", r"a \| b"),
        ("# heading", r"\# heading"),
        ("T {#id .c}", r"T \{\#id .c\}"),
        ("&amp; ~struck~ H~2~O x^2^", r"\&amp; \~struck\~ H\~2\~O x\^2\^"),
        ("US$ 5 to $6", r"US\$ 5 to \$6"),
        ("back\\slash", r"back\\slash"),
        ("@minister wrote to a@b.org", r"\@minister wrote to a\@b.org"),
        (":smile: at 12:30:59", r"\:smile: at 12:30:59"),
        ("www.example.org", r"www\.example.org"),
        ('Iraq\'s "plan"', 'Iraq\'s \\"plan\\"'),
        ("2014--2016 -- so...", r"2014\-\-2016 \-\- so\.\.."),
        ("- no list", r"\- no list"),
        ("+ no list", r"\+ no list"),
        ("3. no list", r"3\. no list"),
        ("12) no list", r"12\) no list"),
        ("(1) no list", r"\(1) no list"),
        ("a. no list", r"a\. no list"),
        ("iv) no list", r"iv\) no list"),
        ("#. no list", r"\#. no list"),
        ("a.", r"a\."),
        ("as. usual", "as. usual"),
        ("% no title", r"\% no title"),
        (": no definition", r"\: no definition"),
        ("::: no division", r"\::: no division"),
        ("---", r"\-\-\-"),
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
    ("words", "line"),
    [
        (phrase("a ", strong("b"), " c"), "a **b** c"),
        (phrase(strong(" b "), "c"), "**b** c"),  # blanks inside would keep it from being strong
        (phrase("a", strong(" b"), "c"), "a **b**c"),
        (phrase("a", Run("  ", "emphasis"), "c"), "a c"),
        (phrase("a", strong("b"), strong("c"), "d"), "a**bc**d"),
        (phrase("a", strong("b"), Run("c", "emphasis"), "d"), "a**b**cd"),  # `***` would be read otherwise
        (phrase("a", strong("(b)"), "c"), "a(b)c"),  # between a letter and a bracket no sign is read
        (phrase("a ", strong("(b)"), ", c"), "a **(b)**, c"),
        (phrase(Run("deadline:", "emphasis"), " 3. May"), "*deadline:* 3. May"),  # no line begins there
        (phrase("3. May"), r"3\. May"),
        (phrase(Run("an-id", "code")), "`an-id`"),
        (phrase(Run("a`b``c", "code")), "``` a`b``c ```"),
        (phrase("", (), strong("")), ""),
        (joined(", ", ["a", "", strong("b")]), "a, **b**"),
        (phrase(Run("https://x.example/a_(é)|<b>?a=1&b=$2#~c", "link")), None),
        (phrase(Run("javascript:x", "link")), "javascript:x"),
    ],
)
def test_a_line(words: Words, line: str | None) -> None:
    # An address is unbroken and in ASCII.
    line = "<https://x.example/a_(%C3%A9)%7C%3Cb%3E?a=1&b=$2#~c>" if line is None else line
    assert written(Paragraph(words)) == (f"{line}\n" if line else "")


def test_a_document() -> None:
    blocks = (
        paragraph("One."),
        item("a"),
        item("b", depth=1),
        paragraph("Two."),
        item("first", number=9),
        item("second", number=10),
        item("below", depth=1),
        item("c"),
        table(["id", "name"], [["a|b", phrase("x", strong("y\nz"))], ["2024"], ["", "3"]]),
        heading(4, "Deep"),
    )
    assert as_markdown(Document(Head("Title", citation=phrase("Cite as: T.")), blocks)) == (
        "# Title\n\nOne.\n\n- a\n  - b\n\nTwo.\n\n9. first\n10. second\n    - below\n- c\n\n"
        "| id | name |\n| --- | ---- |\n| a\\|b | x**y z** |\n| **2024** |  |\n|  | 3 |\n\n"
        "## Deep\n\nCite as: T.\n"
    )


def test_sources_are_footnotes_in_the_order_in_which_they_are_cited() -> None:
    notes = (
        Note("A source"),
        Note("B", "https://b.example/x"),
        Note("C", "javascript:x"),
        Note("D (1)", "https://d.example/a_(é)|<b>"),
    )
    first, again = cite(*notes[:2]), cite(notes[1], *notes[2:])
    assert written(paragraph("Said", first, "."), table(["a", "b"], [["x", phrase(again)]])) == (
        "Said[^1] [^2].\n\n| a | b |\n| --- | --- |\n| x | [^2] [^3] [^4] |\n\n"
        "[^1]: A source\n\n[^2]: B <https://b.example/x>\n\n[^3]: Source: C\n\n"
        "[^4]: D \\(1) <https://d.example/a_(%C3%A9)%7C%3Cb%3E>\n"
    )


def test_text_after_a_footnote_mark_makes_no_link_of_it() -> None:
    assert written(paragraph("a", cite(Note("S x")), "(b)")) == "a[^1]\\(b)\n\n[^1]: S x\n"
    assert written(paragraph(cite(Note("S x")), ": b")) == "[^1]\\: b\n\n[^1]: S x\n"


def test_dividing_headings_are_rows_of_one_table() -> None:
    blocks = (
        heading(2, "2023", divides=True),
        Entry(phrase("One"), phrase("May 2023"), facts=(phrase("x | y"),), id="one"),
        heading(2, "2024", aside="2", divides=True),
        heading(3, "Possibly", aside="1", divides=True),
        Entry(phrase("Two"), phrase("2024"), id="two", flags=("reported",)),
    )
    assert written(*blocks, look=Look("table", has_ids=True)) == (
        "| Date | What | Details |\n| ------ | ------------ | ------- |\n| **2023** |  |  |\n"
        "| May 2023 | One `one` | x \\| y |\n| **2024** (2) |  |  |\n| *Possibly* (1) |  |  |\n"
        "| 2024 | Two (reported) `two` |  |\n"
    )


def test_code_with_a_bar_does_not_part_a_cell() -> None:
    assert written(table(["a"], [[Run("b|c", "code")]])).splitlines()[2] == r"| b\|c |"


def test_an_empty_document_is_empty() -> None:
    assert written() == ""


def rendered(text: str) -> list[str]:
    """The text of each line as CommonMark shows it, which has no markup but what was written as such."""
    lines = []
    for token in READER.parse(text):
        if token.type == "inline":
            children = token.children or []
            kinds = {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close"}
            assert {child.type for child in children} <= kinds
            lines.append(shown("".join(child.content for child in children)))
    return lines


def shown(text: str) -> str:
    return " ".join(visible(re.sub(r"\s+", " ", text)).split())


MARKUP = "\\`*_[](){}<>#|~&!$^@'\"-.:=+%1ai; \n/wx"
TRAPS = ("(1) a", "A. b", "iv) c", "#. d", "% e", ": f", "::: g", "(@) h", "Table: i", "[j]: k", "H~2~O", "{#l}", "$m$")
PANDOC = shutil.which("pandoc")
markup = st.text(st.one_of(st.sampled_from(MARKUP), st.characters()), max_size=14)
lines = (
    st.lists(st.builds(Run, markup, st.sampled_from(STYLES)), min_size=1, max_size=4)
    .map(lambda runs: phrase(*runs))
    .filter(lambda words: shown(text_of(words)) != "")
)


@given(lines, lines, lines)
def test_whatever_a_text_is_a_reader_of_markdown_sees_that_text(one: Words, two: Words, three: Words) -> None:
    blocks = (Paragraph(one), Item(two), Item(three, 1), Table((text_of(one), "y"), ((two, three), (one, ()))))
    document = Document(Head(text_of(two), citation=one), (heading(2, *three), *blocks))
    a, b, c = (shown(text_of(words)) for words in (one, two, three))
    assert rendered(as_markdown(document)) == [b, c, a, b, c, a, "y", b, c, a, "", a]


@pytest.mark.skipif(PANDOC is None, reason="needs Pandoc")
@pytest.mark.parametrize("form", ["markdown", "gfm", "commonmark_x"])
def test_pandoc_shows_the_same_text(form: str) -> None:
    chance = random.Random(1)
    made = ("".join(chance.choice(MARKUP) for _ in range(chance.randint(1, 14))) for _ in range(800))
    texts = [text for text in (*map(shown, made), *TRAPS) if text]
    read = subprocess.run(
        [str(PANDOC), "-f", form, "-t", "json"],
        input=written(*(paragraph(text) for text in texts)),
        capture_output=True,
        text=True,
        check=True,
    )
    spaces = {"Space": " ", "SoftBreak": " "}
    blocks = json.loads(read.stdout)["blocks"]
    lines = [
        "".join(one["c"] if one["t"] == "Str" else spaces.get(one["t"], f"<{one['t']}>") for one in block["c"])
        for block in blocks
    ]
    # An apostrophe within a word may be a curly one.
    curled = str.maketrans("’", "'")
    assert [line.translate(curled) for line in lines] == [text.translate(curled) for text in texts]


@given(markup.filter(lambda text: shown(text) != ""))
def test_whatever_a_source_is_called_its_note_reads_where_footnotes_are_unknown(text: str) -> None:
    *_, mark, note = rendered(written(paragraph("x", cite(Note(text)))))
    assert mark == "x[^1]"
    assert note in (f"[^1]: {shown(text)}", f"[^1]: Source: {shown(text)}")
