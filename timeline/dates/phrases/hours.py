"""Refusals of hours that cannot be kept, with the days to write: ranges, limits, and parts of a day."""

import re
from collections.abc import Callable
from typing import Final

from timeline.dates.days import iso
from timeline.dates.errors import DateError
from timeline.dates.phrases.clock import MIDNIGHT, Clock, TimeRefusal
from timeline.dates.phrases.tokens import PhraseError
from timeline.dates.value import Date

__all__ = ["ReadDay", "misplaced", "part_of_day"]

ReadDay = Callable[[str], Date]
"""Reads a text that has no time of day; raises `DateError`."""

_HERE: Final = "\0"
"""The sign that stands for a time of day in a phrase."""
_EXAMPLE: Final = "14:30 on 7 July 2024"


def _phrases(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_RANGE: Final = _phrases(
    rf"(?:between |from )?{_HERE} ?(?:and|to|until|till|through|or|[–,&-]) ?{_HERE}",
    rf"(?:between |from )?(?<![0-9])[0-9]{{1,2}}(?:[:.][0-9]{{2}})? ?(?:and|to|or|[–-]) ?{_HERE}",
)
_NEAR: Final = _phrases(
    rf"(?:shortly|just|soon|immediately|right|well|some time|sometime) (?:before|after) (?={_HERE})"
)
_LIMIT_WORDS: Final = (
    "(?:(?P<since>since|from|starting)"
    "|(?P<until>up to and including|up to|up until|until|till)"
    "|(?P<on_or_after>on or after|not before|no earlier than|not earlier than|later than|after)"
    "|(?P<by>on or before|no later than|not later than|prior to|earlier than|before|by the latest|by))"
)
_LIMIT: Final = _phrases(f"{_LIMIT_WORDS} (?={_HERE})")
"""Phrases that limit a date by an hour, in groups named by the words of the same limit for its day."""
_UNSURE: Final = _phrases(
    rf"(?<=[^ ]),? (?:(?:most |very )?likely|possibly|perhaps|probably|maybe|presumably)(?: at)? (?={_HERE})"
)
_DAY_LIMIT: Final = _phrases(f"{_LIMIT_WORDS} ")
_JOINTS: Final = _phrases(rf" ?[,(@]? ?{_HERE} ?[,)]?(?: ?\bon(?= ))? ?")
_PART: Final = _phrases(
    r"(?:(?:in|on|at|during|over|towards?) )?(?:the )?(?P<part>overnight"
    r"|(?:(?:early|late|mid|small|first|last)[ -])?"
    r"(?:morning|afternoon|evening|night|dawn|dusk|daybreak|daytime|sunrise|sunset|nightfall|hours))"
    r"(?![a-z])(?: (?:of|on|from))?",
    "^(?P<side>early|late) on (?=.)",
)
_OCLOCK: Final = _phrases(r"(?P<hour>[0-9]{1,2}|[a-z]+) o'clock", r"(?:half|quarter) (?:past|to) [a-z0-9]+")


def misplaced(plain: str, found: list[Clock], read_day: ReadDay) -> PhraseError:
    """The refusal of the times of a phrase whose rest is not one complete day, with the days to write."""
    masked = plain
    for clock in reversed(found):
        masked = f"{masked[: clock.start]}{_HERE}{masked[clock.end :]}"
    shorter = _RANGE.sub(_HERE, masked)
    is_range = shorter != masked or len(found) > 1
    reason, days = ("a range of hours is not kept", shorter) if is_range else _bounded(masked)
    is_edtf = re.search(r"[/\[{]", plain) is not None
    days = re.sub(f" ?{_HERE}", "", days) if is_edtf else " ".join(_JOINTS.sub(" ", days).split())
    if not days:
        return TimeRefusal("a time of day without its day", f"write both, such as {_EXAMPLE}")
    try:
        date = read_day(days)
    except DateError as error:
        return found[0].refusal or TimeRefusal(error.reason, error.hint)
    if date.kind == "span" and date.earliest == date.latest:
        days = iso(date.earliest) or date.edtf
    if is_edtf and not is_range:
        reason = "a time of day in an interval or a set"
    if not reason:
        return TimeRefusal("a time of day goes with one complete day", f"write {days}; a time needs its day as well")
    hint = f"write {days}"
    if days.startswith("by ") and found[0].refusal is None and found[0].clock != MIDNIGHT:
        written = plain[found[0].start : found[0].end].strip().removeprefix("at ")
        hint += f"; a deadline may be {written} on {days.removeprefix('by ')}"
    return TimeRefusal(reason, hint)


def _bounded(masked: str) -> tuple[str, str]:
    """The reason to refuse one time, empty if it is plain; and the same phrase about its day."""
    if _NEAR.search(masked):
        return "before or after an hour is not kept", _NEAR.sub("", masked)
    if limit := _LIMIT.search(masked):
        words = str(limit.lastgroup).replace("_", " ")
        days = f"{masked[: limit.start()]}{words} {masked[limit.end() :]}"
        return "an hour is no limit: limits go by the day", days
    if _UNSURE.search(masked):
        return "an uncertain time beside a certain day is not kept", _UNSURE.sub(" ", masked)
    return "", masked


def part_of_day(plain: str, read_day: ReadDay) -> PhraseError | None:
    """The refusal of a night, a morning and the like, with their days; None if the text has none."""
    if spelt := _OCLOCK.search(plain):
        return _spelt(spelt)
    found = _PART.search(plain)
    if found is None:
        return None
    name = (found["part"] or found["side"]).lower()
    rest = f"{plain[: found.start()]} {plain[found.end() :]}"
    rest = re.sub(r"([0-9]{1,2}) ?/ ?([0-9]{1,2})(?= [A-Za-z])", r"\1–\2", rest)
    rest = re.sub(r"[ ,(]*\(?\)?$", "", re.sub(" +,", ",", " ".join(rest.split())))
    limit = _DAY_LIMIT.match(rest)
    words = f"{limit.lastgroup} ".replace("_", " ") if limit else ""
    days = _days(rest[limit.end() :] if limit else rest, read_day)
    if days is None:
        return _several(name, plain, read_day)
    first, last, following = days
    if first != last:
        meant = f"{words}{first} or {words}{last}" if limit else f"[{first}..{last}]"
        return PhraseError(f"{name!r} lies on two days", f"write {meant}")
    if "night" in name and "fall" not in name and following:
        meant = f"{words}{first} or {words}{following}" if limit else f"{first}, or [{first}..{following}]"
        return PhraseError(f"{name!r} may lie on two days", f"write {meant}")
    return PhraseError(f"{name!r} is a part of a day, and only hours are kept", f"write {words}{first}")


def _days(text: str, read_day: ReadDay) -> tuple[str, str, str] | None:
    """The day or the two days that a text means, and the day after the first; None if it means anything else."""
    try:
        date = read_day(text)
    except DateError:
        return None
    first, last = iso(date.earliest), iso(date.latest)
    if first is None or last is None or date.latest - date.earliest > 1:
        return None
    return first, last, iso(date.earliest + 1) or ""


def _several(name: str, plain: str, read_day: ReadDay) -> PhraseError | None:
    """The refusal of parts of several days, as in `from the evening of 7 July to the morning of 9 July 2024`."""
    rest = " ".join(_PART.sub(" ", plain).split())
    try:
        date = read_day(rest)
    except DateError:
        return None
    is_range = date.kind == "span" or rest.lower().startswith("between ")
    if not is_range or iso(date.earliest) is None or iso(date.latest) is None:
        return None
    return PhraseError(f"{name!r} is a part of a day, and only hours are kept", f"write {rest}")


def _spelt(found: re.Match[str]) -> PhraseError:
    hour = found["hour"]
    if hour and hour.isdigit():
        return PhraseError(f"{hour} o'clock is before noon or after it", f"write {hour} am or {hour} pm")
    return PhraseError("the hour is not written in digits", f"write it so: {_EXAMPLE}")
