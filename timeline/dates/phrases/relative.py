"""Phrases that are relative to today, which only a question may use: `last month`, `30 days ago`, `this year`."""

import datetime
from typing import Final

from dateutil.relativedelta import relativedelta

from timeline.dates.phrases.partial import Partial
from timeline.dates.phrases.tokens import Cursor, PhraseError

__all__ = ["read_relative", "relative_year"]

_COUNT_WORDS: Final = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_COUNTS: Final = {word: number for number, word in enumerate(_COUNT_WORDS, 1)} | {"a": 1, "an": 1}
_UNITS: Final = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
_STEPS: Final = {"last": -1, "this": 0, "next": 1, "previous": -1, "current": 0, "coming": 1}
_MOST: Final = 9_999


def relative_year(cursor: Cursor, today: datetime.date) -> int | None:
    """Reads `last year`, `this year` or `next year` at the end of a date."""
    step = _STEPS.get(cursor.peek().text)
    if step is None or cursor.peek(1).text != "year":
        return None
    cursor.at += 2
    return today.year + step


def read_relative(cursor: Cursor, today: datetime.date) -> Partial | None:
    """The date that a relative phrase means on `today`; None if there is no such phrase here."""
    start = cursor.at
    try:
        date = _read(cursor, today)
    except (OverflowError, ValueError):
        raise PhraseError("outside the years 1 to 9999", "write a nearer date") from None
    if date is None:
        cursor.at = start
    return date


def _read(cursor: Cursor, today: datetime.date) -> Partial | None:
    for word, days in (("today", 0), ("now", 0), ("yesterday", -1), ("tomorrow", 1)):
        if cursor.take(word):
            return _day(today + datetime.timedelta(days))
    if cursor.peek(1).text != "the" and cursor.take("in"):
        length = _length(cursor)
        return None if length is None else _day(today + length)
    _ = cursor.take("over") or cursor.take("within") or cursor.take("in")
    cursor.take("the")
    length = _length(cursor)
    if length is not None:
        if cursor.take("ago") or cursor.take("earlier"):
            return _day(today - length)
        if cursor.take("from", "now"):
            return _day(today + length)
        return None
    word = cursor.peek().text
    if word == "past" or word in _STEPS:
        cursor.next()
        if word != "this" and (length := _length(cursor, alone=word == "past")) is not None:
            return _run(today, today + length) if word in ("next", "coming") else _run(today - length, today)
        if word in _STEPS:
            return _calendar(cursor, today, _STEPS[word])
    return None


def _length(cursor: Cursor, alone: bool = False) -> relativedelta | None:
    """Reads `30 days` or `two months`; `alone`: also `month` for one of them."""
    token = cursor.peek()
    count = token.number if token.kind == "number" else _COUNTS.get(token.text)
    unit = cursor.peek(1).text
    if count is None and alone and token.text in _UNITS:
        cursor.next()
        return _delta(_UNITS[token.text], 1)
    if count is None or (unit not in _UNITS and unit not in _UNITS.values()):
        return None
    if not 0 <= count <= _MOST:
        raise PhraseError("too long a time", f"write a number up to {_MOST}")
    cursor.at += 2
    return _delta(_UNITS.get(unit, unit), count)


def _delta(unit: str, count: int) -> relativedelta:
    if unit == "days":
        return relativedelta(days=count)
    if unit == "weeks":
        return relativedelta(weeks=count)
    return relativedelta(months=count) if unit == "months" else relativedelta(years=count)


def _calendar(cursor: Cursor, today: datetime.date, step: int) -> Partial | None:
    """The week, month, quarter or year that is `step` away."""
    unit = cursor.peek().text
    if unit not in ("week", "month", "quarter", "year") or cursor.peek(1).text in ("of", "in"):
        return None  # the last quarter of 2025 is not relative
    cursor.next()
    if unit == "week":
        monday = today + datetime.timedelta(7 * step - today.weekday())
        return _run(monday, monday + datetime.timedelta(6))
    if unit == "month":
        there = today + relativedelta(months=step)
        return Partial("month", there.year, there.month)
    if unit == "quarter":
        there = today + relativedelta(months=3 * step)
        return Partial("code", there.year, 33 + (there.month - 1) // 3)
    there = today + relativedelta(years=step)
    return Partial("year", there.year)


def _day(date: datetime.date) -> Partial:
    return Partial("day", date.year, date.month, date.day)


def _run(first: datetime.date, last: datetime.date) -> Partial:
    return Partial("days", first=first.toordinal(), last=last.toordinal())
