"""Possible matches in words: the heading over them, their number, and the remark on those that are only counted."""

from collections.abc import Sequence

from timeline.telling.document import Heading, Run, heading

POSSIBLY = "Possibly, as a date is vague or a name uncertain"

LEAST_SHARE = 0.25
"""Share of its days in the period below which a possible row is only counted, unless all rows are asked for."""


def counted_heading(level: int, title: str, rows: Sequence[object]) -> Heading:
    """Return a heading of part of a list, with the number of its rows."""
    return heading(level, title, aside=f"{len(rows):,}", divides=True)


def possible_counts(number: int) -> list[str]:
    """Return the number of possible entries for the head of an answer; empty if there are none."""
    return [f"{number:,} of them possible"] if number else []


def slight_words(number: int) -> str:
    """Return the reason why possible rows are only counted, as it stands behind their number."""
    return "whose date hardly touches the period" if number == 1 else "whose dates hardly touch the period"


def remedy(is_one: bool) -> Run:
    """Return the option that lists the rows that were only counted."""
    return Run(f"; --all lists {'it' if is_one else 'them'}", "hint")
