"""Changes as a table for machines: when, what, of plans how they moved, of figures the numbers before and after."""

from collections.abc import Iterator
from typing import Any

from timeline.export.estimated import amount_cells, amount_columns
from timeline.export.events_sheet import event_cells
from timeline.export.plans_sheet import VERDICT, plan_cells
from timeline.export.sheets import Sheet, columns, date_columns, dated, row_of, texts
from timeline.log.file_names import file_of
from timeline.log.roles import concerned
from timeline.reports.changed_plans import PlanChange
from timeline.reports.changes import Changes, Corrected, FigureChange
from timeline.reports.chronology import Row
from timeline.reports.wording import amount_words, citation_in_full, title_of
from timeline.telling.change_words import EVENTS, PLANS, change_sources, plan_change_words
from timeline.telling.figure_words import uneven_words
from timeline.telling.verdict_words import verdict_words
from timeline.workspace import Workspace

_COLUMNS = (
    *texts("change", "id"),
    *date_columns(),
    *texts("title", "type", "kind", "status", "verdict"),
    *columns("list", "explained"),
    *VERDICT,
    *date_columns("from"),
    *amount_columns("from"),
    *date_columns("to"),
    *amount_columns("to"),
    *columns("number", "difference_min", "difference_max"),
    *texts("subject", "measure", "unit", "before_id"),
    *date_columns("before"),
    *texts("field", "match"),
    *columns("list", "places", "countries", "actors", "sources"),
    *columns("number", "occurrence"),
    *date_columns("known"),
    *texts("file"),
    *columns("number", "line"),
)


def changes_sheet(answer: Changes, workspace: Workspace) -> Sheet:
    """One line for each change."""
    lines = (row_of(_COLUMNS, line) for line in _lines(answer, workspace))
    return Sheet("changes", _COLUMNS, lines, lambda line: _part(line[0]))


def _part(change: str) -> str:
    """What is of one kind stands together, in whichever way it changed."""
    return "events" if change in EVENTS else "plans" if change in PLANS else change


def _lines(answer: Changes, workspace: Workspace) -> Iterator[dict[str, Any]]:
    for name in EVENTS:
        for row in getattr(answer, name):
            yield {"change": name, **_event(row, name, workspace)}
    for name in PLANS:
        for one in getattr(answer, name):
            yield {"change": name, **_plan(one, name, workspace)}
    for one in answer.figures:
        yield {"change": "figures", **_figure(one, workspace)}
    for one in answer.corrections:
        yield {"change": "corrections", **_correction(one)}


def _event(row: Row, name: str, workspace: Workspace) -> dict[str, Any]:
    known = row.entry.known if name == "learned" else None
    return {**event_cells(row, workspace), **dated("known", known)}


def _plan(one: PlanChange, name: str, workspace: Workspace) -> dict[str, Any]:
    plan, log = one.plan.plan, one.plan.log
    before, after = (one.before, one.after) if one.is_moved else (None, None)
    moved_by = one.moved_by if one.is_moved else None
    told = (verdict_words(one.plan), plan_change_words(one, name))
    cited = (*plan.sources, *change_sources(one, name))
    return {
        **plan_cells(one.plan, workspace),
        **dated("date", one.when),
        "explained": [part for part in told if part],
        **dated("from", before.date if before else None),
        **dated("to", after.date if after else None),
        "difference_min": moved_by,
        "difference_max": moved_by,
        "match": one.match.name.lower(),
        "sources": [citation_in_full(citation, log) for citation in cited],
        **dated("known", one.known),
    }


def _figure(one: FigureChange, workspace: Workspace) -> dict[str, Any]:
    figure = one.after.figure
    before = one.before.figure if one.before else None
    points = [point for point in (one.before, one.after) if point is not None]
    cited = [citation_in_full(citation, point.log) for point in points for citation in point.figure.sources]
    uneven = uneven_words(one.is_uneven).strip(" ()")
    return {
        "id": figure.id,
        **dated("date", figure.when),
        "title": f"{workspace.memberships.name(figure.subject)}: {figure.measure} ({figure.unit})",
        "status": figure.status,
        "explained": [uneven] if uneven else [],
        "from": amount_words(before) if before else None,
        **(amount_cells("from", before) if before else {}),
        "to": amount_words(figure),
        **amount_cells("to", figure),
        "difference_min": one.change.min if one.change else None,
        "difference_max": one.change.max if one.change else None,
        "subject": figure.subject,
        "measure": figure.measure,
        "unit": figure.unit,
        "before_id": before.id if before else None,
        **dated("before", before.when if before else None),
        "match": one.match.name.lower(),
        "places": figure.places,
        "countries": workspace.geography.countries(figure.places),
        "actors": tuple(dict.fromkeys(concerned(figure))),
        "sources": list(dict.fromkeys(cited)),
        "file": file_of(figure, one.after.log),
        "line": figure.line,
    }


def _correction(one: Corrected) -> dict[str, Any]:
    correction = one.correction
    return {
        "id": one.entry.id,
        **dated("date", correction.date),
        "title": title_of(one.entry),
        "explained": [correction.why] if correction.why else [],
        "from": correction.was,
        "field": correction.field,
        "match": one.match.name.lower(),
        "file": file_of(one.entry, one.log),
        "line": one.entry.line,
    }
