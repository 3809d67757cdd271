"""Deadlines for a calendar program (RFC 5545): tasks due on the last day of a deadline, or events.

A calendar knows days and times only. The exact date stands in `X-EDTF`, and in words in the description. A time of day
is an instant where that is known, else a local time of no zone ("floating").
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from timeline import __version__
from timeline.addresses import encoded
from timeline.dates import Date, Day, Window, iso
from timeline.dates.clock import DAY_SECONDS
from timeline.export.others.components import Component
from timeline.log.file_names import name_among_logs
from timeline.log.log import Log, places_of
from timeline.log.model import Citation, Event, Plan
from timeline.plans.deadline import must_last
from timeline.reports.followed import not_followed_words
from timeline.reports.plans import Judged, Plans
from timeline.reports.wording import citation_in_full, condition_words, entry_marks, titles_of, words_of_term
from timeline.telling.plan_dates import proposal_words
from timeline.telling.plan_entry import occasion_sources
from timeline.telling.verdict_words import hanging_words, slip_words, verdict_sentence
from timeline.text import visible
from timeline.workspace import Workspace


def as_ics(
    answer: Plans, workspace: Workspace, kind: Literal["task", "event"], precise: int | None = None
) -> Iterator[str]:
    """Write the calendar of the plans; events need a day, tasks do not. With `precise`, vaguer ones are left out."""
    return new_calendar(workspace, answer.period).around(_components(answer, workspace, kind, precise))


def _components(
    answer: Plans, workspace: Workspace, kind: Literal["task", "event"], precise: int | None
) -> Iterator[Component]:
    ends = uid_ends(workspace)
    for row in answer.rows:
        due = due_day(row)
        if (due is not None or kind == "task") and not is_too_vague(row, precise):
            is_task = due is None or (kind == "task" and row.plan.kind != "rule")  # nobody has to do a rule
            component = _task(row, due) if is_task or due is None else _event(row, due)
            number = f".{row.occurrence}" if row.occurrence is not None else ""  # no id has a dot
            component.add("UID", f"{row.plan.id}{number}{ends[row.log.file]}")
            _describe(component, row, workspace)
            yield component


def due_day(row: Judged) -> datetime.date | None:
    """The last day of a plan's deadline, if it has one."""
    return as_date(row.deadline.last) if row.deadline else None


def is_too_vague(row: Judged, precise: int | None) -> bool:
    """Return whether a deadline is vaguer than a number of days; one without a day is vaguer than any number."""
    if precise is None:
        return False
    return row.deadline is None or row.deadline.last - row.deadline.first + 1 > precise


