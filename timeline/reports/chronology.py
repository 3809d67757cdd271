"""The chronology: events, and the dates of plans, in order of time, as far as they answer a question."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from timeline.dates import OPEN_END, OPEN_START, Date, Day, Match, Window
from timeline.log.conditions import ALWAYS, Condition, all_of
from timeline.log.known import occasion_date
from timeline.log.log import Log
from timeline.log.model import Citation, Entry, Event, Occasion, Outcome, Plan, Result, Revision
from timeline.plans.deadline import Deadline, Moment, deadline_sources
from timeline.plans.recurrence import occurrences
from timeline.query.criteria import Selection
from timeline.query.facts import Facts
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.without_place import number_without_place
from timeline.reports.wording import cited_once
from timeline.workspace import Workspace

if TYPE_CHECKING:
    from timeline.plans.moves import Move

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
    moment: Moment | None = None
    """The day of the question and the day up to which things are known; set for the dates of plans."""

    @property
    def result(self) -> Result | None:
        """The result that an outcome records."""
        return self.occasion.result if isinstance(self.occasion, Outcome) else None

    @property
    def before(self) -> Deadline | None:
        """The deadline before a move; None if the plan had none."""
        move = self._move()
        return move.before if move is not None else None

    @property
    def after(self) -> Deadline | None:
        """The deadline after a move; None if it was lifted."""
        move = self._move()
        return move.after if move is not None else None

    def _move(self) -> "Move | None":
        if self.moment is None or not isinstance(self.entry, Plan) or not isinstance(self.occasion, Revision):
            return None
        from timeline.plans.moves import move_by  # which few rows need

        return move_by(self.occasion, self.entry, self.log, self.moment)

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
        event = self.log.events.get(self.occasion.event or "")
        own = (*self.occasion.sources, *(event.sources if event else ()))
        is_change = isinstance(self.occasion, Revision | Outcome)
        return cited_once(own if own and is_change else (*self.entry.sources, *own))

    @property
    def is_undated(self) -> bool:
        """True if it has no bound on either side."""
        return self.date.earliest == OPEN_START and self.date.latest == OPEN_END

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Sort key: by date, then by position in the log; the dates of one plan in the order of its life."""
        key: tuple[int, ...] = self.date.sort_key
        if self.window is not None:
            first, last = self.window
            key = (0, first, first - last, last, *key[4:])
        return key, self.log.position(self.entry), _RANKS[self.what]


class Chronology(NamedTuple):
    """The answer of `list`."""

    rows: tuple[Row, ...]
    not_judged: int
    """Number of rows that are only possible because they have no bound on a side that was asked about."""
    left_out: int
    """Number of further rows beyond `--limit`."""
    emptied_by: tuple[str, ...]
    """The number that each filter alone would find, if nothing was found."""
    period: Window | None = None
    """The period of the question."""
    without_place: int = 0
    """Number of entries that a filter by place could not judge, because they have no place at all."""


def chronology(
    workspace: Workspace,
    question: Question,
    only: Literal["events", "plans"] | None = None,
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
    found: list[Row] = []
    unjudged = 0
    for row, facts in _candidates(workspace, only, all_of((among, selection.may))):
        match = selection.match(facts)
        if match is not Match.NO:
            found.append(row._replace(match=match, begins=_begins(row, start) if start is not None else None))
            unjudged += selection.is_unjudged(facts, match)
    found.sort(key=lambda row: row.sort_key)
    if reverse:
        # Rows without any date come last in either direction.
        dated = [row for row in found if not row.is_undated]
        found = [*reversed(dated), *(row for row in found if row.is_undated)]
    if start is not None:
        found.sort(key=lambda row: row.begins == "before")
    kept = found if limit is None else found[:limit]
    emptied = () if found else selection.each_alone(lambda alone: _count(workspace, only, alone))
    without_place = number_without_place(workspace, question, lambda alone: _found(workspace, only, alone))
    return Chronology(tuple(kept), unjudged, len(found) - len(kept), emptied, selection.window, without_place)


def _begins(row: Row, start: Day) -> Begins:
    """Return `in` for a row that begins on or after a day; of several dates, the first not over by then counts."""
    first = row.window[0] if row.window is not None else row.date.earliest
    if row.date.kind == "set" and row.window is None:
        ahead = [member.earliest for member in row.date.members if member.latest >= start]
        first = min(ahead, default=first)
    return "in" if first >= start else "before"


def _count(workspace: Workspace, only: str | None, selection: Selection) -> int:
    return sum(selection.match(facts) is not Match.NO for _, facts in _candidates(workspace, only, selection.may))


def _found(workspace: Workspace, only: str | None, selection: Selection) -> Iterator[tuple[Entry, Log]]:
    candidates = _candidates(workspace, only, selection.may)
    return ((row.entry, row.log) for row, facts in candidates if selection.match(facts) is not Match.NO)


def _candidates(workspace: Workspace, only: str | None, may: Condition) -> Iterator[tuple[Row, Facts]]:
    for log in workspace.logs:
        if only != "plans":
            for event in log.events.among(may):
                yield Row("event", event.date, event, log, Match.CERTAIN), Facts(event, log, event.date, event.type)
        if only != "events":
            for plan in log.plans.among(may):
                for row in plan_rows(plan, log, Moment(workspace.as_of, workspace.as_of)):
                    yield row, facts_of(row)


def facts_of(row: Row) -> Facts:
    """A date of a plan in the form that the filters read."""
    return Facts(row.entry, row.log, row.date, field=row.what, window=row.window, occasion=row.occasion)


def plan_rows(plan: Plan, log: Log, moment: Moment) -> Iterator[Row]:
    """The dates in a plan's life: announced, moved or to be moved, its deadline in force, settled."""
    dated: list[tuple[What, Occasion]] = [("announced", plan.announced)]
    dated += [(revision.status or "moved", revision) for revision in plan.revisions]
    dated += [("outcome", outcome) for outcome in plan.outcomes]
    for what, occasion in dated:
        date = occasion_date(occasion, log.events)
        if date is not None:
            yield Row(what, date, plan, log, Match.CERTAIN, occasion=occasion, moment=moment)
    for occurrence, deadline in occurrences(plan, log, moment):
        if deadline is not None:
            window = (deadline.first, deadline.last)
            yield Row("deadline", deadline.date, plan, log, Match.CERTAIN, window, occurrence=occurrence, moment=moment)
