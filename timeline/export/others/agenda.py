"""The chronology for a calendar program (RFC 5545): events on whole days, or at a time of day where one is known.

An event with a vague date stands on all the days that the date can mean, with the date in words beside the title, if
these are a year at most: longer ones would cover every other day. An event that lasted longer, or is open on a side,
stands at its beginning; one whose beginning is unknown, at its end.
"""

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates import words
from timeline.export.others.calendar import (
    add_address,
    all_day,
    as_date,
    at_once,
    describe,
    head,
    moment_of,
    new_calendar,
    uid,
)
from timeline.export.others.placing import Stretch, extent_of, name_of, vagueness
from timeline.log.log import places_of
from timeline.log.model import Event
from timeline.log.roles import concerned
from timeline.reports.chronology import Chronology
from timeline.reports.rows import Row
from timeline.reports.wording import citation_in_full, entry_marks, type_name
from timeline.telling.plan_dates import plan_date_parts
from timeline.text import visible
from timeline.workspace import Workspace

if TYPE_CHECKING:
    from icalendar import Component

_MOST_DAYS = 366


class Days(NamedTuple):
    """The days on which a row stands in a calendar, with a remark on them."""

    first: datetime.date
    last: datetime.date
    remark: str


def as_ics(answer: Chronology, workspace: Workspace, precise: int | None = None) -> str:
    """Return the calendar of the rows that have days; with `precise`, only of those known to that many days."""
    calendar = new_calendar(workspace, answer.period)
    for row in answer.rows:
        days = days_of(row)
        if days is not None and not is_too_vague(row, precise):
            calendar.add_component(_component(row, days, workspace))
    text: str = calendar.to_ical().decode("utf-8")
    return text


def days_of(row: Row) -> Days | None:
    """The days of a row; None if a calendar can show none of them."""
    extent = extent_of(row)
    if extent is None:
        return None
    whole = extent.start if extent.end is None else Stretch(extent.start.first, extent.end.last)
    remark = "nothing is known of its beginning: it stands at its end" if extent.is_late else ""
    if extent.end is None or (row.date.kind == "span" and not _is_short(whole)):
        whole, remark = extent.start, "it stands at its beginning"
    first, last = as_date(whole.first), as_date(whole.last)
    return Days(first, last, remark) if _is_short(whole) and first is not None and last is not None else None


def is_too_vague(row: Row, precise: int | None) -> bool:
    """Return whether the date of a row is vaguer than a number of days."""
    extent = extent_of(row)
    return precise is not None and extent is not None and vagueness(extent) > precise


def _is_short(days: Stretch) -> bool:
    return days.last - days.first < _MOST_DAYS


def _component(row: Row, days: Days, workspace: Workspace) -> "Component":
    from icalendar import vText

    entry = row.entry
    moment = moment_of(row.date)
    component = at_once(moment) if moment is not None else all_day(days.first, days.last)
    component.add("uid", uid(name_of(row), row.log))
    label, name = ("", entry.title) if row.what == "event" else plan_date_parts(row)[:2]
    is_about = row.date.time is not None and row.date.time.approximate
    is_plain = row.date.precision == "day" and not row.date.flagged and not is_about
    title = f"{label[:1].upper()}{label[1:]}{name}" + ("" if is_plain else f" ({words(row.date)})")
    head(component, entry, entry.type if isinstance(entry, Event) else entry.kind, title, workspace)
    component.add("x-edtf", vText(row.date.edtf))
    add_address(component, row.sources, row.log)
    if places := places_of(entry, row.log):
        component.add("location", visible(", ".join(map(workspace.geography.name, places))))
    describe(component, _lines(row, days, workspace))
    return component


def _lines(row: Row, days: Days, workspace: Workspace) -> Iterator[str]:
    """The lines of the description of a row."""
    entry = row.entry
    yield f"date: {words(row.date)}" + (f" ({days.remark})" if days.remark else "")
    yield from ["possibly in this period"] if row.match.name == "POSSIBLE" else []
    yield from entry_marks(entry)
    yield from filter(None, [entry.summary if row.what == "event" else plan_date_parts(row)[2]])
    yield f"type: {type_name(entry.type, workspace)}" if isinstance(entry, Event) else f"kind of plan: {entry.kind}"
    if actors := dict.fromkeys(concerned(entry)):
        yield f"actors: {', '.join(map(workspace.naming(entry), actors))}"
    yield from (f"source: {citation_in_full(citation, row.log)}" for citation in row.sources)
