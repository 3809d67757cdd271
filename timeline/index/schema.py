"""The tables of an index, and how its file is opened.

An index is written once and never changed after it was sealed (`timeline.index.seal`): a change makes a new file. So a
reader needs no locks, and whoever reads an older one goes on undisturbed.
"""

import os
import sqlite3
from pathlib import Path

TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
-- What the log's files are, named as seen from the folder of the outermost.
CREATE TABLE file (number INTEGER PRIMARY KEY, name TEXT, can_mend INTEGER);
-- Runs of entries, and what lies between them, in the order of a file: see timeline.index.segments.
CREATE TABLE segment (
    number INTEGER PRIMARY KEY, file INTEGER, section TEXT, line INTEGER, start INTEGER, size INTEGER, digest BLOB,
    indent INTEGER
);
-- What is known of an entry before it is opened. Lines count from the first of the segment; days as
-- timeline.dates.days counts them: the hull of its dates, the end of a situation that ended, the days on which it can
-- have become known, and the one from which it shows.
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, kind INTEGER, id TEXT, segment INTEGER, line INTEGER, position INTEGER,
    first INTEGER, last INTEGER, ended INTEGER, known_first INTEGER, known_last INTEGER, shows INTEGER
);
CREATE TABLE document (number INTEGER PRIMARY KEY, body BLOB);
-- What is named, in which role, by which entries.
CREATE TABLE term (number INTEGER PRIMARY KEY, role TEXT, name TEXT, UNIQUE (role, name));
CREATE TABLE posting (term INTEGER, entry INTEGER, PRIMARY KEY (term, entry)) WITHOUT ROWID;
-- Which places lie in which, and who ever was part of whom: at any depth, itself included.
CREATE TABLE closure (role TEXT, whole TEXT, part TEXT, PRIMARY KEY (role, whole, part)) WITHOUT ROWID;
-- The folded names of places and actors, the log's own and those that its entries use.
CREATE TABLE name (role TEXT, folded TEXT, id TEXT, entry INTEGER, PRIMARY KEY (role, folded, entry, id)) WITHOUT ROWID;
-- With the place of every word: a table without content can rank what it finds only by these.
CREATE VIRTUAL TABLE words USING fts5(title, summary, content='', tokenize='ascii');
"""

INDEXES = """
CREATE UNIQUE INDEX entry_id ON entry (id);
CREATE INDEX entry_kind ON entry (kind);
CREATE INDEX entry_shows ON entry (shows);
CREATE INDEX entry_days ON entry (last, first);
"""
"""Made when all rows are there, which is faster than keeping them up row by row."""


def create(path: Path | None) -> sqlite3.Connection:
    """A new index in a file that is not there yet, or in memory."""
    connection = _connect(":memory:" if path is None else path)
    _set_up_for_writing(connection)
    if path is None:
        connection.execute("PRAGMA temp_store = MEMORY")  # where nothing can be written, nothing can be put aside
    connection.execute("PRAGMA page_size = 8192")
    connection.executescript(f"BEGIN; {TABLES}")
    return connection


def open_for_writing(path: Path) -> sqlite3.Connection:
    """An index that nobody else knows of yet, to be changed."""
    connection = _connect(path)
    _set_up_for_writing(connection)
    connection.execute("BEGIN")
    return connection


def _set_up_for_writing(connection: sqlite3.Connection) -> None:
    # A file that was not finished is thrown away: nothing is to be taken back.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA cache_size = -4096")


def open_for_reading(path: Path) -> sqlite3.Connection:
    """An index that nobody changes any more."""
    quoted = "".join(chr(byte) if chr(byte).isalnum() and byte < 128 else f"%{byte:02x}" for byte in os.fsencode(path))
    address = f"file:{quoted}?mode=ro&immutable=1"
    return _connect(address, uri=True)


class _Connection(sqlite3.Connection):
    """A connection that is closed when nothing refers to it any more.

    A log reads its entries from the index for as long as it is in use, so nobody else knows when to close it; Python
    3.13 warns of a connection that is still open then.
    """

    def __del__(self) -> None:
        try:  # noqa: SIM105 - nothing more of this module may be there when Python ends
            self.close()
        except sqlite3.Error:
            pass  # it was never opened


def _connect(name: str | Path, *, uri: bool = False) -> sqlite3.Connection:
    return sqlite3.connect(name, uri=uri, isolation_level=None, check_same_thread=False, factory=_Connection)
