"""Refusals of a time that counts from something else: `100 days after 12 November 2019`."""

import datetime
import re
from collections.abc import Callable
from typing import Final

from timeline.dates.days import Day, iso
from timeline.dates.phrases.tokens import PhraseError
from timeline.dates.value import Date, Role

__all__ = ["by_offset"]

_WORDS: Final = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1}
_LENGTH: Final = rf"(?P<count>[0-9]{{1,4}}|{'|'.join(_WORDS)}) (?P<unit>day|week|month|year)s?"
_OFFSET: Final = re.compile(
    rf"(?P<within>within |in |no later than |not later than )?(?:the )?{_LENGTH} "
    r"(?P<way>after|of|from|following|since|before) (?P<anchor>.+)",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(rf"within (?:the )?{_LENGTH}", re.IGNORECASE)


def by_offset(text: str, role: Role, read: Callable[[str], Date | None]) -> PhraseError | None:
    """The refusal of a time after or before another date, with the resulting day, or the form for a deadline.

    `read` gives the date that a text means, or None.
    """
    if found := _ALONE.fullmatch(text):
        step = _step(found)[2]
        return PhraseError(
            f"{step} of what is not said", f"write the date; a deadline can count: {{within: {step}, of: ID}}"
        )
    found = _OFFSET.fullmatch(text)
    if found is None or found["anchor"].lower() in ("now", "today"):
        return None
    count, unit, step = _step(found)
    anchor = read(found["anchor"])
    day = anchor.earliest if anchor is not None and anchor.earliest == anchor.latest else None
    if found["way"].lower() == "before":
        there = None if day is None else _moved(day, -count, unit)
        there_words = "the day that it comes to" if there is None else iso(there)
        return PhraseError(f"{step} before another date is not a date itself", f"write {there_words}")
    there = None if day is None else _moved(day, count, unit)
    hint = f"a deadline can count: {{within: {step}, of: {'ID' if day is None else iso(day)}}}"
    if day is not None and there is not None:
        limit = f"by {iso(there)}" if role == "deadline" else f"[{iso(day)}..{iso(there)}]"
        hint = f"write {limit if found['within'] else iso(there)}; {hint}"
    return PhraseError(f"{step} after another date is not a date itself", hint)


def _step(found: re.Match[str]) -> tuple[int, str, str]:
    """The count and the unit, and both as a log writes them: `100 days`."""
    count = _WORDS.get(found["count"].lower()) or int(found["count"])
    unit = found["unit"].lower()
    return count, unit, f"{count} {unit}{'' if count == 1 else 's'}"


def _moved(day: Day, count: int, unit: str) -> Day | None:
    """Return the day a number of days, weeks, months or years later; None outside the years 1 to 9999."""
    if unit in ("day", "week"):
        there = day + count * (7 if unit == "week" else 1)
        return there if iso(there) else None
    from dateutil.relativedelta import relativedelta

    try:
        start = datetime.date.fromordinal(day)
        delta = relativedelta(months=count) if unit == "month" else relativedelta(years=count)
        return (start + delta).toordinal()
    except (ValueError, OverflowError):
        return None
