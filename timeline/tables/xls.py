"""Tables of an XLS workbook, read by python-calamine; what it leaves out is put back (`timeline.tables.biff`)."""

import datetime
import math
from collections.abc import Iterator
from typing import BinaryIO

from timeline.errors import TableUnreadable
from timeline.tables.biff import XlsMarks, XlsOutline, read_outline
from timeline.tables.cells import CellError, Content, Row, Table
from timeline.tables.files import open_table_file
from timeline.tables.formats import Shown, as_shown
from timeline.tables.limits import LARGEST_KEPT
from timeline.tables.markup import Unfit
from timeline.tables.merging import Merged, filled, note_on
from timeline.tables.notes import IS_1904, macro_note, on_hidden
from timeline.tables.numbers import whole
from timeline.tables.xls_reader import AGAIN, SheetRead, read_sheet

_MOST_CELLS = 1 << 24
"""Maximum number of cells of all sheets up to their last ones: those of one full sheet."""


def xls_sheets(name: str) -> tuple[tuple[str, bool], ...]:
    """List the names of the sheets, and whether they are hidden."""
    with open_table_file(name) as file:
        sheets = _outline(name, file).sheets
    there = tuple((sheet.name, sheet.is_hidden) for sheet in sheets if sheet.has_cells)
    if not there:
        raise TableUnreadable(name, "no sheet in it has cells")
    return there


def xls_table(name: str, sheet: str) -> Table:
    """Open a sheet of a workbook by its name; all of it is read at once, in a process of its own."""
    with open_table_file(name) as file:
        outline = _outline(name, file)
        index = next(index for index, one in enumerate(outline.sheets) if one.name == sheet and one.has_cells)
        found = read_sheet(name, file, index)
    marks = outline.sheets[index]
    merged = tuple(
        Merged(row + 1, last_row + 1, column, last_column) for (row, column), (last_row, last_column) in found.merged
    )
    notes = (
        *([IS_1904] if outline.is_1904 else []),
        *macro_note(outline.has_macros),
        *on_hidden(len(marks.hidden_rows), marks.hidden_columns),
        *note_on(merged),
    )
    return Table(sheet, filled(_rows(found, marks), merged, name, sheet), notes, name, outline.is_1904)


def _outline(name: str, file: BinaryIO) -> XlsOutline:
    data = file.read(LARGEST_KEPT + 1)
    if len(data) > LARGEST_KEPT:
        raise TableUnreadable(name, f"it has over {LARGEST_KEPT >> 20} MiB", AGAIN)
    try:
        outline = read_outline(data)
    except Unfit as error:
        hint = "save it without one" if "password" in error.reason else AGAIN
        raise TableUnreadable(name, error.reason, hint) from None
    if sum(sheet.size for sheet in outline.sheets) > _MOST_CELLS:
        raise TableUnreadable(name, f"it has over {_MOST_CELLS:,} cells up to the last ones of its sheets", AGAIN)
    return outline


def _rows(sheet: SheetRead, marks: XlsMarks) -> Iterator[Row]:
    before = [None] * sheet.first  # the library gives columns from the first one in use
    for index, cells in enumerate(sheet.rows):
        row: list[Content | CellError] = [*before]
        row.extend(_number(cell) if type(cell) is float else cell for cell in cells)
        while row and row[-1] is None and (index, len(row) - 1) not in marks.errors:
            row.pop()
        for column in range(len(row)):
            if (index, column) in marks.errors:
                row[column] = CellError(marks.errors[index, column])
            elif (index, column) in marks.shown:
                row[column] = _coarse(row[column], marks.shown[index, column])
        yield Row(index + 1, tuple(row), index in marks.hidden_rows)


def _coarse(cell: Content | CellError, shown: Shown) -> Content | CellError:
    return as_shown(cell, shown) if isinstance(cell, datetime.date) else cell


def _number(number: float) -> Content | CellError:
    return whole(number) if math.isfinite(number) else CellError("#NUM!")
