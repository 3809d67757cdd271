"""The guess at the date of a row: which columns, in which order, and what may be wrong with them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.imports.date_cells import date_in_cell
from timeline.imports.date_texts import is_two_years
from timeline.imports.orders import is_proof
from timeline.imports.profiles import Profile
from timeline.imports.unfit import Cell, Unfit
from timeline.imports.yaml_texts import scalar

_MOST_DATES = 0.5
"""Share of cells that have to be dates in a column of dates."""

_START = ("start", "begin", "begins", "began", "from", "first", "earliest")
_END = ("end", "ends", "ended", "until", "to", "till", "finish", "finished", "last", "latest")
_DATES = ("date", "dates", "when", "day", "datum", "hdate", "dated")
_OF_OTHERS = ("source", "published", "publication", "accessed", "added", "updated", "timestamp", "created", "modified")
_PARTS = {"year": ("year", "iyear", "yr"), "month": ("month", "imonth", "mon"), "day": ("day", "iday")}
_RANGES = {"year": (0, 2999), "month": (0, 12), "day": (0, 31)}
_FEWEST_FIRSTS = 5
"""Number of dates from which it is no chance that all are the first of a month."""


class GuessedDate(NamedTuple):
    """The lines of a date in a map, and the columns that it takes."""

    lines: tuple[str, ...]
    used: tuple[str, ...]


def guessed_date(columns: Sequence[Profile]) -> GuessedDate | None:
    """Return the date of the rows of a table; None if no column holds dates."""
    return _of_parts(columns) or _of_columns(columns)


def _of_parts(columns: Sequence[Profile]) -> GuessedDate | None:
    """Return a date of a year, a month and a day in columns of their own."""
    found: dict[str, str] = {}
    for part, words in _PARTS.items():
        for one in columns:
            is_part = one.words[:1] == one.words and one.has(*words)
            if part not in found and is_part and (one.between(*_RANGES[part]) or part == "month"):
                found[part] = one.name
    if "year" not in found or "month" not in found:
        return None
    text = ", ".join(f"{part}: {scalar(name)}" for part, name in found.items())
    return GuessedDate((f"date: {{{text}}}  # a blank month or day makes a coarser date",), tuple(found.values()))


def _of_columns(columns: Sequence[Profile]) -> GuessedDate | None:
    several = [one for one in columns if max(one.dates, one.serials if _is_named(one) else 0) >= _MOST_DATES]
    several = [one for one in several if one.numbers < 1 or _is_named(one) or one.has(*_PARTS["year"])]
    if not several:
        return None
    start = max(several, key=_rank)
    ends = [one for one in several if one is not start and one.has(*_END) and not one.has(*_OF_OTHERS)]
    end = max(ends, key=lambda one: len(one.cells)) if ends else None
    clock = next((one for one in columns if one.clocks > _MOST_DATES and one.has("time", "hour", "clock")), None)
    both = [start] if end is None else [start, end]
    parts = [f"column: {scalar(start.name)}"]
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
        parts.append("serial: 1900")
    firsts = _firsts(both)
    if firsts:
        parts.append(f"precision: {firsts}")
    blanks = [*_blanks(end)] if end is not None else []
    if blanks:
        parts.append(f"blank: [{', '.join(map(scalar, blanks))}]")
    used = [one.name for one in (*both, *((clock,) if clock is not None else ()))]
    return GuessedDate((f"date: {{{', '.join(parts)}}}", *_remarks(both, order, firsts)), tuple(used))


def _is_named(column: Profile) -> bool:
    return column.has(*_DATES, *_START, *_END) and not column.has(*_OF_OTHERS)


def _rank(column: Profile) -> tuple[float, ...]:
    """Return how likely a column of dates is that of the rows: by its heading, then by its cells."""
    is_event = _is_named(column) and not column.has(*_END)
    return (
        not column.has(*_OF_OTHERS),
        is_event,
        column.has(*_START),
        not column.has(*_PARTS["year"]),
        len(column.cells),
        column.dates,
    )


def _order(columns: Sequence[Profile]) -> str | None:
    """Return the order that some rows prove, and none contradicts."""
    proofs = {order for one in columns for order in one.orders}
    return proofs.pop() if len(proofs) == 1 else None


def _firsts(columns: Sequence[Profile]) -> str | None:
    """Return the unit, a month or a year, of whose first day every date is: then no more than that may be known."""
    dates = [text for one in columns for cell in one.cells if (text := _date_or_none(cell))]
    days = [one for one in dates if len(one) == len("2024-01-01")]
    if len(dates) < _FEWEST_FIRSTS or len(days) < len(dates) or not all(day.endswith("-01") for day in days):
        return None
    return "year" if all(day.endswith("-01-01") for day in days) else "month"


def _blanks(column: Profile) -> Iterator[str]:
    """Yield texts that stand for no date."""
    for text in column.values:
        if re.fullmatch(r"[-–—?]+|n\.?/?[ad]\.?|unknown|none|null|tbc|tbd", text, re.IGNORECASE):
            yield text


def _remarks(columns: Sequence[Profile], order: str | None, firsts: str | None) -> Iterator[str]:
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


def _date_or_none(cell: Cell) -> str | None:
    try:
        return date_in_cell(cell)
    except Unfit:
        return None
