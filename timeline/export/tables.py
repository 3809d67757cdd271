"""The tables of the vocabulary in the formats for machines."""

from collections.abc import Mapping
from typing import Any

from timeline.dates import Date
from timeline.export.forms import Forms
from timeline.export.lines import Lines
from timeline.export.objects import Json, date_object
from timeline.export.sheets.vocabulary import vocabulary_sheet
from timeline.reports.vocabulary import Table
from timeline.workspace import Workspace


def forms(table: Table, workspace: Workspace) -> Forms:
    """Return the formats of a table."""
    return Forms(
        value=lambda: {"schema": f"timeline.{table.name}/1", table.name: [_object(row) for row in table.rows]},
        lists=(Lines(table.name),),
        sheet=lambda: vocabulary_sheet(table.name, table.rows, workspace),
    )


def _object(row: Mapping[str, Any]) -> Json:
    """A row with its dates as objects."""
    return {key: _value(value) for key, value in row.items()}


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return [_value(part) for part in value]
    if isinstance(value, Mapping):
        return _object(value)
    return date_object(value) if isinstance(value, Date) else value
