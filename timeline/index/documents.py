"""Entries as compact documents, which an index keeps and reads only when an entry is used.

A document is text (`timeline.index.codec`) with the fields that are not empty. Its checksum stands in the row of the
entry, so that a document that was damaged, or belongs to another entry, is never taken for the right one.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Any, TypeVar
from zlib import crc32

from timeline.index.codec import Codec, Unreadable, read_by, sparse
from timeline.log import model
from timeline.log.references import section_of

AnyEntry = TypeVar("AnyEntry", bound=model.Entry)

ENTRY_TYPES: dict[str, type[Any]] = {
    "sources": model.Source,
    "actors": model.Actor,
    "places": model.Place,
    "types": model.OwnType,
    "views": model.View,
    "events": model.Event,
    "plans": model.Plan,
    "figures": model.Figure,
}
"""Sections of a log, with the type of their entries."""

SECTIONS = tuple(ENTRY_TYPES)
"""The position of a section here is the kind of its entries in the index."""


def kind_of(entry: model.Entry) -> int:
    """Return the kind of an entry in the index."""
    return SECTIONS.index(section_of(entry))


_OUTSIDE = frozenset({"id", "file", "line", "column"})
"""Fields that an index keeps beside the document."""

checksum = crc32
"""The checksum of a document, as it stands in the row of its entry."""


def packed(entry: model.Entry) -> bytes:
    """Return the document of an entry: all but its id and place."""
    return _codec_of(type(entry)).write(entry).encode(errors="surrogatepass")


def opened(kind: type[AnyEntry], document: bytes, identity: str, file: str, line: int, column: int) -> AnyEntry:
    """Return the entry of a document, at the place where it stands now; raises `Unreadable`."""
    try:
        text = document.decode(errors="surrogatepass")
    except UnicodeDecodeError as error:
        raise Unreadable(str(error)) from None
    entry: AnyEntry = read_by(_codec_of(kind), text)
    vars(entry).update(id=identity, file=file, line=line, column=column)
    return entry


_codec_of: Callable[[Any], Codec] = cache(partial(sparse, outside=_OUTSIDE))
