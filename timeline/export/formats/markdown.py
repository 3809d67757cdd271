"""Documents as Markdown with footnotes, which CommonMark, GitHub and Pandoc all show as the same text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple
from unicodedata import category

from timeline.addresses import encoded, is_address
from timeline.export.formats.layout import PLAIN, Look, PrintedBlock, printed_blocks
from timeline.telling.document import Cite, Document, Heading, Item, Run, Table, Words, text_of
from timeline.telling.notes import Note, Notes
from timeline.text import visible

_MARKUP = re.compile(
    r"[\\`*_\[\]{}<>#|~&!$^@\"]|(?<!\w)'|'(?!\w)"  # quotes, as Pandoc makes them curly; except within a word
    r"|-(?=-)|(?<=-)-|\.(?=\.)"  # dashes and dots that Pandoc joins
    r"|:(?=//)|(?<!\d):(?=[\w+-]+:)|(?<=\bwww)\.",  # addresses and names of emoji on GitHub
    re.IGNORECASE,
)
"""Characters that may be markup anywhere in a text."""

_NUMBER = re.compile(r"(\(?)(?:\d+|[ivxlcdm]+|[a-z])([.)])(?:\s|$)", re.IGNORECASE)
"""The number of an item of a list as Pandoc knows it: `1.`, `a)`, `(iv)`."""

_SIGNS: Mapping[str, str] = {"": "", "strong": "**", "emphasis": "*", "link": ""}
_BESIDE = frozenset(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
"""Characters next to which an emphasis mark is read as one, whatever stands on its other side."""

_WIDEST = 40


class _Piece(NamedTuple):
    """A piece of Markdown, and the emphasis mark for both of its sides."""

    text: str
    sign: str = ""


def as_markdown(document: Document, look: Look = PLAIN) -> Iterator[str]:
    """Print a document line by line, its sources as footnotes."""
    return (f"{line}\n" for line in _Writer(look).lines(document))


class _Writer:
    """Prints one document; numbers its sources on the way."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.notes = Notes()
        self.indents: list[int] = []
        """The columns in which the text of the last items begins, by depth."""

    def lines(self, document: Document) -> Iterator[str]:
        last: PrintedBlock | None = None
        for block in printed_blocks(document, self.look):
            if last is not None and not _is_same_list(last, block):
                yield ""
            if not isinstance(block, Item):
                self.indents.clear()
            yield from self._block(block)
            last = block
        if self.notes.restriction:
            yield ""
            yield self.inline((Run(self.notes.restriction, "strong"),))
        if document.head.citation:
            yield ""
            yield self.inline(document.head.citation)
        for number, note in enumerate(self.notes.notes, 1):
            yield ""
            yield f"[^{number}]: {_note(note)}"

    def _block(self, block: PrintedBlock) -> Iterator[str]:
        if isinstance(block, Heading):
            yield f"{'#' * block.level} {self.inline(block.words)}"
        elif isinstance(block, Item):
            yield self._item(block)
        elif isinstance(block, Table):
            yield f"| {' | '.join(map(markdown, block.header))} |"
            yield f"| {' | '.join(_rules(block))} |"
            for row in block.rows:
                yield self._row(row, len(block.header))
        else:
            yield self.inline(block.words)

    def _item(self, item: Item) -> str:
        """An item, indented to the text of the item that it belongs to."""
        sign = "-" if item.number is None else f"{item.number}."
        del self.indents[item.depth :]
        indent = self.indents[-1] if self.indents else 0
        self.indents.append(indent + len(sign) + 1)
        return f"{' ' * indent}{sign} {self.inline(item.words)}"

    def _row(self, row: tuple[Words, ...], columns: int) -> str:
        """A row; one of a single cell is a heading within the table."""
        cells = [self.inline(cell, in_table=True) for cell in row]
        return f"| {' | '.join([*cells, *[''] * (columns - len(cells))])} |"

    def inline(self, words: Words, *, in_table: bool = False) -> str:
        """Print a line of text with its styles and notes."""
        pieces: list[_Piece] = []
        behind_note = False
        for one in _merged(words):
            if isinstance(one, Cite):
                # With blanks between them: two raised numbers side by side would be read as one.
                pieces.append(_Piece(" ".join(f"[^{number}]" for number in self.notes.numbers(one))))
            elif one.style == "code" and not (in_table and "|" in one.text):
                pieces.append(_Piece(code_span(one.text)))
            elif one.style == "link" and is_address(one.text):
                pieces.append(_Piece(_address(one.text)))
            else:
                pieces += _pieces(one, is_first=not pieces, behind_note=behind_note)
            behind_note = isinstance(one, Cite)
        return _signed(pieces).strip()


