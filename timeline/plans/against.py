"""Comparison of a plan's deadline with another date: before, within, after, straddling, and the margin."""

from typing import Literal, NamedTuple

from timeline.dates import OPEN_END, OPEN_START, Date, DateError, Day, deadline_window
from timeline.plans.deadline import Deadline

Relation = Literal["before", "within", "after", "straddles", "no-deadline"]
RELATIONS: tuple[Relation, ...] = ("before", "within", "straddles", "after", "no-deadline")


class Margin(NamedTuple):
    """A number of days as a range; an end that is open is None."""

    min: int | None
    max: int | None


class Against(NamedTuple):
    """The relation of a deadline to another date; the margin is plan − other in days, negative if the plan is earlier.

    A side on which the other date is open has no margin.
    """

    relation: Relation
    margin: Margin | None


def window_of(asked: Date) -> tuple[Day, Day]:
    """The window of a date or a phrase: of a limit, its closing month or day."""
    try:
        return deadline_window(asked)
    except DateError:
        return asked.earliest, asked.latest


def against(deadline: Deadline | None, window: tuple[Day, Day]) -> Against:
    """The relation of a deadline to a window."""
    if deadline is None:
        return Against("no-deadline", None)
    first, last = window
    relation: Relation = "straddles"
    if deadline.last < first:
        relation = "before"
    elif deadline.first > last:
        relation = "after"
    elif first <= deadline.first and deadline.last <= last:
        relation = "within"
    least = deadline.first - last if last != OPEN_END else None
    most = deadline.last - first if first != OPEN_START else None
    return Against(relation, Margin(least, most))
