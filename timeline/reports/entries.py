"""Which entries of any kind answer a question: for the commands that count and list them."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.dates import Day, Match
from timeline.log.conditions import ALWAYS, Condition, all_of
from timeline.log.model import Entry, Log, Plan
from timeline.plans.deadline import Moment
from timeline.query.criteria import Facts, Selection, select
from timeline.query.question import Question
from timeline.reports.chronology import facts_of, plan_rows
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
    """The same for filters that were resolved already; with a condition, those that may meet it."""
    may = all_of((only, selection.may))
    for log in workspace.logs:
        for event in log.events.among(may):
            found = selection.match(Facts(event, log, event.date, event.type))
            if found is not Match.NO:
                yield Found(event, log, found)
        for plan in log.plans.among(may):
            found = matching_plan(plan, log, selection, workspace.as_of)
            if found is not Match.NO:
                yield Found(plan, log, found)
        for figure in log.figures.among(may):
            field = "as_of" if figure.as_of is not None else "over"
            found = selection.match(Facts(figure, log, figure.when, field=field))
            if found is not Match.NO:
                yield Found(figure, log, found)


def matching_plan(plan: Plan, log: Log, selection: Selection, as_of: Day) -> Match:
    """How far a plan answers: by any of its dates, as in the list of plans."""
    facts = [facts_of(row) for row in plan_rows(plan, log, Moment(as_of, as_of))]
    return max((selection.match(one) for one in facts or [Facts(plan, log, None)]), default=Match.NO)
