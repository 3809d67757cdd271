"""The guess at the date of a row: which columns, in which order, and what may be wrong with them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.imports.date_cells import date_in_cell
from timeline.imports.date_texts import is_two_years
from timeline.imports.guessed_parts import guessed_parts
from timeline.imports.guessed_precision import guessed_precision
from timeline.imports.orders import is_proof
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


class GuessedDate(NamedTuple):
    """The lines of a date in a map, and the columns that it takes."""

    lines: tuple[str, ...]
    used: tuple[str, ...]
    is_whole: bool = False
    """True for days in a column that is filled in nearly every row."""


def guessed_date(columns: Sequence[Profile], *, is_1904: bool = False, sections: bool = False) -> GuessedDate | None:
    """Return the date of the rows of a table; None if no column holds dates.

    `is_1904` says from when the workbook counts days, `sections` that there are rows with a year alone.
    """
    parts = guessed_parts(columns)
    whole = _of_columns(columns, is_1904=is_1904, sections=sections)
    if parts is None:
        return whole
    return whole if whole is not None and not parts.has_day and whole.is_whole else GuessedDate(parts.lines, parts.used)


def _of_columns(columns: Sequence[Profile], *, is_1904: bool, sections: bool) -> GuessedDate | None:
    several = [one for one in columns if _share(one) >= (_FEWEST_NAMED if _is_named(one) else _MOST_DATES)]
    several = [one for one in several if one.numbers < 1 or _is_named(one) or one.has(_YEAR)]
    several = several or [one for one in columns if one.has(*_DATES) and not one.has(*_OF_OTHERS)]
    if not several:
        return None
    start = max(several, key=_rank)
    ends = [one for one in several if one is not start and one.has(*_END) and not one.has(*_OF_OTHERS)]
    end = max(ends, key=lambda one: len(one.cells)) if ends else None
    clock = next((one for one in columns if one.clocks > _MOST_DATES and one.has("time", "hour", "clock")), None)
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
    if order:
        parts.append(f"order: {order}")
    if any(one.serials >= _MOST_DATES for one in both):
        parts.append(f"serial: {1904 if is_1904 else 1900}")
    in_sections = year is None and sections and any(_has_no_year(cell) for cell in start.cells)
    if in_sections:
        parts.append("above: year")
    firsts = _firsts(both)
    precision = guessed_precision(columns, has_end=end is not None)
    if precision is not None:
        parts.append(precision.part)
    elif firsts:
        parts.append(f"precision: {firsts}")
    blanks = end.blanks if end is not None else []
    if blanks:
        parts.append(f"blank: {listed(blanks)}")
    used = [one.name for one in (*both, clock, year) if one is not None]
    remarks = [*_remarks(both, order, None if precision else firsts, has_years=in_sections or year is not None)]
    remarks += precision.remarks if precision else ()
    whole = start.dates >= _NEARLY_ALL and len(start.cells) >= _NEARLY_ALL * start.count and start.numbers < 1
    lines = (f"date: {{{', '.join(parts)}}}", *remarks)
    return GuessedDate(lines, (*used, *(precision.used if precision else ())), whole)


def _share(column: Profile) -> float:
    """Return the share of cells that are dates; counts of days only where the heading speaks of dates."""
    return max(column.dates, column.serials if _is_named(column) else 0)


def _has_no_year(cell: Cell) -> bool:
    try:
        date_in_cell(cell)
    except Unfit as unfit:
        return "has no year" in unfit.why
    return False


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


def _remarks(columns: Sequence[Profile], order: str | None, firsts: str | None, *, has_years: bool) -> Iterator[str]:
    """Yield what a person has to look at."""
    proofs = {one for each in columns for one in each.orders}
    if len(proofs) > 1:
        shown = " and ".join(_example(columns, proof) for proof in sorted(proofs))
        yield f"# some rows are in another order than others ({shown}): correct them in the table"
    elif order is None and any(_has_two_readings(text) for one in columns for text in one.values):
        text = next(text for one in columns for text in one.values if _has_two_readings(text))
        yield f"# {text} has two readings, and no row proves the order: add order: dmy or order: mdy"
    pair = next((text for one in columns for text in one.values if is_two_years(text)), None)
    if pair is not None:
        yield f"# {pair} may be two years: add years: lasts or years: within"
    start = columns[0]
    wrong = [text for cell, text in zip(start.cells, start.texts, strict=True) if not _may_be_read(cell, has_years)]
    if len(wrong) > (1 - _MOST_DATES) * len(start.cells):
        yield f"# {len(wrong)} of {len(start.cells)} cells are no dates that are read, such as {scalar(wrong[0])}"
    if firsts:
        yield f"# every date is the first of a {firsts}, so no day is taken from it: else leave out the precision"


def _example(columns: Sequence[Profile], order: str) -> str:
    return next(text for one in columns for text in one.values if is_proof(text) == order)


def _has_two_readings(text: str) -> bool:
    try:
        date_in_cell(text)
    except Unfit as unfit:
        return unfit.why.endswith("has two readings")
    return False


def _may_be_read(cell: Cell, has_years: bool) -> bool:
    """Return whether a cell is a date, be it in an order that the map has yet to say, or with its year elsewhere."""
    try:
        date_in_cell(cell, "dmy", 1900)
    except Unfit as unfit:
        return has_years and "has no year" in unfit.why
    return True


def _date_or_none(cell: Cell) -> str | None:
    try:
        return date_in_cell(cell)
    except Unfit:
        return None
