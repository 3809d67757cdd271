"""The chronology as a table: a row for each event, and for each date of a plan."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.columns.events import event_columns, row_columns
from timeline.export.sheets.sheet import Columns, Heading, RowKind, Sheet, after, composed, detail, of, text, together
from timeline.log.model import Plan, Revision
from timeline.plans.deadline import Deadline
from timeline.reports.rows import Row
from timeline.telling.plan_dates import proposal_words
from timeline.workspace import Workspace


class _PlanDate(NamedTuple):
    """A date of a plan, with the deadline before and after a move."""

    row: Row
    before: Deadline | None
    after: Deadline | None


def chronology_sheet(rows: Iterable[Row], workspace: Workspace) -> Sheet:
    """The rows in order."""
    events = RowKind("events", _with_more(event_columns(workspace)))
    plan_dates = RowKind("plan dates", _plan_date_columns(workspace))
    lines = ((events, row) if row.what == "event" else (plan_dates, _PlanDate(row, *row.deadlines)) for row in rows)
    return composed("list", (events, plan_dates), lines, workspace)


def _with_more(columns: Columns[Row]) -> Columns[Row]:
    """The columns of a row, with those that only the chronology has."""
    what, *more = together(
        _more_cells,
        Heading("kind"),
        Heading("tags", "list", is_detail=True),
        Heading("summary"),
        Heading("begins", is_detail=True),
    )
    return (what, *columns, *more)


def _more_cells(rows: Sequence[Row]) -> Iterable[Sequence[str | tuple[str, ...] | None]]:
    yield [row.what for row in rows]
    yield [row.entry.tags for row in rows]
    yield [row.entry.summary for row in rows]
    yield [row.begins for row in rows]


def _proposal(one: _PlanDate) -> str | None:
    plan, revision = one.row.entry, one.row.occasion
    if not isinstance(plan, Plan) or not isinstance(revision, Revision) or revision.status is None:
        return None
    return proposal_words(revision, plan, one.row.log)


def _plan_date_columns(workspace: Workspace) -> Columns[_PlanDate]:
    return after(
        "title",
        of(_with_more(row_columns(workspace)), attrgetter("row")),
        text("result", lambda one: one.row.result),
        date_columns("from", lambda one: one.before.date if one.before else None),
        date_columns("to", lambda one: one.after.date if one.after else None),
        text("proposal", _proposal),
        detail("told_by", lambda one: one.row.told_by),
    )
