"""Dates whose year, month and day stand in cells of their own; what is blank makes a coarser date."""

import re

from timeline.dates.days import month_length
from timeline.dates.phrases.lexicon import MONTHS
from timeline.imports.cell_texts import text_of
from timeline.imports.date_cells import date_in_cell
from timeline.imports.unfit import Cell, Unfit
from timeline.text import quoted

_YEAR = re.compile(r"[12]\d{3}(?:\.0)?")
_NUMBER = re.compile(r"0*(\d{1,2})(?:\.0)?")
_NONE = re.compile(r"0+(?:\.0)?")
"""Texts that many tables have for an unknown month or day."""


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
    whole = f"{year_text[:4]}-{number:02d}"
    if not day_text:
        return whole
    found = _NUMBER.fullmatch(day_text)
    if found is None or not 1 <= int(found[1]) <= month_length(int(year_text[:4]), number):
        raise Unfit(f"{whole} has no day {quoted(day_text)}", "correct it in the table, or leave it blank")
    return f"{whole}-{int(found[1]):02d}"


def _filled(text: str) -> str:
    return "" if _NONE.fullmatch(text) else text


def _month(text: str) -> int:
    found = _NUMBER.fullmatch(text)
    if found is not None and 1 <= int(found[1]) <= 12:
        return int(found[1])
    if found is None and (named := MONTHS.get(text.casefold().rstrip("."))):
        return named
    raise Unfit(f"{quoted(text)} is no month", "write 1 to 12 or an English name, or leave it blank")
