"""Documents for Word: real styles, lists, tables and footnotes.

Text of a log is never read as XML; characters that XML cannot hold are made visible, and only an address of the web
becomes a link.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from timeline.addresses import encoded, is_address
from timeline.export.formats.layout import PLAIN, Look, PrintedBlock, printed_blocks
from timeline.export.formats.word.columns import Columns
from timeline.export.formats.word.elements import element, run
from timeline.export.formats.word.footnotes import References, add_footnotes
from timeline.export.formats.word.lists import Lists
from timeline.export.formats.word.template import SHADE, SIDEWAYS, UPRIGHT, Page, empty_document, packed
from timeline.telling.document import Cite, Document, Heading, Item, Paragraph, Run, Table, Words
from timeline.telling.notes import Notes

_STYLES: Mapping[str, str] = {
    "": "",
    "strong": "Strong",
    "emphasis": "Emphasis",
    "code": "HTMLCode",
    "link": "Hyperlink",
}
_HEADINGS = ("Title", "Heading1", "Heading2", "Heading3")
_LONGEST_LINK = 2000
"""Maximum length of an address that is made a link, as not every program takes longer ones."""


def as_docx(document: Document, look: Look = PLAIN) -> bytes:
    """Return the document as a file of Word, in landscape format if a table has too many columns for portrait."""
    blocks = list(printed_blocks(document, look))
    columns = Columns(blocks)
    page = SIDEWAYS if columns.narrowest() > UPRIGHT.room else UPRIGHT
    head = document.head
    file = empty_document(" – ".join(part for part in (head.title, head.asked) if part), head.authors, page)
    writer = _Writer(blocks, head.citation, file.part.rels, columns, page)
    body = file.element.body
    end = body[-1]
    for content in writer.contents():
        end.addprevious(content)
    add_footnotes(file, writer.notes.notes, writer.link)
    file.part.numbering_part.element.extend(writer.lists.definitions())
    return packed(file)


class _Writer:
    """Writes one document; keeps its lists and links."""

    def __init__(
        self, blocks: list[PrintedBlock], citation: Words, relations: Relationships, columns: Columns, page: Page
    ) -> None:
        self.blocks = blocks
        self.citation = citation
        self.notes = Notes()
        self.references = References()
        self.relations = relations
        self.columns = columns
        self.page = page
        self.lists = Lists()
        self.links = 0

    def contents(self) -> Iterator[BaseOxmlElement]:
        """Yield the elements of the document, from top to bottom."""
        yield from self._all(self.blocks)
        if self.notes.restriction:
            yield _paragraph("Citation", self._words((Run(self.notes.restriction, "strong"),)))
        if self.citation:
            yield _paragraph("Citation", self._words(self.citation))
        elif not self.blocks:
            yield _paragraph("Normal", ())

    def _all(self, blocks: Sequence[PrintedBlock]) -> Iterator[BaseOxmlElement]:
        for block, following in zip_longest(blocks, blocks[1:]):
            yield from self._block(block, following)
            if isinstance(following, Table) and _has_notes(following) and isinstance(block, Heading | Paragraph):
                yield _paragraph("TableGap", ())
            # Word joins tables that follow each other directly, and needs a paragraph at the end.
            if isinstance(block, Table) and not isinstance(following, Heading):
                yield _paragraph("TableText", ())

    def _block(self, block: PrintedBlock, following: PrintedBlock | None) -> Iterator[BaseOxmlElement]:
        if isinstance(block, Heading):
            yield _paragraph(_HEADINGS[min(block.level, len(_HEADINGS)) - 1], self._words(block.words))
        elif isinstance(block, Item):
            style = "ListBullet" if block.number is None else "ListNumber"
            yield _paragraph(style, self._words(block.words), self.lists.place(block))
        elif isinstance(block, Paragraph):
            # The paragraph before a list or a table stays on the same page.
            leads = element("keepNext") if isinstance(following, Item | Table) else None
            yield _paragraph("Normal", self._words(block.words), leads)
        elif block.header:
            yield self._table(block, self.columns.widths(block.header, self.page.room))

    def _words(self, words: Words) -> Iterator[BaseOxmlElement]:
        for one in words:
            if isinstance(one, Cite):
                yield from self.references.marks(self.notes.numbers(one))
            elif one.style == "link":
                yield self.link(one.text, self.relations)
            else:
                yield run(one.text, _STYLES[one.style])

    def link(self, url: str, relations: Relationships) -> BaseOxmlElement:
        """An address of the web as a link; as text if it cannot be followed."""
        if (target := _target(url)) is None:
            return run(url)
        self.links += 1
        name = f"link{self.links}"
        link = element("hyperlink", run(url, _STYLES["link"]), history="1")
        link.set(qn("r:id"), name)
        relations.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, target, name, is_external=True)
        return link

    def _table(self, table: Table, columns: list[int]) -> BaseOxmlElement:
        """A table with its header on every page, and no page break within a row."""
        look = element("tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0")
        properties = element(
            "tblPr",
            element("tblStyle", val="EntryTable"),
            element("tblW", w=str(sum(columns)), type="dxa"),
            element("tblLayout", type="fixed"),
            look,
        )
        grid = element("tblGrid", *(element("gridCol", w=str(width)) for width in columns))
        header = self._row(((Run(name),) for name in table.header), columns, element("tblHeader"))
        rows = (
            self._row(row, columns) if len(row) == len(columns) else self._divider(row, columns) for row in table.rows
        )
        return element("tbl", properties, grid, header, *rows)

    def _divider(self, row: tuple[Words, ...], columns: list[int]) -> BaseOxmlElement:
        """A row that is a heading within the table, kept with the row that follows."""
        look = element(
            "tcPr",
            element("tcW", w=str(sum(columns)), type="dxa"),
            element("gridSpan", val=str(len(columns))),
            element("shd", val="clear", color="auto", fill=SHADE),
        )
        cell = element("tc", look, _paragraph("TableText", self._words(row[0]), element("keepNext")))
        return element("tr", element("trPr", element("cantSplit")), cell)

    def _row(self, cells: Iterable[Words], columns: Iterable[int], *more: BaseOxmlElement) -> BaseOxmlElement:
        return element(
            "tr",
            element("trPr", element("cantSplit"), *more),
            *(
                element(
                    "tc",
                    element("tcPr", element("tcW", w=str(width), type="dxa")),
                    _paragraph("TableText", self._words(cell)),
                )
                for cell, width in zip(cells, columns, strict=True)
            ),
        )


def _paragraph(style: str, inside: Iterable[BaseOxmlElement], place: BaseOxmlElement | None = None) -> BaseOxmlElement:
    properties = element("pPr", element("pStyle", val=style))
    if place is not None:
        properties.append(place)
    return element("p", properties, *inside)


def _has_notes(table: Table) -> bool:
    """Return whether sources are cited in a table.

    LibreOffice puts only two rows on a page if such a table follows a paragraph that is kept with it.
    """
    return any(isinstance(one, Cite) for row in table.rows for cell in row for one in cell)


def _target(url: str) -> str | None:
    """An address in the form that Word accepts; None if it cannot be followed."""
    target = encoded(url) if is_address(url) else ""
    return target if 0 < len(target) <= _LONGEST_LINK else None
