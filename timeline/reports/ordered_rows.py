"""The rows of a chronology in their order, made as they are read: few of them are in memory at a time.

An index gives the entries by the first position that a row of them can have. A row goes out when no later entry can
have one before it; until then it waits. By date, then by position in the log; the dates of one plan in the order of
its life.
"""

from collections.abc import Iterable, Iterator
from heapq import heappop, heappush, merge
from typing import Literal

from timeline.dates import Day, Match
from timeline.frozen import Frozen
from timeline.log.conditions import Condition, all_of
from timeline.log.log import Log, Position
from timeline.log.model import Event, Plan
from timeline.log.positions import EVERYWHERE, FIRST, LAST, UNDATED, Positioned, Span, reversed_position
from timeline.log.section import Section
from timeline.query.criteria import Selection
from timeline.reports.rows import Begins, Row, facts_of, rows_of
from timeline.workspace import Workspace

Only = Literal["events", "plans"]


class Asked(Frozen):
    """The entries that are asked for."""

    workspace: Workspace
    selection: Selection
    only: Only | None
    among: Condition
    """Only entries that may meet it are read."""

    @property
    def may(self) -> Condition:
        """The condition that every entry meets which answers."""
        return all_of((self.among, self.selection.may))

    def sections(self) -> Iterator[tuple[Log, Section[Event] | Section[Plan]]]:
        """The sections with these entries, each with its log."""
        for log in self.workspace.logs:
            if self.only != "plans":
                yield log, log.events
            if self.only != "events":
                yield log, log.plans

    def found_in(self, entry: Event | Plan, log: Log) -> Iterable[Row]:
        """The rows of an entry that answer."""
        rows = rows_of(entry, log, self.workspace.as_of)
        return self._answering(rows) if self.selection.criteria else rows

    def _answering(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            match = self.selection.match(facts_of(row))
            if match is not Match.NO:
                yield row if match is row.match else row._replace(match=match)


class _Part(Frozen):
    """A part of an answer, whose rows stand in one direction."""

    begins: Begins | None
    is_undated: bool | None
    """None for rows with and without dates."""
    reverse: bool

    @property
    def span(self) -> Span:
        """The positions of its rows."""
        if self.is_undated is None:
            return EVERYWHERE
        return (UNDATED, LAST) if self.is_undated else (FIRST, UNDATED)

    def holds(self, row: Row) -> bool:
        """Return whether a row belongs to the part."""
        return row.begins == self.begins and (self.is_undated is None or self.is_undated == row.is_undated)


def rows_in_order(asked: Asked, *, reverse: bool = False, start: Day | None = None) -> Iterator[Row]:
    """Yield the rows that answer; in reverse the latest first, those without any date last in either direction.

    With a day on which a period starts, rows that begin from that day on come before those that began earlier.
    """
    begins: tuple[Begins | None, ...] = (None,) if start is None else ("in", "before")
    for one in begins:
        if reverse:
            yield from _rows(asked, _Part(one, is_undated=False, reverse=True), start)
        yield from _rows(asked, _Part(one, is_undated=True if reverse else None, reverse=False), start)


def _rows(asked: Asked, part: _Part, start: Day | None) -> Iterator[Row]:
    waiting: list[tuple[bytes, Position, int, int, Row]] = []
    sign = -1 if part.reverse else 1
    takes_all = start is None and part.is_undated is None
    several = (_entries(log, section, asked, part) for log, section in asked.sections())
    for bound, position, is_fixed, entry, log in merge(*several):
        while waiting and waiting[0] < (bound, position):
            yield heappop(waiting)[-1]
        for found in asked.found_in(entry, log):
            row = found if takes_all else in_group(found, start)
            if not (takes_all or part.holds(row)):
                continue
            if is_fixed and row.what == "event":  # no later entry has a row before it
                yield row
                continue
            place = reversed_position(row.position) if part.reverse else row.position
            heappush(waiting, (place, position, sign * row.rank, sign * row.number, row))
    while waiting:
        yield heappop(waiting)[-1]


_Standing = tuple[bytes, Position, bool, Event | Plan, Log]
"""The first position of a row of an entry, and that of the entry; True if all rows have it; the entry and its log."""


def _entries(log: Log, section: Section[Event] | Section[Plan], asked: Asked, part: _Part) -> Iterator[_Standing]:
    """Yield the entries of a section with the first position of a row of each, in the direction of the part."""
    ordered: Iterable[Positioned[Event] | Positioned[Plan]]
    ordered = section.ordered(asked.may, part.span, reverse=part.reverse)
    if part.reverse:
        for first, last, entry in ordered:
            rank, file, line, column = log.position(entry)
            yield reversed_position(last), (-rank, -file, -line, -column), first == last, entry, log
    else:
        position = log.position
        for first, last, entry in ordered:
            yield first, position(entry), first == last, entry, log


def in_group(row: Row, start: Day | None) -> Row:
    """Return a row with its group, if a period starts on a day."""
    return row if start is None else row._replace(begins=_begins(row, start))


def _begins(row: Row, start: Day) -> Begins:
    """Return `in` for a row that begins on or after a day; of several dates, the first not over by then counts."""
    first = row.window[0] if row.window is not None else row.date.earliest
    if row.date.kind == "set" and row.window is None:
        ahead = [member.earliest for member in row.date.members if member.latest >= start]
        first = min(ahead, default=first)
    return "in" if first >= start else "before"
