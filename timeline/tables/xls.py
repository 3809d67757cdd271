"""Tables of an XLS workbook, read by python-calamine; what it leaves out is put back (`timeline.tables.biff`)."""

import datetime
import importlib
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import TYPE_CHECKING

from timeline.errors import LibraryMissing, TableUnreadable, is_out_of_memory
from timeline.tables.biff import XlsMarks, XlsOutline, read_outline
from timeline.tables.cells import CellError, Content, Row, Table
from timeline.tables.files import open_table_file
from timeline.tables.formats import Shown
from timeline.tables.limits import LARGEST_KEPT
from timeline.tables.markup import Unfit
from timeline.tables.merging import Merged, filled, note_on
from timeline.tables.notes import IS_1904, macro_note, on_hidden
from timeline.tables.numbers import whole
from timeline.text import visible

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_MOST_CELLS = 1 << 24
"""Maximum number of cells of all sheets up to their last ones: those of one full sheet."""

_AGAIN = "open it in a spreadsheet program and save it as XLSX"


def xls_sheets(name: str) -> tuple[tuple[str, bool], ...]:
    """List the names of the sheets, and whether they are hidden."""
    workbook, _ = _open(name)
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return tuple(
        (sheet.name, sheet.visible != SheetVisibleEnum.Visible)
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet
    )


def xls_table(name: str, sheet: str) -> Table:
    """Open a sheet of a workbook by its name; all of it is read at once."""
    workbook, outline = _open(name)
    try:
        found = workbook.get_sheet_by_name(sheet)
        marks = outline.sheets[workbook.sheet_names.index(sheet)]
        merged = tuple(
            Merged(row + 1, last_row + 1, column, last_column)
            for (row, column), (last_row, last_column) in found.merged_cell_ranges or ()
        )
    except BaseException as error:  # noqa: BLE001 - a fault of the library is no `Exception`
        raise _damaged(name, error) from None
    notes = (
        *([IS_1904] if outline.is_1904 else []),
        *macro_note(outline.has_macros),
        *on_hidden(len(marks.hidden_rows), marks.hidden_columns),
        *note_on(merged),
    )
    return Table(sheet, filled(_rows(name, found, marks), merged, name, sheet), notes, name)


def _open(name: str) -> tuple["CalamineWorkbook", XlsOutline]:
    calamine = _library()
    with open_table_file(name) as file:
        data = file.read(LARGEST_KEPT + 1)
        if len(data) > LARGEST_KEPT:
            raise TableUnreadable(name, f"it has over {LARGEST_KEPT >> 20} MiB", _AGAIN)
        outline = _outline(name, data)
        file.seek(0)
        try:
            workbook: CalamineWorkbook = calamine.load_workbook(file)
        except calamine.PasswordError:
            raise TableUnreadable(name, "it is protected by a password", "save it without one") from None
        except (calamine.CalamineError, OSError) as error:
            raise TableUnreadable(name, f"it cannot be read ({str(error)[:100]})", _AGAIN) from None
        except BaseException as error:  # noqa: BLE001 - a fault of the library is no `Exception`
            raise _damaged(name, error) from None
    return workbook, outline


def _damaged(name: str, error: BaseException) -> BaseException:
    """Return what to raise for a fault of the library, which shows as an error that is no `Exception`."""
    is_fault = type(error).__name__ == "PanicException" or isinstance(error, (IndexError, ValueError))
    return TableUnreadable(name, "it is damaged or cut off", _AGAIN) if is_fault else error


def _outline(name: str, data: bytes) -> XlsOutline:
    try:
        outline = read_outline(data)
    except Unfit as error:
        hint = "save it without one" if "password" in error.reason else _AGAIN
        raise TableUnreadable(name, error.reason, hint) from None
    if sum(sheet.size for sheet in outline.sheets) > _MOST_CELLS:
        raise TableUnreadable(name, f"it has over {_MOST_CELLS:,} cells up to the last ones of its sheets", _AGAIN)
    return outline


def _library() -> ModuleType:
    """Return the library; where it cannot be imported the error says how to get it."""
    try:
        return importlib.import_module("python_calamine")
    except ModuleNotFoundError:
        hint = "pip install python-calamine brings it, as does the extra timeline-log[excel]; or save the file as XLSX"
        raise LibraryMissing("xls is read by python-calamine, which is not installed", hint) from None
    except ImportError as error:
        if is_out_of_memory(error):
            raise MemoryError from None
        hint = "pip install --force-reinstall python-calamine may mend it"
        message = f"xls is read by python-calamine, which is there but does not load ({visible(str(error))})"
        raise LibraryMissing(message, hint) from None


def _given(name: str, sheet: "CalamineSheet") -> Iterator[Sequence[Content]]:
    try:
        rows = sheet.iter_rows()
        while (row := next(rows, None)) is not None:
            yield row
    except GeneratorExit:
        raise
    except BaseException as error:  # noqa: BLE001 - a fault of the library is no `Exception`
        raise _damaged(name, error) from None


def _rows(name: str, sheet: "CalamineSheet", marks: XlsMarks) -> Iterator[Row]:
    before = [None] * (sheet.start[1] if sheet.start else 0)  # the library gives columns from the first one in use
    for index, cells in enumerate(_given(name, sheet)):
        row: list[Content | CellError] = [*before]
        row.extend(whole(cell) if type(cell) is float else cell if cell != "" else None for cell in cells)
        while row and row[-1] is None and (index, len(row) - 1) not in marks.errors:
            row.pop()
        for column in range(len(row)):
            if (index, column) in marks.errors:
                row[column] = CellError(marks.errors[index, column])
            elif (index, column) in marks.shown:
                row[column] = _coarse(row[column], marks.shown[index, column])
        yield Row(index + 1, tuple(row), index in marks.hidden_rows)


def _coarse(cell: Content | CellError, shown: Shown) -> Content | CellError:
    if not isinstance(cell, datetime.date):
        return cell
    return f"{cell.year:04}" if shown is Shown.YEAR else f"{cell.year:04}-{cell.month:02}"
