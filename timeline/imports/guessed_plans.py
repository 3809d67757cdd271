"""The guess at a table of plans: what was promised when, and by when it is to be done."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.imports.date_cells import date_in_cell
from timeline.imports.guessed_dates import guessed_date
from timeline.imports.guessed_fields import guessed_actors
from timeline.imports.guessed_words import Guessed
from timeline.imports.profiles import Profile
from timeline.imports.unfit import Cell, Unfit
from timeline.imports.yaml_texts import scalar

_DEADLINES = ("deadline", "due", "target", "échéance", "frist", "plazo", "срок")
_BY = ("by", "whom", "responsible", "owner", "lead", "promised")
_FEWEST_DEADLINES = 0.3
"""Share of the cells that have to be dates in a column of deadlines."""


class GuessedPlan(NamedTuple):
    """The lines of a map of plans but for their title, and the columns that they take."""

    dated: Guessed
    by: Guessed


def guessed_plan(columns: Sequence[Profile], *, is_1904: bool = False) -> GuessedPlan | None:
    """Return the dates of plans and who made them; None for a table without deadlines, or without other dates."""
    named = (one for word in _DEADLINES for one in columns if one.has(word))
    deadline = next((one for one in named if _has_deadlines(one)), None)
    if deadline is None:
        return None
    rest = [one for one in columns if one is not deadline]
    date = guessed_date(rest, is_1904=is_1904)
    if date is None or "until: " in date.lines[0]:
        return None
    first, *remarks = date.lines
    of_date = [one for one in ("dmy", "mdy") if f"order: {one}" in first]
    orders = [*deadline.orders] if len(deadline.orders) == 1 else of_date
    order = f", order: {orders[0]}" if orders else ""
    lines = (
        "kind: commitment  # or another kind of plan",
        first.replace("date: ", "announced: ", 1),
        *remarks,
        f"deadline: {{column: {scalar(deadline.name)}{order}}}",
    )
    dated = Guessed(lines, (*date.used, deadline.name))
    return GuessedPlan(dated, _guessed_by([one for one in rest if one.name not in date.used]))


def _guessed_by(columns: Sequence[Profile]) -> Guessed:
    """Return who promised it."""
    named = next((one for one in columns if one.has(*_BY) and one.numbers < 0.5 and one.dates < 0.5), None)
    if named is not None:
        return Guessed((f"by: {{column: {scalar(named.name)}, unknown: ask}}",), (named.name,))
    found = guessed_actors(columns)
    return Guessed(tuple(line.replace("actors: ", "by: ", 1) for line in found.lines), found.used)


def _has_deadlines(column: Profile) -> bool:
    dates = sum(_is_deadline(cell) for cell in column.cells)
    return dates >= _FEWEST_DEADLINES * len(column.cells)


def _is_deadline(cell: Cell) -> bool:
    try:
        return bool(date_in_cell(cell, "dmy", role="deadline"))
    except Unfit:
        return False
