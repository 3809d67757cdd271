"""An open index: its rows as entries, and look-ups."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from timeline.dates import Day
from timeline.index.codec import Unreadable, read
from timeline.index.documents import ENTRY_TYPES, SECTIONS, checksum, opened
from timeline.index.fingerprint import file_name
from timeline.index.segment_places import SegmentPlaces
from timeline.index.sql import ALL, Sql, compiled, is_searched, posted, storable, tested
from timeline.index.tables import DOCUMENT_COLUMN, DOCUMENT_JOIN, Tables
from timeline.log import references
from timeline.log.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    Called,
    Condition,
    HavingAnyWord,
    HavingWords,
    Identified,
    Naming,
    Unsteady,
    Worded,
)
from timeline.log.model import Header
from timeline.log.positions import FIRST, LAST, Positioned, Span
from timeline.log.references import id_in
from timeline.log.roles import Role
from timeline.problems import Problem

if TYPE_CHECKING:
    from timeline.phrases import Phrase

_ROW = f"entry.kind, entry.id, entry.shows, entry.segment, entry.line, entry.position, entry.checksum{DOCUMENT_COLUMN}"
_ROWS = f"entry{DOCUMENT_JOIN}"

_NAMING = (
    "SELECT term.name, entry.id FROM term JOIN posting ON posting.term = term.number JOIN entry ON entry.number ="
    " posting.entry WHERE term.role = ? AND +entry.kind = ? AND {} ORDER BY entry.number"
)
"""Query for what entries of a kind name in a role."""

_ROWS_PER_LOOKUP = 16
"""Approximate number of rows that a query for a section fetches in the time of one lookup by id.

