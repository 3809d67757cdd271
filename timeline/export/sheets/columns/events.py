"""The columns of an event, and of a row of the chronology."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.columns.entries import (
    actor_columns,
    cited,
    file_columns,
    match_words,
    place_columns,
    source_columns,
)
from timeline.export.sheets.sheet import Columns, Heading, after, joined, text, together
from timeline.log.log import actors_of, places_of
from timeline.log.model import Event
from timeline.reports.rows import Row
from timeline.reports.wording import family_of
from timeline.workspace import Workspace


def row_columns(workspace: Workspace) -> Columns[Row]:
    """The columns of a row of the chronology, be it an event or a date of a plan."""
    title, identity, status, match = together(
        _own_cells,
        Heading("title"),
        Heading("id", is_detail=True),
        Heading("status"),
        Heading("match"),
    )
    return joined(
        date_columns("date", attrgetter("date")),
        title,
        identity,
        place_columns(workspace, lambda row: places_of(row.entry, row.log)),
        actor_columns(
            "actors", "actor_names", workspace, lambda row: row.entry, lambda row: actors_of(row.entry, row.log)
        ),
        status,
        match,
        source_columns(lambda row: cited(row.sources, row.log)),
        file_columns(lambda row: (row.entry, row.log)),
    )


def _own_cells(rows: Sequence[Row]) -> Iterable[Sequence[str | None]]:
    entries = [row.entry for row in rows]
    yield [entry.title for entry in entries]
    yield [entry.id for entry in entries]
    yield [entry.status for entry in entries]
    yield [match_words(row.match) for row in rows]


def event_columns(workspace: Workspace) -> Columns[Row]:
    """The columns of an event."""
    return after("title", row_columns(workspace), text("type", attrgetter("entry.type")))


def family_of_event(row: Row, workspace: Workspace) -> str:
    """The family of an event's type."""
    return family_of(_event(row).type, workspace)


def _event(row: Row) -> Event:
    assert isinstance(row.entry, Event)
    return row.entry
