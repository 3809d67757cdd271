"""The guess at the date of a row: which columns, in which order, and what may be wrong with them."""

import datetime
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from timeline.imports.date_cells import date_in_cell
from timeline.imports.date_windows import goes_on
from timeline.imports.guessed_lacks import any_lacks, has_no_year, is_day_number, year_above
from timeline.imports.guessed_language import in_another_language
from timeline.imports.guessed_parts import guessed_parts
from timeline.imports.guessed_precision import guessed_precision
from timeline.imports.guessed_remarks import remarks_on
from timeline.imports.profiles import Profile
from timeline.imports.unfit import Cell, Unfit
from timeline.imports.yaml_texts import listed, scalar

_MOST_DATES = 0.5
"""Share of cells that have to be dates in a column of dates."""

_START = ("start", "begin", "begins", "began", "from", "first", "earliest")
_END = ("end", "ends", "ended", "until", "to", "till", "finish", "finished", "last", "latest")
_DATES = ("date", "dates", "when", "day", "datum", "hdate", "dated", "period")
_OF_OTHERS = ("source", "published", "publication", "accessed", "added", "updated", "timestamp", "created", "modified")
_YEAR = "year"
_FEWEST_NAMED = 0.2
"""Share of cells that have to be dates in a column whose heading says that it has dates."""

_NEARLY_ALL = 0.9
_ORDER_IN_HEADING = re.compile(r"\bdd?[/.-]mm?\b|\bmm?[/.-]dd?\b", re.IGNORECASE)
_FEWEST_FIRSTS = 5
"""Number of dates from which it is no chance that all are the first of a month."""


Heads = Literal["day", "year"]
"""The part of a date that rows have alone, as the headings of those below: a day, or a year or a month."""


class GuessedDate(NamedTuple):
    """The lines of a date in a map, and the columns that it takes."""

    lines: tuple[str, ...]
    used: tuple[str, ...]
    is_whole: bool = False
    """True for days in a column that is filled in nearly every row."""


def guessed_date(
    columns: Sequence[Profile], *, is_1904: bool = False, heads: Heads | None = None, sheet_year: str = ""
) -> GuessedDate | None:
    """Return the date of the rows of a table; None if no column holds dates.

    `is_1904` says from when the workbook counts days, `heads` what rows with one cell alone give to those below, and
    `sheet_year` is a year in the name of the sheet.
    """
    parts = guessed_parts(columns)
    whole = _of_columns(columns, is_1904=is_1904, heads=heads, sheet_year=sheet_year)
    if parts is None:
        return whole
    return whole if whole is not None and not parts.has_day and whole.is_whole else GuessedDate(parts.lines, parts.used)


class _Columns(NamedTuple):
    """The columns of a date: where it starts and ends, its time of day, and its year where the start has none."""

    start: Profile
    end: Profile | None
    clock: Profile | None
    year: Profile | None

    @property
    def both(self) -> list[Profile]:
        """The column of the start, and that of the end."""
        return [self.start] if self.end is None else [self.start, self.end]


class _Above(NamedTuple):
    """The part of the dates that stands elsewhere: the key of the map that says where, and a remark on it."""

    part: str = ""
    remark: str = ""


def _of_columns(
    columns: Sequence[Profile], *, is_1904: bool, heads: Heads | None, sheet_year: str
) -> GuessedDate | None:
    chosen = _chosen(columns, heads)
    if chosen is None:
        return None
    start, end, clock, year = chosen
    both = chosen.both
    order = _order(both)
    of_language = order is None and any_lacks(both, "order") is not None and in_another_language(both, columns)
    above = _above(chosen, heads, sheet_year)
    firsts = _firsts(both)
    precision = guessed_precision(columns, has_end=end is not None)
    beside = [one for one in (end, clock) if one is not None]
    blanks = [*dict.fromkeys(text for one in beside for text in one.blanks)]
    parts = [
        f"column: {scalar(start.name)}",
        f"year: {scalar(year.name)}" if year is not None else "",
        f"until: {scalar(end.name)}" if end is not None else "",
        "lasts: no" if end is not None and (start.has("earliest") or end.has("latest")) else "",
        f"time: {scalar(clock.name)}" if clock is not None else "",
        f"order: {order or 'dmy'}" if order or of_language else "",
        f"serial: {1904 if is_1904 else 1900}" if any(_has_serials(one) for one in both) else "",
        above.part,
        precision.part if precision is not None else f"precision: {firsts}" if firsts else "",
        f"blank: {listed(blanks)}" if blanks else "",
    ]
    has_years = year is not None or bool(above.part)
    remarks = [*remarks_on(both, order, None if precision else firsts, has_years=has_years, of_language=of_language)]
    remarks += [above.remark] if above.remark else []
    remarks += precision.remarks if precision is not None else ()
    used = [one.name for one in (*both, clock, year) if one is not None]
    whole = start.dates >= _NEARLY_ALL and len(start.cells) >= _NEARLY_ALL * start.count and start.numbers < 1
    lines = (f"date: {{{', '.join(filter(None, parts))}}}", *remarks)
    return GuessedDate(lines, (*used, *(precision.used if precision is not None else ())), whole)