A small section is fetched whole when the lookups in it have taken as long as that would.
"""

_FIRST_BATCH, _LARGEST_BATCH = 32, 512
"""Number of entries whose rows are fetched together in the order of a chronology: few at first."""

_BROAD = 64
"""A condition that more than one of so many entries meet is tested in the order of a chronology."""

_SMALL = 512
"""Maximum number of entries of a section whose rows are fetched together."""


class Store:
    """One index, under the name by which its log was asked for."""

    def __init__(self, tables: Tables, name: str, is_final: bool = False) -> None:
        """Open a store; with `is_final` the index is not changed any more, so that rows may be kept in memory."""
        self.tables = tables
        self.name = name
        self._places = SegmentPlaces(tables, name, is_final)
        self._is_final = is_final
        self._lookups = dict.fromkeys(SECTIONS, 0)
        self._fetched: dict[str, dict[str, tuple[Any, ...]]] = {}
        self._by_name: dict[tuple[str, Role], dict[str, list[str]]] = {}
        self._counted: dict[tuple[str, Naming], int] = {}
        self._about: dict[str, Any] = {}

    @cached_property
    def _sizes(self) -> dict[str, int]:
        """The number of entries of each section of an index that is not changed any more."""
        return tally(self.tables)

    def header(self) -> Header:
        """The header of the log."""
        header: Header = self._read(Header, self.about("header"))
        return header

    def files(self) -> dict[str, int]:
        """The files by name, numbered in the order in which they were read."""
        rows = self.tables.execute("SELECT name, number FROM file")
        return {self.file(name): number for name, number in rows}

    def about(self, key: str) -> Any:
        """Return a value of the table `about`."""
        if key not in self._about:
            row = self.tables.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
            if not self._is_final:
                return row[0] if row else None
            self._about[key] = row[0] if row else None
        return self._about[key]

    def warnings(self) -> tuple[Problem, ...] | None:
        """Return all warnings of the log; None if the index does not have them."""
        from timeline.index.reported import read_warnings  # which only `check` needs

        return read_warnings(self.tables, self.name)

    def get(self, section: str, identity: str, day: Day | None) -> Any:
        """The entry of an id, unless it is known only after a day; None where there is none."""
        row = self._row(section, key_of(section, identity))
        if row is None or SECTIONS[row[0]] != section or not self._shows(row[1], row[2], day):
            return None
        return self._opened(row)

    def _shows(self, key: str, shows: Day, day: Day | None) -> bool:
        """Return whether an entry that shows from a day on is there on another one."""
        if day is None:
            return True
        return shows <= day and not any(first <= day <= last for first, last in self._absences.get(key, ()))

    @cached_property
    def _absences(self) -> dict[str, list[tuple[Day, Day]]]:
        """The times in which entries are hidden again; in most logs none is."""
        query = "SELECT id, absence.first, absence.last FROM absence JOIN entry ON entry.number = absence.entry"
        found: dict[str, list[tuple[Day, Day]]] = {}
        for key, first, last in self.tables.execute(query):
            found.setdefault(key, []).append((first, last))
        return found

    def _seen(self, day: Day | None) -> Sql:
        """Match the entries that are there on a day."""
        if day is None:
            return ALL
        shown = Sql("+entry.shows <= ?", (day,))
        if not self._absences:
            return shown
        absent = "entry.number IN (SELECT absence.entry FROM absence WHERE absence.first <= ? AND absence.last >= ?)"
        return Sql(f"({shown.text} AND NOT {absent})", (day, day, day))

    def _row(self, section: str, key: str) -> tuple[Any, ...] | None:
        rows = self._fetched.get(section)
        if rows is None and self._is_cheaper_whole(section):
            query = f"SELECT {_ROW} FROM {_ROWS} WHERE entry.kind = ?"
            found = self.tables.execute(query, (SECTIONS.index(section),))
            rows = self._fetched[section] = {row[1]: row for row in found}
        if rows is not None:
            return rows.get(key)
        return self.tables.execute(f"SELECT {_ROW} FROM {_ROWS} WHERE entry.id = ?", (key,)).fetchone()

    def _is_cheaper_whole(self, section: str) -> bool:
        """Count a lookup in a section; return whether all of them took as long as fetching the section would."""
        if not self._is_final:
            return False
        self._lookups[section] += 1
        return self._sizes.get(section, 0) <= min(self._lookups[section] * _ROWS_PER_LOOKUP, _SMALL)

    def at(self, number: int) -> Any:
        """The entry of a number; None where there is none."""
        query = f"SELECT {_ROW} FROM {_ROWS} WHERE entry.number = ?"
        row = self.tables.execute(query, (number,)).fetchone()
        return None if row is None else self._opened(row)

    def number(self, key: str) -> int | None:
        """The number of the entry of a key (`references.key_of`)."""
        row = self.tables.execute("SELECT number FROM entry WHERE id = ?", (key,)).fetchone()
        return row[0] if row else None

    def holds(self, section: str, identity: str, day: Day | None) -> bool:
        """Return whether there is such an entry, without opening it."""
        key = key_of(section, identity)
        row = self.tables.execute("SELECT kind, shows FROM entry WHERE id = ?", (key,)).fetchone()
        return row is not None and SECTIONS[row[0]] == section and self._shows(key, row[1], day)

    def entries(self, section: str, condition: Condition, day: Day | None) -> Iterator[Any]:
        """The entries that may meet a condition, in the order of the files."""
        where = self._where(section, condition, day)
        query = f"SELECT {_ROW} FROM {_ROWS} WHERE {where.text} ORDER BY entry.number"
        return map(self._opened, self.tables.execute(query, where.values))

    def ordered(
        self, section: str, condition: Condition, day: Day | None, span: Span, *, reverse: bool
    ) -> Iterator[Positioned[Any]]:
        """The entries that may meet a condition and may have a row in a span of positions, by their positions."""
        text, values = self._where(section, condition, day)
        is_broad = condition is ALWAYS or self._is_broad(section, condition)
        if is_broad:
            # Read in order, and test each: few of them are read before as many are found as are asked for.
            text, values = tested(Sql(text.removeprefix("+"), values))
        low, high = span
        if low > FIRST:
            text, values = f"{text} AND entry.chronology_last >= ?", (*values, low)
        if high < LAST:
            # In reverse not by the index on first positions (+), which has another order.
            text, values = f"{text} AND {'+' if reverse else ''}entry.chronology_first < ?", (*values, high)
        order = "entry.chronology_last DESC, entry.number DESC" if reverse else "entry.chronology_first, entry.number"
        if is_broad and low == FIRST:  # an index has them in this order, and nothing is sorted
            query = f"SELECT entry.chronology_first, entry.chronology_last, {_ROW} FROM {_ROWS} WHERE {text}"
            rows = self.tables.execute(f"{query} ORDER BY {order}", values)
            return ((row[0], row[1], self._opened(row[2:])) for row in rows)
        query = f"SELECT number, chronology_first, chronology_last FROM entry WHERE {text} ORDER BY {order}"
        return self._fetched_in_order(iter(self.tables.execute(query, values)))

    def _fetched_in_order(self, rows: Iterator[tuple[Any, ...]]) -> Iterator[Positioned[Any]]:
        """The entries of these numbers with their positions: only numbers are sorted, and documents read by them."""
        size = _FIRST_BATCH
        while batch := [*islice(rows, size)]:
            found = self._rows_of([number for number, _, _ in batch])
            for number, first, last in batch:
                yield first, last, self._opened(found[number])
            size = min(size * 2, _LARGEST_BATCH)

    def _is_broad(self, section: str, condition: Condition) -> bool:
        """Return whether a condition leaves so many entries that they are not collected before they are sorted."""
        match condition:
            case AllOf(parts):
                return all(self._is_broad(section, part) for part in parts)
            case AnyOf(parts):
                return any(self._is_broad(section, part) for part in parts)
            case Naming():
                return self._naming(section, condition) * _BROAD > self._sizes.get(section, 0)
            case Identified() | HavingWords() | HavingAnyWord() | Worded() | Called():
                return False
            case _:
                return True

    def _naming(self, section: str, condition: Naming) -> int:
        """The number of entries of a section that name something."""
        counted = self._counted.get((section, condition))
        if counted is None:
            text, values = posted(condition, SECTIONS.index(section))
            counted = self._number(f"SELECT count(DISTINCT entry) FROM posting WHERE {text}", values)
            self._counted[section, condition] = counted
        return counted

    def opened(self, numbers: Sequence[int]) -> dict[int, Any]:
        """The entries of some numbers, as the log has them now."""
        batches = (numbers[at : at + _LARGEST_BATCH] for at in range(0, len(numbers), _LARGEST_BATCH))
        return {number: self._opened(row) for batch in batches for number, row in self._rows_of(batch).items()}

    def _rows_of(self, numbers: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        """The rows of some entries by their numbers."""
        query = f"SELECT entry.number, {_ROW} FROM {_ROWS} WHERE entry.number IN ({', '.join('?' * len(numbers))})"
        found = {row[0]: row[1:] for row in self.tables.execute(query, tuple(numbers))}
        if len(found) < len(numbers):
            self.tables.fail("an entry is missing")
        self._places.look_up({row[3] for row in found.values()})
        return found

    def dates(self, section: str, condition: Condition) -> int:
        """The number of rows in a chronology of the entries that meet a condition, as far as it is steady."""
        kind = SECTIONS.index(section)
        if condition is ALWAYS:
            return self._number("SELECT sum(dates) FROM tally WHERE kind = ?", (kind,))
        if section == "events" and isinstance(condition, Naming):
            return self._naming(section, condition)  # every event has one row
        text, values = compiled(condition, kind)
        return self._number(f"SELECT sum(dates) FROM entry WHERE +kind = ? AND {text}", (kind, *values))

    def dates_of_doubtful(self, section: str, doubt: Condition, condition: Condition) -> int:
        """The same for the entries that also meet another condition, as a rule a rare one."""
        text, values = self._doubtful(section, doubt, condition)
        return self._number(f"SELECT sum(dates) FROM entry WHERE {text}", values)

    def doubtful(self, section: str, doubt: Condition, condition: Condition, day: Day | None) -> Iterator[Any]:
        """The entries that may meet a condition, and another one, as a rule a rare one."""
        text, values = self._doubtful(section, doubt, condition)
        seen = self._seen(day)
        # Sorted here: SQLite would read all entries in their order.
        rows = self.tables.execute(f"SELECT number FROM entry WHERE {text} AND {seen.text}", (*values, *seen.values))
        numbers = sorted(number for (number,) in rows)
        for start in range(0, len(numbers), _LARGEST_BATCH):
            batch = numbers[start : start + _LARGEST_BATCH]
            found = self._rows_of(batch)
            yield from (self._opened(found[number]) for number in batch)

    def _doubtful(self, section: str, doubt: Condition, condition: Condition) -> Sql:
        kind = SECTIONS.index(section)
        few, wide = compiled(doubt, kind), compiled(condition, kind)
        if all(isinstance(part, Naming | Unsteady) for part in (doubt.parts if isinstance(doubt, AnyOf) else (doubt,))):
            wide = tested(wide)
        return Sql(f"+entry.kind = ? AND {few.text} AND {wide.text}", (kind, *few.values, *wide.values))

    def ids(self, section: str, day: Day | None) -> Iterator[str]:
        """The ids of a section, in the order of the files."""
        where = self._where(section, ALWAYS, day)
        query = f"SELECT entry.id FROM entry WHERE {where.text} ORDER BY entry.number"
        return (id_in(section, row[0]) for row in self.tables.execute(query, where.values))

    def beginning(self, section: str, start: str, day: Day | None) -> Iterator[str]:
        """Yield the ids of a section that begin with a text, in alphabetical order."""
        key = key_of(section, start)
        where = self._where(section, ALWAYS, day)
        # No index on the kind (+): the range of ids is the better one.
        query = f"SELECT id FROM entry WHERE id >= ? AND id < ? AND +{where.text} ORDER BY id"
        values = (key, f"{key}\U0010ffff", *where.values)
        return (id_in(section, row[0]) for row in self.tables.execute(query, values))

    def count(self, section: str, day: Day | None) -> int:
        """Count the entries of a section."""
        where = self._where(section, ALWAYS, day)
        return self._number(f"SELECT count(*) FROM entry WHERE {where.text}", where.values)

    def hidden(self, section: str, day: Day) -> int:
        """Count the entries of a section that became known only after a day."""
        query = "SELECT count(*) FROM entry WHERE +kind = ? AND shows > ?"
        number = self._number(query, (SECTIONS.index(section), day))
        if self._absences:
            seen = self._seen(day)
            query = f"SELECT count(*) FROM entry WHERE +entry.kind = ? AND +entry.shows <= ? AND NOT {seen.text}"
            number += self._number(query, (SECTIONS.index(section), day, *seen.values))
        return number

    def named(self, role: Role, spelt: Sequence[str]) -> tuple[str, ...]:
        """The ids of the log's own places or actors that go by a name of one of these spellings."""
        listed = ", ".join("?" * len(spelt))
        query = f"SELECT DISTINCT id FROM name WHERE role = ? AND folded IN ({listed}) AND entry > 0 ORDER BY entry"
        return tuple(row[0] for row in self.tables.execute(query, (role, *spelt)))

    def naming(self, section: str, role: Role, name: str) -> tuple[str, ...]:
        """The ids of the entries of a section that name something in a role."""
        if (section, role) in self._by_name or self._is_cheaper_whole(section):
            return tuple(self._all_named(section, role).get(name, ()))
        rows = self.tables.execute(_NAMING.format("term.name = ?"), (role, SECTIONS.index(section), name))
        return tuple(id_in(section, key) for _, key in rows)

    def _all_named(self, section: str, role: Role) -> dict[str, list[str]]:
        """The ids of the entries of a small section by what they name in a role."""
        found = self._by_name.get((section, role))
        if found is None:
            found = self._by_name[section, role] = {}
            for name, key in self.tables.execute(_NAMING.format("TRUE"), (role, SECTIONS.index(section))):
                found.setdefault(name, []).append(id_in(section, key))
        return found

    def names(self, role: Role) -> Iterator[str]:
        """Yield everything that any entry names in a role."""
        return (row[0] for row in self.tables.execute("SELECT name FROM term WHERE role = ?", (role,)))

    def ranks(self, section: str, phrases: "Sequence[Phrase]", day: Day | None) -> Iterator[tuple[str, float]]:
        """The ids of the entries whose title or summary has any of the phrases, each with its rank: less is better."""
        from timeline.index.ranking import ranks_of  # which only searches need

        seen = self._seen(day)
        among = Sql(f"+entry.kind = ? AND {seen.text}", (SECTIONS.index(section), *seen.values))
        return iter(self.tables.execute(*ranks_of(phrases, among)))

    def _where(self, section: str, condition: Condition, day: Day | None) -> Sql:
        narrowed = compiled(condition, SECTIONS.index(section))
        by_kind = condition is ALWAYS or (self._is_part(section) and not is_searched(condition))
        text = f"{'' if by_kind else '+'}entry.kind = ? AND {narrowed.text}"
        values = (SECTIONS.index(section), *narrowed.values)
        seen = self._seen(day)
        return Sql(text, values) if day is None else Sql(f"{text} AND {seen.text}", (*values, *seen.values))

    def _is_part(self, section: str) -> bool:
        """Return whether the entries of a section are read faster by the index on kinds than all entries in order."""
        return 0 < self._sizes.get(section, 0) < sum(self._sizes.values()) // 2

    def _number(self, query: str, values: tuple[Any, ...]) -> int:
        found = self.tables.execute(query, values).fetchone()
        assert found is not None  # a count has one row
        number: int = found[0] or 0  # a sum of no rows is NULL
        return number

    def _read(self, kind: Any, text: Any) -> Any:
        """Return a value that the index keeps as text."""
        try:
            return read(kind, text)
        except Unreadable as error:
            self.tables.fail(str(error))

    def _opened(self, row: tuple[Any, ...]) -> Any:
        kind, key, _, segment, line, column, kept, document = row
        if document is None or checksum(document) != kept:
            self.tables.fail("a document is not the one that was kept")
        section = SECTIONS[kind]
        file, first = self._places[segment]
        try:
            return opened(ENTRY_TYPES[section], document, id_in(section, key), file, first + line, column)
        except Unreadable as error:
            self.tables.fail(str(error))

    def file(self, name: str) -> str:
        """Return the name of a file of the log as the user would write it."""
        return file_name(self.name, name)


def tally(tables: Tables) -> dict[str, int]:
    """Count the entries of each section."""
    return {SECTIONS[kind]: entries for kind, entries in tables.execute("SELECT kind, entries FROM tally")}


def key_of(section: str, identity: str) -> str:
    """Return the key of an id as the index keeps it, in the column `id` of its entries."""
    return storable(references.key_of(section, identity))
