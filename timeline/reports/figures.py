"""Figures as series over time: what changed within one, and where estimates contradict each other.

A series is one subject, measure, unit, set of places, kind (stock or count) and estimator: an actor, else the document.
A change exists only within a series, and between numbers; nothing is averaged. Series that differ in places or
estimator only are comparable: one group.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import isinf
from typing import NamedTuple

from timeline.dates import Match, Window
from timeline.log.conflicts import RelationKind, estimator_of, reach_of, relations
from timeline.log.log import Log
from timeline.log.model import Entry, Figure, Number
from timeline.log.subjects import Kind
from timeline.query.criteria import Selection, with_subject
from timeline.query.facts import Facts
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.counted import Lengths, lengths_of
from timeline.reports.order import by_date
from timeline.reports.without_place import number_without_place
from timeline.reports.wording import document_title
from timeline.workspace import Workspace


class SeriesKey(NamedTuple):
    """The parts that the points of a series have in common; `kind` is `stock` or `count`."""

    subject: str | None
    measure: str
    unit: str
    places: tuple[str, ...]
    kind: str
    by: str | None
    document: str | None = None
    """The source that gives the figures, if they name no estimator."""
    document_title: str | None = None
    """Its title and publisher: another log may give its id to another document."""
    subject_kind: Kind = "actor"
    subject_text: str | None = None

    @property
    def thing(self) -> tuple[str | None, ...]:
        """The subject, measure and unit, which a stock and a count of the same thing share."""
        return self.subject_kind, self.subject, self.subject_text, self.measure, self.unit


class Point(NamedTuple):
    """One estimate, with the log that it stands in."""

    figure: Figure
    log: Log


class Series(NamedTuple):
    """Estimates of one thing by one estimator, in order of time."""

    key: SeriesKey
    points: tuple[Point, ...]


class Change(NamedTuple):
    """The least and the most by which something changed; None if a bound is missing."""

    min: Number | None
    max: Number | None


def series_key(figure: Figure, log: Log) -> SeriesKey:
    """The series that a figure of a log belongs to."""
    kind = "stock" if figure.as_of is not None else "count"
    places = tuple(sorted(figure.places))
    subject = log.subject_of(figure)
    by, document = estimator_of(figure)
    return SeriesKey(
        *(subject.id, figure.measure, figure.unit, places, kind, by, document),
        document_title=document_title(document, log) if document is not None else None,
        subject_kind=subject.kind,
        subject_text=subject.text,
    )


def series_of(points: Iterable[Point]) -> tuple[Series, ...]:
    """The series of some figures, in the order in which the first of each stands in the log."""
    groups: dict[SeriesKey, list[Point]] = defaultdict(list)
    for point in points:
        groups[series_key(*point)].append(point)
    return tuple(
        Series(key, tuple(sorted(group, key=lambda point: by_date(point.figure.when, *point))))
        for key, group in groups.items()
    )


def change(before: Figure, after: Figure) -> Change | None:
    """The change of a figure: from the one's high to the other's low, and from low to high; None without numbers."""
    if not (before.has_number and after.has_number):
        return None
    old, new = reach_of(before), reach_of(after)
    return Change(_difference(new.low, old.high), _difference(new.high, old.low))


def excluded_from_change(before: Figure, after: Figure) -> tuple[bool, bool]:
    """True for each end of a change that is excluded, as one of the estimates is more or fewer than a number."""
    old, new = reach_of(before), reach_of(after)
    return new.excludes_low or old.excludes_high, new.excludes_high or old.excludes_low


def _difference(new: float, old: float) -> Number | None:
    if isinf(new) or isinf(old):
        return None
    difference = round(new - old, 9)
    return int(difference) if difference == int(difference) else difference


class Estimate(NamedTuple):
    """A point of a series in an answer, with the change since the last one that is wholly before it."""

    figure: Figure
    log: Log
    match: Match
    since: Figure | None = None
    change: Change | None = None

    @property
    def lengths(self) -> Lengths:
        """The lengths of the periods over which it and the one before count."""
        return "alike" if self.since is None else lengths_of(self.since.over, self.figure.over)


class Estimates(NamedTuple):
    """A series in an answer."""

    key: SeriesKey
    points: tuple[Estimate, ...]


class Opposed(NamedTuple):
    """Two estimates of one time by different estimators or of one document: in conflict, agreeing, of unlike areas."""

    kind: RelationKind
    first: Point
    second: Point

    @property
    def figures(self) -> tuple[Figure, Figure]:
        """The two estimates."""
        return self.first.figure, self.second.figure


class Group(NamedTuple):
    """Comparable series: their subject is the same, their places and estimators may differ."""

    series: tuple[Estimates, ...]
    opposed: tuple[Opposed, ...]

    @property
    def key(self) -> SeriesKey:
        """The common key of its series, with the places and estimator of the first."""
        return self.series[0].key

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The estimates of all its series."""
        return tuple(point.figure for series in self.series for point in series.points)


