"""Entries that look like the same thing told twice."""

from collections import defaultdict
from collections.abc import Iterator

from timeline.log.checks.context import Context
from timeline.log.model import Event
from timeline.problems import Problem


def near_duplicates(context: Context) -> Iterator[Problem]:
    """Two events of one day and one type with the same places and actors may be one event."""
    groups: dict[object, list[Event]] = defaultdict(list)
    for event in context.log.events.values():
        if event.date.kind == "point" and event.date.earliest == event.date.latest and event.actors:
            groups[event.date.earliest, event.type, frozenset(event.places), frozenset(event.actors)].append(event)
    for first, *others in groups.values():
        for other in others:
            message = (
                f"{other.id!r} has the day, type, places and actors of {first.id!r} ({context.place(first, other)})"
            )
            hint = "if they are one event, join them"
            yield context.problem(other, (), "near-duplicate", message, hint, "warning")
