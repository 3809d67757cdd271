"""The time of day that a day may carry: what a clock showed, with its offset from UTC where the source gives one.

A time adds to a day and never changes it: what is asked of a date goes by the day as it is written. Without an offset
a time is local; which instant that is, only a log can say (`timeline.log.zones`).
"""

import re
from typing import Final

from timeline.dates.days import Day, civil, year_text
from timeline.frozen import Frozen

__all__ = ["DAY_SECONDS", "Time", "clock_words", "offset_text", "time_of", "time_written", "utc_text"]

DAY_SECONDS: Final = 86_400
_WRITTEN: Final = r"([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:(Z)|([+-])([0-9]{2}):?([0-9]{2})?)?"


class Time(Frozen):
    """A time of day on a day: `01:28`, or `01:28:05` where the source gives seconds."""

    clock: str
    offset: int | None
    """Minutes east of UTC, as the source gives them."""
    approximate: bool
    order: int
    """The second by which times of one day are ordered, counted from the day 0; a time without a zone counts as UTC."""
    utc: str | None
    """The instant, such as `2024-03-26T05:28:00Z`; None if it is unknown."""


def time_of(day: Day, clock: str, offset: int | None = None, *, approximate: bool = False) -> Time:
    """The time that a clock showed on a day; its instant is known where the offset is given.

    >>> time_of(738971, "01:28", -240).utc
    '2024-03-26T05:28:00Z'
    """
    hours, minutes, seconds = (int(part) for part in f"{clock}:00".split(":")[:3])
    second = day * DAY_SECONDS + hours * 3600 + minutes * 60 + seconds - (offset or 0) * 60
    return Time(clock, offset, approximate, second, None if offset is None else utc_text(second))


def time_written(day: Day, written: str) -> Time:
    """The time that EDTF writes behind the `T` of a day: `01:28:05`, with nothing, `Z` or an offset behind it."""
    found = re.fullmatch(_WRITTEN, written)
    assert found is not None, written
    clock, utc, sign, hours, minutes = found.groups()
    offset = 0 if utc else None
    if sign:
        offset = (int(hours) * 60 + int(minutes or 0)) * (-1 if sign == "-" else 1)
    return time_of(day, clock, offset)


def utc_text(second: int) -> str:
    """A second, counted from the day 0, as ISO text."""
    day, rest = divmod(second, DAY_SECONDS)
    year, month, number = civil(day)
    minutes, seconds = divmod(rest, 60)
    return f"{year_text(year)}-{month:02d}-{number:02d}T{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}Z"


def offset_text(offset: int) -> str:
    """An offset from UTC as ISO text: `+02:00`."""
    return f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"


def clock_words(time: Time) -> str:
    """A time in words: `about 14:30 +02:00`, `01:28 UTC`."""
    zone = "" if time.offset is None else f" {offset_text(time.offset)}" if time.offset else " UTC"
    return f"{'about ' if time.approximate else ''}{time.clock}{zone}"
