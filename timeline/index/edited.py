"""Edited files of a log: the entries that an edit replaced, and those that stand in their places now."""

import io
import os
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from timeline.errors import LogUnreadable
from timeline.index.difference import Difference, differences_of
from timeline.index.documents import SECTIONS, packed
from timeline.index.segments import MAPPINGS, SPACE, Segment, digest_of, head_of
from timeline.index.store import Store
from timeline.log.findings import Findings, TooManyProblems
from timeline.log.freshness import Stamp, state_of
from timeline.log.loader import LogReader, Read
from timeline.log.model import Entry
from timeline.log.yaml.files import Feed, Opener
from timeline.problems import Problem, has_errors

MOST = 4_096
"""Maximum number of entries to mend."""

Numbered = tuple[int, Entry]
"""An entry with its number in the index."""


class Unmendable(Exception):
    """The log has to be read anew."""


class Edited(NamedTuple):
    """A file of the log that was edited, as it lies there now."""

    stamp: Stamp
    differences: tuple[Difference, ...]


def edited(store: Store, stamp: Stamp, number: int, seen: int, opener: Opener) -> Edited:
    """Return the edit of a file; raises `Unmendable` if more than entries changed."""
    segments, can_mend = _segments(store, number)
    if not can_mend:
        raise Unmendable
    try:
        with opener(stamp.name) as file:
            state = state_of(os.fstat(file.fileno()))
            differences = differences_of(file, segments)
            file.seek(0)
            digest = digest_of(file, state[2])
            if differences is None or state_of(os.fstat(file.fileno())) != state:
                raise Unmendable
    except LogUnreadable:
        raise Unmendable from None
    return Edited(Stamp(stamp.name, state, digest, seen), tuple(differences))


def _segments(store: Store, file: int) -> tuple[list[Segment], bool]:
    """Return the segments of a file in their order, and whether it can be mended by them."""
    row = store.tables.execute("SELECT can_mend FROM file WHERE number = ?", (file,)).fetchone()
    query = f"SELECT {', '.join(Segment._fields)} FROM segment WHERE file = ? ORDER BY start"
    return [Segment(*one) for one in store.tables.execute(query, (file,))], bool(row and row[0])


class EditedPart:
    """An edited part of one section: the entries that it had, and those that it has now.

    An edit replaces whole segments, most of whose entries stay as they were: of a list those before the first and
    behind the last that changed, of a mapping all but those that were added or removed.
    """

    def __init__(self, store: Store, name: str, difference: Difference) -> None:
        """Read the new entries from a file of this name.

        Raises `Unmendable` if one has an error, if there are too many, or if an entry of a mapping was changed.
        """
        self.difference = difference
        self.section = difference.replaced[0].section
        self.kind = SECTIONS.index(self.section)
        self.warnings: list[Problem] = []
        """Warnings of the reader, whose lines count as those of `reads`."""
        self.reads = self._read(store, name)
        """The new entries as they were read below a line with the name of their section."""
        self.old = self._replaced(store)
        first = self.difference.replaced[0].number * SPACE
        self.numbers = range(first + 1, first + 1 + len(self.reads))
        """The numbers of the new entries."""
        before, now = [entry for _, entry in self.old], [read.entry for read in self.reads]
        gone, new = (_added_and_removed if self.is_vocabulary else _changed)(before, now)
        self.changed_old = [self.old[place] for place in gone]
        """The old entries that are gone, or were changed."""
        self.changed_new = [now[place] for place in new]
        """The new entries that were not there, or were changed."""
        self.changed_numbers = [self.numbers[place] for place in new]
        self.unchanged = [now[place].id for place in sorted({*range(len(now))} - {*new})]

    @property
    def segment(self) -> Segment:
        """The segment that replaces the edited ones."""
        text = self.difference.text
        digest = digest_of(io.BytesIO(text), len(text))
        return self.difference.replaced[0]._replace(size=len(text), digest=digest, head=head_of(text))

    @property
    def is_vocabulary(self) -> bool:
        """True for sources, actors and places."""
        return self.section in MAPPINGS

    def _read(self, store: Store, name: str) -> list[Read]:
        findings = Findings()
        reader = LogReader(name, findings, store.header())
        try:
            feed = part_feed(self.section, self.difference.text, name)
            reads = [*reader.entries_of(self.section, feed)] if self.difference.text else []
        except TooManyProblems:
            raise Unmendable from None
        if has_errors(findings.problems) or reader.faulty or len(reads) > min(MOST, SPACE - 2):
            raise Unmendable
        self.warnings = findings.problems
        return reads

    def _replaced(self, store: Store) -> list[Numbered]:
        """Return the entries of the segments that were edited."""
        query = "SELECT number FROM entry WHERE number BETWEEN ? AND ?"
        spans = [(one.number * SPACE, one.number * SPACE + SPACE - 1) for one in self.difference.replaced]
        rows = [row[0] for span in spans for row in store.tables.execute(query, span)]
        return [(number, store.at(number)) for number in rows]


def part_feed(section: str, text: bytes, name: str) -> Feed:
    """Return entries of a section as a text that can be read: below a line with the name of the section."""
    return Feed(io.BytesIO(f"{section}:\n".encode() + text), name)


Places = Sequence[int]
"""Places of entries in a sequence."""


def _added_and_removed(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[Places, Places]:
    """Return the places of the old entries that are gone, and of new ones; raises `Unmendable` if others changed."""
    before, now = {entry.id for entry in old}, {entry.id for entry in new}
    forms = ([(one.id, packed(one)) for one in several if one.id in before & now] for several in (old, new))
    if next(forms) != next(forms):
        raise Unmendable
    gone = [place for place, entry in enumerate(old) if entry.id not in now]
    return gone, [place for place, entry in enumerate(new) if entry.id not in before]


def _changed(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[Places, Places]:
    """Return the places of the old entries and of the new ones from the first that differs to the last."""
    ahead, behind = _same_ends(old, new)
    return range(ahead, len(old) - behind), range(ahead, len(new) - behind)


def _same_ends(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[int, int]:
    """Return how many entries are the same before the first that differs, and behind the last."""
    forms, others = ([(entry.id, packed(entry)) for entry in entries] for entries in (old, new))
    pairs = [*zip(forms, others, strict=False)]
    ahead = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    most = len(pairs) - ahead
    back = zip(reversed(forms), reversed(others), strict=False)
    behind = sum(1 for _, pair in zip(range(most), takewhile(lambda pair: pair[0] == pair[1], back), strict=False))
    return ahead, behind
