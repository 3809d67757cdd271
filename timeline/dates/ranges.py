"""Ranges in words: the name of one (`early 2022`), or its two sides (`between Jan and 15 Sep 2024`)."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from timeline.dates.component import parse_component
from timeline.dates.days import civil
from timeline.dates.parts import Component
from timeline.dates.value import Date
from timeline.dates.wording import date_words, range_name

__all__ = ["inner_sides", "named_range", "pair_words", "several_words"]

_BY_LIMITS: Final = r"(?<![a-z])(?:between|bet|after|aft|before|until|later|sooner|earlier|earliest)(?![a-z])"
"""The words with which a phrase begins that gives the two limits of one date."""


def named_range(date: Date) -> str | None:
    """The name of the one range that a date is, without its hedge: `early 2022`, `19th century`; None if it has none.

    What was said as `between 2020 and 2023` is no `early 2020s`; nor is `[2020..2023]`, where a person wrote the years.
    """
    if len(date.members) != 1:
        return None
    member = date.members[0]
    first, last = member.first, member.last
    name = None if first is None or last is None else range_name(first, last)
    if name is None or (name.endswith("0s") if date.words is None else re.search(_BY_LIMITS, date.words.lower())):
        return None
    return name


def inner_sides(first: Component, last: Component) -> tuple[Component, Component]:
    """The sides of a range of which one lies in the other, the wider one as its own first or last month or day.

    One day between March and 12 March 2025 is one between 1 and 12 March.
    """
    if not (_is_plain(first) and _is_plain(last)) or first.precision == last.precision:
        return first, last
    if first.latest >= last.latest:
        return inner_sides(_first_part(first), last)
    if last.earliest <= first.earliest:
        return inner_sides(first, _last_part(last))
    return first, last


def _is_plain(date: Component) -> bool:
    """True for a year, a month or a day without qualifiers and unspecified digits."""
    return date.precision in ("year", "month", "day") and not date.masked and date.text == date.bare


def _first_part(date: Component) -> Component:
    """The first month of a year, the first day of a month."""
    return parse_component(f"{date.text}-01")


def _last_part(date: Component) -> Component:
    """The last month of a year, the last day of a month."""
    _, month, day = civil(date.latest)
    return parse_component(f"{date.text}-{month if date.precision == 'year' else day:02d}")


def pair_words(first: Component, last: Component, sure: bool = False) -> tuple[str, str]:
    """Both sides of a range, the first without the parts that it shares with the last: `3` and `7 Mar 2024`."""
    one, other = date_words(first, sure), date_words(last, sure)
    return _without_shared(one, other, _shared(first, last)), other


def several_words(dates: Sequence[Component]) -> list[str]:
    """Dates of a list; what all of them share stands behind the last alone: `3`, `7` and `20 Mar 2024`."""
    words = [*map(date_words, dates)]
    alike = len({date.precision for date in dates}) == 1
    shared = min(_shared(*pair) for pair in pairwise(dates)) if alike else 0
    return [*(_without_shared(one, words[-1], shared) for one in words[:-1]), words[-1]]


def _without_shared(words: str, last: str, number: int) -> str:
    """The words of a date without those at the end that another one has too, `BCE` included."""
    return words.rsplit(" ", number + last.endswith(" BCE"))[0] if number else words


def _shared(first: Component, last: Component) -> int:
    """The number of words that two dates share: 1 for their year, 2 for their month and year."""
    if not (_is_plain(first) and _is_plain(last)) or "year" in (first.precision, last.precision):
        return 0
    (year, month, _), (last_year, last_month, _) = civil(first.earliest), civil(last.earliest)
    if year != last_year or first.earliest >= last.earliest:
        return 0
    if month != last_month:
        return 1
    return 2 if first.precision == last.precision == "day" else 0
