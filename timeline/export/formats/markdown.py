"""Documents as Markdown with footnotes; whatever in a text would be markup is escaped."""

import re
from collections.abc import Iterator, Mapping

from timeline.addresses import encoded, is_address
from timeline.export.formats.layout import PLAIN, Look, PrintedBlock, printed_blocks
from timeline.telling.document import Cite, Document, Heading, Item, Run, Table, Words
from timeline.telling.notes import Note, Notes
from timeline.text import visible

# At the start of a line these make a list, a rule or a heading.
_LEADING = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-=]|\+(?:\s|$)))")
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&!$^@])")
_SIGNS: Mapping[str, str] = {"": "", "strong": "**", "emphasis": "*", "link": ""}


def as_markdown(document: Document, look: Look = PLAIN) -> str:
    """Print a document, its sources as footnotes."""
    return "".join(f"{line}\n" for line in _Writer(look).lines(document))


class _Writer:
    """Prints one document; numbers its sources on the way."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.notes = Notes()

    def lines(self, document: Document) -> Iterator[str]:
        last: PrintedBlock | None = None
        for block in printed_blocks(document, self.look):
            # Blank lines keep blocks apart; items of one list stand together.
            if last is not None and not (isinstance(block, Item) and isinstance(last, Item)):
                yield ""
            yield from self._block(block)
            last = block
        for number, note in enumerate(self.notes.notes, 1):
            yield ""
            yield f"[^{number}]: {_note(note)}"

    def _block(self, block: PrintedBlock) -> Iterator[str]:
        if isinstance(block, Heading):
            yield f"{'#' * block.level} {self.inline(block.words)}"
        elif isinstance(block, Item):
            sign = "-" if block.number is None else f"{block.number}."
            yield f"{'  ' * block.depth}{sign} {self.inline(block.words)}"
        elif isinstance(block, Table):
            yield f"| {' | '.join(map(markdown, block.header))} |"
            yield f"|{' --- |' * len(block.header)}"
            for row in block.rows:
                yield self._row(row, len(block.header))
        else:
            yield self.inline(block.words)

    def _row(self, row: tuple[Words, ...], columns: int) -> str:
        cells = [self.inline(cell) for cell in row]
        if len(cells) < columns:  # a heading within the table
            cells = [f"**{cells[0]}**", *[""] * (columns - 1)]
        return f"| {' | '.join(cells)} |"

    def inline(self, words: Words) -> str:
        """Print a line of text with its styles and notes."""
        parts: list[str] = []
        for one in words:
            if isinstance(one, Cite):
                parts.append("".join(f"[^{number}]" for number in self.notes.numbers(one)))
            elif one.style == "code":
                parts.append(code_span(one.text))
            elif one.style == "link" and is_address(one.text):
                parts.append(_address(one.text))
            else:
                parts.append(_styled(one, is_first=not parts))
        return "".join(parts).strip()


def _note(note: Note) -> str:
    address = f" {_address(note.url)}" if note.url and is_address(note.url) else ""
    text = f"{markdown(note.text)}{address}"
    # A single word would be the target of a link where footnotes are unknown.
    return text if " " in text else f"Source: {text}"


def _address(url: str) -> str:
    """An address of the web as a link, in ASCII: nothing in it ends the link before its end."""
    return f"<{encoded(url)}>"


def _styled(run: Run, *, is_first: bool) -> str:
    """A run with its blanks outside of what makes it strong: inside, nothing would."""
    text = visible(re.sub(r"\s+", " ", run.text))
    inside = _MARKUP.sub(r"\\\1", text.strip())
    if not inside:
        return " " if text else ""
    if is_first:
        inside = _LEADING.sub(r"\1\\", inside)
    sign = _SIGNS[run.style]
    return f"{' ' * text.startswith(' ')}{sign}{inside}{sign}{' ' * text.endswith(' ')}"


def markdown(text: str) -> str:
    """Text as Markdown shows it: nothing in it is markup, and it stays on one line."""
    return _styled(Run(text.strip()), is_first=True)


def code_span(text: str) -> str:
    """An id or a path as Markdown shows code; the fence is longer than any run of backticks in it."""
    shown = visible(" ".join(text.split()))
    if "`" not in shown:
        return f"`{shown}`"
    fence = "`" * (max(map(len, re.findall("`+", shown))) + 1)
    return f"{fence} {shown} {fence}"
