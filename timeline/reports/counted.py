"""The periods over which figures count, compared: the difference between two counts says little if they differ."""

from typing import Literal, NamedTuple

from timeline.dates import OPEN_END, OPEN_START, Date

__all__ = ["Lengths", "lengths_of"]

Lengths = Literal["alike", "unequal", "unknown"]
"""The lengths of two counted periods: `unknown` where their vague ends allow both."""

_ALIKE = 1.15
"""The ratio up to which two lengths are alike: of two halves of a year, or of two months."""


class _Days(NamedTuple):
    """The least and the greatest number of days of a period."""

    least: int
    most: int


def lengths_of(before: Date | None, after: Date | None) -> Lengths:
    """Compare the lengths of the periods of two counts; estimates at a time have no period, and are alike.

    Periods named alike, such as two pairs of years, are taken to be alike.
    """
    if before is None or after is None:
        return "alike"
    ours, theirs = _days(after), _days(before)
    if ours is None or theirs is None:
        return "unknown"
    if max(ours.most, theirs.most) <= _ALIKE * min(ours.most, theirs.most):
        return "alike"
    is_apart = ours.least > _ALIKE * theirs.most or theirs.least > _ALIKE * ours.most
    return "unequal" if is_apart else "unknown"


def _days(period: Date) -> _Days | None:
    """The length of a period, all of which is counted if it is one date such as a year; None if an end is open."""
    if period.earliest == OPEN_START or period.latest == OPEN_END:
        return None
    most = period.latest - period.earliest + 1
    return (
        _Days(max(1, period.end_earliest - period.start_latest + 1), most)
        if period.kind == "span"
        else _Days(most, most)
    )
