"""The columns of a figure."""

from timeline.export.sheets.columns.entries import (
    actor_columns,
    cited,
    file_columns,
    one_actor_columns,
    place_columns,
    source_columns,
)
from timeline.export.sheets.sheet import Columns, detail, joined, text
from timeline.reports.figures import Point
from timeline.workspace import Workspace


def figure_columns(workspace: Workspace) -> Columns[Point]:
    """The columns of an estimate, without its date and its numbers."""
    return joined(
        detail("id", lambda point: point.figure.id),
        series_columns(workspace),
        text("status", lambda point: point.figure.status),
        place_columns(workspace, lambda point: point.figure.places),
        actor_columns("actors", "actor_names", workspace, lambda point: point.figure),
        source_columns(lambda point: cited(point.figure.sources, point.log)),
        file_columns(lambda point: (point.figure, point.log)),
    )


def series_columns(workspace: Workspace) -> Columns[Point]:
    """The columns of a series: subject, measure and unit."""
    return joined(
        one_actor_columns(
            "subject", "subject_name", workspace, lambda point: point.figure, lambda point: point.figure.subject
        ),
        text("measure", lambda point: point.figure.measure),
        text("unit", lambda point: point.figure.unit),
    )
