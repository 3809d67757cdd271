"""The field of a date: which cells of a row say it, and how they are read together."""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

from timeline.dates import DateError, Role, parse
from timeline.dates.days import civil
from timeline.imports.cell_texts import is_filled, text_of
from timeline.imports.columns import Cells, Column
from timeline.imports.date_cells import System, date_in_cell, is_clock
from timeline.imports.date_notes import with_note
from timeline.imports.date_parts import date_of_parts
from timeline.imports.date_sections import date_in_year, leave, may_lie_in, year_of_cell
from timeline.imports.date_texts import Years, read
from timeline.imports.date_windows import goes_on, joined, still_going_on, widened
from timeline.imports.foreign_words import clock_in_english
from timeline.imports.orders import Order
from timeline.imports.unfit import Cell, Unfit
from timeline.text import quoted, shorten

_DAY_OR_CLOCK = re.compile(r"\d{1,2}\.(0[1-9]|1[0-2])")
_LAST_OF_CLOCKS = 1904
"""The last year in which a workbook may put a time of day that has no day."""

_MIDNIGHT = datetime.datetime(1900, 1, 1)  # noqa: DTZ001 - a workbook names no time zone


class DateCells(NamedTuple):
    """The cells of one date: one, or a year with a month and a day; `time` is its time of day.

    A `column` with a `year` has dates that may lack it, such as `15 March`.
    """

    column: Column | None = None
    year: Column | None = None
    month: Column | None = None
    day: Column | None = None
    time: Column | None = None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, that of the date or of its year first."""
        several = (self.column, self.year, self.month, self.day, self.time)
        return tuple(column for column in several if column is not None)


class Coded(NamedTuple):
    """A word for each code of a column, or one word for all rows where there is no column."""

    words: Mapping[str, str]
    column: Column | None = None
    always: str = ""

    def word(self, cells: Cells, what: str) -> str:
        """Return the word for a row; raises `Unfit` for a code that has none."""
        if self.column is None:
            return self.always
        index = cells.index(self.column)
        code = text_of(cells.cells[index]).removesuffix(".0")  # as some programs write a whole number
        if code not in self.words:
            shown = quoted(code) if code else "an empty cell"
            raise Unfit(f"the map gives no {what} for {shown}", f"add it: {shorten(code, 20) or chr(39) * 2}: …", index)
        return self.words[code]


class DateField(NamedTuple):
    """A date of an entry: where it stands, and how exact that is."""

    start: DateCells
    end: DateCells | None = None
    lasts: Coded = Coded({}, always="yes")
    """`yes` for what lasts from the start to the end, `no` for one day between them."""
    precision: Coded = Coded({}, always="day")
    note: Column | None = None
    """The column whose first sentence may give a window."""
    order: Order | None = None
    serial: System | None = None
    years: Years | None = None
    century: int | None = None
    """The first of the hundred years that two digits may mean."""
    of_year: str = ""
    """The year of dates that have none, in a table that has it nowhere."""
    above: Literal["year", "date"] | None = None
    """The part that a row may leave to those above: the year, which a row has alone, or the date of an empty cell."""
    blank: frozenset[str] = frozenset()
    """Texts that stand for an empty cell."""
    role: Role = "date"

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column that it reads, that of the date first."""
        more = (self.lasts.column, self.precision.column, self.note)
        ends = self.end.columns if self.end is not None else ()
        return (*self.start.columns, *ends, *(column for column in more if column is not None))

    def value(self, cells: Cells) -> str:
        """Return the date of a row as a log has it; empty where its cells are, `Unfit` where they are no date."""
        start = self._one(self.start, cells)
        if self.end is not None:
            start = self._until(start, self.end, cells)
        if not start:
            return ""
        precision = self.precision.word(cells, "precision")
        if self.note is not None:
            return with_note(start, text_of(cells.of(self.note)), precision)
        return widened(start, precision)

    def _one(self, where: DateCells, cells: Cells) -> str:
        date = self._of_parts(where, cells) if where.column is None else self._of_column(where.column, where, cells)
        if where.time is not None and date:
            return _placed(cells.index(where.time), _at_time, date, self._cell(where.time, cells))
        return date

    def _of_parts(self, where: DateCells, cells: Cells) -> str:
        """Return the date of a year, a month and a day in cells of their own."""
        assert where.year is not None
        year, *parts = [self._cell(column, cells) for column in (where.year, where.month, where.day)]
        if self.above == "year" and where is self.start:
            year = self._year_or_above(year, cells, is_alone=not any(map(is_filled, parts)))
        return _placed(cells.index(where.year), date_of_parts, year, *parts)

    def _of_column(self, column: Column, where: DateCells, cells: Cells) -> str:
        """Return the date of one cell, whose year may stand beside it or above it."""
        cell = self._cell(column, cells)
        above = self.above if where is self.start else None
        if above == "date":
            if is_clock(cell) and (day := cells.above.dates.get(column.name)) is not None:
                return _placed(cells.index(column), self._at_time_below, day, cell, cells)
            cell = _or_above(cell, column, cells)
        year = self._year_beside(where, cells)
        date = _placed(cells.index(column), self._in_cell, cell, cells, year)
        if date and above == "year":
            leave(cells.above, date)
        if not date and where.year is not None:
            return year or (cells.above.year if above == "year" else "")
        return date

    def _at_time_below(self, day: Cell, clock: Cell, cells: Cells) -> str:
        """Return the day of a cell above with the time of day of another one."""
        try:
            date = self._in_cell(day, cells, "")
        except Unfit:
            hint = "correct it there, or write the day beside the time"
            raise Unfit("the date above this time of day is none that is read", hint) from None
        text = clock.strip() if isinstance(clock, str) else ""
        if _may_be_day(text, date if cells.above.is_headed else ""):
            hint = f"write {text.replace('.', ':')}, or the date with its year"
            raise Unfit(f"{quoted(text)} may be a time of the day above, or a day and its month", hint)
        return _at_time(date, clock)

    def _year_or_above(self, year: Cell, cells: Cells, *, is_alone: bool) -> Cell:
        """Return a cell of years, or the last one above where it is empty and a month or a day stands beside it."""
        if is_filled(year):
            cells.above.year = text_of(year)
            return year
        return year if is_alone else cells.above.year

    def _in_cell(self, cell: Cell, cells: Cells, beside: str) -> str:
        options = self.order, self.serial, self.role, self.years, cells.counted_from, self.century
        above = cells.above if self.above == "year" and not beside else None
        year = beside or (above.year if above is not None else "") or self.of_year
        try:
            if year and isinstance(cell, str | int | float) and not isinstance(cell, bool):
                month = above.month if above is not None else None
                found = date_in_year(cell, year, month, lambda one: date_in_cell(one, *options))
            else:
                found = date_in_cell(cell, *options)
        except Unfit as unfit:
            if above is None or not above.outside or unfit.lacks not in ("year", "month"):
                raise
            hint = f"write it: {above.outside} stands above this row, and outside of the year or month above that"
            raise Unfit(unfit.why, hint, lacks=unfit.lacks) from None
        if beside and found and not may_lie_in(found, beside):
            raise Unfit(f"the date is not in {beside}, which stands beside it as its year", "correct one of the two")
        return found

    def _year_beside(self, where: DateCells, cells: Cells) -> str:
        """Return the year in a column of its own, beside that of the date; empty where it is."""
        if where.year is None:
            return ""
        year = _placed(cells.index(where.year), year_of_cell, self._cell(where.year, cells))
        if year and self.above == "year" and where is self.start:
            cells.above.year, cells.above.outside = year, ""
        return year

    def _cell(self, column: Column | None, cells: Cells) -> Cell:
        if column is None:
            return None
        cell = cells.of(column)
        return None if self.blank and not isinstance(cell, tuple) and text_of(cell) in self.blank else cell

    def _until(self, start: str, where: DateCells, cells: Cells) -> str:
        """Return the date up to a second one, if there is one."""
        column = where.column or where.year
        assert column is not None
        index = cells.index(column)
        cell = self._cell(column, cells)
        if isinstance(cell, str) and goes_on(cell):
            return _placed(index, still_going_on, start) if start else ""
        end = self._one(where, cells)
        if not end:
            return start
        if not start:
            raise Unfit("the end has no start", "write the start in the table", index)
        return _placed(index, joined, start, end, self.lasts.word(cells, "answer to 'lasts'") == "yes")


