"""Positions of entries in a chronology: the bounds within which the rows of an entry stand, and how many rows it has.

A position is a sort key (`Date.sort_key`) as bytes, whose order byte by byte is the order of the keys. The bounds hold
on every day of asking: they include earlier values, situations that had not ended, and every deadline of a plan.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.dates import OPEN_END, Date, DateError, Day, deadline_window, open_ended
from timeline.index.past import states
from timeline.log.deadline_terms import LIFTED
from timeline.log.known import occasion_date, occasion_day
from timeline.log.log import Log
from timeline.log.model import Entry, Event, Plan
from timeline.log.positions import FIRST, LAST, position_of


class Positions(NamedTuple):
    """The first and the last position that a row of an entry can have, and its rows."""

    chronology_first: bytes | None
    chronology_last: bytes | None
    dates: int
    """Number of its rows on every day of asking from `dates_from`."""
    dates_from: Day
    """`OPEN_END` if the number is different from day to day, or hangs on other entries."""


NO_POSITIONS = Positions(None, None, 0, OPEN_END)
"""For entries that stand in no chronology."""


def positions_of(entry: Entry, log: Log, shows: Day) -> Positions:
    """Return the positions of an event or a plan that shows from a day."""
    if isinstance(entry, Event):
        if not entry.corrections and entry.date.kind != "span":  # nearly every event
            key = position_of(entry.date.sort_key)
            return Positions(key, key, 1, shows)
        several = states(entry, log)
        keys = [key for state in several if isinstance(state.entry, Event) for key in _keys(state.entry.date)]
        return Positions(min(keys), max(keys), 1, shows if len(several) == 1 else OPEN_END)
    if not isinstance(entry, Plan):
        return NO_POSITIONS
    several = states(entry, log)
    bounds = [bound for state in several if isinstance(state.entry, Plan) for bound in _bounds(state.entry, state.log)]
    number = None if len(several) > 1 else _number(entry, log)
    return Positions(
        min((first for first, _ in bounds), default=LAST),
        max((last for _, last in bounds), default=LAST),
        *((0, OPEN_END) if number is None else (number, max([shows, *_days(entry, log)]))),
    )


def _keys(date: Date) -> Iterator[bytes]:
    """Yield the positions of a date: of a situation also the one before it ended."""
    yield position_of(date.sort_key)
    if date.kind == "span" and date.end_earliest < OPEN_END:
        yield position_of(open_ended(date).sort_key)


def _bounds(plan: Plan, log: Log) -> Iterator[tuple[bytes, bytes]]:
    """Yield bounds for the rows of a plan, several at a time."""
    for occasion in (plan.announced, *plan.revisions, *plan.outcomes):
        date = occasion_date(occasion, log.events)
        for key in _keys(date) if date is not None else ():
            yield key, key
    for term in _terms(plan):
        if not isinstance(term, Date):
            yield FIRST, LAST
            continue
        try:
            first, last = deadline_window(term)
        except DateError:
            continue  # it has no row
        key = position_of((0, first, first - last, last))
        yield key, LAST if plan.every is not None else key + b"\xff"


def _terms(plan: Plan) -> Iterator[object]:
    """Yield every deadline and every `until` that a plan ever had; `none` is no deadline."""
    terms: Iterable[object] = (plan.deadline, plan.until)
    for revision in plan.revisions:
        terms = (*terms, revision.deadline, revision.until)
    return (term for term in terms if term is not None and term != LIFTED)


def _number(plan: Plan, log: Log) -> int | None:
    """Return the number of the rows of a plan; None unless it has a deadline on every day, or on none."""
    terms = [*_terms(plan)]
    is_lifted = any(revision.deadline == LIFTED for revision in plan.revisions)
    if plan.every is not None or is_lifted or not all(isinstance(term, Date) for term in terms):
        return None
    if terms and plan.deadline is None and plan.until is None:
        return None
    try:
        for term in terms:
            deadline_window(term) if isinstance(term, Date) else None
    except DateError:
        return None
    dated = (occasion_date(one, log.events) for one in (plan.announced, *plan.revisions, *plan.outcomes))
    return sum(date is not None for date in dated) + bool(terms)


def _days(plan: Plan, log: Log) -> Iterator[Day]:
    """Yield the days from which the changes of a plan count."""
    return (occasion_day(occasion, log.events) for occasion in (*plan.revisions, *plan.outcomes))
