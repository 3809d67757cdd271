"""The columns of a plan with its verdict."""

from collections.abc import Callable
from typing import Any

from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.columns.entries import (
    actor_columns,
    cited,
    file_columns,
    match_words,
    one_or_none,
    place_columns,
    source_columns,
)
from timeline.export.sheets.sheet import Column, Columns, detail, joined, text
from timeline.log.log import actors_of, places_of
from timeline.log.places import lender_of
from timeline.reports.plans import Judged
from timeline.reports.wording import condition_words
from timeline.telling.plan_dates import proposal_words
from timeline.telling.verdict_words import counted_words
from timeline.workspace import Workspace


def plan_columns(workspace: Workspace) -> Columns[Judged]:
    """The columns of a plan, without its dates."""
    return joined(
        text("title", lambda row: row.plan.title),
        detail("id", lambda row: row.plan.id),
        text("verdict", lambda row: row.verdict.name),
        verdict_columns(),
        text("kind", lambda row: row.plan.kind),
        place_columns(workspace, lambda row: places_of(row.plan, row.log)),
        detail("places_from", _lender),
        actor_columns(
            "actors", "actor_names", workspace, lambda row: row.plan, lambda row: actors_of(row.plan, row.log)
        ),
        Column("occurrence", "number", lambda row: row.occurrence),
        text("status", lambda row: row.plan.status),
        text("match", lambda row: match_words(row.match)),
        file_columns(lambda row: (row.plan, row.log)),
    )


def plan_source_columns() -> Columns[Judged]:
    """The sources of the deadline in force, and those of the plan."""
    return joined(deadline_source_columns(), source_columns(lambda row: cited(row.plan.sources, row.log)))


def _lender(row: Judged) -> str | None:
    lender = lender_of(row.plan, row.log.events)
    return lender.id if lender is not None else None


def deadline_columns(name: str) -> Columns[Judged]:
    """The deadline in force as a date."""
    return date_columns(name, lambda row: row.deadline.date if row.deadline else None)


def deadline_source_columns() -> Columns[Judged]:
    """The sources of the deadline in force."""
    return source_columns(lambda row: cited(row.deadline_sources, row.log), "deadline_")


def term_columns() -> Columns[Judged]:
    """The column that says on what the deadline hangs."""
    return (detail("deadline_term", lambda row: counted_words(row.term, row.log) if row.term else None),)


def slip_columns() -> Columns[Judged]:
    """The number of days by which the deadline moved."""
    return joined(
        detail("slip_days", lambda row: row.slip, "number"),
        detail("slip_min", lambda row: one_or_none(row.slip_range, 0), "number"),
        detail("slip_max", lambda row: one_or_none(row.slip_range, 1), "number"),
    )


def condition_columns() -> Columns[Judged]:
    """The conditions, and the changes that were only proposed or rejected."""
    return joined(
        Column("conditions", "list", lambda row: [condition_words(one, row.log) for one in row.conditions]),
        Column(
            "proposals",
            "list",
            lambda row: [proposal_words(one, row.plan, row.log) for one in row.proposals],
            is_detail=True,
        ),
    )


def verdict_columns() -> Columns[Judged]:
    """The numbers of a verdict."""

    def days(get: Callable[[Judged], Any], at: int) -> Callable[[Judged], Any]:
        return lambda row: one_or_none(get(row), at)

    return joined(
        detail("timing", lambda row: row.verdict.timing),
        tuple(
            detail(f"{name}_{end}", days(get, at), "number")
            for name, get in (
                ("days_left", lambda row: row.verdict.days_left),
                ("days_late", lambda row: row.verdict.days_late),
            )
            for at, end in enumerate(("min", "max"))
        ),
    )
