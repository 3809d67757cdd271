"""Dates as the words of a cell: the texts that a log takes for them, none more precise than the cell."""

import re
from functools import lru_cache
from typing import Literal

from timeline.dates import Date, DateError, Role, parse, parse_edtf
from timeline.dates.plain import plain_bounds
from timeline.edits.written import in_log
from timeline.imports.date_remarks import better_refusal, refuse_signs, tidied
from timeline.imports.orders import Order, in_iso
from timeline.imports.short_years import with_whole_years
from timeline.imports.unfit import Unfit

_MIDNIGHT = re.compile(r"(?<=\d)(?:T|\s+)0?0:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2})?$")
_FRACTION = re.compile(r"(?<=\d:\d{2}:\d{2})\.\d+")
_WHOLE_YEAR = re.compile(r"([12]\d{3})\.0")
_YEARS_OR_SEASON = re.compile(r"(?<![\dX-])(\d{2})(\d{2})-(\d{2})(?![\dX-])")
_YEAR, _DAY = len("2024"), len("2024-09-27")
_TWO_YEARS = re.compile(r"(\d{2})(\d{2}) ?[-–—/] ?(\d{2})")
_IN_MAP = "or for all rows 'years: lasts' or 'years: within' in the map"
_CENTURY_IN_MAP = "or for all rows 'century: 1930' in the map, by which 29 is 2029 and 30 is 1930"
_WINTER = re.compile(r"winter\b", re.IGNORECASE)
_LAST_SEASON = 41
"""The largest code that stands for a part of a year in EDTF."""


Years = Literal["lasts", "within"]
"""The meaning of two years: the time that something lasted, or that within which it happened."""


@lru_cache(maxsize=1 << 14)  # many rows have the same day
def date_in_words(
    text: str,
    order: Order | None = None,
    role: Role = "date",
    years: Years | None = None,
    century: int | None = None,
) -> str:
    """Return the text that stands for a date in a log; raises `Unfit` where it is none, or has several readings.

    The midnight that programs write behind a day is no time of day. `years` says what two years are: `2016-17`, and
    `century` is the first of the hundred years that two digits may mean: `12-May-24`.

    >>> date_in_words("27 Sep 2024"), date_in_words("2024-09-27 00:00:00"), date_in_words("early 2022")
    ('2024-09-27', '2024-09-27', 'early 2022')
    """
    plain = " ".join(text.split())
    if order == "edtf":
        return _strict(plain)
    whole = _WHOLE_YEAR.fullmatch(plain)
    plain = whole[1] if whole else _FRACTION.sub("", _MIDNIGHT.sub("", plain))
    if len(plain) in (_DAY, _YEAR) and plain_bounds(plain) is not None:
        return plain
    if years is not None and (both := _two_years(plain, years)):
        return both
    refuse_signs(plain)
    if century is not None:
        plain = with_whole_years(plain, century, order)
    try:
        return _read(plain, order, role)
    except DateError as error:
        tidy = tidied(plain)
        if tidy != plain:
            try:
                return date_in_words(tidy, order, role, years, century)
            except Unfit as unfit:
                unread = unfit.why.removesuffix(" is not understood")
                if unread == unfit.why or unread.casefold() in plain.casefold().split():
                    raise
        hint = f"{error.hint}; {_IN_MAP}" if is_two_years(plain) else error.hint
        if error.lacks == "century":
            hint = f"{hint}; {_CENTURY_IN_MAP}"
        raise better_refusal(in_iso(plain, order), role, error.reason) or Unfit(
            error.reason, hint, lacks=error.lacks
        ) from None


def _read(plain: str, order: Order | None, role: Role) -> str:
    """Return a date as a log has it; raises `DateError` for what is none, `Unfit` for what has two readings."""
    if order != "ymd" and not _WINTER.match(plain):
        _refuse_years_like_months(plain)
    written = in_iso(plain, order)
    parse(written, role)
    return in_log(written, role)


def _strict(text: str) -> str:
    try:
        return parse_edtf(text).edtf
    except DateError as error:
        raise Unfit(error.reason, error.hint) from None


def is_two_years(text: str) -> bool:
    """Return whether a text may be two years, the second of two digits.

    >>> is_two_years("2016-17"), is_two_years("2016-03")
    (True, False)
    """
    return _two_years(text, "lasts") is not None


def _two_years(text: str, years: Years) -> str | None:
    """Return the span of two years, or one date in them; None for any other text."""
    found = _TWO_YEARS.fullmatch(text)
    if found is None:
        return None
    first, last = found[1] + found[2], found[1] + found[3]
    if first.endswith("99") and last.endswith("00"):
        last = str(int(first) + 1)
    if first >= last:
        return None
    return f"{first}/{last}" if years == "lasts" else f"[{first}..{last}]"


def _refuse_years_like_months(text: str) -> None:
    """Refuse `2009-10` and `2020-21`: in tables most of these are two years, and read as EDTF a month or a season."""
    for found in _YEARS_OR_SEASON.finditer(text):
        century, year, other = found.groups()
        is_next = int(other) == (int(year) + 1) % 100
        if int(year) < int(other) <= _LAST_SEASON and (is_next or int(other) > 20):
            first, last = century + year, century + other
            raise Unfit(
                f"{found[0]} may be two years, or a month or a part of a year",
                f"write {first}/{last} (it lasted) or [{first}..{last}] (one date in it); {_IN_MAP}, "
                "or 'order: ymd' for what EDTF means by it",
            )


@lru_cache(maxsize=1 << 14)
def read(text: str, role: Role = "date") -> Date:
    """Return the date of a text that a log takes for one."""
    return parse(text, role)
