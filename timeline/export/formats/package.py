"""A table as a data package: a folder of tidy CSV files with a description of every column (https://datapackage.org).

One value stands in each cell. A list of another format is a table of its own here: a row for each value, which names
the row that it belongs to; ids have their names beside them. The sources and the actors that an answer names have
tables too. The description follows version 2 of the standard and is as good for readers of version 1.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from timeline.export.formats.csv_text import csv_rows
from timeline.export.formats.json_text import json_text
from timeline.export.forms import Files
from timeline.export.sheets.named import named_sheets
from timeline.export.sheets.sheet import CellKind, Heading, Refers, Row, Sheet
from timeline.log.model import Header
from timeline.spool import Spool
from timeline.text import visible
from timeline.workspace import Workspace

_PROFILES = "https://datapackage.org/profiles/2.0"
_DESCRIPTION = (
    "An answer of the command `timeline`. A date stands in six columns: in words, as EDTF (ISO 8601-2), the first and "
    "the last day that it can mean (empty where that side is open, unknown or outside the years 1 to 9999), how "
    "precise it is, and its time of day with the offset from UTC, as far as the source gives them. An empty cell says "
    "nothing. Lists stand in tables of their own, named for table and column, with names beside ids. A text that a "
    "spreadsheet would take for a formula (behind any apostrophes, spaces and invisible signs it begins with =, +, - "
    "or @, in any width) has one apostrophe in front that is no part of it; control characters but line breaks stand "
    "as signs. NA is the code of Namibia, and not a missing value."
)
_TYPES: Mapping[CellKind, str] = {
    "text": "string",
    "day": "date",
    "truth": "boolean",
    "list": "string",
    "links": "string",
}
_LISTS = frozenset({"list", "links"})


class _Field(NamedTuple):
    """A column of a table of the package, with its type by the standard."""

    name: str
    type: str = "string"
    refers: Refers | None = None


class _Table(NamedTuple):
    """A table of the package, whose rows are made anew for each reader; `owner` is the one whose lists it holds."""

    name: str
    fields: Sequence[_Field]
    key: Sequence[str]
    rows: Callable[[], Iterable[Row]]
    owner: str | None = None


def as_datapackage(sheet: Sheet) -> Files:
    """Return the files of the package by name. The table is read once, into a temporary file if it is long."""
    parts = _parts(sheet)
    tables = [table for part in parts for table in _tables(part)]
    taken = {table.name for table in tables}
    if sheet.workspace is not None:
        for named in named_sheets(_named(parts), sheet.workspace):
            if _plain(named.name) not in taken:
                tables += (table for part in _parts(named) for table in _tables(part))
    package = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": f"timeline-{_plain(sheet.name)}",
        **(_origin(sheet.workspace) if sheet.workspace is not None else {}),
        "description": f"{sheet.note[:1].upper()}{sheet.note[1:]}. {_DESCRIPTION}" if sheet.note else _DESCRIPTION,
        "resources": [_resource(table, tables) for table in tables],
    }
    files = {f"{table.name}.csv": csv_rows((one.name for one in table.fields), table.rows()) for table in tables}
    return {**files, "datapackage.json": (json_text(package),)}


class _Part:
    """The rows of one kind, with what the description says of their columns."""

    def __init__(self, name: str, columns: Sequence[Heading]) -> None:
        self.name = name
        self.columns = columns
        self.rows: Spool[Row] = Spool()
        self.fractional: set[int] = set()
        """Indexes of the columns with numbers that are not whole."""
        self.named: dict[Refers, set[str]] = {one.refers: set() for one in columns if one.refers is not None}
        """Ids by the kind of entry that they name."""
        self.id = next((at for at, column in enumerate(columns) if column.name == "id" and column.kind == "text"), None)
        """Index of the column with ids, if each row has one of its own."""
        self._ids: set[Any] = set()
        self._numbers = [at for at, column in enumerate(columns) if column.kind == "number"]
        self._referring = [(at, column.refers) for at, column in enumerate(columns) if column.refers is not None]

    def add(self, row: Row) -> None:
        self.rows.append(row)
        self.fractional.update(at for at in self._numbers if isinstance(row[at], float))
        for at, refers in self._referring:
            if cell := row[at]:
                self.named[refers].update((cell,) if isinstance(cell, str) else cell)
        if self.id is not None:
            own = row[self.id]
            if own and own not in self._ids:
                self._ids.add(own)
            else:
                self.id = None
                self._ids.clear()


def _parts(sheet: Sheet) -> list[_Part]:
    """The rows by part, in the order of the parts; all under the sheet's name if it has no parts."""
    found: dict[str, _Part] = {} if sheet.has_parts else {sheet.name: _Part(sheet.name, sheet.columns)}
    for name, row in sheet.lines:
        name = name if sheet.has_parts else sheet.name
        if name not in found:
            found[name] = _Part(name, sheet.columns)
        found[name].add(row)
    return [*found.values()] or [_Part(sheet.name, sheet.columns)]


