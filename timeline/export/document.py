"""An answer as a document for people, before it is Markdown, HTML or Word: headings, paragraphs, lists, tables, notes.

Whatever stands in it is text and never markup; how a heading or a note looks is for `timeline.export.formats`.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from timeline.log.log import Log
from timeline.log.model import Citation
from timeline.reports.wording import citation_in_full


class Run(NamedTuple):
    """A piece of text in one style."""

    text: str
    style: Literal["", "strong", "emphasis", "code", "link"] = ""


class Mark(NamedTuple):
    """What points to notes, by their numbers."""

    numbers: tuple[int, ...]


Words = tuple[Run | Mark, ...]
"""What stands in one line."""


class Heading(NamedTuple):
    """A heading; 1 is the title of the document."""

    level: int
    words: Words


class Paragraph(NamedTuple):
    """A paragraph."""

    words: Words


class Item(NamedTuple):
    """An item of a list, as deep as `depth` says, from 0; with a number where the order matters."""

    words: Words
    depth: int = 0
    number: int | None = None


class Table(NamedTuple):
    """A table, each row with as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]


Block = Heading | Paragraph | Item | Table


class Note(NamedTuple):
    """A source as it is noted at the end; its address, if it has one."""

    text: str
    url: str | None = None


class Document(NamedTuple):
    """What is read from top to bottom, and the notes at its end, numbered from 1."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()


def title_of(document: Document) -> str:
    """What a document is called: its first heading, if it has one."""
    heads = (block.words for block in document.blocks if isinstance(block, Heading))
    return "".join(one.text for one in next(heads, ()) if isinstance(one, Run)) or "timeline"


Part = str | Run | Mark | Words


def said(*parts: Part) -> Words:
    """A line of its parts; those that say nothing are left out."""
    words: list[Run | Mark] = []
    for part in parts:
        if isinstance(part, str):
            part = Run(part)
        words += [part] if isinstance(part, Run | Mark) else part
    return tuple(one for one in words if isinstance(one, Mark) or one.text)


def joined(separator: str, parts: Iterable[Part]) -> Words:
    """The parts that say something in one line, with the separator between them."""
    words: Words = ()
    for part in filter(None, map(said, parts)):
        words = said(words, separator, part) if words else part
    return words


def strong(text: str) -> Run:
    """A text that catches the eye."""
    return Run(text, "strong")


def emphasised(text: str) -> Run:
    """A text that is set apart."""
    return Run(text, "emphasis")


def code(text: str) -> Run:
    """An id or a path, which is copied letter by letter."""
    return Run(text, "code")


def link(url: str) -> Run:
    """An address of the web, which leads where it says."""
    return Run(url, "link")


def heading(level: int, *parts: Part) -> Heading:
    """A heading of its parts."""
    return Heading(level, said(*parts))


def paragraph(*parts: Part) -> Paragraph:
    """A paragraph of its parts."""
    return Paragraph(said(*parts))


def item(*parts: Part, depth: int = 0, number: int | None = None) -> Item:
    """An item of its parts."""
    return Item(said(*parts), depth, number)


def table(header: Iterable[str], rows: Iterable[Iterable[Part]]) -> Table:
    """A table of its cells."""
    return Table(tuple(header), tuple(tuple(said(cell) for cell in row) for row in rows))


class Notes:
    """The sources of a document, numbered in the order in which they are first cited; each stands once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._notes: list[Note] = []

    def cite(self, citations: Iterable[Citation], log: Log) -> Words:
        """The mark at the end of what is said, or nothing."""
        numbers = dict.fromkeys(self._number(citation, log) for citation in citations)
        return (Mark(tuple(numbers)),) if numbers else ()

    def _number(self, citation: Citation, log: Log) -> int:
        text = citation_in_full(citation, log)
        if text not in self._numbers:
            source = log.sources.get(citation.ref)
            self._notes.append(Note(text, source.url if source else None))
            self._numbers[text] = len(self._notes)
        return self._numbers[text]

    def document(self, blocks: Iterable[Block]) -> Document:
        """The document of these blocks, in which the sources were cited."""
        return Document(tuple(blocks), tuple(self._notes))
