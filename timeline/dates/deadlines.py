"""The window of a deadline: the earliest and the latest day that its words can mean."""

from typing import TYPE_CHECKING

from timeline.dates.days import OPEN_END, OPEN_START, Day
from timeline.dates.errors import DateError
from timeline.dates.value import Date, Role

if TYPE_CHECKING:
    from timeline.dates.limits import Limits

__all__ = ["closes_a_period", "deadline_window"]


def deadline_window(date: Date, role: Role = "deadline") -> tuple[Day, Day]:
    """First and last day on which a deadline can run out; qualifiers do not alter it.

    For `[..2025-09]`, by September 2025, these are the first and the last day of September. The phrase "before
    October 2025" is the same date, and closes on its last day; "by late September 2025" closes on one of its last ten.
    """
    if date.kind != "point" or date.latest == OPEN_END:
        raise _no_deadline(date, role)
    if date.earliest == OPEN_START:
        limits = _limits(date)
        if limits.before:
            return date.latest, date.latest
        closing = date.members[0].last
        assert closing is not None  # only `..` before its first member opens the start of a point
        return (closing.earliest if limits.opens is None else limits.opens), date.latest
    return date.earliest, date.latest


def _no_deadline(date: Date, role: Role) -> DateError:
    """The reason why a date is no deadline, or not the day to which something must last."""
    text, name = date.words or date.edtf, "'until' takes" if role == "until" else "a deadline is"
    if date.kind == "set":
        return DateError(text, f"{name} one date", "write the last of these dates")
    if date.kind == "point":
        return DateError(
            text, f"{name} no date without an end", "write the latest day that it can be, which is not said here"
        )
    if role != "until":
        return DateError(text, "a deadline is not a period", "write its last day, or use 'until' for what must last")
    end = date.edtf.partition("/")[2]
    remedy = "the day to which it must last" if end in ("", "..") else f"its end alone: {end}"
    return DateError(text, "'until' takes one date, not a period", f"write {remedy}")


def closes_a_period(date: Date) -> bool:
    """True if a deadline is said to be the last day of a period: by the end of June, before July."""
    return _limits(date).close_a_period


def _limits(date: Date) -> "Limits":
    from timeline.dates.limits import limits_of

    return limits_of(date)
