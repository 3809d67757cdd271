"""Helpers for tests of tables that come back: tables are written, opened again, and read."""

import datetime
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook as Book

from tests.helpers import a_folder
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
from timeline.imports.returned_files import open_returned
from timeline.imports.returned_values import Returned
from timeline.imports.sheet_fields import FIELDS, Section
from timeline.log.model import Entry
from timeline.query.question import Question
from timeline.reports.chronology import chronology
from timeline.reports.figures import figures
from timeline.reports.plans import plans
from timeline.workspace import Workspace

TODAY = datetime.date(2026, 1, 1)


def entries_of(workspace: Workspace) -> Iterator[Entry]:
    """Yield all events, plans and figures."""
    for section in FIELDS:
        yield from getattr(workspace.whole[0], section).values()


def written_for_editing(workspace: Workspace, format: str = "xlsx", sections: Sequence[Section] = tuple(FIELDS)) -> Any:
    """Return the bytes, or the text, of all entries for editing."""
    pieces = forms(for_editing(workspace, sections, entries_of(workspace))).more[format]()
    return b"".join(pieces) if format == "xlsx" else "".join(pieces)  # type: ignore[arg-type] # bytes of a workbook


def changed_book(content: bytes, change: Callable[[Book], None]) -> bytes:
    """Return the workbook after a change, saved again as a colleague would."""
    book = load_workbook(io.BytesIO(content))
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def came_back(
    workspace: Workspace, content: bytes | str, change: Callable[[Book], None] | None = None, name: str = "table"
) -> Returned:
    """Compare a file that came back with a log: it is CSV if it is a text, else a workbook unless its name says so."""
    if isinstance(content, bytes) and change is not None:
        content = changed_book(content, change)
    ending = "" if "." in name else ".xlsx" if isinstance(content, bytes) else ".csv"
    file = a_folder() / f"{name}{ending}"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = open_returned(file)
    assert found is not None
    log = workspace.whole[0]
    if found.is_for_editing:
        return read_returned(found.sheets, log, Names(log), TODAY, found.sent)
    return read_ordinary(found.sheets, workspace, Names(log), TODAY)


def said(returned: Returned) -> dict[str, list[str]]:
    """Return the changes of each entry in short: `title there`, `actors there +x -y`."""
    found: dict[str, list[str]] = {}
    for entry in returned.entries:
        for one in entry.changes:
            items = [*(f"+{item}" for item in one.added), *(f"-{item}" for item in one.removed)]
            found.setdefault(entry.id, []).append(" ".join([one.key, one.outcome, *items]))
    return found


def is_silent(returned: Returned) -> bool:
    """Return whether nothing was changed, and nothing is to be said."""
    return not said(returned) and returned == Returned(entries=returned.entries)


def ordinary_forms(workspace: Workspace) -> dict[str, Forms]:
    """Return the answers of `list`, `plans` and `figures` to no question."""
    asked = Question()
    return {
        "list": chronology_forms(chronology(workspace, asked), workspace),
        "plans": plans_forms(plans(workspace, asked), workspace),
        "figures": figures_forms(figures(workspace, asked), workspace),
    }


def came_back_ordinary(
    workspace: Workspace, answer: str, format: str, changed: Callable[[str, str], str] = lambda _, text: text
) -> Returned:
    """Write an answer in a format and compare it with its log; `changed` gives the text of each file of a package."""
    content = written(ordinary_forms(workspace)[answer], format)
    if not isinstance(content, Mapping):
        parts = [one.encode() if isinstance(one, str) else one for one in content]
        return came_back(workspace, b"".join(parts) if format == "xlsx" else b"".join(parts).decode())
    folder = a_folder()
    for name, pieces in content.items():
        (folder / name).write_text(changed(name, "".join(pieces)), encoding="utf-8", newline="")
    found = open_returned(folder)
    assert found is not None
    return read_ordinary(found.sheets, workspace, Names(workspace.whole[0]), TODAY)
