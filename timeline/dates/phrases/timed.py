"""Reads a phrase with a time of day: the phrase without it must mean one complete day."""

import re
from typing import Final

from timeline.dates.clock import offset_text, time_written
from timeline.dates.component import parse_timed
from timeline.dates.days import iso
from timeline.dates.derived import at_time
from timeline.dates.errors import DateError
from timeline.dates.phrases.clock import MIDNIGHT, Clock, TimeRefusal, clocks, may_hold_time
from timeline.dates.phrases.hours import ReadDay, misplaced
from timeline.dates.value import Date

__all__ = ["read_minutes", "read_timed"]

_MINUTES: Final = re.compile(r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2})(Z|[+-][0-9]{2}(?::[0-9]{2})?)?")
_UNSURE: Final = re.compile(r"(?:(?:most |very )?likely|possibly|perhaps|probably|maybe|presumably)", re.IGNORECASE)
_ZONE_LAST: Final = re.compile(r"[, ]+\(?(?:UTC|GMT)\)?$", re.IGNORECASE)


def read_minutes(text: str) -> Date | None:
    """The date of an ISO day with hours and minutes, which EDTF lacks: `2024-03-26T01:28Z`; None if it is none."""
    found = _MINUTES.fullmatch(text)
    if found is None:
        return None
    day, clock, zone = found[1], found[2], found[3] or ""
    try:
        whole = parse_timed(f"{day}T{clock}:00{zone}")
    except DateError as error:
        raise TimeRefusal(error.reason, error.hint) from None
    first = whole.earliest
    time = time_written(first, f"{clock}{zone}")
    return Date(day, "point", first, first, first, first, False, False, whole.level, None, (), "day", time)


def read_timed(plain: str, read_day: ReadDay) -> Date | None:
    """The date of a phrase with a time of day; None if it has none."""
    if re.search(r"[ /\[{]", plain):
        plain = re.sub("(?<=[0-9])T(?=[0-9]{2}:)", " ", plain)
    small = plain.lower()
    if len(small) != len(plain) or not may_hold_time(small) or re.search("[0-9]T[0-9]", plain):
        return None  # the last is for the strict grammar to explain
    found = clocks(small)
    if not found:
        return None
    time = found[0]
    rest = _rest(plain, time) if len(found) == 1 else None
    if rest and time.offset is None and time.refusal is None and (zone := _ZONE_LAST.search(rest)):
        time, rest = time._replace(offset=0), rest[: zone.start()]
    day = _day(rest, read_day) if rest else None
    if day is None:
        if time.is_dotted:
            return None
        raise misplaced(plain, found, read_day)
    if time.refusal is not None:
        raise time.refusal
    if time.clock == MIDNIGHT:
        raise _midnight(time, day)
    if day.approximate:
        about = _written(time._replace(approximate=True), iso(day.earliest) or day.edtf)
        raise TimeRefusal("the day is approximate, and its time is not", f"write {about}, or {rest}")
    return at_time(day, time.clock, time.offset, approximate=time.approximate)


def _rest(plain: str, time: Clock) -> str | None:
    """The phrase without its time, which is at its beginning or its end; None if it is elsewhere."""
    before, after = plain[: time.start].strip(), plain[time.end :].strip()
    if before.endswith("(") and after == ")":
        before, after = before[:-1].strip(), ""
    if not after:
        return re.sub(r"(?: ?[,–-]| at)+$", "", before)
    after = re.sub(r"^(?:[,–-] ?)?(?:on )?", "", after)
    if not before:
        return after
    return f"{before} {after}" if _UNSURE.fullmatch(before) else None


def _day(text: str, read_day: ReadDay) -> Date | None:
    """The one complete day that a text means; None if it means anything else."""
    try:
        date = read_day(text)
    except DateError:
        return None
    return date if date.kind == "point" and date.precision == "day" and not date.members else None


def _written(time: Clock, day: str) -> str:
    zone = "" if time.offset is None else f" {offset_text(time.offset)}" if time.offset else " UTC"
    return f"{'about ' if time.approximate else ''}{time.clock}{zone} on {day}"


def _midnight(time: Clock, day: Date) -> TimeRefusal:
    """The refusal of midnight, with both of its readings."""
    time = time._replace(clock="00:00")
    readings = [_written(time, text) for number in (day.earliest, day.earliest + 1) if (text := iso(number))]
    return TimeRefusal("midnight is the start of the day or its end", f"write {' or '.join(readings)}")
