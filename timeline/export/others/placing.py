"""The extent of a row in programs that know days, months and years only, and its name there.

A row that is open on a side is placed by the side that is known. One without a known side has no extent.
"""

from typing import NamedTuple

from timeline.dates import OPEN_END, OPEN_START, Date, Day, has_unspecified_year
from timeline.log.model import Outcome, Plan, Revision
from timeline.reports.rows import Row


class Stretch(NamedTuple):
    """The first and the last day on which one side of a row can lie."""

    first: Day
    last: Day


class Extent(NamedTuple):
    """The time of a row: from one stretch to another, or to the same one for a day somewhere in it."""

    start: Stretch
    end: Stretch | None
    """None if it is open: then the row is placed at its start."""
    is_late: bool = False
    """True if the row is placed at its end, as its beginning is unknown."""


def extent_of(row: Row) -> Extent | None:
    """The extent of a row; of a deadline, its window (see `timeline.plans.deadline`)."""
    if row.window is not None:
        window = Stretch(*row.window)
        return Extent(window, window)
    return _extent(row.date)


def _extent(date: Date) -> Extent | None:
    if has_unspecified_year(date):
        return None
    start, end = _sides(date)
    if start is not None:
        return Extent(start, end)
    return Extent(end, end, is_late=True) if end is not None else None


def _sides(date: Date) -> tuple[Stretch | None, Stretch | None]:
    """The stretches of the start and the end; None for one that is open or unknown."""
    if date.kind == "span":
        # It neither starts after its end nor ends before its start, however vague the other side is: 1900/1900-01.
        start = Stretch(date.start_earliest, min(date.start_latest, date.end_latest))
        end = Stretch(max(date.end_earliest, date.start_earliest), date.end_latest)
        return start if start.first != OPEN_START else None, end if end.last != OPEN_END else None
    if not date.members:
        whole = Stretch(date.earliest, date.latest)
        return whole, whole
    # Of several dates, or a range of them: the outermost as they are written, or open. Either side of a range may be
    # so vague that it reaches beyond the other, which bounds it then: 19XX..1900.
    first = min(date.members, key=lambda member: member.earliest)
    last = max(date.members, key=lambda member: member.latest)
    return (
        Stretch(first.earliest, min(first.first.latest, first.latest)) if first.first is not None else None,
        Stretch(max(last.last.earliest, last.earliest), last.latest) if last.last is not None else None,
    )


def vagueness(extent: Extent) -> int:
    """The number of days of the vaguer side: 1 if both are known to the day."""
    return max(side.last - side.first + 1 for side in (extent.start, extent.end) if side is not None)


def name_of(row: Row) -> str:
    """A name for a row within its log: an event's id; of a plan's date also what it is, and which one of several.

    It stays the same whatever else is listed; no id has a dot.
    """
    plan = row.entry
    if not isinstance(plan, Plan):
        return plan.id
    number = row.occurrence
    if isinstance(row.occasion, Revision):
        number = next(number for number, one in enumerate(plan.revisions, 1) if one is row.occasion)
    elif isinstance(row.occasion, Outcome):
        number = row.occasion.occurrence
    return f"{plan.id}.{row.what}" + (f".{number}" if number is not None else "")
