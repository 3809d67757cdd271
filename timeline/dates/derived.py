"""Dates made from other dates, or from days: each text is made here and read at once, so that bounds follow from it.

    start_of(parse("2014/2019")).edtf                       '2014'
    open_ended(parse("2014/2019")).edtf                     '2014/..'
    up_to(parse("2014/2019")).edtf                          '[..2019]'
    date_between(day("2024-02-05"), day("2024-02-29")).edtf '[2024-02-05..2024-02-29]'

Reading the text of such a date gives the same bounds, hedges and precision. The words of another date do not hold for
a new one, which therefore has none.
"""

from collections.abc import Sequence
from functools import lru_cache

from timeline.dates.clock import offset_text, time_of
from timeline.dates.days import OPEN_END, OPEN_START, Day, civil, day_text, year_text
from timeline.dates.value import Date

__all__ = [
    "at_time",
    "date_between",
    "first_of",
    "from_day",
    "has_unspecified_digits",
    "has_unspecified_year",
    "open_ended",
    "sides_of",
    "span_between",
    "start_of",
    "up_to",
    "without_time",
]


@lru_cache(maxsize=4096)
def _read(text: str) -> Date:
    from timeline.dates.edtf import read_edtf

    return read_edtf(text)


def _side(text: str) -> Date | None:
    """The date on one side of an interval; None if it is open or unknown."""
    return None if text in ("", "..") else _read(text)


def sides_of(date: Date) -> tuple[Date | None, Date | None]:
    """The start and the end of a span, each None if it is open or unknown; any other date is both."""
    if date.kind != "span":
        return date, date
    start, end = date.edtf.split("/")
    return _side(start), _side(end)


def start_of(date: Date) -> Date | None:
    """The start of a span, None if it is open or unknown; any other date is its own.

    >>> start_of(parse_edtf("2014~/2019")).edtf
    '2014~'
    """
    return sides_of(date)[0]


def first_of(date: Date) -> Date | None:
    """The first of several dates, else the start of the date.

    >>> first_of(parse_edtf("{2014..2016,2019}")).edtf
    '2014'
    """
    if date.kind != "set":
        return start_of(date)
    first = min(date.members, key=lambda member: (member.earliest, member.latest))
    if first.first is not None:
        return _read(first.first.text)
    assert first.last is not None  # a range has a date on one side at least
    return _read(f"[..{first.last.text}]")


def open_ended(span: Date) -> Date:
    """The span that starts alike and still goes on; without a known start it is `/..`.

    >>> open_ended(parse_edtf("2014/2019")).edtf
    '2014/..'
    """
    start = start_of(span)
    return _read(f"{'' if start is None else start.edtf}/..")


def span_between(start: Date | None, end: Date) -> Date:
    """The span from the start of a date, open where there is none, to the end of another one.

    >>> span_between(parse_edtf("2014/2019"), parse_edtf("2025-03-18")).edtf
    '2014/2025-03-18'
    """
    first = None if start is None else start_of(start)
    last = sides_of(end)[1]
    return _read(f"{'..' if first is None else first.edtf}/{'..' if last is None else last.edtf}")


def up_to(date: Date) -> Date:
    """Some day up to the last one that a date can mean; raises `ValueError` for a date without a last day.

    >>> up_to(parse_edtf("[2025-07..2025-09]")).edtf
    '[..2025-09]'
    """
    if date.latest == OPEN_END:
        raise ValueError(f"no last day: {date.edtf}")
    if date.kind == "span":
        return _read(f"[..{date.edtf.partition('/')[2]}]")
    if date.members:
        last = max(date.members, key=lambda member: member.latest).last
        assert last is not None  # the last day would be open
        return _read(f"[..{last.text}]")
    return _read(f"[..{without_time(date).edtf}]")


def from_day(date: Date, first: Day) -> Date:
    """The day on which a period with that date begins, if that is not before `first`; several dates stay as they are.

    The start of a span counts, if it is known. A date that is wholly before `first` becomes that day.

    >>> from_day(parse_edtf("2023-12~"), 738870).edtf
    '[2023-12-16~..2023-12-31~]'
    """
    if date.kind == "set" or (date.kind == "point" and date.earliest >= first):
        return date
    last = date.start_latest if date.kind == "span" and date.start_earliest != OPEN_START else date.latest
    first = max(date.earliest, first)
    if first == OPEN_START and last == OPEN_END:
        return date
    qualifier = ("%" if date.uncertain else "~") if date.approximate else ("?" if date.uncertain else "")
    return date_between(first, max(first, last), qualifier)


def date_between(first: Day, last: Day, qualifier: str = "") -> Date:
    """One day from `first` to `last`, either of which may be open: as a day, month or year, else as a range.

    EDTF has no days in years of more than four digits: there the whole year is named, never less than was asked for.

    >>> date_between(738855, 738885).edtf, date_between(738855, 738886, "~").edtf
    ('2023-12', '[2023-12-01~..2024-01-01~]')
    """
    if first > last or (first == OPEN_START and last == OPEN_END):
        raise ValueError(f"no date lies between {first} and {last}")
    start, end = (name and name + qualifier for name in _names(first, last))
    return _read(start if start == end else f"[{start}..{end}]")


def _names(first: Day, last: Day) -> Sequence[str]:
    """The EDTF dates at both ends of the days from `first` to `last`, whole months as months; empty if open."""
    days = (None if first == OPEN_START else day_text(first), None if last == OPEN_END else day_text(last))
    if None in days:
        return [
            "" if day in (OPEN_START, OPEN_END) else text or year_text(civil(day)[0])
            for day, text in zip((first, last), days, strict=True)
        ]
    start, end, following = civil(first), civil(last), civil(last + 1)
    if start[2] != 1 or following[2] != 1:
        return [text or "" for text in days]
    if start[:2] == (end[0], 1) and end[1] == 12:
        return [year_text(start[0])] * 2
    return [f"{year_text(year)}-{month:02d}" for year, month, _ in (start, end)]


def at_time(day: Date, clock: str, offset: int | None = None, *, approximate: bool = False) -> Date:
    """A single day with a time of day, `hh:mm` or `hh:mm:ss`; `offset` is in minutes east of UTC.

    EDTF takes a time with seconds only, and says neither that it is approximate nor that its day is uncertain: else
    its text is the day.

    >>> at_time(parse_edtf("2024-03-26"), "01:28:05", -240).edtf
    '2024-03-26T01:28:05-04:00'
    """
    text = without_time(day).edtf
    time = time_of(day.earliest, clock, offset, approximate=approximate)
    if len(clock) == len("hh:mm:ss") and not approximate and not day.flagged:
        text += f"T{clock}" + ("" if offset is None else offset_text(offset) if offset else "Z")
    return _read(text)._replace(time=time)


def without_time(date: Date) -> Date:
    """A date by its day alone, still with the words that were typed."""
    return date if date.time is None else _read(date.edtf.partition("T")[0])._replace(words=date.words)


def has_unspecified_digits(date: Date) -> bool:
    """True if a digit is unspecified (`X`): such a date says more than its bounds."""
    return "X" in date.edtf


def has_unspecified_year(date: Date) -> bool:
    """True if all digits of a year are unspecified: a day or a month of no year, such as `XXXX-12-25`."""
    return "XXXX" in date.edtf
