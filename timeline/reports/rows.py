"""The rows of a chronology: events, and the dates of plans."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Literal, NamedTuple

from timeline.dates import OPEN_END, OPEN_START, Date, Day, Match
from timeline.log.known import occasion_date
from timeline.log.log import Log, Position
from timeline.log.model import Citation, Event, Occasion, Outcome, Plan, Result, Revision
from timeline.log.paths import event_of
from timeline.log.positions import position_of
from timeline.plans.deadline import Deadline, Moment, deadline_sources
from timeline.plans.recurrence import occurrences
from timeline.query.facts import Facts
from timeline.reports.wording import cited_once

What = Literal["event", "announced", "moved", "proposed", "rejected", "deadline", "outcome"]
"""The kinds of rows; a change of a plan that was only `proposed`, or `rejected`, moved nothing."""
_RANKS: dict[What, int] = {
    "event": 0,
    "announced": 1,
    **dict.fromkeys(("moved", "proposed", "rejected"), 2),
    "deadline": 3,
    "outcome": 4,
}
"""The order of one day; changes of a plan stay in that of the log."""

_CERTAIN = Match.CERTAIN
"""The match of a row that is not judged: the member of an enumeration is slow to look up."""

Begins = Literal["in", "before"]
"""The group of a row: it begins in the period that was asked for, or before it, certainly or possibly."""


class Row(NamedTuple):
    """A line of the chronology: an event, or one date of a plan."""

    what: What
    date: Date
    entry: Event | Plan
    log: Log
    match: Match
    window: tuple[Day, Day] | None = None
    occasion: Occasion | None = None
    """The announcement, revision or outcome that a date of a plan stands in."""
    occurrence: int | None = None
    """The number of the occurrence of a recurring deadline."""
    begins: Begins | None = None
    """Set for `list` alone, where a period was asked for."""
    number: int = 0
    """Its number among all rows of its entry on that day."""
    moment: Moment | None = None
    """The day of the question and the day up to which things are known; set for the dates of plans."""

    @property
    def id(self) -> str:
        """The id of the event or the plan."""
        return self.entry.id

    @property
    def title(self) -> str:
        """The title of the event or the plan."""
        return self.entry.title

    @property
    def result(self) -> Result | None:
        """The result that an outcome records."""
        return self.occasion.result if isinstance(self.occasion, Outcome) else None

    @property
    def deadlines(self) -> tuple[Deadline | None, Deadline | None]:
        """The deadlines before and after a move; None if the plan had none yet, or it was lifted."""
        if self.moment is None or not isinstance(self.entry, Plan) or not isinstance(self.occasion, Revision):
            return None, None
        from timeline.plans.moves import move_by  # which few rows need

        move = move_by(self.occasion, self.entry, self.log, self.moment)
        return (move.before, move.after) if move is not None else (None, None)

    @property
    def told_by(self) -> str | None:
        """Id of the event that announced, moved or settled the plan, for a date of a plan."""
        event = self.occasion.event if self.occasion is not None else None
        return event if event is not None and event in self.log.events else None

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The sources of the date and of the event that it names; for an announcement also the plan's."""
        if self.occasion is None:
            if isinstance(self.entry, Plan) and self.moment is not None:
                return deadline_sources(self.entry, self.log, self.moment)
            return self.entry.sources
        event = event_of(self.occasion, self.log.events)
        own = (*self.occasion.sources, *(event.sources if event else ()))
        is_change = isinstance(self.occasion, Revision | Outcome)
        return cited_once(own if own and is_change else (*self.entry.sources, *own))

    @property
    def is_undated(self) -> bool:
        """True if it has no bound on either side."""
        return self.date.earliest == OPEN_START and self.date.latest == OPEN_END

    @property
    def position(self) -> bytes:
        """Position of its date in a chronology; of a deadline that of its window."""
        key: tuple[int, ...] = self.date.sort_key
        if self.window is not None:
            first, last = self.window
            key = (0, first, first - last, last, *key[4:])
        return position_of(key)

    @property
    def sort_key(self) -> tuple[bytes, Position, int]:
        """Sort key: by date, then by position in the log; the dates of one plan in the order of its life."""
        return self.position, self.log.position(self.entry), self.rank

    @property
    def rank(self) -> int:
        """Its place among the dates of one plan that have the same position; changes stay in the order of the log."""
        return _RANKS[self.what]


def rows_of(entry: Event | Plan, log: Log, day: Day) -> Iterable[Row]:
    """The rows of an event or a plan on a day."""
    if isinstance(entry, Event):
        return (Row("event", entry.date, entry, log, _CERTAIN),)
    return plan_rows(entry, log, Moment(day, day))


def facts_of(row: Row) -> Facts:
    """An event, or a date of a plan, in the form that the filters read."""
    if isinstance(row.entry, Event):
        return Facts(row.entry, row.log, row.date, row.entry.type)
    return Facts(row.entry, row.log, row.date, field=row.what, window=row.window, occasion=row.occasion)


def plan_rows(plan: Plan, log: Log, moment: Moment) -> Iterator[Row]:
    """The dates in a plan's life: announced, moved or to be moved, its deadline in force, settled."""
    dated: list[tuple[What, Occasion]] = [("announced", plan.announced)]
    dated += [(revision.status or "moved", revision) for revision in plan.revisions]
    dated += [("outcome", outcome) for outcome in plan.outcomes]
    numbers = count()
    for what, occasion in dated:
        date = occasion_date(occasion, log.events)
        if date is not None:
            yield Row(what, date, plan, log, _CERTAIN, occasion=occasion, number=next(numbers), moment=moment)
    for occurrence, deadline in occurrences(plan, log, moment):
        if deadline is not None:
            yield Row(
                "deadline",
                deadline.date,
                plan,
                log,
                _CERTAIN,
                (deadline.first, deadline.last),
                occurrence=occurrence,
                number=next(numbers),
                moment=moment,
            )
