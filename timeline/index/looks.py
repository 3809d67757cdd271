"""Looks of events and figures (`timeline.log.checks.look_of`): an index keeps a checksum of each.

By them, entries that the checks compare with each other are found in groups. A group may hold entries of several looks
with the same checksum, and the checks tell these apart.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from zlib import crc32

from timeline.index.documents import SECTIONS
from timeline.index.tables import Tables

Look = tuple[int, int]
"""The checksum of a look, and the number of an entry that has it."""


def checksum(look: str) -> int:
    """Return the checksum of a look."""
    return crc32(look.encode(errors="surrogatepass"))


class NewLooks:
    """The looks of a log that is being read, in the order of the log; the table has them by their checksums."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("CREATE TEMP TABLE looking (checksum INTEGER, entry INTEGER)")

    def add(self, looks: Iterable[Look]) -> None:
        """Put looks aside."""
        self._connection.executemany("INSERT INTO temp.looking VALUES (?, ?)", looks)

    def write(self) -> None:
        """Write all looks to the index."""
        # In the order of the table, which is far quicker.
        self._connection.execute("INSERT INTO look SELECT checksum, entry FROM temp.looking ORDER BY checksum, entry")
        self._connection.execute("DROP TABLE temp.looking")


def groups(tables: Tables, section: str) -> Iterator[list[str]]:
    """Yield the ids of the entries of a section with one checksum, where there are several, in the order of the log."""
    several = "SELECT checksum, min(entry) AS leader FROM look GROUP BY checksum HAVING count(*) > 1"
    # CROSS JOIN fixes the order of the tables: the planner would scan one of them for each row of the other.
    query = (
        f"SELECT leader, entry.id FROM ({several}) AS several CROSS JOIN look ON look.checksum = several.checksum"
        " CROSS JOIN entry ON entry.number = look.entry WHERE +entry.kind = ? ORDER BY leader, entry.number"
    )
    rows = tables.execute(query, (SECTIONS.index(section),))
    yield from ([identity for _, identity in group] for _, group in groupby(rows, lambda row: row[0]))


def members(tables: Tables, of: int) -> list[tuple[int, str]]:
    """Return the kinds and keys of all entries with a checksum, in the order of the log."""
    query = (
        "SELECT entry.kind, entry.id FROM look JOIN entry ON entry.number = look.entry WHERE look.checksum = ?"
        " ORDER BY look.entry"
    )
    return [(kind, key) for kind, key in tables.execute(query, (of,))]


def add(tables: Tables, looks: Iterable[Look]) -> None:
    """Add the looks of some entries to an index that is being mended."""
    tables.executemany("INSERT INTO look VALUES (?, ?)", looks)


def remove(tables: Tables, looks: Iterable[Look]) -> None:
    """Remove the looks of some entries."""
    tables.executemany("DELETE FROM look WHERE checksum = ? AND entry = ?", looks)
