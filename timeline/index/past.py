"""Earlier values of entries, by which an index finds them as they were before later sources corrected them.

A name that only an earlier value has is posted in a role of its own (`was place`), so that counts of names stay those
of today. The role `restated` names the corrected fields: an entry with it may have been another one on an earlier day.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from timeline.dates import OPEN_END, OPEN_START, Day
from timeline.log.asof import before_later, turning_days
from timeline.log.known import known_day
from timeline.log.log import Log, with_names_of_log
from timeline.log.model import Entry, Event, Figure, Plan
from timeline.log.paths import event_of, occasions
from timeline.log.roles import Named, own_names_in, past_role

AnyEntry = TypeVar("AnyEntry", bound=Entry)

Posted = tuple[str, str]
"""A role and a name as they are posted."""


PLACES, ACTORS = ("place", past_role("place")), ("actor", past_role("actor"))
"""The roles of places and of actors."""


def variants(entry: AnyEntry, log: Log) -> Iterator[AnyEntry]:
    """Yield an entry with each of the values that a field of it had, one at a time."""
    if any(correction.sources for correction in entry.corrections):
        from timeline.log.checks.earlier import with_earlier

        for correction in entry.corrections:
            if correction.sources and (variant := with_earlier(entry, correction, log)) is not None:
                yield variant


def posted_names(entry: Entry, log: Log, own: frozenset[Named] | None = None) -> frozenset[Posted]:
    """Return everything that an entry names, or ever named; `own` are its own names, if they are known already."""
    now = with_names_of_log(own_names_in(entry) if own is None else own, entry, log)
    if not (entry.corrections or isinstance(entry, Plan)):
        return frozenset[Posted](now)  # nearly every entry
    entries = [*variants(entry, log)]
    past = [named for one in entries for named in with_names_of_log(own_names_in(one), one, log)]
    for event in _named_events([entry, *entries], log):
        past += [named for one in variants(event, log) for named in own_names_in(one) if named[0] == "source"]
    for plan in (entry, *entries):
        past += _lent_before(plan, log)
    posted: set[Posted] = {*now}
    posted.update((past_role(role), name) for role, name in past if (role, name) not in now)
    return frozenset(posted)


def _named_events(entries: list[Entry], log: Log) -> Iterator[Entry]:
    """Yield the events that plans name."""
    for plan in entries:
        if isinstance(plan, Plan):
            named = (event_of(occasion, log.events) for _, occasion in occasions(plan))
            yield from (event for event in named if event is not None)


def _lent_before(plan: Entry, log: Log) -> Iterator[Named]:
    """Yield the places that the announcing event of a plan without any had before its own were corrected."""
    event = event_of(plan.announced, log.events) if isinstance(plan, Plan) and not plan.places else None
    for earlier in variants(event, log) if event is not None else ():
        if earlier.places:
            yield "lent", "place"
            yield from (("place", place) for place in earlier.places)


class State(NamedTuple):
    """An entry and its log as they were known on the days from `first` to `last`, as far as corrections matter."""

    first: Day
    last: Day
    entry: Entry
    log: Log


def states(entry: Entry, log: Log) -> list[State]:
    """Return the states of an entry in the order of time, the present one last; one if nothing was ever corrected."""
    if not entry.corrections and (isinstance(entry, Event) or _cites_unchanged(entry, log)):  # as nearly every entry
        return [State(OPEN_START, OPEN_END, entry, log)]
    entries = [entry, *variants(entry, log)]
    others = [*entries, *_named_events(entries, log)]
    cited = chain.from_iterable(one.sources for one in entries if isinstance(one, Figure))
    others += [source for one in cited if (source := log.sources.get(one.ref)) is not None]
    turns = sorted({day for one in others for day in turning_days(one)} - {OPEN_START})
    if not turns:
        return [State(OPEN_START, OPEN_END, entry, log)]
    found = []
    for first, following in zip([OPEN_START, *turns], [*turns, OPEN_END + 1], strict=True):
        day = first if first != OPEN_START else following - 1
        sections: Any = {
            "events": _Uncorrected(log.events, log, day),
            "sources": _Uncorrected(log.sources, log, day),
        }
        found.append(State(first, following - 1, before_later(entry, log, day), log._replace(**sections)))
    return found


def _cites_unchanged(entry: Entry, log: Log) -> bool:
    """Return whether it is a figure whose sources were never corrected."""
    if not isinstance(entry, Figure):
        return False
    sources = (log.sources.get(citation.ref) for citation in entry.sources)
    return not any(source is not None and source.corrections for source in sources)


class _Uncorrected(Mapping[str, Any]):
    """A section as it was on a day, for lookups."""

    def __init__(self, section: Mapping[str, Any], log: Log, day: Day) -> None:
        self._section = section
        self._log = log
        self._day = day

    def __getitem__(self, identity: str) -> Any:
        return before_later(self._section[identity], self._log, self._day)

    def __iter__(self) -> Iterator[str]:
        return iter(self._section)

    def __len__(self) -> int:
        return len(self._section)


Spell = tuple[Day, Day]
"""The first and the last day of a time."""


def spells(several: list[State]) -> list[Spell]:
    """Return the times in which an entry shows, in order; there is more than one if a correction hid it again."""
    found: list[Spell] = []
    for state in several:
        first = max(state.first, known_day(state.entry, state.log))
        if first > state.last:
            continue
        if found and found[-1][1] == first - 1:
            found[-1] = (found[-1][0], state.last)
        else:
            found.append((first, state.last))
    return found


def absences(shown: list[Spell]) -> list[Spell]:
    """Return the times after the first day on which an entry shows in which it is hidden again."""
    firsts = [first for first, _ in shown[1:]] + ([] if shown[-1][1] >= OPEN_END else [OPEN_END + 1])
    return [(last + 1, first - 1) for (_, last), first in zip(shown, firsts, strict=False)]
