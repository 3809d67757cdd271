"""Dates in words: `since 2014`, `by Sep 2025`, `between 2014 and 2019`, `26 Mar 2024, 01:28`.

What is printed reads back to the same kind, bounds and flags.
"""

from functools import lru_cache
from typing import Final

from timeline.dates.clock import clock_words
from timeline.dates.component import parse_component
from timeline.dates.days import OPEN_START
from timeline.dates.parts import Component, Member
from timeline.dates.ranges import inner_sides, named_range, pair_words, several_words
from timeline.dates.value import Date
from timeline.dates.wording import date_words, hedge, plain_words, range_name, with_article

__all__ = ["end_in_words", "in_words"]

_EDGES: Final = ("start", "begin", "end", "close", "bef", "prior", "earlier")
"""Parts of words that name a limit. Most dates have none of them, and are printed without loading their parser."""

_NOTHING_NAMED: Final[tuple[str, ...]] = ()
"""Names of the dated sides, or of the elements of a list; empty for one without a name, and left out if none has."""


@lru_cache(maxsize=4096)
def in_words(date: Date) -> str:
    """The wording of a date; its EDTF where no wording says exactly as much.

    An answer names the same dates again and again.
    A limit that the log's own words name by its period is printed so: `by the end of Sep 2025`.
    """
    if date.precision == "day" and date.level == 0 and date.words is None and date.time is None:  # as most dates
        return plain_words(date.edtf) or date.edtf
    if date.time is not None:
        return f"{_worded(date.edtf, False, _NOTHING_NAMED)}, {clock_words(date.time)}"
    names = _NOTHING_NAMED
    if _may_name_limits(date):
        from timeline.dates.limits import limits_of

        limits = limits_of(date)
        names = limits.names
        if limits.before:
            return f"{'possibly ' if date.uncertain else ''}before {limits.before}"
    if date.members:
        return _by_members(date, names)
    return _worded(date.edtf, date.kind == "span", names)


def end_in_words(date: Date) -> str:
    """The wording of a date behind `until`: `the end of 2025` where the log says by the end of 2025, or before 2026."""
    if date.earliest != OPEN_START or len(date.members) != 1:
        return in_words(date)
    from timeline.dates.limits import limits_of

    if not limits_of(date).before:
        return in_words(date).replace("by ", "", 1)
    last = date.members[0].last
    assert last is not None  # only `..` before its one member opens the start of a point
    name = "" if last.precision == "day" else f"the end of {with_article(date_words(parse_component(last.bare)))}"
    return _named_date(last, name)


def _may_name_limits(date: Date) -> bool:
    if date.words is None:
        return False
    words = date.words.lower()
    return date.edtf.startswith("[..") or any(edge in words for edge in _EDGES)


def _by_members(date: Date, names: tuple[str, ...]) -> str:
    if date.kind == "set":
        return _all_of(date.members) or date.edtf
    if len(date.members) == 1:
        return _only(date, date.members[0], names)
    return _joined(date.members, "or", names) or date.edtf


def _worded(edtf: str, is_span: bool, names: tuple[str, ...]) -> str:
    if is_span:
        return _span(edtf, names)
    return _named_date(parse_component(edtf.partition("T")[0]), _name_at(names, 0))


def _name_at(names: tuple[str, ...], at: int) -> str:
    """The name of one side, 0 or -1; if only one side is dated it is both of them."""
    return names[at] if names else ""


def _named_date(date: Component, name: str, sure: bool = False) -> str:
    """One date; by the name of the period that it begins or ends, if it has one."""
    if not name:
        return date_words(date, sure)
    return hedge(("~" if date.approximate else "") if sure else date.qualifier) + name


def _pair(start: Component, end: Component, names: tuple[str, ...], sure: bool = False) -> tuple[str, str]:
    if any(names):
        return _named_date(start, names[0], sure), _named_date(end, names[-1], sure)
    return pair_words(start, end, sure)


def _span(edtf: str, names: tuple[str, ...]) -> str:
    start_text, end_text = edtf.split("/")
    start = parse_component(start_text) if start_text not in ("", "..") else None
    end = parse_component(end_text) if end_text not in ("", "..") else None
    if start is not None and end is not None:
        return " – ".join(_pair(start, end, names))
    if start is not None:
        name = _name_at(names, 0)
        return _bounded("since", start, name) if end_text else f"{_named_date(start, name)} – ?"
    if end is not None:
        name = _name_at(names, -1)
        return _bounded("until", end, name) if start_text else f"? – {_named_date(end, name)}"
    return "ongoing"


def _bounded(word: str, date: Component, name: str) -> str:
    """`since 2014`, `until the 1990s`, `possibly by c. May 2023`."""
    hedged = "possibly " if date.uncertain else ""
    return f"{hedged}{word} {with_article(_named_date(date, name, sure=True))}"


def _only(date: Date, member: Member, names: tuple[str, ...]) -> str:
    """The one element of a set in brackets."""
    if member.first is None:
        assert member.last is not None
        return _bounded("by", member.last, _name_at(names, -1))
    if member.last is None:
        return f"{_named_date(member.first, _name_at(names, 0))} or later"
    if not member.is_range:
        return _named_date(member.first, _name_at(names, 0))
    if any(names):
        start, end = _pair(member.first, member.last, names, sure=True)
    elif name := named_range(date):
        return _hedged(member) + name
    else:
        start, end = pair_words(*inner_sides(member.first, member.last), sure=True)
    between = start if start == end else f"between {with_article(start)} and {with_article(end)}"
    return f"possibly {between}" if member.uncertain else between


def _named(member: Member, name: str = "") -> str | None:
    """A closed element that can stand in a list: a date, or a range that has a name."""
    if member.first is None or member.last is None:
        return None
    if not member.is_range:
        return _named_date(member.first, name)
    of_range = range_name(member.first, member.last)
    if of_range is None:
        return None
    return _hedged(member) + of_range


def _hedged(member: Member) -> str:
    return hedge(("%" if member.uncertain else "~") if member.approximate else ("?" if member.uncertain else ""))


def _joined(members: tuple[Member, ...], word: str, names: tuple[str, ...]) -> str | None:
    single = [member.first for member in members if member.first is not None and not member.is_range]
    if len(single) == len(members) and not names:
        known = several_words(single)
    else:
        found = [_named(*pair) for pair in zip(members, names or ("",) * len(members), strict=True)]
        known = [name for name in found if name is not None]
        if len(known) < len(found):
            return None
    return f"{', '.join(known[:-1])} {word} {known[-1]}"


def _all_of(members: tuple[Member, ...]) -> str | None:
    """Several dates at once; a range among them means each of its days, months or years, which no phrase says."""
    if len(members) == 1 or any(member.is_range for member in members):
        return None
    return _joined(members, "and", _NOTHING_NAMED)
