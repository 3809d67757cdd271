"""The saved queries of the logs, each with the number of entries that it finds."""

from collections.abc import Mapping
from typing import Any

from timeline.errors import QueryFaulty
from timeline.log.model import Event, Plan
from timeline.query.question import Question
from timeline.reports.entries import matching
from timeline.reports.vocabulary import Table
from timeline.workspace import Workspace


def views(workspace: Workspace, question: Question) -> Table:
    """Every view with the number of events, plans and figures it finds; with filters, of those that answer them."""
    if question != Question():
        list(matching(workspace, question))  # An error in the filters themselves is no fault of a view.
    rows: list[Mapping[str, Any]] = []
    shown = []
    for view in {view.id: view for log in reversed(workspace.logs) for view in log.views.values()}.values():
        try:
            kinds = [type(found.entry) for found in matching(workspace, question.replace(query=f"@{view.id}"))]
            events, plans = kinds.count(Event), kinds.count(Plan)
            counts = {"events": events, "plans": plans, "figures": len(kinds) - events - plans}
            fault = None
        except QueryFaulty as error:
            counts, fault = {}, str(error)
        numbers = {key: counts.get(key) for key in ("events", "plans", "figures")}
        rows.append({"id": view.id, "query": view.query, **numbers, "fault": fault})
        cells = ("" if number is None else str(number) for number in numbers.values())
        shown.append((f"@{view.id}", f"{view.query} ({fault})" if fault else view.query, *cells))
    return Table("views", ("view", "query", "events", "plans", "figures"), tuple(rows), tuple(shown))