class Figures(NamedTuple):
    """The answer of `figures`."""

    groups: tuple[Group, ...]
    elsewhere: tuple[Opposed, ...]
    """Conflicts of an estimate that answers with one that does not."""
    not_judged: int
    emptied_by: tuple[str, ...]
    period: Window | None
    """The period of the question."""
    without_place: int = 0
    """Number of entries that a filter by place could not judge, because they have no place at all."""

    def opposed(self, kind: RelationKind) -> tuple[Opposed, ...]:
        """All pairs of one kind."""
        return tuple(pair for group in self.groups for pair in group.opposed if pair.kind == kind)


def figures(workspace: Workspace, question: Question, subject: str | None = None) -> Figures:
    """The estimates that answer, as series; with a subject only those of it or of its parts."""
    own = (with_subject(workspace, subject, question.exact),) if subject is not None else ()
    selection = select(question, workspace)
    selection = selection._replace(criteria=(*own, *selection.criteria))

    def left_out(alone: Selection) -> Iterator[tuple[Entry, Log]]:
        alone = alone._replace(criteria=(*own, *alone.criteria))
        return ((facts.entry, facts.log) for _, facts in candidates if alone.match(facts) is not Match.NO)

    candidates = list(_candidates(workspace))
    matches = {facts.entry: selection.match(facts) for _, facts in candidates}
    found = [point for point, _ in candidates if matches[point.figure] is not Match.NO]
    unjudged = sum(selection.is_unjudged(facts, matches[facts.entry]) for _, facts in candidates)
    shown, elsewhere = [], []
    for pair in opposed(workspace):
        answering = [matches[point.figure] is not Match.NO for point in (pair.first, pair.second)]
        if all(answering):
            shown.append(pair)
        elif any(answering) and pair.kind == "conflict":
            elsewhere.append(pair)
    return Figures(
        tuple(_grouped((_estimates(series, matches) for series in series_of(found)), shown)),
        tuple(elsewhere),
        unjudged,
        () if found else selection.each_alone(lambda alone: _count(alone, candidates)),
        selection.window,
        number_without_place(workspace, question, left_out),
    )


def _count(selection: Selection, candidates: Iterable[tuple[Point, Facts]]) -> int:
    return sum(selection.match(facts) is not Match.NO for _, facts in candidates)


def opposed(workspace: Workspace) -> Iterator[Opposed]:
    """All pairs of estimates of the logs to be compared, in the order of the logs."""
    logs = {figure: log for log in workspace.logs for figure in log.figures.values()}
    for kind, first, second in relations(logs, workspace.geography, lambda figure: logs[figure].subject_of(figure)):
        yield Opposed(kind, Point(first, logs[first]), Point(second, logs[second]))


def facts_of(point: Point) -> Facts:
    """An estimate in the form that the filters read."""
    field = "as_of" if point.figure.as_of is not None else "over"
    return Facts(point.figure, point.log, point.figure.when, field=field)


def _candidates(workspace: Workspace) -> Iterator[tuple[Point, Facts]]:
    for log in workspace.logs:
        for figure in log.figures.values():
            point = Point(figure, log)
            yield point, facts_of(point)


def _estimates(series: Series, matches: Mapping[Entry, Match]) -> Estimates:
    """A series with the change from each point to the next one that is wholly after it."""
    points = []
    for index, (figure, log) in enumerate(series.points):
        earlier = [point.figure for point in series.points[:index] if _precedes(point.figure, figure)]
        since = earlier[-1] if earlier else None
        difference = change(since, figure) if since is not None else None
        points.append(Estimate(figure, log, matches[figure], since, difference))
    return Estimates(series.key, tuple(points))


def _precedes(one: Figure, other: Figure) -> bool:
    """Return whether an estimate is wholly before another one, and both have numbers."""
    return one.has_number and other.has_number and one.when.latest < other.when.earliest


def _grouped(every: Iterable[Estimates], pairs: Iterable[Opposed]) -> Iterator[Group]:
    """Comparable series together, in the order in which the first of each stands in the log."""
    groups: dict[SeriesKey, list[Estimates]] = defaultdict(list)
    for series in every:
        groups[_common(series.key)].append(series)
    against: dict[SeriesKey, list[Opposed]] = defaultdict(list)
    for pair in pairs:
        against[_common(series_key(*pair.first))].append(pair)
    for key, grouped in groups.items():
        yield Group(tuple(grouped), tuple(against[key]))


def _common(key: SeriesKey) -> SeriesKey:
    return key._replace(places=(), by=None, document=None, document_title=None)


def by_thing(groups: Iterable[Group]) -> list[list[Group]]:
    """Groups of the same thing, as a stock and as a count, side by side, at the position of the first of them."""
    found: dict[tuple[str | None, ...], list[Group]] = defaultdict(list)
    for group in groups:
        found[group.key.thing].append(group)
    return [*found.values()]
