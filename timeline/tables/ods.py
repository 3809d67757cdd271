"""Tables of an OpenDocument workbook (ODS), which keeps all of its sheets in one part."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.errors import TableUnreadable
from timeline.tables.archives import Archive
from timeline.tables.cells import Row, Table
from timeline.tables.files import open_table_file
from timeline.tables.letters import letter_of
from timeline.tables.limits import MOST_COLUMNS, MOST_SHEETS
from timeline.tables.markup import Unfit, read, read_all
from timeline.tables.merging import Merged, filled, note_on
from timeline.tables.notes import macro_note, on_hidden
from timeline.tables.ods_cells import Cells, count_in

_PART = "content.xml"
_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_MOST_MERGED = 100_000


def ods_sheets(name: str) -> tuple[tuple[str, bool], ...]:
    """List the names of the sheets, and whether they are hidden."""
    with open_table_file(name) as file, Archive(file, name) as archive:
        return tuple((sheet.name, sheet.is_hidden) for sheet in _outline(archive).sheets)


def ods_table(name: str, sheet: str) -> Table:
    """Open a sheet of a workbook by its name."""
    with open_table_file(name) as file, Archive(file, name) as archive:
        there = _outline(archive).sheets
        has_macros = any(part.startswith("Basic/") and part.endswith(".xml") for part in archive.names)
    index, found = next((index, one) for index, one in enumerate(there) if one.name == sheet)
    notes = (*macro_note(has_macros), *on_hidden(found.hidden_rows, found.hidden_columns), *note_on(found.merged))
    return Table(sheet, _rows(name, index, found), notes, name)


def _rows(name: str, index: int, sheet: "_Sheet") -> Iterator[Row]:
    cells = Cells(index)
    with open_table_file(name) as file, Archive(file, name) as archive:
        yield from filled(_read(archive, cells, sheet.name), sheet.merged, name, sheet.name)


def _read(archive: Archive, cells: Cells, sheet: str) -> Iterator[Row]:
    for _ in read(archive.pieces(_PART), cells, archive.name, _PART, sheet):
        rows, cells.rows = cells.rows, []
        for number, repeated, row, is_hidden in rows:
            for one in range(number, number + repeated):
                yield Row(one, row, is_hidden)
        if cells.is_done:
            return


class _Sheet(NamedTuple):
    """A sheet, and what it hides and merges."""

    name: str
    is_hidden: bool
    hidden_rows: int
    hidden_columns: tuple[str, ...]
    merged: tuple[Merged, ...]


def _outline(archive: Archive) -> "_Outline":
    if b"encryption-data" in b"".join(archive.pieces("META-INF/manifest.xml", is_kept=True)):
        raise TableUnreadable(archive.name, "it is protected by a password", "save it without one")
    outline = _Outline()
    read_all(archive.pieces(_PART), outline, archive.name, _PART)
    if not outline.sheets:
        raise TableUnreadable(archive.name, "no sheet in it has cells")
    return outline


class _Outline:
    """The sheets with what they hide and merge, from the elements of the whole workbook."""

    def __init__(self) -> None:
        self.sheets: list[_Sheet] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._depth = 0
        self._row = self._repeated = self._column = 0
        self._hidden_rows = 0
        self._hidden_columns: list[str] = []
        self._merged: list[Merged] = []
        self._name = ""
        self._is_hidden = False
        self._is_first = True

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._is_first:
            _check_prefixes(attributes)
            self._is_first = False
        if name == "table":
            self._depth += 1
            if self._depth == 1:
                self._start_sheet(attributes)
        elif self._depth == 1:
            self._inside(name, attributes)
        elif name == "style":
            self._style = attributes.get("style:name", "")
        elif name == "table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)

    def end(self, name: str) -> None:
        if name == "table":
            self._depth -= 1
            if self._depth == 0:
                self.sheets.append(
                    _Sheet(self._name, self._is_hidden, self._hidden_rows, tuple(self._hidden_columns),
                           tuple(self._merged))
                )  # fmt: skip

    def text(self, text: str) -> None:
        pass

    def _start_sheet(self, attributes: dict[str, str]) -> None:
        if len(self.sheets) >= MOST_SHEETS:
            raise Unfit(f"it has over {MOST_SHEETS:,} sheets")
        self._name = attributes.get("table:name", "")
        self._is_hidden = attributes.get("table:style-name", "") in self._hidden_styles
        self._row, self._repeated, self._column, self._hidden_rows = 1, 0, 0, 0
        self._hidden_columns, self._merged = [], []

    def _inside(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("table-cell", "covered-table-cell"):
            self._merge(attributes)
            self._column += count_in(attributes, "table:number-columns-repeated")
        elif name == "table-row":
            self._row += self._repeated
            self._repeated = count_in(attributes, "table:number-rows-repeated")
            self._column = 0
            if attributes.get("table:visibility", "visible") != "visible":
                self._hidden_rows += self._repeated
        elif name == "table-column":
            repeated = count_in(attributes, "table:number-columns-repeated")
            if attributes.get("table:visibility", "visible") != "visible":
                first, last = letter_of(self._column), letter_of(min(self._column + repeated, MOST_COLUMNS) - 1)
                self._hidden_columns.append(first if first == last else f"{first} to {last}")
            self._column += repeated

    def _merge(self, attributes: dict[str, str]) -> None:
        rows = count_in(attributes, "table:number-rows-spanned")
        columns = count_in(attributes, "table:number-columns-spanned")
        if rows > 1 or columns > 1:
            if len(self._merged) >= _MOST_MERGED:
                raise Unfit(f"it has over {_MOST_MERGED:,} merged cells")
            self._merged.append(Merged(self._row, self._row + rows - 1, self._column, self._column + columns - 1))


def _check_prefixes(attributes: dict[str, str]) -> None:
    """Refuse a workbook that calls its elements by other prefixes than all programs do."""
    for prefix in ("office", "table", "text"):
        if attributes.get(f"xmlns:{prefix}") != f"{_NAMESPACE}{prefix}:1.0":
            raise Unfit("its elements are not called as in other workbooks")
