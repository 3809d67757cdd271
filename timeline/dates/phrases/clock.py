"""Finds the times of day in a phrase: `1:28 am`, `about 14:30 UTC`, `noon`, `0128 hours`, `2.30pm +02:00`.

time   = ["at"] [hedge] clock [zone]
clock  = hour [":" minute [":" second]] "am" | hour ":" minute [":" second] | hour "h" minute | four digits "hours"
       | "noon" | "midnight"
zone   = "Z" | "UTC" | "GMT" | "UTC" offset | offset       a name such as EST may be any of several, and is refused

Hours run from 00 to 24 where neither am nor pm is said; with an hour of one digit it is open which half of the day is
meant.
"""

import re
from typing import Final, NamedTuple

from timeline.dates.phrases.tokens import PhraseError

__all__ = ["MIDNIGHT", "Clock", "TimeRefusal", "clocks", "may_hold_time"]

MIDNIGHT: Final = "midnight"
"""The clock of the word `midnight`, which may be the start of a day or its end."""


class TimeRefusal(PhraseError):
    """The refusal of a time of day that is understood but cannot be kept: the best one for its phrase."""


class Clock(NamedTuple):
    """A time of day in a text, with its position there."""

    clock: str
    """`14:30`, or `14:30:05` where seconds are written; or `MIDNIGHT`."""
    offset: int | None
    """Minutes east of UTC."""
    approximate: bool
    start: int
    end: int
    is_dotted: bool = False
    """True for `14.30`, which may be something else."""
    refusal: TimeRefusal | None = None
    """The reason why it cannot be kept as it is written."""


_MAY: Final = re.compile(
    r"[0-9][:.h][0-9]|[0-9] ?[ap]\.? ?m(?![a-z])|noon|midday|midnight|[0-9] ?(?:h|hrs|hours|z)(?![a-z0-9])"
)
_NAMED_ZONES: Final = (
    *("et", "est", "edt", "ct", "cst", "cdt", "mst", "mdt", "pt", "pst", "pdt", "ast", "adt", "akst", "akdt", "hst"),
    *("nst", "ndt", "bst", "ist", "wet", "west", "cet", "cest", "eet", "eest", "met", "mest", "msk", "trt", "idt"),
    *("wat", "cat", "eat", "sast", "irst", "gst", "aft", "pkt", "npt", "ict", "wib", "sgt", "hkt", "jst", "kst", "pht"),
    *("awst", "acst", "acdt", "aest", "aedt", "nzst", "nzdt", "brt", "art", "clt", "cot", "pet", "vet"),
)
"""Abbreviations of zones; many of them stand for several."""
_SHIFT: Final = "[0-9]{1,2}(?::?[0-9]{2})?(?![0-9:])"
_HOURS: Final = "(?: ?(?:hours|hrs|h)(?![a-z0-9]))"
_HALF: Final = r" ?(?P<half>[ap])\.? ?m\.?(?![a-z])"
_CLOCK: Final = re.compile(
    r"(?<![0-9a-z.:/+])(?:at )?"
    r"(?P<about>(?:about|around|approximately|approx\.?|circa|ca\.?|c\.?|roughly|~) ?(?:at )?)?"
    r"(?:"
    r"(?P<noon>(?:12(?:[:.]00)? )?(?:noon|midday)(?![a-z]))"
    r"|(?P<midnight>(?:12(?:[:.]00)? )?midnight(?![a-z]))"
    r"|(?P<hour12>[0-9]{1,2})(?:[:.](?P<minute12>[0-9]{2})(?:[:.](?P<second12>[0-9]{2}))?)?" + _HALF + ""
    r"|(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?(?![0-9:]|[.,][0-9])" + _HOURS + "?"
    r"|(?P<hour_h>[0-9]{1,2})h(?P<minute_h>[0-9]{2})(?![0-9a-z])"
    r"|(?P<four>[0-9]{4})(?:" + _HOURS + "|(?=z(?![a-z])))"
    r"|(?P<hour_dot>[01][0-9]|2[0-4])\.(?P<minute_dot>[0-5][0-9])(?![0-9./-])" + _HOURS + "?"
    r")"
    r"(?: ?\(?(?P<utc>z|utc|gmt)(?![a-z])(?: ?(?P<shift>[+–-] ?" + _SHIFT + r"))?\)?"
    r"|(?P<offset> ?\+" + _SHIFT + "| [–-](?:0[0-9]|1[0-4])(?::?[0-9]{2})?(?![0-9:]))"
    r"| \(?(?P<unread>local(?: time)?|[a-z]+(?: (?:standard|summer|daylight))? time|eastern|central|mountain|pacific"
    r"|" + "|".join(_NAMED_ZONES) + r")(?![a-z])\)?"
    r")?"
)
_MOST: Final = 14 * 60


