"""Documents as one HTML file, under a policy that lets nothing load and nothing run."""

import base64
import hashlib
from collections.abc import Iterator, Mapping

from timeline.export.formats.layout import PLAIN, Look, PrintedBlock, printed_blocks
from timeline.export.markup import address, content, foreign
from timeline.telling.document import Cite, Document, Heading, Item, Paragraph, Run, Table, Words
from timeline.telling.notes import Note, Notes

_STYLE = """
:root { color-scheme: light dark; color: CanvasText; background: Canvas }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.6rem; line-height: 1.2 }
h2 { font-size: 1.25rem; margin-top: 2rem; border-bottom: 1px solid; padding-bottom: .2rem }
h3 { font-size: 1.05rem; margin-top: 1.5rem }
code { font-size: .85em; overflow-wrap: anywhere }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: .95rem }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8886 }
th[scope=rowgroup] { padding-left: .4rem; background: #8882; font-weight: normal }
sup { line-height: 0 }
:target { outline: 2px solid; outline-offset: 2px }
p, li, td { overflow-wrap: anywhere }
td { min-width: 5.5rem }
footer { margin-top: 2rem; border-top: 1px solid; font-size: .9rem }
@page { size: A4; margin: 2cm }
@page sideways { size: A4 landscape }
@media print {
  :root { color-scheme: light }
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt }
  a { color: inherit; text-decoration: none }
  .back { display: none }
  .wide { overflow: visible }
  body:has(.many) { page: sideways }
  .many td { min-width: 0 }
  table { font-size: 9pt }
  thead { display: table-header-group }
  th[scope=rowgroup] { break-after: avoid; print-color-adjust: exact }
  h1, h2, h3 { break-after: avoid }
  tr, li, p { break-inside: avoid }
}
"""
_UPRIGHT = 6
"""Maximum number of columns of a table on a page in portrait format."""

_TAGS: Mapping[str, str | None] = {"": None, "strong": "strong", "emphasis": "em", "code": "code", "link": None}


def as_html(document: Document, look: Look = PLAIN) -> Iterator[str]:
    """Print a document line by line; each reference links to its note, and each note back to its first reference."""
    return (f"{line}\n" for line in _Page(document, look).lines())


class _Page:
    """Prints one document; remembers which notes were cited, as the link back leads to the first reference."""

    def __init__(self, document: Document, look: Look) -> None:
        self.document = document
        self.look = look
        self.notes = Notes()
        self.cited: set[int] = set()
        self.tables = 0

    def lines(self) -> Iterator[str]:
        digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
        yield "<!DOCTYPE html>"
        yield '<html lang="en">'
        yield '<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        head = self.document.head
        yield f"<title>{content(' – '.join(filter(None, (head.title, head.asked))) or 'timeline')}</title>"
        yield f"<style>{_STYLE}</style>"
        yield "<main>"
        yield from self._blocks(printed_blocks(self.document, self.look))
        if self.notes.notes:
            yield "<h2>Sources</h2>"
            yield "<ol>"
            yield from (self._note(number, note) for number, note in enumerate(self.notes.notes, 1))
            yield "</ol>"
        if self.notes.restriction:
            yield f"<p>{self._inline((Run(self.notes.restriction, 'strong'),))}</p>"
        yield "</main>"
        if head.citation:
            yield f"<footer><p>{self._inline(head.citation)}</p></footer>"

    def _blocks(self, blocks: Iterator[PrintedBlock]) -> Iterator[str]:
        lists: list[str] = []
        for block in blocks:
            wanted = block.depth + 1 if isinstance(block, Item) else 0
            kind = "ul" if isinstance(block, Item) and block.number is None else "ol"
            while len(lists) > wanted or (len(lists) == wanted and lists and lists[-1] != kind):
                yield f"</{lists.pop()}>"
            while len(lists) < wanted:
                lists.append(kind)
                yield f"<{kind}>"
            yield from self._block(block)
        yield from (f"</{name}>" for name in reversed(lists))

    def _block(self, block: PrintedBlock) -> Iterator[str]:
        if isinstance(block, Heading):
            yield f"<h{block.level}>{self._inline(block.words)}</h{block.level}>"
        elif isinstance(block, Paragraph):
            yield f"<p>{self._inline(block.words)}</p>"
        elif isinstance(block, Item):
            yield f"<li>{self._inline(block.words)}"
        else:
            yield from self._table(block)

    def _table(self, table: Table) -> Iterator[str]:
        """A table; each dividing row is the heading of the group of rows that follows."""
        self.tables += 1
        many = " many" if len(table.header) > _UPRIGHT else ""
        yield f'<div class="wide{many}" tabindex="0" role="region" aria-label="Table {self.tables}">'
        yield "<table>"
        heads = "".join(f'<th scope="col">{content(name)}</th>' for name in table.header)
        yield f"<thead><tr>{heads}</tr></thead>"
        yield "<tbody>"
        for index, row in enumerate(table.rows):
            if len(row) == len(table.header):
                yield f"<tr>{''.join(f'<td>{self._inline(cell)}</td>' for cell in row)}</tr>"
                continue
            if index:
                yield "</tbody>"
                yield "<tbody>"
            yield f'<tr><th scope="rowgroup" colspan="{len(table.header)}">{self._inline(row[0])}</th></tr>'
        yield "</tbody>"
        yield "</table>"
        yield "</div>"

    def _inline(self, words: Words) -> str:
        return "".join(self._cite(one) if isinstance(one, Cite) else _run(one) for one in words)

    def _cite(self, cite: Cite) -> str:
        links = []
        for number in self.notes.numbers(cite):
            place = "" if number in self.cited else f' id="cited-{number}"'
            self.cited.add(number)
            links.append(f'<a href="#note-{number}"{place}>{number}</a>')
        return f"<sup>[{', '.join(links)}]</sup>"

    def _note(self, number: int, note: Note) -> str:
        text = foreign(note.text) + (f" {address(note.url)}" if note.url else "")
        label = f"Back to the text from note {number}"
        back = f' <a class="back" href="#cited-{number}" aria-label="{label}">↩</a>' if number in self.cited else ""
        return f'<li id="note-{number}">{text}{back}</li>'


def _run(run: Run) -> str:
    if run.style == "link":
        return address(run.text)
    tag = _TAGS[run.style]
    inside = foreign(" ".join(run.text.split())) if run.text.strip() else ""
    blanks = (" " * run.text[:1].isspace(), " " * (run.text[-1:].isspace() and bool(inside)))
    return f"{blanks[0]}<{tag}>{inside}</{tag}>{blanks[1]}" if tag and inside else f"{blanks[0]}{inside}{blanks[1]}"
