"""What tables of several kinds of rows say of an event."""

from typing import Any

from timeline.export.sheets import dated
from timeline.log.file_names import file_of
from timeline.log.model import Event
from timeline.log.roles import concerned
from timeline.reports.chronology import Row
from timeline.reports.wording import citation_in_full
from timeline.workspace import Workspace


def event_cells(row: Row, workspace: Workspace) -> dict[str, Any]:
    """The cells of an event by the names of their columns."""
    event = row.entry
    assert isinstance(event, Event)
    return {
        "id": event.id,
        **dated("date", row.date),
        "title": event.title,
        "type": event.type,
        "status": event.status,
        "match": row.match.name.lower(),
        "places": event.places,
        "countries": workspace.geography.countries(event.places),
        "actors": concerned(event),
        "sources": [citation_in_full(citation, row.log) for citation in row.sources],
        "file": file_of(event, row.log),
        "line": event.line,
    }
