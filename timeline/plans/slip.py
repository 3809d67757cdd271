"""Slips: the range of days by which a deadline has moved, and the calendar unit of the two deadlines.

From 1 March 2022 to the first quarter of 2027 it is at least 1,767 days and at most 1,856. From September to December
2025 it is 62 to 121 days, but three months, for both are months.
"""

from typing import Literal

from timeline.dates.days import civil, month_length
from timeline.plans.deadline import Deadline
from timeline.plans.verdict import Days

Unit = Literal["day", "month", "quarter", "half", "year"]

_MONTHS: dict[int, Unit] = {1: "month", 3: "quarter", 6: "half", 12: "year"}


def slip_between(first: Deadline, last: Deadline) -> Days:
    """The least and the greatest number of days from one deadline to another; negative if it came forward."""
    return Days(last.first - first.last, last.last - first.first)


def is_same_window(one: Deadline, other: Deadline) -> bool:
    """True if two deadlines can mean the same days."""
    return (one.first, one.last) == (other.first, other.last)


def shared_unit(one: Deadline, other: Deadline) -> Unit | None:
    """The calendar unit that both deadlines are; None if they differ, or are no whole unit, such as "early 2026"."""
    unit = unit_of(one)
    return unit if unit == unit_of(other) else None


def unit_of(deadline: Deadline) -> Unit | None:
    """The calendar unit that a deadline is: one day, or all days of a month, a quarter, a half or a year."""
    if deadline.first == deadline.last:
        return "day"
    (year, month, day), (last_year, last_month, last_day) = civil(deadline.first), civil(deadline.last)
    if day != 1 or last_day != month_length(last_year, last_month):
        return None
    months = 12 * (last_year - year) + last_month - month + 1
    return _MONTHS[months] if months in _MONTHS and (month - 1) % months == 0 else None
