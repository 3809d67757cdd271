"""Edges of a period: the start or the end that a phrase writes, and the name of the period whose edge a day is."""

import re
from typing import Final, NamedTuple

from timeline.dates.codes import FAMILIES
from timeline.dates.component import MONTH_NAMES, parse_component
from timeline.dates.days import Day, civil, year_text
from timeline.dates.errors import DateError
from timeline.dates.wording import date_words, range_name, with_article

__all__ = ["Edge", "edge_in", "edge_name"]

_EDGE: Final = re.compile(
    r"(?<![a-z])(?<!week )(?<!towards )(?<!towards the )(?<!toward )(?<!toward the )"
    r"(?<!early to )(?<!mid to )(?<!middle to )(?<!late to )(start|beginning|end|close)(?![a-z])",
    re.IGNORECASE,
)
"""An edge; neither the beginning of a week nor vague: `towards the end of 2025`, `mid to end of 2025`."""
_NO_PERIOD: Final = re.compile(r"(?:part|of|in|the|[ ,])*", re.IGNORECASE)
_EDTF: Final = re.compile(r"(?<![0-9A-Z-])-?[0-9]{2}[0-9X]{2}(?:-[0-9X]{2}){0,2}(?![0-9A-Z-])")
_MONTH: Final = "|".join(["sept", *MONTH_NAMES[1:], *(name[:3] for name in MONTH_NAMES[1:])])
_CODES: Final = {"season": 0, "northern": 1, "southern": 2, "quarter": 3, "half": 5}
"""The family of codes for each unit that has codes."""


def _words(pattern: str) -> str:
    """A pattern for words that digits may touch, as in `September2025`."""
    return rf"(?<![a-z])(?:{pattern})(?![a-z])"


_UNITS: Final = tuple(
    (unit, re.compile(pattern, re.IGNORECASE))
    for unit, pattern in (
        ("", _words("early|mid|middle|late|latter|weeks?|days?|today|tomorrow|yesterday|ago|Y")),
        ("", r"[0-9]-?[WS][0-9]"),
        ("southern", _words("southern")),
        ("northern", _words("northern")),
        ("season", _words("spring|summer|autumn|fall|winter")),
        ("quarter", r"(?<![a-z])q ?[1-4](?![a-z0-9])|(?<![a-z0-9])[1-4]q(?![a-z0-9])|" + _words("quarter")),
        ("half", r"(?<![a-z])h ?[12](?![a-z0-9])|(?<![a-z0-9])[12]h(?![a-z0-9])|" + _words("half")),
        ("decade", r"(?<![0-9])[0-9]{3}0'?s(?![a-z0-9])|" + _words("decade")),
        ("century", _words("century")),
        ("day", rf"(?<![0-9])[0-9]{{1,2}}(?:st|nd|rd|th)?[ ./-]?(?:of )?(?<![a-z])(?:{_MONTH})(?![a-z])"),
        ("day", rf"(?<![a-z])(?:{_MONTH})(?![a-z])[ ./-]*(?:the )?[0-9]{{1,2}}(?:st|nd|rd|th)?(?![0-9qh])"),
        ("day", r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{4}"),
        ("month", _words(f"month|{_MONTH}")),
    )
)
_SHORTER: Final = {"half": ("month", "decade", "century"), "quarter": ("month", "decade", "century")}
"""Units of which a half or a quarter is no period with a name."""


class Edge(NamedTuple):
    """The start or the end of a period that a phrase writes."""

    side: str  # "start" or "end"
    period: str  # the words for the period; empty if another date of the phrase names it


def edge_in(words: str) -> Edge | None:
    """The edge that the words of one date name, if any."""
    found = _EDGE.search(words)
    if found is None:
        return None
    rest = words[found.end() :]
    return Edge(
        "end" if found[1].lower() in ("end", "close") else "start", "" if _NO_PERIOD.fullmatch(rest) else rest.strip()
    )


def edge_name(day: Day, edge: Edge) -> str:
    """The edge as it is printed, such as `the end of Sep 2025`; empty if the day is not the edge of such a period.

    A typed day is an edge of no period.
    """
    unit = _unit(edge.period)
    texts: list[str] = []
    year, month, _ = civil(day)
    if unit == "year":
        texts = [year_text(year)]
    elif unit == "month":
        texts = [f"{year_text(year)}-{month:02d}"]
    elif unit == "decade":
        texts = [f"{year // 10:03d}X"] if 0 <= year <= 9999 else []
    elif unit in _CODES:
        texts = [f"{year_text(a_year)}-{code}" for a_year in (year, year - 1) for code in FAMILIES[_CODES[unit]]]
    elif unit == "century" and (name := _century(day, edge.side)):
        return f"the {edge.side} of {name}"
    for text in texts:
        period = parse_component(text)
        if day == (period.earliest if edge.side == "start" else period.latest):
            return f"the {edge.side} of {with_article(date_words(period))}"
    return ""


def _unit(period: str) -> str:
    """The unit of a period that has a name, or `day`; empty for any other period."""
    found = [unit for unit, pattern in _UNITS if pattern.search(period)]
    if not found:
        edtf = _EDTF.search(period)
        return "year" if edtf is None else _unit_of_edtf(edtf.group())
    return "" if any(unit in found for unit in _SHORTER.get(found[0], ())) else found[0]


def _unit_of_edtf(text: str) -> str:
    try:
        date = parse_component(text)
    except DateError:  # two years, as of a winter: `2023-24` without the word is a season
        return ""
    if date.masked:
        return "decade" if date.precision == "decade" else ""
    if date.precision in ("season", "quarter", "half"):
        code = int(text[-2:])
        return next((unit for unit, family in _CODES.items() if code in FAMILIES[family]), "")
    return date.precision


def _century(day: Day, side: str) -> str | None:
    year = civil(day)[0]
    first = year if side == "start" else year - 99
    if first % 100 != 1:
        return None
    period = parse_component(year_text(first)), parse_component(year_text(first + 99))
    if day != (period[0].earliest if side == "start" else period[1].latest):
        return None
    name = range_name(*period)
    return None if name is None else with_article(name)
