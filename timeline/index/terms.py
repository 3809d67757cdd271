"""Terms of an index that is being mended: added with the first entry that names one, removed with the last."""

from collections.abc import Iterable

from timeline.index.past import ACTORS, PLACES, Posted
from timeline.index.store import Store
from timeline.index.words import names_kept
from timeline.log.geography import Geography
from timeline.log.log import Log
from timeline.log.memberships import Memberships
from timeline.log.roles import Role, past_role


class Terms:
    """The terms and postings of an index, entry by entry."""

    def __init__(self, store: Store) -> None:
        self._tables = store.tables
        self._touched: dict[Posted, int] = {}
        self._made: set[Posted] = set()

    def entries(self, role: Role, name: str) -> list[int]:
        """Return the numbers of the entries that name something, or did before they were corrected."""
        query = (
            "SELECT DISTINCT entry FROM posting JOIN term ON term.number = term WHERE role IN (?, ?) AND name = ?"
            " ORDER BY entry"
        )
        return [row[0] for row in self._tables.execute(query, (role, past_role(role), name))]

    def entries_naming(self, identity: str) -> list[int]:
        """Return the numbers of the entries that name an event, a plan or a figure."""
        return sorted({*self.entries("entry", identity), *self.entries("distinct", identity)})

    def remove(self, number: int, kind: int, names: Iterable[Posted]) -> None:
        """Remove the names of an entry of a kind."""
        for named in names:
            row = (self._number(named), kind, number)
            self._tables.execute("DELETE FROM posting WHERE term = ? AND kind = ? AND entry = ?", row)

    def add(self, number: int, kind: int, names: Iterable[Posted]) -> None:
        """Add the names of an entry of a kind."""
        for named in names:
            row = (self._number(named), kind, number)
            self._tables.execute("INSERT OR IGNORE INTO posting VALUES (?, ?, ?)", row)

    def _number(self, named: Posted) -> int:
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

    def _forget(self, named: Posted, term: int) -> None:
        role, name = named
        self._tables.execute("DELETE FROM term WHERE number = ?", (term,))
        self._tables.execute("DELETE FROM closure WHERE role = ? AND part = ?", (role, name))
        # Names of the log's own places and actors stay, whether they are used or not.
        self._tables.execute("DELETE FROM name WHERE role = ? AND id = ? AND entry = 0", (role, name))

    def _spread(self, named: Posted, log: Log) -> None:
        role, name = named
        geography, memberships = Geography(log.places), Memberships(log.actors)
        if role in PLACES:
            names = [*geography.names(name)] if role != "place" or geography.own(name) is None else []
            wholes = geography.around(name)
        elif role in ACTORS:
            names = [*memberships.names(name)] if role != "actor" else []
            wholes = memberships.above(name)
        else:
            return
        rows = {(role, each, name, 0) for each in names_kept(names)}
        self._tables.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", sorted(rows))
        if log.events.knows_inside:
            rows_of = [(role, whole, name) for whole in wholes]
            self._tables.executemany("INSERT OR IGNORE INTO closure VALUES (?, ?, ?)", sorted(rows_of))
