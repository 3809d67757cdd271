"""Searches of the full text: the entries that have some words for certain, counted and ranked without opening them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.dates import Day
from timeline.index.documents import SECTIONS
from timeline.index.sql import NOTHING, Sql, compiled
from timeline.index.store import Store
from timeline.index.tables import Tables
from timeline.log.conditions import NEVER, Complete, Condition, Worded, all_of, parts_of
from timeline.log.texts import Place, Ranked, Texts

if TYPE_CHECKING:
    from timeline.phrases import Phrase

_DATED = tuple(map(SECTIONS.index, ("events", "plans", "figures")))


class IndexedTexts(Texts):
    """The texts of an index; without a day, nothing is sure."""

    def __init__(self, store: Store, day: Day | None = None) -> None:
        self._store = store
        self._day = day

    def seen(self, day: Day) -> "IndexedTexts":
        """Return the texts of the entries that are known by a day."""
        return IndexedTexts(self._store, day)

    def number(self, must: Condition) -> int:
        """Return the number of entries of which it is sure, without opening them, that they meet a condition."""
        text, values = self._sure(must)
        row = self._store.tables.execute(f"SELECT count(*) FROM entry WHERE {text}", values).fetchone()
        return row[0] if row is not None else 0

    def ranked(self, must: Condition, phrases: "Sequence[Phrase]", size: int, *, knows_names: bool) -> Iterator[Ranked]:
        """Yield these entries, all of which have a phrase in a text, by their places; `size` are read together."""
        from timeline.index.ranking import ranking  # which only searches need

        if len(phrases) == 1:
            must = all_of(part for part in parts_of(must) if not _is_searched(part, phrases[0]))
        query, values = ranking(phrases, self._sure(must), knows_names=knows_names)
        start = 0
        while rows := [*self._store.tables.execute(f"{query} LIMIT ? OFFSET ?", (*values, size, start))]:
            entries = self._store.opened([number for number, *_ in rows])
            for number, *place in rows:
                yield Ranked(Place(*place), entries[number])
            start, size = start + size, size * 4

    def frequency(self, word: str, most: int) -> int:
        """Return the number of titles with a folded word, counted up to `most`."""
        return frequency(self._store.tables, word, most)

    def _sure(self, must: Condition) -> Sql:
        """Match the entries that are complete on the day and meet a condition."""
        if self._day is None or must is NEVER:
            return NOTHING
        narrowed = compiled(all_of((Complete(self._day), must)), None)
        return Sql(f"+entry.kind IN {_DATED} AND {narrowed.text}", narrowed.values)


def frequency(tables: Tables, word: str, most: int) -> int:
    """Return the number of titles with a folded word, counted up to `most`."""
    from timeline.index.words import kept, matching  # which only searches need

    query = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
    row = tables.execute(query, (f"title : ({matching(kept(word), whole=True)})", most)).fetchone()
    return row[0] if row is not None else 0


def _is_searched(part: Condition, phrase: "Phrase") -> bool:
    """Return whether an entry meets a condition as it is found by a phrase."""
    return isinstance(part, Worded) and (part.word, part.whole, part.forms) == phrase
