"""Mending an index after a small edit: only the edited entries are read, and those that depend on them.

An index is mended only if the result certainly equals a new index and the log has no errors; else the log is read anew.
Only entries of the lists of events, plans and figures may change. Entries that others name must still be there, and
plans that name an edited entry are checked again. The warnings of a log are not mended: `check` reads the log.
"""

import io
import os
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from timeline.errors import LogUnreadable
from timeline.index.derived import NOTHING_DERIVED, settle
from timeline.index.documents import SECTIONS, checksum, kind_of, packed
from timeline.index.past import posted_names
from timeline.index.patch import Patch, patch_of
from timeline.index.reported import forget_problems
from timeline.index.sections import log_of
from timeline.index.segments import SPACE, Segment, digest_of
from timeline.index.store import Store, key_of
from timeline.index.terms import Terms
from timeline.index.words import tokenised
from timeline.index.writer import ENTRY, title_and_summary
from timeline.log.checks import Context, entry_problems
from timeline.log.checks.dependents import ambiguous_anchors_of, deadline_loops
from timeline.log.checks.plans import superseded_loops
from timeline.log.checks.references import ambiguous_subjects
from timeline.log.findings import Findings, TooManyProblems
from timeline.log.freshness import Stamp, state_of
from timeline.log.loader import LogReader, Read
from timeline.log.model import Entry, Plan
from timeline.log.yaml.files import Feed, open_log_file
from timeline.problems import has_errors

_MOST = 4_096
"""Maximum number of entries to mend."""


class Unmendable(Exception):
    """The log has to be read anew."""


class Edited(NamedTuple):
    """A file of the log that was edited, as it lies there now."""

    stamp: Stamp
    patch: Patch


def edited(store: Store, stamp: Stamp, number: int, seen: int) -> Edited:
    """Return the edit of a file; raises `Unmendable` if more than entries changed."""
    segments, can_mend = store.segments(number)
    if not can_mend:
        raise Unmendable
    try:
        with open_log_file(stamp.name) as file:
            state = state_of(os.fstat(file.fileno()))
            patch = patch_of(file, segments)
            file.seek(0)
            digest = digest_of(file, state[2])
            if patch is None or state_of(os.fstat(file.fileno())) != state:
                raise Unmendable
    except LogUnreadable:
        raise Unmendable from None
    return Edited(Stamp(stamp.name, state, digest, seen), patch)


def mend(store: Store, edits: Iterable[Edited]) -> None:
    """Apply the edits to an index that no other process uses yet; raises `Unmendable` if that is impossible."""
    forget_problems(store.tables)
    for edit in edits:
        try:
            _Mending(store, edit).run()
        except sqlite3.IntegrityError:
            raise Unmendable from None  # an id is repeated


