"""Limits as the words of a date name them: `by the end of September 2025`, `before March 2024`, `by early 2025`.

EDTF keeps the day on which such a limit falls, or the period before it. How it was said is found in the words: each
date of the EDTF has words of its own, and what they name must fit it, or it is not named.
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from timeline.dates.component import MONTH_NAMES, parse_component
from timeline.dates.days import Day, iso
from timeline.dates.neighbours import neighbour
from timeline.dates.parts import Component
from timeline.dates.value import Date
from timeline.dates.wording import date_words, hedge, part_name, with_article
from timeline.frozen import Frozen

if TYPE_CHECKING:
    # Loaded only where an edge is named: its expressions take milliseconds to compile.
    from timeline.dates.edges import Edge

__all__ = ["Limits", "limits_of"]

# Compiled where they are used: compiling takes milliseconds, and most limits are written plainly.
_NAMES_EDGE: Final = r"start|beginning|end|close|before|bef\b|prior|earlier than"
_NAMES_PART: Final = r"(?<![a-z])(?:early|mid|middle|late|towards?|half|third|week|w/c|century)(?![a-z])|[0-9]-?W[0-9]"
_BEFORE: Final = r"[a-z. ]*?(?<!or )\b(?:before|prior to|earlier than|bef)\b"
_BY_THE_END_OF: Final = ["by", "the", "end", "of"]


class Limits(Frozen):
    """The limits of a date as its words name them."""

    before: str = ""  # of `before March 2024`, as it is printed: `Mar 2024`
    names: tuple[str, ...] = ()  # of each dated side, or element of a list: `the end of Sep 2025`; empty without one
    opens: Day | None = None  # first day of a part that is the limit: of `by early 2025`, 1 January

    @property
    def close_a_period(self) -> bool:
        """True if one of them is the last day of a period."""
        return bool(self.before) or any(name.startswith("the end") for name in self.names)


_NONE: Final = Limits()


def limits_of(date: Date) -> Limits:
    """The limits that a date's words name; none if it was typed as EDTF."""
    words = date.words
    if words is None:
        return _NONE
    if plain := _plain(date.edtf, words):
        return Limits(names=(plain,))
    if not (_has(_NAMES_EDGE, words) or (date.edtf.startswith("[..") and _has(_NAMES_PART, words))):
        return _NONE
    return _read(date.edtf, words)


def _has(pattern: str, words: str) -> bool:
    return re.search(pattern, words, re.IGNORECASE) is not None


def _plain(edtf: str, words: str) -> str:
    """The end of a month or a year that is written in the usual way: `by the end of September 2025`; else empty."""
    parts = words.lower().split()
    period = parts[4:]
    if parts[:4] != _BY_THE_END_OF or not period or not re.fullmatch("[0-9]{4}", period[-1]):
        return ""
    if len(period) == 2 and period[0] in _month_numbers():
        text = f"{period[1]}-{_month_numbers()[period[0]]:02d}"
    elif len(period) == 1:
        text = period[0]
    else:
        return ""
    end = parse_component(text)
    return f"the end of {with_article(date_words(end))}" if edtf == f"[..{iso(end.latest)}]" else ""


@cache
def _month_numbers() -> dict[str, int]:
    return {name.lower(): number for number, name in enumerate(MONTH_NAMES) if number}


@lru_cache(maxsize=4096)
def _read(edtf: str, words: str) -> Limits:
    is_upper = edtf.startswith("[..") and "," not in edtf
    sides = _sides(edtf)
    edges = _edges(words, len(sides))
    if is_upper and re.match(_BEFORE, words, re.IGNORECASE):
        # Before the start of March is before March, but before the end of it is by its end.
        if not edges or edges[0] is None or edges[0].side == "start":
            return Limits(before=_following(parse_component(sides[0])) or "")
    elif is_upper and not any(edges):
        return _part(parse_component(sides[0]), words) if _has(_NAMES_PART, words) else _NONE
    names = tuple(_name(text, edge) for text, edge in zip(sides, edges, strict=False))
    return Limits(names=names) if any(names) else _NONE


def _sides(edtf: str) -> list[str]:
    """The dated sides of an EDTF expression, or the elements of a list; none of several dates at once."""
    if edtf.startswith("{"):
        return []
    if "," in edtf:
        return edtf[1:-1].split(",")
    separator = "/" if "/" in edtf else ".."
    return [side for side in edtf.strip("[]").split(separator) if side not in ("", "..")]


@cache
def _joints() -> tuple[re.Pattern[str], ...]:
    """The expressions for what stands between two dates; a comma may also be part of one."""
    joint = (
        r"[\u2012-\u2015\u2212]| - |(?<![a-z])(?:to|and|but|until|till|through|thru|"
        r"(?<!on )(?<!in )(?<!at )or(?! (?:so|thereabouts|later|after|earlier|before)\b))(?![a-z])"
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (joint, f"{joint}|,"))


def _edges(words: str, count: int) -> "list[Edge | None]":
    """Return the edge that the words of each date write; empty if it is not clear whose words are which."""
    from timeline.dates.edges import edge_in

    if count < 2:
        return [edge_in(words)] * count
    for joint in _joints():
        parts = [part for part in joint.split(words) if part.strip()]
        if len(parts) == count:
            return [_with_period(edge_in(part), parts[at + 1 :] + parts[:at][::-1]) for at, part in enumerate(parts)]
    return []


def _with_period(edge: "Edge | None", others: list[str]) -> "Edge | None":
    """An edge whose period is named with another date: `from the start to the end of 2024`."""
    from timeline.dates.edges import edge_in

    if edge is None or edge.period:
        return edge
    periods = (other.period if (other := edge_in(words)) else words for words in others)
    return edge._replace(period=next(filter(None, periods), ""))


def _name(text: str, edge: "Edge | None") -> str:
    from timeline.dates.edges import edge_name

    if edge is None or ".." in text:
        return ""
    date = parse_component(text)
    return edge_name(date.earliest, edge) if date.precision == "day" and not date.masked else ""


def _part(closing: Component, words: str) -> Limits:
    """The part of a period that is a limit, where its words name one that closes with its EDTF."""
    from timeline.dates.phrases.relations import limit_ends

    ends = limit_ends(words)
    if ends is None:
        return _NONE
    first, last = (parse_component(end) for end in ends)
    if last.text != closing.bare or first.text == last.text:
        return _NONE
    return Limits(names=(part_name(first, last),), opens=first.earliest)


def _following(date: Component) -> str | None:
    """The date after another one, as it is printed."""
    text = neighbour(date, 1)
    if text is None:
        return None
    return hedge("~" if date.approximate else "") + with_article(date_words(parse_component(text)))
