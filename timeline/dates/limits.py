"""Limits as the words of a date name them: `by the end of September 2025`, `before March 2024`.

EDTF keeps the day on which such a limit falls, or the period before it. How it was said is found in the words without
reading them anew: they were understood once, and what they name must fit the EDTF, or it is not named.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from timeline.dates.codes import FAMILIES
from timeline.dates.component import MONTH_NAMES, parse_component
from timeline.dates.days import Day, civil, year_text
from timeline.dates.neighbours import neighbour
from timeline.dates.parts import Component
from timeline.dates.value import Date
from timeline.dates.wording import date_words, hedge, range_name, with_article

__all__ = ["Limits", "limits_of"]

_NAMES_ONE: Final = re.compile(r"start|beginning|end|close|before|bef\b|prior|earlier than", re.IGNORECASE)
_BEFORE: Final = re.compile(r"[a-z. ]*?(?<!or )\b(?:before|prior to|earlier than|bef)\b", re.IGNORECASE)
_EDGE: Final = re.compile(r"(?<![a-z])(start|beginning|end|close)(?![a-z])", re.IGNORECASE)
_DAY: Final = re.compile(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UNITS: Final = tuple(
    (unit, re.compile(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])", re.IGNORECASE))
    for unit, pattern in (
        ("decade", "[0-9]{3}0'?s"),
        ("century", "century"),
        ("quarter", "q ?[1-4]|[1-4]q|quarter"),
        ("half", "h ?[12]|[12]h|half"),
        ("southern", "southern"),
        ("northern", "northern"),
        ("season", "spring|summer|autumn|fall|winter"),
        (
            "month",
            "|".join(["month", "[0-9]{4}-[0-9]{2}", "sept", *MONTH_NAMES[1:], *(n[:3] for n in MONTH_NAMES[1:])]),
        ),
    )
)
_CODES: Final = {"season": 0, "northern": 1, "southern": 2, "quarter": 3, "half": 5}
"""The family of codes for each unit that has codes."""


class Limits(NamedTuple):
    """The limits of a date as its words name them."""

    before: str  # of `before March 2024`, as it is printed: `Mar 2024`; else empty
    days: Mapping[str, str]  # of the EDTF of a day that is the edge of a period, its name: `the end of Sep 2025`

    @property
    def close_a_period(self) -> bool:
        """Whether one of them is the last day of a period."""
        return bool(self.before) or any(name.startswith("the end") for name in self.days.values())


_NONE: Final = Limits("", {})


def limits_of(date: Date) -> Limits:
    """The limits that a date's words name; none where it was typed as EDTF."""
    return _NONE if date.words is None or not _NAMES_ONE.search(date.words) else _read(date.edtf, date.words)


@lru_cache(maxsize=4096)
def _read(edtf: str, words: str) -> Limits:
    is_before = edtf.startswith("[..") and "," not in edtf and _BEFORE.match(words) is not None
    # Before the start of March is before March, but before the end of it is by its end.
    edges = [(edge, unit) for edge, unit in _edges(words) if not is_before or edge == "end"]
    days: dict[str, str] = {}
    for text in _DAY.findall(edtf):
        for at, (edge, unit) in enumerate(edges):
            if name := _name(parse_component(text).earliest, edge, unit):
                days[text] = f"the {edge} of {name}"
                del edges[: at + 1]
                break
    before = _following(parse_component(edtf[3:-1])) if is_before and not days else None
    return Limits(before or "", days)


def _edges(words: str) -> list[tuple[str, str]]:
    """Each start and end that is written, with the unit of its period."""
    found = [*_EDGE.finditer(words)]
    stops = [*(match.start() for match in found[1:]), len(words)]
    return [
        ("end" if match[1].lower() in ("end", "close") else "start", _unit(words[match.end() : stop]))
        for match, stop in zip(found, stops, strict=False)
    ]


def _unit(text: str) -> str:
    return next((unit for unit, pattern in _UNITS if pattern.search(text)), "year")


def _name(day: Day, edge: str, unit: str) -> str | None:
    """The period of a unit that has the day as its edge, as it is printed; None where the day is no such edge."""
    year, month, _ = civil(day)
    texts = [year_text(year)]
    if unit == "month":
        texts = [f"{year_text(year)}-{month:02d}"]
    elif unit == "decade":
        texts = [f"{year // 10:03d}X"] if 0 <= year <= 9999 else []
    elif unit == "century":
        return _century(day, edge)
    elif unit in _CODES:
        texts = [f"{year_text(a_year)}-{code}" for a_year in (year, year - 1) for code in FAMILIES[_CODES[unit]]]
    for text in texts:
        period = parse_component(text)
        if day == (period.earliest if edge == "start" else period.latest):
            return with_article(date_words(period))
    return None


def _century(day: Day, edge: str) -> str | None:
    year = civil(day)[0]
    first = year if edge == "start" else year - 99
    if first % 100 != 1:
        return None
    period = parse_component(year_text(first)), parse_component(year_text(first + 99))
    if day != (period[0].earliest if edge == "start" else period[1].latest):
        return None
    name = range_name(*period)
    return None if name is None else with_article(name)


def _following(date: Component) -> str | None:
    """The date after another one, as it is printed."""
    text = neighbour(date, 1)
    if text is None:
        return None
    return hedge("~" if date.approximate else "") + with_article(date_words(parse_component(text)))
