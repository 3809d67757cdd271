"""Changes between two dates: events, news of earlier ones, beginnings and ends of situations, plans, figures.

The window is every day after FROM up to and with TO: `[FROM's earliest day + 1, TO's latest day]`. Points, sets and
spans of a few days happen; situations begin and end. An event that certainly happened before the window, with a given
`known` in it, is learned; one that was `added` in it is newly logged. Plans are judged on the window's last day.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Literal, NamedTuple

from timeline.dates import OPEN_END, OPEN_START, Date, Match, Window, match
from timeline.errors import WrongUsage
from timeline.log.conditions import Naming
from timeline.log.known import shows_from
from timeline.log.log import Log
from timeline.log.model import Citation, Correction, Entry, Figure
from timeline.query.asked_dates import asked_date, slack_days
from timeline.query.facts import Facts
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports import changed_events, changed_plans
from timeline.reports.changed_events import Scope, falls_into
from timeline.reports.changed_plans import PlanChange
from timeline.reports.counted import Lengths, lengths_of
from timeline.reports.entries import Found, matching_in
from timeline.reports.figures import Change, Point, Series, change, facts_of, series_of
from timeline.reports.order import by_date
from timeline.reports.rows import Row
from timeline.reports.without_place import number_without_place
from timeline.reports.wording import day_words, plural
from timeline.text import did_you_mean, quoted
from timeline.workspace import Workspace


class FigureChange(NamedTuple):
    """The last estimate of a series before the window, and the last one in it."""

    series: Series
    before: Point | None
    after: Point
    change: Change | None
    match: Match
    within: tuple[Point, ...] = ()
    """Estimates in the window that are wholly before `after`; empty where there is one before the window."""

    @property
    def lengths(self) -> Lengths:
        """The lengths of the periods over which the two count."""
        return "alike" if self.before is None else lengths_of(self.before.figure.over, self.after.figure.over)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The estimates that it compares."""
        return tuple(point.figure for point in (self.before, *self.within, self.after) if point is not None)


