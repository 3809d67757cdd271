"""Documents for Word: read back by python-docx, and held against what Word asks of a file."""

import io
import json
import re
import zipfile
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph

from tests.export.citing import cite
from tests.helpers import a_folder, a_log, run, run_outside
from timeline.export.formats.layout import Look
from timeline.export.formats.word import as_docx
from timeline.telling.document import (
    Block,
    Document,
    Entry,
    Head,
    Run,
    heading,
    item,
    paragraph,
    phrase,
    table,
)
from timeline.telling.notes import Note

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
HOSTILE = (
    "<w:p>&amp;</w:t>",
    "=cmd|'/c calc'!A1",
    "]]><script>",
    "\x00\x07\x1b[31m",
    "a\u202eb\u2066c",
    "\ufffe\uffff\ud800",
    "{ HYPERLINK \\l x }",
)


def strong(text: str) -> Run:
    return Run(text, "strong")


def code(text: str) -> Run:
    return Run(text, "code")


def made(*blocks: Block, title: str = "", head: Head | None = None) -> bytes:
    return as_docx(Document(head or Head(title), blocks))


def read(*blocks: Block, title: str = "") -> WordDocument:
    return docx.Document(io.BytesIO(made(*blocks, title=title)))


def part(file: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return ElementTree.fromstring(parts.read(name))


def numbers_of(one: Paragraph) -> tuple[str, str]:
    """The list of a paragraph, and how deep it stands there."""
    found = one._p.pPr.numPr
    return (str(found.numId.val), str(found.ilvl.val))


def starts(document: WordDocument) -> dict[str, tuple[str, str]]:
    """Return the number format and the first number of each list."""
    numbering = document.part.numbering_part.element
    definitions = {one.get(f"{W}abstractNumId"): one.find(f"{W}lvl") for one in numbering.findall(f"{W}abstractNum")}
    found = {}
    for num in numbering.findall(f"{W}num"):
        level = definitions[num.find(f"{W}abstractNumId").get(f"{W}val")]
        first, format = (level.find(f"{W}{name}").get(f"{W}val") for name in ("start", "numFmt"))
        found[num.get(f"{W}numId")] = (format, first)
    return found


def test_blocks_have_the_styles_by_which_word_finds_its_way() -> None:
    document = read(heading(1, "Title"), heading(2, "Part"), heading(3, "Year"), heading(4, "Month"), paragraph("Text"))
    styles = [(one.text, one.style.name) for one in document.paragraphs if one.style is not None]
    assert styles == [
        ("Title", "Title"),
        ("Part", "Heading 1"),
        ("Year", "Heading 2"),
        ("Month", "Heading 3"),
        ("Text", "Normal"),
    ]


def test_runs_have_character_styles() -> None:
    (line,) = read(paragraph("One ", strong("two"), " ", Run("three", "emphasis"), " ", code("an-id"))).paragraphs
    assert line.text == "One two three an-id"
    assert [(run.text, run.style.name) for run in line.runs if run.text.strip()] == [
        ("One ", "Default Paragraph Font"),
        ("two", "Strong"),
        ("three", "Emphasis"),
        ("an-id", "HTML Code"),
    ]


def test_lines_that_introduce_a_list_or_a_table_stay_with_it() -> None:
    document = read(paragraph("alone"), paragraph("to a list"), item("x"), paragraph("to a table"), table(["a"], []))
    kept = {one.text: one.paragraph_format.keep_with_next for one in document.paragraphs}
    assert kept == {"alone": None, "to a list": True, "x": None, "to a table": True, "": None}


def test_numbers_begin_anew_and_go_on_where_they_went_on() -> None:
    document = read(
        item("a", number=1),
        item("b", number=2),
        item("under b", depth=1),
        item("further under b", depth=2, number=1),
        item("c", number=3),
        paragraph("Between"),
        item("d", number=1),
        item("e", number=7),
        item("f", number=8),
    )
    lines = {one.text: one for one in document.paragraphs}
    (first, second, third) = (numbers_of(lines[name])[0] for name in "ade")
    assert [numbers_of(lines[name]) for name in "abc"] == [(first, "0")] * 3
    assert [numbers_of(lines[name]) for name in "ef"] == [(third, "0")] * 2
    assert len({first, second, third, numbers_of(lines["further under b"])[0]}) == 4
    begins = starts(document)
    assert (begins[first], begins[second], begins[third]) == (("decimal", "1"), ("decimal", "1"), ("decimal", "7"))
    bullets, depth = numbers_of(lines["under b"])
    assert (begins[bullets][0], depth) == ("bullet", "1")
    assert lines["a"].style is not None
    assert (lines["a"].style.name, lines["under b"].style and lines["under b"].style.name) == (
        *("List Number", "List Bullet"),
    )


def test_a_table_repeats_its_header_and_tears_no_row() -> None:
    document = read(
        heading(1, "T"),
        table(["Date", "What"], [["2024", strong("x")], ["", "Long words " * 50]]),
        table(["Date", "What"], [["by the end of September 2025", "y"]]),
    )
    (first, second) = document.tables
    assert [[cell.text for cell in row.cells] for row in first.rows] == [
        ["Date", "What"],
        ["2024", "x"],
        ["", "Long words " * 50],
    ]
    heads = [row._tr.trPr.find(f"{W}tblHeader") is not None for row in first.rows if row._tr.trPr is not None]
    assert heads == [True, False, False]
    assert all(row._tr.trPr is not None and row._tr.trPr.find(f"{W}cantSplit") is not None for row in first.rows)
    widths = [[column.width for column in one.columns] for one in (first, second)]
    assert widths[0] == widths[1], "tables with the same header are set alike"
    section = document.sections[0]
    assert section.page_width is not None
    assert section.left_margin is not None
    assert sum(width or 0 for width in widths[0]) <= section.page_width - 2 * section.left_margin
    # Word joins tables between which nothing stands, and a document ends with a paragraph.
    kinds = [element.tag.removeprefix(W) for element in document.element.body]
    assert kinds == ["p", "tbl", "p", "tbl", "p", "sectPr"]


def test_a_page_is_a4_and_is_turned_for_a_table_that_is_too_wide() -> None:
    upright = read(table(["a"], [["x"]])).sections[0]
    sideways = read(table([f"Column-number{n}" for n in range(12)], [["international"] * 12])).sections[0]
    assert upright.page_width is not None
    assert upright.page_height is not None
    assert (round(upright.page_width.mm), round(upright.page_height.mm)) == (210, 297)
    assert (sideways.page_width, sideways.page_height) == (upright.page_height, upright.page_width)


def shown_of(line: Paragraph) -> str:
    """A paragraph with the numbers of its footnotes, as Word shows them."""
    text = ""
    for one in line._p.iter():
        text += one.text or "" if one.tag == f"{W}t" else ""
        text += one.get(f"{W}id") if one.tag == f"{W}footnoteReference" else ""
    return text


def footnotes(file: bytes) -> dict[str, str]:
    """The text of the footnotes by their number."""
    notes = part(file, "word/footnotes.xml")
    return {
        one.get(f"{W}id", ""): "".join(text.text or "" for text in one.iter(f"{W}t")).strip()
        for one in notes
        if one.get(f"{W}type") is None
    }


def test_sources_are_footnotes_and_a_later_citation_refers_to_the_first() -> None:
    one, two, three = (
        Note("One", "https://one.example/a?b=1&c=2"),
        Note("Two", "javascript:alert(1)"),
        Note("Three"),
    )
    blocks = (
        paragraph("Said", cite(one, three), "."),
        table(["What", "Sources"], [["In a cell", phrase(cite(two, one))]]),
        paragraph("Again", cite(one)),
    )
    file = made(*blocks, title="T")
    document = docx.Document(io.BytesIO(file))
    first, again = document.paragraphs[1], document.paragraphs[-1]
    cell = document.tables[0].rows[1].cells[1].paragraphs[0]
    assert [shown_of(line) for line in (first, cell, again)] == ["Said1, 2.", "3, 1", "Again1"]
    assert footnotes(file) == {"1": "One https://one.example/a?b=1&c=2", "2": "Three", "3": "Two javascript:alert(1)"}
    fields = [one.get(f"{W}instr") for one in document.element.body.iter(f"{W}fldSimple")]
    assert fields == [" NOTEREF _RefNote1 \\f \\h "] * 2
    marks = [one for one in document.element.body.iter(f"{W}r") if one.find(f"{W}footnoteReference") is not None]
    assert {mark.find(f"{W}rPr/{W}rStyle").get(f"{W}val") for mark in marks} == {"FootnoteReference"}
    assert document.styles["footnote reference"].font.superscript
    assert_is_sound(file)


def test_footnotes_have_the_separators_that_word_asks_for() -> None:
    file = made(paragraph("x", cite(Note("S"))))
    kinds = {one.get(f"{W}id"): one.get(f"{W}type") for one in part(file, "word/footnotes.xml")}
    assert kinds == {"-1": "separator", "0": "continuationSeparator", "1": None}
    named = [one.get(f"{W}id") for one in part(file, "word/settings.xml").iter(f"{W}footnote")]
    assert named == ["-1", "0"]
    types = {one.get("PartName"): one.get("ContentType") for one in part(file, "[Content_Types].xml")}
    assert types["/word/footnotes.xml"] == (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    )
    relations = [one.get("Type", "") for one in part(file, "word/_rels/document.xml.rels")]
    assert sum(one.endswith("/footnotes") for one in relations) == 1


def test_without_sources_there_are_no_footnotes() -> None:
    with zipfile.ZipFile(io.BytesIO(made(paragraph("x")))) as parts:
        assert not [name for name in parts.namelist() if "footnotes" in name]
        assert b"footnotePr" not in parts.read("word/settings.xml")


def test_the_head_names_the_editors_and_the_end_says_how_to_cite() -> None:
    head = Head(
        "T", "Chronology: Iraq", (phrase("As of then."),), ("1 event",), ("A. One", "B. Two"), phrase("Cite as: T.")
    )
    file = made(paragraph("x"), head=head)
    document = docx.Document(io.BytesIO(file))
    assert [one.text for one in document.paragraphs] == [
        *("T", "A. One, B. Two", "Chronology: Iraq", "As of then.", "1 event", "x", "Cite as: T."),
    ]
    assert (document.core_properties.author, document.core_properties.title) == (
        *("A. One; B. Two", "T – Chronology: Iraq"),
    )


def test_a_row_that_divides_a_table_is_shaded_as_wide_as_the_table_and_kept_with_the_next() -> None:
    blocks = (
        heading(2, "2024", divides=True),
        Entry(phrase("One"), phrase("May 2024"), facts=(phrase("x"),), id="one"),
    )
    file = as_docx(Document(Head(""), blocks), Look("table"))
    (one,) = docx.Document(io.BytesIO(file)).tables
    _, divider, row = one.rows
    assert [cell.text for cell in divider.cells] == ["2024"] * 3
    (cell,) = divider._tr.iter(f"{W}tc")
    assert cell.find(f"{W}tcPr/{W}gridSpan").get(f"{W}val") == "3"
    assert cell.find(f"{W}tcPr/{W}shd") is not None
    assert divider.cells[0].paragraphs[0].paragraph_format.keep_with_next
    assert [cell.text for cell in row.cells] == ["May 2024", "One", "x"], "no column of sources, for there are none"


def test_brief_entries_are_items() -> None:
    (line,) = read(Entry(phrase("One"), phrase("May 2024"), facts=(phrase("x"),), id="one", is_brief=True)).paragraphs
    assert line.style is not None
    assert (line.text, line.style.name) == ("May 2024 One — x.", "List Bullet")


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://example.org/ä", "https://example.org/%C3%A4"),
        ("https://example.org/%C3%A4?x=[1]", "https://example.org/%C3%A4?x=%5B1%5D"),
        ("http://[::1", None),
        ("http://example.org:port/", None),
        ("https:///nowhere", None),
        ("file:///etc/passwd", None),
        (r"\\server\share", None),
        ("https://example.org/\u202e", None),
        ("https://example.org/a|b<c>", "https://example.org/a%7Cb%3Cc%3E"),
        ("http://[::1]/", "http://[::1]/"),
        ("https://example.org/" + "a" * 2000, None),
    ],
)
def test_only_an_address_that_can_be_followed_is_a_link(url: str, target: str | None) -> None:
    file = made(paragraph("x", cite(Note("S", url))))
    links = [one.get(RELATION) for one in part(file, "word/footnotes.xml").iter(f"{W}hyperlink")]
    assert len(links) == (target is not None)
    if target is not None:
        relations = {one.get("Id"): one for one in part(file, "word/_rels/footnotes.xml.rels")}
        assert [(relations[id].get("Target"), relations[id].get("TargetMode")) for id in links] == [
            (target, "External")
        ]
    assert footnotes(file)["1"].startswith(f"S {url[:15]}")
    assert_is_sound(file)


