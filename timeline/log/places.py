"""The event whose places a plan without places has: the one that announced it."""

from collections.abc import Mapping

from timeline.log.model import Entry, Event, Plan
from timeline.log.paths import event_of


def lender_of(entry: Entry, events: Mapping[str, Event]) -> Event | None:
    """Return the event whose places a plan has, as it has none of its own; None for every other entry."""
    if not isinstance(entry, Plan) or entry.places:
        return None
    event = event_of(entry.announced, events)
    return event if event is not None and event.places else None
