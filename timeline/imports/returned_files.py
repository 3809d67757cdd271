"""Files that came back: a workbook, a CSV file, or the folder of a data package, as sheets under our own headings."""

from collections.abc import Sequence
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from timeline.imports.ordinary_columns import answer_of
from timeline.imports.returned import is_for_editing
from timeline.imports.returned_cells import text_of
from timeline.imports.returned_values import SheetRows
from timeline.imports.sent import SHEET_NAME, UNREADABLE, Sent, read_sent
from timeline.tables.cells import Table
from timeline.tables.opening import open_table, sheets

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
        sheet = _under_headings(table, is_csv=not one.name)
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
        SheetRows(file.stem, [text_of(cell) for cell in head.cells], table.rows, is_csv=True)
        for file in sorted(folder.glob("*.csv"))
        for table in (open_table(file),)
        if (head := next(table.rows, None)) is not None
    ]
    return ReturnedFile(tables, False) if any(answer_of(one.headings) for one in tables) else None


def _under_headings(table: Table, *, is_csv: bool) -> SheetRows | None:
    """Return a table below the row of our headings; None where there is none."""
    first = [*islice(table.rows, _LOOKED_AT)]
    for position, row in enumerate(first):
        headings = [text_of(cell) for cell in row.cells]
        if is_for_editing(headings) or answer_of(headings) is not None:
            rows = chain(first[position + 1 :], table.rows)
            return SheetRows(table.name, headings, rows, is_csv)
    return None
