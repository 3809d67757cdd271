"""Figures as a table: a row for each estimate, with its change and its related estimates."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from timeline.export.sheets.columns.amounts import amount_columns
from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.columns.entries import (
    cited,
    file_columns,
    match_words,
    named_columns,
    one_actor_columns,
    one_or_none,
    source_columns,
)
from timeline.export.sheets.columns.figures import series_columns
from timeline.export.sheets.sheet import Column, Columns, Sheet, detail, joined, of, table, text
from timeline.log.model import Figure
from timeline.reports.figures import Estimate, Figures, Point, SeriesKey
from timeline.reports.wording import amount_words
from timeline.workspace import Workspace

Against = Callable[[Figure], dict[str, list[str]]]
"""Function from a figure to the ids of its related figures, by the key of the relation."""


class _Line(NamedTuple):
    """An estimate in its series."""

    key: SeriesKey
    point: Estimate
    against: dict[str, list[str]]


def figures_sheet(answer: Figures, against: Against, names: tuple[str, ...], workspace: Workspace) -> Sheet:
    """The estimates in order; `names` are the keys of the relations."""
    return table("figures", _columns(names, workspace), _lines(answer, against), workspace)


def _lines(answer: Figures, against: Against) -> Iterator[_Line]:
    for series in (series for group in answer.groups for series in group.series):
        yield from (_Line(series.key, point, against(point.figure)) for point in series.points)


def _columns(names: tuple[str, ...], workspace: Workspace) -> Columns[_Line]:
    geography = workspace.geography
    return joined(
        date_columns("date", lambda line: line.point.figure.when),
        of(series_columns(workspace), lambda line: Point(line.point.figure, line.point.log)),
        text("estimate", lambda line: amount_words(line.point.figure)),
        amount_columns("", lambda line: line.point.figure),
        named_columns("places", "place_names", lambda line: line.key.places, geography.name),
        text("kind", lambda line: line.key.kind),
        one_actor_columns("by", "by_name", workspace, lambda line: line.point.figure, lambda line: line.key.by),
        detail("id", lambda line: line.point.figure.id),
        detail("since", lambda line: line.point.since.id if line.point.since else None),
        Column("change_min", "number", lambda line: one_or_none(line.point.change, 0)),
        Column("change_max", "number", lambda line: one_or_none(line.point.change, 1)),
        tuple(_ids(name) for name in names),
        text("status", lambda line: line.point.figure.status),
        Column("disputed", "list", lambda line: [dispute.field for dispute in line.point.figure.disputed]),
        text("match", lambda line: match_words(line.point.match)),
        source_columns(lambda line: cited(line.point.figure.sources, line.point.log)),
        file_columns(lambda line: (line.point.figure, line.point.log)),
    )


def _ids(name: str) -> Column[_Line]:
    return Column(name, "list", lambda line: line.against[name], is_detail=True)