@pytest.mark.parametrize(
    "text", [*HOSTILE, "x" * 40_000, "😀 👨‍👩‍👧", "مرحبا بالعالم (2024)", "尼日尔", "  many \n\n blanks\t"]
)
def test_text_is_text(text: str) -> None:
    shown = (
        *("\x00\x07\x1b[31m", "␀␇␛[31m"),
        *("a\u202eb\u2066c", "a⟨U+202E⟩b⟨U+2066⟩c"),
        *("\ufffe\uffff\ud800", "⟨U+FFFE⟩⟨U+FFFF⟩⟨U+D800⟩"),
        *("  many \n\n blanks\t", " many blanks "),
    )
    expected = dict(zip(shown[::2], shown[1::2], strict=True)).get(text, text)
    file = made(
        paragraph(strong(text), code(text)),
        item(text),
        table([text], [[text]]),
        paragraph("x", cite(Note(text, f"https://x.example/{text}"))),
        title=text,
    )
    document = docx.Document(io.BytesIO(file))
    lines = [one.text for one in document.paragraphs]
    assert lines[:3] == [expected, expected * 2, expected]
    assert [cell.text for row in document.tables[0].rows for cell in row.cells] == [expected] * 2
    assert footnotes(file)["1"].startswith(expected.strip())
    assert_is_sound(file)


