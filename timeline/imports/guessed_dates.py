"""The guess at the date of a row: which columns, in which order, and what may be wrong with them."""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from timeline.imports.cell_texts import text_of
from timeline.imports.date_cells import date_in_cell, is_clock
from timeline.imports.date_texts import is_two_years
from timeline.imports.date_windows import goes_on
from timeline.imports.guessed_language import in_another_language
from timeline.imports.guessed_parts import guessed_parts
from timeline.imports.guessed_precision import guessed_precision
from timeline.imports.orders import is_proof
from timeline.imports.profiles import Profile
from timeline.imports.unfit import Cell, Lacking, Unfit
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
_LAST_DAY = 31
_MONTHS = 12
_FEWEST_SWAPPED = 2
_FEW_EMPTY = 0.1
"""Share of the rows without a date from which on they may have that of the row above."""

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

    `is_1904` says from when the workbook counts days, `heads` what rows with one cell alone give to those below
    else, and
    `sheet_year` is a year in the name of the sheet.
    """
    parts = guessed_parts(columns)
    whole = _of_columns(columns, is_1904=is_1904, heads=heads, sheet_year=sheet_year)
    if parts is None:
        return whole
    return whole if whole is not None and not parts.has_day and whole.is_whole else GuessedDate(parts.lines, parts.used)


def _of_columns(
    columns: Sequence[Profile], *, is_1904: bool, heads: Heads | None, sheet_year: str
) -> GuessedDate | None:
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
    clock = next((one for one in columns if one.clocks >= _FEWEST_NAMED and one.has("time", "hour", "clock")), None)
    both = [start] if end is None else [start, end]
    parts = [f"column: {scalar(start.name)}"]
    year = next((one for one in columns if one.words == (_YEAR,) and one is not start), None)
    if year is not None and year.between(1000, 2999) and any(_has_no_year(cell) for cell in start.cells):
        parts.append(f"year: {scalar(year.name)}")
    else:
        year = None
    if end is not None:
        parts.append(f"until: {scalar(end.name)}")
        if start.has("earliest") or end.has("latest"):
            parts.append("lasts: no")
    if clock is not None and clock is not start:
        parts.append(f"time: {scalar(clock.name)}")
    order = _order(both)
    of_language = order is None and _any_lacks(both, "order") is not None and in_another_language(both, columns)
    if order or of_language:
        parts.append(f"order: {order or 'dmy'}")
    if any(_has_serials(one) for one in both):
        parts.append(f"serial: {1904 if is_1904 else 1900}")
    lacking = sum(_has_no_year(cell) for cell in start.cells)
    has_parts = lacking > 0 or any(_is_day_number(cell) for cell in start.cells)
    in_sections = year is None and heads == "year" and has_parts
    in_sheet = year is None and not in_sections and bool(sheet_year) and lacking > _MOST_DATES * len(start.cells)
    below_days = heads == "day" and (start.clocks > 0 or len(start.cells) < start.count)
    is_year_once = year is not None and len(year.cells) < len(start.cells)
    if below_days:
        parts.append("above: date")
    elif is_year_once or in_sections:
        parts.append("above: year")
    elif in_sheet:
        parts.append(f"of_year: {sheet_year}")
    firsts = _firsts(both)
    precision = guessed_precision(columns, has_end=end is not None)
    if precision is not None:
        parts.append(precision.part)
    elif firsts:
        parts.append(f"precision: {firsts}")
    several = [one for one in (end, clock if clock is not start else None) if one is not None]
    blanks = [*dict.fromkeys(text for one in several for text in one.blanks)]
    if blanks:
        parts.append(f"blank: {listed(blanks)}")
    used = [one.name for one in (*both, clock, year) if one is not None]
    has_years = in_sections or in_sheet or below_days or year is not None
    remarks = [*_remarks(both, order, None if precision else firsts, has_years=has_years, of_language=of_language)]
    if year is not None and is_year_once:
        remarks.append(f"# the year of rows without one is that of the row above, by {scalar(year.name)}")
    if in_sheet:
        remarks.append(f"# dates have no year: {sheet_year} is that in the name of the sheet")
    remarks += precision.remarks if precision else ()
    whole = start.dates >= _NEARLY_ALL and len(start.cells) >= _NEARLY_ALL * start.count and start.numbers < 1
    lines = (f"date: {{{', '.join(parts)}}}", *remarks)
    return GuessedDate(lines, (*used, *(precision.used if precision else ())), whole)


def _share(column: Profile) -> float:
    """Return the share of cells that are dates; counts of days only where the heading speaks of dates.

    In a column of ends, what goes on counts too.
    """
    if column.has(*_END) and not column.has(*_OF_OTHERS):
        ends = sum(isinstance(cell, str) and goes_on(cell) for cell in column.cells)
        return max(column.dates + ends / max(1, len(column.cells)), column.serials)
    return max(column.dates, column.serials if _is_named(column) else 0, column.are_compact and _is_of_time(column))


def _lacks(cell: Cell) -> Lacking | None:
    """Return the part of a date that a cell leaves to its table."""
    try:
        date_in_cell(cell)
    except Unfit as unfit:
        return unfit.lacks
    return None


def _any_lacks(columns: Sequence[Profile], part: Lacking) -> str | None:
    """Return a text that leaves a part of its date to the table; None if none does."""
    return next((text for one in columns for text in one.values if _lacks(text) == part), None)


def _has_no_year(cell: Cell) -> bool:
    return _lacks(cell) in ("year", "month")


def _is_day_number(cell: Cell) -> bool:
    """Return whether a cell is a number that may be a day of a month."""
    text = text_of(cell)
    return text.isdecimal() and 1 <= int(text) <= _LAST_DAY


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


def _remarks(
    columns: Sequence[Profile], order: str | None, firsts: str | None, *, has_years: bool, of_language: bool
) -> Iterator[str]:
    """Yield what a person has to look at."""
    if of_language:
        yield "# the day comes first, as it does in the language of the table: write another order if it does not here"
    proofs = {one for each in columns for one in each.orders}
    if len(proofs) > 1:
        shown = " and ".join(_example(columns, proof) for proof in sorted(proofs))
        yield f"# some rows are in another order than others ({shown}): correct them in the table"
    elif order is None and not of_language and (text := _any_lacks(columns, "order")) is not None:
        yield f"# {text} has two readings, and no row proves the order: add order: dmy or order: mdy"
    pair = next((text for one in columns for text in one.values if is_two_years(text)), None)
    if pair is not None:
        yield f"# {pair} may be two years: add years: lasts or years: within"
    start = columns[0]
    if (short := _any_lacks(columns, "century")) is not None:
        yield f"# {short} has a year of two digits: add century: 1930 (29 is 2029, 30 is 1930), or another first year"
    if _may_be_swapped(start):
        yield "# no cell that is a date has a day after the 12th, and only texts do: a program may have taken days for"
        yield "# months where it could: compare some rows with the original"
    if not has_years and start.count - len(start.cells) >= _FEW_EMPTY * start.count:
        yield "# some rows have no date: add above: date if it is that of the row above"
    several = [] if order == "ymd" else zip(start.cells, start.texts, strict=True)
    wrong = [text for cell, text in several if not _may_be_read(cell, has_years)]
    if len(wrong) > (1 - _MOST_DATES) * len(start.cells):
        yield f"# {len(wrong)} of {len(start.cells)} cells are no dates that are read, such as {scalar(wrong[0])}"
    if firsts:
        yield f"# every date is the first of a {firsts}, so no day is taken from it: else leave out the precision"


def _example(columns: Sequence[Profile], order: str) -> str:
    return next(text for one in columns for text in one.values if is_proof(text) == order)


def _may_be_swapped(column: Profile) -> bool:
    """Return whether a column has dates up to the 12th alone, and texts in figures beyond it alone."""
    days = [cell.day for cell in column.cells if isinstance(cell, datetime.date)]
    proofs = sum(column.orders.values())
    return len(days) >= _FEWEST_SWAPPED <= proofs and max(days) <= _MONTHS


def _may_be_read(cell: Cell, has_years: bool) -> bool:
    """Return whether a cell is a date, be it in an order that the map has yet to say, or with its year elsewhere."""
    try:
        date_in_cell(cell, "dmy", 1900)
    except Unfit as unfit:
        return unfit.lacks == "century" or (has_years and (unfit.lacks in ("year", "month") or is_clock(cell)))
    return True


def _date_or_none(cell: Cell) -> str | None:
    try:
        return date_in_cell(cell)
    except Unfit:
        return None