def _chosen(columns: Sequence[Profile], heads: Heads | None) -> _Columns | None:
    """Return the columns of the date of the rows; None if none has dates."""
    several = [one for one in columns if _share(one) >= (_FEWEST_NAMED if _is_named(one) else _MOST_DATES)]
    several = [one for one in several if one.numbers < 1 or _is_named(one) or one.has(_YEAR)]
    several = several or [one for one in columns if one.has(*_DATES) and not one.has(*_OF_OTHERS)]
    if not several and heads == "day":
        several = [one for one in columns if one.clocks + one.dates > _MOST_DATES and one.clocks > 0]
    if not several:
        return None
    start = max(several, key=_rank)
    ends = [one for one in several if one is not start and one.has(*_END) and not one.has(*_OF_OTHERS)]
    end = max(ends, key=lambda one: len(one.cells)) if ends else None
    others = [one for one in columns if one is not start]
    hours = [one for one in others if one.clocks >= _FEWEST_NAMED and one.has("time", "hour", "clock")]
    lacks_years = any(has_no_year(cell) for cell in start.cells)
    years = [one for one in others if one.words == (_YEAR,) and lacks_years and one.between(1000, 2999)]
    return _Columns(start, end, hours[0] if hours else None, years[0] if years else None)


def _above(chosen: _Columns, heads: Heads | None, sheet_year: str) -> _Above:
    """Return where the dates have what their own cells do not say."""
    start, year = chosen.start, chosen.year
    if heads == "day" and (start.clocks > 0 or len(start.cells) < start.count):
        return _Above("above: date")
    if year is not None:
        if len(year.cells) >= len(start.cells) or not year.stands_once:
            return _Above()
        return _Above("above: year", year_above(year))
    lacking = sum(has_no_year(cell) for cell in start.cells)
    if heads == "year" and (lacking or any(is_day_number(cell) for cell in start.cells)):
        return _Above("above: year")
    if sheet_year and lacking > _MOST_DATES * len(start.cells):
        remark = f"# dates have no year: {sheet_year} is that in the name of the sheet"
        return _Above(f"of_year: {sheet_year}", remark)
    return _Above()


def _share(column: Profile) -> float:
    """Return the share of cells that are dates; counts of days only where the heading speaks of dates.

    In a column of ends, what goes on counts too.
    """
    if column.has(*_END) and not column.has(*_OF_OTHERS):
        ends = sum(isinstance(cell, str) and goes_on(cell) for cell in column.cells)
        return max(column.dates + ends / max(1, len(column.cells)), column.serials)
    return max(column.dates, column.serials if _is_named(column) else 0, column.are_compact and _is_of_time(column))


def _has_serials(column: Profile) -> bool:
    """Return whether numbers of a column count days: most of them, or some among dates of a workbook."""
    if column.serials >= _MOST_DATES:
        return True
    is_among_dates = any(isinstance(cell, datetime.date) for cell in column.cells)
    return column.serials > 0 and is_among_dates and not column.has_other_numbers


def _is_of_time(column: Profile) -> bool:
    """Return whether a heading speaks of dates, or of their parts."""
    return _is_named(column) or column.has(_YEAR, "month")


def _is_named(column: Profile) -> bool:
    return column.has(*_DATES, *_START, *_END) and not column.has(*_OF_OTHERS)


def _rank(column: Profile) -> tuple[float, ...]:
    """Return how likely a column of dates is that of the rows: by its heading, then by its cells."""
    is_event = _is_named(column) and not column.has(*_END)
    return (
        not column.has(*_OF_OTHERS),
        _is_of_time(column) or column.estimates < 1,
        is_event,
        column.has(*_START),
        not column.has(_YEAR),
        len(column.cells),
        column.dates,
    )


def _order(columns: Sequence[Profile]) -> str | None:
    """Return the order that some rows prove, or a heading says, and none contradicts."""
    if all(one.are_compact for one in columns):
        return "ymd"
    proofs = {order for one in columns for order in one.orders}
    said = [found for one in columns if (found := _ORDER_IN_HEADING.search(one.name))]
    proofs |= {"dmy" if found[0].lower().startswith("d") else "mdy" for found in said}
    return proofs.pop() if len(proofs) == 1 else None


def _firsts(columns: Sequence[Profile]) -> str | None:
    """Return the unit, a month or a year, of whose first day every date is: then no more than that may be known."""
    dates = [text for one in columns for cell in one.cells if (text := _date_or_none(cell))]
    days = [one for one in dates if len(one) == len("2024-01-01")]
    if len(dates) < _FEWEST_FIRSTS or len(days) < len(dates) or not all(day.endswith("-01") for day in days):
        return None
    return "year" if all(day.endswith("-01-01") for day in days) else "month"


def _date_or_none(cell: Cell) -> str | None:
    try:
        return date_in_cell(cell)
    except Unfit:
        return None
