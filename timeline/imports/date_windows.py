"""Windows of dates: how far a date reaches by the code of its precision, or by a second date beside it."""

import re

from timeline.dates import (
    OPEN_END,
    OPEN_START,
    Date,
    Day,
    date_between,
    open_ended,
    sides_of,
    span_between,
    without_time,
)
from timeline.dates.days import civil, month_length, ordinal
from timeline.dates.plain import plain_bounds
from timeline.imports.date_texts import read
from timeline.imports.unfit import Unfit

PRECISIONS = ("day", "week", "month", "year")
FLAGS = ("circa", "uncertain")
"""The words for a date that is not certain, however wide it is."""

_DAYS = re.compile(r"(\d{1,3}) days?")
_GOES_ON = re.compile(
    r"(?:(?:still |currently )?(?:ongoing|continuing|continues|current|in force)"
    r"|(?:to |until |till )?(?:the )?present(?: day)?|to date|(?:until )?now|today"
    r"|(?:bis )?heute|(?:noch )?andauernd|laufend|dauert an|en cours|aujourd['’]hui"
    r"|jusqu['’]à (?:présent|aujourd['’]hui|maintenant)|en curso|hasta (?:la fecha|el presente|la actualidad)"
    r"|(?:по )?настоящее время|по н\. ?в\.?|продолжается|in corso|(?:fino a )?oggi|em curso|trwa|nadal)"
    r"(?:\s*\([^()]*\))?"
)
"""The words for an end that has not come, and a remark behind them."""


def is_precision(text: str) -> bool:
    """Return whether a text names a precision: day, week, month, year, a number of days, circa or uncertain.

    >>> is_precision("week"), is_precision("10 days"), is_precision("about")
    (True, True, False)
    """
    return text in PRECISIONS or text in FLAGS or _DAYS.fullmatch(text) is not None


def widened(text: str, precision: str) -> str:
    """Return a date that is known to its precision only, as a log has it.

    A week is any seven days in which the day lies, a month or a year that of the calendar; `10 days` are so many before
    it and behind it. What is circa or uncertain is no wider, and no more certain.

    >>> widened("2024-03-05", "week"), widened("2024-03-05", "month"), widened("early 2022", "day")
    ('[2024-02-28..2024-03-11]', '2024-03', 'early 2022')
    """
    if precision == "day":
        return text
    date = read(text)
    if date.kind == "set":
        raise Unfit("several dates have no window of their own", "leave the precision out, or write a single date")
    if precision in FLAGS:
        return _flagged(date, precision)
    if date.kind == "span":
        start, end = (None if side is None else _wide(side, precision) for side in sides_of(date))
        if end is None:
            return _written(open_ended(date if start is None else _side(start)))
        return _written(span_between(None if start is None else _side(start), _side(end)))
    return _written(_wide(date, precision))


def _flagged(date: Date, flag: str) -> str:
    """Return a point as one that is circa, or uncertain."""
    if date.kind != "point":
        hint = "write it in the table, such as c. 2014 to 2016, and leave the row's precision at day"
        raise Unfit(f"a date that lasts is not {flag} as a whole", hint)
    sign = _qualifier(
        is_approximate=date.approximate or flag == "circa", is_uncertain=date.uncertain or flag == "uncertain"
    )
    return _written(date_between(date.earliest, date.latest, sign))


def _qualifier(*, is_approximate: bool, is_uncertain: bool) -> str:
    """Return the sign of EDTF for a date that is circa, or uncertain, or both; empty for neither."""
    return ("%" if is_uncertain else "~") if is_approximate else ("?" if is_uncertain else "")


def signs_of(*dates: Date) -> str:
    """Return the sign of a date that is as uncertain as others are together."""
    return _qualifier(
        is_approximate=any(one.approximate for one in dates), is_uncertain=any(one.uncertain for one in dates)
    )


def _wide(date: Date, precision: str) -> Date:
    """Return a point that may be anywhere in the window of its days."""
    first = date.earliest if date.earliest == OPEN_START else _first(date.earliest, precision)
    last = date.latest if date.latest == OPEN_END else _last(date.latest, precision)
    return date_between(first, last, signs_of(date))


def _side(date: Date) -> Date:
    """Return a point as the side of a span; a range becomes the month or the year in which it lies.

    The sides of a span are days, months and years: no range can stand there.
    """
    if not date.members and date.kind == "point":
        return date
    if date.kind == "point" and date.earliest != OPEN_START and date.latest != OPEN_END:
        for unit in ("month", "year"):
            if _first(date.earliest, unit) == _first(date.latest, unit):
                return _wide(date, unit)
    raise Unfit(
        "no span can begin or end with such a date", "write the whole date in one cell, or a month or year here"
    )


def _reach(precision: str) -> int | None:
    found = _DAYS.fullmatch(precision)
    return int(found[1]) if found else 6 if precision == "week" else None


def _first(day: Day, precision: str) -> Day:
    reach = _reach(precision)
    year, month, _ = civil(day)
    return day - reach if reach is not None else ordinal(year, month if precision == "month" else 1, 1)


def _last(day: Day, precision: str) -> Day:
    reach = _reach(precision)
    if reach is not None:
        return day + reach
    year, month, _ = civil(day)
    month = month if precision == "month" else 12
    return ordinal(year, month, month_length(year, month))


def goes_on(text: str) -> bool:
    """Return whether a cell says that something has not ended."""
    return _GOES_ON.fullmatch(text.casefold().strip(" .")) is not None


def still_going_on(start: str) -> str:
    """Return the span from a date on that has no end yet."""
    return _written(open_ended(_side(without_time(read(start)))))


def joined(start: str, end: str, lasts: bool) -> str:
    """Return the date between two others: a span if it lasted, else one day from the first to the last of them.

    >>> joined("2013-01-03", "2013-01-09", True), joined("2013-01-03", "2013-01-09", False)
    ('2013-01-03/2013-01-09', '[2013-01-03..2013-01-09]')
    """
    if start == end:
        return start
    if _are_days(start, end) and (lasts or not start.endswith("-01")):  # else they may be a whole month
        return f"{start}/{end}" if lasts else f"[{start}..{end}]"
    one, two = read(start), read(end)
    if one.kind != "point" or two.kind != "point":
        raise Unfit("the start or the end is several days or years by itself", "write the whole date in one of the two")
    if one.time is not None and two.time is not None and one.earliest == two.earliest:
        return start
    one, two = without_time(one), without_time(two)
    if one.edtf == two.edtf:
        return start
    if two.latest < one.earliest:
        raise Unfit("the end is before the start", "correct it in the table")
    if lasts:
        return _written(span_between(_side(one), _side(two)))
    return _written(date_between(one.earliest, two.latest, signs_of(one, two)))


def _are_days(start: str, end: str) -> bool:
    """Return whether two texts are days, the second behind the first."""
    one, two = plain_bounds(start), plain_bounds(end)
    return one is not None and two is not None and one[2] == two[2] == "day" and one[0] < two[0]


def _written(date: Date) -> str:
    return date.edtf
