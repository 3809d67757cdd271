"""A workbook to be edited by hand, and read back: a guide, the entries, the names, and hidden what was sent.

Cells to be edited are text, so that a program does not turn `2024-09` into a day; the others are shaded and protected,
without a password. Rows go to their sheets and to the hidden one as they come.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from timeline.errors import WrongUsage
from timeline.export.formats.excel import BLOCK, MADE
from timeline.export.formats.excel_cells import lines_in
from timeline.export.sheets.editing_guide import NameList, guide, name_lists
from timeline.export.sheets.for_editing import ForEditing, cells_of_entries, columns_of
from timeline.formulas import would_calculate
from timeline.imports.sent import SHEET_NAME, SentEntry, sent_rows
from timeline.imports.sheet_fields import COMPUTED, REMOVE, Section, SheetField, fields_by_key
from timeline.log.numbers import DIGITS
from timeline.text import visible

_MOST_ROWS = 1_000_000
"""Maximum number of entries of a sheet; below them there is room for new ones."""
_ROOM = 500
"""Number of rows for new entries that have lists to choose from."""
_LINE, _HIGHEST = 15, 409
_A4 = 9
_WIDTHS = {"title": 46, "summary": 46, "note": 36, "sources": 32, "explained": 30, "date": 18, "type": 18, "places": 20,
           "actors": 28, "by": 22, "to": 22, "id": 22, REMOVE: 9, "words": 24, "measure": 24, "subject": 28,
           "announced": 18, "deadline": 20, "deadline_in_force": 20, "outcome": 20, "kind": 18}  # fmt: skip
_OTHER_WIDTH = 13
_TITLE_COLUMNS = {"events": "title", "plans": "title", "figures": "subject"}
_HINTS: dict[str, str] = {
    "date": "As exactly as the source says: 2024-09-27, 2024-09, September 2024, early 2022, 2018/..",
    "occasion": "The day on which it was announced: 2024-09-27, September 2024. Or event:ID for an event of the log.",
    "names": "Several with a semicolon between, as the sheet 'names' has them: Iraq; Syria",
    "words": "Several words with a semicolon between: elections; sahel",
    "sources": "The id from the sheet 'names', with the place behind an @, several with a semicolon: audit@page 9; law",
    "subject": "Who is counted: the id of an actor, a place or an event; or text: and what it is in words",
    "number": "Digits only, such as 2500",
}


def as_xlsx_for_editing(answer: ForEditing) -> Iterator[bytes]:
    """Write the workbook; raises `WrongUsage` for more entries than a sheet has rows."""
    with tempfile.TemporaryDirectory(prefix="timeline-") as folder:
        file = Path(folder) / "answer.xlsx"
        _Book(str(file), folder, answer).write()
        with file.open("rb") as stream:
            while block := stream.read(BLOCK):
                yield block


class _Book:
    """The workbook while it is filled."""

    def __init__(self, file: str, folder: str, answer: ForEditing) -> None:
        texts = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.book = Workbook(file, {"constant_memory": True, "tmpdir": folder, **texts})
        self.book.set_properties({"created": MADE})
        self.answer = answer
        top: dict[str, Any] = {"valign": "top", "text_wrap": True}
        edges: dict[str, Any] = {"border": 1, "border_color": "#D9DCE1"}
        text: dict[str, Any] = {"num_format": "@", **top, **edges}
        grey: dict[str, Any] = {"bg_color": "#EFEFEF", "font_color": "#595959"}
        self.heading = self.book.add_format({"bold": True, "bg_color": "#DCE6F1", **top, **edges})
        self.grey_heading = self.book.add_format({**grey, "bold": True, **top, **edges})
        self.text = self.book.add_format({**text, "locked": False})
        # For texts that look like formulas: no program calculates them, not even after the cell was edited.
        self.quoted = self.book.add_format({**text, "locked": False, "quote_prefix": True})
        self.number = self.book.add_format({**top, **edges, "locked": False, "align": "right"})
        self.grey = self.book.add_format({**text, **grey})
        self.plain = self.book.add_format({"valign": "top"})
        self.wrapped = self.book.add_format({"valign": "top", "text_wrap": True})
        self.title = self.book.add_format({"bold": True, "font_size": 14})
        self.subtitle = self.book.add_format({"bold": True, "font_color": "#1F4E79", "valign": "bottom"})
        self.example = self.book.add_format(
            {"font_name": "Consolas", "bg_color": "#F3F6FA", "indent": 1, "num_format": "@"}
        )

    def write(self) -> None:
        """Fill the sheets and close the book."""
        self._write_guide()
        lists = name_lists(self.answer)
        sheets = {section: _EntrySheet(self, section) for section in self.answer.sections}
        self._write_names(lists)
        hidden = self.book.add_worksheet(SHEET_NAME)
        hidden.very_hidden()
        header, workspace = self.answer.log.header, self.answer.workspace
        day = _iso_day(workspace.as_of)
        rows = sent_rows(header.id or "", header.title, day, _filled(sheets, cells_of_entries(self.answer)))
        for number, row in enumerate(rows):
            for at, text in enumerate(row):
                if text:
                    write_text(hidden, number, at, text, self.plain, self.plain)
        for sheet in sheets.values():
            sheet.close(lists)
        sheets[self.answer.sections[0]].sheet.activate()
        self.book.close()

    def _write_guide(self) -> None:
        sheet = self.book.add_worksheet("how to edit")
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 74)
        row = 0
        for number, one in enumerate(guide(self.answer)):
            if one.meaning:
                write_text(sheet, row, 0, one.text, self.example, self.example)
                write_text(sheet, row, 1, one.meaning, self.wrapped, self.wrapped)
            elif one.is_heading:
                row += number > 0
                sheet.set_row(row, 22)
                write_text(sheet, row, 0, visible(one.text), self.title if not number else self.subtitle, self.subtitle)
            else:
                sheet.set_row(row, _LINE * lines_in(one.text, 108) + 2)
                sheet.merge_range(row, 0, row, 1, "", self.wrapped)
                write_text(sheet, row, 0, one.text, self.wrapped, self.wrapped)
            row += 1
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 1)

    def _write_names(self, lists: Sequence[NameList]) -> None:
        sheet = self.book.add_worksheet("names")
        sheet.freeze_panes(1, 0)
        for row in range(1 + max(len(one.rows) for one in lists)):
            for at, one in enumerate(lists):
                texts = one.headings if row == 0 else one.rows[row - 1] if row <= len(one.rows) else ()
                for beside, text in enumerate(texts):
                    form = self.heading if row == 0 else self.plain
                    if text:
                        write_text(sheet, row, at * 2 + beside, visible(text), form, form)
        for at, one in enumerate(lists):
            sheet.set_column(at * 2, at * 2, 26)
            sheet.set_column(at * 2 + 1, at * 2 + 1, 34 if one.headings[1] else 3)


def _filled(sheets: "dict[Section, _EntrySheet]", entries: Iterable[SentEntry]) -> Iterator[SentEntry]:
    """Yield the entries again, each written to its sheet."""
    for entry in entries:
        for section, sheet in sheets.items():
            if section == entry.section:
                sheet.add(entry)
        yield entry


class _EntrySheet:
    """The sheet of one section."""

    def __init__(self, book: _Book, section: Section) -> None:
        self.section = section
        self.book = book
        self.sheet = book.book.add_worksheet(section)
        self.rows = 0
        self.columns = columns_of(section)
        self.fields: dict[str, SheetField] = fields_by_key(section)
        for at, key in enumerate(self.columns):
            is_grey = key == "id" or key in COMPUTED[section]
            width = _WIDTHS.get(key, _OTHER_WIDTH)
            # Also of the cells below the last row: new entries are text, and their grey cells are protected.
            self.sheet.set_column(at, at, width, book.grey if is_grey else self._form(key))
            self.sheet.write_string(0, at, key.replace("_", " "), book.grey_heading if is_grey else book.heading)
        self.sheet.set_row(0, 32)
        self.sheet.freeze_panes(1, self.columns.index(_TITLE_COLUMNS[section]) if section != "events" else 3)

    def _form(self, key: str) -> Format:
        return self.book.number if key in self.fields and self.fields[key].form == "number" else self.book.text

    def add(self, entry: SentEntry) -> None:
        """Add the row of an entry."""
        self.rows += 1
        if self.rows > _MOST_ROWS:
            raise WrongUsage(f"a sheet for editing has at most {_MOST_ROWS:,} entries", "ask for fewer")
        lines = 1
        for at, key in enumerate(self.columns):
            if key == "id" or key in COMPUTED[self.section]:
                text, form, quoted = (
                    entry.id if key == "id" else entry.computed.get(key, ""),
                    self.book.grey,
                    self.book.grey,
                )
            elif key == REMOVE:
                text, form, quoted = "", self.book.text, self.book.text
            else:
                cell = entry.fields[key]
                text, form, quoted = cell.text, self._form(key), self.book.quoted
                if not cell.is_editable:
                    form = quoted = self.book.grey
            lines = max(lines, lines_in(text, _WIDTHS.get(key, _OTHER_WIDTH)))
            if form is self.book.number and _is_exact(text):
                self.sheet.write_number(self.rows, at, float(text) if "." in text else int(text), form)
            elif text:
                write_text(self.sheet, self.rows, at, text, form, quoted)
            else:
                self.sheet.write_blank(self.rows, at, None, form)
        self.sheet.set_row(self.rows, min(lines * _LINE + 2, _HIGHEST))

    def close(self, lists: Sequence[NameList]) -> None:
        """Add what concerns the sheet as a whole: lists to choose from, filters, protection, and how it is printed."""
        last = self.rows + _ROOM
        sheet = self.sheet
        for at, key in enumerate(self.columns):
            rule = self._rule(key, lists)
            if rule is not None:
                sheet.data_validation(1, at, last, at, rule)
        sheet.autofilter(0, 0, max(1, self.rows), len(self.columns) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
        allowed = ("autofilter", "sort", "format_columns", "format_rows", "format_cells", "insert_rows", "delete_rows")
        more = ("insert_columns", "delete_columns", "insert_hyperlinks")
        sheet.protect("", dict.fromkeys((*allowed, *more), True))
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&R&P / &N")

    def _rule(self, key: str, lists: Sequence[NameList]) -> dict[str, Any] | None:
        """Return what may stand in the cells of a column, and what they tell when one goes to them."""
        field = self.fields.get(key)
        if key == REMOVE:
            return _one_of(["yes"], "write yes to strike the entry out, or nothing")
        if field is None:
            return None
        if field.options:
            return _one_of([*field.options], f"{key.replace('_', ' ')}: choose one from the list")
        if field.role == "type":
            at, types = next((at * 2, one) for at, one in enumerate(lists) if one.key == "types")
            column = chr(ord("A") + at)
            return _one_of(f"=names!${column}$2:${column}${len(types.rows) + 1}", "choose a type from the list")
        hint = _HINTS.get(field.form)
        if hint is None:
            return None
        return {"validate": "any", "input_title": key.replace("_", " "), "input_message": hint, "ignore_blank": True}


def _one_of(source: list[str] | str, message: str) -> dict[str, Any]:
    return {"validate": "list", "source": source, "error_title": "Not in the list", "error_message": message}


def write_text(sheet: Worksheet, row: int, at: int, text: str, form: Format, quoted: Format) -> None:
    """Write a text that stays text; one that looks like a formula gets the other format."""
    form = quoted if would_calculate(text) else form
    if text.startswith("<r>") and text.endswith("</r>"):
        # The library takes a text between these tags for markup, unless it is written in two pieces.
        sheet.write_rich_string(row, at, "<", form, text[1:], form)
    else:
        sheet.write_string(row, at, text, form)


def _is_exact(text: str) -> bool:
    """Return whether a workbook keeps a number as it is: it has 15 digits at most, and no noughts at its end."""
    return (
        DIGITS.fullmatch(text) is not None
        and len(text) <= 15
        and text == str(float(text) if "." in text else int(text))
    )


def _iso_day(day: int) -> str:
    from timeline.dates import iso

    return iso(day) or ""
