"""Helpers of the tests of what comes back: tables that are written, opened again, and read."""

import csv
import datetime
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook as Book

from timeline.edits.names import Names
from timeline.export.chronology import forms as chronology_forms
from timeline.export.figures import forms as figures_forms
from timeline.export.for_editing import forms
from timeline.export.formats import written
from timeline.export.forms import Forms
from timeline.export.plans import forms as plans_forms
from timeline.export.sheets.for_editing import for_editing
from timeline.imports.ordinary import read_ordinary
from timeline.imports.returned import read_returned
from timeline.imports.returned_values import Returned, SheetRows
from timeline.imports.sent import SHEET_NAME, Sent, read_sent
from timeline.imports.sheet_fields import FIELDS, Section
from timeline.log.model import Entry
from timeline.query.question import Question
from timeline.reports.chronology import chronology
from timeline.reports.figures import figures
from timeline.reports.plans import plans
from timeline.tables.cells import CellError, Row
from timeline.workspace import Workspace

TODAY = datetime.date(2026, 1, 1)


def entries_of(workspace: Workspace) -> Iterator[Entry]:
    """All events, plans and figures."""
    for section in FIELDS:
        yield from getattr(workspace.whole[0], section).values()


def written_for_editing(workspace: Workspace, format: str = "xlsx", sections: Sequence[Section] = tuple(FIELDS)) -> Any:
    """The bytes, or the text, of all entries for editing."""
    pieces = forms(for_editing(workspace, sections, entries_of(workspace))).more[format]()
    return b"".join(pieces) if format == "xlsx" else "".join(pieces)  # type: ignore[arg-type] # bytes of a workbook


def book_of(content: bytes, change: Callable[[Book], None] | None = None) -> Book:
    """The workbook, changed and saved again as a colleague would."""
    book = load_workbook(io.BytesIO(content))
    if b"sharedStrings" not in content:  # openpyxl leaves the escapes of texts that stand in their cells
        for cell in (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row):
            if isinstance(cell.value, str) and "_x" in cell.value:
                cell.value = unescape(cell.value)
    if change is None:
        return book
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return load_workbook(io.BytesIO(saved.getvalue()))


def sheets_of(book: Book) -> tuple[list[SheetRows], Sent | None]:
    """The visible sheets of a workbook, and what the hidden one says was sent."""
    sent = None
    sheets = []
    for sheet in book.worksheets:
        rows = [
            Row(number, tuple(_cell(cell) for cell in row), sheet.row_dimensions[number].hidden)
            for number, row in enumerate(sheet.iter_rows(), 1)
        ]
        if sheet.title == SHEET_NAME:
            sent = read_sent(row.cells for row in rows)
        elif rows:
            sheets.append(SheetRows(sheet.title, [str(cell or "") for cell in rows[0].cells], rows[1:]))
    return sheets, sent


def _cell(cell: Any) -> Any:
    if cell.data_type == "e":
        return CellError(cell.value)
    is_day = isinstance(cell.value, datetime.datetime) and cell.value.time() == datetime.time()
    return cell.value.date() if is_day else cell.value


def sheet_of_csv(text: str) -> SheetRows:
    """The table of a CSV file."""
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    found = [Row(number, tuple(cell or None for cell in row)) for number, row in enumerate(rows, 2)]
    return SheetRows("", head, found, is_csv=True)


def came_back(workspace: Workspace, content: bytes | str, change: Callable[[Book], None] | None = None) -> Returned:
    """What came back of a file that was sent, compared with a log."""
    log = workspace.whole[0]
    if isinstance(content, str):
        return read_returned([sheet_of_csv(content)], log, Names(log), TODAY)
    sheets, sent = sheets_of(book_of(content, change))
    return read_returned(sheets, log, Names(log), TODAY, sent)


def said(returned: Returned) -> dict[str, list[str]]:
    """The changes of each entry in short: `title there`, `actors there +x -y`."""
    found: dict[str, list[str]] = {}
    for entry in returned.entries:
        for one in entry.changes:
            items = [*(f"+{item}" for item in one.added), *(f"-{item}" for item in one.removed)]
            found.setdefault(entry.id, []).append(" ".join([one.key, one.outcome, *items]))
    return found


def is_silent(returned: Returned) -> bool:
    """True if nothing was changed, and nothing is to be said."""
    return not said(returned) and returned == Returned(entries=returned.entries)


def ordinary_forms(workspace: Workspace) -> dict[str, Forms]:
    """The answers of `list`, `plans` and `figures` to no question."""
    asked = Question()
    return {
        "list": chronology_forms(chronology(workspace, asked), workspace),
        "plans": plans_forms(plans(workspace, asked), workspace),
        "figures": figures_forms(figures(workspace, asked), workspace),
    }


def came_back_ordinary(workspace: Workspace, answer: str, format: str) -> Returned:
    """What came back of an answer that was written in a format, and not changed."""
    content = written(ordinary_forms(workspace)[answer], format)
    if format == "xlsx":
        assert not isinstance(content, Mapping)
        sheets, _ = sheets_of(book_of(b"".join(content)))  # type: ignore[arg-type] # bytes
    elif format == "csv":
        sheets = [sheet_of_csv("".join(content))]  # type: ignore[arg-type] # text
    else:
        assert isinstance(content, Mapping)
        sheets = [
            sheet_of_csv("".join(pieces))._replace(name=name.removesuffix(".csv"))
            for name, pieces in content.items()
            if name.endswith(".csv")
        ]
    return read_ordinary(sheets, workspace, Names(workspace.whole[0]), TODAY)
