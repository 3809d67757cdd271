"""Plans as a table for machines, and the cells that tables with other rows have of a plan too."""

from typing import Any

from timeline.dates import iso
from timeline.export.sheets import Sheet, columns, date_columns, dated, row_of, texts
from timeline.log.file_names import file_of
from timeline.log.known import occasion_date
from timeline.log.roles import concerned
from timeline.plans.deadline import must_last
from timeline.reports.plans import Judged, Plans
from timeline.reports.wording import citation_in_full, step_in_words
from timeline.telling.verdict_words import verdict_words
from timeline.workspace import Workspace

VERDICT = (
    *texts("timing"),
    *columns("number", "days_left_min", "days_left_max", "days_late_min", "days_late_max"),
)
"""The columns of what a verdict says in numbers."""

_COLUMNS = (
    *texts("id", "title", "kind", "status"),
    *date_columns("announced"),
    *columns("list", "by", "to"),
    *texts("term"),
    *date_columns("deadline"),
    *columns("day", "deadline_first_day", "deadline_last_day"),
    *texts("deadline_words", "counts_from"),
    *date_columns("first_deadline"),
    *columns("number", "occurrence"),
    *texts("verdict", "explained"),
    *VERDICT,
    *columns("number", "slip_days", "times_moved"),
    *columns("truth", "stale"),
    *texts("at_horizon", "against"),
    *columns("number", "margin_min", "margin_max"),
    *date_columns("outcome"),
    *texts("outcome_event", "superseded_by"),
    *columns("list", "conditions", "places", "countries", "actors", "tags"),
    *texts("summary"),
    *columns("list", "disputed"),
    *texts("match"),
    *columns("list", "sources"),
    *texts("file"),
    *columns("number", "line"),
)


def plans_sheet(answer: Plans, workspace: Workspace) -> Sheet:
    """One line for each plan, or for each occurrence of one."""
    return Sheet("plans", _COLUMNS, (row_of(_COLUMNS, _line(row, workspace)) for row in answer.rows))


def plan_cells(row: Judged, workspace: Workspace) -> dict[str, Any]:
    """What every table says of a plan."""
    plan = row.plan
    return {
        "id": plan.id,
        "title": plan.title,
        "kind": plan.kind,
        "status": plan.status,
        "occurrence": row.occurrence,
        "verdict": row.verdict.name,
        **_verdict(row),
        "places": plan.places,
        "countries": workspace.geography.countries(plan.places),
        "actors": tuple(dict.fromkeys(concerned(plan))),
        "file": file_of(plan, row.log),
        "line": plan.line,
    }


def _verdict(row: Judged) -> dict[str, Any]:
    """What a verdict says in numbers."""
    left, late = row.verdict.days_left, row.verdict.days_late
    days = (*(left or (None, None)), *(late or (None, None)))
    return dict(zip((column.name for column in VERDICT), (row.verdict.timing, *days), strict=True))


def _line(row: Judged, workspace: Workspace) -> dict[str, Any]:
    plan, deadline, outcome = row.plan, row.deadline, row.verdict.outcome
    events = row.log.events
    margin = row.against.margin if row.against else None
    return {
        **plan_cells(row, workspace),
        **dated("announced", occasion_date(plan.announced, events)),
        "by": plan.by,
        "to": plan.to,
        "term": ("until" if must_last(plan) else "deadline") if deadline else None,
        **dated("deadline", deadline.date if deadline else None),
        "deadline_first_day": iso(deadline.first) if deadline else None,
        "deadline_last_day": iso(deadline.last) if deadline else None,
        "deadline_words": row.words,
        "counts_from": f"{step_in_words(row.counts_from.step)} from {row.counts_from.of}" if row.counts_from else None,
        **dated("first_deadline", row.first.date if row.first else None),
        "explained": verdict_words(row),
        "slip_days": row.slip,
        "times_moved": row.times_moved,
        "stale": row.verdict.stale,
        "at_horizon": row.verdict.at_horizon,
        "against": row.against.relation if row.against else None,
        **dict(zip(("margin_min", "margin_max"), margin or (None, None), strict=True)),
        **dated("outcome", occasion_date(outcome, events) if outcome else None),
        "outcome_event": outcome.event if outcome else None,
        "superseded_by": outcome.superseded_by if outcome else None,
        "conditions": [condition.text for condition in plan.conditions],
        "actors": plan.actors,
        "tags": plan.tags,
        "summary": plan.summary,
        "disputed": [dispute.field for dispute in plan.disputed],
        "match": row.match.name.lower(),
        "sources": [citation_in_full(citation, row.log) for citation in plan.sources],
    }
