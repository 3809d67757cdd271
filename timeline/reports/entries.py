"""Entries of any kind that answer a question, for the commands that count and list them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.dates import Day, Match
from timeline.log.conditions import ALWAYS, Condition, all_of
from timeline.log.log import Log
from timeline.log.model import Entry, Event, Figure, Plan
from timeline.plans.deadline import Moment
from timeline.query.criteria import Selection
from timeline.query.facts import Facts
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.rows import facts_of, plan_rows
from timeline.workspace import Workspace


class Found(NamedTuple):
    """An event, plan or figure that answers."""

    entry: Entry
    log: Log
    match: Match


def matching(workspace: Workspace, question: Question) -> Iterator[Found]:
    """Every event, plan (by any of its dates) and figure that answers."""
    return matching_in(workspace, select(question, workspace))


def matching_in(workspace: Workspace, selection: Selection, only: Condition = ALWAYS) -> Iterator[Found]:
    """The entries that filters already resolved find; with a condition, only those that may meet it."""
    may = all_of((only, selection.may))
    for log in workspace.logs:
        for section in (log.events, log.plans, log.figures):
            yield from matching_of(section.among(may), log, selection, workspace.as_of)


def matching_of(entries: Iterable[Entry], log: Log, selection: Selection, as_of: Day) -> Iterator[Found]:
    """The entries of a log, among some of them, that filters already resolved find."""
    for entry in entries:
        found = match_of(entry, log, selection, as_of)
        if found is not Match.NO:
            yield Found(entry, log, found)


def match_of(entry: Entry, log: Log, selection: Selection, as_of: Day) -> Match:
    """The match of an entry: of a plan by any of its dates, as in the list of plans."""
    if not selection.criteria:
        return Match.CERTAIN
    return max(map(selection.match, facts_about(entry, log, as_of)))


def facts_about(entry: Entry, log: Log, as_of: Day) -> list[Facts]:
    """The facts of an event, a plan (one for each date) or a figure that the filters read; never empty."""
    if isinstance(entry, Event):
        return [Facts(entry, log, entry.date, entry.type)]
    if isinstance(entry, Figure):
        return [Facts(entry, log, entry.when, field="as_of" if entry.as_of is not None else "over")]
    if isinstance(entry, Plan):
        return [facts_of(row) for row in plan_rows(entry, log, Moment(as_of, as_of))] or [Facts(entry, log, None)]
    raise AssertionError("only what is dated is asked for")
