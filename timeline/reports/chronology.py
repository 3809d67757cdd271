"""The chronology: events, and the dates of plans, in order of time, as far as they answer a question.

Rows are made one at a time, as often as they are read (`timeline.reports.ordered_rows`); those of a small answer are
kept. What lies beyond a limit is counted by the index, as far as it can tell without opening the entries.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from timeline.dates import Day, Match, Window
from timeline.frozen import Frozen
from timeline.log.conditions import ALWAYS, Condition
from timeline.log.log import Log
from timeline.log.model import WITHDRAWN, Entry, Event
from timeline.query.criteria import Selection
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.ordered_rows import Asked, Only, in_group, rows_in_order
from timeline.reports.rows import Row, facts_of
from timeline.reports.without_place import number_without_place
from timeline.workspace import Workspace

_MOST_KEPT = 1_000
"""Maximum number of rows of an answer that are kept in memory."""


class Counts(Frozen):
    """Numbers of the rows of an answer."""

    events: int
    dates: int
    """Dates of plans."""
    withdrawn: int
    """Events that are retracted or denied."""
    possible: int
    """Rows that are only possible."""
    not_judged: int
    """Rows that are only possible because they have no bound on a side that was asked about; also beyond the limit."""
    left_out: int
    """Rows beyond the limit."""


_Key = tuple[str, str]
"""The file of a log, and the id of an event."""


class Chronology:
    """The answer of `list`: the entries of all logs that answer a question, the first of them if there is a limit."""

    def __init__(
        self, asked: Asked, question: Question, limit: int | None, *, reverse: bool, start: Day | None
    ) -> None:
        self._asked = asked
        self._question = question
        self._limit = limit
        self._reverse = reverse
        self._start = start
        self._kept: tuple[Row, ...] | None = None
        self._counts: Counts | None = None
        self._listed: set[_Key] = set()
        """The events of an answer with a limit."""
        self._told: dict[_Key, list[tuple[str, int]]] = {}
        """The dates of plans by the event that they name: the id of the plan, and the number of the row."""

    @property
    def period(self) -> Window | None:
        """The period of the question."""
        return self._asked.selection.window

    @property
    def rows(self) -> Iterable[Row]:
        """The rows in order; they may be read several times."""
        return _Rows(self, None)

    @property
    def events(self) -> Iterable[Row]:
        """The rows that are events, in order."""
        return _Rows(self, "events")

    @property
    def plan_dates(self) -> Iterable[Row]:
        """The rows that are dates of plans, in order."""
        return _Rows(self, "plans")

    @property
    def counts(self) -> Counts:
        """The numbers of its rows; if they have not been read yet, they are read for this."""
        if self._counts is None:
            for _ in self.rows:
                pass
        assert self._counts is not None
        return self._counts

    @cached_property
    def _totals(self) -> tuple[int, int]:
        """Numbers of all rows that answer, and of those that are not judged; found without reading them in order."""
        return _count(self._asked)

    @property
    def not_judged(self) -> int:
        """Number of rows that are only possible because they have no bound on a side that was asked about."""
        return self._totals[1] if self._counts is None else self._counts.not_judged

    @cached_property
    def emptied_by(self) -> tuple[str, ...]:
        """The number that each filter alone would find, if nothing was found."""
        if self._totals[0] if self._counts is None else self._counts.events or self._counts.dates:
            return ()
        return self._asked.selection.each_alone(lambda alone: _count(self._asked._replace(selection=alone))[0])

    @cached_property
    def without_place(self) -> int:
        """Number of entries that a filter by place could not judge, because they have no place at all."""
        workspace, asked = self._asked.workspace, self._asked
        return number_without_place(
            workspace, self._question, lambda alone: _entries(asked._replace(selection=alone, among=ALWAYS))
        )

    def holds(self, event: Event, log: Log) -> bool:
        """Return whether an event is among the rows, which have been counted."""
        if self._limit is not None:
            return (log.file, event.id) in self._listed
        return self._asked.only != "plans" and any(True for _ in self._asked.found_in(event, log))

    def told_by(self, event: Event, log: Log) -> Iterator[Row]:
        """Yield the dates of plans among the rows that an event announced, moved or settled; rows have been counted."""
        key = (log.file, event.id)
        if self._kept is not None:
            yield from self._kept_told.get(key, ())
            return
        for plan, number in self._told.get(key, ()):
            found = next(row for row in self._asked.found_in(log.plans[plan], log) if row.number == number)
            yield in_group(found, self._start)

    @cached_property
    def _kept_told(self) -> dict[_Key, list[Row]]:
        """The dates of plans among the rows that are kept, by the event that they name."""
        told: dict[_Key, list[Row]] = {}
        for row in self._kept or ():
            if row.told_by is not None:
                told.setdefault((row.log.file, row.told_by), []).append(row)
        return told

    def read(self, only: Only | None) -> Iterator[Row]:
        """Yield the rows, or only those of one kind."""
        if self._kept is not None:
            yield from (row for row in self._kept if only in (None, _kind(row)))
        elif only is None:
            yield from self._read()
        elif self._limit is not None:
            yield from (row for row in self._read() if _kind(row) == only)
        elif self._asked.only in (None, only):
            yield from self._found(self._asked._replace(only=only))

    def _found(self, asked: Asked) -> Iterator[Row]:
        return rows_in_order(asked, reverse=self._reverse, start=self._start)

    def _read(self) -> Iterator[Row]:
        """Yield the rows; if all of them are read, keep their numbers, and a few of them."""
        selection = self._asked.selection
        kept: list[Row] | None = []
        listed: set[_Key] = set()
        told: dict[_Key, list[tuple[str, int]]] = {}
        events = dates = withdrawn = possible = not_judged = 0
        only_possible = Match.POSSIBLE  # as the member of an enumeration, slow to look up
        for row in islice(self._found(self._asked), self._limit):
            if row.what == "event":
                events += 1
                withdrawn += row.entry.status in WITHDRAWN
                if self._limit is not None:
                    listed.add((row.log.file, row.entry.id))
            else:
                dates += 1
                if row.told_by is not None:
                    told.setdefault((row.log.file, row.told_by), []).append((row.entry.id, row.number))
            if row.match is only_possible:
                possible += 1
                not_judged += selection.is_unjudged(facts_of(row), row.match)
            if kept is not None:
                kept.append(row)
                kept = kept if len(kept) <= _MOST_KEPT else None
            yield row
        number, left_out = events + dates, 0
        if number == self._limit:
            number, not_judged = self._totals
            left_out = number - events - dates
        self._counts = Counts(events, dates, withdrawn, possible, not_judged, left_out)
        self._listed, self._told = listed, told
        self._kept = tuple(kept) if kept is not None else None


class _Rows(Iterable[Row]):
    """The rows of an answer, or those of one kind, made anew each time that they are read."""

    def __init__(self, answer: Chronology, only: Only | None) -> None:
        self._answer = answer
        self._only = only

    def __iter__(self) -> Iterator[Row]:
        return self._answer.read(self._only)


def chronology(
    workspace: Workspace,
    question: Question,
    only: Only | None = None,
    limit: int | None = None,
    reverse: bool = False,
    among: Condition = ALWAYS,
    beginning_first: bool = False,
) -> Chronology:
    """The entries of all logs that answer the question; `limit` keeps the first of them in the order asked for.

    With `among`, only entries that may meet that condition are read. With `beginning_first`, rows that begin in the
    period of the question come before those that began earlier and reach into it.
    """
    selection = select(question, workspace)
    start = selection.period_start if beginning_first else None
    return Chronology(Asked(workspace, selection, only, among), question, limit, reverse=reverse, start=start)


def _kind(row: Row) -> Only:
    return "events" if row.what == "event" else "plans"


def _count(asked: Asked) -> tuple[int, int]:
    """Count the rows that answer, and those that are only possible as they lack a bound that was asked about."""
    selection: Selection = asked.selection
    found = unjudged = 0
    for log, section in asked.sections():
        number, others = section.partly_counted(asked.may, selection.must)
        found += number
        for entry in others:
            for row in asked.found_in(entry, log):
                found += 1
                unjudged += selection.is_unjudged(facts_of(row), row.match)
    return found, unjudged


def _entries(asked: Asked) -> Iterator[tuple[Entry, Log]]:
    """Yield the entry of each row that answers."""
    for log, section in asked.sections():
        for entry in section.among(asked.may):
            yield from ((row.entry, row.log) for row in asked.found_in(entry, log))
