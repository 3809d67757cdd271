"""The rows of a sheet of an XLSX workbook, while its part is unpacked."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.tables.archives import Archive
from timeline.tables.cells import CellError, Content, Row
from timeline.tables.formats import Shown, content_of
from timeline.tables.letters import index_of, letter_of
from timeline.tables.limits import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from timeline.tables.markup import Unfit, is_true, read
from timeline.tables.numbers import number_of
from timeline.tables.workbook import SheetPart, is_too_long, unescaped
from timeline.text import quoted

NO_VALUE = CellError(
    "no value", "the formula has no saved value", "open the workbook in a spreadsheet program and save it again"
)
"""A formula that has no value in the file: the program that wrote it did not work it out."""

_LONGEST_CODE = 60
"""Maximum number of signs that are kept of a number that is none."""


class Meaning(NamedTuple):
    """The context that the cells of a workbook need: shared texts, formats by style, the date system."""

    texts: Sequence[str]
    shown: Mapping[str, Shown]
    is_1904: bool


def worksheet_rows(archive: Archive, sheet: SheetPart, meaning: Meaning) -> Iterator[Row]:
    """Read the rows that a sheet has, those without cells too; `TableUnreadable` from where it cannot be read."""
    cells = _Cells(meaning)
    for _ in read(archive.pieces(sheet.part), cells, archive.name, sheet.part, sheet.name):
        rows, cells.rows = cells.rows, []
        yield from rows


class _Cells:
    """The rows of a sheet, from its elements."""

    def __init__(self, meaning: Meaning) -> None:
        self._is_listening = False
        self.rows: list[Row] = []
        self._meaning = meaning
        self._indices: dict[str, int] = {}
        self._number = 0
        self._is_hidden = False
        self._cells: list[Content | CellError] = []
        self._index = -1
        self._type = ""
        self._style = ""
        self._pieces: list[str] = []
        self._has_formula = False
        self._is_phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._index = self._index_in(attributes.get("r"))
            self._type = attributes.get("t", "n")
            self._style = attributes.get("s", "0")
            self._pieces = []
            self._has_formula = False
        elif name == "v" or (name == "t" and not self._is_phonetic):
            self._is_listening = self._index >= 0
        elif name == "f":
            self._has_formula = True
        elif name == "rPh":
            self._is_phonetic = True
        elif name == "row":
            self._start_row(attributes)

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._is_listening = False
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self.rows.append(Row(self._number, tuple(self._cells), self._is_hidden))
            self._index = -1
        elif name == "rPh":
            self._is_phonetic = False

    def text(self, text: str) -> None:
        if self._is_listening:
            self._pieces.append(text)
            if is_too_long(self._pieces):
                raise self._unfit(f"a text of over {LONGEST_CELL:,} characters")

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self._number + 1))
        if number <= self._number:
            raise Unfit(f"row {number} stands behind row {self._number}")
        if number > MOST_ROWS:
            raise Unfit(f"a sheet has {MOST_ROWS:,} rows at most", number)
        self._number = number
        self._is_hidden = is_true(attributes.get("hidden"))
        self._cells = []
        self._index = -1

    def _index_in(self, reference: str | None) -> int:
        """The column of a cell: as it says itself, else the next one."""
        if self._number == 0:
            raise Unfit("a cell stands outside of the rows")
        if reference is None:
            if (index := self._index + 1) >= MOST_COLUMNS:
                raise Unfit(f"a row has {MOST_COLUMNS:,} columns at most", self._number)
            return index
        letters = reference.rstrip("0123456789")
        index = self._indices.get(letters, -1)
        if index < 0:
            try:
                index = self._indices[letters] = index_of(letters)
            except ValueError:
                raise Unfit(f"a row has {MOST_COLUMNS:,} columns at most, A to XFD", self._number) from None
        return index

    def _end_cell(self) -> None:
        content = self._content()
        if content is None:
            return
        cells = self._cells
        missing = self._index - len(cells)
        if missing >= 0:
            cells.extend((None,) * missing)
            cells.append(content)
        else:
            cells[self._index] = content

    def _content(self) -> Content | CellError:
        written = "".join(self._pieces)
        kind = self._type
        if kind == "s":
            return self._fitting(self._shared(written)) if written else None
        if kind in ("str", "inlineStr"):
            return self._fitting(unescaped(written))
        if not written:
            return NO_VALUE if self._has_formula else None
        if kind == "n":
            return self._number_of(written)
        if kind == "b":
            return written.strip() in ("1", "true")
        if kind == "e":
            return CellError(written[:LONGEST_CELL])
        if kind == "d":
            return self._day(written)
        raise self._unfit(f"a cell of a kind that is not known ({kind[:20]})")

    def _shared(self, written: str) -> str:
        number = int(written) if written.isdecimal() and len(written) < 10 else -1
        texts = self._meaning.texts
        if not 0 <= number < len(texts):
            raise self._unfit("its text is missing in the workbook")
        return texts[number]

    def _fitting(self, text: str) -> str | None:
        if len(text) > LONGEST_CELL:
            raise self._unfit(f"a text of over {LONGEST_CELL:,} characters")
        return text or None

    def _number_of(self, written: str) -> Content | CellError:
        try:
            number = number_of(written)
        except ValueError:
            return CellError(written[:_LONGEST_CODE], f"{quoted(written)} is no number")
        shown = self._meaning.shown.get(self._style)
        return number if shown is None else content_of(number, shown, self._meaning.is_1904)

    def _day(self, written: str) -> Content:
        """A day or a moment that the file has in words of ISO 8601."""
        try:
            moment = datetime.datetime.fromisoformat(written.removesuffix("Z"))
        except ValueError:
            return written
        return moment if "T" in written and moment.time() != datetime.time() else moment.date()

    def _unfit(self, reason: str) -> Unfit:
        return Unfit(reason, self._number, letter_of(self._index))
