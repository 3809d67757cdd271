"""Reads one date of a phrase: `the 27th of September 2024`, `mid-2024`, `winter 2023/24`, `possibly in the 1990s`.

date     = hedge* [preposition] hedge* ["the"] body ["," ("day" | "month") "unknown"] ["or so" | "?"]
body     = [weekday] day month [year] | month [day] [year] | year
         | part [to part] ["of"] body | quarter [year] | half of body | season year | decade | century | week | EDTF
year     = four digits | number ("BC" | "BCE" | "AD" | "CE") | "AD" number
"""

from typing import Final

from timeline.dates.component import parse_component
from timeline.dates.phrases.lexicon import ERAS, MONTHS, PARTS, SEASONS, WEEKDAYS
from timeline.dates.phrases.partial import Partial, both
from timeline.dates.phrases.periods import read_decade, read_ordinal, read_part, read_season
from timeline.dates.phrases.tokens import Cursor, PhraseError, UnreadError, phrase_table
from timeline.dates.phrases.weeks import iso_week, read_week
from timeline.dates.phrases.years import read_era_year, read_year

__all__ = ["read_date", "take_hedges"]

_HEDGES: Final = phrase_table(
    {
        "~": (
            *("sometime around", "some time around", "in or around", "in or about", "on or about", "on or around"),
            *("circa", "ca", "c", "about", "abt", "around", "approximately", "approx", "roughly", "~"),
        ),
        "?": (
            *("most likely", "very likely", "likely"),
            *("possibly", "perhaps", "probably", "maybe", "presumably"),
        ),
    }
)
_PREPOSITIONS: Final = phrase_table(
    {
        "in": (
            *("at some point in", "at some point during", "at some time in", "some time in", "sometime in"),
            *("sometime during", "in the course of", "in", "on", "during", "at"),
        ),
        "towards": ("towards", "toward"),
    }
)
_TOWARDS: Final = {"start": "early", "end": "late"}


def take_hedges(cursor: Cursor) -> str:
    """Step over the hedges at the cursor, and return the qualifier that they make together."""
    flags = ""
    while sign := cursor.take_phrase(_HEDGES):
        flags = both(flags, sign)
    return flags


def read_date(cursor: Cursor, flags: str = "") -> Partial:
    """The date at the cursor, hedged by `flags` beside its own hedges."""
    flags = both(flags, take_hedges(cursor))
    relative = _relative(cursor)  # before the prepositions: `in 3 days` is one
    if relative is not None:
        return relative._replace(flags=both(flags, relative.flags))
    preposition = cursor.take_phrase(_PREPOSITIONS)
    if preposition:
        flags = both(flags, take_hedges(cursor))
    date = _body(cursor)
    if preposition == "towards" and date.edge:  # towards the end is late, and no limit
        date = date._replace(edge="", part=(_TOWARDS[date.edge],) * 2)
    date = _unknown(cursor, date)
    if cursor.take("or", "so") or cursor.take("or", "thereabouts"):
        flags = both(flags, "~")
    sign = cursor.take_any("?", "~", "%")
    if sign:
        flags = both(flags, sign)
    return date._replace(flags=both(flags, date.flags))


def _unknown(cursor: Cursor, date: Partial) -> Partial:
    """Reads `, day unknown`: that somebody looked for it and did not find it."""
    for name in ("day", "month"):
        if cursor.take(",", name, "unknown") or cursor.take("(", name, "unknown", ")"):
            if date.part is None and (date.unit == "year" or (date.unit == "month" and name == "day")):
                return date._replace(unknown=name)
            raise PhraseError(f"{name} unknown stands beside a date that needs none", "leave it out")
    return date


def _relative(cursor: Cursor) -> Partial | None:
    if cursor.today is None:
        return None
    from timeline.dates.phrases.relative import read_relative

    return read_relative(cursor, cursor.today)


