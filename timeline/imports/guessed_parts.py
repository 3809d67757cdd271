"""The guess at a date whose year, month and day stand in columns of their own, and at the end of one."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from timeline.imports.date_parts import date_of_parts
from timeline.imports.guessed_lacks import year_above
from timeline.imports.profiles import Profile, is_blank
from timeline.imports.unfit import Unfit
from timeline.imports.yaml_texts import listed, scalar

_LAST_YEAR = 2999
_NUMBER = re.compile(r"\d+(?:\.0+)?")
_FOUR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_WORDS = {"year": ("year", "yr", "years"), "month": ("month", "mon", "months"), "day": ("day", "days")}
_BESIDE = frozenset({"of", "the", "in", "event", "incident", "attack", "date", "number", "no"})
"""Words of a heading that say nothing about which date it is."""

_START = frozenset({"start", "begin", "beginning", "from", "first", "onset"})
_END = frozenset({"end", "until", "to", "finish", "last"})


class GuessedParts(NamedTuple):
    """The lines of a date in a map, the columns that they take, and whether a column has its day."""

    lines: tuple[str, ...]
    used: tuple[str, ...]
    has_day: bool


def guessed_parts(columns: Sequence[Profile]) -> GuessedParts | None:
    """Return a date of a year, a month and a day in columns of their own; None if there is none."""
    found: dict[frozenset[str], dict[str, Profile]] = {}
    for one in columns:
        part = _part(one)
        if part is not None:
            found.setdefault(frozenset(one.words) - _BESIDE - {*_WORDS[part]}, {}).setdefault(part, one)
    dates = {which: parts for which, parts in found.items() if {"year", "month"} <= parts.keys()}
    start = next((dates[which] for which in sorted(dates, key=len) if not which or which & _START), None)
    if start is None:
        return None
    end = next((parts for which, parts in dates.items() if which & _END), None)
    several = [*start.values(), *(end.values() if end is not None else ())]
    text = _written(start) + (f", until: {{{_written(end)}}}" if end is not None else "")
    about = next((one for one in columns if one.has("approx", "approximate") and one.has("date", "dates")), None)
    if about is not None:
        text += f", note: {scalar(about.name)}"
        several.append(about)
    years = start["year"]
    is_above = len(years.cells) < len(start["month"].cells) and years.stands_once
    text += ", above: year" if is_above else ""
    if blanks := [*dict.fromkeys(text for one in several for text in one.blanks)]:
        text += f", blank: {listed(blanks)}"
    line = f"date: {{{text}}}  # a blank month or day makes a coarser date"
    lines = (line, year_above(years)) if is_above else (line,)
    return GuessedParts(lines, tuple(one.name for one in several), "day" in start)


def _part(column: Profile) -> str | None:
    """Return which part of a date a column holds, by its heading and its cells."""
    for part, words in _WORDS.items():
        if column.has(*words) and len(set(column.words) - _BESIDE) <= len(("start", part)):
            texts = [text for text in column.texts if not is_blank(text)]
            found = sum(_can_be(part, text) for text in texts)
            is_part = found > len(texts) / 2 and (part != "year" or _are_years(texts))
            return part if is_part else None
    return None


def _can_be(part: str, text: str) -> bool:
    """Return whether a text can be a part of a date: a number in its range, or words that are read for it."""
    if part == "year":
        return _NUMBER.fullmatch(text) is not None and float(text) <= _LAST_YEAR
    try:
        return bool(date_of_parts("2024", text, "") if part == "month" else date_of_parts("2024", "1", text))
    except Unfit:
        return False


def _are_years(texts: Sequence[str]) -> bool:
    """Return whether texts are years, but for some that are read as such: `c. 2023`, `2023/24`."""
    return all(_can_be("year", text) or _FOUR.search(text) is not None for text in texts)


def _written(parts: Mapping[str, Profile]) -> str:
    return ", ".join(f"{part}: {scalar(parts[part].name)}" for part in _WORDS if part in parts)
