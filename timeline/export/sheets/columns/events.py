"""The columns of an event, and of a row of the chronology."""

from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.columns.entries import (
    actor_columns,
    cited,
    file_columns,
    match_words,
    place_columns,
    source_columns,
)
from timeline.export.sheets.sheet import Columns, after, detail, joined, text
from timeline.log.log import actors_of, places_of
from timeline.log.model import Event
from timeline.reports.rows import Row
from timeline.reports.wording import family_of
from timeline.workspace import Workspace


def row_columns(workspace: Workspace) -> Columns[Row]:
    """The columns of a row of the chronology, be it an event or a date of a plan."""
    return joined(
        date_columns("date", lambda row: row.date),
        text("title", lambda row: row.entry.title),
        detail("id", lambda row: row.entry.id),
        place_columns(workspace, lambda row: places_of(row.entry, row.log)),
        actor_columns(
            "actors", "actor_names", workspace, lambda row: row.entry, lambda row: actors_of(row.entry, row.log)
        ),
        text("status", lambda row: row.entry.status),
        text("match", lambda row: match_words(row.match)),
        source_columns(lambda row: cited(row.sources, row.log)),
        file_columns(lambda row: (row.entry, row.log)),
    )


def event_columns(workspace: Workspace) -> Columns[Row]:
    """The columns of an event."""
    return after("title", row_columns(workspace), text("type", lambda row: _event(row).type))


def family_of_event(row: Row, workspace: Workspace) -> str:
    """The family of an event's type."""
    return family_of(_event(row).type, workspace)


def _event(row: Row) -> Event:
    assert isinstance(row.entry, Event)
    return row.entry
