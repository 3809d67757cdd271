"""The chronology as a table: a row for each event, and for each date of a plan."""

from collections.abc import Iterable
from typing import NamedTuple

from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.columns.events import event_columns, row_columns
from timeline.export.sheets.sheet import Column, Columns, RowKind, Sheet, after, composed, detail, joined, of, text
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
    events = RowKind("events", (_what(), *event_columns(workspace), *_more()))
    plan_dates = RowKind("plan dates", _plan_date_columns(workspace))
    lines = ((events, row) if row.what == "event" else (plan_dates, _PlanDate(row, *row.deadlines)) for row in rows)
    return composed("list", (events, plan_dates), lines, workspace)


def _what() -> Column[Row]:
    return text("kind", lambda row: row.what)


def _more() -> Columns[Row]:
    """The columns that only the chronology has."""
    return joined(
        Column("tags", "list", lambda row: row.entry.tags, is_detail=True),
        text("summary", lambda row: row.entry.summary),
        detail("begins", lambda row: row.begins),
    )


def _proposal(one: _PlanDate) -> str | None:
    plan, revision = one.row.entry, one.row.occasion
    if not isinstance(plan, Plan) or not isinstance(revision, Revision) or revision.status is None:
        return None
    return proposal_words(revision, plan, one.row.log)


def _plan_date_columns(workspace: Workspace) -> Columns[_PlanDate]:
    return after(
        "title",
        of((_what(), *row_columns(workspace), *_more()), lambda one: one.row),
        text("result", lambda one: one.row.result),
        date_columns("from", lambda one: one.before.date if one.before else None),
        date_columns("to", lambda one: one.after.date if one.after else None),
        text("proposal", _proposal),
        detail("told_by", lambda one: one.row.told_by),
    )
