"""What became of the promises of each actor, in the forms in which it can be handed on."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from timeline.export.document import Block, Document, Notes, heading, paragraph, table
from timeline.export.sheets.sheet import Column, Columns, Sheet, text
from timeline.export.sheets.sheet import table as of_rows
from timeline.reports.slippers import Record
from timeline.reports.verdict_words import day_words, median_words
from timeline.reports.wording import period_followed
from timeline.workspace import Workspace


def records_sheet(records: Sequence[Record], workspace: Workspace) -> Sheet:
    """One line for each actor."""

    def count(name: str) -> Callable[[Record], Any]:
        return lambda record: getattr(record, name)

    columns: Columns[Record] = (
        text("name", lambda record: workspace.memberships.name(record.actor)),
        *(Column(name, "number", count(name)) for name in Record._fields[1:]),
        Column("actor", "text", lambda record: record.actor, is_detail=True, refers="actor"),
    )
    return of_rows("promises by actor", columns, records, workspace)


def records_document(records: Sequence[Record], workspace: Workspace) -> Document:
    """One table, whose counts stand for promises and never for what is only reported."""
    return Notes().document(_blocks(records, workspace))


def _blocks(records: Sequence[Record], workspace: Workspace) -> Iterator[Block]:
    day = day_words(workspace.as_of)
    yield heading(1, f"Promises by actor as of {day} (what is only reported is not counted)")
    yield paragraph(period_followed(workspace))
    header = [name.replace("_", " ") for name in Record._fields]
    yield table(header, ([*_cells(record, workspace)] for record in records))


def _cells(record: Record, workspace: Workspace) -> Iterator[str]:
    counts: dict[str, Any] = {**record._asdict(), "actor": workspace.memberships.name(record.actor)}
    for name, value in counts.items():
        yield median_words(value) if name == "median_slip" else str(value)
