"""The likeness of two dates: whether they may be of one day, as two sources give it."""

from typing import Final, NamedTuple

from timeline.dates import OPEN_END, OPEN_START, Date

MOST_APART: Final = 3
"""Maximum number of days between two dates of one event: two days that are known are neighbours."""

_MONTH, _YEAR, _ENDLESS = 31, 366, OPEN_END


class Nearness(NamedTuple):
    """The nearness of two dates: how alike the titles of one event must be, from 0 to 1, and the dates in words."""

    needed: float
    reason: str
    is_sure: bool = False
    """True if both are one known day."""
    is_apart: bool = False
    """True if they are not of one day as they are written."""
    is_within_month: bool = False
    """True if neither is vaguer than a month."""


def nearness(one: Date, other: Date) -> Nearness | None:
    """Return how near two dates are; None if they are not of one event.

    A source may date an event one day later, so that days next to each other are possible; but not for what happens
    every day, whose titles are alike too.
    """
    near = _nearness(one, other)
    return near and near._replace(is_within_month=max(_width(one), _width(other)) <= _MONTH)


def _nearness(one: Date, other: Date) -> Nearness | None:
    gap = max(one.earliest - other.latest, other.earliest - one.latest)
    are_known = _is_known(one) and _is_known(other)
    widths = _width(one), _width(other)
    widest = max(widths)
    if gap > (1 if are_known else MOST_APART if widest <= _MONTH else 0):
        return None
    if gap > 0:
        which = "next to each other" if are_known else "near each other"
        return Nearness(0.5, f"the dates are {which}", is_apart=True)
    if are_known:
        if _have_other_times(one, other):
            return Nearness(0.85, "the day is the same", is_apart=True)
        return Nearness(0.4, "the day is the same", is_sure=True)
    is_same = (one.earliest, one.latest) == (other.earliest, other.latest)
    reason = "the date is the same" if is_same and widest < _ENDLESS else "the dates may be the same"
    return Nearness(0.55 if widest <= _MONTH else 0.6 if widest <= _YEAR else 0.75, reason)


def _is_known(date: Date) -> bool:
    """Return whether a date is one day that its source is sure of."""
    return date.kind == "point" and date.earliest == date.latest and not date.flagged


def _width(date: Date) -> int:
    """Return the number of days from the first to the last that a date can touch; of one without a bound, very many."""
    is_bounded = date.earliest != OPEN_START and date.latest != OPEN_END
    return date.latest - date.earliest if is_bounded else _ENDLESS


def _have_other_times(one: Date, other: Date) -> bool:
    """Return whether two dates of one day have times that differ."""
    times = one.time, other.time
    known = [time.order for time in times if time is not None and not time.approximate]
    return len(known) == 2 and known[0] != known[1]
