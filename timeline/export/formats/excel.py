"""Sheets for Excel: days are dates, numbers are numbers, and text is never taken for a link or a formula.

A value that is too large for a cell or a sheet continues in the next: a text of more than 32,767 characters in further
columns beside its own, more than 1,048,575 rows in further sheets. A day before March 1900, which Excel would take for
another one, and a number of more than 15 digits, which it would round, stay text. Web addresses are links, one a cell.

A sheet is ready to print: the columns for readers, as wide as a page, with the header on each; the details are not
printed.
"""

import datetime
import io
import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from timeline.addresses import encoded, is_address
from timeline.export.formats.csv_text import would_calculate
from timeline.export.sheets.sheet import CellKind, Heading, Sheet
from timeline.reports.wording import day_words, titles_of
from timeline.text import shorten, visible

_ROWS = 1_048_575
"""Maximum number of rows of a sheet below its header."""
_LETTERS = 32_767
_LINES = 253
"""Maximum number of letters, and of line breaks, in a cell."""
_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_FIRST_DAY = datetime.date(1900, 3, 1)
_MADE = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
"""Date of creation that every file has, so that the same answer gives the same bytes on every day."""
_A4 = 9
_WIDEST = 50
"""Maximum width of a column in letters; longer texts are wrapped."""
_PRINTED = 230
"""Width of a printed page in letters that can still be read; texts are wrapped at smaller widths to fit into it."""
_WRAPPED = 22
"""Minimum width of a wrapped column on a printed page."""
_LINKS = 4
"""Maximum number of columns with one address each; further addresses stand as text in one more column."""
_MOST_LINKS = 65_530
_LONGEST_LINK = 2_079
"""Maximum number of links of a sheet, and of letters of a link; others stay text."""
_NARROWEST = 8
_ARROW = 4
"""Width of the filter's arrow beside the name in a header."""
_LINE = 15
_HIGHEST = 409
"""Height of a line, and maximum height of a row, in points."""

Value = str | bool | int | float | datetime.date | None


