"""The share of a vague date that lies in a window, by which merely possible matches are ordered."""

from timeline.dates.compare import Window
from timeline.dates.days import Day
from timeline.dates.value import Date

__all__ = ["share_inside", "share_of_days"]


def share_inside(date: Date, window: Window, *, slack: int = 0) -> float:
    """Return the share, from 0 to 1, of the days that a date can mean which lie in a window.

    The one of several dates (`{2014,2016}`) that lies in it most counts; all days of a span count. A bound that is open
    is infinitely far away, so that a share of 0 does not mean that the date lies outside. `slack` is a number of days
    by which hedged dates are widened on each side.
    """
    if not date.members:
        return share_of_days(date.earliest, date.latest, window, slack=slack if date.flagged else 0)
    rooms = [slack if member.flagged else 0 for member in date.members]
    ranges = [(member.earliest - room, member.latest + room) for member, room in zip(date.members, rooms, strict=True)]
    if date.kind == "set":
        return max(share_of_days(first, last, window) for first, last in ranges)
    return sum(_inside(first, last, window) for first, last in ranges) / sum(last - first + 1 for first, last in ranges)


def share_of_days(first: Day, last: Day, window: Window, *, slack: int = 0) -> float:
    """Return the share of the days from `first` to `last` that lie in a window."""
    first, last = first - slack, last + slack
    return _inside(first, last, window) / (last - first + 1)


def _inside(first: Day, last: Day, window: Window) -> int:
    return max(0, min(last, window.last) - max(first, window.first) + 1)
