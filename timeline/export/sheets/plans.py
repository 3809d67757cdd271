"""Plans against deadlines as a table: a row for each plan, or for each occurrence of one that recurs."""

from collections.abc import Callable, Iterable
from typing import Any

from timeline.dates import Date, iso
from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.columns.entries import actor_columns, one_or_none
from timeline.export.sheets.columns.plans import (
    condition_columns,
    deadline_columns,
    plan_columns,
    plan_source_columns,
    slip_columns,
    term_columns,
)
from timeline.export.sheets.sheet import Column, Columns, Sheet, after, detail, details, joined, table, text, without
from timeline.log.deadline_terms import Within
from timeline.log.known import occasion_date
from timeline.log.model import Plan
from timeline.plans.deadline import must_last
from timeline.reports.plans import Judged
from timeline.reports.term_wording import deadline_in_words
from timeline.telling.verdict_words import verdict_words
from timeline.workspace import Workspace


def plans_sheet(rows: Iterable[Judged], workspace: Workspace) -> Sheet:
    """The plans in the order of the answer."""
    return table("plans", _columns(workspace), rows, workspace)


def _columns(workspace: Workspace) -> Columns[Judged]:
    judged = after("verdict", plan_columns(workspace), text("explained", verdict_words), *_deadline())
    concerned: Columns[Judged] = actor_columns("actors", "actor_names", workspace, _plan, lambda row: row.plan.actors)
    named = after("kind", without(judged, *(column.name for column in concerned)), *_makers(workspace))
    return joined(
        named,
        concerned,
        _life(),
        condition_columns(),
        Column("tags", "list", lambda row: row.plan.tags, is_detail=True),
        text("summary", lambda row: row.plan.summary),
        Column("disputed", "list", lambda row: [dispute.field for dispute in row.plan.disputed], is_detail=True),
        plan_source_columns(),
        _against(),
    )


def _plan(row: Judged) -> Plan:
    return row.plan


def _makers(workspace: Workspace) -> Columns[Judged]:
    return joined(
        actor_columns("by", "by_names", workspace, _plan, lambda row: row.plan.by),
        actor_columns("to", "to_names", workspace, _plan, lambda row: row.plan.to),
    )


def _deadline() -> Columns[Judged]:
    """The deadline in force, the one that was announced first, and how far it moved."""
    return joined(
        deadline_columns("deadline"),
        text("deadline_words", lambda row: row.words),
        detail("counts_from", _counts_from),
        term_columns(),
        detail("not_before", lambda row: iso(row.not_before) if row.not_before is not None else None, "day"),
        details(date_columns("first_deadline", lambda row: row.first.date if row.first else None)),
        slip_columns(),
        detail("days_after_deadline_min", lambda row: one_or_none(row.after_deadline, 0), "number"),
        detail("days_after_deadline_max", lambda row: one_or_none(row.after_deadline, 1), "number"),
        detail("days_after_first_min", lambda row: one_or_none(row.after_first, 0), "number"),
        detail("days_after_first_max", lambda row: one_or_none(row.after_first, 1), "number"),
        detail("times_moved", lambda row: row.times_moved, "number"),
        detail("term", lambda row: ("until" if must_last(row.plan) else "deadline") if row.deadline else None),
        detail("deadline_first_day", lambda row: iso(row.deadline.first) if row.deadline else None, "day"),
        detail("deadline_last_day", lambda row: iso(row.deadline.last) if row.deadline else None, "day"),
        detail("stale", lambda row: row.verdict.stale, "truth"),
        detail("at_horizon", lambda row: row.verdict.at_horizon),
    )


def _counts_from(row: Judged) -> str | None:
    return deadline_in_words(row.term, lambda anchor: anchor) if isinstance(row.term, Within) else None


def _life() -> Columns[Judged]:
    """The columns for the announcement and the outcome."""
    return joined(
        date_columns("announced", lambda row: occasion_date(row.plan.announced, row.log.events)),
        date_columns("outcome", _outcome_date),
        detail("outcome_event", lambda row: row.verdict.outcome.event if row.verdict.outcome else None),
        detail("superseded_by", lambda row: row.verdict.outcome.superseded_by if row.verdict.outcome else None),
    )


def _outcome_date(row: Judged) -> Date | None:
    outcome = row.verdict.outcome
    return occasion_date(outcome, row.log.events) if outcome else None


def _against() -> Columns[Judged]:
    """The columns for the deadline compared with the date that was asked for."""

    def margin(at: int) -> Callable[[Judged], Any]:
        return lambda row: one_or_none(row.against.margin if row.against else None, at)

    return joined(
        text("against", lambda row: row.against.relation if row.against else None),
        detail("margin_min", margin(0), "number"),
        detail("margin_max", margin(1), "number"),
    )