def may_hold_time(text: str) -> bool:
    """True if a text in small letters is worth a search for times of day."""
    return _MAY.search(text) is not None


def clocks(text: str) -> list[Clock]:
    """The times of day of a text in small letters, in order."""
    return [_clock(found) for found in _CLOCK.finditer(text)]


def _clock(found: re.Match[str]) -> Clock:
    try:
        clock, offset = _read(found, found.group().strip().removeprefix("at "))
    except TimeRefusal as refusal:
        return Clock("", None, False, found.start(), found.end(), refusal=refusal)
    is_dotted = found["hour_dot"] is not None
    return Clock(clock, offset, found["about"] is not None, found.start(), found.end(), is_dotted)


def _read(found: re.Match[str], written: str) -> tuple[str, int | None]:
    if found["midnight"]:
        clock = MIDNIGHT
    elif found["noon"]:
        clock = "12:00"
    elif found["half"]:
        clock = _twelve(found, written)
    else:
        clock = _twenty_four(found, written)
    return clock, _offset(found, written)


def _twelve(found: re.Match[str], written: str) -> str:
    """A time of twelve hours in those of twenty-four: 12 am is the start of the day, 12 pm its middle."""
    hour, minute, half = int(found["hour12"]), found["minute12"] or "00", f"{found['half']}m"
    if not 1 <= hour <= 12:
        readings = f"{hour:02d}:{minute} or {hour - 12 if hour > 12 else 12}:{minute} {half}"
        hint = f"write {readings}" if hour < 24 else f"write an hour from 1 to 12 before {half}"
        raise TimeRefusal(f"{written} has an hour that {half} does not have", hint)
    return _checked(hour % 12 + (12 if half == "pm" else 0), minute, found["second12"], written)


def _twenty_four(found: re.Match[str], written: str) -> str:
    if found["four"]:
        return _checked(int(found["four"][:2]), found["four"][2:], None, written)
    hour = found["hour"] or found["hour_h"] or found["hour_dot"]
    minute = found["minute"] or found["minute_h"] or found["minute_dot"]
    if len(hour) == 1 and hour != "0" and not found["hour_h"]:
        rest = f"{minute}:{found['second']}" if found["second"] else minute
        readings = f"0{hour}:{rest}, {hour}:{rest} am or {hour}:{rest} pm"
        raise TimeRefusal(f"{hour}:{rest} is before noon or after it", f"write {readings}")
    return _checked(int(hour), minute, found["second"], written)


def _checked(hour: int, minute: str, second: str | None, written: str) -> str:
    clock = f"{hour:02d}:{minute}" + (f":{second}" if second is not None else "")
    is_end = hour == 24 and int(minute) == 0 and int(second or 0) == 0
    if not is_end and (hour > 23 or int(minute) > 59 or int(second or 0) > 59):
        raise TimeRefusal(f"{written} is no time of day", "write an hour from 00 to 23 and a minute from 00 to 59")
    return clock


def _offset(found: re.Match[str], written: str) -> int | None:
    """Minutes east of UTC; None if the text names no zone."""
    if found["unread"]:
        name = found["unread"]
        name = name.upper() if name in _NAMED_ZONES else name
        reason = f"{name} does not say how far from UTC it is"
        raise TimeRefusal(reason, "write UTC or the offset, such as 14:30 +02:00 or 14:30 -05:00")
    shift = (found["shift"] or found["offset"] or "").replace(" ", "").replace("–", "-")
    if not shift:
        return 0 if found["utc"] else None
    digits = shift[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    offset = int(hours) * 60 + int(minutes)
    if int(minutes) > 59 or offset > _MOST:
        raise TimeRefusal(f"{written} has no such shift from UTC", "write UTC, or a shift from -14:00 to +14:00")
    return -offset if shift[0] == "-" else offset
