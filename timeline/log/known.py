"""The day on which an entry became public, as opposed to the day on which it happened.

It is `known`, if given. Without one an event counts as known from its own date (a situation from its start), a plan
from its announcement, a figure from the publication of its source, else from its own date. An entry shows from the
earliest day of that date; where it is open, from the latest (an undated situation from `checked`). Nothing is known
before its own earliest day. Only a given `known` makes an entry *learned* later than it happened.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from timeline.dates import OPEN_END, OPEN_START, Date, Day, start_of
from timeline.log.log import Log
from timeline.log.model import Entry, Event, Figure, Occasion, Plan
from timeline.log.paths import event_of

Reason = Literal["given", "event", "date", "start", "announcement", "source", "checked"]
"""Origin of the date of becoming known: the log gives it, or the event that announces a plan; else it is
assumed from the entry's own date, a situation's start, a plan's announcement, a source's publication, or `checked`."""


class Knowledge(NamedTuple):
    """The date on which something became known, whether it is given or assumed, and the day from which it shows."""

    date: Date | None
    basis: Literal["given", "assumed"]
    day: Day
    reason: Reason = "date"


def knowledge(entry: Entry, log: Log) -> Knowledge:
    """Return when an entry of a log became known."""
    date, day = knowledge_date(entry, log), known_day(entry, log)
    if _given(entry, log) is not None:
        return Knowledge(date, "given", day, "given" if entry.known is not None else _lent(entry))
    return Knowledge(date, "assumed", day, _reason(entry, _known(entry, log), log))


def knowledge_date(entry: Entry, log: Log) -> Date | None:
    """Return the date on which an entry became known, given or assumed; of a situation that is its start."""
    date = _known(entry, log)
    return date if date is None or _given(entry, log) is not None else _start(date)


def _lent(entry: Entry) -> Reason:
    """Return the origin of a plan's date: its announcement, or the event that this names."""
    return "given" if isinstance(entry, Plan) and entry.announced.known is not None else "event"


def _reason(entry: Entry, known: Date | None, log: Log) -> Reason:
    own = own_date(entry, log)
    if isinstance(entry, Figure) and any(s.date is known for c in entry.sources if (s := log.sources.get(c.ref))):
        return "source"
    if known is not None and known is entry.checked and known is not own:
        return "checked"
    if isinstance(entry, Plan):
        return "announcement"
    return "start" if own is not None and own.kind == "span" and isinstance(entry, Event) else "date"


def occasion_knowledge(occasion: Occasion, log: Log) -> Knowledge:
    """The day on which an occasion of a plan became known: its `known`, or that of its event; else its date.

    It is never known before its own earliest day.
    """
    given = _occasion_known(occasion, log.events)
    own = occasion_date(occasion, log.events)
    date = given if given is not None else _start(own) if own is not None else None
    return Knowledge(date, "given" if given is not None else "assumed", occasion_day(occasion, log.events))


def known_day(entry: Entry, log: Log) -> Day:
    """The day from which an entry shows."""
    own = own_date(entry, log)
    day = shows_from(_known(entry, log))
    return max(day, own.earliest) if own is not None else day


def _known(entry: Entry, log: Log) -> Date | None:
    """The date that the log gives, or the one that is assumed."""
    given = _given(entry, log)
    if given is not None:
        return given
    own = own_date(entry, log)
    if isinstance(entry, Figure):
        published = [s.date for c in entry.sources if (s := log.sources.get(c.ref)) is not None and s.date is not None]
        own = min(published, key=lambda date: date.earliest) if published else own
    if own is None or (own.earliest == OPEN_START and own.latest == OPEN_END):
        return entry.checked or own
    return own


def _given(entry: Entry, log: Log) -> Date | None:
    """The date that the log gives; for a plan, also that of its announcement."""
    if entry.known is None and isinstance(entry, Plan):
        return _occasion_known(entry.announced, log.events)
    return entry.known


def _occasion_known(occasion: Occasion, events: Mapping[str, Event]) -> Date | None:
    event = event_of(occasion, events)
    return occasion.known or (event.known if event else None)


def occasion_day(occasion: Occasion, events: Mapping[str, Event]) -> Day:
    """The day from which a revision or an outcome counts: it has happened and is known."""
    date = occasion_date(occasion, events)
    happened = shows_from(date)
    known = _occasion_known(occasion, events)
    return max(happened, shows_from(known)) if known is not None else happened


def occasion_date(occasion: Occasion, events: Mapping[str, Event]) -> Date | None:
    """The date of an occasion in a plan's life: its own, else that of the event it names."""
    if occasion.date is not None:
        return occasion.date
    event = event_of(occasion, events)
    return event.date if event else None


def shows_from(date: Date | None) -> Day:
    """The first day on which something of that date shows."""
    if date is None:
        return OPEN_START
    if date.earliest != OPEN_START:
        return date.earliest
    return date.latest if date.latest != OPEN_END else OPEN_START


def own_date(entry: Entry, log: Log) -> Date | None:
    """Return when it happened: of a plan, its announcement; of a figure, the time of the estimate."""
    if isinstance(entry, Event):
        return entry.date
    if isinstance(entry, Plan):
        return occasion_date(entry.announced, log.events)
    return entry.when if isinstance(entry, Figure) else None


def _start(date: Date) -> Date:
    """Return the start of a situation, if it has one; else the date itself."""
    start = start_of(date)
    return date if start is None else start
