"""Counts of the entries that an index judges without opening them: by their names in a role, and by their beginning."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar

from timeline.dates import Day
from timeline.index.documents import SECTIONS
from timeline.index.schema import HEDGED, LATER
from timeline.index.sql import Sql, compiled
from timeline.index.store import Store
from timeline.log.conditions import Complete, Condition, all_of, beyond, parts_of
from timeline.log.model import Entry
from timeline.log.roles import Role
from timeline.log.sure import Beginning, Sure

AnyEntry = TypeVar("AnyEntry", bound=Entry)

_BEGINNING = "entry.begins, entry.begun, entry.beginning"
_TERMS = "SELECT group_concat(posting.term) AS terms, posting.entry AS number"
_IS_SURE = "+posting.entry IN (SELECT entry.number FROM entry WHERE {})"
"""No index on the postings (+): each is looked up among the sure entries, which are found once."""


class IndexedSure(Sure[AnyEntry]):
    """The entries of one section that are complete on a day and meet a condition."""

    def __init__(
        self,
        among: Callable[[Condition], Iterator[AnyEntry]],
        store: Store,
        section: str,
        must: Condition,
        day: Day,
    ) -> None:
        """Take the condition that only entries meet which meet it for certain."""
        super().__init__(among)
        self._store = store
        self._section = section
        self._condition = all_of((Complete(day), must))
        narrowed = compiled(self._condition, SECTIONS.index(section))
        self._where = Sql(f"+entry.kind = ? AND {narrowed.text}", (SECTIONS.index(section), *narrowed.values))

    def others(self, may: Condition) -> Iterator[AnyEntry]:
        """Yield the entries that may meet a condition, without the sure ones, in order."""
        return self._among(beyond(may, tuple(parts_of(self._condition))))

    @property
    def number(self) -> int:
        """Number of the sure entries."""
        row = self._store.tables.execute(f"SELECT count(*) FROM entry WHERE {self._where.text}", self._where.values)
        found = row.fetchone()
        return found[0] if found is not None else 0

    def names(self, role: Role) -> Iterator[tuple[str, int]]:
        """Yield each name in a role, with the number of entries that have it."""
        posted, values = self._posted(role)
        query = f"SELECT term.name, count(*) {posted} AND {_IS_SURE.format(self._where.text)} GROUP BY posting.term"
        yield from self._rows(query, (*values, *self._where.values))

    def name_sets(self, role: Role) -> Iterator[tuple[frozenset[str], int]]:
        """Yield sets of names, with the number of entries that have just these in a role."""
        posted, values = self._posted(role)
        inner = f"{_TERMS} {posted} AND {_IS_SURE.format(self._where.text)} GROUP BY posting.entry"
        query = f"SELECT terms, count(*) FROM ({inner}) GROUP BY terms"
        names_of = self._names_of(role)
        for terms, number in self._rows(query, (*values, *self._where.values)):
            yield names_of(terms), number

    def beginnings(self) -> Iterator[tuple[Beginning, int]]:
        """Yield beginnings, with the number of entries of each."""
        query = f"SELECT {_BEGINNING}, count(*) FROM entry WHERE {self._where.text} GROUP BY {_BEGINNING}"
        for first, last, flags, number in self._rows(query, self._where.values):
            yield _beginning(first, last, flags), number

    def beginnings_by(self, role: Role) -> Iterator[tuple[Beginning, frozenset[str], int]]:
        """Yield beginnings and sets of names in a role."""
        posted, values = self._posted(role)
        query = (
            f"SELECT terms, {_BEGINNING}, count(*) FROM ({_TERMS} {posted} GROUP BY posting.entry) AS posted"
            f" CROSS JOIN entry ON entry.number = posted.number WHERE {self._where.text} GROUP BY terms, {_BEGINNING}"
        )
        names_of = self._names_of(role)
        for terms, first, last, flags, number in self._rows(query, (*values, *self._where.values)):
            yield _beginning(first, last, flags), names_of(terms), number

    def _posted(self, role: Role) -> tuple[str, tuple[Any, ...]]:
        """Return the postings of the section in a role, read term by term."""
        text = "FROM term CROSS JOIN posting ON posting.term = term.number AND posting.kind = ? WHERE term.role = ?"
        return text, (SECTIONS.index(self._section), role)

    def _names_of(self, role: Role) -> Callable[[str | int], frozenset[str]]:
        """Return the function that gives the names of terms, as a query joins their numbers."""
        names = dict(self._rows("SELECT number, name FROM term WHERE role = ?", (role,)))

        @cache
        def names_of(terms: str | int) -> frozenset[str]:
            return frozenset(names[int(number)] for number in str(terms).split(","))

        return names_of

    def _rows(self, query: str, values: tuple[Any, ...]) -> Iterator[Any]:
        return iter(self._store.tables.execute(query, values))


@cache
def _beginning(first: Day, last: Day, flags: int) -> Beginning:
    return Beginning(first, last, bool(flags & HEDGED), bool(flags & LATER))
