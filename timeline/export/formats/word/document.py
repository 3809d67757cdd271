"""Documents for Word: real styles, lists and tables, and each mark a link to its source at the end.

Text of a log is text: it is never read as XML, what no XML may hold is made visible, and only an address of the web
becomes a link.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from timeline.addresses import encoded, is_address
from timeline.export.formats.layout import PLAIN, Look, PrintedBlock, printed_blocks
from timeline.export.formats.word.columns import Columns
from timeline.export.formats.word.elements import element
from timeline.export.formats.word.lists import Lists
from timeline.export.formats.word.template import SIDEWAYS, UPRIGHT, Page, empty_document, packed
from timeline.telling.document import Cite, Document, Heading, Item, Paragraph, Run, Table, Words, heading
from timeline.telling.notes import Note, Notes
from timeline.text import visible

_STYLES: Mapping[str, str] = {
    "": "",
    "strong": "Strong",
    "emphasis": "Emphasis",
    "code": "HTMLCode",
    "link": "Hyperlink",
}
_HEADINGS = ("Title", "Heading1", "Heading2", "Heading3")
_LONGEST_LINK = 2000
"""Not every Office takes addresses that are much longer."""


def as_docx(document: Document, look: Look = PLAIN) -> bytes:
    """The document as a file of Word: sideways where a table has too many columns to stand upright."""
    blocks = list(printed_blocks(document, look))
    columns = Columns(blocks)
    page = SIDEWAYS if columns.narrowest() > UPRIGHT.room else UPRIGHT
    file = empty_document(document.head.title or "timeline", page)
    writer = _Writer(blocks, file.part.rels, columns, page)
    body = file.element.body
    end = body[-1]
    for content in writer.contents():
        end.addprevious(content)
    file.part.numbering_part.element.extend(writer.lists.definitions())
    return packed(file)


class _Writer:
    """Writes one document; knows the lists and the links that it has made."""

    def __init__(self, blocks: list[PrintedBlock], relations: Relationships, columns: Columns, page: Page) -> None:
        self.blocks = blocks
        self.notes = Notes()
        self.relations = relations
        self.columns = columns
        self.page = page
        self.lists = Lists()
        self.links = 0

    def contents(self) -> Iterator[BaseOxmlElement]:
        """What stands in the document, from top to bottom."""
        yield from self._all(self.blocks)
        if self.notes.notes:
            yield from self._all([heading(2, "Sources")])
        for number, note in enumerate(self.notes.notes, 1):
            yield _paragraph("SourceEntry", self._source(number, note), self.lists.source(number))
        if not self.blocks:
            yield _paragraph("Normal", ())

    def _all(self, blocks: Sequence[PrintedBlock]) -> Iterator[BaseOxmlElement]:
        for block, following in zip(blocks, (*blocks[1:], None), strict=True):
            yield from self._block(block, following)
            # Word joins tables between which nothing stands, and wants a paragraph at the end.
            if isinstance(block, Table) and not isinstance(following, Heading):
                yield _paragraph("TableText", ())

    def _block(self, block: PrintedBlock, following: PrintedBlock | None) -> Iterator[BaseOxmlElement]:
        if isinstance(block, Heading):
            yield _paragraph(_HEADINGS[min(block.level, len(_HEADINGS)) - 1], self._words(block.words))
        elif isinstance(block, Item):
            style = "ListBullet" if block.number is None else "ListNumber"
            yield _paragraph(style, self._words(block.words), self.lists.place(block))
        elif isinstance(block, Paragraph):
            # What leads to a list or a table stands on the same page.
            leads = element("keepNext") if isinstance(following, Item | Table) else None
            yield _paragraph("Normal", self._words(block.words), leads)
        elif block.header:
            yield self._table(block, self.columns.widths(block.header, self.page.room))

    def _source(self, number: int, note: Note) -> Iterator[BaseOxmlElement]:
        """A source as it stands at the end, under the name by which marks find it."""
        yield element("bookmarkStart", id=str(number), name=_bookmark(number))
        yield _run(note.text)
        yield element("bookmarkEnd", id=str(number))
        if note.url:
            yield _run(" ")
            yield self._link(note.url)

    def _words(self, words: Words) -> Iterator[BaseOxmlElement]:
        # Marks that stand alone, as in a column of sources, are not raised: there is nothing above which to stand.
        mark = "SourceMark" if any(isinstance(one, Run) for one in words) else "SourceNumber"
        for one in words:
            if isinstance(one, Cite):
                yield from _mark(self.notes.numbers(one), mark)
            elif one.style == "link":
                yield self._link(one.text)
            else:
                yield _run(one.text, _STYLES[one.style])

    def _link(self, url: str) -> BaseOxmlElement:
        """An address of the web as a link to it; as text where it cannot be followed."""
        if (target := _target(url)) is None:
            return _run(url)
        self.links += 1
        name = f"link{self.links}"
        link = element("hyperlink", _run(url, _STYLES["link"]), history="1")
        link.set(qn("r:id"), name)
        self.relations.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, target, name, is_external=True)
        return link

    def _table(self, table: Table, columns: list[int]) -> BaseOxmlElement:
        """A table whose header stands on every page, no row of which is torn in two."""
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
        words = tuple(Run(one.text, "strong") if isinstance(one, Run) else one for one in row[0])
        span = element(
            "tcPr", element("tcW", w=str(sum(columns)), type="dxa"), element("gridSpan", val=str(len(columns)))
        )
        cell = element("tc", span, _paragraph("TableText", self._words(words), element("keepNext")))
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


def _run(text: str, style: str = "") -> BaseOxmlElement:
    letters = element("t")
    letters.text = visible(re.sub(r"\s+", " ", text))
    letters.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    if style:
        return element("r", element("rPr", element("rStyle", val=style)), letters)
    return element("r", letters)


def _mark(numbers: tuple[int, ...], style: str) -> Iterator[BaseOxmlElement]:
    """The numbers of notes, each a link to where its source stands."""
    before = "["
    for number in numbers:
        yield _run(before, style)
        yield element("hyperlink", _run(str(number), style), anchor=_bookmark(number), history="1")
        before = ", "
    yield _run("]", style)


def _bookmark(number: int) -> str:
    return f"source_{number}"


def _target(url: str) -> str | None:
    """An address as Word takes it; none where it is no address that could be followed."""
    target = encoded(url) if is_address(url) else ""
    return target if 0 < len(target) <= _LONGEST_LINK else None
