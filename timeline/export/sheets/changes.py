"""Changes as a table: date and title; for plans the move of the deadline, for figures the numbers before and after."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from timeline.dates import Date
from timeline.export.sheets.columns.amounts import amount_columns
from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.columns.entries import (
    Cited,
    actor_columns,
    cited,
    file_columns,
    match_words,
    one_or_none,
    place_columns,
    source_columns,
)
from timeline.export.sheets.columns.events import event_columns
from timeline.export.sheets.columns.figures import series_columns
from timeline.export.sheets.columns.plans import (
    deadline_columns,
    deadline_source_columns,
    plan_columns,
    slip_columns,
    term_columns,
)
from timeline.export.sheets.sheet import Column, Columns, RowKind, Sheet, after, composed, detail, joined, of, text
from timeline.log.log import actors_of
from timeline.log.model import Figure
from timeline.reports.changed_plans import PlanChange
from timeline.reports.changes import Changes, Corrected, FigureChange
from timeline.reports.disputes import brought_words, corrected_words
from timeline.reports.rows import Row
from timeline.reports.wording import amount_words, citation_in_full, cited_once, title_of
from timeline.telling.change_words import EVENTS, PLANS, change_sources, plan_change_words
from timeline.telling.figure_words import group_words, lengths_words
from timeline.telling.verdict_words import verdict_words
from timeline.workspace import Workspace


class _Event(NamedTuple):
    """An event in one of the lists of the answer."""

    change: str
    row: Row


class _Plan(NamedTuple):
    """A plan in one of the lists of the answer."""

    change: str
    one: PlanChange


class _Figure(NamedTuple):
    """A figure in one of the lists of the answer."""

    change: str
    one: FigureChange


def changes_sheet(answer: Changes, workspace: Workspace) -> Sheet:
    """A row for each change; the rows of one kind stand together, whatever the change."""
    kinds = (
        RowKind("plans", _plan_columns(workspace)),
        RowKind("events", _event_columns(workspace)),
        RowKind("figures", _figure_columns(workspace)),
        RowKind("corrections", _correction_columns(workspace)),
    )
    return composed("changes", kinds, _rows(answer, kinds), workspace)


def _rows(answer: Changes, kinds: tuple[RowKind[Any], ...]) -> Iterator[tuple[RowKind[Any], Any]]:
    plans, events, figures, corrections = kinds
    for name in EVENTS:
        yield from ((events, _Event(name, row)) for row in getattr(answer, name))
    yield from ((events, _Event("began_unknown", row)) for row in answer.began_unknown)
    for name in PLANS:
        yield from ((plans, _Plan(name, one)) for one in getattr(answer, name))
    yield from ((figures, _Figure("figures", one)) for one in answer.figures)
    for logged in answer.logged:
        if isinstance(logged.item, Row):
            yield events, _Event("logged", logged.item)
        elif isinstance(logged.item, PlanChange):
            yield plans, _Plan("logged", logged.item)
        else:
            yield figures, _Figure("logged", logged.item)
    yield from ((corrections, one) for one in answer.corrections)


def _event_columns(workspace: Workspace) -> Columns[_Event]:
    return joined(
        text("change", lambda one: one.change),
        of(event_columns(workspace), lambda one: one.row),
        date_columns("known", lambda one: one.row.entry.known if one.change == "learned" else None),
    )


def _plan_columns(workspace: Workspace) -> Columns[_Plan]:
    judged: Columns[_Plan] = of(plan_columns(workspace), lambda line: line.one.plan)
    return joined(
        text("change", lambda line: line.change),
        date_columns("date", lambda line: line.one.when),
        after("verdict", judged, *_in_force(), Column("explained", "list", _explained), *_moved()),
        of((*term_columns(), *slip_columns(), *deadline_source_columns()), lambda line: line.one.plan),
        source_columns(_plan_sources),
        date_columns("known", lambda line: line.one.known),
    )


def _in_force() -> Columns[_Plan]:
    """The deadline in force."""
    return of(deadline_columns("deadline"), lambda line: line.one.plan)


def _explained(line: _Plan) -> list[str]:
    words = (verdict_words(line.one.plan), plan_change_words(line.one, line.change))
    return [part for part in words if part]


def _moved() -> Columns[_Plan]:
    """The deadline before and after a move, and the range of days by which it moved."""

    def moved_by(at: int) -> Callable[[_Plan], Any]:
        return lambda line: one_or_none(line.one.moved_range if line.one.is_moved else None, at)

    return joined(
        date_columns("from", lambda line: _deadline(line, "before")),
        date_columns("to", lambda line: _deadline(line, "after")),
        Column("difference_min", "number", moved_by(0)),
        Column("difference_max", "number", moved_by(1)),
    )


def _deadline(line: _Plan, side: str) -> Date | None:
    deadline = getattr(line.one, side) if line.one.is_moved else None
    return deadline.date if deadline is not None else None


def _plan_sources(line: _Plan) -> list[Cited]:
    plan, log = line.one.plan.plan, line.one.plan.log
    return cited(cited_once((*plan.sources, *change_sources(line.one, line.change))), log)


def _figure_columns(workspace: Workspace) -> Columns[_Figure]:
    return joined(text("change", lambda line: line.change), of(_change_columns(workspace), lambda line: line.one))


def _change_columns(workspace: Workspace) -> Columns[FigureChange]:
    def title(one: FigureChange) -> str:
        return group_words(one.series.key, workspace, one.figures)

    return joined(
        date_columns("date", lambda one: one.after.figure.when),
        text("title", title),
        detail("id", lambda one: one.after.figure.id),
        text("status", lambda one: one.after.figure.status),
        Column("explained", "list", lambda one: _filled(lengths_words(one.lengths).strip(" ()"))),
        text("from", lambda one: amount_words(one.before.figure) if one.before else None),
        amount_columns("from", _before),
        text("to", lambda one: amount_words(one.after.figure)),
        amount_columns("to", lambda one: one.after.figure),
        Column("difference_min", "number", lambda one: one_or_none(one.change, 0)),
        Column("difference_max", "number", lambda one: one_or_none(one.change, 1)),
        of(series_columns(workspace), lambda one: one.after),
        detail("before_id", lambda one: one.before.figure.id if one.before else None),
        date_columns("before", lambda one: one.before.figure.when if one.before else None),
        place_columns(workspace, lambda one: one.after.figure.places),
        actor_columns(
            "actors",
            "actor_names",
            workspace,
            lambda one: one.after.figure,
            lambda one: actors_of(one.after.figure, one.after.log),
        ),
        text("match", lambda one: match_words(one.match)),
        source_columns(_figure_sources),
        file_columns(lambda one: (one.after.figure, one.after.log)),
    )


def _before(one: FigureChange) -> Figure | None:
    return one.before.figure if one.before else None


def _filled(text: str) -> list[str]:
    return [text] if text else []


def _figure_sources(one: FigureChange) -> list[Cited]:
    """The sources of both estimates, each once."""
    points = [point for point in (one.before, one.after) if point is not None]
    pairs = [pair for point in points for pair in cited(point.figure.sources, point.log)]
    return list({citation_in_full(*pair): pair for pair in pairs}.values())


def _correction_columns(workspace: Workspace) -> Columns[Corrected]:
    return joined(
        text("change", lambda _: "corrections"),
        date_columns("date", lambda one: one.correction.date),
        text("title", lambda one: title_of(one.entry)),
        detail("id", lambda one: one.entry.id),
        Column("explained", "list", lambda one: _filled(one.correction.why or "")),
        text("from", lambda one: corrected_words(one.entry, one.correction, one.log, workspace)),
        text("to", lambda one: brought_words(one.entry, one.correction, one.log, workspace)),
        text("field", lambda one: one.correction.field),
        text("match", lambda one: match_words(one.match)),
        source_columns(lambda one: cited(one.correction.sources, one.log)),
        file_columns(lambda one: (one.entry, one.log)),
    )
