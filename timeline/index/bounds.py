"""The bounds of an entry in days, by which an index skips entries that cannot match.

They are the widest: they include every reading of the date, rival claims, earlier states of knowledge, and the values
before later sources corrected them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.dates import OPEN_END, OPEN_START, Date, DateError, Day, deadline_window
from timeline.index.past import spells, states
from timeline.log.deadline_terms import Term
from timeline.log.known import knowledge_date, known_day, occasion_date, occasion_knowledge, own_date
from timeline.log.log import Log
from timeline.log.model import Entry, Event, Figure, Plan
from timeline.log.paths import occasions

_ANY = (OPEN_START, OPEN_END)


class Bounds(NamedTuple):
    """First and last day of its dates, of its becoming known, and of its being logged.

    `ended` is the first day on which it can end, `shows` the first from which it shows.
    """

    first: Day
    last: Day
    ended: Day
    known_first: Day
    known_last: Day
    shows: Day
    added_first: Day
    added_last: Day


NO_BOUNDS = Bounds(*_ANY, OPEN_START, *_ANY, OPEN_START, *_ANY)
"""Bounds of the vocabulary, which no question finds by its time."""


def bounds_of(entry: Entry, log: Log) -> Bounds:
    """The bounds of an event, a plan or a figure; none of a figure without a time, which is a fault."""
    if isinstance(entry, Figure) and entry.as_of is None and entry.over is None:
        return NO_BOUNDS
    if isinstance(entry, Event) and entry.known is None and not entry.disputed and entry.date.kind == "point":
        # Nearly every entry is known from its own date. The result is the same as below.
        first, last = entry.date.earliest, entry.date.latest
        if first != OPEN_START and not entry.corrections:
            return Bounds(first, last, OPEN_START, first, last, first, *_added(entry))
    several = states(entry, log)
    if len(several) == 1:
        return _bounds(entry, log)
    found = [_bounds(state.entry, state.log) for state in several]
    hull: list[Day] = [choose(each) for choose, each in zip(_WIDEST, zip(*found, strict=True), strict=True)]
    shown = spells(several)
    return Bounds(*hull)._replace(shows=shown[0][0] if shown else OPEN_END)


_WIDEST = (min, max, max, min, max, min, min, max)
"""For each of the bounds, what is the widest of several."""


def _bounds(entry: Entry, log: Log) -> Bounds:
    """The bounds of one state of an entry."""
    days, public = [*_days(entry, log)], [*_known(entry, log, knowledge_date(entry, log))]
    for dispute in entry.disputed:
        if dispute.read is not None:
            claimed = public if dispute.field == "known" else days
            claimed.append((dispute.read.earliest, dispute.read.latest))
    return Bounds(*_hull(days), _ended(entry), *_hull(public), known_day(entry, log), *_added(entry))


def _added(entry: Entry) -> tuple[Day, Day]:
    """The days on which an entry can have been logged; none if the log does not say."""
    return (OPEN_END, OPEN_START) if entry.added is None else (entry.added.earliest, entry.added.latest)


def _hull(days: list[tuple[Day, Day]]) -> tuple[Day, Day]:
    if len(days) == 1:
        return days[0]
    if not days:
        return OPEN_END, OPEN_START  # which no period touches
    return min(first for first, _ in days), max(last for _, last in days)


def _days(entry: Entry, log: Log) -> Iterator[tuple[Day, Day]]:
    if not isinstance(entry, Plan):
        date = entry.date if isinstance(entry, Event) else entry.when if isinstance(entry, Figure) else None
        if date is not None:
            yield date.earliest, date.latest
        return
    if entry.every is not None:
        yield _ANY
    for _, occasion in occasions(entry):
        date = occasion_date(occasion, log.events)
        if date is not None:
            yield date.earliest, date.latest
    terms = [entry.deadline, entry.until]
    for revision in entry.revisions:
        terms += [revision.deadline if revision.deadline != "none" else None, revision.until]
    for term in terms:
        if isinstance(term, Term):
            yield _ANY
        elif isinstance(term, Date):
            yield term.earliest, term.latest
            yield _window(term)


def _window(term: Date) -> tuple[Day, Day]:
    try:
        return deadline_window(term)
    except DateError:
        return _ANY


def _known(entry: Entry, log: Log, known: Date | None) -> Iterator[tuple[Day, Day]]:
    if known is not None:
        own = own_date(entry, log)
        yield known.earliest, max(_latest(known), own.earliest if own is not None else OPEN_START)
    if isinstance(entry, Plan):
        for occasion in (*entry.revisions, *entry.outcomes):
            date, known = occasion_date(occasion, log.events), occasion_knowledge(occasion, log).date
            if known is not None:
                yield known.earliest, max(_latest(known), date.earliest if date is not None else OPEN_START)


def _latest(known: Date) -> Day:
    """Return the last day on which something became known; of a span the start counts, which may be vaguer."""
    return max(known.latest, known.start_latest)


def _ended(entry: Entry) -> Day:
    """Return the first day on which a situation can end; earlier it is seen without an end. Other entries have none."""
    if isinstance(entry, Event) and entry.date.kind == "span" and entry.date.end_earliest < OPEN_END:
        return entry.date.end_earliest
    return OPEN_START
