"""Documents of the answers that are not yet told by `timeline.telling`: the same blocks under their former names."""

from collections.abc import Iterable

from timeline.log.log import Log
from timeline.log.model import Citation
from timeline.telling.document import (
    Block,
    Cite,
    Document,
    Head,
    Heading,
    Item,
    Paragraph,
    Part,
    Run,
    Table,
    Words,
    heading,
    item,
    joined,
    paragraph,
    said,
    table,
    text_of,
)

__all__ = [
    "Block", "Document", "Heading", "Item", "Notes", "Paragraph", "Part", "Run", "Table", "Words", "code",
    "document_of", "emphasised", "heading", "item", "joined", "link", "paragraph", "said", "strong", "table",
]  # fmt: skip


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


def document_of(blocks: Iterable[Block]) -> Document:
    """Make a document of blocks; the first heading of level 1 is its title."""
    several = list(blocks)
    title = ""
    if several and isinstance(several[0], Heading) and several[0].level == 1:
        title = text_of(several.pop(0).words)  # type: ignore[union-attr]
    return Document(Head(title), several)


class Notes:
    """The sources of a document."""

    def cite(self, citations: Iterable[Citation], log: Log) -> Words:
        """Refer to sources."""
        return said(Cite(tuple(citations), log))

    def document(self, blocks: Iterable[Block]) -> Document:
        """Make the document of these blocks."""
        return document_of(blocks)
