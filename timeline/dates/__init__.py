"""Dates as sources give them: strict EDTF, the English of briefings, three-valued comparison, order and print.

    parse("by September 2025").edtf          '[..2025-09]'
    words(parse_edtf("2014/2019-03-23"))     '2014 – 23 Mar 2019'
    match(parse("2014/.."), Window(day("2020-01-01"), day("2020-12-31")))    Match.CERTAIN

Days are whole numbers and all ranges inclusive, see `days`. Nothing here reads a clock. A program that meets only plain
dates loads no more than this; the grammars are imported when something else has to be read.
"""

import datetime
from collections.abc import Callable
from functools import cache

from timeline.dates.clock import Time
from timeline.dates.compare import Match, Window, match
from timeline.dates.days import OPEN_END, OPEN_START, Day, Precision, day, iso
from timeline.dates.deadlines import closes_a_period, deadline_window
from timeline.dates.derived import (
    at_time,
    date_between,
    first_of,
    from_day,
    has_unspecified_digits,
    has_unspecified_year,
    open_ended,
    sides_of,
    span_between,
    start_of,
    up_to,
    without_time,
)
from timeline.dates.errors import MAX_LENGTH, DateError
from timeline.dates.plain import plain_bounds
from timeline.dates.value import Date, Kind, Role
from timeline.text import sign_remedy

__all__ = [
    "OPEN_END",
    "OPEN_START",
    "Date",
    "DateError",
    "Day",
    "Kind",
    "Match",
    "Precision",
    "Role",
    "Time",
    "Window",
    "at_time",
    "closes_a_period",
    "date_between",
    "day",
    "deadline_window",
    "first_of",
    "from_day",
    "has_unspecified_digits",
    "has_unspecified_year",
    "iso",
    "match",
    "open_ended",
    "parse",
    "parse_asked",
    "parse_edtf",
    "sides_of",
    "sort_key",
    "span_between",
    "start_of",
    "up_to",
    "without_time",
    "words",
]


def parse(text: str, role: Role = "date") -> Date:
    """The date of a log: EDTF, else the English of briefings; phrases relative to today are refused.

    >>> parse("the end of 2025").edtf, parse("the end of 2025", "deadline").edtf
    ('[2025-09..2025-12]', '[..2025-12-31]')
    """
    # Most dates are plain, and read here in one go; whatever is refused here is looked at with care below.
    if isinstance(text, str):
        if bounds := plain_bounds(text):
            first, last, precision = bounds
            return Date(text, "point", first, last, first, last, False, False, 0, None, (), precision)
        start_text, _, end_text = text.partition("/")
        if (start := plain_bounds(start_text)) and (end := plain_bounds(end_text)) and start[0] <= end[1]:
            return Date(text, "span", start[0], start[1], end[0], end[1], False, False, 0)
        if start and end_text == "..":
            return Date(text, "span", start[0], start[1], OPEN_END, OPEN_END, False, False, 1)
    try:
        return parse_edtf(text)
    except DateError as refused:
        return _read_english(text, None, refused, role)


def parse_asked(text: str, today: datetime.date, role: Role = "date") -> Date:
    """The date of a question: as `parse`, and phrases such as `last month`, resolved against `today`."""
    try:
        return parse_edtf(text)
    except DateError as refused:
        return _read_english(text, today, refused, role)


def parse_edtf(text: str) -> Date:
    """The date that an EDTF expression means; nothing but EDTF is read.

    >>> parse_edtf("2014/..").kind
    'span'
    """
    from timeline.dates.edtf import read_edtf

    try:
        return read_edtf(text)
    except DateError as refused:
        remedy = sign_remedy(text, _is_edtf) if isinstance(text, str) else ""
        raise DateError(refused.text, refused.reason, remedy or refused.hint) from None


def _is_edtf(text: str) -> bool:
    from timeline.dates.edtf import read_edtf

    try:
        read_edtf(text)
    except DateError:
        return False
    return True


def _read_english(text: str, today: datetime.date | None, refused: DateError, role: Role) -> Date:
    if not isinstance(text, str) or len(text) > MAX_LENGTH:
        raise refused
    from timeline.dates.phrases import read_phrase

    return read_phrase(text, today, refused, role)


def words(date: Date, role: Role = "date") -> str:
    """A date in words, no more precise than it is: `27 Sep 2024`, `c. May 2023`, `since 2014`.

    With the role `until`, as it stands behind that word.
    """
    in_words, end_in_words = _printers()
    return end_in_words(date) if role == "until" else in_words(date)


@cache
def _printers() -> tuple[Callable[[Date], str], Callable[[Date], str]]:
    """The functions that print dates: those of an answer, which are many, import them once."""
    from timeline.dates.printing import end_in_words, in_words

    return in_words, end_in_words


# The printing of dates stands above their values, which it needs.
Date.__str__ = words  # type: ignore[method-assign, assignment]


def sort_key(date: Date) -> tuple[int, int, int, int, int]:
    """Sort key of a date in a chronology, see `Date.sort_key`."""
    return date.sort_key