class _Mending:
    def __init__(self, store: Store, edit: Edited) -> None:
        self.store = store
        self.tables = store.tables
        self.file = edit.stamp.name
        self.patch = edit.patch
        self.terms = Terms(store)
        self.section = edit.patch.replaced[0].section
        self._kind = SECTIONS.index(self.section)

    def run(self) -> None:
        """Replace the entries, then check those that name them again."""
        reads = self._reads()
        old = self._replaced()
        changed = {entry.id for _, entry in old} | {read.entry.id for read in reads}
        before = log_of(self.store)
        dependents = [*self._naming(changed)]
        self._count(-1, [number for number, _ in (*old, *dependents)])
        for number, entry in (*old, *dependents):
            self.terms.remove(number, kind_of(entry), posted_names(entry, before))
        for number, entry in old:
            self._take_out(number, entry)
        new = self._put_in(reads)
        kept = {number for number, _ in old}
        settled = [*new, *((number, entry) for number, entry in dependents if number not in kept)]
        self._settle(settled, has_plans=any(isinstance(entry, Plan) for _, entry in (*old, *new)))
        self._count(1, [number for number, _ in settled])

    def _reads(self) -> list[Read]:
        """Read the entries of the edited text."""
        findings = Findings()
        reader = LogReader(self.file, findings, self.store.header())
        text = io.BytesIO(f"{self.section}:\n".encode() + self.patch.text)
        try:
            reads = [*reader.entries_of(self.section, Feed(text, self.file))] if self.patch.text else []
        except TooManyProblems:
            raise Unmendable from None
        if has_errors(findings.problems) or reader.faulty or len(reads) > min(_MOST, SPACE - 2):
            raise Unmendable
        return reads

    def _replaced(self) -> list[tuple[int, Entry]]:
        """The entries of the segments that were edited, with their numbers."""
        numbers = [one.number for one in self.patch.replaced]
        query = "SELECT number FROM entry WHERE number BETWEEN ? AND ?"
        rows = [row[0] for n in numbers for row in self.tables.execute(query, (n * SPACE, n * SPACE + SPACE - 1))]
        return [(number, self.store.at(number)) for number in rows]

    def _naming(self, identities: Iterable[str]) -> Iterator[tuple[int, Entry]]:
        """The plans and figures that name one of these entries, with their numbers."""
        numbers = dict.fromkeys(n for identity in identities for n in self.terms.entries("entry", identity))
        return ((number, self.store.at(number)) for number in numbers)

    def _take_out(self, number: int, entry: Entry) -> None:
        for table in ("entry", "document"):
            self.tables.execute(f"DELETE FROM {table} WHERE number = ?", (number,))
        self.tables.execute("DELETE FROM absence WHERE entry = ?", (number,))
        title, summary = map(tokenised, title_and_summary(entry))
        if title or summary:
            row = ("delete", number, title, summary)
            self.tables.execute("INSERT INTO words (words, rowid, title, summary) VALUES (?, ?, ?, ?)", row)

    def _put_in(self, reads: list[Read]) -> list[tuple[int, Entry]]:
        """Put the new entries into one segment, which replaces the edited ones."""
        first = self.patch.replaced[0]
        text = self.patch.text
        segment = first._replace(size=len(text), digest=digest_of(io.BytesIO(text), len(text)))
        self._move(segment)
        new = []
        for index, read in enumerate(reads, 1):
            number, entry = first.number * SPACE + index, read.entry
            # The text was read below the name of its section.
            document = packed(entry)
            row = (number, self._kind, key_of(self.section, entry.id), first.number, entry.line - 2, entry.column)
            self.tables.execute(ENTRY, (*row, checksum(document), *NOTHING_DERIVED))
            self.tables.execute("INSERT INTO document VALUES (?, ?)", (number, document))
            title, summary = map(tokenised, title_and_summary(entry))
            if title or summary:
                words = "INSERT INTO words (rowid, title, summary) VALUES (?, ?, ?)"
                self.tables.execute(words, (number, title, summary))
            new.append((number, entry))
        return new

    def _count(self, sign: Literal[-1, 1], numbers: Iterable[int]) -> None:
        """Take entries with their rows out of the tally, or add them to it."""
        for number in set(numbers):
            query = "SELECT kind, dates FROM entry WHERE number = ?"
            kind, dates = next(iter(self.tables.execute(query, (number,))))
            self.tables.execute("INSERT OR IGNORE INTO tally VALUES (?, 0, 0)", (kind,))
            change = "UPDATE tally SET entries = entries + ?, dates = dates + ? WHERE kind = ?"
            self.tables.execute(change, (sign, sign * dates, kind))
        self.tables.execute("DELETE FROM tally WHERE entries = 0")

    def _move(self, segment: Segment) -> None:
        """Update where the segments behind the edited ones begin."""
        replaced = self.patch.replaced
        old_size = sum(one.size for one in replaced)
        following = self.patch.following
        lines = 0
        if following:
            lines = segment.line + self.patch.text.count(b"\n") - following[0].line
        for one in replaced:
            self.tables.execute("DELETE FROM segment WHERE number = ?", (one.number,))
        if segment.size:
            values = ", ".join("?" * len(segment))
            self.tables.execute(f"INSERT INTO segment VALUES ({values})", segment)
        moves = ((lines, segment.size - old_size, one.number) for one in following)
        self.tables.executemany("UPDATE segment SET line = line + ?, start = start + ? WHERE number = ?", moves)

    def _settle(self, entries: list[tuple[int, Entry]], has_plans: bool) -> None:
        """Write the values that depend on other entries, and check the entries that may have become faulty."""
        store = Store(self.tables, self.store.name)
        log = log_of(store)
        context = Context(log)
        for number, _ in entries:
            fresh = store.at(number)
            ambiguous = ambiguous_anchors_of(fresh, context) if isinstance(fresh, Plan) else ()
            if has_errors((*entry_problems(fresh, context), *ambiguous)):
                raise Unmendable
            settle(self.tables, number, fresh, log)
            self.terms.add(number, kind_of(fresh), posted_names(fresh, log))
        if has_errors(ambiguous_subjects(context)):
            raise Unmendable
        if has_plans and has_errors((*superseded_loops(context), *deadline_loops(context))):
            raise Unmendable
        self.terms.finish(log)