class Corrected(NamedTuple):
    """A correction of the log in the window."""

    entry: Entry
    log: Log
    correction: Correction
    match: Match

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The sources that brought the correction; of a slip of our own, those of the entry."""
        return self.correction.sources or self.entry.sources


class Logged(NamedTuple):
    """An entry that was logged in the window, and happened before it; nothing else in the answer tells of it."""

    what: Literal["event", "plan", "figure"]
    entry: Entry
    log: Log
    match: Match
    item: Row | PlanChange | FigureChange


class Changes(NamedTuple):
    """The answer of `changes`; every list in order of time."""

    since: Date
    until: Date
    window: Window
    happened: tuple[Row, ...]
    learned: tuple[Row, ...]
    began: tuple[Row, ...]
    ended: tuple[Row, ...]
    announced: tuple[PlanChange, ...]
    revised: tuple[PlanChange, ...]
    proposed: tuple[PlanChange, ...]
    """Changes that were proposed or rejected, and moved nothing."""
    settled: tuple[PlanChange, ...]
    deadline_passed: tuple[PlanChange, ...]
    in_force: tuple[PlanChange, ...]
    """Rules that took effect."""
    plans_learned: tuple[PlanChange, ...]
    figures: tuple[FigureChange, ...]
    corrections: tuple[Corrected, ...]
    began_unknown: tuple[Row, ...] = ()
    """Situations that may have begun in the window, as the log does not say when they did."""
    logged: tuple[Logged, ...] = ()
    added: bool = False
    """True if the answer has what was logged in the window instead of what happened in it."""
    slack: int = 0
    """Number of days by which hedged dates are widened."""
    emptied_by: tuple[str, ...] = ()
    """The number that each filter alone would find, if nothing was found."""
    without_place: int = 0
    """Number of entries that a filter by place could not judge, because they have no place at all."""

    @property
    def entries(self) -> Iterator[tuple[Entry, Log]]:
        """The entries of all the changes."""
        rows = chain(self.happened, self.learned, self.began, self.ended)
        yield from ((row.entry, row.log) for row in rows)
        moves = chain(self.announced, self.revised, self.proposed, self.settled)
        plans = chain(moves, self.deadline_passed, self.plans_learned)
        yield from ((change.plan.plan, change.plan.log) for change in plans)
        yield from (change.after for change in self.figures)
        yield from ((corrected.entry, corrected.log) for corrected in self.corrections)

    @property
    def total(self) -> int:
        """The number of changes."""
        return sum(len(part) for name, part in self._asdict().items() if name not in _NO_CHANGES)


_NO_CHANGES = frozenset({"since", "until", "window", "began_unknown", "added", "slack", "emptied_by", "without_place"})
"""Fields of an answer that hold no changes."""


def changes(
    workspace: Workspace, question: Question, since: Date, until: str | None = None, added: bool = False
) -> Changes:
    """The changes after `since`, up to and with `until` (else the day that the workspace shows)."""
    last = asked_date(until if until is not None else "today", workspace)
    if last.latest == OPEN_END:
        raise WrongUsage(f"{quoted(until or '')} has no last day", "give the last day of the period")
    if until is None and last.latest < since.earliest:
        day = day_words(workspace.as_of)
        raise WrongUsage(
            f"the period begins on {day_words(since.earliest)}, after {day}, the day on which it would end",
            "give TO as well, or an earlier FROM",
        )
    if last.latest < since.earliest:
        raise WrongUsage("the period ends before it begins", "give the earlier date first")
    first = since.earliest + 1 if since.earliest != OPEN_START else OPEN_START
    scope = Scope(workspace, select(question, workspace), Window(first, last.latest), slack_days(question.slack))
    tell = _logged if added else _changed
    answer = tell(scope, since, last)
    without_place = number_without_place(
        workspace, question, lambda alone: tell(scope._replace(selection=alone), since, last).entries
    )
    answer = answer._replace(without_place=without_place)
    if answer.total:
        return answer
    emptied = scope.selection.each_alone(
        lambda alone: tell(scope._replace(selection=alone), since, last).total, lambda number: plural(number, "change")
    )
    return answer._replace(emptied_by=emptied)


def publication_of(workspace: Workspace, source: str) -> Date:
    """The day on which a document was published, for changes since then."""
    sources = {identity: s for log in workspace.logs for identity, s in log.sources.items()}
    if source not in sources:
        hint = did_you_mean(source, sources) or "'timeline sources' lists them"
        raise WrongUsage(f"no source has the id {quoted(source)}", hint)
    date = sources[source].date
    if date is None:
        raise WrongUsage(f"the source {quoted(source)} has no publication date", "give a date instead")
    return date


def _changed(scope: Scope, since: Date, until: Date) -> Changes:
    answer = Changes(
        since,
        until,
        scope.window,
        happened=_ordered(changed_events.happened(scope)),
        learned=_ordered(changed_events.learned(scope)),
        began=_ordered(changed_events.began(scope)),
        ended=_ordered(changed_events.ended(scope)),
        announced=_by_time(changed_plans.announced(scope)),
        revised=_by_time(changed_plans.revised(scope)),
        proposed=_by_time(changed_plans.proposed(scope)),
        settled=_by_time(changed_plans.settled(scope)),
        deadline_passed=_by_time(changed_plans.deadline_passed(scope)),
        in_force=_by_time(changed_plans.in_force(scope)),
        plans_learned=_by_time(changed_plans.learned(scope)),
        figures=tuple(_figures(scope)),
        corrections=tuple(_corrections(scope)),
        began_unknown=_ordered(changed_events.began_unknown(scope)),
        slack=scope.slack,
    )
    return answer._replace(logged=_newly_logged(scope, answer))


def _newly_logged(scope: Scope, answer: Changes) -> tuple[Logged, ...]:
    """The entries logged in the window that happened before it, unless the answer tells of them already."""
    told: set[tuple[str, str]] = set()
    for row in (*answer.happened, *answer.learned, *answer.began, *answer.ended):
        told.add((row.log.file, row.entry.id))
    for part in (answer.announced, answer.revised, answer.settled, answer.deadline_passed, answer.plans_learned):
        told.update((one.plan.log.file, one.plan.plan.id) for one in part)
    for estimates in answer.figures:
        points = (estimates.before, *estimates.within, estimates.after)
        told.update((point.log.file, point.figure.id) for point in points if point is not None)
    found = [
        *(Logged("event", row.entry, row.log, row.match, row) for row in _ordered(changed_events.newly_logged(scope))),
        *(
            Logged("plan", one.plan.plan, one.plan.log, one.match, one)
            for one in _by_time(changed_plans.newly_logged(scope))
        ),
        *(
            Logged("figure", one.after.figure, one.after.log, one.match, one)
            for one in _logged_figures(scope)
            if one.after.figure.when.latest < scope.window.first
        ),
    ]
    return tuple(one for one in found if (one.log.file, one.entry.id) not in told)


def _logged(scope: Scope, since: Date, until: Date) -> Changes:
    """Events, situations, plans and figures that were logged in the window, whenever they happened."""
    return Changes(
        since,
        until,
        scope.window,
        happened=_ordered(changed_events.logged(scope, spans=False)),
        learned=(),
        began=_ordered(changed_events.logged(scope, spans=True)),
        ended=(),
        announced=_by_time(changed_plans.logged(scope)),
        revised=(),
        proposed=(),
        settled=(),
        deadline_passed=(),
        in_force=(),
        plans_learned=(),
        figures=tuple(_logged_figures(scope)),
        corrections=tuple(_corrections(scope)),
        added=True,
        slack=scope.slack,
    )


def _ordered(rows: Iterator[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: row.sort_key))


def _by_time(found: Iterator[PlanChange]) -> tuple[PlanChange, ...]:
    """Sort changes of plans by date; those of one plan on one day keep their order."""
    return tuple(sorted(found, key=lambda change: by_date(change.when, change.plan.plan, change.plan.log)))


def _series(scope: Scope) -> Iterator[tuple[Series, dict[Figure, Match]]]:
    """The series that answer, with the match of each of their figures."""
    may = scope.selection.may
    points = [Point(figure, log) for log in scope.workspace.logs for figure in log.figures.among(may)]
    matches = {point.figure: scope.selection.match(facts_of(point)) for point in points}
    for series in series_of(point for point in points if matches[point.figure] is not Match.NO):
        yield series, matches


def _figures(scope: Scope) -> Iterator[FigureChange]:
    """Series with an estimate in the window, beside the last one wholly before it."""
    for series, matches in _series(scope):
        before = [point for point in series.points if point.figure.when.latest < scope.window.first]
        inside = []
        for point in series.points:
            found = min(matches[point.figure], _with_subject(point.figure.when, scope))
            if scope.keeps(found):
                inside.append((point, found))
        if inside:
            after, found = inside[-1]
            within = [] if before else [point for point, _ in inside if _precedes(point, after)]
            yield _figure_change(series, before[-1] if before else None, after, found)._replace(within=tuple(within))


def _precedes(one: Point, other: Point) -> bool:
    return one.figure.when.latest < other.figure.when.earliest


def _with_subject(when: Date, scope: Scope) -> Match:
    """Return whether an estimate is of the window; one over a period that reaches beyond it is so possibly."""
    if when.kind == "span":
        return falls_into(when.earliest, when.latest, scope.window, when.flagged, scope.slack)
    return match(when, scope.window, slack=scope.slack)


def _logged_figures(scope: Scope) -> Iterator[FigureChange]:
    for series, matches in _series(scope):
        for place, point in enumerate(series.points):
            found = min(matches[point.figure], scope.was_logged(point.figure.added))
            if scope.keeps(found):
                yield _figure_change(series, series.points[place - 1] if place else None, point, found)


def _figure_change(series: Series, before: Point | None, after: Point, found: Match) -> FigureChange:
    difference = change(before.figure, after.figure) if before else None
    return FigureChange(series, before, after, difference, found)


def _corrections(scope: Scope) -> Iterator[Corrected]:
    """The corrections of the log in the window, those of its vocabulary included, as far as they were known."""
    entries = matching_in(scope.workspace, scope.selection, Naming("corrected", None))
    answering = [*entries, *_vocabulary(scope)]
    corrected = []
    for entry, log, answers in answering:
        for correction in entry.corrections:
            found = min(answers, match(correction.date, scope.window, slack=scope.slack))
            if scope.keeps(found) and shows_from(correction.date) <= scope.workspace.as_of:
                corrected.append(Corrected(entry, log, correction, found))
    yield from sorted(corrected, key=lambda item: by_date(item.correction.date, item.entry, item.log))


def _vocabulary(scope: Scope) -> Iterator[Found]:
    """Sources, actors, places and types, as far as the filters find them."""
    for log in scope.workspace.logs:
        for entry in chain[Entry](*(part.values() for part in (log.sources, log.actors, log.places, log.types))):
            found = scope.selection.match(Facts(entry, log, None))
            if found is not Match.NO:
                yield Found(entry, log, found)
