"""EDTF sets: `[a,b]` one of them, `{a,b}` all of them; an element may be a range, open at the ends of the set."""

from timeline.dates.component import parse_component
from timeline.dates.days import Precision
from timeline.dates.errors import DateError, EndBeforeStart, visible
from timeline.dates.parts import Component, Member
from timeline.dates.value import Date

__all__ = ["parse_set"]

_CLOSING = {"[": "]", "{": "}"}


def parse_set(text: str) -> Date:
    """A set in brackets is a point in the hull of its members; one in braces is a set, whose members stay apart."""
    opening, body = text[0], text[1:]
    closing = _CLOSING[opening]
    if not body.endswith(closing):
        raise DateError(text, f"no {closing} closes the set", f"write {opening} and {closing} around its members")
    elements = body[:-1].split(",")
    _check_shape(text, elements)
    last = len(elements) - 1
    members = tuple(_member(text, element, at == 0, at == last) for at, element in enumerate(elements))
    earliest = min(member.earliest for member in members)
    latest = max(member.latest for member in members)
    approximate = any(member.approximate for member in members)
    uncertain = any(member.uncertain for member in members)
    if opening == "{":
        return Date(text, "set", earliest, latest, earliest, latest, approximate, uncertain, 2, None, members)
    precision: Precision = "range"
    if len(members) == 1 and members[0].first is not None and not members[0].is_range:
        precision = members[0].first.precision
    return Date(text, "point", earliest, latest, earliest, latest, approximate, uncertain, 2, None, members, precision)


def _check_shape(text: str, elements: list[str]) -> None:
    if elements == [""]:
        raise DateError(text, "an empty set", "write its members, such as [2014,2015]")
    if "" in elements:
        raise DateError(text, "an empty member", "write a date on both sides of each comma")
    if any(character in "[]{}" for character in text[1:-1]):
        raise DateError(text, "a set inside a set", "write one pair of brackets around all members")
    if "/" in text:
        raise DateError(text, "an interval inside a set", "write two dots between the sides of a range, not a slash")
    if " " in text:
        raise DateError(text, "EDTF has no spaces", "leave them out")


def _member(text: str, element: str, is_first: bool, is_last: bool) -> Member:
    """One element; the text of the whole set is what errors quote."""
    before, dots, after = element.partition("..")
    if not dots:
        date = _date(text, element)
        return Member(date, date)
    if not before and not after:
        raise DateError(text, "a range without a date", "write at least one date beside the two dots")
    if (not before and not is_first) or (not after and not is_last):
        raise DateError(text, "an open range inside the set", "write .. before the first or after the last member only")
    first = _date(text, before) if before else None
    last = _date(text, after) if after else None
    if first is not None and last is not None and last.latest < first.earliest:
        raise EndBeforeStart(
            text, "a range whose end is before its start", _turned(text, element, f"{after}..{before}")
        )
    return Member(first, last)


def _turned(text: str, element: str, turned: str) -> str:
    """The set with one of its ranges the other way round; in words where that is no set either."""
    try:
        return f"write {parse_set(text.replace(element, turned, 1)).edtf}"
    except DateError:
        return "write the earlier of the two first"


def _date(text: str, element: str) -> Component:
    try:
        return parse_component(element)
    except DateError as error:
        raise DateError(text, f"{visible(element)}: {error.reason}" if element else error.reason, error.hint) from None
