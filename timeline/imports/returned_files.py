"""Files that came back: a workbook, a CSV file, or the folder of a data package, as sheets under our own headings."""

import datetime
import re
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from timeline.imports.ordinary_columns import answer_of
from timeline.imports.returned import is_for_editing
from timeline.imports.returned_cells import text_of
from timeline.imports.returned_lines import key_of_heading
from timeline.imports.returned_values import SheetRows
from timeline.imports.sent import SHEET_NAME, UNREADABLE, Sent, read_sent
from timeline.imports.sheet_fields import ENTRY
from timeline.tables.cells import Row, Table
from timeline.tables.opening import open_table, sheets

_SHEETS = ("events", "plan dates", "plans", "figures")
"""Beginnings of the names of sheets in our workbooks."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOOKED_AT = 20
"""Number of rows among which the headings are looked for: somebody may have written above them."""


class ReturnedFile(NamedTuple):
    """The content of a file that came back; its rows are read while they are asked for, once."""

    sheets: Sequence[SheetRows]
    """The sheets with headings of ours; of a data package also the tables of its lists."""
    is_for_editing: bool
    """True for a table that was made for editing, false for an ordinary one."""
    sent: Sent | None = None
    """The table as it was sent, where the file has it."""
    notes: tuple[str, ...] = ()
    """Sentences for the user on how the file was read."""


def open_returned(path: str | Path, encoding: str | None = None, delimiter: str | None = None) -> ReturnedFile | None:
    """Return what stands in a file that we wrote; None for any other table. Raises `TableUnreadable`."""
    file = Path(path)
    if file.is_dir():
        return _package(file)
    found: list[SheetRows] = []
    notes: list[str] = []
    sent = None
    for one in sheets(file):
        table = open_table(file, sheet=one.name or None, encoding=encoding, delimiter=delimiter)
        if one.name == SHEET_NAME:
            sent = read_sent(row.cells for row in table.rows) or UNREADABLE
            continue
        sheet = _under_headings(table)
        if sheet is not None:
            found.append(sheet)
            notes += () if one.name else table.notes
    edited = [sheet for sheet in found if is_for_editing(sheet.headings)]
    if not found:
        return None
    if edited and sent is None and edited[0].name:
        notes.append("the hidden sheet with what was sent is missing: the rows are compared with the log as it is")
    return ReturnedFile(edited or found, bool(edited), sent if edited else None, tuple(notes))


def _package(folder: Path) -> ReturnedFile | None:
    """Return the tables of a data package; None for a folder that is none of ours."""
    if not (folder / "datapackage.json").is_file():
        return None
    tables = [
        SheetRows(file.stem, [text_of(cell) for cell in head.cells], table.rows, is_by_csv=True)
        for file in sorted(folder.glob("*.csv"))
        for table in (open_table(file),)
        if (head := next(table.rows, None)) is not None
    ]
    return ReturnedFile(tables, False) if any(answer_of(one.headings) for one in tables) else None


def _under_headings(table: Table) -> SheetRows | None:
    """Return a table below the row of our headings; None where there is none."""
    first = [*islice(table.rows, _LOOKED_AT)]
    for position, row in enumerate(first):
        headings = [text_of(cell) for cell in row.cells]
        if is_for_editing(headings) or answer_of(headings) is not None:
            rows = chain(first[position + 1 :], table.rows)
            is_by_csv = _is_by_csv(table.name, headings, first[position + 1 :])
            return SheetRows(table.name, headings, rows, is_by_csv)
    return None


def _is_by_csv(name: str, headings: Sequence[str], rows: Iterable[Row]) -> bool:
    """Return whether a table is CSV, or a workbook that a program made of it: such a sheet has not the form of ours.

    Ours for editing has no column that names the kind of entry. Others have names of their own, and texts under `edtf`,
    where a program that reads CSV makes days.
    """
    if is_for_editing(headings):
        return ENTRY in map(key_of_heading, headings)
    if not name.startswith(_SHEETS):
        return True
    at = headings.index("edtf") if "edtf" in headings else len(headings)
    cells = [row.cells[at] for row in rows if at < len(row.cells)]
    are_texts = any(isinstance(cell, str) and _DAY.fullmatch(cell) for cell in cells)
    return not are_texts and any(isinstance(cell, datetime.date) for cell in cells)