def assert_is_sound(file: bytes) -> None:
    """Check for the errors that Word reports, as far as that is possible without Word."""
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        assert parts.testzip() is None
        names = parts.namelist()
        assert len(names) == len(set(names))
        assert not [name for name in names if "vba" in name.lower() or name.endswith(".bin")]
        trees = {name: ElementTree.fromstring(parts.read(name)) for name in names if name.endswith((".xml", ".rels"))}
    for name, tree in trees.items():
        if name.endswith(".rels"):
            folder = name.split("_rels/")[0]
            inside = [one.get("Target", "") for one in tree if one.get("TargetMode") != "External"]
            assert {f"{folder}{target}".lstrip("/") for target in inside} <= set(names)
            ids = [one.get("Id") for one in tree]
            assert len(ids) == len(set(ids))
    types = trees["[Content_Types].xml"]
    known = {one.get("PartName", "").lstrip("/") for one in types} | {one.get("Extension") for one in types}
    assert all(name in known or name.rsplit(".", 1)[-1] in known for name in names if name != "[Content_Types].xml")
    body, styles, numbering = (trees[f"word/{name}.xml"] for name in ("document", "styles", "numbering"))
    notes = trees.get("word/footnotes.xml", ElementTree.Element("none"))
    defined = {one.get(f"{W}styleId") for one in styles.iter(f"{W}style")}
    named = [f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")]
    used = {one.get(f"{W}val") for tree in (body, styles, notes) for one in tree.iter() if one.tag in named}
    assert used <= defined
    nums = {one.get(f"{W}numId") for one in numbering.findall(f"{W}num")}
    assert {one.get(f"{W}val") for one in body.iter(f"{W}numId")} <= nums
    order = [one.tag for one in numbering]
    assert order == sorted(order), "definitions stand before the lists that use them"
    bookmarks = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    assert len(bookmarks) == len(set(bookmarks))
    fields = [one.get(f"{W}instr", "").split() for one in body.iter(f"{W}fldSimple")]
    assert {words[1] for words in fields if words[0] == "NOTEREF"} <= set(bookmarks)
    cited = [one.get(f"{W}id") for one in body.iter(f"{W}footnoteReference")]
    assert len(cited) == len(set(cited))
    assert cited == [one.get(f"{W}id") for one in notes if one.get(f"{W}type") is None]
    for tree, name in ((body, "document"), (notes, "footnotes")):
        targets = {one.get("Id") for one in trees.get(f"word/_rels/{name}.xml.rels", ())}
        assert {one.get(RELATION) for one in tree.iter(f"{W}hyperlink")} <= targets


def test_nothing_is_a_document_too() -> None:
    for file in (made(), made(heading(1)), made(table(["a"], [])), made(table([], []))):
        assert_is_sound(file)
    assert [one.text for one in read().paragraphs] == [""]


def test_the_same_document_gives_the_same_bytes_and_tells_no_clock() -> None:
    blocks = (paragraph("x", cite(Note("S", "https://s.example/"))), item("y", number=1))
    file = made(*blocks, title="A title!")
    assert file == made(*blocks, title="A title!")
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = {one.tag.split("}")[1]: one.text for one in part(file, "docProps/core.xml")}
    assert properties == {"title": "A title!", "language": "en"}


def test_a_title_that_is_too_long_for_the_properties() -> None:
    document = read(title="t" * 300)
    assert document.core_properties.title == "t" * 254 + "…"
    assert document.paragraphs[0].text == "t" * 300


LOG = """\
timeline: {title: Iraq, covers: 2014/2025-03-18}
sources: {cbp: {title: A briefing, url: "https://example.org/cbp"}}
events:
  - {id: first, date: 2015, title: One, type: law, places: [IQ], sources: [cbp]}
  - {id: second, date: "2016-02", title: "<b>Two", type: law, places: [IQ], sources: [{ref: cbp, at: p. 3}]}
  - {id: elsewhere, date: 2016, title: Three, type: law, places: [SY], sources: [cbp]}
plans:
  - {id: leave, title: Forces go, kind: commitment, announced: 2017, deadline: 2018-09, places: [IQ], sources: [cbp]}
"""


def test_a_list_as_a_document_has_what_json_has() -> None:
    folder = a_folder()
    a_log(LOG, folder)
    asked = ("list", "--country", "Iraq")
    value = json.loads(run(*asked, "--format", "json", cwd=folder).out)
    ids = [*(one["id"] for one in value["events"]), *(one["plan"] for one in value["plan_dates"])]
    assert sorted(ids) == ["first", "leave", "leave", "second"]
    for style, count in (("paragraphs", 0), ("table", 1)):
        done = run(*asked, "--ids", "--style", style, "--output", f"{style}.docx", cwd=folder)
        assert (done.code, done.out) == (0, "")
        assert done.err.startswith(f"wrote {style}.docx: ")
        document = docx.Document(str(folder / f"{style}.docx"))
        cells = [cell.text for one in document.tables for row in one.rows[1:] for cell in row.cells]
        text = "\n".join([*(one.text for one in document.paragraphs), *cells])
        assert sorted(re.findall(r"\b(?:first|second|elsewhere|leave)\b", text)) == sorted(ids)
        assert len(document.tables) == count
        assert_is_sound((folder / f"{style}.docx").read_bytes())


def test_without_its_library_the_command_says_how_to_come_by_it() -> None:
    folder = a_folder()
    a_log(LOG, folder)
    (folder / "docx").mkdir()
    module = folder / "docx" / "__init__.py"
    for content, reason, hint in (
        (
            "raise ModuleNotFoundError",
            "which is not installed",
            "pip install python-docx brings it, as does the extra timeline-log[docx]",
        ),
        ("raise RuntimeError('\\x1bbroken')", "does not load (␛broken)", "pip install --force-reinstall python-docx"),
        ("def broken(:", "does not load (", "pip install --force-reinstall python-docx"),
        ("", "which is not installed", "pip install python-docx brings it, as does the extra timeline-log[docx]"),
    ):
        module.write_text(content, encoding="utf-8")
        done = run_outside(
            "list", "--output", "x.docx", cwd=folder, PYTHONPATH=str(folder), PYTHONDONTWRITEBYTECODE="1"
        )
        assert (done.code, done.out) == (2, ""), done.err
        assert done.err.startswith("error: docx is written by python-docx, which")
        assert reason in done.err
        assert hint in done.err
        assert not (folder / "x.docx").exists()
