"""The keys of the plans and events of one answer, by which a change and the event behind it share a row."""

from collections.abc import Iterable
from typing import NamedTuple

from timeline.log.model import Event
from timeline.reports.changed_plans import PlanChange
from timeline.reports.rows import Row
from timeline.reports.shares import EventPart

Key = tuple[str, str]
"""The file and the id of an entry, as several logs may use one id."""


class EventRow(NamedTuple):
    """A row of an event, and the part of the changes that it stands in."""

    row: Row
    part: EventPart


def plan_key(change: PlanChange) -> Key:
    """The key of the plan of a change."""
    return change.plan.log.file, change.plan.plan.id


def row_key(row: Row) -> Key:
    """The key of the entry of a row."""
    return row.log.file, row.entry.id


def event_key(change: PlanChange) -> Key | None:
    """The key of the event behind a change."""
    return (change.plan.log.file, change.event.id) if change.event is not None else None


def event_rows(parts: Iterable[tuple[EventPart, Iterable[Row]]]) -> dict[Key, EventRow]:
    """The rows of events by key; of one in several parts, the first."""
    found: dict[Key, EventRow] = {}
    for part, rows in parts:
        for row in rows:
            found.setdefault(row_key(row), EventRow(row, part))
    return found


def event_of(row: Row) -> Event:
    """The event of a row of events."""
    assert isinstance(row.entry, Event)
    return row.entry
