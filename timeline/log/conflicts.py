"""Where estimates contradict each other.

Two figures are comparable when they count the same thing (subject, measure, unit, set of places, stock or count) for
overlapping dates, or for the same counted period. They conflict when their ranges do not meet and they come from
different estimators, or from one document. A change over time is not a conflict, and nothing is averaged.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import inf

from timeline.log.model import Figure


def conflicts(figures: Iterable[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Every pair in conflict, in the order of the log."""
    comparable: dict[object, list[Figure]] = defaultdict(list)
    for figure in figures:
        if (figure.as_of is None) != (figure.over is None):
            kind = "stock" if figure.as_of is not None else "count"
            key = (figure.subject, figure.measure, figure.unit, frozenset(figure.places), kind)
            comparable[key].append(figure)
    for group in comparable.values():
        place = {figure.id: number for number, figure in enumerate(group)}
        pairs = (_in_order(pair, place) for pair in _same_time(group) if _rivals(*pair) and not _meet(*pair))
        yield from sorted(pairs, key=lambda pair: (place[pair[0].id], place[pair[1].id]))


def range_of(figure: Figure) -> tuple[float, float]:
    """The least and the most that an estimate can mean; infinite where a bound is unknown."""
    low = figure.low if figure.low is not None else figure.value
    high = figure.high if figure.high is not None else figure.value
    if figure.value is not None and figure.qualifier == "at-least" and figure.high is None:
        high = None
    if figure.value is not None and figure.qualifier == "at-most" and figure.low is None:
        low = None
    return -inf if low is None else low, inf if high is None else high


def _in_order(pair: tuple[Figure, Figure], place: dict[str, int]) -> tuple[Figure, Figure]:
    first, second = pair
    return pair if place[first.id] < place[second.id] else (second, first)


def _same_time(group: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Every pair of overlapping dates, or of one counted period: what lies apart in time is never compared."""
    ordered = sorted(group, key=lambda figure: figure.when.earliest)
    for number, first in enumerate(ordered):
        for later in range(number + 1, len(ordered)):
            second = ordered[later]
            if second.when.earliest > (first.when.latest if first.over is None else first.when.earliest):
                break
            if first.over is None or first.when.latest == second.when.latest:
                yield first, second


def _rivals(first: Figure, second: Figure) -> bool:
    if first.by != second.by:
        return True
    return bool({c.ref for c in first.sources} & {c.ref for c in second.sources})


def _meet(first: Figure, second: Figure) -> bool:
    (low, high), (other_low, other_high) = range_of(first), range_of(second)
    return low <= other_high and other_low <= high
