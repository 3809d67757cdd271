"""The chronology in the formats for machines."""

from collections.abc import Iterator

from timeline.dates import iso
from timeline.export.forms import Forms
from timeline.export.lines import Each, Lines
from timeline.export.objects import (
    Json,
    date_object,
    day_text,
    event_object,
    logs_object,
    not_followed_object,
    source_object,
)
from timeline.export.sheets.chronology import chronology_sheet
from timeline.log.model import Event
from timeline.reports.chronology import Chronology
from timeline.reports.followed import not_followed_words
from timeline.reports.rows import Row
from timeline.reports.wording import plural
from timeline.workspace import Workspace


def forms(answer: Chronology, workspace: Workspace, precise: int | None = None) -> Forms:
    """Return the formats of a chronology; a calendar leaves out dates that are vaguer than `precise` days."""
    return Forms(
        value=lambda: as_value(answer, workspace),
        lists=(Lines("events", {"what": "event"}), Lines("plan_dates")),
        sheet=lambda: chronology_sheet(answer.rows, workspace),
        note=lambda: not_followed_words(workspace, answer.period),
        more={"ics": lambda: _ics(answer, workspace, precise), "timelinejs": lambda: _timelinejs(answer, workspace)},
        order=lambda: ("events" if row.what == "event" else "plan_dates" for row in answer.rows),
    )


def _ics(answer: Chronology, workspace: Workspace, precise: int | None) -> str:
    from timeline.export.others.agenda import as_ics

    return as_ics(answer, workspace, precise)


def _timelinejs(answer: Chronology, workspace: Workspace) -> str:
    from timeline.export.others.timelinejs import as_timelinejs

    return as_timelinejs(answer, workspace)


def left_out(answer: Chronology, format: str | None, precise: int | None = None) -> Iterator[str]:
    """Yield notes on the rows that a calendar or TimelineJS leaves out."""
    if format == "ics":
        from timeline.export.others.agenda import days_of, is_too_vague

        rows = tuple(answer.rows)
        shown = [row for row in rows if days_of(row) is not None]
        if count := len(rows) - len(shown):
            why = "undated, vague over more than a year, or outside the years 1 to 9999"
            yield f"{plural(count, 'row')} left out: {why}"
        if count := sum(is_too_vague(row, precise) for row in shown):
            yield f"{plural(count, 'row')} left out: vaguer than {plural(precise or 0, 'day')}"
    elif format == "timelinejs":
        from timeline.export.others.placing import extent_of

        if count := sum(extent_of(row) is None for row in answer.rows):
            yield f"{plural(count, 'row')} left out: neither a beginning nor an end is known"


def as_value(answer: Chronology, workspace: Workspace) -> Json:
    """The document `timeline.list/1`."""
    return {
        "schema": "timeline.list/1",
        "logs": logs_object(workspace),
        "as_of": day_text(workspace.as_of),
        "horizon": iso(workspace.horizon),
        "not_followed": not_followed_object(workspace, answer.period),
        "events": Each(tuple(answer.events), lambda row: _event(row, workspace)),
        "plan_dates": Each(tuple(answer.plan_dates), _plan_date),
        "not_judged": answer.counts.not_judged + answer.without_place,
    }


def row_object(row: Row, workspace: Workspace) -> Json:
    """The event of a row, as every list of events has it."""
    assert isinstance(row.entry, Event)
    return event_object(row.entry, row.log, workspace, row.match.name.lower())


def _event(row: Row, workspace: Workspace) -> Json:
    return {**row_object(row, workspace), "begins": row.begins}


def _plan_date(row: Row) -> Json:
    before, after = row.before, row.after
    return {
        "plan": row.entry.id,
        "what": row.what,
        "date": date_object(row.date),
        "title": row.entry.title,
        "match": row.match.name.lower(),
        "begins": row.begins,
        "result": row.result,
        "from": date_object(before.date if before else None),
        "to": date_object(after.date if after else None),
        "told_by": row.told_by,
        "sources": [source_object(citation, row.log) for citation in row.sources],
    }