def _named(parts: Iterable[_Part]) -> dict[Refers, set[str]]:
    """The ids that all parts name, by kind."""
    named: dict[Refers, set[str]] = {}
    for part in parts:
        for refers, ids in part.named.items():
            named.setdefault(refers, set()).update(ids)
    return named


def _origin(workspace: Workspace) -> dict[str, Any]:
    """Title, licences and editors of the logs, by the keys of the standard; those that no log gives are left out."""
    headers = [log.header for log in workspace.logs]
    licences = list(dict.fromkeys(header.license for header in headers if header.license))
    editors = dict.fromkeys(editor for header in headers for editor in header.editors)
    found = {
        "title": visible(" · ".join(header.title for header in headers)),
        "licenses": [_licence(licence, headers) for licence in licences],
        "contributors": [{"title": visible(editor), "roles": ["editor"]} for editor in editors],
    }
    return {key: value for key, value in found.items() if value}


def _licence(text: str, headers: Sequence[Header]) -> dict[str, str]:
    """A licence: its name in the form of the standard (`CC-BY-4.0`), and the words of the log.

    With several logs, the words tell which log it belongs to.
    """
    whose = [header.title for header in headers if header.license == text]
    title = text if len(headers) == 1 else f"{text} ({', '.join(whose)})"
    return {"name": re.sub("[^a-zA-Z0-9._]+", "-", text).strip("-") or "other", "title": visible(title)}


def _plain(name: str) -> str:
    """A name in the form of the standard: `plan dates` becomes `plan-dates`."""
    return re.sub("[^a-z0-9._]+", "-", name.lower()).strip("-")


def _tables(part: _Part) -> Iterator[_Table]:
    """Yield a table of the single values, and one for each list together with its companion lists."""
    name, columns = _plain(part.name), part.columns
    key = _Field("row", "integer") if part.id is None else _field(part, part.id)
    made = [key] if part.id is None else []
    own = [at for at, column in enumerate(columns) if column.kind not in _LISTS]
    yield _Table(name, (*made, *(_field(part, at) for at in own)), (key.name,), lambda: _own_rows(part, own))
    lists = {column.name: at for at, column in enumerate(columns) if column.kind in _LISTS}
    for column, at in ((columns[at], at) for at in lists.values()):
        if column.companion_of is not None and column.companion_of.column in lists:
            continue
        beside = [
            (_Field(companion.label, refers=columns[other].refers), other)
            for other in lists.values()
            if (companion := columns[other].companion_of) is not None and companion.column == column.name
        ]
        fields = (key, _Field("position", "integer"), _Field("value", refers=column.refers))
        yield _Table(
            f"{name}_{_plain(column.name)}",
            (*fields, *(field for field, _ in beside)),
            (key.name, "position"),
            partial(_list_rows, part, (at, *(other for _, other in beside))),
            name,
        )


def _field(part: _Part, at: int) -> _Field:
    """A column of the table with a single value in each cell."""
    column = part.columns[at]
    kind = "number" if at in part.fractional else "integer"
    return _Field(column.name, kind if column.kind == "number" else _TYPES[column.kind], column.refers)


def _own_rows(part: _Part, own: Iterable[int]) -> Iterator[Row]:
    """The single values of each row, behind its number if it has no id."""
    for number, row in enumerate(part.rows, 1):
        yield (*([number] if part.id is None else []), *(row[at] for at in own))


def _list_rows(part: _Part, lists: Sequence[int]) -> Iterator[Row]:
    """The values of a list with its companions, each behind the key of its row and its number in the list."""
    for count, row in enumerate(part.rows, 1):
        key = count if part.id is None else row[part.id]
        for number, values in _members([row[at] or () for at in lists]):
            yield (key, number, *values)


def _members(lists: Sequence[Sequence[Any]]) -> Iterator[tuple[int, list[str | None]]]:
    """Yield the values of a list by number, each with the values of its companions; None stands for an empty text."""
    first, *others = lists
    for number, value in enumerate(first, 1):
        beside = [other[number - 1] if number <= len(other) else None for other in others]
        yield number, [str(value), *(str(one) if one else None for one in beside)]


def _resource(table: _Table, tables: Sequence[_Table]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [{"name": field.name, "type": field.type} for field in table.fields],
        "missingValues": [""],
        "primaryKey": [*table.key],
    }
    if references := list(_references(table, tables)):
        schema["foreignKeys"] = references
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


def _references(table: _Table, tables: Iterable[_Table]) -> Iterator[dict[str, Any]]:
    """The owner of a list, and the tables of the sources and actors that are named."""
    if table.owner is not None:
        yield _reference(table.key[0], table.owner, table.key[0])
    keyed = {other.name for other in tables if other.key == ("id",)}
    for column in table.fields:
        if column.refers is not None and f"{column.refers}s" in keyed and table.name != f"{column.refers}s":
            yield _reference(column.name, f"{column.refers}s", "id")


def _reference(field: str, resource: str, key: str) -> dict[str, Any]:
    return {"fields": [field], "reference": {"resource": resource, "fields": [key]}}
