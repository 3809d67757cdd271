"""The records of actors as a table: the results of their promises."""

from collections.abc import Callable, Sequence
from typing import Any

from timeline.export.sheets.sheet import Column, Columns, Sheet, text
from timeline.export.sheets.sheet import table as of_rows
from timeline.reports.slippers import Record
from timeline.workspace import Workspace


def records_sheet(records: Sequence[Record], workspace: Workspace) -> Sheet:
    """A row for each actor."""

    def count(name: str) -> Callable[[Record], Any]:
        return lambda record: getattr(record, name)

    columns: Columns[Record] = (
        text("name", lambda record: workspace.memberships.name(record.actor)),
        *(Column(name, "number", count(name)) for name in Record._fields[1:]),
        Column("actor", "text", lambda record: record.actor, is_detail=True, refers="actor"),
    )
    return of_rows("promises by actor", columns, records, workspace)