def _may_be_day(text: str, heading: str) -> bool:
    """Return whether a time such as `13.05` may be a day; below a day alone, one of its month or the next."""
    found = _DAY_OR_CLOCK.fullmatch(text)
    if found is None or not heading:
        return found is not None
    month = civil(read(heading).earliest)[1]
    return int(found[1]) in (month, month % 12 + 1)


def _or_above(cell: Cell, column: Column, cells: Cells) -> Cell:
    """Return the cell of a date, or that of the same column in the last row above that has one."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return cells.above.dates.get(column.name)
    cells.above.dates[column.name] = cell
    cells.above.is_headed = False
    return cell


def _placed(index: int, read_cell: Callable[..., str], *given: Any) -> str:
    """Return what a function makes of cells; a refusal names the cell."""
    try:
        return read_cell(*given)
    except Unfit as unfit:
        raise Unfit(unfit.why, unfit.remedy, index if unfit.index is None else unfit.index) from None


def _at_time(date: str, cell: Cell) -> str:
    """Return a day with the time of day of another cell."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return date
    if read(date).precision != "day" or read(date).time is not None or read(date).flagged:
        raise Unfit("a time of day needs a day, and the date is none", "leave the time blank, or write the day")
    if isinstance(cell, float) and 0 < cell < 1:
        cell = _MIDNIGHT + datetime.timedelta(seconds=round(cell * 86_400))
    if isinstance(cell, datetime.datetime):
        if cell.year > _LAST_OF_CLOCKS and cell.date().isoformat() != date:
            raise Unfit(f"the time of day is one of another day, {cell.date().isoformat()}", "correct one of the two")
        cell = cell.time()
    if isinstance(cell, datetime.time):
        clock = cell.replace(microsecond=0)
        text = f"{date}T{clock.isoformat(timespec='seconds' if clock.second else 'minutes')}"
    else:
        text = f"{date} {clock_in_english(text_of(cell))}"
    try:
        parse(text)
    except DateError as error:
        if error.reason.endswith("not understood") or "EDTF" in error.reason:
            raise Unfit(f"{quoted(text_of(cell))} is no time of day", "write it as 14:30, or leave it blank") from None
        raise Unfit(error.reason, error.hint) from None
    return text
