"""Remarks in a guessed map on its dates: what a person has to look at."""

import datetime
from collections.abc import Iterator, Sequence

from timeline.imports.date_cells import date_in_cell, is_clock
from timeline.imports.date_sections import are_days
from timeline.imports.date_texts import is_two_years
from timeline.imports.guessed_lacks import any_lacks
from timeline.imports.orders import is_proof
from timeline.imports.profiles import Profile
from timeline.imports.unfit import Cell, Unfit
from timeline.imports.yaml_texts import scalar

_MOST_WRONG = 0.5
"""Share of the cells that are no dates from which on it is said."""

_MONTHS = 12
_FEWEST_SWAPPED = 2
_FEW_EMPTY = 0.1
"""Share of the rows without a date from which on they may have that of the row above."""


def remarks_on(
    columns: Sequence[Profile], order: str | None, firsts: str | None, *, has_years: bool, of_language: bool
) -> Iterator[str]:
    """Yield what a person has to look at."""
    if of_language:
        yield "# the day comes first, as it does in the language of the table: write another order if it does not here"
    proofs = {one for each in columns for one in each.orders}
    if len(proofs) > 1:
        shown = " and ".join(_example(columns, proof) for proof in sorted(proofs))
        yield f"# some rows are in another order than others ({shown}): correct them in the table"
    elif order is None and not of_language and (text := any_lacks(columns, "order")) is not None:
        yield f"# {text} has two readings, and no row proves the order: add order: dmy or order: mdy"
    pair = next((text for one in columns for text in one.values if is_two_years(text)), None)
    if pair is not None:
        yield f"# {pair} may be two years: add years: lasts or years: within"
    start = columns[0]
    if (short := any_lacks(columns, "century")) is not None and not (has_years and are_days(short)):
        yield f"# {short} has a year of two digits: add century: 1930 (29 is 2029, 30 is 1930), or another first year"
    if _may_be_swapped(start):
        yield "# no cell that is a date has a day after the 12th, and only texts do: a program may have taken days for"
        yield "# months where it could: compare some rows with the original"
    if not has_years and start.count - len(start.cells) >= _FEW_EMPTY * start.count:
        yield "# some rows have no date: add above: date if it is that of the row above"
    several = [] if order == "ymd" else zip(start.cells, start.texts, strict=True)
    wrong = [text for cell, text in several if not _may_be_read(cell, has_years)]
    if len(wrong) > _MOST_WRONG * len(start.cells):
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
