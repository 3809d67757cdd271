"""A table of the vocabulary as JSON, JSON lines, CSV and Markdown."""

from collections.abc import Mapping
from typing import Any

from timeline.dates import Date
from timeline.export.objects import date_object
from timeline.export.writers import csv_text, json_text, jsonl_text, markdown_table
from timeline.reports.vocabulary import Table


def write(table: Table, format: str) -> str:
    """The table in one of the formats for machines and documents."""
    if format == "json":
        return json_text({"schema": f"timeline.{table.name}/1", table.name: [_json(row) for row in table.rows]})
    if format == "jsonl":
        return jsonl_text(_json(row) for row in table.rows)
    if format == "md":
        return markdown_table(table.columns, table.shown)
    keys = list(table.rows[0]) if table.rows else ["id"]
    return csv_text(keys, ([_flat(row[key]) for key in keys] for row in table.rows))


def _json(value: Any) -> Any:
    """A value with its dates as objects."""
    if isinstance(value, Mapping):
        return {key: _json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_json(part) for part in value]
    return date_object(value) if isinstance(value, Date) else value


def _flat(value: Any) -> Any:
    """A value in one cell: of a date its EDTF, of a membership its actor and time."""
    if isinstance(value, Date):
        return value.edtf
    if isinstance(value, Mapping):
        return " ".join(str(_flat(part)) for part in value.values() if part)
    if isinstance(value, list):
        return [str(_flat(part)) for part in value]
    return value
