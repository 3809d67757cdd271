"""Parts of a log's files that can be read alone, and the order of entries in them, for edits of the text."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from timeline.index.documents import SECTIONS
from timeline.index.sections import IndexedSection
from timeline.index.segments import SPACE
from timeline.index.store import Store, key_of
from timeline.log.log import Log
from timeline.log.references import id_in


class Part(NamedTuple):
    """A run of whole entries of one section: its place in the file in bytes, and the SHA-256 of its text."""

    section: str
    start: int
    size: int
    digest: bytes


class Stretch(NamedTuple):
    """A part of a file: a run of entries that can be read alone, or the text between two of these (`indent` is -1)."""

    section: str
    start: int
    size: int
    digest: bytes
    indent: int
    """The depth of the list or mapping in which its entries stand, in spaces."""
    entries: int
    """The number of its entries."""


class Standing(NamedTuple):
    """An entry where it stands, with its position in a chronology; of a figure its earliest day, which has none."""

    id: str
    position: bytes | int | None
    run: int
    """The number of the run of entries in which it stands."""


def part_of(log: Log, section: str, identity: str) -> Part | None:
    """Return the part in which an entry stands; None where its file can only be read whole."""
    store = _store(log, section)
    number = None if store is None else store.number(key_of(section, identity))
    if store is None or number is None:
        return None
    query = (
        "SELECT segment.section, segment.start, segment.size, segment.digest FROM segment"
        " JOIN file ON file.number = segment.file WHERE segment.number = ? AND file.can_mend AND segment.size > 0"
        " AND segment.indent >= 0"
    )
    row = store.tables.execute(query, (number // SPACE,)).fetchone()
    return None if row is None else Part(*row)


def stretches_of(log: Log, file: str) -> list[Stretch]:
    """Return the parts of a file in order; none where it can only be read whole."""
    store = _store(log, "events")
    if store is None or file not in log.files:
        return []
    query = (
        "SELECT segment.section, segment.start, segment.size, segment.digest, segment.indent,"
        f" (SELECT count(*) FROM entry WHERE entry.number BETWEEN segment.number * {SPACE} AND"
        f" segment.number * {SPACE} + {SPACE - 1}) FROM segment"
        " JOIN file ON file.number = segment.file WHERE segment.file = ? AND file.can_mend ORDER BY segment.start"
    )
    return [Stretch(*row) for row in store.tables.execute(query, (store.files()[file],))]


def files_of(log: Log, section: str) -> dict[str, int]:
    """Return the number of entries of a section in each file that has any."""
    store = _store(log, section)
    query = (
        "SELECT file.name, count(*) FROM entry JOIN segment ON segment.number = entry.segment"
        " JOIN file ON file.number = segment.file WHERE entry.kind = ? GROUP BY file.number"
    )
    if store is None:
        return {}
    return {store.file(name): count for name, count in store.tables.execute(query, (SECTIONS.index(section),))}


def runs_of(log: Log, section: str, file: str) -> list[Standing]:
    """Return the first entry of each run of entries of a section in a file."""
    store = _store(log, section)
    if store is None or file not in log.files:
        return []
    query = (
        f"SELECT entry.id, entry.{_position_in(section)}, segment.number FROM segment"
        f" JOIN entry ON entry.number = segment.number * {SPACE} + 1"
        " WHERE segment.file = ? AND segment.section = ? ORDER BY entry.number"
    )
    return _standing(section, store.tables.execute(query, (store.files()[file], section)))


def order_of(log: Log, section: str, file: str, run: int | None = None) -> list[Standing]:
    """Return the entries of a section as they stand in a file, or in one run of it."""
    store = _store(log, section)
    if store is None or file not in log.files:
        return []
    values: tuple[int, ...] = (store.files()[file],)
    where = "segment IN (SELECT number FROM segment WHERE file = ?)"
    if run is not None:
        where, values = "number BETWEEN ? AND ?", (run * SPACE, run * SPACE + SPACE - 1)
    query = f"SELECT id, {_position_in(section)}, segment FROM entry WHERE +kind = ? AND {where} ORDER BY number"
    return _standing(section, store.tables.execute(query, (SECTIONS.index(section), *values)))


def _position_in(section: str) -> str:
    """Return the column with the position of an entry; a figure stands in no chronology."""
    return "first" if section == "figures" else "chronology_first"


def _standing(section: str, rows: Iterable[tuple[Any, ...]]) -> list[Standing]:
    return [Standing(id_in(section, key), position, run) for key, position, run in rows]


def _store(log: Log, section: str) -> Store | None:
    """Return the index of a log; None for a log that was made in memory."""
    several = getattr(log, section)
    return several.store if isinstance(several, IndexedSection) else None
