"""The event whose places a plan without places has: the one that announced it."""

from collections.abc import Mapping

from timeline.log.model import Entry, Event, Plan


def lender_of(entry: Entry, events: Mapping[str, Event]) -> Event | None:
    """Return the event whose places a plan has, as it has none of its own; None for every other entry."""
    if not isinstance(entry, Plan) or entry.places or entry.announced.event is None:
        return None
    event = events.get(entry.announced.event)
    return event if event is not None and event.places else None