def _is_same_list(last: PrintedBlock, block: PrintedBlock) -> bool:
    """Return whether two blocks are items of one list, which no blank line separates."""
    if not (isinstance(last, Item) and isinstance(block, Item)):
        return False
    return last.depth != block.depth or (last.number is None) == (block.number is None)


def _rules(table: Table) -> list[str]:
    """The line below a header: Pandoc makes columns as wide as their dashes where lines are long."""
    columns = zip_longest(*(row for row in table.rows if len(row) == len(table.header)), fillvalue=())
    lengths = [[len(text_of(cell)) for cell in column] for column in columns] or [[] for _ in table.header]
    return [
        "-" * max(3, min(_WIDEST, max([len(name), sum(cells) // max(1, len(cells))])))
        for name, cells in zip(table.header, lengths, strict=True)
    ]


def _note(note: Note) -> str:
    """The text of a footnote, which is never read as the target of a link by programs that do not know footnotes.

    A target is one word, or a word with a title in quotes or brackets behind it; quotes are escaped already.
    """
    address = f" {_address(note.url)}" if note.url and is_address(note.url) else ""
    text = f"{markdown(note.text)}{address}".replace(" (", r" \(")
    return text if " " in text else f"Source: {text}"


def _address(url: str) -> str:
    """An address of the web as a link, in ASCII, so that no character in it ends the link early."""
    return f"<{encoded(url)}>"


def _merged(words: Words) -> list[Run | Cite]:
    """Join neighbouring runs of the same style, whose emphasis marks would touch."""
    merged: list[Run | Cite] = []
    for one in words:
        last = merged[-1] if merged else None
        if isinstance(one, Run) and isinstance(last, Run) and one.style == last.style and one.style in _SIGNS:
            merged[-1] = Run(last.text + one.text, one.style)
        elif isinstance(one, Cite) or one.text:
            merged.append(one)
    return merged


def _pieces(run: Run, *, is_first: bool, behind_note: bool = False) -> Iterator[_Piece]:
    """A run as pieces, its blanks outside of the emphasis, which would not be read otherwise."""
    text = visible(re.sub(r"\s+", " ", run.text))
    if text.startswith(" ") and not is_first:
        yield _Piece(" ")
    if inside := text.strip():
        yield _Piece(_escaped(inside, is_first, behind_note and not text.startswith(" ")), _SIGNS.get(run.style, ""))
        if text.endswith(" "):
            yield _Piece(" ")


def _escaped(text: str, is_first: bool, behind_note: bool = False) -> str:
    """Escape characters that are markup anywhere, at the start of a line, or right behind the mark of a note."""
    at = _leading(text) if is_first else 0 if behind_note and text[0] in "(:" else None
    if at is None:
        return _MARKUP.sub(r"\\\g<0>", text)
    before, after = _MARKUP.sub(r"\\\g<0>", text[:at]), _MARKUP.sub(r"\\\g<0>", text[at + 1 :])
    return f"{before}\\{text[at]}{after}"


def _leading(text: str) -> int | None:
    """Return the index of the character that would begin a list, a rule, a heading, a title or a definition."""
    if text[0] in "-=+%:":
        return 0
    number = _NUMBER.match(text)
    return None if number is None else 0 if number[1] else number.start(2)


def _signed(pieces: Sequence[_Piece]) -> str:
    """Join pieces, with their emphasis marks where these are read as such."""
    done = ""
    was_signed = False
    for piece, following in zip_longest(pieces, pieces[1:]):
        after = following.text[:1] if following else ""
        was_signed = bool(piece.sign) and not was_signed and _is_read(piece.text, done[-1:], after)
        done += f"{piece.sign}{piece.text}{piece.sign}" if was_signed else piece.text
    return done


def _is_read(text: str, before: str, after: str) -> bool:
    """Return whether emphasis marks around a text are read as such: not between a letter and a bracket."""
    return all(
        category(inside)[0] in "LN" or not outside or outside in _BESIDE
        for inside, outside in ((text[0], before), (text[-1], after))
    )


def markdown(text: str) -> str:
    """Text escaped for Markdown, on one line."""
    return "".join(piece.text for piece in _pieces(Run(text.strip()), is_first=True))


def code_span(text: str) -> str:
    """An id or a path as Markdown shows code; the fence is longer than any run of backticks in it."""
    shown = visible(" ".join(text.split()))
    if "`" not in shown:
        return f"`{shown}`" if shown else ""
    fence = "`" * (max(map(len, re.findall("`+", shown))) + 1)
    return f"{fence} {shown} {fence}"
