"""The lanes of a chart as a table: a row for each bar, each mark, and each plan or occurrence of one."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.columns.events import event_columns, family_of_event
from timeline.export.sheets.columns.plans import deadline_columns, plan_columns, plan_source_columns
from timeline.export.sheets.sheet import Columns, RowKind, Sheet, after, composed, joined, of, text
from timeline.log.known import occasion_date
from timeline.reports.lane_values import Lanes
from timeline.reports.plans import Judged
from timeline.reports.rows import Row
from timeline.workspace import Workspace


class _Event(NamedTuple):
    """A situation or an event in its lane."""

    what: str
    group: str
    lane: str
    row: Row


class _Plan(NamedTuple):
    """A plan in its lane."""

    group: str
    lane: str
    row: Judged


def chart_sheet(answer: Lanes, workspace: Workspace) -> Sheet:
    """The lanes in order."""
    events = _event_columns(workspace)
    kinds = (
        RowKind("situations", events),
        RowKind("events", events),
        RowKind("plans", _plan_columns(workspace)),
    )
    return composed("chart", kinds, _rows(answer, *kinds), workspace)


def _rows(
    answer: Lanes, situations: RowKind[_Event], events: RowKind[_Event], plans: RowKind[_Plan]
) -> Iterator[tuple[RowKind[Any], Any]]:
    for group, lane in [(each, lane) for each in answer.groups for lane in each.lanes]:
        if lane.bar is not None:
            yield situations, _Event("situation", group.title, lane.title, lane.bar.row)
        yield from ((events, _Event("event", group.title, lane.title, mark.row)) for mark in lane.marks)
        if lane.promise is not None:
            yield from ((plans, _Plan(group.title, lane.title, row)) for row in lane.promise.rows)


def _event_columns(workspace: Workspace) -> Columns[_Event]:
    return joined(
        text("what", lambda one: one.what),
        text("group", lambda one: one.group),
        text("lane", lambda one: one.lane),
        after(
            "type",
            of(event_columns(workspace), lambda one: one.row),
            text("family", lambda one: family_of_event(one.row, workspace)),
        ),
    )


def _plan_columns(workspace: Workspace) -> Columns[_Plan]:
    """A plan; its date is that of its announcement."""
    judged = after("verdict", plan_columns(workspace), *deadline_columns("deadline"))
    return joined(
        text("what", lambda _: "plan"),
        text("group", lambda one: one.group),
        text("lane", lambda one: one.lane),
        date_columns("date", lambda one: occasion_date(one.row.plan.announced, one.row.log.events)),
        of((*judged, *plan_source_columns()), lambda one: one.row),
    )
