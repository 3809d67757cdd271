"""The tables of an index, each of which an index in a file holds twice: rows read from one copy must be in the other.

A bit that flips in the file changes one of the two, so every query goes to both, row by row. If they differ, or cannot
be read, the index is damaged (`IndexDamaged`): a damaged row, a row on a damaged page, and a changed order are all
found by any query. Documents are stored once; the rows of the entries hold their checksums. The beginning of the file
and the definitions of the tables speak for both, and are checked when an index is opened.

Every write goes to both, too. An index that is being made, or that lives in memory, has its tables once.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NoReturn
from zlib import crc32

from timeline.index.damage import IndexDamaged
from timeline.index.schema import INDEXES, TABLES, WORDS_PARTS, index_statements, table_statements

Row = tuple[Any, ...]

_WORD = re.compile(r"\w+")

DOCUMENT_COLUMN, DOCUMENT_JOIN = ", document.body", " LEFT JOIN document USING (number)"
"""The last column of a query for documents, and the join for it; the query of the other copy goes without both."""

HEAD = 100
"""The size of the header of an SQLite file, in bytes."""


class Tables:
    """All access to the tables of an index."""

    def __init__(self, connection: sqlite3.Connection, file: str | None = None, is_double: bool = False) -> None:
        self.connection = connection
        self.file = file
        self._is_double = is_double

    def execute(self, sql: str, values: Row = ()) -> "Result":
        """The result of a statement, compared with that of the other copy while it is read."""
        if not self._is_double:
            return Result(self.connection.execute(sql, values))
        copied = _of_the_copy(sql)
        try:
            one = self.connection.execute(sql, values)
            if copied == sql:  # about documents alone
                return Result(one)
            other = self.connection.execute(copied, values)
        except sqlite3.IntegrityError:
            raise  # the new row contradicts an existing one
        except _CANNOT_BE_READ as error:
            self.fail(str(error))
        return _Compared(self, one, other, DOCUMENT_COLUMN in sql)

    def execute_both(self, sql: str) -> None:
        """Execute a statement that makes or drops a table of its own for each copy."""
        self.connection.execute(sql)
        if self._is_double:
            self.connection.execute(_of_the_copy(sql))

    def executemany(self, sql: str, rows: Iterable[Row]) -> None:
        """Execute a statement that writes once for each row."""
        rows = list(rows) if self._is_double else rows
        self.connection.executemany(sql, rows)
        if self._is_double:
            self.connection.executemany(_of_the_copy(sql), rows)

    def double(self) -> None:
        """Write the second copy of every table, when all rows are written, unless the index has one copy."""
        if self._is_double:
            return
        run = self.connection.execute
        for statement in table_statements():
            if (copied := _of_the_copy(statement)) != statement:
                run(copied)
        for table in _DOUBLED:
            run(f"INSERT INTO {table}_copy SELECT * FROM {table}")
        for part in WORDS_PARTS:
            run(f"DELETE FROM words_copy_{part}")
            run(f"INSERT INTO words_copy_{part} SELECT * FROM words_{part}")
        for statement in index_statements():
            run(_of_the_copy(statement))

    def definitions(self) -> int:
        """A checksum of the definitions of the tables and their first pages in the file."""
        rows = self.connection.execute("SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master ORDER BY name")
        return crc32(repr(rows.fetchall()).encode())

    def fail(self, reason: str) -> NoReturn:
        """Raise that the index is damaged."""
        raise IndexDamaged(reason, self.file)


class Result:
    """The rows that a statement gives."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor

    def __iter__(self) -> Iterator[Row]:
        return self._cursor

    def fetchone(self) -> Row | None:
        """The next row; None where there is none."""
        row: Row | None = self._cursor.fetchone()
        return row

    @property
    def last_row(self) -> int | None:
        """The number of the row that was inserted."""
        return self._cursor.lastrowid


class _Compared(Result):
    """The rows that both copies give."""

    def __init__(self, tables: Tables, one: sqlite3.Cursor, other: sqlite3.Cursor, has_document: bool) -> None:
        super().__init__(one)
        self._tables = tables
        self._other = other
        self._columns = slice(-1) if has_document else slice(None)

    def __iter__(self) -> Iterator[Row]:
        columns = self._columns
        try:
            for row, other in zip(self._cursor, self._other, strict=True):
                if row[columns] != other:
                    self._tables.fail("a row is not the same in both copies")
                yield row
        except _CANNOT_BE_READ as error:
            self._tables.fail(str(error))

    def fetchone(self) -> Row | None:
        """The next row; None where there is none."""
        try:
            row: Row | None = self._cursor.fetchone()
            other = self._other.fetchone()
        except _CANNOT_BE_READ as error:
            self._tables.fail(str(error))
        if (row if row is None else row[self._columns]) != other:
            self._tables.fail("a row is not the same in both copies")
        return row

    @property
    def last_row(self) -> int | None:
        """The number of the row that was inserted."""
        if self._cursor.lastrowid != self._other.lastrowid:
            self._tables.fail("a row has another number in the other copy")
        return self._cursor.lastrowid


_CANNOT_BE_READ = (sqlite3.Error, MemoryError, OverflowError, ValueError)
"""Exceptions of SQLite and of Python's module for a damaged file: an impossible length, undecodable text."""


@lru_cache(maxsize=512)
def _of_the_copy(sql: str) -> str:
    """A statement about the other copy, whose tables, and columns of the same names, all end in `_copy`."""
    without = sql.replace(DOCUMENT_COLUMN, "").replace(DOCUMENT_JOIN, "")
    return _WORD.sub(lambda word: f"{word[0]}_copy" if word[0] in _NAMED else word[0], without)


_DOUBLED = tuple(table for table in TABLES if table != "document")
_NAMED = frozenset({*_DOUBLED, *INDEXES, "words", "title_terms"})
