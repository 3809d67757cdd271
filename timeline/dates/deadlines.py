"""The window of a deadline: the earliest and the latest day that its words can mean."""

from typing import TYPE_CHECKING

from timeline.dates.days import OPEN_END, OPEN_START, Day
from timeline.dates.errors import DateError
from timeline.dates.value import Date

if TYPE_CHECKING:
    from timeline.dates.limits import Limits

__all__ = ["closes_a_period", "deadline_window"]


def deadline_window(date: Date) -> tuple[Day, Day]:
    """First and last day on which a deadline can run out; qualifiers do not alter it.

    Of `[..2025-09]`, by September 2025, these are the first and the last day of September. What was said as "before
    October 2025" is the same date, and closes on its last day.
    """
    text = date.words or date.edtf
    if date.kind == "span":
        raise DateError(text, "a deadline is not a period", "write its last day, or use 'until' for what must last")
    if date.kind == "set":
        raise DateError(text, "a deadline is one date", "write the last of these dates")
    if date.latest == OPEN_END:
        raise DateError(text, "a deadline without an end", "write the latest day, such as [..2025-09]")
    if date.earliest == OPEN_START:
        closing = date.members[0].last
        assert closing is not None  # only `..` before its first member opens the start of a point
        closes_at_its_end = closing.precision != "day" and _limits(date).before
        return (date.latest if closes_at_its_end else closing.earliest), date.latest
    return date.earliest, date.latest


def closes_a_period(date: Date) -> bool:
    """Whether a deadline is said to be the last day of a period: by the end of June, before July."""
    return _limits(date).close_a_period


def _limits(date: Date) -> "Limits":
    from timeline.dates.limits import limits_of

    return limits_of(date)
