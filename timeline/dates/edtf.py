"""Strict EDTF: ISO 8601-2:2019 in the profile of the Library of Congress, levels 0, 1 and 2, and nothing beside it.

expression = date [ "T" time ] | interval | set
interval   = side "/" side         a side is a date, ".." (open) or nothing (unknown)
"""

from typing import Final

from timeline.dates.clock import time_written
from timeline.dates.component import parse_component, parse_timed
from timeline.dates.days import OPEN_END, OPEN_START
from timeline.dates.errors import MAX_LENGTH, DateError, EndBeforeStart, visible
from timeline.dates.parts import Component
from timeline.dates.sets import parse_set
from timeline.dates.value import Date

__all__ = ["read_edtf"]

_NO_DATE: Final = ("", "..")


def _checked_text(text: object) -> str:
    """Return `text`, after checking that it is text, and not too long to be a date."""
    if not isinstance(text, str):
        raise DateError(repr(text), "not text", "write a date as text, such as 2024-09-27")
    if len(text) > MAX_LENGTH:
        raise DateError(text, f"{len(text)} characters are no date", f"write at most {MAX_LENGTH} characters")
    return text


def read_edtf(text: str) -> Date:
    """The date that an EDTF expression means."""
    text = _checked_text(text)
    if text[:1] in ("[", "{"):
        return parse_set(text)
    if "/" in text:
        return _interval(text)
    try:
        date = parse_timed(text)
    except DateError as error:
        raise _whole(text, error) from None
    first, last = date.earliest, date.latest
    flags = date.approximate, date.uncertain
    _, mark, written = text.partition("T")
    time = time_written(first, written) if mark else None
    return Date(text, "point", first, last, first, last, *flags, date.level, None, (), date.precision, time)


def _whole(text: str, error: DateError) -> DateError:
    """The error of a lone date, or a better one where the text looks like something else."""
    if text[-1:] in ("]", "}"):
        return DateError(text, "no bracket opens the set", "write [ ] or { } around its members")
    if ".." in text:
        return DateError(text, "a range outside a set", f"write it in brackets: {_bracketed(text) or '[1984..]'}")
    if "," in text and " " not in text:
        return DateError(text, "a list outside a set", f"write it in brackets: {_bracketed(text) or '[1984,1985]'}")
    return DateError(text, error.reason, error.hint)


def _bracketed(text: str) -> str | None:
    """A text with the brackets of a set; None if that is no set either."""
    try:
        return parse_set(f"[{text}]").edtf
    except DateError:
        return None


def _interval(text: str) -> Date:
    sides = text.split("/")
    if len(sides) > 2:
        raise DateError(text, "more than two sides of an interval", "write START/END, each as YYYY-MM-DD")
    start_text, end_text = sides
    start, end = _side(text, start_text), _side(text, end_text)
    if start is None and end is None and text != "/..":
        raise DateError(text, "an interval without a date", "write a start or an end; /.. alone says: going on")
    if end is None and start is None:
        start_bounds = OPEN_START, OPEN_END
        end_bounds = OPEN_END, OPEN_END
    elif end is None:
        assert start is not None
        start_bounds = start.earliest, start.latest
        end_bounds = (OPEN_END if end_text else start.earliest), OPEN_END
    elif start is None:
        end_bounds = end.earliest, end.latest
        start_bounds = OPEN_START, (OPEN_START if start_text else end.latest)
    else:
        start_bounds, end_bounds = (start.earliest, start.latest), (end.earliest, end.latest)
        if end.latest < start.earliest:
            raise EndBeforeStart(text, "the end is before the start", f"write {end_text}/{start_text}")
    dated = [side for side in (start, end) if side is not None]
    level = max((side.level for side in dated), default=1)
    if any(side.masked for side in dated):
        level = 2
    elif len(dated) < 2:
        level = max(level, 1)
    approximate = any(side.approximate for side in dated)
    uncertain = any(side.uncertain for side in dated)
    return Date(text, "span", *start_bounds, *end_bounds, approximate, uncertain, level)


def _side(text: str, side: str) -> Component | None:
    """One side of an interval; None if it is open or unknown."""
    if side in _NO_DATE:
        return None
    try:
        return parse_component(side)
    except DateError as error:
        if "T" in side:
            raise DateError(text, "a time of day in an interval", "write days: YYYY-MM-DD/YYYY-MM-DD") from None
        raise DateError(text, f"{visible(side)}: {error.reason}", error.hint) from None
