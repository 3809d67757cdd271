"""Mending an index after a small edit: only the edited entries are read, and those that depend on them.

An index is mended only if the result certainly equals a new index and the log has no errors; else the log is read anew.
Entries of the lists of events, plans and figures may change, and sources, actors and places may be added or removed
(`timeline.index.additions`). Entries that others name must still be there, and plans that name an edited entry are
checked again. So are the warnings mended (`timeline.index.warnings`); where that is impossible, they alone are found by
reading the log.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal

from timeline.index import looks
from timeline.index.additions import added, removed, require_independence
from timeline.index.derived import NOTHING_DERIVED, settle
from timeline.index.documents import checksum, kind_of, packed
from timeline.index.edited import Edited, EditedPart, Numbered, Unmendable, edited
from timeline.index.names import own_names
from timeline.index.past import Posted, posted_names
from timeline.index.sections import log_of
from timeline.index.store import Store, key_of
from timeline.index.terms import Terms
from timeline.index.warnings import Checked, Edits, checked, mend_warnings
from timeline.index.words import tokenised
from timeline.index.writer import ENTRY, SEGMENT, title_and_summary
from timeline.log.checks import Context, look_of
from timeline.log.checks.dependents import deadline_loops
from timeline.log.checks.plans import superseded_loops
from timeline.log.checks.references import ambiguous_subjects
from timeline.log.checks.vocabulary import loops
from timeline.log.model import Actor, Entry, Event, Figure, Place, Plan
from timeline.log.yaml.files import Opener
from timeline.problems import has_errors

__all__ = ["Edited", "Unmendable", "edited", "mend"]


def mend(store: Store, edits: Iterable[Edited], opener: Opener) -> None:
    """Apply the edits to an index that no other process uses yet; raises `Unmendable` if that is impossible.

    `opener` opens the files of the log as they are after the edits.
    """
    parts = [EditedPart(store, edit.stamp.name, one) for edit in edits for one in edit.differences]
    try:
        _Mending(store, parts, opener).run()
    except sqlite3.IntegrityError:
        raise Unmendable from None  # an id is repeated


class _Mending:
    def __init__(self, store: Store, parts: list[EditedPart], opener: Opener) -> None:
        self.store = store
        self.opener = opener
        self.tables = store.tables
        self.parts = parts
        self.terms = Terms(store)
        self._touched: set[Posted] = set()
        """Names in entries that are gone, new or changed, or that depend on those."""

    def run(self) -> None:
        """Replace the entries, then check those that name them again."""
        require_independence(self.tables, added(self.parts))
        old = dict(chain.from_iterable(one.old for one in self.parts))
        dependents = {number: entry for number, entry in self._naming(self._changed_ids()) if number not in old}
        changed = {*dependents, *(number for one in self.parts for number, _ in one.changed_old)}
        before = log_of(self.store)
        self._count(-1, [*old, *dependents])
        for number, entry in (*old.items(), *dependents.items()):
            names = posted_names(entry, before)
            self.terms.remove(number, kind_of(entry), names)
            if number in changed:
                self._touched |= names
        for number, entry in old.items():
            self._take_out(number, entry)
        # The last part of a file first: each moves all that stands behind it.
        for one in reversed(self.parts):
            self._put_in(one)
        new = [*chain.from_iterable(one.numbers for one in self.parts), *dependents]
        self._settle(new, dependents)
        self._count(1, new)

    def _changed_ids(self) -> list[str]:
        """Return the ids of all events, plans and figures that are gone, new or changed."""
        ids = (
            (*(entry.id for _, entry in one.changed_old), *(entry.id for entry in one.changed_new))
            for one in self.parts
            if not one.is_vocabulary
        )
        return [*dict.fromkeys(chain.from_iterable(ids))]

    def _naming(self, identities: Iterable[str]) -> Iterator[Numbered]:
        """The entries that name one of these."""
        numbers = dict.fromkeys(n for identity in identities for n in self.terms.entries_naming(identity))
        return ((number, self.store.at(number)) for number in numbers)

    def _take_out(self, number: int, entry: Entry) -> None:
        for table in ("entry", "document"):
            self.tables.execute(f"DELETE FROM {table} WHERE number = ?", (number,))
        self.tables.execute("DELETE FROM absence WHERE entry = ?", (number,))
        own = "DELETE FROM name WHERE role = ? AND folded = ? AND id = ? AND entry = ?"
        self.tables.executemany(own, own_names(entry, number))
        title, summary = map(tokenised, title_and_summary(entry))
        if title or summary:
            row = ("delete", number, title, summary)
            self.tables.execute("INSERT INTO words (words, rowid, title, summary) VALUES (?, ?, ?, ?)", row)

    def _put_in(self, one: EditedPart) -> None:
        """Put the new entries into one segment, which replaces the edited ones."""
        looks.remove(self.tables, _looks(one.old))
        segment = one.segment
        self._move(one)
        for number, read in zip(one.numbers, one.reads, strict=True):
            entry, document = read.entry, packed(read.entry)
            # The text was read below the name of its section.
            row = (number, one.kind, key_of(one.section, entry.id), segment.number, entry.line - 2, entry.column)
            self.tables.execute(ENTRY, (*row, checksum(document), *NOTHING_DERIVED))
            self.tables.execute("INSERT INTO document VALUES (?, ?)", (number, document))
            self.tables.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", own_names(entry, number))
            title, summary = map(tokenised, title_and_summary(entry))
            if title or summary:
                words = "INSERT INTO words (rowid, title, summary) VALUES (?, ?, ?)"
                self.tables.execute(words, (number, title, summary))
        looks.add(self.tables, _looks(zip(one.numbers, (read.entry for read in one.reads), strict=True)))

    def _count(self, sign: Literal[-1, 1], numbers: Iterable[int]) -> None:
        """Take entries with their rows out of the tally, or add them to it."""
        for number in numbers:
            kind, dates = (
                self.tables.execute("SELECT kind, dates FROM entry WHERE number = ?", (number,)).fetchone() or ()
            )
            self.tables.execute("INSERT OR IGNORE INTO tally VALUES (?, 0, 0)", (kind,))
            change = "UPDATE tally SET entries = entries + ?, dates = dates + ? WHERE kind = ?"
            self.tables.execute(change, (sign, sign * dates, kind))
        self.tables.execute("DELETE FROM tally WHERE entries = 0")

    def _move(self, one: EditedPart) -> None:
        """Update where the segments behind the edited ones begin."""
        segment, difference = one.segment, one.difference
        old_size = sum(one.size for one in difference.replaced)
        lines = 0
        if difference.following:
            lines = segment.line + difference.text.count(b"\n") - difference.following[0].line
        for each in difference.replaced:
            self.tables.execute("DELETE FROM segment WHERE number = ?", (each.number,))
        if segment.size:
            self.tables.execute(SEGMENT, segment)
        moves = ((lines, segment.size - old_size, each.number) for each in difference.following)
        self.tables.executemany("UPDATE segment SET line = line + ?, start = start + ? WHERE number = ?", moves)

    def _settle(self, numbers: Iterable[int], dependents: Iterable[int]) -> None:
        """Write the values that depend on other entries, and check the entries that may have become faulty."""
        store = Store(self.tables, self.store.name)
        log = log_of(store)
        context = Context(log)
        changed = {*dependents, *chain.from_iterable(one.changed_numbers for one in self.parts)}
        entries = {number: store.at(number) for number in numbers}
        for number, entry in entries.items():
            names = posted_names(entry, log)
            self.terms.add(number, kind_of(entry), names)
            if number in changed:
                self._touched |= names
        found: dict[int, Checked] = {}
        for number, entry in entries.items():
            found[number] = checked(entry, context)
            if isinstance(entry, Event | Plan | Figure):
                settle(self.tables, number, entry, log)
        self._look_for_errors(context)
        self.terms.finish(log)
        require_independence(self.tables, removed(self.parts))
        mend_warnings(store, context, self.terms, Edits(self.parts, found, self._touched, self.opener))

    def _look_for_errors(self, context: Context) -> None:
        """Raise `Unmendable` if the changed entries make others ambiguous, or close a circle."""
        changed = [entry for one in self.parts for entry in one.changed_new]
        names = [entry.id for entry in changed if isinstance(entry, Event | Actor | Place)]
        names += [entry.subject for entry in changed if isinstance(entry, Figure) and entry.subject is not None]
        plans = [entry.id for entry in changed if isinstance(entry, Plan)]
        wholes = [entry.id for entry in changed if isinstance(entry, Actor | Place)]
        circles = (superseded_loops(context, plans), deadline_loops(context, plans), loops(context, wholes))
        if has_errors(chain(ambiguous_subjects(context, names), *circles)):
            raise Unmendable


def _looks(entries: Iterable[Numbered]) -> list[looks.Look]:
    """Return the looks of some entries."""
    found = ((look_of(entry), number) for number, entry in entries)
    return [(looks.checksum(look), number) for look, number in found if look is not None]
