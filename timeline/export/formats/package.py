"""A table as a data package: a folder of tidy CSV files with a description of every column (https://datapackage.org).

One value stands in each cell. What is a list elsewhere is a table of its own, a row for each of its values, which names
the row that it belongs to. The description follows version 2 of the standard and is as good for readers of version 1.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from timeline.export.formats.plain import csv_rows, json_text
from timeline.export.forms import Files
from timeline.export.sheets import Column, Row, Sheet

_PROFILES = "https://datapackage.org/profiles/2.0"
_DESCRIPTION = (
    "An answer of the command `timeline`. A date stands in six columns: in words, as EDTF (ISO 8601-2), the first and "
    "the last day that it can mean (empty where that side is open, unknown or outside the years 1 to 9999), how "
    "precise it is, and its time of day with the offset from UTC, as far as the source gives them. An empty cell says "
    "nothing. Lists stand in tables of their own, named for table and column. A text that a spreadsheet would take for "
    "a formula (behind any apostrophes, spaces and invisible signs it begins with =, +, - or @, in any width) has one "
    "apostrophe in front that is no part of it; control characters stand as signs."
)
_TYPES = {"text": "string", "day": "date", "truth": "boolean", "list": "string"}


class _Table(NamedTuple):
    """A table of the package; `owner` is the one whose lists it holds."""

    name: str
    fields: Sequence[Column]
    key: Sequence[str]
    rows: Sequence[Row]
    owner: str | None = None


def as_datapackage(sheet: Sheet) -> Files:
    """The files of the package by name."""
    tables = [table for part, rows in sheet.parts().items() for table in _tables(part, sheet.columns, rows)]
    package = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": f"timeline-{_plain(sheet.name)}",
        "description": _DESCRIPTION,
        "resources": [_resource(table) for table in tables],
    }
    files = {f"{table.name}.csv": csv_rows((one.name for one in table.fields), table.rows) for table in tables}
    return {name: text.encode() for name, text in {**files, "datapackage.json": json_text(package)}.items()}


def _plain(name: str) -> str:
    """A name as the standard has it: `plan dates` is `plan-dates`."""
    return re.sub("[^a-z0-9._]+", "-", name.lower()).strip("-")


def _tables(part: str, columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[_Table]:
    """A table of the single values, and one for each list."""
    name = _plain(part)
    key, keys = _keys(columns, rows)
    own = [place for place, column in enumerate(columns) if column.kind != "list"]
    is_made = key not in columns
    yield _Table(
        name,
        (*([key] if is_made else []), *(columns[place] for place in own)),
        (key.name,),
        [(*([one] if is_made else []), *(row[place] for place in own)) for one, row in zip(keys, rows, strict=True)],
    )
    for place, column in enumerate(columns):
        if column.kind == "list":
            yield _Table(
                f"{name}_{_plain(column.name)}",
                (key, Column("position", "number"), Column("value")),
                (key.name, "position"),
                [
                    (one, number, str(value))
                    for one, row in zip(keys, rows, strict=True)
                    for number, value in enumerate(row[place] or (), 1)
                ],
                name,
            )


def _keys(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, Sequence[Any]]:
    """What tells the rows apart: their id, or the number of the row where an id comes twice or is missing."""
    place = next((place for place, column in enumerate(columns) if column == Column("id")), None)
    if place is not None:
        ids = [row[place] for row in rows]
        if len(set(ids)) == len(ids) and all(ids):
            return columns[place], ids
    return Column("row", "number"), range(1, len(rows) + 1)


def _resource(table: _Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [
            {"name": column.name, "type": _type(column, [row[place] for row in table.rows])}
            for place, column in enumerate(table.fields)
        ],
        "missingValues": [""],
        "primaryKey": [*table.key],
    }
    if table.owner is not None:
        reference = {"resource": table.owner, "fields": [table.key[0]]}
        schema["foreignKeys"] = [{"fields": [table.key[0]], "reference": reference}]
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "path": f"{table.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _type(column: Column, values: Sequence[Any]) -> str:
    if column.kind != "number":
        return _TYPES[column.kind]
    return "number" if any(isinstance(value, float) for value in values) else "integer"
