"""Terms of an index that is being mended: added with the first entry that names one, removed with the last."""

from collections.abc import Iterable

from timeline.index.store import Store
from timeline.index.words import names_kept
from timeline.log.geography import Geography
from timeline.log.log import Log
from timeline.log.memberships import Memberships
from timeline.log.roles import Named, Role


class Terms:
    """The terms and postings of an index, entry by entry."""

    def __init__(self, store: Store) -> None:
        self._tables = store.tables
        self._touched: dict[Named, int] = {}
        self._made: set[Named] = set()

    def entries(self, role: Role, name: str) -> list[int]:
        """Return the numbers of the entries that name something."""
        query = "SELECT entry FROM posting JOIN term ON term.number = term WHERE role = ? AND name = ? ORDER BY entry"
        return [row[0] for row in self._tables.execute(query, (role, name))]

    def remove(self, number: int, names: Iterable[Named]) -> None:
        """Remove the names of an entry."""
        for named in names:
            self._tables.execute("DELETE FROM posting WHERE term = ? AND entry = ?", (self._number(named), number))

    def add(self, number: int, names: Iterable[Named]) -> None:
        """Add the names of an entry."""
        for named in names:
            row = (self._number(named), number)
            self._tables.execute("INSERT OR IGNORE INTO posting VALUES (?, ?)", row)

    def _number(self, named: Named) -> int:
        if named not in self._touched:
            row = self._tables.execute("SELECT number FROM term WHERE role = ? AND name = ?", named).fetchone()
            if row is None:
                self._made.add(named)
                made = self._tables.execute("INSERT INTO term (role, name) VALUES (?, ?)", named)
                row = (made.last_row,)
            self._touched[named] = row[0]
        return self._touched[named]

    def finish(self, log: Log) -> None:
        """Remove the terms that nothing names any more, and write the wholes of new places and actors."""
        for named, term in self._touched.items():
            row = self._tables.execute("SELECT 1 FROM posting WHERE term = ? LIMIT 1", (term,)).fetchone()
            if row is None:
                self._forget(named, term)
            elif named in self._made:
                self._spread(named, log)

    def _forget(self, named: Named, term: int) -> None:
        role, name = named
        self._tables.execute("DELETE FROM term WHERE number = ?", (term,))
        self._tables.execute("DELETE FROM closure WHERE role = ? AND part = ?", (role, name))
        # Names of the log's own places and actors stay, whether they are used or not.
        self._tables.execute("DELETE FROM name WHERE role = ? AND id = ? AND entry = 0", (role, name))

    def _spread(self, named: Named, log: Log) -> None:
        role, name = named
        geography = Geography(log.places)
        if role == "place":
            wholes = geography.around(name)
            if geography.own(name) is None:
                rows = {(role, each, name, 0) for each in names_kept(geography.names(name))}
                self._tables.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", sorted(rows))
        elif role == "actor":
            wholes = Memberships(log.actors).above(name)
        else:
            return
        if log.events.knows_inside:
            rows_of = [(role, whole, name) for whole in wholes]
            self._tables.executemany("INSERT OR IGNORE INTO closure VALUES (?, ?, ?)", sorted(rows_of))
