"""Entries that look like duplicates."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from timeline.log.checks.context import Context
from timeline.log.model import Event
from timeline.problems import Problem, Sentence


def alike(event: Event) -> str | None:
    """Return the day, type, places and actors of an event as one key, which it shares with possible duplicates.

    None if its day is not known, or it has no actors.
    """
    if event.date.kind != "point" or event.date.earliest != event.date.latest or not event.actors:
        return None
    return repr((event.date.earliest, event.type, sorted({*event.places}), sorted({*event.actors})))


def near_duplicates(context: Context) -> Iterator[Problem]:
    """Warn of events of one day and type with the same places and actors, unless their times differ."""
    for identities in context.alike:
        looks: dict[str | None, list[Event]] = defaultdict(list)
        for event in (context.log.events[identity] for identity in identities):
            looks[alike(event)].append(event)
        for first, other in chain.from_iterable(map(_pairs, looks.values())):
            shared = f"{other.id!r} has the day, type, places and actors of {first.id!r} ("
            message = Sentence(shared, *context.place(first, other), ")")
            hint = "if they are one event, join them"
            yield context.problem(other, (), "near-duplicate", message, hint, "warning")


def _pairs(events: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """Yield each event with the first possible duplicate before it; events at different times of the day are none."""
    first: Event | None = None
    at_any_time: Event | None = None
    at: dict[int, Event] = {}
    for event in events:
        time = event.date.time
        if time is None or time.approximate:
            earlier = first
            at_any_time = at_any_time or event
        else:
            earlier = at.setdefault(time.order, event)
            earlier = earlier if earlier is not event else at_any_time
        if earlier is not None:
            yield earlier, event
        first = first or event