def new_calendar(workspace: Workspace, period: Window | None) -> Component:
    """An empty calendar with the name of the logs, and what they have not followed of a question."""
    calendar = Component("VCALENDAR")
    calendar.add("PRODID", f"-//timeline//{__version__}//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("X-WR-CALNAME", visible(titles_of(workspace)))
    if gaps := not_followed_words(workspace, period):
        calendar.add("X-WR-CALDESC", visible(gaps))
    return calendar


def uid_ends(workspace: Workspace) -> Mapping[str, str]:
    """The ends of unique ids by the file of a log: in front of it stands the name of the row in that log."""
    return {log.file: f"@{visible(name_among_logs(log))}" for log in workspace.logs}


def logs_of_one_name(workspace: Workspace) -> list[str]:
    """The names that several of the logs share, so that a calendar program confuses their entries."""
    names = Counter(name_among_logs(log) for log in workspace.logs)
    return [name for name, count in names.items() if count > 1]


def add_address(component: Component, citations: Iterable[Citation], log: Log) -> None:
    """Add the address of the first source that has one."""
    sources = (log.sources.get(citation.ref) for citation in citations)
    address = next((source.url for source in sources if source is not None and source.url), None)
    if address is not None:
        component.add_address("URL", encoded(address))


def _task(row: Judged, due: datetime.date | None) -> Component:
    todo = Component("VTODO")
    if due is not None:
        todo.add("DUE", moment_of(row.deadline.date) or due if row.deadline else due)
    name = row.verdict.name
    done = name in ("met", "kept")
    gone = name in ("dropped", "superseded", "not-met", "ended-early")
    todo.add("STATUS", "COMPLETED" if done else "CANCELLED" if gone else "NEEDS-ACTION")
    return todo


def _event(row: Judged, due: datetime.date) -> Component:
    moment = moment_of(row.deadline.date) if row.deadline is not None else None
    return at_once(moment) if moment is not None else all_day(due, due)


def moment_of(date: Date) -> datetime.datetime | None:
    """The instant of a time of day, without a zone where it is local; None where a calendar has no such time."""
    if date.time is None:
        return None
    day, second = divmod(date.time.order, DAY_SECONDS)
    if date.time.utc is None:
        hours, minutes, seconds = (int(part) for part in f"{date.time.clock}:00".split(":")[:3])
        day, second = date.earliest, hours * 3600 + minutes * 60 + seconds
    try:
        moment = datetime.datetime.fromordinal(day) + datetime.timedelta(seconds=second)
    except (ValueError, OverflowError):
        return None  # outside the years 1 to 9999
    return moment if date.time.utc is None else moment.replace(tzinfo=datetime.UTC)


def at_once(moment: datetime.datetime) -> Component:
    """Set the time of an event without duration (RFC 5545, 3.6.1: it has no end)."""
    event = Component("VEVENT")
    event.add("DTSTART", moment)
    event.add("TRANSP", "TRANSPARENT")
    return event


def all_day(first: datetime.date, last: datetime.date) -> Component:
    """Set the days of an event, which does not mark anybody as busy."""
    event = Component("VEVENT")
    event.add("DTSTART", first)
    # Without an end it lasts the day on which it starts (RFC 5545, 3.6.1); after the last day there is none.
    if last < datetime.date.max:
        event.add("DTEND", last + datetime.timedelta(days=1))
    event.add("TRANSP", "TRANSPARENT")
    return event


def _describe(component: Component, row: Judged, workspace: Workspace) -> None:
    """Add the properties that a task and an event share."""
    plan = row.plan
    mark = f" (no. {row.occurrence})" if row.occurrence is not None else ""
    head(component, plan, plan.kind, f"{plan.title}{mark}", workspace)
    text = ["".join(verdict_sentence(row, in_days=True)), *entry_marks(row.plan)]
    if row.deadline is not None:
        component.add("X-EDTF", row.deadline.date.edtf)
        label = "applies from" if plan.kind == "rule" else "until" if must_last(plan) else "deadline"
        quoted_words = f" (“{row.words}”)" if row.words else f" ({hanging})" if (hanging := hanging_words(row)) else ""
        text.append(f"{label}: {words_of_term(plan, row.deadline.date)}{quoted_words}")
    text.append(slip_words(row, in_days=True))
    own = occasion_sources(row, row.revision)
    text += [f"source of the deadline: {citation_in_full(citation, row.log)}" for citation in own]
    text += [f"condition: {condition_words(condition, row.log)}" for condition in row.conditions]
    text += [proposal_words(proposal, plan, row.log) for proposal in row.proposals]
    if places := places_of(plan, row.log):
        component.add("LOCATION", visible(", ".join(map(workspace.geography.name, places))))
    if plan.by:
        text.append(f"by: {', '.join(map(workspace.naming(plan), plan.by))}")
    add_address(component, (*own, *plan.sources), row.log)
    text += [f"source: {citation_in_full(citation, row.log)}" for citation in plan.sources]
    describe(component, filter(None, text))


def head(component: Component, entry: Plan | Event, kind: str, title: str, workspace: Workspace) -> None:
    """Add the properties that a program shows in a list: title and kind, with the warnings."""
    # The stamp is the day of the answer, so that the same question gives the same calendar.
    stamp = datetime.datetime.combine(as_date(workspace.as_of) or datetime.date.min, datetime.time(), datetime.UTC)
    component.add("DTSTAMP", stamp)
    flags = [*([entry.status] if entry.status != "stated" else []), *(["disputed"] if entry.disputed else [])]
    prefix = f"[{', '.join(flags)}] " if flags else ""
    component.add("SUMMARY", prefix + visible(" ".join(title.split())))
    component.add("CATEGORIES", [kind, *flags])


def describe(component: Component, lines: Iterable[str]) -> None:
    """Add the description, line by line."""
    component.add("DESCRIPTION", "\n".join(visible(" ".join(line.split())) for line in lines))


def as_date(day: Day) -> datetime.date | None:
    """A day as a calendar has it; None outside the years 1 to 9999."""
    text = iso(day)
    return datetime.date.fromisoformat(text) if text else None