def as_xlsx(sheet: Sheet) -> bytes:
    """Return the table as a workbook: a sheet for each kind of rows, without columns that are empty for it."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(out, options)
    book.set_properties({"created": _MADE, **({"comments": sheet.note} if sheet.note else {})})
    writer = _Writer(book, _footer(sheet))
    for part, rows in sheet.parts().items():
        columns = [
            cells for at, column in enumerate(sheet.columns) for cells in _cells(column, [row[at] for row in rows])
        ]
        if sheet.has_parts:
            columns = [column for column in columns if column.says_something]
        columns.sort(key=lambda one: not one.is_printed)
        continued = [piece for column in columns for piece in column.continued()]
        for start in range(0, max(1, len(rows)), _ROWS):
            writer.add(part, [one.between(start, start + _ROWS) for one in continued])
    book.close()
    return out.getvalue()


def _cells(column: Heading, values: Sequence[Any]) -> Iterator["_Cells"]:
    """Yield a column with its cells; a column of addresses as several columns with one address in each cell."""
    if column.kind != "links":
        yield _Cells(column, [_value(value, column.kind) for value in values])
        return
    rows = [list(dict.fromkeys(filter(None, value or ()))) for value in values]
    most = max(map(len, rows), default=0)
    for at in range(max(1, min(most, _LINKS))):
        name = column.name if at == 0 else f"{column.name} ({at + 1})"
        yield _Cells(column._replace(name=name), [row[at] if at < len(row) else None for row in rows])
    if most > _LINKS:
        more = Heading(f"{column.name} (more)", "list", column.is_detail)
        yield _Cells(more, [_value(row[_LINKS:], "list") for row in rows])


class _Cells:
    """A column with its cells."""

    def __init__(self, column: Heading, values: Sequence[Value]) -> None:
        self.column = column
        self.values = values

    @property
    def says_something(self) -> bool:
        return any(value is not None for value in self.values)

    @property
    def is_printed(self) -> bool:
        """Return whether the column is printed: it is for readers, and not empty."""
        return not self.column.is_detail and (self.says_something or not self.values)

    def continued(self) -> list["_Cells"]:
        """Return the column, and the columns that continue its longest texts."""
        if not any(isinstance(value, str) and _fitting(value, _LETTERS) < len(value) for value in self.values):
            return [self]
        pieces = [list(_pieces(value)) if isinstance(value, str) else [value] for value in self.values]
        found = [_Cells(self.column, [one[0] for one in pieces])]
        for number in range(1, max(map(len, pieces), default=1)):
            name = f"{self.column.name} (continued{'' if number == 1 else f' {number}'})"
            values = [one[number] if number < len(one) else None for one in pieces]
            found.append(_Cells(self.column._replace(name=name), values))
        return found

    def between(self, start: int, end: int) -> "_Cells":
        return _Cells(self.column, self.values[start:end])

    def width(self) -> int:
        """The width in letters that nearly all cells need; the others are wrapped."""
        lengths = sorted(len(str(value)) for value in self.values if value is not None)
        most = lengths[len(lengths) * 19 // 20] if lengths else 0
        return max(_NARROWEST, len(self.column.name) + _ARROW, min(most + 2, _WIDEST))


def _widths(columns: Sequence[_Cells]) -> list[int]:
    """The widths of columns in letters; printed columns get less if a page is too narrow for them."""
    widths = [one.width() for one in columns]
    printed = [at for at, one in enumerate(columns) if one.is_printed]
    for limit in range(_WIDEST, _WRAPPED - 1, -1):
        for at in printed:
            widths[at] = min(widths[at], max(limit, len(columns[at].column.name) + _ARROW))
        if sum(widths[at] for at in printed) <= _PRINTED:
            break
    return widths


class _Writer:
    """Fills the sheets of one workbook."""

    def __init__(self, book: Workbook, footer: str) -> None:
        self.book = book
        self.footer = footer
        self.names: set[str] = set()
        top: dict[str, Any] = {"valign": "top"}
        self.header = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EDEFF3"})
        self.text = book.add_format({**top, "text_wrap": True})
        # For texts that look like formulas: Excel does not calculate them, not even after the cell was edited.
        self.quoted = book.add_format({**top, "text_wrap": True, "quote_prefix": True})
        self.plain = book.add_format(top)
        self.link = book.add_format({**top, "font_color": "#0563C1", "underline": 1})
        self.day = book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"})

    def add(self, part: str, columns: Sequence[_Cells]) -> None:
        """Add one sheet, whose header stays in view and has filters."""
        sheet = self.book.add_worksheet(_name(part, self.names))
        widths = _widths(columns)
        links = 0
        for at, one in enumerate(columns):
            sheet.write_string(0, at, visible(one.column.name), self.header)
            sheet.set_column(at, at, widths[at])
            for row, value in enumerate(one.values, 1):
                is_link = one.column.kind == "links" and _can_follow(value) and links < _MOST_LINKS
                links += is_link
                self._write(sheet, row, at, value, is_link)
        for row, values in enumerate(zip(*(one.values for one in columns), strict=True), 1):
            # Excel would find the height by itself, but not every program does.
            if (lines := max(map(_lines, values, widths))) > 1:
                sheet.set_row(row, min(lines * _LINE, _HIGHEST))
        if columns:
            last = max(1, len(columns[0].values))
            sheet.autofilter(0, 0, last, len(columns) - 1)
            # A text that looks like a number, such as an id, is no mistake.
            sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_rowcol_to_cell(last, len(columns) - 1)}"})
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer(f"&L{self.footer}&R&P / &N")
        printed = sum(one.is_printed for one in columns)
        if 0 < printed < len(columns):
            sheet.print_area(0, 0, len(columns[0].values), printed - 1)

    def _write(self, sheet: Worksheet, row: int, at: int, value: Value, is_link: bool) -> None:
        if is_link:
            sheet.write_url(row, at, encoded(str(value)), self.link, visible(str(value)))
        elif isinstance(value, str):
            sheet.write_string(row, at, value, self.quoted if would_calculate(value) else self.text)
        elif isinstance(value, bool):
            sheet.write_boolean(row, at, value, self.plain)
        elif isinstance(value, datetime.date):
            sheet.write_datetime(row, at, value, self.day)
        elif value is not None:
            sheet.write_number(row, at, value, self.plain)


def _can_follow(value: Value) -> bool:
    return isinstance(value, str) and is_address(value) and len(encoded(value)) <= _LONGEST_LINK


def _footer(sheet: Sheet) -> str:
    """The logs and the day of the answer, for the foot of a page, which holds 255 letters and takes `&` for a code."""
    workspace = sheet.workspace
    if workspace is None:
        return ""
    day = f", as known on {day_words(workspace.as_of)}"
    title = shorten(visible(titles_of(workspace)), 100).replace("&", "&&")
    note = shorten(visible(sheet.note), 80).replace("&", "&&")
    return title + day + (f"; {note}" if note else "")


def _lines(value: Value, width: int) -> int:
    """The approximate number of lines of a cell."""
    if not isinstance(value, str) or (len(value) < width and "\n" not in value):
        return 1
    return sum(1 + len(line) // width for line in value.split("\n"))


def _value(value: Any, kind: CellKind) -> Value:
    """The value of a cell for the library; None for an empty one."""
    if isinstance(value, bool):
        return value
    if kind == "number" and isinstance(value, int | float) and _is_exact(value):
        return value
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    if value is None or value == "":
        return None
    return (_day(value) if kind == "day" else None) or _text(str(value))


def _is_exact(number: int | float) -> bool:
    """Return whether Excel, which keeps 15 digits, keeps a number exactly."""
    return abs(number) < 10**15 if isinstance(number, int) else math.isfinite(number)


def _day(text: str) -> datetime.date | None:
    """The day as a date; as text if Excel would take it for another day."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None


def _text(text: str) -> str:
    """A text with its line breaks; other hidden characters become visible signs."""
    return visible(text) if text.count("\n") > _LINES else "\n".join(map(visible, text.split("\n")))


def _pieces(text: str) -> Iterator[str]:
    """Cut a text into pieces that a cell can hold, behind a blank if one is near; joined they are the text again."""
    while (end := _fitting(text, _LETTERS)) < len(text):
        end = text.rfind(" ", end - 200, end) + 1 or end
        yield text[:end]
        text = text[end:]
    yield text


def _fitting(text: str, limit: int) -> int:
    """The number of characters of a text that fit into a limit that Excel counts in units of UTF-16."""
    if len(text) * 2 <= limit:
        return len(text)
    return len(text.encode("utf-16-le")[: limit * 2].decode("utf-16-le", "ignore"))


def _name(part: str, taken: set[str]) -> str:
    """A name that Excel allows and that no other sheet has."""
    whole = _FORBIDDEN.sub(" ", visible(part)).strip(" '")
    if whole.lower() in ("", "history"):  # "History" is reserved by Excel
        whole = f"{whole} sheet".strip()
    number, name = 1, ""
    while not name or name.lower() in taken:
        tail = f" ({number})" if number > 1 else ""
        name = whole[: _fitting(whole, _NAME - len(tail))].strip(" '") + tail
        number += 1
    taken.add(name.lower())
    return name
