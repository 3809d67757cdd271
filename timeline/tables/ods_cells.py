"""The rows of one sheet of an OpenDocument workbook, from its elements."""

import datetime
import re
from typing import NamedTuple

from timeline.tables.cells import CellError, Content
from timeline.tables.formats import Shown, as_shown
from timeline.tables.letters import letter_of
from timeline.tables.limits import LONGEST_ODS_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from timeline.tables.markup import Unfit
from timeline.tables.numbers import number_of
from timeline.tables.worksheet import NO_VALUE

_ASIDE = frozenset({"annotation", "frame", "shapes", "tracked-changes", "custom-shape", "forms"})
"""Elements whose text is none of the cell's: comments, pictures, what was there before a change."""

_ERROR = re.compile(r"#[A-Z/]+[0-9]?[!?]?|#N/A|Err:\d+")
_SPACES = re.compile(r"[ \t\r\n]+")
_MIDNIGHT = datetime.datetime(1900, 1, 1)  # noqa: DTZ001 - a workbook names no time zone
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d{1,6})\d*)?S)?")


class ManyRows(NamedTuple):
    """A row, and how many times it stands there."""

    number: int
    repeated: int
    cells: tuple[Content | CellError, ...]
    is_hidden: bool


class Cells:
    """The rows of the sheet of an index, from the elements of the whole workbook."""

    def __init__(self, index: int) -> None:
        self.rows: list[ManyRows] = []
        self.is_done = False
        self._wanted = index
        self._index = -1
        self._depth = 0
        self._aside = 0
        self._next = 1
        self._repeated = 1
        self._is_hidden = False
        self._row: list[Content | CellError] = []
        self._column = 0
        self._attributes: dict[str, str] = {}
        self._paragraphs: list[str] = []
        self._pieces: list[str] | None = None
        self._count = 0
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "table":
            self._depth += 1
            self._index += self._depth == 1
        elif self._depth != 1 or self._index != self._wanted:
            return
        elif name in _ASIDE:
            self._aside += 1
        elif self._aside:
            return
        elif name == "table-row":
            self._repeated = count_in(attributes, "table:number-rows-repeated")
            self._is_hidden = attributes.get("table:visibility", "visible") != "visible"
            self._row, self._column = [], 0
        elif name in ("table-cell", "covered-table-cell"):
            self._attributes, self._paragraphs, self._length = attributes, [], 0
        else:
            self._start_text(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "table":
            self._depth -= 1
            self.is_done = self._depth == 0 and self._index >= self._wanted
        elif self._depth != 1 or self._index != self._wanted:
            return
        elif name in _ASIDE:
            self._aside -= 1
        elif self._aside:
            return
        elif name == "p" and self._pieces is not None:
            self._paragraphs.append("".join(self._pieces))
            self._pieces = None
        elif name == "table-cell":
            self._end_cell()
        elif name == "covered-table-cell":
            self._column += count_in(self._attributes, "table:number-columns-repeated")
        elif name == "table-row":
            self._end_row()

    def text(self, text: str) -> None:
        """Text stands somewhere; it counts within a paragraph of a cell."""
        if self._pieces is not None and not self._aside:
            self._add(_SPACES.sub(" ", text))

    def _start_text(self, name: str, attributes: dict[str, str]) -> None:
        if name == "p":
            self._pieces = []
        elif self._pieces is not None:
            if name == "s":
                self._add(" " * count_in(attributes, "text:c"))
            elif name == "tab":
                self._add("\t")
            elif name == "line-break":
                self._add("\n")

    def _add(self, text: str) -> None:
        self._length += len(text)
        if self._length > LONGEST_ODS_CELL:
            raise self._too_long()
        if self._pieces is not None:
            self._pieces.append(text)

    def _too_long(self) -> Unfit:
        return Unfit(f"a text of over {LONGEST_ODS_CELL:,} characters", self._next, letter_of(self._column))

    def _end_cell(self) -> None:
        repeated = count_in(self._attributes, "table:number-columns-repeated")
        try:
            content = self._content()
        except (ValueError, OverflowError) as error:
            raise Unfit(f"it cannot be read ({str(error)[:80]})", self._next, letter_of(self._column)) from None
        if content is not None:
            if self._column + repeated > MOST_COLUMNS:
                raise Unfit(f"a row has {MOST_COLUMNS:,} columns at most", self._next)
            self._row.extend((None,) * (self._column - len(self._row)))
            self._row.extend((content,) * repeated)
        self._column += repeated

    def _end_row(self) -> None:
        if self._row:
            self._count += len(self._row) * self._repeated
            if self._count > MOST_CELLS:
                raise Unfit(f"a sheet has {MOST_CELLS:,} cells at most", self._next)
            if self._next + self._repeated - 1 > MOST_ROWS:
                raise Unfit(f"a sheet has {MOST_ROWS:,} rows at most", self._next)
            self.rows.append(ManyRows(self._next, self._repeated, tuple(self._row), self._is_hidden))
        self._next += self._repeated

    def _content(self) -> Content | CellError:
        attributes = self._attributes
        shown = "\n".join(self._paragraphs)
        kind = attributes.get("office:value-type", "")
        has_formula = "table:formula" in attributes
        if attributes.get("calcext:value-type") == "error" or (has_formula and _ERROR.fullmatch(shown)):
            return CellError(shown[:LONGEST_ODS_CELL])
        if kind in ("float", "percentage", "currency"):
            return number_of(attributes["office:value"]) if "office:value" in attributes else NO_VALUE
        if kind == "date":
            return _day(attributes.get("office:date-value", ""), shown)
        if kind == "time":
            return _time(attributes.get("office:time-value", ""))
        if kind == "boolean":
            return attributes.get("office:boolean-value") == "true"
        text = attributes.get("office:string-value", shown)
        if len(text) > LONGEST_ODS_CELL:
            raise self._too_long()
        return text or (NO_VALUE if has_formula and not kind else None)


def count_in(attributes: dict[str, str], name: str) -> int:
    """Return how many times something stands there; once if nothing is said."""
    count = int(attributes.get(name, "1"))
    if not 1 <= count <= MOST_ROWS:
        raise Unfit(f"something stands there {count:,} times")
    return count


def _day(written: str, shown: str) -> Content:
    """A day or a moment; as text if the cell shows less than the day with its year."""
    try:
        moment = datetime.datetime.fromisoformat(written.removesuffix("Z"))
    except ValueError:  # before the year 1, or behind 9999
        return written or shown or None
    clock = moment.time() != datetime.time()
    return as_shown(moment if clock else moment.date(), _shown(moment, shown, clock))


def _shown(day: datetime.date, shown: str, has_clock: bool) -> Shown:
    """Return the parts of a day that the text of its cell shows."""
    numbers = re.findall(r"\d+", shown)
    years = {f"{day.year:04}", f"{day.year % 100:02}"}
    months, days = {str(day.month), f"{day.month:02}"}, {str(day.day), f"{day.day:02}"}
    has_name = re.search(r"[^\W\d_]{3}", shown) is not None
    if has_clock:  # the first number is that of the day, if one is
        return Shown.DAY if has_name and numbers[:1] and numbers[0] in days and not years & {*numbers} else Shown.DATE
    if len(numbers) > 2 or (len(numbers) == 2 and has_name):
        return Shown.DATE
    if len(numbers) == 2:
        one, other = numbers
        if (one in days and other in months) or (one in months and other in days):
            return Shown.DAY
        return Shown.MONTH if months & {*numbers} else Shown.YEAR
    if len(numbers) == 1 and has_name:
        return Shown.DAY if numbers[0] in days else Shown.MONTH
    return Shown.YEAR if numbers and numbers[0] in years else Shown.MONTH_ALONE if has_name else Shown.DATE


def _time(written: str) -> Content:
    """A time of the day; a length of time from 24 hours on, or below nothing."""
    found = _DURATION.fullmatch(written)
    if not found:
        raise ValueError(f"no time is written {written}")
    sign, days, hours, minutes, seconds, parts = found.groups()
    length = datetime.timedelta(
        int(days or 0), int(seconds or 0), int((parts or "0").ljust(6, "0")), 0, int(minutes or 0), int(hours or 0)
    )
    if sign or length >= datetime.timedelta(days=1):
        return -length if sign else length
    return (_MIDNIGHT + length).time()
