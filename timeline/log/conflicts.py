"""Relations of estimates: conflicts, agreements, and estimates for different areas.

Two figures are related when they count the same thing (subject, measure, unit, stock or count) for
overlapping dates, or for the same counted period, and come from different estimators or from one document. For the same
set of places they are in conflict if their ranges do not meet, and agree if they do. For places that overlap without
being the same they are neither: it is not the same area. A change over time is not a conflict, and nothing is averaged.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import inf
from typing import Literal, NamedTuple

from timeline.dates import Date, Match, Window, match
from timeline.log.geography import Geography
from timeline.log.model import Figure

RelationKind = Literal["conflict", "agreement", "not-same-area"]


class Relation(NamedTuple):
    """Two related estimates, in the order of the log."""

    kind: RelationKind
    first: Figure
    second: Figure


def conflicts(figures: Iterable[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Every pair in conflict, by time; within a pair in the order of the log."""
    for group in _groups(figures, with_places=True):
        yield from _conflicts_in(group)


def _conflicts_in(group: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    ranges = [range_of(figure) for figure in group]
    for one, other in _same_time(group, lambda a, b: not _meet(ranges[a], ranges[b])):
        first, second = group[min(one, other)], group[max(one, other)]
        if _rivals(first, second):
            yield first, second


def relations(figures: Iterable[Figure], geography: Geography) -> Iterator[Relation]:
    """Every related pair, with the kind of its relation."""
    for group in _groups(figures, with_places=False):
        for first, second in _standing_against(group):
            if frozenset(first.places) == frozenset(second.places):
                meet = _meet(range_of(first), range_of(second))
                yield Relation("agreement" if meet else "conflict", first, second)
            elif _overlap(first.places, second.places, geography):
                yield Relation("not-same-area", first, second)


def range_of(figure: Figure) -> tuple[float, float]:
    """The least and the most that an estimate can mean; infinite where a bound is unknown.

    A value alone is both bounds, unless it is `at-least` or `at-most`; beside one bound it says nothing of the other.
    """
    low, high = figure.low, figure.high
    if low is None and high is None:
        low = figure.value if figure.qualifier != "at-most" else None
        high = figure.value if figure.qualifier != "at-least" else None
    elif figure.value is not None and figure.qualifier == "at-least" and low is None:
        low = figure.value
    elif figure.value is not None and figure.qualifier == "at-most" and high is None:
        high = figure.value
    return -inf if low is None else low, inf if high is None else high


def _groups(figures: Iterable[Figure], with_places: bool) -> Iterator[list[Figure]]:
    """Group the figures that count the same thing."""
    comparable: dict[object, list[Figure]] = defaultdict(list)
    for figure in figures:
        key = _key(figure, with_places)
        if key is not None:
            comparable[key].append(figure)
    yield from comparable.values()


def counted(figure: Figure) -> str | None:
    """Return the key of a figure, which it shares with all that it may be in conflict with; None without a time."""
    key = _key(figure, with_places=True)
    return None if key is None else repr(key)


def _key(figure: Figure, with_places: bool) -> tuple[object, ...] | None:
    if (figure.as_of is None) == (figure.over is None):
        return None
    places = tuple(sorted({*figure.places})) if with_places else None
    return figure.subject, figure.measure, figure.unit, figure.over is None, places


def _standing_against(group: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the rival pairs for the same time, in the order of the group."""
    pairs = ((a, b) for a, b in _same_time(group, lambda *_: True) if _rivals(group[a], group[b]))
    for first, second in sorted((min(pair), max(pair)) for pair in pairs):
        yield group[first], group[second]


def _same_time(group: Sequence[Figure], of_interest: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that pass `of_interest` and have overlapping dates, or the same counted period."""
    ordered = sorted(range(len(group)), key=lambda index: group[index].when.earliest)
    for number, first in enumerate(ordered):
        one = group[first]
        for later in range(number + 1, len(ordered)):
            second = ordered[later]
            other = group[second]
            if other.when.earliest > (one.when.latest if one.over is None else one.when.earliest):
                break
            if not of_interest(first, second):
                continue
            if _touch(one.when, other.when) if one.over is None else one.when.latest == other.when.latest:
                yield first, second


def _touch(one: Date, other: Date) -> bool:
    """Return whether two dates have a day in common; of a set, one member."""
    return match(one, Window.of(other)) is not Match.NO and match(other, Window.of(one)) is not Match.NO


def _rivals(first: Figure, second: Figure) -> bool:
    """Return whether two figures have different estimators, or one document has both (its own, or one it cites)."""
    if first.by != second.by:
        return True
    ours, theirs = ({c.ref for c in figure.sources} for figure in (first, second))
    via_us, via_them = ({c.via for c in figure.sources} for figure in (first, second))
    return bool(ours & theirs or ours & via_them or via_us & theirs)


def _meet(first: tuple[float, float], second: tuple[float, float]) -> bool:
    (low, high), (other_low, other_high) = first, second
    return low <= other_high and other_low <= high


def _overlap(places: Iterable[str], others: Iterable[str], geography: Geography) -> bool:
    """Return whether a place of the first lies in a place of the second, or the other way round, or is the same."""
    ours, theirs = frozenset(places), frozenset(others)
    return any(geography.around(place) & theirs for place in ours) or any(
        geography.around(place) & ours for place in theirs
    )
