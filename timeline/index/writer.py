"""Writing the rows of a new index, a few thousand at a time."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from timeline.dates import Day
from timeline.index.codec import written
from timeline.index.cutting import Spot
from timeline.index.derived import DERIVED, NOTHING_DERIVED, absences_of, derived_of, settle
from timeline.index.documents import SECTIONS, checksum, kind_of, packed
from timeline.index.looks import Look, NewLooks
from timeline.index.looks import checksum as checksum_of
from timeline.index.names import Name, own_names
from timeline.index.past import ACTORS, PLACES, posted_names, variants
from timeline.index.postings import Postings
from timeline.index.schema import index_statements
from timeline.index.segments import Segment
from timeline.index.store import Store, key_of
from timeline.index.words import names_kept, tokenised
from timeline.log.geography import Geography
from timeline.log.log import Log
from timeline.log.memberships import Memberships
from timeline.log.model import Actor, Entry, Figure, Header, Place
from timeline.log.references import section_of
from timeline.log.roles import Named
from timeline.log.subjects import figure_texts

_BATCH = 500

_MOST_CLOSED = 200_000
"""Maximum number of rows of the closure; if the nesting of places and actors needs more, none is stored."""

SEGMENT = f"INSERT INTO segment VALUES ({', '.join('?' * len(Segment._fields))})"
ENTRY = f"INSERT INTO entry VALUES ({', '.join('?' * (7 + len(DERIVED)))})"


class Writer:
    """Adds entries to a new index. Values that depend on other entries are added at the end, by `settle`."""

    def __init__(self, store: Store) -> None:
        self.connection = store.tables.connection
        self._store = store
        self._tables = store.tables
        self._entries: list[tuple[Any, ...]] = []
        self._documents: list[tuple[int, bytes]] = []
        self._words: list[tuple[int, str, str]] = []
        self._looks: list[Look] = []
        self._absences: list[tuple[int, Day, Day]] = []
        self._postings = Postings(store.tables.connection)
        self._new_looks = NewLooks(store.tables.connection)

    def add(self, spot: Spot, section: str, entry: Entry, names: frozenset[Named], log: Log | None) -> None:
        """Add an entry and its names; with a log also the values that depend on other entries."""
        derived, number = NOTHING_DERIVED, spot.number
        if log is not None:
            derived = derived_of(entry, log) if section in ("events", "plans", "figures") else NOTHING_DERIVED
            self._postings.add(number, SECTIONS.index(section), posted_names(entry, log, names))
            if entry.corrections or section in ("plans", "figures"):
                self._absences += absences_of(number, entry, log)
        key, kind = key_of(section, entry.id), SECTIONS.index(section)
        document = packed(entry)
        place = spot.segment, spot.line, entry.column
        self._entries.append((number, kind, key, *place, checksum(document), *derived))
        self._documents.append((number, document))
        title, summary = title_and_summary(entry)
        if title or summary:
            self._words.append((number, tokenised(title), tokenised(summary)))
        if len(self._entries) >= _BATCH:
            self.flush()

    def settle(self, number: int, entry: Entry, log: Log) -> None:
        """Write the values of an entry that depend on others."""
        settle(self._tables, number, entry, log)
        self._postings.add(number, kind_of(entry), posted_names(entry, log))

    def look(self, number: int, look: str) -> None:
        """Record the features of an event or a figure, to find those that are alike."""
        self._looks.append((checksum_of(look), number))

    def flush(self) -> None:
        """Write the rows of the current batch."""
        self.connection.executemany(ENTRY, self._entries)
        self.connection.executemany("INSERT INTO document VALUES (?, ?)", self._documents)
        self.connection.executemany("INSERT INTO words (rowid, title, summary) VALUES (?, ?, ?)", self._words)
        self._new_looks.add(self._looks)
        self.connection.executemany("INSERT INTO absence VALUES (?, ?, ?)", self._absences)
        for waiting in (self._entries, self._documents, self._words, self._looks, self._absences):
            waiting.clear()

    def remove(self, number: int) -> None:
        """Remove an entry."""
        for table, column in (("entry", "number"), ("document", "number"), ("absence", "entry")):
            self.connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))

    def repeated(self) -> Iterator[list[int]]:
        """The numbers of the entries whose id stands several times, in the order of the first."""
        query = (
            "SELECT id, number FROM entry WHERE id IN"
            " (SELECT id FROM entry GROUP BY id HAVING count(*) > 1) ORDER BY number"
        )
        found: dict[str, list[int]] = {}
        for identity, number in self.connection.execute(query):
            found.setdefault(identity, []).append(number)
        yield from found.values()

    def index_rows(self) -> None:
        """Create the indexes of the tables; no id stands twice any more."""
        for statement in index_statements():
            self.connection.execute(statement)

    def finish(self, header: Header, files: Iterable[tuple[int, str, bool]]) -> None:
        """Write the header of the log, and its files."""
        self.connection.executemany("INSERT INTO file VALUES (?, ?, ?)", files)
        self.connection.execute("INSERT INTO about VALUES ('header', ?)", (written(Header, header),))

    def segments(self, segments: Iterable[Segment]) -> None:
        """Write the segments of a file."""
        self.connection.executemany(SEGMENT, segments)

    def count(self) -> None:
        """Write the number of entries of each kind and of their rows, when all of them are settled."""
        self.connection.execute("INSERT INTO tally SELECT kind, count(*), sum(dates) FROM entry GROUP BY kind")

    def post(self) -> None:
        """Write the terms and postings, and the looks."""
        self._postings.write()
        self._new_looks.write()

    def spread(self, log: Log) -> None:
        """Write the names of places and actors, and for the used ones all that they are part of, at any depth."""
        geography, memberships = Geography(log.places), Memberships(log.actors)
        used = {role: self._postings.names(role) for role in (*PLACES, *ACTORS)}
        above = chain(
            ((role, place, geography.around(place)) for role in PLACES for place in used[role]),
            ((role, actor, memberships.above(actor)) for role in ACTORS for actor in used[role]),
        )
        # The closure is that of today: it does not tell what lay in what before that was corrected.
        has_changed = any(one.sources for entry in _vocabulary(log) for one in entry.corrections)
        rows: list[tuple[str, str, str]] = []
        for role, part, wholes in above if not has_changed else ():
            rows += [(role, whole, part) for whole in wholes]
            if len(rows) > _MOST_CLOSED:
                rows.clear()
                break
        self.connection.execute("INSERT INTO about VALUES ('closed', ?)", (bool(rows),))
        self.connection.executemany("INSERT INTO closure VALUES (?, ?, ?)", sorted(rows))
        names = {*_names_used(geography, memberships, used)}
        for entry in _vocabulary(log):
            number = self._store.number(key_of(section_of(entry), entry.id))
            names |= own_names(entry, number or 0)
            role = "place" if isinstance(entry, Place) else "actor"
            former = {name for one in variants(entry, log) for name in names_kept(_names_of(one))}
            names |= {(role, name, entry.id, _FORMER) for name in former}
        self.connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", sorted(names))


_FORMER = -1
"""Stands for the number of an entry at the names that it had before they were corrected."""


def _vocabulary(log: Log) -> Iterator[Place | Actor]:
    yield from log.places.values()
    yield from log.actors.values()


def _names_of(entry: Place | Actor) -> tuple[str, ...]:
    return entry.name, *entry.aliases


def _names_used(geography: Geography, memberships: Memberships, used: dict[str, list[str]]) -> Iterator[Name]:
    """Yield the rows of names that entries use, or used, and that are not the log's own in the same role."""
    place, former_place = PLACES
    for identity in used[place]:
        if geography.own(identity) is None:
            yield from ((place, name, identity, 0) for name in names_kept(geography.names(identity)))
    for identity in used[former_place]:
        yield from ((former_place, name, identity, 0) for name in names_kept(geography.names(identity)))
    former_actor = ACTORS[1]
    for identity in used[former_actor]:
        yield from ((former_actor, name, identity, 0) for name in names_kept(memberships.names(identity)))


def title_and_summary(entry: Entry) -> tuple[str, str]:
    """Return the title (of a figure its texts) and the summary of an entry that is searched by words.

    Behind the summary stand the titles and summaries that later sources corrected.
    """
    title = " ".join(figure_texts(entry)) if isinstance(entry, Figure) else getattr(entry, "title", "")
    if not entry.corrections:  # as nearly all entries
        return title, entry.summary or ""
    past = (one.was for one in entry.corrections if one.sources and one.field in _SEARCHED)
    return title, "\n".join(filter(None, (entry.summary, *past)))


_SEARCHED = frozenset({"title", "measure", "subject", "words", "summary"})
