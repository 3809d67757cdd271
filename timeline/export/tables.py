"""A table of the vocabulary in the forms in which it can be handed on."""

from collections.abc import Iterator, Mapping
from typing import Any

from timeline.dates import Date
from timeline.export.document import Document, document_of, heading
from timeline.export.document import table as table_of
from timeline.export.forms import Forms
from timeline.export.objects import Json, date_object
from timeline.export.sheets import Column, Sheet, columns, date_cells, date_columns, texts
from timeline.reports.vocabulary import Table
from timeline.reports.wording import titles_of
from timeline.workspace import Workspace

_COUNTS = columns("number", "events", "plans", "figures")
_COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "actors": (
        *(*texts("id", "name"), *columns("list", "aliases"), *texts("kind")),
        *(*columns("list", "part_of", "part_of_during"), *texts("country"), *_COUNTS),
    ),
    "places": (
        *(*texts("id", "name"), *columns("list", "aliases"), *texts("kind")),
        *(*columns("list", "in", "contains", "countries"), *texts("definition"), *_COUNTS),
    ),
    "types": (
        *texts("id", "name", "family", "acled", "ucdp", "plover", "description"),
        *(*columns("number", "events"), *columns("truth", "is_act")),
    ),
    "sources": (
        *(*texts("id", "title", "publisher"), *columns("list", "author")),
        *(*date_columns(), *date_columns("accessed"), *texts("url"), *_COUNTS),
    ),
    "views": (*texts("id", "query"), *_COUNTS, *texts("fault")),
}


def forms(table: Table, workspace: Workspace) -> Forms:
    """A table for machines and for people."""
    return Forms(
        value=lambda: {"schema": f"timeline.{table.name}/1", table.name: [_object(row) for row in table.rows]},
        values=lambda: (_object(row) for row in table.rows),
        sheet=lambda: Sheet(table.name, _COLUMNS[table.name], (tuple(_cells(row)) for row in table.rows)),
        document=lambda: _document(table, workspace),
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


def _cells(row: Mapping[str, Any]) -> Iterator[Any]:
    """A row in the order of its columns: a date in six, memberships as the actors and beside them the times.

    A membership without a time has an empty one, so that the two lists stay in step.
    """
    for key, value in row.items():
        if key in ("date", "accessed"):
            yield from date_cells(value)
        elif key == "part_of":
            yield [membership["actor"] for membership in value]
            yield [membership["during"].edtf if membership["during"] else "" for membership in value]
        else:
            yield value


def _document(table: Table, workspace: Workspace) -> Document:
    return document_of((heading(1, f"{titles_of(workspace)}: {table.name}"), table_of(table.columns, table.shown)))
