"""The tables of an index, and how its file is opened.

An index is written once and never changed after it was finished (`timeline.index.verified`): a change makes a new file.
A reader needs no locks, and readers of an older file are not disturbed.
"""

import os
import sqlite3
from pathlib import Path

TABLES = {
    "about": "(key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID",
    # The files of the log, named by their paths from the folder of the outermost.
    "file": "(number INTEGER PRIMARY KEY, name TEXT, can_mend INTEGER)",
    # Runs of entries, and the text between them, in the order of a file: see timeline.index.segments.
    "segment": """(
        number INTEGER PRIMARY KEY, file INTEGER, section TEXT, line INTEGER, start INTEGER, size INTEGER, digest BLOB,
        indent INTEGER, head INTEGER
    )""",
    # The data of an entry that are used before it is opened, in the order of the log. Its `id` stands behind the name
    # of its namespace (timeline.log.references.key_of). Lines count from the first of the
    # segment; days as timeline.dates.days counts them: the hull of its dates, the end of a situation that ended, the
    # days on which it can have become known, and the one from which it shows, but for its absences, then those on which
    # it can have been logged. Then its positions in a chronology, and the number of its rows there
    # (timeline.index.order), and what is counted or decided (timeline.index.standing).
    "entry": """(
        number INTEGER PRIMARY KEY, kind INTEGER, id TEXT, segment INTEGER, line INTEGER, position INTEGER,
        checksum INTEGER, first INTEGER, last INTEGER, ended INTEGER, known_first INTEGER, known_last INTEGER,
        shows INTEGER, added_first INTEGER, added_last INTEGER,
        chronology_first BLOB, chronology_last BLOB, dates INTEGER, dates_from INTEGER,
        complete INTEGER, begins INTEGER, begun INTEGER, beginning INTEGER, settled INTEGER
    )""",
    # The times in which an entry is hidden again, since a later source corrected when it happened or became known.
    "absence": "(entry INTEGER, first INTEGER, last INTEGER, PRIMARY KEY (entry, first)) WITHOUT ROWID",
    "document": "(number INTEGER PRIMARY KEY, body BLOB)",
    # The number of entries of each kind, and the sum of their `dates`.
    "tally": "(kind INTEGER PRIMARY KEY, entries INTEGER, dates INTEGER)",
    # The names in entries, by role, and the entries that have them, by kind.
    "term": "(number INTEGER PRIMARY KEY, role TEXT, name TEXT, UNIQUE (role, name))",
    "posting": "(term INTEGER, kind INTEGER, entry INTEGER, PRIMARY KEY (term, kind, entry)) WITHOUT ROWID",
    # The places and actors around each place or actor, past ones included, at any depth, itself included.
    "closure": "(role TEXT, whole TEXT, part TEXT, PRIMARY KEY (role, whole, part)) WITHOUT ROWID",
    # The folded names of places and actors: the log's own, each with the number of its entry, and those in entries (0).
    "name": """(
        role TEXT, folded TEXT, id TEXT, entry INTEGER, PRIMARY KEY (role, folded, entry, id)
    ) WITHOUT ROWID""",
    # The checksums of the looks of entries that are compared with each other: see timeline.index.looks.
    "look": "(checksum INTEGER, entry INTEGER, PRIMARY KEY (checksum, entry)) WITHOUT ROWID",
    # The warnings of the log, by the keys of their entries. Lines count from that of the entry; of a warning without
    # an entry, from the first of a segment. The message names the line of the other entry, if there is one.
    "warning": """(
        entry TEXT, number INTEGER, other TEXT, segment INTEGER, line INTEGER, position INTEGER, code TEXT,
        message BLOB, hint BLOB, section TEXT, PRIMARY KEY (entry, number)
    ) WITHOUT ROWID""",
}

HEDGED, LATER = 1, 2
"""Flags in the column `beginning`: its source hedges the date; the date goes on, or has more days, behind it."""

WORDS = "CREATE VIRTUAL TABLE words USING fts5(title, summary, content='', tokenize='ascii')"
"""Statement for the full text, with the positions of words, without which a contentless table cannot rank."""

_WORDS_IN_MEMORY = 4 << 20
"""Number of bytes of the full text that are collected in memory before they are written, in SQLite's own count."""

WORDS_PARTS = ("data", "idx", "docsize", "config")
"""The tables in which SQLite keeps the full text, each behind `words_`."""

INDEXES = {
    "entry_id": "(id)",
    "entry_kind": "(kind)",
    "entry_shows": "(shows)",
    "entry_days": "(last, first)",
    "entry_first": "(kind, chronology_first)",
    "entry_last": "(kind, chronology_last)",
    "entry_dates": "(dates_from)",
}
"""On the entries. Made when all rows are there, which is faster than keeping them up row by row."""

_UNIQUE = frozenset({"entry_id"})


def table_statements() -> list[str]:
    """The statements that make the empty tables."""
    return [*(f"CREATE TABLE {name} {columns}" for name, columns in TABLES.items()), WORDS]


def index_statements() -> list[str]:
    """The statements that make the rows findable."""
    return [
        f"CREATE {'UNIQUE ' if name in _UNIQUE else ''}INDEX {name} ON entry {columns}"
        for name, columns in INDEXES.items()
    ]


def create(path: Path | None) -> sqlite3.Connection:
    """A new index in an empty file, or in memory."""
    connection = _connect(":memory:" if path is None else path)
    _set_up_for_writing(connection)
    if path is None:
        connection.execute("PRAGMA temp_store = MEMORY")  # there may be no writable place for temporary files
    connection.execute("PRAGMA page_size = 8192")
    connection.execute("BEGIN")
    for statement in table_statements():
        connection.execute(statement)
    connection.execute(f"INSERT INTO words (words, rank) VALUES ('hashsize', {_WORDS_IN_MEMORY})")
    return connection


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open an index that no other process uses yet, for changes."""
    connection = _connect(path)
    _set_up_for_writing(connection)
    connection.execute("BEGIN")
    return connection


def _set_up_for_writing(connection: sqlite3.Connection) -> None:
    # An unfinished file is removed: no rollback is needed.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA cache_size = -4096")


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open an index that is never changed any more."""
    quoted = "".join(chr(byte) if chr(byte).isalnum() and byte < 128 else f"%{byte:02x}" for byte in os.fsencode(path))
    address = f"file:{quoted}?mode=ro&immutable=1"
    return _connect(address, uri=True)


class _Connection(sqlite3.Connection):
    """A connection that is closed when nothing refers to it any more.

    A log reads its entries from the index for as long as it is in use, so there is no other place to close it; Python
    3.13 warns of a connection that is still open then.
    """

    def __del__(self) -> None:
        try:  # noqa: SIM105 - at exit, globals of this module may be gone
            self.close()
        except sqlite3.Error:
            pass  # it was never opened


def _connect(name: str | Path, *, uri: bool = False) -> sqlite3.Connection:
    return sqlite3.connect(name, uri=uri, isolation_level=None, check_same_thread=False, factory=_Connection)
