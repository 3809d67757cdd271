"""The footnotes of a Word document: a separate part of the file, which the library does not support."""

from collections.abc import Callable, Iterator, Sequence

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.opc.rel import Relationships
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from timeline.export.formats.word.elements import element, run
from timeline.telling.notes import Note

_SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
"""The lines between a text and its footnotes, which Word keeps as footnotes too."""

Link = Callable[[str, Relationships], BaseOxmlElement]
"""Function that makes a link to an address, with its relationship in the part that the link stands in."""


class References:
    """Makes the marks of footnotes: the note itself where it is first cited, later a reference to that place."""

    def __init__(self) -> None:
        self._cited: set[int] = set()

    def marks(self, numbers: Sequence[int]) -> Iterator[BaseOxmlElement]:
        """Refer to notes, with commas between them."""
        for index, number in enumerate(numbers):
            if index:
                yield run(", ", "FootnoteReference")
            if number in self._cited:
                yield _reference(number)
            else:
                self._cited.add(number)
                yield from _note_itself(number)


def _note_itself(number: int) -> Iterator[BaseOxmlElement]:
    yield element("bookmarkStart", id=str(number), name=_bookmark(number))
    yield _mark(element("footnoteReference", id=str(number)))
    yield element("bookmarkEnd", id=str(number))


def _reference(number: int) -> BaseOxmlElement:
    """A field with the number of an earlier note, which Word updates when notes are added or removed."""
    return element("fldSimple", run(str(number), "FootnoteReference"), instr=f" NOTEREF {_bookmark(number)} \\f \\h ")


def _mark(sign: BaseOxmlElement) -> BaseOxmlElement:
    return element("r", element("rPr", element("rStyle", val="FootnoteReference")), sign)


def _bookmark(number: int) -> str:
    return f"_RefNote{number}"  # Word hides bookmarks that begin with an underscore


def add_footnotes(file: WordDocument, notes: Sequence[Note], link: Link) -> None:
    """Add the part with the notes, its relationship, and the separators in the settings, if there are notes."""
    if not notes:
        return
    root = OxmlElement("w:footnotes", nsdecls={prefix: nsmap[prefix] for prefix in "wr"})
    part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, file.part.package)
    root.extend(_separator(id, name) for id, name in _SEPARATORS.items())
    root.extend(_footnote(number, note, part, link) for number, note in enumerate(notes, 1))
    file.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    separators = element("footnotePr", *(element("footnote", id=str(id)) for id in _SEPARATORS))
    file.settings.element.find(qn("w:compat")).addprevious(separators)


def _separator(id: int, name: str) -> BaseOxmlElement:
    place = element("pPr", element("spacing", before="0", after="0", line="240", lineRule="auto"))
    return element("footnote", element("p", place, element("r", element(name))), type=name, id=str(id))


def _footnote(number: int, note: Note, part: XmlPart, link: Link) -> BaseOxmlElement:
    address = (run(" "), link(note.url, part.rels)) if note.url else ()
    style = element("pPr", element("pStyle", val="FootnoteText"))
    text = element("p", style, _mark(element("footnoteRef")), run(" "), run(note.text), *address)
    return element("footnote", text, id=str(number))
