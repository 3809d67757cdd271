"""Remedies for a period within a phrase: the whole phrase, with the end of the period that its words refer to."""

import re
from collections.abc import Callable
from typing import Final

from timeline.dates.value import Date

__all__ = ["in_place", "stands_alone"]

_PLAIN: Final = re.compile(
    r"(?:(?:sometime|some time|at some point) )?(?:(?:in|on|during|within|over) )?(?:the )?", re.IGNORECASE
)
_BY_START: Final = re.compile(
    r"(?<![a-z])(?:since|before|prior to|earlier than|from|between|no earlier than|not earlier than|no sooner than"
    r"|not before|on or after|in or after|starting(?: in| on| from)?|beginning (?:in|on|from)"
    r"|(?:start|beginning) of)(?: the)? $",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(r" ?(?:on|onwards?|or later|or after|to|until|through|–)(?![a-z])", re.IGNORECASE)
_BY_END: Final = re.compile(
    r"(?<![a-z])(?:by|until|till|up to|after|later than|no later than|not later than|on or before|in or before"
    r"|not after|(?:end|close)(?: of|(?=-)))(?: the)?[ -]$",
    re.IGNORECASE,
)
_GOES_UP: Final = re.compile(r" (?:or earlier|or before|at the latest)(?![a-z])", re.IGNORECASE)


def stands_alone(before: str, after: str) -> bool:
    """True if the text around a period says no more than that it is the date."""
    return not after and _PLAIN.fullmatch(before) is not None


def in_place(before: str, after: str, first: str, last: str, read: Callable[[str], Date | None]) -> str | None:
    """The phrase with the first or the last date of its period in place of it; None if that is no date.

    `since` and `before` go by the start of a period, `by` and `until` by its end.
    """
    by_start = _BY_START.search(before) or _GOES_ON.match(after)
    if not by_start and not _BY_END.search(before) and not _GOES_UP.match(after):
        return None
    text = f"{before}{first if by_start else last}{after}"
    plain = re.sub(r"(?<=[a-z] )the (?=[A-Z0-9])", "", text)
    return plain if read(plain) is not None else None
