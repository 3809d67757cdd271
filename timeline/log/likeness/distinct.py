"""Entries that look alike, and of which the log says that they are others."""

from timeline.log.model import Event, Plan


def are_distinct(one: Event | Plan, other: Event | Plan) -> bool:
    """Return whether one of two entries says that the other is another."""
    return other.id in one.distinct or one.id in other.distinct
