"""What became of the promises of each actor, as a table."""

from collections.abc import Sequence

from timeline.export.sheets import Sheet, columns, texts
from timeline.reports.slippers import Record
from timeline.workspace import Workspace

_COUNTS = Record._fields[1:]
_COLUMNS = (*texts("actor", "name"), *columns("number", *_COUNTS))


def records_sheet(records: Sequence[Record], workspace: Workspace) -> Sheet:
    """One line for each actor."""
    lines = ((record.actor, workspace.memberships.name(record.actor), *record[1:]) for record in records)
    return Sheet("promises by actor", _COLUMNS, lines)
