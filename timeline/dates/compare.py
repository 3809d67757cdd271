"""Comparison of dates with windows, with three answers that are never more certain than the date.

`POSSIBLE`: some day, or some start and end, that the date allows is inside. `CERTAIN`: all of them are.
A hedged date (`?`, `~`, `%`) is never certain. Windows are inclusive.
"""

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates.days import OPEN_END, Day
from timeline.dates.value import Date

if TYPE_CHECKING:
    from timeline.dates.parts import Member

__all__ = ["Match", "Window", "match"]


class Match(IntEnum):
    """The answer to the question whether a date falls into a window."""

    NO = 0
    POSSIBLE = 1
    CERTAIN = 2


class Window(NamedTuple):
    """The days from `first` to `last`, both included; `OPEN_START` and `OPEN_END` leave a side open."""

    first: Day
    last: Day

    @classmethod
    def of(cls, date: Date) -> "Window":
        """The widest reading of a date that was asked for."""
        return cls(date.earliest, date.latest)


def match(
    date: Date, window: Window, *, looked_until: Day | None = None, checked: Day | None = None, slack: int = 0
) -> Match:
    """Return how certainly `date` falls into `window`.

    An open span (`2014/..`) is certain only as far as the log has followed: until `checked`, else until `looked_until`,
    else for ever. An open span without a known start (`/..`) is certain on its `checked` day alone. `slack` is a number
    of days by which hedged dates are widened on each side.
    """
    first, last = window.first, window.last
    if first > last:
        return Match.NO
    if date.kind == "set":
        return max(_match_member(member, first, last, slack) for member in date.members)
    room = slack if date.approximate or date.uncertain else 0
    if date.start_earliest - room > last or date.end_latest + room < first:
        return Match.NO
    if date.approximate or date.uncertain:
        return Match.POSSIBLE
    if date.kind == "point":
        return Match.CERTAIN if first <= date.start_earliest and date.end_latest <= last else Match.POSSIBLE
    return Match.CERTAIN if _span_is_certain(date, first, last, looked_until, checked) else Match.POSSIBLE


def _span_is_certain(date: Date, first: Day, last: Day, looked_until: Day | None, checked: Day | None) -> bool:
    """True if its latest start is not after the window, nor its earliest end before it."""
    ends_from = date.end_earliest
    if ends_from == OPEN_END:
        if date.start_latest == OPEN_END:
            return checked is not None and first <= checked <= last
        limit = checked if checked is not None else looked_until
        if limit is not None:
            ends_from = limit
    return min(date.start_latest, date.end_latest) <= last and max(ends_from, date.start_earliest) >= first


def _match_member(member: "Member", first: Day, last: Day, slack: int) -> Match:
    room = slack if member.flagged else 0
    if member.earliest - room > last or member.latest + room < first:
        return Match.NO
    if member.flagged:
        return Match.POSSIBLE
    if first <= member.earliest and member.latest <= last:
        return Match.CERTAIN
    return Match.CERTAIN if member.is_range and member.holds_a_unit(first, last) else Match.POSSIBLE
