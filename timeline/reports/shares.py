"""Share of a vague date that lies in the period of `changes`, to order the changes that are only possibly in it."""

from collections.abc import Callable, Iterable
from typing import Literal

from timeline.dates import Date
from timeline.dates.share import share_inside, share_of_days
from timeline.log.model import Event
from timeline.reports.changed_events import Edge, end_days, rivals, start_days
from timeline.reports.changed_plans import PlanChange
from timeline.reports.changes import Changes

EventPart = Literal["happened", "learned", "began", "ended"]

_EDGES: dict[str, Callable[[Event, Date], Edge]] = {"began": start_days, "ended": end_days}


def event_share(event: Event, part: EventPart, answer: Changes) -> float:
    """Return the share of the date by which an event stands in a part; of rival dates the one that shares most."""
    if answer.added:
        return date_share(event.added, answer)
    if part == "learned":
        return _most((event.known, *rivals(event, "known")), answer)
    dates = (event.date, *rivals(event, "date"))
    edge = _EDGES.get(part)
    if edge is None:
        return _most(dates, answer)
    slack = answer.slack if event.date.flagged else 0
    days = filter(None, (edge(event, date) for date in dates))
    return max((share_of_days(*range, answer.window, slack=slack) for range in days), default=0.0)


def plan_share(change: PlanChange, answer: Changes) -> float:
    """Return the share of the date of a change of a plan; the end of a deadline is a day, and lies in the period."""
    if answer.added:
        return date_share(change.when, answer)
    if change.learned is not None:
        return date_share(change.known, answer)
    if change.occasion is None:
        return 1.0
    is_announced = change.occasion is change.plan.plan.announced
    return _most((change.when, *(rivals(change.plan.plan, "announced") if is_announced else ())), answer)


def date_share(date: Date | None, answer: Changes) -> float:
    """Return the share of a date that lies in the period."""
    return share_inside(date, answer.window, slack=answer.slack) if date is not None else 0.0


def _most(dates: Iterable[Date | None], answer: Changes) -> float:
    return max((date_share(date, answer) for date in dates), default=0.0)