def _body(cursor: Cursor) -> Partial:
    cursor.take("the")
    token = cursor.peek()
    relative = _relative(cursor)
    if relative is not None:
        return relative
    if token.kind == "edtf":
        date = parse_component(cursor.next().text)
        inner = date.qualifier and not date.text.endswith(date.qualifier)
        return Partial("edtf", edtf=date.text if inner else date.bare, flags="" if inner else date.qualifier)
    if token.kind == "decade":
        return read_decade(cursor)
    year = read_era_year(cursor)
    if year is not None:
        return Partial("year", year)
    if token.text == "week":
        return read_week(cursor, _body)
    if cursor.peek(1).text == "end":
        cursor.take("year")  # year-end 2025
        token = cursor.peek()
    if token.text in PARTS and token.kind == "word":
        return read_part(cursor, _body)
    if token.kind == "code":
        cursor.next()
        return Partial("code", read_year(cursor), token.number)
    if token.text in SEASONS or token.text in ("northern", "southern"):
        return read_season(cursor)
    if token.text in WEEKDAYS:
        return _weekday(cursor)
    if token.is_month() or cursor.take("month", "of"):
        return _month_first(cursor)
    if token.kind == "ordinal" or token.text in ("last", "final", "latter"):
        return read_ordinal(cursor, _body) or _day_first(cursor)
    if token.is_year() or token.text == "year":
        return _year_first(cursor)
    if token.kind == "number":
        return _day_first(cursor)
    raise _not_a_date(cursor)


def _not_a_date(cursor: Cursor) -> UnreadError:
    return UnreadError(cursor.peek().text)


def _day_first(cursor: Cursor, weekday: int | None = None) -> Partial:
    token = cursor.next()
    if token.kind == "number" and len(token.text) > 2:
        raise PhraseError(
            f"{token.text} is neither a day nor a year", "write years with four digits, days with one or two"
        )
    start = cursor.at
    cursor.take("of")
    if not cursor.peek().is_month():
        cursor.at = start
        return Partial("day", read_year(cursor), None, token.number, weekday=weekday)
    month = MONTHS[cursor.next().text]
    return Partial("day", read_year(cursor), month, token.number, weekday=weekday)


def _month_first(cursor: Cursor, weekday: int | None = None) -> Partial:
    if not cursor.peek().is_month():
        raise _not_a_date(cursor)
    month = MONTHS[cursor.next().text]
    start = cursor.at
    cursor.take("the")
    token = cursor.peek()
    is_day = token.kind == "ordinal" or (token.kind == "number" and len(token.text) <= 2)
    if is_day and cursor.peek(1).text not in ERAS:
        cursor.next()
        return Partial("day", read_year(cursor), month, token.number, weekday=weekday)
    cursor.at = start
    if weekday is not None:
        raise PhraseError("a weekday without a day", "write day, month and year, such as Friday 27 September 2024")
    return Partial("month", read_year(cursor), month)


def _year_first(cursor: Cursor) -> Partial:
    cursor.take("year")
    if not cursor.peek().is_year():
        raise _not_a_date(cursor)
    year = cursor.next().number
    token = cursor.peek()
    if token.kind == "code":
        return Partial("code", year, cursor.next().number)
    if token.text == "week" and cursor.peek(1).kind == "number":
        cursor.next()
        return iso_week(year, cursor.next().number)
    if token.is_month():
        date = _month_first(cursor)
        if date.year is None:
            return date._replace(year=year)
        raise PhraseError("two years in one date", "write one")
    return Partial("year", year)


def _weekday(cursor: Cursor) -> Partial:
    weekday = WEEKDAYS[cursor.next().text]
    cursor.take(",")
    cursor.take("the")
    token = cursor.peek()
    if token.is_month():
        return _month_first(cursor, weekday)
    if token.kind in ("number", "ordinal") and len(token.text) <= 4 and not token.is_year():
        return _day_first(cursor, weekday)
    if token.kind == "edtf":
        date = parse_component(cursor.next().text)
        if date.precision == "day" and not date.masked:
            year, month, day = date.bare.rsplit("-", 2)
            return Partial("day", int(year), int(month), int(day), weekday=weekday, flags=date.qualifier)
        raise PhraseError("a weekday without a day", "write day, month and year, such as Friday 27 September 2024")
    return Partial("day", weekday=weekday)
