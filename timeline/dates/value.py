"""The value of a date: a point, a span or a set, with the bounds that its words allow."""

import datetime
from typing import Final, Literal, NamedTuple

from timeline.dates.clock import Time
from timeline.dates.days import OPEN_END, OPEN_START, Day, Precision, calendar_day
from timeline.dates.parts import Member

__all__ = ["Date", "Kind", "Role"]

Kind = Literal["point", "span", "set"]
Role = Literal["date", "deadline", "until"]
"""The use of a date. As a deadline, or as the day to which something must last, the end of a period is its last day."""

_ENDLESS: Final = 2**62


class Date(NamedTuple):
    """A date as a log knows it: never more precise than its source.

    - A point is one day somewhere in [earliest, latest]; its end bounds repeat its start bounds.
    - A span starts in [start_earliest, start_latest] and ends in [end_earliest, end_latest].
    - A set is several points at once, each in `members`; its bounds are those of all of them.
    """

    edtf: str
    kind: Kind
    start_earliest: Day
    start_latest: Day
    end_earliest: Day
    end_latest: Day
    approximate: bool
    uncertain: bool
    level: int  # of EDTF: 0, 1 or 2
    words: str | None = None  # the English that was typed; None for EDTF
    members: tuple[Member, ...] = ()  # of an expression in brackets or braces
    precision: Precision = "range"  # of a point; spans and sets are ranges
    time: Time | None = None  # of a single day; it adds to the day, and nothing but the order and the print ask for it

    @property
    def earliest(self) -> Day:
        """The first day that it can touch; OPEN_START if there is none."""
        return self.start_earliest

    @property
    def latest(self) -> Day:
        """The last day that it can touch; OPEN_END if there is none."""
        return self.end_latest

    @property
    def earliest_day(self) -> datetime.date | None:
        """The first day that it can touch; None if there is none, or it lies outside the years 1 to 9999."""
        return calendar_day(self.start_earliest)

    @property
    def latest_day(self) -> datetime.date | None:
        """The last day that it can touch; None if there is none, or it lies outside the years 1 to 9999."""
        return calendar_day(self.end_latest)

    @property
    def flagged(self) -> bool:
        """True if its source hedges: approximate (`~`), uncertain (`?`) or both (`%`)."""
        return self.approximate or self.uncertain

    @property
    def sort_key(self) -> tuple[int, int, int, int, int]:
        """Sort key in a chronology.

        By the earliest day (the latest if that is open), the wider before the narrower, then by the latest day; within
        a day dates without a time come first, the others by their instant; dates without any bound come last.
        """
        earliest, latest = self.start_earliest, self.end_latest
        second = -_ENDLESS if self.time is None else self.time.order
        if earliest == OPEN_START:
            return (1, 0, 0, 0, second) if latest == OPEN_END else (0, latest, -_ENDLESS, latest, second)
        return 0, earliest, (-_ENDLESS if latest == OPEN_END else earliest - latest), latest, second
