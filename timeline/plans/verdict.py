"""The verdict on a plan on a day D, as known on a day K, from a log that has looked until H.

| verdict | when |
|---|---|
| open | neither deadline nor `until`, and no outcome |
| waiting | no outcome, the deadline hangs on what has no date yet |
| in-force, possibly-in-force | a rule without outcome, D on or after the last day of its window and H too, or in it |
| pending | no outcome, D before the deadline's window |
| due | no outcome, D in the window, D ≤ H |
| overdue, passed | no outcome, D after the window and H ≥ its last day; `overdue` for promises only |
| unknown | no outcome, the window was reached after the log stopped looking |
| met, partly-met | an outcome by D; on time, late or possibly late |
| not-met, dropped, superseded | the outcome says so |
| running, kept, ended-early | the same for what must last `until` a day |
"""

from typing import Literal, NamedTuple

from timeline.dates import OPEN_END, Day
from timeline.log.known import occasion_date
from timeline.log.log import Log
from timeline.log.model import PROMISES, Outcome, Plan
from timeline.plans.deadline import Deadline, Moment, announced_day, must_last, outcome_by, term_in_force
from timeline.plans.recurrence import deadline_of

Name = Literal[
    "open", "pending", "due", "overdue", "passed", "unknown", "met", "partly-met", "not-met", "dropped", "superseded",
    "running", "kept", "ended-early", "waiting", "in-force", "possibly-in-force",
]  # fmt: skip
Timing = Literal["on-time", "late", "possibly-late"]

SETTLED: frozenset[Name] = frozenset({"met", "partly-met", "not-met", "dropped", "superseded", "kept", "ended-early"})
"""The verdicts that are final."""


class Days(NamedTuple):
    """A number of days as a range; an end that is open is None."""

    min: int
    max: int | None


class Verdict(NamedTuple):
    """The verdict on a plan on a day.

    `at_horizon` is the verdict on H where the one on D is unknown; None if the plan was announced only after H.
    """

    name: Name
    timing: Timing | None = None
    days_left: Days | None = None
    days_late: Days | None = None
    stale: bool = False
    at_horizon: Name | None = None
    outcome: Outcome | None = None
    horizon: Day = 0
    day: Day = 0
    """The day on which it was judged."""

    @property
    def is_settled(self) -> bool:
        """True if the verdict is final."""
        return self.name in SETTLED


def horizon_of(plan: Plan, log: Log) -> Day:
    """The last day of which the log can speak about a plan: its own `checked`, else the log's horizon."""
    return plan.checked.latest if plan.checked is not None else log.header.horizon


def is_settled(plan: Plan, log: Log, moment: Moment) -> bool:
    """True if a plan that does not recur has an outcome, so that its verdict is final whatever its deadline."""
    return plan.every is None and outcome_by(plan, log, moment) is not None


def judge(plan: Plan, log: Log, deadline: Deadline | None, moment: Moment, occurrence: int | None = None) -> Verdict:
    """The verdict on a plan, or on one occurrence of a recurring one, whose deadline in force is given."""
    horizon = horizon_of(plan, log)
    outcome = outcome_by(plan, log, moment, occurrence)
    lasts = must_last(plan)
    if outcome is not None:
        found = _settled(outcome, log, deadline, lasts)
    elif deadline is None:
        found = Verdict("open" if term_in_force(plan, log, moment) is None else "waiting")
    elif _is_unknown(deadline, moment.day, horizon):
        found = Verdict("unknown", at_horizon=_at_horizon(plan, log, Moment(horizon, moment.known), occurrence))
    elif plan.kind == "rule":
        found = _of_rule(deadline, moment.day)
    elif lasts:
        found = Verdict("running" if moment.day <= deadline.last else "kept")
    else:
        found = _unsettled(plan, deadline, moment.day, horizon)
    return found._replace(stale=moment.day > horizon, outcome=outcome, horizon=horizon, day=moment.day)


def _at_horizon(plan: Plan, log: Log, moment: Moment, occurrence: int | None) -> Name | None:
    """The verdict on the last day of which the log can speak, by the deadline that was in force then."""
    if announced_day(plan, log) > moment.day:
        return None
    return judge(plan, log, deadline_of(plan, log, moment, occurrence), moment, occurrence).name


def _is_unknown(deadline: Deadline, day: Day, horizon: Day) -> bool:
    return deadline.first <= day and horizon < day and horizon < deadline.last


def _of_rule(deadline: Deadline, day: Day) -> Verdict:
    """The verdict on a rule, which takes effect by itself on one of the days of its window."""
    if day < deadline.first:
        return Verdict("pending", days_left=Days(deadline.first - day, deadline.last - day))
    return Verdict("in-force" if day >= deadline.last else "possibly-in-force")


def _unsettled(plan: Plan, deadline: Deadline, day: Day, horizon: Day) -> Verdict:
    if day < deadline.first:
        return Verdict("pending", days_left=Days(deadline.first - day, deadline.last - day))
    if day <= deadline.last:
        return Verdict("due", days_left=Days(0, deadline.last - day))
    late = Days(min(day, horizon) - deadline.last, day - deadline.last)
    return Verdict("overdue" if plan.kind in PROMISES else "passed", days_late=late)


def _settled(outcome: Outcome, log: Log, deadline: Deadline | None, lasts: bool) -> Verdict:
    date = occasion_date(outcome, log.events)
    if lasts and outcome.result != "superseded":
        if deadline is not None and date is not None and date.latest < deadline.first:
            return Verdict("ended-early")
        if outcome.result == "met":
            return Verdict("kept")
    name: Name = outcome.result
    if name not in ("met", "partly-met") or deadline is None or date is None or lasts:
        return Verdict(name)
    if date.latest <= deadline.last:
        return Verdict(name, timing="on-time")
    late = Days(max(0, date.earliest - deadline.last), None if date.latest == OPEN_END else date.latest - deadline.last)
    return Verdict(name, timing="late" if date.earliest > deadline.last else "possibly-late", days_late=late)
