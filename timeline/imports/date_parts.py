"""Dates whose year, month and day stand in cells of their own; what is blank makes a coarser date.

A cell of a month or a day may have words that are read with the rest: `Jan-Mar`, `Q2` or `early` of a year, `12-14` or
`mid` of a month.
"""

import re
from typing import NoReturn

from timeline.dates import parse
from timeline.dates.days import month_length
from timeline.dates.phrases.lexicon import MONTH_NAMES
from timeline.imports.cell_texts import text_of
from timeline.imports.date_cells import date_in_cell
from timeline.imports.foreign_months import month_of
from timeline.imports.short_years import may_be_month_of
from timeline.imports.unfit import Cell, Unfit
from timeline.text import quoted

_YEAR = re.compile(r"[12]\d{3}(?:\.0)?")
_NUMBER = re.compile(r"0*(\d{1,2})(?:\.0)?")
_NONE = re.compile(r"0+(?:\.0)?|[?xX*_–—-]{1,2}")
"""Texts that many tables have for an unknown month or day."""

_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)", re.IGNORECASE)


def date_of_parts(year: Cell, month: Cell, day: Cell) -> str:
    """Return the text that stands in a log for a date; empty without a year, `Unfit` for parts that are no date.

    A day whose month is blank says nothing about when it was within the year.

    >>> date_of_parts(2014, "", ""), date_of_parts("2014", 3, None), date_of_parts(2014, "March", 7)
    ('2014', '2014-03', '2014-03-07')
    """
    year_text, month_text, day_text = text_of(year), _filled(text_of(month)), _filled(text_of(day))
    if not year_text:
        if month_text or day_text:
            raise Unfit("the year is missing, and none is guessed", "write it in the table")
        return ""
    if not month_text:
        return date_in_cell(year)
    if not _YEAR.fullmatch(year_text):
        raise Unfit(f"{quoted(year_text)} is no year that a month can have", "write four digits")
    number = _month(month_text)
    if number is None:
        return _in_words(month_text, day_text, year_text[:4])
    whole = f"{year_text[:4]}-{number:02d}"
    if not day_text:
        return whole
    found = _NUMBER.fullmatch(day_text) or _ORDINAL.fullmatch(day_text)
    if found is None:
        return _days(day_text, number, year_text[:4])
    if not 1 <= int(found[1]) <= month_length(int(year_text[:4]), number):
        raise _no_day(whole, day_text)
    return f"{whole}-{int(found[1]):02d}"


def _days(text: str, month: int, year: str) -> str:
    """Return days, or a part, of a month in words; raises `Unfit` for what is none within it."""
    days = f"possibly {text[:-1]}" if text.endswith("?") else text
    try:
        found = date_in_cell(f"{days} {MONTH_NAMES[month - 1]} {year}")
    except Unfit:
        raise _no_day(f"{year}-{month:02d}", text) from None
    return _within(found, f"{year}-{month:02d}") or _raise(_no_day(f"{year}-{month:02d}", text))


def _in_words(month: str, day: str, year: str) -> str:
    """Return the part of a year that a cell of months says in words; raises `Unfit` for what is none."""
    why = Unfit(f"{quoted(month)} is no month", "write 1 to 12 or a name, or leave it blank")
    if day or may_be_month_of(month, year):
        raise why
    try:
        found = date_in_cell(f"{month} {year}")
    except Unfit:
        raise why from None
    return _within(found, year) or _raise(why)


def _within(date: str, period: str) -> str:
    """Return a date that lies in a year or a month by its first and its last day; empty for any other."""
    found, whole = parse(date), parse(period)
    return date if whole.earliest <= found.earliest and found.latest <= whole.latest else ""


def _raise(unfit: Unfit) -> NoReturn:
    raise unfit


def _no_day(month: str, text: str) -> Unfit:
    return Unfit(f"{month} has no day {quoted(text)}", "correct it in the table, or leave it blank")


def _filled(text: str) -> str:
    return "" if _NONE.fullmatch(text) else text


def _month(text: str) -> int | None:
    """Return the number of a month; None for words that are none, `Unfit` for a number that is none."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return month_of(text)
    if 1 <= int(found[1]) <= 12:
        return int(found[1])
    raise Unfit(f"{quoted(text)} is no month", "write 1 to 12 or a name, or leave it blank")
