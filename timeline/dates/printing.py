"""A date as a person writes it: `since 2014`, `by Sep 2025`, `between 2014 and 2019`, `3 – 7 Mar 2024`.

What is printed reads back to the same kind, bounds and flags.
"""

from functools import lru_cache

from timeline.dates.component import parse_component
from timeline.dates.parts import Component, Member
from timeline.dates.value import Date
from timeline.dates.wording import date_words, hedge, pair_words, range_name, with_article

__all__ = ["in_words"]


def in_words(date: Date) -> str:
    """The wording of a date; its EDTF where no wording says exactly as much."""
    if not date.members:
        return _by_edtf(date.edtf, date.kind == "span")
    if date.kind == "set":
        return _all_of(date.members) or date.edtf
    if len(date.members) == 1:
        return _only(date.members[0])
    return _joined(date.members, "or") or date.edtf


@lru_cache(maxsize=4096)
def _by_edtf(edtf: str, is_span: bool) -> str:
    """The wording of a date that is no set. An answer names the same dates again and again."""
    if is_span:
        return _span(edtf)
    return date_words(parse_component(edtf.partition("T")[0]))  # a time of day is not printed


def _span(edtf: str) -> str:
    start_text, end_text = edtf.split("/")
    start = parse_component(start_text) if start_text not in ("", "..") else None
    end = parse_component(end_text) if end_text not in ("", "..") else None
    if start is not None and end is not None:
        return " – ".join(pair_words(start, end))
    if start is not None:
        return _bounded("since", start) if end_text else f"{date_words(start)} – ?"
    if end is not None:
        return _bounded("until", end) if start_text else f"? – {date_words(end)}"
    return "ongoing"


def _bounded(word: str, date: Component) -> str:
    """`since 2014`, `until the 1990s`, `possibly by c. May 2023`."""
    hedged = "possibly " if date.uncertain else ""
    return f"{hedged}{word} {with_article(date_words(date, sure=True))}"


def _only(member: Member) -> str:
    """The one element of a set in brackets."""
    if member.first is None:
        assert member.last is not None
        return _bounded("by", member.last)
    if member.last is None:
        return f"{date_words(member.first)} or later"
    if not member.is_range:
        return date_words(member.first)
    name = _named(member)
    if name is not None:
        return name
    start, end = pair_words(member.first, member.last, sure=True)
    return f"{'possibly ' if member.uncertain else ''}between {start} and {end}"


def _named(member: Member) -> str | None:
    """A closed element that can stand in a list: a date, or a range that has a name."""
    if member.first is None or member.last is None:
        return None
    if not member.is_range:
        return date_words(member.first)
    name = range_name(member.first, member.last)
    if name is None:
        return None
    sign = ("%" if member.uncertain else "~") if member.approximate else ("?" if member.uncertain else "")
    return hedge(sign) + name


def _joined(members: tuple[Member, ...], word: str) -> str | None:
    names = [_named(member) for member in members]
    known = [name for name in names if name is not None]
    if len(known) < len(names):
        return None
    return f"{', '.join(known[:-1])} {word} {known[-1]}"


def _all_of(members: tuple[Member, ...]) -> str | None:
    """Several dates at once; a range among them means each of its days, months or years, which no phrase says."""
    if len(members) == 1 or any(member.is_range for member in members):
        return None
    return _joined(members, "and")
