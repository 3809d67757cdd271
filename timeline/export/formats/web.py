"""Documents as one HTML file, under a policy that lets nothing load and nothing run."""

import base64
import hashlib
from collections.abc import Iterator

from timeline.export.document import Block, Document, Heading, Item, Mark, Note, Paragraph, Run, Table, Words, title_of
from timeline.export.markup import address, content, foreign

_STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.6rem; line-height: 1.2 }
h2 { font-size: 1.25rem; margin-top: 2rem; border-bottom: 1px solid; padding-bottom: .2rem }
h3 { font-size: 1.05rem; margin-top: 1.5rem }
code { font-size: .85em; opacity: .8; overflow-wrap: anywhere }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: .95rem }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8886 }
sup { line-height: 0 }
:target { outline: 2px solid; outline-offset: 2px }
p, li { overflow-wrap: anywhere }
@media print {
  body { max-width: none; margin: 0; font-size: 10pt }
  h1, h2, h3 { break-after: avoid }
  tr, li, p { break-inside: avoid }
}
"""
_TAGS = {"": None, "strong": "strong", "emphasis": "em", "code": "code", "link": None}


def as_html(document: Document) -> str:
    """The document, each mark a link to its note and each note back to where it is first cited."""
    return "\n".join(_Page(document).lines()) + "\n"


class _Page:
    """Writes one document; remembers which notes were cited, for the way back leads to the first place."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.cited: set[int] = set()

    def lines(self) -> Iterator[str]:
        blocks = self.document.blocks
        digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
        yield "<!DOCTYPE html>"
        yield '<html lang="en">'
        yield '<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        yield f"<title>{content(title_of(self.document))}</title>"
        yield f"<style>{_STYLE}</style>"
        yield "<main>"
        yield from self._blocks(blocks)
        if self.document.notes:
            yield "<h2>Sources</h2>"
            yield "<ol>"
            yield from (self._note(number, note) for number, note in enumerate(self.document.notes, 1))
            yield "</ol>"
        yield "</main>"

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
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

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            yield f"<h{block.level}>{self._inline(block.words)}</h{block.level}>"
        elif isinstance(block, Paragraph):
            yield f"<p>{self._inline(block.words)}</p>"
        elif isinstance(block, Item):
            yield f"<li>{self._inline(block.words)}"
        else:
            yield from self._table(block)

    def _table(self, table: Table) -> Iterator[str]:
        yield '<div class="wide" tabindex="0" role="region" aria-label="Table">'
        yield "<table>"
        heads = "".join(f'<th scope="col">{content(name)}</th>' for name in table.header)
        yield f"<thead><tr>{heads}</tr></thead>"
        yield "<tbody>"
        for row in table.rows:
            yield f"<tr>{''.join(f'<td>{self._inline(cell)}</td>' for cell in row)}</tr>"
        yield "</tbody>"
        yield "</table>"
        yield "</div>"

    def _inline(self, words: Words) -> str:
        return "".join(self._mark(one) if isinstance(one, Mark) else _run(one) for one in words)

    def _mark(self, mark: Mark) -> str:
        links = []
        for number in mark.numbers:
            place = "" if number in self.cited else f' id="cited-{number}"'
            self.cited.add(number)
            links.append(f'<a href="#note-{number}"{place}>{number}</a>')
        return f"<sup>[{', '.join(links)}]</sup>"

    def _note(self, number: int, note: Note) -> str:
        text = foreign(note.text) + (f" {address(note.url)}" if note.url else "")
        back = f' <a href="#cited-{number}" aria-label="Back to the text">↩</a>' if number in self.cited else ""
        return f'<li id="note-{number}">{text}{back}</li>'


def _run(run: Run) -> str:
    if run.style == "link":
        return address(run.text)
    tag = _TAGS[run.style]
    inside = foreign(" ".join(run.text.split())) if run.text.strip() else ""
    blanks = (" " * run.text[:1].isspace(), " " * (run.text[-1:].isspace() and bool(inside)))
    return f"{blanks[0]}<{tag}>{inside}</{tag}>{blanks[1]}" if tag and inside else f"{blanks[0]}{inside}{blanks[1]}"
