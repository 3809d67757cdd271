"""Facts of an entry that answers count by, and the first day from which they hold; the day that settled a plan.

An entry is *complete* on a day if it stands there as the log has it now: it shows, and nothing of it, of the sources
that date it or of the events that a plan names became known, ended or was corrected later.
"""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.dates import OPEN_END, OPEN_START, Date, Day, first_of
from timeline.index.bounds import Bounds
from timeline.index.past import states
from timeline.index.schema import HEDGED, LATER
from timeline.log.known import known_day, occasion_day, own_date, shows_from
from timeline.log.log import Log
from timeline.log.model import Entry, Event, Figure, Plan
from timeline.log.paths import event_of, occasions


class Standing(NamedTuple):
    """The first day from which an entry is complete, the bounds and flags of its beginning, the day that settled it.

    The beginning is the date itself, the start of a span, the first of several dates; of a plan its announcement. One
    that is not known has no bounds.
    """

    complete: Day
    begins: Day
    begun: Day
    beginning: int
    settled: Day | None = None
    """The day from which a plan that does not recur has an outcome, seen from every later day; None if there is none.

    None too if it has to be found out by opening the plan, as a source corrected something.
    """


NO_STANDING = Standing(OPEN_END, OPEN_START, OPEN_END, 0)
"""For the vocabulary, of which nothing is counted, and for entries that still wait for others."""


def standing_of(entry: Entry, log: Log, bounds: Bounds) -> Standing:
    """Return the facts of an event, a plan or a figure; `bounds` are its own."""
    if isinstance(entry, Event) and entry.date.kind == "point" and not (entry.disputed or entry.corrections):
        date = entry.date  # nearly every entry; the result is the same as below
        hedged = HEDGED if date.approximate or date.uncertain else 0
        return Standing(bounds.shows, date.start_earliest, date.end_latest, hedged)
    return Standing(max(_turns(entry, log)), *_beginning(_date(entry, log)), _settled(entry, log))


def _settled(entry: Entry, log: Log) -> Day | None:
    if not isinstance(entry, Plan) or entry.every is not None or len(states(entry, log)) > 1:
        return None
    return min((occasion_day(one, log.events) for one in entry.outcomes if one.occurrence is None), default=None)


def _date(entry: Entry, log: Log) -> Date | None:
    has_no_date = isinstance(entry, Figure) and entry.as_of is None and entry.over is None  # a fault of the log
    return None if has_no_date else own_date(entry, log)


def _beginning(date: Date | None) -> tuple[Day, Day, int]:
    if date is None:
        return OPEN_START, OPEN_END, 0
    first = first_of(date)
    later = 0 if first is date else LATER
    if first is None:
        return OPEN_START, OPEN_END, later
    return first.earliest, first.latest, later | (HEDGED if first.flagged else 0)


def _turns(entry: Entry, log: Log) -> Iterator[Day]:
    """Yield the days from which the parts of an entry hold; there is one at least."""
    if isinstance(entry, Figure) and _date(entry, log) is None:
        yield OPEN_END
        return
    yield states(entry, log)[-1].first
    yield known_day(entry, log)
    yield from (shows_from(correction.date) for correction in entry.corrections)
    yield from (max(shows_from(claim.known), shows_from(claim.date)) for claim in entry.disputed)
    if isinstance(entry, Event) and entry.date.kind == "span" and entry.date.end_earliest < OPEN_END:
        yield entry.date.end_earliest
    if isinstance(entry, Plan):
        for _, occasion in occasions(entry):
            yield occasion_day(occasion, log.events)
            event = event_of(occasion, log.events)
            if event is not None:
                yield from _turns(event, log)
