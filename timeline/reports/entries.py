"""Which entries of any kind answer a question: for the commands that count and list them."""

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.dates import Match
from timeline.log.model import Entry, Log
from timeline.plans.deadline import Moment
from timeline.query.criteria import Facts, select
from timeline.query.question import Question
from timeline.reports.chronology import plan_rows
from timeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Found:
    """An event, plan or figure that answers."""

    entry: Entry
    log: Log
    match: Match


def matching(workspace: Workspace, question: Question) -> Iterator[Found]:
    """Every event, plan (by any of its dates) and figure that answers."""
    selection = select(question, workspace)
    moment = Moment(workspace.as_of, workspace.as_of)
    for log in workspace.logs:
        for event in log.events.values():
            found = selection.match(Facts(event, log, event.date, event.type))
            if found is not Match.NO:
                yield Found(event, log, found)
        for plan in log.plans.values():
            facts = [Facts(plan, log, r.date, field=r.what, window=r.window) for r in plan_rows(plan, log, moment)]
            found = max((selection.match(one) for one in facts), default=Match.NO)
            if found is not Match.NO:
                yield Found(plan, log, found)
        for figure in log.figures.values():
            field = "as_of" if figure.as_of is not None else "over"
            found = selection.match(Facts(figure, log, figure.when, field=field))
            if found is not Match.NO:
                yield Found(figure, log, found)
