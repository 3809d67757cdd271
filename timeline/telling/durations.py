"""Durations in words: completed units that people use, or days where they are asked for.

Up to 20 days it is days, up to two months weeks, up to two years months, then years. A rest is printed as "over":
470 days are "over 15 months". Ranges name the completed units of both ends; where these are the same, one number.

Where both days are known, months and years are counted in the calendar (`elapsed`), else by their mean length.
"""

from typing import NamedTuple

from timeline.dates import OPEN_END, OPEN_START, Date, Day
from timeline.dates.days import civil, month_length
from timeline.plans.verdict import Days
from timeline.reports.wording import plural

_MONTH, _YEAR = 30.4375, 365.25
_MOST_DAYS, _MOST_WEEKS, _MOST_MONTHS = 20, 60, 730
_MOST_CALENDAR_MONTHS = 24
_ROUND = 2
"""Number of days by which months and years differ in length without being printed as a rest."""


def duration(days: int, *, in_days: bool = False) -> str:
    """A number of days, not negative, in words: `12 days`, `3 weeks`, `over 15 months`, `5 years`."""
    return _said(_length(days, in_days))


def duration_range(days: Days, *, in_days: bool = False) -> str:
    """A range of days in words: `1 to over 3 months`, `12 days to 3 years`, `30 days or more`."""
    most = None if days.max is None else _length(days.max, in_days)
    return _range_words(days, _length(days.min, in_days), most, in_days)


def elapsed(first: Day, last: Day, *, in_days: bool = False) -> str:
    """The time between two days, in either order, in completed units of the calendar.

    From 1 March 2022 to 1 March 2027 it is `5 years`, from 30 September to 31 December `3 months`.
    """
    return _said(_span_length(first, last, in_days))


def elapsed_range(first: Day, earliest: Day, latest: Day | None, *, in_days: bool = False) -> str:
    """The time from a day to a later one between two days; `latest` is None if it has no bound."""
    return elapsed_at_least((first, earliest), (first, latest) if latest is not None else None, in_days=in_days)


def elapsed_after(day: Day, date: Date, *, in_days: bool = False) -> str:
    """The time from a day to a date that does not begin before it; a range if the date is vague."""
    latest = None if date.latest == OPEN_END else date.latest
    return elapsed_range(day, date.earliest, latest, in_days=in_days)


def elapsed_before(date: Date, first: Day, last: Day, *, in_days: bool = False) -> str:
    """The time from a date to the days that lie after it; a range if either is vague."""
    most = None if date.earliest == OPEN_START or last == OPEN_END else (date.earliest, last)
    return elapsed_at_least((date.latest, first), most, in_days=in_days)


def elapsed_at_least(least: tuple[Day, Day], most: tuple[Day, Day] | None, *, in_days: bool = False) -> str:
    """A time in words that lies between the shorter and the longer of two times, each from a day to a later one."""
    short = _span_length(*least, in_days)
    days = least[1] - least[0]
    if most is None:
        return _range_words(Days(days, None), short, None, in_days)
    return _range_words(Days(days, most[1] - most[0]), short, _span_length(*most, in_days), in_days)


def age_words(age: Days, *, in_days: bool = False) -> str:
    """An age in completed units: `8 months old`, `9 to 10 months old`, `up to 9 months old`."""
    if age.max == 0:
        return "of the day"
    low = _length(age.min, in_days)
    least = plural(low.number, low.unit)
    if age.max is None:
        return f"{least} old or more" if age.min else "of the day or older"
    high = _length(age.max, in_days)
    most = plural(high.number, high.unit)
    if least == most:
        return f"{most} old"
    if age.min == 0:
        return f"up to {most} old"
    return f"{f'{low.number:,}' if low.unit == high.unit else least} to {most} old"


class _Length(NamedTuple):
    """Completed units, and a flag for a rest."""

    number: int
    unit: str
    has_rest: bool = False


def _said(length: _Length) -> str:
    return f"{'over ' if length.has_rest else ''}{plural(length.number, length.unit)}"


def _range_words(days: Days, low: _Length, high: _Length | None, in_days: bool) -> str:
    """A range of lengths in words; a shared unit once."""
    if high is None:
        return f"{_said(low)} or more"
    if low == high:
        return _said(low)
    if days.min == 0 and not in_days:
        return f"up to {_said(high)}"
    if low.unit == high.unit and low.number < high.number:
        return f"{low.number:,} to {_said(high)}"
    if low.unit == high.unit:
        return f"at least {_said(low)}"
    return f"{_said(low)} to {_said(high)}"


def _length(days: int, in_days: bool) -> _Length:
    """The length of a number of days."""
    if in_days or days <= _MOST_DAYS:
        return _Length(days, "day")
    if days <= _MOST_WEEKS:
        return _Length(days // 7, "week", days % 7 != 0)
    unit, length = ("month", _MONTH) if days < _MOST_MONTHS else ("year", _YEAR)
    number = int((days + _ROUND) / length)
    return _Length(number, unit, days - number * length > _ROUND)


def _span_length(first: Day, last: Day, in_days: bool) -> _Length:
    """The length of the time between two days."""
    start, end = sorted((first, last))
    if in_days or end - start <= _MOST_WEEKS:
        return _length(end - start, in_days)
    months, has_rest = _months(start, end)
    if months < _MOST_CALENDAR_MONTHS:
        return _Length(months, "month", has_rest)
    return _Length(months // 12, "year", has_rest or months % 12 != 0)


def _months(start: Day, end: Day) -> tuple[int, bool]:
    """The number of completed months, and whether a rest follows; between two ends of months none does."""
    year, month, day = civil(start)
    last_year, last_month, last_day = civil(end)
    months = 12 * (last_year - year) + last_month - month
    if last_day == month_length(last_year, last_month) and day >= min(last_day, month_length(year, month)):
        return months, False
    return (months, last_day != day) if last_day >= day else (months - 1, True)
