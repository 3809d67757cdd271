"""The blocks of a document as headings, paragraphs, items and tables, which every format for people can print.

An entry becomes a paragraph, or a row of a table with the headings that divide its list.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from timeline.telling.document import (
    Axis,
    Block,
    Cite,
    Document,
    Entry,
    Heading,
    Item,
    LaneChart,
    Paragraph,
    Run,
    Style,
    Table,
    Words,
    heading,
    item,
    joined,
    merged_cites,
    paragraph,
    phrase,
)

PrintedBlock = Heading | Paragraph | Item | Table


class Look(NamedTuple):
    """The choices of a reader: entries as paragraphs or rows of a table, with ids or without."""

    style: Literal["paragraphs", "table"] = "paragraphs"
    has_ids: bool = False


PLAIN = Look()


def printed_blocks(document: Document, look: Look = PLAIN) -> Iterator[PrintedBlock]:
    """Lay out a document, its head first."""
    head = document.head
    if head.title:
        yield heading(1, head.title)
    if head.authors:
        yield paragraph(Run(", ".join(head.authors), "emphasis"))
    if head.asked:
        yield paragraph(Run(head.asked, "strong"))
    for line in head.lines:
        yield Paragraph(_words(line, look))
    if head.counts:
        yield paragraph(" · ".join(head.counts))
    blocks = _in_words(document.blocks)
    is_table = document.is_tabular or look.style == "table"
    laid_out = _tabled(blocks, document.columns, look) if is_table else _in_paragraphs(blocks, look)
    yield from _without_gaps(laid_out, has_title=bool(head.title))


def _without_gaps(blocks: Iterable[PrintedBlock], *, has_title: bool) -> Iterator[PrintedBlock]:
    """Raise headings so that each is exactly one level below its parent, for readers who move by level."""
    above = [1] if has_title else []
    for block in blocks:
        if isinstance(block, Heading):
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            yield block._replace(level=len(above))
        else:
            yield block


def _in_words(blocks: Iterable[Block]) -> Iterator[PrintedBlock | Entry]:
    """Replace drawings for the terminal by the blocks that say the same."""
    for block in blocks:
        if isinstance(block, LaneChart):
            yield from _in_words(block.blocks)
        elif not isinstance(block, Axis):
            yield block


def _in_paragraphs(blocks: Iterable[PrintedBlock | Entry], look: Look) -> Iterator[PrintedBlock]:
    for block in blocks:
        if not isinstance(block, Entry):
            yield from _blocks(block, look)
            continue
        line = _sentence(block, look)
        yield item(line) if block.is_brief else paragraph(line)
        yield from (item(_words(detail, look), depth=1 if block.is_brief else 0) for detail in block.details)


def _blocks(block: PrintedBlock, look: Look) -> Iterator[PrintedBlock]:
    """Lay out a block; yield nothing if it holds only ids and these are not asked for."""
    if isinstance(block, Table) or _words(block.words, look):
        yield _block(block, look)


def _block(block: PrintedBlock, look: Look) -> PrintedBlock:
    if isinstance(block, Heading):
        return Heading(block.level, _heading_words(block, look), "", block.divides)
    if isinstance(block, Paragraph):
        return Paragraph(_words(block.words, look))
    if isinstance(block, Item):
        label = phrase(Run(f"{block.label[:1].upper()}{block.label[1:]}:", "strong"), " ") if block.label else ()
        return Item(phrase(label, _words(block.words, look)), block.depth, block.number)
    return block._replace(rows=tuple(_row(row, len(block.header), look) for row in block.rows))


def _row(row: tuple[Words, ...], columns: int, look: Look) -> tuple[Words, ...]:
    """The cells of a row; a row that is a heading within the table is strong."""
    cells = tuple(_words(cell, look) for cell in row)
    return tuple(map(_as_strong, cells)) if len(cells) < columns else cells


def _heading_words(block: Heading, look: Look) -> Words:
    return phrase(_words(block.words, look), f" ({block.aside})" if block.aside else "")


def _sentence(entry: Entry, look: Look) -> Words:
    """An entry as one line: lead, title, hedges, facts, summary, references."""
    lead = _words(entry.lead, look)
    facts = joined("; ", (_words(fact, look) for fact in entry.facts))
    return phrase(
        _as_strong(lead),
        " " if lead else "",
        _title(entry, look, "" if lead or entry.is_brief else "strong"),
        " — " if facts else "",
        facts,
        "." if facts or not _ends(entry) else "",
        *([" ", *_words(entry.summary, look)] if entry.summary else []),
        _id(entry, look),
        *merged_cites(entry.cites),
    )


def _ends(entry: Entry) -> bool:
    """Return whether the title ends with a stop of its own."""
    last = next((one.text for one in reversed(entry.title) if isinstance(one, Run)), "")
    return not entry.flags and last.endswith((".", "?", "!", "…"))


def _as_strong(words: Words) -> Words:
    return tuple(Run(one.text, "strong") if isinstance(one, Run) else one for one in words)


def _title(entry: Entry, look: Look, style: Literal["", "strong"]) -> Words:
    title = tuple(
        Run(one.text, style) if isinstance(one, Run) and one.style == "title" else one
        for one in entry.title
        if look.has_ids or not (isinstance(one, Run) and one.style == "id")
    )
    return phrase(_words(title, look), f" ({'; '.join(entry.flags)})" if entry.flags else "")


def _id(entry: Entry, look: Look) -> Words:
    return phrase(" ", Run(entry.id, "code")) if look.has_ids and entry.id else ()


def _words(words: Words, look: Look) -> Words:
    """A line with the styles that documents have; with ids only if they are asked for."""
    printed: list[Run | Cite] = []
    for one in words:
        if isinstance(one, Cite):
            printed.append(one)
        elif one.style == "id":
            printed += _id_runs(one.text) if look.has_ids else []
        elif one.style != "hint":
            printed.append(Run(one.text, _PRINTED.get(one.style, "")))
    return tuple(printed)


def _id_runs(text: str) -> list[Run]:
    """An id as code, without the brackets around it but with the blank in front of it."""
    return [*([Run(" ")] if text.startswith(" ") else []), Run(text.strip(" []"), "code")]


_PRINTED: dict[Style, Style] = {
    "strong": "strong",
    "found": "strong",
    "emphasis": "emphasis",
    "code": "code",
    "link": "link",
}
"""The styles that documents have."""


def _tabled(
    blocks: Iterable[PrintedBlock | Entry], columns: tuple[str, str, str, str], look: Look
) -> Iterator[PrintedBlock]:
    """Lay out entries as rows: one table, up to a block that is neither an entry nor a heading of the list."""
    rows: list[tuple[Words, ...]] = []
    waiting: list[Heading] = []
    for block in blocks:
        if isinstance(block, Entry):
            rows += [_divider(one, look) for one in waiting]
            waiting.clear()
            rows.append(_cells(block, look))
        elif isinstance(block, Heading) and block.divides:
            waiting.append(block)
        else:
            yield from _table(rows, columns)
            rows = []
            for one in (*waiting, block):
                yield from _blocks(one, look)
            waiting.clear()
    yield from _table(rows, columns)
    for one in waiting:
        yield from _blocks(one, look)


def _divider(block: Heading, look: Look) -> tuple[Words]:
    """A heading as a row of its own; one of a lower level is indented."""
    style: Style = "strong" if block.level <= 2 else "emphasis"
    words = _words(block.words, look)
    named = tuple(one._replace(style=style) if isinstance(one, Run) else one for one in words)
    return (phrase(named, f" ({block.aside})" if block.aside else ""),)


def _table(rows: list[tuple[Words, ...]], columns: tuple[str, ...]) -> Iterator[Table]:
    """One table of the rows, without empty columns."""
    if not rows:
        return
    used = [index for index in range(len(columns)) if any(len(row) > 1 and row[index] for row in rows)]
    cells = tuple(row if len(row) == 1 else tuple(row[index] for index in used) for row in rows)
    yield Table(tuple(columns[index] for index in used), cells)


def _cells(entry: Entry, look: Look) -> tuple[Words, ...]:
    what = phrase(_title(entry, look, ""), ". " if entry.summary else "", _words(entry.summary, look))
    facts = joined("; ", (_words(fact, look) for fact in entry.facts))
    return (
        _words(entry.lead, look),
        phrase(what, _id(entry, look)),
        joined(" • ", (facts, *(_words(detail, look) for detail in entry.details))),
        merged_cites(entry.cites),
    )
