"""Entries that look like duplicates."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from timeline.log.checks.context import Context
from timeline.log.likeness.distinct import are_distinct
from timeline.log.model import Event, Plan
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
            if is_told_apart(first, other):
                continue
            shared = f"{other.id!r} has the day, type, places and actors of {first.id!r} ("
            message = Sentence(shared, *context.place(first, other), ")")
            yield context.problem(other, (), "near-duplicate", message, remedy(first, other), "warning")


def is_told_apart(first: Event, other: Event) -> bool:
    """Return whether the titles of two events tell of different things."""
    from timeline.log.likeness.titles import tell_apart  # which few logs need

    return tell_apart(first.title, other.title)


def likely_double(first: Event | Plan, other: Event | Plan, reasons: Iterable[str], context: Context) -> Problem:
    """Return the warning that an entry looks like one before it, for some reasons."""
    message = Sentence(
        f"{other.id!r} looks like {first.id!r} (", *context.place(first, other), f"): {', '.join(reasons)}"
    )
    return context.problem(other, (), "likely-double", message, remedy(first, other), "warning")


def remedy(first: Event | Plan, other: Event | Plan) -> str:
    """Return what to do about two entries that look like one."""
    merged, parted = f"timeline merge {other.id} {first.id}", f"timeline set {other.id} distinct+={first.id}"
    return f"if they are one, {merged!r} joins them, else {parted!r}"


def _pairs(events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Yield each event with the first possible duplicate before it; events at different times of the day are none."""
    if any(event.distinct for event in events):
        yield from _pairs_not_distinct(events)
        return
    first: Event | None = None
    at_any_time: Event | None = None
    at: dict[int, Event] = {}
    for event in events:
        time = _time(event)
        if time is None:
            earlier = first
            at_any_time = at_any_time or event
        else:
            earlier = at.setdefault(time, event)
            earlier = earlier if earlier is not event else at_any_time
        if earlier is not None:
            yield earlier, event
        first = first or event


def _pairs_not_distinct(events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Yield the same where some are called distinct: each with the first before it that is not."""
    for number, event in enumerate(events):
        several = [other for other in events[:number] if not _are_others(other, event)]
        if several:
            # One at the same time rather than one at any time.
            yield min(several, key=lambda other: _time(event) is not None and _time(other) != _time(event)), event


def _time(event: Event) -> int | None:
    time = event.date.time
    return None if time is None or time.approximate else time.order


def _are_others(one: Event, other: Event) -> bool:
    """Return whether two events are called distinct, or are at different times."""
    times = _time(one), _time(other)
    return are_distinct(one, other) or (None not in times and times[0] != times[1])
