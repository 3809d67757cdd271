"""Local times of a log: the instants of times without an offset, in the time zone that the header names.

Where clocks are put back, an hour comes twice and its times have no instant; they are ordered as the first of the two.
Where clocks are put forward, an hour is skipped: a time in it is a fault. The data of the zones are the system's own,
else those of the package `tzdata`; nothing of them is loaded before a log needs them.
"""

import datetime
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from timeline.dates import Date, Time, iso
from timeline.dates.clock import DAY_SECONDS, utc_text

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

__all__ = ["LocalTimes", "SkippedHour", "has_zones", "zone_of", "zones"]

_NAME: Final = re.compile(r"[A-Z][A-Za-z0-9_+-]*(?:/[A-Z][A-Za-z0-9_+-]*)*")
_MINUTE: Final = datetime.timedelta(minutes=1)


class SkippedHour(Exception):
    """Raised for a time that no clock showed on its day, with the reason and the times that may be meant."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason, hint)
        self.reason = reason
        self.hint = hint


def zone_of(name: str) -> "ZoneInfo | None":
    """The time zone of an IANA name; None where there is none of that name, or no data."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if not _NAME.fullmatch(name):
        return None  # such as `localtime`, which differs from machine to machine
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zones() -> Iterable[str]:
    """The names of all time zones."""
    from zoneinfo import available_timezones

    return sorted(name for name in available_timezones() if _NAME.fullmatch(name))


def has_zones() -> bool:
    """True if this system has data of time zones at all."""
    return zone_of("Europe/London") is not None


class LocalTimes:
    """The instants of local times; `name` gives the name of the zone, and is asked at the first time that needs it."""

    def __init__(self, name: Callable[[], str | None]) -> None:
        self._name = name
        self._zone: ZoneInfo | None = None
        self._is_known = False

    def located(self, date: Date) -> Date:
        """A date with the instant of its local time, as far as it has one; raises `SkippedHour`."""
        time = date.time
        if time is None or time.offset is not None or iso(date.earliest + 1) is None:
            return date  # at the end of the calendar no instant is worked out
        zone = self._found()
        if zone is None:
            return date
        local = datetime.datetime.fromordinal(1) + datetime.timedelta(seconds=time.order - DAY_SECONDS)
        first, second = (_offset(local, zone, fold) for fold in (0, 1))
        if first < second:
            raise _skipped(local, zone, time.clock)
        order = time.order - round(first.total_seconds())
        located: Time = time._replace(order=order, utc=utc_text(order) if first == second else None)
        return date._replace(time=located)

    def _found(self) -> "ZoneInfo | None":
        if not self._is_known:
            name = self._name()
            self._zone = zone_of(name) if name is not None else None
            self._is_known = True
        return self._zone


def _offset(local: datetime.datetime, zone: "ZoneInfo", fold: int) -> datetime.timedelta:
    return local.replace(tzinfo=zone, fold=fold).utcoffset() or datetime.timedelta()


def _skipped(local: datetime.datetime, zone: "ZoneInfo", clock: str) -> SkippedHour:
    """The fault of a time that was skipped: from when to when, and the times beside the gap that it may mean."""
    length = _offset(local, zone, 1) - _offset(local, zone, 0)
    start = local.replace(second=0)
    while _offset(start - _MINUTE, zone, 0) < _offset(start - _MINUTE, zone, 1):
        start -= _MINUTE
    end = start + length
    is_one_day = start.date() == end.date()
    form = "%H:%M" if is_one_day else "%Y-%m-%d %H:%M"
    reason = f"{clock} was skipped in {zone.key}: the clocks went from {start:{form}} to {end:{form}}"
    exact = "seconds" if local.second else "minutes"
    before, after = (moment.isoformat(" ", exact) for moment in (local - length, local + length))
    return SkippedHour(reason, f"write {before} or {after}, whichever the source means, or the time with its offset")
