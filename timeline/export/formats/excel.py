"""Sheets for Excel: days are dates, numbers are numbers, and text is never taken for a link or a formula.

What is too large for a cell or a sheet continues in the next: long texts in further columns (`excel_cells`), more than
1,048,575 rows in further sheets. Web addresses are links, one a cell.

A sheet is ready to print: the columns for readers, as wide as a page, with the header on each; the details are not
printed.

A table is read once, to measure its cells, which wait in a temporary file until the sheets are written row by row.
"""

import datetime
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from timeline.addresses import encoded
from timeline.export.formats.excel_cells import (
    ARROW,
    WIDEST,
    Measure,
    Slot,
    Value,
    can_follow,
    fitting,
    is_long,
    lines_in,
    pieces,
    slots,
    spread,
)
from timeline.export.sheets.sheet import Sheet
from timeline.formulas import would_calculate
from timeline.reports.wording import day_words, titles_of
from timeline.spool import Spool
from timeline.text import shorten, visible

_ROWS = 1_048_575
"""Maximum number of rows of a sheet below its header."""
_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
MADE = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
"""Date of creation that every file has, so that the same answer gives the same bytes on every day."""
_A4 = 9
_PRINTED = 230
"""Width of a printed page in letters that can still be read; texts are wrapped at smaller widths to fit into it."""
_WRAPPED = 22
"""Minimum width of a wrapped column on a printed page."""
_MOST_LINKS = 65_530
"""Maximum number of links of a sheet; others stay text."""
_LINE = 15
_HIGHEST = 409
"""Height of a line, and maximum height of a row, in points."""
BLOCK = 1 << 16

Cells = Sequence[Value]


def as_xlsx(sheet: Sheet) -> Iterator[bytes]:
    """Write the table as a workbook: a sheet for each kind of rows, without columns that are empty for it."""
    parts = _measured(sheet)
    with tempfile.TemporaryDirectory(prefix="timeline-") as folder:
        file = Path(folder) / "answer.xlsx"
        _write(file, folder, sheet, parts)
        with file.open("rb") as stream:
            while block := stream.read(BLOCK):
                yield block


def _write(file: Path, folder: str, sheet: Sheet, parts: "dict[str, _Part]") -> None:
    options = {"constant_memory": True, "tmpdir": folder}
    texts = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(str(file), {**options, **texts})
    book.set_properties({"created": MADE, **({"comments": sheet.note} if sheet.note else {})})
    writer = _Writer(book, _footer(sheet))
    for name, part in parts.items():
        rows = iter(part.rows)
        for number, count in enumerate(part.counts()):
            writer.add(name, part.columns(number, only_filled=sheet.has_parts), islice(rows, count), count)
    book.close()


def _measured(sheet: Sheet) -> "dict[str, _Part]":
    """The cells of a table by part, in the order of the parts; all under the sheet's name if it has no parts."""
    cells = [*slots(sheet.columns)]
    parts: dict[str, _Part] = {} if sheet.has_parts else {sheet.name: _Part(cells)}
    for name, row in sheet.lines:
        name = name if sheet.has_parts else sheet.name
        if name not in parts:
            parts[name] = _Part(cells)
        parts[name].add(spread(sheet.columns, row))
    return parts or {sheet.name: _Part(cells)}


class _Column(NamedTuple):
    """A column of a sheet: its name, the slot of its cells, and of a long text the piece."""

    name: str
    at: int
    piece: int
    pieces: int
    measure: Measure
    is_printed: bool


class _Part:
    """The cells of one kind of rows, with their measures on each of the sheets that they need."""

    def __init__(self, cells: Sequence[Slot]) -> None:
        self.rows: Spool[Cells] = Spool()
        self._slots = cells
        self._measures: list[list[list[Measure]]] = []
        """By sheet, by slot, and by piece where a text continues in further columns."""

    def add(self, cells: Cells) -> None:
        if len(self.rows) % _ROWS == 0:
            self._measures.append([[Measure()] for _ in self._slots])
        self.rows.append(cells)
        for slot, measures, value in zip(self._slots, self._measures[-1], cells, strict=True):
            if value is None:
                continue
            measures[0].links += slot.heading.kind == "links" and can_follow(value)
            for number, piece in enumerate(pieces(value) if is_long(value) else (value,)):
                if number == len(measures):
                    measures.append(Measure())
                measures[number].add(piece)

    def counts(self) -> Iterator[int]:
        """Yield the number of rows of each sheet; there is one even without any rows."""
        left = len(self.rows)
        for _ in range(max(1, len(self._measures))):
            yield min(left, _ROWS)
            left -= _ROWS

    def columns(self, sheet: int, *, only_filled: bool) -> list[_Column]:
        """The columns of a sheet: those that are printed first, each with those that continue its longest texts."""
        printed: list[_Column] = []
        others: list[_Column] = []
        for at, (heading, is_further) in enumerate(self._slots):
            several = [measures[at] for measures in self._measures]
            is_filled = any(measures[0].says_something for measures in several)
            if is_filled or not (only_filled or is_further):
                own = several[sheet] if several else []
                is_printed = not heading.is_detail and (is_filled or not several)
                most = max(map(len, several), default=1)
                for piece in range(most):
                    measure = own[piece] if piece < len(own) else Measure()
                    column = _Column(_continued(heading.name, piece), at, piece, most, measure, is_printed)
                    (printed if is_printed else others).append(column)
        return [*printed, *others]


