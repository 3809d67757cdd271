"""The columns of a figure."""

from timeline.export.sheets.columns.entries import (
    actor_columns,
    cited,
    file_columns,
    place_columns,
    source_columns,
)
from timeline.export.sheets.sheet import Columns, detail, joined, text
from timeline.log.log import actors_of
from timeline.reports.figures import Point, series_key
from timeline.reports.wording import subject_name
from timeline.workspace import Workspace


def figure_columns(workspace: Workspace) -> Columns[Point]:
    """The columns of an estimate, without its date and its numbers."""
    return joined(
        detail("id", lambda point: point.figure.id),
        series_columns(workspace),
        text("status", lambda point: point.figure.status),
        place_columns(workspace, lambda point: point.figure.places),
        actor_columns(
            "actors",
            "actor_names",
            workspace,
            lambda point: point.figure,
            lambda point: actors_of(point.figure, point.log),
        ),
        source_columns(lambda point: cited(point.figure.sources, point.log)),
        file_columns(lambda point: (point.figure, point.log)),
    )


def series_columns(workspace: Workspace) -> Columns[Point]:
    """The columns of a series: subject, measure, unit, and the document of an estimator who is not named."""
    return joined(
        # An id of an actor, a place or an event, which no one table of names explains.
        text(
            "subject_name", lambda point: subject_name(point.log.subject_of(point.figure), workspace, (point.figure,))
        ),
        detail("subject", lambda point: point.figure.subject),
        detail("subject_kind", lambda point: point.log.subject_of(point.figure).kind),
        text("measure", lambda point: point.figure.measure),
        text("unit", lambda point: point.figure.unit),
        text("document_title", lambda point: series_key(*point).document_title),
        detail("document", lambda point: series_key(*point).document),
    )
