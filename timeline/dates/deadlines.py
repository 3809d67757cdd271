"""The window of a deadline: the earliest and the latest day that its words can mean."""

from timeline.dates.days import OPEN_END, OPEN_START, Day
from timeline.dates.errors import DateError
from timeline.dates.value import Date

__all__ = ["deadline_window"]


def deadline_window(date: Date) -> tuple[Day, Day]:
    """First and last day on which a deadline can run out; qualifiers do not alter it.

    Of `[..2025-09]`, by September 2025, these are the first and the last day of September.
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
        return closing.earliest, date.latest
    return date.earliest, date.latest
