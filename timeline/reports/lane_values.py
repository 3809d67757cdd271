"""The content of the lanes of a chart: bars, marks, the lives of plans, each as vague as its date, in whole days."""

from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from timeline.dates import OPEN_END, OPEN_START, Day, Match, Window
from timeline.log.log import Log
from timeline.log.model import Entry, Plan, Result
from timeline.plans.deadline import Deadline
from timeline.reports.lane_period import Days, Period
from timeline.reports.plans import Judged
from timeline.reports.rows import Row

By = Literal["kind", "actor", "place", "plan"]
BY: tuple[By, ...] = get_args(By)
Side = Literal["dated", "open", "unknown"]


class Bar(NamedTuple):
    """A situation: it begins somewhere in `start` and ends somewhere in `end`.

    An open situation goes on beyond the last day that the log has followed, on which its `end` begins. A situation
    without a known beginning has only the day on which it was seen, `seen`; None if no day is given.
    """

    row: Row
    start: Days
    end: Days
    begins: Side
    ends: Side
    seen: Day | None = None

    @property
    def is_undated(self) -> bool:
        """True if neither its beginning nor its end is known."""
        return self.begins != "dated" and self.ends != "dated"

    @property
    def is_hedged(self) -> bool:
        """True if its source hedges the date, or if it is only a possible match."""
        return self.row.date.flagged or self.row.match is Match.POSSIBLE

    @property
    def reach(self) -> Days:
        """From the first to the last day that it may touch."""
        return self.start[0], self.end[1]


class Mark(NamedTuple):
    """An event: one day in the days that it may mean; of several dates, one in each."""

    row: Row
    days: tuple[Days, ...]
    family: str

    @property
    def is_hedged(self) -> bool:
        """True if its source hedges the date, or if it is only a possible match."""
        return self.row.date.flagged or self.row.match is Match.POSSIBLE

    @property
    def is_violent(self) -> bool:
        """True if it is an act of violence."""
        return self.family == "violence"


class Settled(NamedTuple):
    """The outcome of a plan, or of one of its occurrences, on one day in these."""

    days: Days
    result: Result


class Promise(NamedTuple):
    """The life of a plan: announced, moved, its deadline's window with the verdict, settled."""

    plan: Plan
    log: Log
    rows: tuple[Judged, ...]
    """The plan, or each of its occurrences, with deadline and verdict."""
    announced: Days | None
    moved: tuple[Days, ...]
    """The days on which it was changed."""
    earlier: tuple[Deadline, ...]
    """The deadlines that revisions replaced or lifted, in order."""
    settled: tuple[Settled, ...]
    looked: Day
    """The last day that the log has followed it."""

    @property
    def match(self) -> Match:
        """The match of the plan with the question."""
        return self.rows[0].match

    @property
    def windows(self) -> tuple[Days, ...]:
        """The windows of its deadlines in force, in order."""
        return tuple((row.deadline.first, row.deadline.last) for row in self.rows if row.deadline is not None)

    @property
    def earlier_windows(self) -> tuple[Days, ...]:
        """The windows of its earlier deadlines, in order."""
        return tuple((deadline.first, deadline.last) for deadline in self.earlier)

    @property
    def way(self) -> tuple[tuple[Days, Days], ...]:
        """The moves of its deadline: the window before and after each; lifting it leads nowhere."""
        stops = (*self.earlier_windows, *(self.windows if self.earlier else ()))
        return tuple(pairwise(stops))

    @property
    def _life(self) -> tuple[Day, ...]:
        """Every day that bounds one of its parts, open sides among them, without earlier deadlines."""
        parts = (*([self.announced] if self.announced else []), *self.moved, *self.windows)
        return tuple(day for days in (*parts, *(outcome.days for outcome in self.settled)) for day in days)

    @property
    def days(self) -> tuple[Day, ...]:
        """Every day that bounds one of its parts, open sides among them."""
        return self._life + tuple(day for window in self.earlier_windows for day in window)

    @property
    def reach(self) -> Days:
        """The first and the last day that it may touch; if it has no date, all time."""
        return min(self.days, default=OPEN_START), max(self.days, default=OPEN_END)

    @property
    def known(self) -> Days | None:
        """The first and the last day of its life that is known, if there is one; an earlier deadline is none."""
        known = [day for day in self._life if OPEN_START < day < OPEN_END]
        return (min(known), max(known)) if known else None

    @property
    def is_open(self) -> bool:
        """True if it has neither a deadline nor an outcome, and so no known end."""
        return not self.windows and not self.settled


class Lane(NamedTuple):
    """A line of the chart: a situation, a plan, or the marks of several events; one of the three."""

    title: str
    bar: Bar | None = None
    promise: Promise | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def entry(self) -> Entry | None:
        """The one entry that it shows; None for a lane of events."""
        return self.bar.row.entry if self.bar else self.promise.plan if self.promise else None


class Group(NamedTuple):
    """Lanes under a heading, and the number of further ones beyond `--limit`."""

    title: str
    lanes: tuple[Lane, ...]
    left_out: int = 0


class Lanes(NamedTuple):
    """The answer of `chart`."""

    by: By
    groups: tuple[Group, ...]
    groups_left_out: int
    period: Period
    as_of: Day
    horizon: Day
    situations: int
    events: int
    plans: int
    not_plans: int
    """Number of events and situations without a lane, because only plans were asked for."""
    not_judged: int
    emptied_by: tuple[str, ...]
    asked: Window | None = None
    """The period of the question."""
    without_place: int = 0
    """Number of entries that a filter by place could not judge, because they have no place at all."""

    @property
    def left_out(self) -> int:
        """The number of lanes that its groups have beyond `--limit`."""
        return sum(group.left_out for group in self.groups)

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """All lanes, in order."""
        return tuple(lane for group in self.groups for lane in group.lanes)

    @property
    def has_repeats(self) -> bool:
        """True if an entry stands in several groups."""
        shown = [lane.entry for lane in self.lanes if lane.entry is not None]
        marks = [mark.row.entry for lane in self.lanes for mark in lane.marks]
        return len(shown) + len(marks) > len({*shown, *marks})


Item = Bar | Mark | Promise
"""An item of a lane."""
