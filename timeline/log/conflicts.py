"""Relations of estimates: conflicts, agreements, and estimates for different areas.

Two figures are related when they count the same thing (subject, measure, unit, stock or count) for
overlapping dates, or for the same counted period, and come from different estimators or from one document. An estimator
whom the log does not name (`by`) is known by the document alone; without a document two may always be different. For
the same set of places figures are in conflict if their ranges do not meet, and agree if they do. For places that
overlap without being the same they are neither: it is not the same area. A change over time is not a conflict, nothing
is averaged, and an estimate in words alone is not compared.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from math import inf
from typing import Literal, NamedTuple

from timeline.dates import Date, Match, Window, match
from timeline.log.geography import Geography
from timeline.log.model import Figure, Qualifier

RelationKind = Literal["conflict", "agreement", "not-same-area"]


class Relation(NamedTuple):
    """Two related estimates, in the order of the log."""

    kind: RelationKind
    first: Figure
    second: Figure


class Reach(NamedTuple):
    """The least and the most that an estimate can mean; infinite where a bound is unknown."""

    low: float
    high: float
    excludes_low: bool = False
    """True if it is more than `low`."""
    excludes_high: bool = False
    """True if it is less than `high`."""

    def meets(self, other: "Reach") -> bool:
        """Return whether a number lies in both; numbers need not be whole."""
        return self._reaches(other) and other._reaches(self)

    def _reaches(self, other: "Reach") -> bool:
        """Return whether this one does not end before the other begins."""
        if self.high == other.low:
            return not (self.excludes_high or other.excludes_low)
        return self.high > other.low


SubjectOf = Callable[[Figure], Hashable]
"""Function from a figure to its subject, which two figures on the same thing share."""


def _as_written(figure: Figure) -> Hashable:
    return figure.subject, figure.subject_kind, figure.subject_text


def conflicts(figures: Iterable[Figure], subject_of: SubjectOf = _as_written) -> Iterator[tuple[Figure, Figure]]:
    """Every pair in conflict, by time; within a pair in the order of the log."""
    for group in _groups(figures, subject_of, with_places=True):
        yield from _conflicts_in(group)


def _conflicts_in(group: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    ranges = [reach_of(figure) for figure in group]
    for one, other in _same_time(group, lambda a, b: not ranges[a].meets(ranges[b])):
        first, second = group[min(one, other)], group[max(one, other)]
        if _rivals(first, second):
            yield first, second


def relations(
    figures: Iterable[Figure], geography: Geography, subject_of: SubjectOf = _as_written
) -> Iterator[Relation]:
    """Every related pair, with the kind of its relation."""
    for group in _groups(figures, subject_of, with_places=False):
        for first, second in _standing_against(group):
            if frozenset(first.places) == frozenset(second.places):
                meet = reach_of(first).meets(reach_of(second))
                yield Relation("agreement" if meet else "conflict", first, second)
            elif _overlap(first.places, second.places, geography):
                yield Relation("not-same-area", first, second)


def reach_of(figure: Figure) -> Reach:
    """The least and the most that an estimate can mean.

    A value alone is both bounds, unless its qualifier makes it one of them; beside one bound it says nothing of the
    other. `more-than` and `fewer-than` exclude the bound that they speak of.
    """
    low, high, qualifier = figure.low, figure.high, figure.qualifier
    if low is None and high is None:
        low = figure.value if qualifier not in _UPPER else None
        high = figure.value if qualifier not in _LOWER else None
    elif qualifier in _LOWER and low is None:
        low = figure.value
    elif qualifier in _UPPER and high is None:
        high = figure.value
    return Reach(
        -inf if low is None else low,
        inf if high is None else high,
        excludes_low=qualifier == "more-than" and low is not None,
        excludes_high=qualifier == "fewer-than" and high is not None,
    )


_LOWER: frozenset[Qualifier | None] = frozenset({"at-least", "more-than"})
_UPPER: frozenset[Qualifier | None] = frozenset({"at-most", "fewer-than"})
"""The qualifiers that make a value the lower, and the upper bound."""


def range_of(figure: Figure) -> tuple[float, float]:
    """The bounds of an estimate, excluded ones as well; infinite where a bound is unknown."""
    return reach_of(figure)[:2]


class Estimator(NamedTuple):
    """The estimator: an actor, else the document that gives the figure; neither where the log has no source."""

    by: str | None
    document: str | None


def estimator_of(figure: Figure) -> Estimator:
    """Return the estimator of a figure; one whom the log does not name is known by the first source."""
    if figure.by is not None:
        return Estimator(figure.by, None)
    return Estimator(None, figure.sources[0].ref if figure.sources else None)


def _groups(figures: Iterable[Figure], subject_of: SubjectOf, with_places: bool) -> Iterator[list[Figure]]:
    """Group the figures that count the same thing."""
    comparable: dict[object, list[Figure]] = defaultdict(list)
    for figure in figures:
        key = _key(figure, subject_of, with_places)
        if key is not None:
            comparable[key].append(figure)
    yield from comparable.values()


def counted(figure: Figure) -> str | None:
    """Return the key of a figure, which it shares with all that it may be in conflict with; None if with none.

    It needs no log: figures on an actor and on a place with the same id share it as well.
    """
    key = _key(figure, lambda figure: (figure.subject, figure.subject_text), with_places=True)
    return None if key is None else repr(key)


def _key(figure: Figure, subject_of: SubjectOf, with_places: bool) -> tuple[object, ...] | None:
    if (figure.as_of is None) == (figure.over is None) or not figure.has_number:
        return None
    places = tuple(sorted({*figure.places})) if with_places else None
    return subject_of(figure), figure.measure, figure.unit, figure.over is None, places


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
    """Return whether two figures may contradict each other.

    They have different estimators, none that is known, or one document has both (its own, or one that it cites).
    """
    estimators = estimator_of(first), estimator_of(second)
    if estimators[0] != estimators[1] or estimators[0] == (None, None):
        return True
    ours, theirs = ({c.ref for c in figure.sources} for figure in (first, second))
    via_us, via_them = ({c.via for c in figure.sources} for figure in (first, second))
    return bool(ours & theirs or ours & via_them or via_us & theirs)


def _overlap(places: Iterable[str], others: Iterable[str], geography: Geography) -> bool:
    """Return whether a place of the first lies in a place of the second, or the other way round, or is the same."""
    ours, theirs = frozenset(places), frozenset(others)
    return any(geography.around(place) & theirs for place in ours) or any(
        geography.around(place) & ours for place in theirs
    )
