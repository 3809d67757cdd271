"""Sheets for Excel: days are dates, numbers are numbers, and text is text that is never followed or calculated.

What Excel cannot hold in one place goes on in the next: a text of more than 32,767 characters in further columns beside
its own, more than 1,048,575 rows in further sheets. A day before March 1900, which Excel would take for another one,
and a number of more than 15 digits, which it would round, stay text.
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

from timeline.export.formats.plain import would_calculate
from timeline.export.sheets import Column, Kind, Sheet
from timeline.text import visible

_ROWS = 1_048_575
"""So many rows has a sheet below its header."""
_LETTERS = 32_767
_LINES = 253
"""So many letters, and so many line breaks, has a cell."""
_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_FIRST_DAY = datetime.date(1900, 3, 1)
_MADE = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
"""A file must say when it was made; the same answer is to give the same bytes on every day."""
_A4 = 9
_WIDEST = 50
"""Longer texts are wrapped."""
_NARROWEST = 8
_ARROW = 4
"""What a header needs beside its name for the arrow of the filter."""
_LINE = 15
_HIGHEST = 409
"""The height of a line, and that of the highest row, in points."""

Value = str | bool | int | float | datetime.date | None


def as_xlsx(sheet: Sheet) -> bytes:
    """The table as a workbook: a sheet for each kind of rows, without the columns in which that kind has nothing."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(out, options)
    book.set_properties({"created": _MADE})
    writer = _Writer(book)
    for part, rows in sheet.parts().items():
        columns = [
            _Cells(column, [_value(row[place], column.kind) for row in rows])
            for place, column in enumerate(sheet.columns)
        ]
        if sheet.part is not None:
            columns = [column for column in columns if column.says_something]
        continued = [piece for column in columns for piece in column.continued()]
        for start in range(0, max(1, len(rows)), _ROWS):
            writer.add(part, [one.between(start, start + _ROWS) for one in continued])
    book.close()
    return out.getvalue()


class _Cells:
    """A column with its cells."""

    def __init__(self, column: Column, values: Sequence[Value]) -> None:
        self.column = column
        self.values = values

    @property
    def says_something(self) -> bool:
        return any(value is not None for value in self.values)

    def continued(self) -> list["_Cells"]:
        """The column, and beside it those in which its longest texts go on."""
        if not any(isinstance(value, str) and _fitting(value, _LETTERS) < len(value) for value in self.values):
            return [self]
        pieces = [list(_pieces(value)) if isinstance(value, str) else [value] for value in self.values]
        found = [_Cells(self.column, [one[0] for one in pieces])]
        for number in range(1, max(map(len, pieces), default=1)):
            name = f"{self.column.name} (continued{'' if number == 1 else f' {number}'})"
            values = [one[number] if number < len(one) else None for one in pieces]
            found.append(_Cells(Column(name, self.column.kind), values))
        return found

    def between(self, start: int, end: int) -> "_Cells":
        return _Cells(self.column, self.values[start:end])

    def width(self) -> int:
        """So many letters that nearly all cells fit, within reason: the others are wrapped."""
        lengths = sorted(len(str(value)) for value in self.values if value is not None)
        most = lengths[len(lengths) * 19 // 20] if lengths else 0
        return max(_NARROWEST, len(self.column.name) + _ARROW, min(most + 2, _WIDEST))


class _Writer:
    """Fills the sheets of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.names: set[str] = set()
        top: dict[str, Any] = {"valign": "top"}
        self.header = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EDEFF3"})
        self.text = book.add_format({**top, "text_wrap": True})
        # Excel shows it as any other text, and does not calculate it when somebody opens the cell and leaves it.
        self.quoted = book.add_format({**top, "text_wrap": True, "quote_prefix": True})
        self.plain = book.add_format(top)
        self.day = book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"})

    def add(self, part: str, columns: Sequence[_Cells]) -> None:
        """One sheet with a header that stays in view and filters."""
        sheet = self.book.add_worksheet(_name(part, self.names))
        widths = [one.width() for one in columns]
        for place, one in enumerate(columns):
            sheet.write_string(0, place, visible(one.column.name), self.header)
            sheet.set_column(place, place, widths[place])
            for row, value in enumerate(one.values, 1):
                self._write(sheet, row, place, value)
        for row, values in enumerate(zip(*(one.values for one in columns), strict=True), 1):
            # Excel would find the height by itself, but not every program does.
            if (lines := max(map(_lines, values, widths))) > 1:
                sheet.set_row(row, min(lines * _LINE, _HIGHEST))
        if columns:
            last = max(1, len(columns[0].values))
            sheet.autofilter(0, 0, last, len(columns) - 1)
            # What looks like a number and is a text, such as an id, is meant to be one.
            sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_rowcol_to_cell(last, len(columns) - 1)}"})
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)

    def _write(self, sheet: Worksheet, row: int, place: int, value: Value) -> None:
        if isinstance(value, str):
            sheet.write_string(row, place, value, self.quoted if would_calculate(value) else self.text)
        elif isinstance(value, bool):
            sheet.write_boolean(row, place, value, self.plain)
        elif isinstance(value, datetime.date):
            sheet.write_datetime(row, place, value, self.day)
        elif value is not None:
            sheet.write_number(row, place, value, self.plain)


def _lines(value: Value, width: int) -> int:
    """How many lines a cell needs, about."""
    if not isinstance(value, str) or (len(value) < width and "\n" not in value):
        return 1
    return sum(1 + len(line) // width for line in value.split("\n"))


def _value(value: Any, kind: Kind) -> Value:
    """What stands in a cell: None where nothing does."""
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
    """Whether Excel, which knows 15 digits, keeps a number."""
    return abs(number) < 10**15 if isinstance(number, int) else math.isfinite(number)


def _day(text: str) -> datetime.date | None:
    """A day that Excel takes for the same one."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None


def _text(text: str) -> str:
    """A text with its line breaks, everything else that is hidden as signs."""
    return visible(text) if text.count("\n") > _LINES else "\n".join(map(visible, text.split("\n")))


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces that a cell can hold, cut behind a blank if one is near; together they are the text."""
    while (end := _fitting(text, _LETTERS)) < len(text):
        end = text.rfind(" ", end - 200, end) + 1 or end
        yield text[:end]
        text = text[end:]
    yield text


def _fitting(text: str, limit: int) -> int:
    """How many characters of a text fit where Excel counts the units of UTF-16."""
    if len(text) * 2 <= limit:
        return len(text)
    return len(text.encode("utf-16-le")[: limit * 2].decode("utf-16-le", "ignore"))


def _name(part: str, taken: set[str]) -> str:
    """A name that Excel allows and that no other sheet has."""
    whole = _FORBIDDEN.sub(" ", visible(part)).strip(" '")
    if whole.lower() in ("", "history"):  # the second is Excel's own
        whole = f"{whole} sheet".strip()
    number, name = 1, ""
    while not name or name.lower() in taken:
        tail = f" ({number})" if number > 1 else ""
        name = whole[: _fitting(whole, _NAME - len(tail))].strip(" '") + tail
        number += 1
    taken.add(name.lower())
    return name
