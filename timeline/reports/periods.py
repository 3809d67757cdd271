"""Years, quarters and months as rows of a count, and the rows for dates that are too vague for them."""

from typing import Literal, NamedTuple, get_args

from timeline.dates import OPEN_END, OPEN_START, Date, Day, Window, parse_edtf, words
from timeline.dates.days import civil, day_text, month_length, ordinal
from timeline.dates.wording import year_name

Per = Literal["year", "quarter", "month"]
PER: tuple[Per, ...] = get_args(Per)
_MONTHS: dict[Per, int] = {"year": 12, "quarter": 3, "month": 1}


class Period(NamedTuple):
    """A row for a time.

    `exact`: a year, quarter or month; `vague`: dates somewhere in a year; `before`, `after`: dates outside the time of
    the question; `year-unknown`: dates that may lie in one of several years; `unknown`: entries without a date, or
    without a known beginning.
    """

    what: Literal["exact", "vague", "before", "after", "year-unknown", "unknown"]
    per: Per
    first: Day
    last: Day

    @property
    def sort_key(self) -> tuple[int, ...]:
        """Sort key: the row before the period, then by time, vague rows behind all that they include, the unknown."""
        group = {"before": 0, "after": 2, "year-unknown": 3, "unknown": 4}.get(self.what, 1)
        return group, self.last, int(self.what == "vague")

    @property
    def label(self) -> str:
        """The name of the row."""
        if self.what == "unknown":
            return "beginning unknown"
        if self.what == "year-unknown":
            return "year unknown"
        if self.what in ("before", "after"):
            return f"{self.what} {_day_words(self.first)}"
        year, month, _ = civil(self.first)
        if self.what == "vague":
            return f"{year_name(year)}, {self.per} unknown"
        if self.per == "year":
            return year_name(year)
        name = f"Q{(month + 2) // 3}" if self.per == "quarter" else MONTH_NAMES[month]
        return f"{name} {year_name(year)}"


MONTH_NAMES = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def period_of(date: Date | None, per: Per, asked: Window | None) -> Period:
    """The row in which a date is counted; `asked` is the time of the question."""
    return period_between(*((date.earliest, date.latest) if date is not None else (OPEN_START, OPEN_END)), per, asked)


def period_between(first: Day, last: Day, per: Per, asked: Window | None) -> Period:
    """The row in which a date with these bounds is counted."""
    if first == OPEN_START and last == OPEN_END:
        return Period("unknown", per, OPEN_START, OPEN_END)
    if asked is not None and last < asked.first:
        return Period("before", per, asked.first, asked.first)
    if asked is not None and first > asked.last:
        return Period("after", per, asked.last, asked.last)
    if first == OPEN_START or last == OPEN_END:
        return Period("year-unknown", per, OPEN_START, OPEN_END)
    found, year = around(first, per), around(first, "year")
    if last <= found.last:
        return found
    if last <= year.last:
        return Period("vague", per, year.first, year.last)
    return Period("year-unknown", per, OPEN_START, OPEN_END)


def around(day: Day, per: Per) -> Period:
    """The year, quarter or month that holds a day."""
    year, month, _ = civil(day)
    size = _MONTHS[per]
    start = (month - 1) // size * size + 1
    end = start + size - 1
    return Period("exact", per, ordinal(year, start, 1), ordinal(year, end, month_length(year, end)))


def number(period: Period) -> int:
    """An exact period, counted through from year 0."""
    year, month, _ = civil(period.first)
    return (year * 12 + month - 1) // _MONTHS[period.per]


def _day_words(day: Day) -> str:
    text = day_text(day)
    return words(parse_edtf(text)) if text else "the time of the question"
