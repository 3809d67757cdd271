"""Reads the weeks of a phrase: of a month, of a day, of the ISO calendar. Each is one day of seven."""

import datetime
from collections.abc import Callable

from timeline.dates.days import Day, day_text
from timeline.dates.phrases.lexicon import MONTH_NAMES, WEEKDAY_NAMES
from timeline.dates.phrases.partial import Partial, bounds
from timeline.dates.phrases.tokens import Cursor, PeriodError, PhraseError

__all__ = ["iso_week", "read_week", "read_week_of"]

_BEGINS = ("beginning", "commencing", "starting", "from")


def _seven(first: Day, flags: str = "") -> Partial:
    return Partial("week", first=first, last=first + 6, flags=flags)


def iso_week(year: int, number: int) -> Partial:
    """A week of the ISO calendar: it begins on a Monday, and week 1 is the one that holds 4 January."""
    try:
        return _seven(datetime.date.fromisocalendar(year, number, 1).toordinal())
    except ValueError:
        count = datetime.date(year, 12, 28).isocalendar().week if year else 52
        raise PhraseError(f"{year:04d} has no week {number}", f"write a week from 1 to {count}") from None


def read_week(cursor: Cursor, body: Callable[[Cursor], Partial]) -> Partial:
    """Reads `week 5 of 2024`, `week of 4 March 2024`, `week ending 10 March 2024`."""
    cursor.next()
    token = cursor.peek()
    if token.kind == "number" and len(token.text) <= 2:
        cursor.next()
        _ = cursor.take(",") or cursor.take("of") or cursor.take("in")
        if not cursor.peek().is_year():
            raise PhraseError(f"week {token.number} of what year is not said", f"write week {token.number} of YYYY")
        return iso_week(cursor.next().number, token.number)
    word = cursor.take_any("of", "ending", *_BEGINS)
    if not word:
        raise PhraseError("which week is not said", "write the week of a Monday, such as the week of 4 March 2024")
    cursor.take("on")
    date = body(cursor)
    first, last = bounds(date)
    if first != last:
        raise PhraseError("a week of more than a day", f"write a day, such as the week of {_named(_monday(first))}")
    if word == "ending":
        return _seven(first - 6, date.flags)
    if word == "of" and (first - 1) % 7 not in (0, 6):
        raise _middle(first)
    return _seven(first, date.flags)


def _monday(day: Day) -> Day:
    return day + (1 - day) % 7


def _named(day: Day) -> str:
    return day_text(day) or "a Monday"


def _middle(day: Day) -> PhraseError:
    """The readings of the week of a day on which no week begins."""
    weekday = (day - 1) % 7
    notes = ("Monday to Sunday", "Sunday to Saturday", "from that day")
    starts = (day - weekday, day - weekday - 1, day)
    weeks = [
        (day_text(start) or "", day_text(start + 6) or "", note) for start, note in zip(starts, notes, strict=True)
    ]
    readings = [f"[{first}..{last}] ({note})" for first, last, note in weeks]
    reason = f"{day_text(day)} is a {WEEKDAY_NAMES[weekday]}, and a week begins on a Monday or a Sunday"
    return PeriodError(reason, f"write {readings[0]}, {readings[1]} or {readings[2]}", weeks)


def read_week_of(cursor: Cursor, body: Callable[[Cursor], Partial]) -> Partial:
    """Reads `the first week of November 2021`: days 1 to 7; the last week is the last seven days."""
    token = cursor.next()
    cursor.next()
    number = token.number if token.kind == "ordinal" else 0
    if not (cursor.take("of") or cursor.take("in")):
        raise PhraseError("the week of what month is not said", "write it, such as the first week of November 2021")
    date = body(cursor)
    first, last = bounds(date)
    if number == 0:
        return _seven(last - 6, date.flags)
    if number == 1:
        return _seven(first, date.flags)
    if date.unit == "month" and number <= 4:
        return _seven(first + 7 * number - 7, date.flags)
    raise _no_such_week(date, number, first, last)


def _no_such_week(date: Partial, number: int, first: Day, last: Day) -> PhraseError:
    """The readings of a week that is counted in a period without weeks, or beyond the last."""
    begins = first + 7 * number - 7
    start, end = day_text(begins) or "", day_text(min(begins + 6, last) if date.unit == "month" else begins + 6) or ""
    if date.unit == "month":
        name = f"{MONTH_NAMES[(date.month or 1) - 1]} {date.year}"
        if begins > last:
            return PhraseError(f"{name} has no week {number}", f"write first to fourth or last week of {name}")
        text = f"[{start}..{end}]" if start < end else start
        hint = f"write {text}, or the last week of {name}"
        weeks = [(start, end, ""), (day_text(last - 6) or "", end, "the last seven days")]
        return PeriodError(f"week {number} of {name} is not seven days", hint, weeks)
    counted = (start, end, "counted from its first day")
    text = f"[{start}..{end}] (counted from its first day)"
    if date.unit == "year" and begins + 6 <= last:
        of_iso = iso_week(date.year or 0, number)
        weeks = [(day_text(of_iso.first) or "", day_text(of_iso.last) or "", "of the ISO calendar"), counted]
        hint = f"write week {number} of {date.year} (of the ISO calendar) or {text}"
        return PeriodError(f"week {number} of {date.year} has two readings", hint, weeks)
    return PeriodError("a week of such a period", f"write {text}", [counted])
