"""Documents as HTML: read back by a parser, what stands in them is text."""

from html.parser import HTMLParser

import pytest

from tests.export.citing import cite
from tests.printed import as_html
from timeline.export.formats.layout import PLAIN, Look
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

_EMPTY = {"meta"}
_OPEN = {"html", "li"}
"""Elements whose optional end tag the page leaves out."""


class Reader(HTMLParser):
    """Collects the tags in order, the text under each, and what is opened and not closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in _EMPTY | _OPEN:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _OPEN:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())


NO_HEAD = Head("")


def strong(text: str) -> Run:
    return Run(text, "strong")


def code(text: str) -> Run:
    return Run(text, "code")


def read(*blocks: Block, head: Head = NO_HEAD, look: Look = PLAIN) -> Reader:
    return Reader(as_html(Document(head, blocks), look))


def test_blocks_become_their_tags() -> None:
    page = read(
        heading(2, "Part"),
        paragraph("One ", strong("two"), " ", code("id")),
        item("a"),
        item("b", depth=1),
        item("first", number=1),
        table(["x", "y"], [["1", "2"]]),
        head=Head("Title"),
    )
    shown = page.tags[page.tags.index("main") + 1 :]
    lines = ["h1", "h2", "p", "strong", "code", "ul", "li", "ul", "li", "ol", "li"]
    assert shown == [*lines, "div", "table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]
    assert page.open == []
    assert page.text == "Title Title Part One two id a b first xy 12"


def test_a_note_is_linked_from_its_mark_and_back() -> None:
    one, two = Note("One"), Note("Two", "https://two.example/")
    page = read(paragraph("a", cite(one, two)), paragraph("b", cite(one)))
    links = [value for name, value in page.attributes if name == "href"]
    assert links == ["#note-1", "#note-2", "#note-1", "#cited-1", "https://two.example/", "#cited-2"]
    ids = [value for name, value in page.attributes if name == "id"]
    assert ids == ["cited-1", "cited-2", "note-1", "note-2"]
    assert page.text == "timeline a[1, 2] b[1] Sources One ↩ Two https://two.example/ ↩"


def test_a_row_that_divides_a_table_heads_a_group_of_rows() -> None:
    page = read(
        heading(2, "2023", divides=True),
        Entry(phrase("One"), phrase("May 2023")),
        heading(2, "2024", aside="1", divides=True),
        Entry(phrase("Two"), phrase("2024")),
        look=Look("table"),
    )
    assert page.tags[page.tags.index("table") :] == [
        *("table", "thead", "tr", "th", "th"),
        *("tbody", "tr", "th", "strong", "tr", "td", "td"),
        *("tbody", "tr", "th", "strong", "tr", "td", "td"),
    ]
    assert [value for name, value in page.attributes if name in ("scope", "colspan")] == [
        *("col", "col", "rowgroup", "2", "rowgroup", "2"),
    ]
    assert page.text == "timeline DateWhat 2023 May 2023One 2024 (1) 2024Two"


def test_no_level_of_headings_is_left_out() -> None:
    page = read(heading(3, "a"), heading(4, "b"), heading(2, "c"), heading(4, "d"), head=Head("T"))
    assert [tag for tag in page.tags if tag[0] == "h" and tag[1:].isdigit()] == ["h1", "h2", "h3", "h2", "h3"]


def test_the_head_and_how_to_cite() -> None:
    address = Run("https://licence.example/by", "link")
    head = Head(
        "T", "Chronology", (phrase("As of then."),), ("1 event",), ("A. One", "B. Two"), phrase("Cite: ", address)
    )
    page = read(paragraph("x"), head=head)
    end = "Cite: https://licence.example/by"
    assert page.text == f"T – Chronology T A. One, B. Two Chronology As of then. 1 event x {end}"
    assert ("href", "https://licence.example/by") in page.attributes
    assert page.tags[-3:] == ["footer", "p", "a"]


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "</title><img src=x onerror=alert(1)>", '"><svg onload=x>', "&lt;b&gt;", "</main>"],
)
def test_text_is_text(hostile: str) -> None:
    page = read(
        paragraph(strong(hostile), code(hostile)),
        item(hostile),
        table([hostile], [[hostile]]),
        paragraph(cite(Note(hostile, f"javascript:{hostile}"), Note(hostile, f"https://x.example/{hostile}"))),
        head=Head(hostile),
    )
    assert not {"script", "img", "svg", "b"} & set(page.tags)
    allowed = [
        "lang",
        "charset",
        "name",
        "content",
        "http-equiv",
        "class",
        "tabindex",
        "role",
        "aria-label",
        "scope",
        "id",
        "href",
        "rel",
    ]
    assert {name for name, _ in page.attributes} <= set(allowed)
    assert all((value or "").startswith(("#", "https://")) for name, value in page.attributes if name == "href")
    assert page.text.count(hostile) == 11  # the title twice, two runs, an item, a head, a cell, two notes


def test_hidden_characters_are_visible_and_other_scripts_keep_their_direction() -> None:
    page = as_html(Document(Head(""), (paragraph("a\u202eb\x1b ", strong("مرحبا")),)))
    assert "a⟨U+202E⟩b␛" in page
    assert "<strong><bdi>مرحبا</bdi></strong>" in page


def test_the_policy_lets_nothing_load_but_its_own_style() -> None:
    page = read(paragraph(*phrase("x")))
    (policy,) = (value for name, value in page.attributes if name == "content" and value and "default-src" in value)
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