def _continued(name: str, piece: int) -> str:
    """The name of the column that has a piece of long texts."""
    return name if not piece else f"{name} (continued)" if piece == 1 else f"{name} (continued {piece})"


def _widths(columns: Sequence[_Column]) -> list[int]:
    """The widths of columns in letters; printed columns get less if a page is too narrow for them."""
    widths = [one.measure.width(one.name) for one in columns]
    printed = [at for at, one in enumerate(columns) if one.is_printed]
    for limit in range(WIDEST, _WRAPPED - 1, -1):
        for at in printed:
            widths[at] = min(widths[at], max(limit, len(columns[at].name) + ARROW))
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

    def add(self, part: str, columns: Sequence[_Column], rows: Iterable[Cells], count: int) -> None:
        """Add one sheet, whose header stays in view and has filters."""
        sheet = self.book.add_worksheet(_name(part, self.names))
        widths = _widths(columns)
        for at, one in enumerate(columns):
            sheet.set_column(at, at, widths[at])
            sheet.write_string(0, at, visible(one.name), self.header)
        links = _links(columns)
        for number, cells in enumerate(rows, 1):
            values = [cells[one.at] if one.pieces == 1 else _piece(cells[one.at], one.piece) for one in columns]
            # Excel would find the height by itself, but not every program does.
            if (lines := max(map(lines_in, values, widths), default=1)) > 1:
                sheet.set_row(number, min(lines * _LINE, _HIGHEST))
            for at, value in enumerate(values):
                if value is not None:
                    is_link = links[at] > 0 and can_follow(value)
                    links[at] -= is_link
                    self._write(sheet, number, at, value, is_link)
        if columns:
            last = max(1, count)
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
            sheet.print_area(0, 0, count, printed - 1)

    def _write(self, sheet: Worksheet, row: int, at: int, value: Value, is_link: bool) -> None:
        if is_link:
            sheet.write_url(row, at, encoded(str(value)), self.link, visible(str(value)))
        elif isinstance(value, str) and value.startswith("<r>") and value.endswith("</r>"):
            # The library takes a text between these tags for markup, unless it is written in two pieces.
            sheet.write_rich_string(row, at, "<", self.plain, value[1:], self.text)
        elif isinstance(value, str):
            sheet.write_string(row, at, value, self.quoted if would_calculate(value) else self.text)
        elif isinstance(value, bool):
            sheet.write_boolean(row, at, value, self.plain)
        elif isinstance(value, list):
            sheet.write_datetime(row, at, datetime.date.fromisoformat(value[0]), self.day)
        elif value is not None:
            sheet.write_number(row, at, value, self.plain)


def _links(columns: Sequence[_Column]) -> list[int]:
    """The number of links that each column may have: of a sheet's links, the first columns get as many as they need."""
    left = _MOST_LINKS
    shares = []
    for one in columns:
        shares.append(min(left, one.measure.links))
        left -= shares[-1]
    return shares


def _piece(value: Value, number: int) -> Value:
    """A piece of a long text; None where it has none of that number."""
    found = pieces(value)
    return found[number] if number < len(found) else None


def _footer(sheet: Sheet) -> str:
    """The logs and the day of the answer, for the foot of a page, which holds 255 letters and takes `&` for a code."""
    workspace = sheet.workspace
    if workspace is None:
        return ""
    day = f", as known on {day_words(workspace.as_of)}"
    title = shorten(visible(titles_of(workspace)), 100).replace("&", "&&")
    note = shorten(visible(sheet.note), 80).replace("&", "&&")
    return title + day + (f"; {note}" if note else "")


def _name(part: str, taken: set[str]) -> str:
    """A name that Excel allows and that no other sheet has."""
    whole = _FORBIDDEN.sub(" ", visible(part)).strip(" '")
    if whole.lower() in ("", "history"):  # "History" is reserved by Excel
        whole = f"{whole} sheet".strip()
    number, name = 1, ""
    while not name or name.lower() in taken:
        tail = f" ({number})" if number > 1 else ""
        name = whole[: fitting(whole, _NAME - len(tail))].strip(" '") + tail
        number += 1
    taken.add(name.lower())
    return name
