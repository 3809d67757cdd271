"""The document of `cache`: the indexes of logs in the cache folder, or what was removed of them."""

from collections.abc import Iterator

from timeline.index.listing import Cleared, Listing
from timeline.reports.cache import cleared_words, left_words, table_of, total_words
from timeline.telling.document import Block, Document, Head, Run, paragraph, table, without_empty_columns


def document(found: Listing, cleared: Cleared | None = None) -> Document:
    """Build the document of the indexes in the folder or, with `cleared`, of the number of files removed."""
    return Document(Head("Indexes of logs"), _blocks(found, cleared))


def _blocks(found: Listing, cleared: Cleared | None) -> Iterator[Block]:
    if cleared is not None:
        yield paragraph(cleared_words(cleared, found.folder))
        return
    yield paragraph("Kept in ", Run(str(found.folder), "code"))
    if found.indexes:
        rows = table_of(found)
        yield without_empty_columns(table(rows.columns, rows.shown))
    if left := left_words(found):
        yield paragraph(left)
    yield paragraph(total_words(found))
