"""The picture on a day: situations, persons in office, plans ahead, the latest figures, open disputes.

A vague date is taken in its widest reading: what may have been going on at any time in it is listed, and plans are
judged on its last day.
"""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.dates import OPEN_END, OPEN_START, Date, Day, Match, Window
from timeline.errors import WrongUsage
from timeline.log.asof import undisputed
from timeline.log.conditions import (
    ALWAYS,
    BecomingKnown,
    BeginningAfter,
    Complete,
    Condition,
    Naming,
    OfOneDate,
    Settled,
    all_of,
    none_of,
)
from timeline.log.known import known_day, occasion_date, shows_from
from timeline.log.log import Log
from timeline.log.model import Actor, Citation, Entry, Figure, Membership
from timeline.plans.deadline import Moment
from timeline.plans.verdict import Days, is_settled
from timeline.query.asked_dates import asked_date, slack_days
from timeline.query.criteria import Selection
from timeline.query.facts import Facts
from timeline.query.matching import around, dated_in, touching
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.entries import Found, match_of, matching_in
from timeline.reports.figures import Point, Series, facts_of, series_of
from timeline.reports.plans import Judged, judged
from timeline.reports.rows import Row
from timeline.reports.without_place import number_without_place
from timeline.text import quoted
from timeline.workspace import Workspace


