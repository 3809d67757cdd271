"""Entries of an index read again from the files of the log, to find the places of the fields in them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from timeline.errors import LogUnreadable
from timeline.index.edited import part_feed
from timeline.index.segments import SPACE, digest_of
from timeline.index.store import Store, key_of
from timeline.log.findings import Findings, TooManyProblems
from timeline.log.loader import LogReader, Read
from timeline.log.yaml.files import Opener

_MOST_SEGMENTS = 16
"""Maximum number of segments to read."""


class Unreadable(Exception):
    """An entry cannot be found in its file, or too many have to be looked for."""


def reread(store: Store, numbers: Iterable[int], opener: Opener) -> Iterator[tuple[int, Read]]:
    """Yield entries by number as they stand in the files; lines count as in `EditedPart.reads`. Raises `Unreadable`."""
    wanted: dict[int, set[int]] = defaultdict(set)
    for number in numbers:
        wanted[number // SPACE].add(number)
    if len(wanted) > _MOST_SEGMENTS:
        raise Unreadable
    for segment, several in wanted.items():
        for read in _entries(store, segment, opener):
            found = store.number(key_of(read.section, read.entry.id))
            if found in several:
                several.remove(found)
                yield found, read
        if several:
            raise Unreadable


def _entries(store: Store, segment: int, opener: Opener) -> Iterator[Read]:
    """Yield the entries of a segment."""
    query = (
        "SELECT file.name, segment.section, segment.start, segment.size, segment.digest FROM segment"
        " JOIN file ON file.number = segment.file WHERE segment.number = ? AND file.can_mend AND segment.indent >= 0"
    )
    found = store.tables.execute(query, (segment,)).fetchone()
    if found is None:
        raise Unreadable
    name, (section, start, size, digest) = store.file(found[0]), found[1:]
    try:
        with opener(name) as file:
            file.seek(start)
            if digest_of(file, size) != digest:
                raise Unreadable  # it was edited meanwhile
            file.seek(start)
            text = file.read(size)
        yield from LogReader(name, Findings(), store.header()).entries_of(section, part_feed(section, text, name))
    except (LogUnreadable, TooManyProblems):
        raise Unreadable from None
