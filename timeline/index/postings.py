"""Postings of a log that is being read (the entries that name each term), collected in batches.

The numbers of entries come in the order of the log, and are needed in the order of the terms. So each term collects its
numbers; a full batch is written to a table, each list as JSON, so that memory holds no more than one batch. SQLite
itself expands a list into rows, in a third of the time that rows from Python would take.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection

from timeline.index.past import Posted

_BATCH = 1 << 16
"""Maximum number of entry numbers in a batch."""


class Postings:
    """The terms of a new index, each with the entries that name it; each entry is added once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._terms: dict[Posted, int] = {}
        self._waiting: defaultdict[int, defaultdict[Posted, list[int]]] = defaultdict(lambda: defaultdict(list))
        """The numbers of entries by their kind and by the names in them."""
        self._count = 0
        connection.execute("CREATE TEMP TABLE helping (term INTEGER, kind INTEGER, entries TEXT)")

    def add(self, number: int, kind: int, names: Collection[Posted]) -> None:
        """Add the names in an entry of a kind, each once."""
        waiting = self._waiting[kind]
        for named in names:
            waiting[named].append(number)
        self._count += len(names)
        if self._count >= _BATCH:
            self._put_aside()

    def names(self, role: str) -> list[str]:
        """Return all names in a role that were written, in the order of their first use."""
        return [name for its, name in self._terms if its == role]

    def write(self) -> None:
        """Write all terms and postings to the index."""
        self._put_aside()
        terms = ((number, *named) for named, number in self._terms.items())
        self._connection.executemany("INSERT INTO term VALUES (?, ?, ?)", terms)
        # Nearly in the order of the table: only entries that were settled at the end come later.
        helpings = "SELECT term, kind, entries FROM temp.helping ORDER BY term, kind, rowid"
        self._connection.execute(f"INSERT INTO posting SELECT term, kind, value FROM ({helpings}), json_each(entries)")
        self._connection.execute("DROP TABLE temp.helping")

    def _put_aside(self) -> None:
        terms = self._terms
        for kind, waiting in self._waiting.items():
            for named in waiting:
                terms.setdefault(named, len(terms) + 1)
            rows = ((terms[named], kind, str(entries)) for named, entries in waiting.items())
            self._connection.executemany("INSERT INTO temp.helping VALUES (?, ?, ?)", rows)
        self._waiting.clear()
        self._count = 0
