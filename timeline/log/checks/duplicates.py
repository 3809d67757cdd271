"""Entries that look like the same thing told twice."""

from collections.abc import Iterator

from timeline.log.checks.context import Context
from timeline.log.model import Event
from timeline.problems import Problem


def alike(event: Event) -> str | None:
    """What an event shares with others that may be the same: its day, type, places and actors, as one text.

    Nothing where its day is not known, or nobody acts.
    """
    if event.date.kind != "point" or event.date.earliest != event.date.latest or not event.actors:
        return None
    return repr((event.date.earliest, event.type, sorted({*event.places}), sorted({*event.actors})))


def near_duplicates(context: Context) -> Iterator[Problem]:
    """Two events of one day and one type with the same places and actors may be one event."""
    for first_id, *other_ids in context.alike:
        first = context.log.events[first_id]
        for other in (context.log.events[identity] for identity in other_ids):
            message = (
                f"{other.id!r} has the day, type, places and actors of {first.id!r} ({context.place(first, other)})"
            )
            hint = "if they are one event, join them"
            yield context.problem(other, (), "near-duplicate", message, hint, "warning")
