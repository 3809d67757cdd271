"""A date as a person writes it: `since 2014`, `by Sep 2025`, `between 2014 and 2019`, `26 Mar 2024, 01:28`.

What is printed reads back to the same kind, bounds and flags.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from timeline.dates.clock import clock_words
from timeline.dates.component import parse_component
from timeline.dates.limits import limits_of
from timeline.dates.parts import Component, Member
from timeline.dates.value import Date
from timeline.dates.wording import date_words, hedge, pair_words, range_name, with_article

__all__ = ["in_words"]

_NOTHING_NAMED: Final[Mapping[str, str]] = {}


def in_words(date: Date) -> str:
    """The wording of a date; its EDTF where no wording says exactly as much.

    Where the log's own words name a limit by its period, so does this: `by the end of Sep 2025`.
    """
    if date.time is not None:
        return f"{_by_edtf(date.edtf, False)}, {clock_words(date.time)}"
    if date.words is None:
        return _by_members(date, _NOTHING_NAMED) if date.members else _by_edtf(date.edtf, date.kind == "span")
    limits = limits_of(date)
    names = limits.days
    if limits.before:
        return f"{'possibly ' if date.uncertain else ''}before {limits.before}"
    if date.members:
        return _by_members(date, names)
    return _worded(date.edtf, date.kind == "span", names) if names else _by_edtf(date.edtf, date.kind == "span")


def _by_members(date: Date, names: Mapping[str, str]) -> str:
    if date.kind == "set":
        return _all_of(date.members) or date.edtf
    if len(date.members) == 1:
        return _only(date.members[0], names)
    return _joined(date.members, "or", names) or date.edtf


@lru_cache(maxsize=4096)
def _by_edtf(edtf: str, is_span: bool) -> str:
    """The wording of a date that is no set. An answer names the same dates again and again."""
    return _worded(edtf, is_span, _NOTHING_NAMED)


def _worded(edtf: str, is_span: bool, names: Mapping[str, str]) -> str:
    if is_span:
        return _span(edtf, names)
    return _named_date(parse_component(edtf.partition("T")[0]), names)


def _named_date(date: Component, names: Mapping[str, str], sure: bool = False) -> str:
    """One date; by the name of the period that it begins or ends, if it has one."""
    name = names.get(date.bare)
    if name is None:
        return date_words(date, sure)
    return hedge(("~" if date.approximate else "") if sure else date.qualifier) + name


def _pair(start: Component, end: Component, names: Mapping[str, str], sure: bool = False) -> tuple[str, str]:
    if start.bare in names or end.bare in names:
        return _named_date(start, names, sure), _named_date(end, names, sure)
    return pair_words(start, end, sure)


def _span(edtf: str, names: Mapping[str, str]) -> str:
    start_text, end_text = edtf.split("/")
    start = parse_component(start_text) if start_text not in ("", "..") else None
    end = parse_component(end_text) if end_text not in ("", "..") else None
    if start is not None and end is not None:
        return " – ".join(_pair(start, end, names))
    if start is not None:
        return _bounded("since", start, names) if end_text else f"{_named_date(start, names)} – ?"
    if end is not None:
        return _bounded("until", end, names) if start_text else f"? – {_named_date(end, names)}"
    return "ongoing"


def _bounded(word: str, date: Component, names: Mapping[str, str]) -> str:
    """`since 2014`, `until the 1990s`, `possibly by c. May 2023`."""
    hedged = "possibly " if date.uncertain else ""
    return f"{hedged}{word} {with_article(_named_date(date, names, sure=True))}"


def _only(member: Member, names: Mapping[str, str]) -> str:
    """The one element of a set in brackets."""
    if member.first is None:
        assert member.last is not None
        return _bounded("by", member.last, names)
    if member.last is None:
        return f"{_named_date(member.first, names)} or later"
    if not member.is_range:
        return _named_date(member.first, names)
    name = _named(member, names)
    if name is not None:
        return name
    start, end = _pair(member.first, member.last, names, sure=True)
    return f"{'possibly ' if member.uncertain else ''}between {start} and {end}"


def _named(member: Member, names: Mapping[str, str]) -> str | None:
    """A closed element that can stand in a list: a date, or a range that has a name."""
    if member.first is None or member.last is None:
        return None
    if not member.is_range:
        return _named_date(member.first, names)
    name = range_name(member.first, member.last)
    if name is None:
        return None
    sign = ("%" if member.uncertain else "~") if member.approximate else ("?" if member.uncertain else "")
    return hedge(sign) + name


def _joined(members: tuple[Member, ...], word: str, names: Mapping[str, str]) -> str | None:
    found = [_named(member, names) for member in members]
    known = [name for name in found if name is not None]
    if len(known) < len(found):
        return None
    return f"{', '.join(known[:-1])} {word} {known[-1]}"


def _all_of(members: tuple[Member, ...]) -> str | None:
    """Several dates at once; a range among them means each of its days, months or years, which no phrase says."""
    if len(members) == 1 or any(member.is_range for member in members):
        return None
    return _joined(members, "and", _NOTHING_NAMED)