class Office(NamedTuple):
    """A person who belonged to an actor on the day, if the log dates the membership."""

    actor: Actor
    log: Log
    membership: Membership
    match: Match

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The sources of the membership, else those of the person."""
        return self.membership.sources or self.actor.sources


class Latest(NamedTuple):
    """The latest estimate of a series, and its age in days; possible, if it may be of a later day."""

    series: Series
    point: Point
    age: Days
    match: Match


class State(NamedTuple):
    """The answer of `state`."""

    date: Date
    day: Day
    """The last day of the date that was asked for."""
    ongoing: tuple[Row, ...]
    offices: tuple[Office, ...]
    plans: tuple[Judged, ...]
    figures: tuple[Latest, ...]
    disputes: tuple[Found, ...]
    """Each entry with the claims that had been made by the day."""
    emptied_by: tuple[str, ...] = ()
    """The number that each filter alone would find, if nothing was found."""
    without_place: int = 0
    """Number of entries that a filter by place could not judge, because they have no place at all."""

    @property
    def entries(self) -> Iterator[tuple[Entry, Log]]:
        """The events, plans and figures in the picture."""
        yield from ((row.entry, row.log) for row in self.ongoing)
        yield from ((row.plan, row.log) for row in self.plans)
        yield from (latest.point for latest in self.figures)
        yield from ((found.entry, found.log) for found in self.disputes)

    @property
    def period(self) -> Window:
        """The days of the date that was asked for."""
        return Window(self.date.earliest, self.day)

    @property
    def total(self) -> int:
        """The number of entries in the picture."""
        return sum(map(len, (self.ongoing, self.offices, self.plans, self.figures, self.disputes)))


def state(workspace: Workspace, question: Question, asked: str) -> State:
    """The picture at a date, with what is known by the day that the workspace shows."""
    date = asked_date(asked, workspace)
    if date.latest == OPEN_END or date.earliest == OPEN_START:
        raise WrongUsage(f"{quoted(asked)} is no day", "give a day, a month or a year")
    selection, slack = select(question, workspace), slack_days(question.slack)
    answer = _picture(workspace, selection, date, slack)
    without_place = number_without_place(
        workspace, question, lambda alone: _picture(workspace, alone, date, slack).entries
    )
    answer = answer._replace(without_place=without_place)
    if answer.total:
        return answer
    return answer._replace(emptied_by=selection.each_alone(lambda alone: _picture(workspace, alone, date, slack).total))


def _picture(workspace: Workspace, selection: Selection, date: Date, slack: int) -> State:
    ongoing = sorted(_ongoing(workspace, selection, date, slack), key=lambda row: (-row.match, row.sort_key))
    return State(
        date,
        date.latest,
        ongoing=tuple(ongoing),
        offices=tuple(_offices(workspace, selection, date)),
        plans=tuple(sorted(_plans(workspace, selection, date), key=lambda row: row.sort_key)),
        figures=tuple(_figures(workspace, selection, date)),
        disputes=tuple(_disputes(workspace, selection, date.latest)),
    )


def _ongoing(workspace: Workspace, selection: Selection, date: Date, slack: int) -> Iterator[Row]:
    """Situations that cover the day, certainly or possibly."""
    window = Window(date.earliest, date.latest)
    # Few entries are found by their names sooner than by their days.
    dated = around if selection.may is ALWAYS else touching
    may = all_of((selection.may, dated(window, workspace, slack), none_of(_for_good(OfOneDate(), workspace))))
    for log in workspace.logs:
        for event in log.events.among(may):
            facts = Facts(event, log, event.date, event.type)
            if event.date.kind == "span":
                found = min(selection.match(facts), dated_in(facts, workspace, window, slack))
                if selection.keeps(found):
                    yield Row("event", event.date, event, log, found)


def _for_good(condition: Condition, workspace: Workspace) -> Condition:
    """Return the condition that one holds on the day that the workspace shows, and on every later one."""
    return all_of((Complete(workspace.as_of), condition))


def _offices(workspace: Workspace, selection: Selection, date: Date) -> Iterator[Office]:
    """Persons whose dated membership covers the day; an open one certainly only as far as the log has looked."""
    window = Window(date.earliest, date.latest)
    for log in workspace.logs:
        for actor in log.actors.values():
            for membership in actor.part_of:
                if actor.kind == "person" and membership.during is not None:
                    named = actor._replace(actors=(actor.id, membership.actor))
                    facts = Facts(named, log, membership.during, field="during")
                    found = min(selection.match(facts), dated_in(facts, workspace, window))
                    if selection.keeps(found):
                        yield Office(actor, log, membership, found)


def _plans(workspace: Workspace, selection: Selection, date: Date) -> Iterator[Judged]:
    """Plans that were announced and not settled by the day; of a recurring one, the occurrences not settled."""
    moment = Moment(date.latest, workspace.as_of)
    settled = Settled(min(date.latest, workspace.as_of))
    announced_later = _for_good(BeginningAfter(date.latest), workspace)
    passed = touching(Window(OPEN_START, date.latest), workspace)
    may = all_of((selection.may, passed, none_of(settled), none_of(announced_later)))
    for log in workspace.logs:
        for plan in log.plans.among(may):
            announced = occasion_date(plan.announced, log.events)
            if announced is None or shows_from(announced) > date.latest or is_settled(plan, log, moment):
                continue
            found = match_of(plan, log, selection, workspace.as_of)
            if announced.latest > date.latest or announced.flagged:
                found = min(found, Match.POSSIBLE)
            if selection.keeps(found):
                rows = [row for row in judged(plan, log, moment) if not row.verdict.is_settled]
                yield from (row._replace(match=found) for row in rows)


def _figures(workspace: Workspace, selection: Selection, date: Date) -> Iterator[Latest]:
    """The last estimate of each series that is not after the day, with its age."""
    matches: dict[tuple[str, str], Match] = {}
    points = []
    may = all_of((selection.may, touching(Window(OPEN_START, date.latest), workspace)))
    for log in workspace.logs:
        for figure in log.figures.among(may):
            point = Point(figure, log)
            found = min(selection.match(facts_of(point)), _reached(figure, date.latest))
            if selection.keeps(found):
                matches[log.file, figure.id] = found
                points.append(point)
    for series in series_of(points):
        latest = series.points[-1]
        first, last = _end(latest.figure)
        age = Days(max(0, date.earliest - last), None if first == OPEN_START else max(0, date.latest - first))
        yield Latest(series, latest, age, matches[latest.log.file, latest.figure.id])


def _reached(figure: Figure, day: Day) -> Match:
    """Return whether an estimate is of a day not after the one asked for; possibly, if its date is hedged."""
    first, last = _end(figure)
    if first > day:
        return Match.NO
    return Match.CERTAIN if last <= day and not figure.when.flagged else Match.POSSIBLE


def _end(figure: Figure) -> tuple[Day, Day]:
    """The window of the time of an estimate; a count is of a period when that is over."""
    when = figure.when
    if figure.over is not None:
        return when.latest, when.latest
    return (when.end_earliest, when.end_latest) if when.kind == "span" else (when.earliest, when.latest)


def _disputes(workspace: Workspace, selection: Selection, day: Day) -> Iterator[Found]:
    """Entries whose sources contradict each other, as far as the claims were made by the day."""
    disputed = all_of((Naming("disputed", None), BecomingKnown(OPEN_START, day)))
    for found in matching_in(workspace, selection, disputed):
        entry = undisputed(found.entry, day)
        if entry.disputed and known_day(entry, found.log) <= day:
            yield found if entry is found.entry else found._replace(entry=entry)
