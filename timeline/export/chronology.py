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
from timeline.export.others.placing import LeftOut
from timeline.export.sheets.chronology import chronology_sheet
from timeline.log.model import Event
from timeline.reports.chronology import Chronology
from timeline.reports.followed import not_followed_words
from timeline.reports.rows import Row
from timeline.reports.wording import plural
from timeline.workspace import Workspace


def forms(
    answer: Chronology, workspace: Workspace, precise: int | None = None, left_out: LeftOut | None = None
) -> Forms:
    """Return the formats of a chronology; a calendar leaves out dates that are vaguer than `precise` days.

    `left_out` gets the numbers of the rows that a calendar or TimelineJS leaves out.
    """
    return Forms(
        value=lambda: as_value(answer, workspace),
        lists=(Lines("events", {"what": "event"}), Lines("plan_dates")),
        sheet=lambda: chronology_sheet(answer.rows, workspace),
        note=lambda: not_followed_words(workspace, answer.period),
        more={
            "ics": lambda: _ics(answer, workspace, precise, left_out),
            "timelinejs": lambda: _timelinejs(answer, workspace, left_out),
        },
        lines=lambda: (_line(row, workspace) for row in answer.rows),
    )


def _ics(answer: Chronology, workspace: Workspace, precise: int | None, left_out: LeftOut | None) -> Iterator[str]:
    from timeline.export.others.agenda import as_ics

    return as_ics(answer, workspace, precise, left_out)


def _timelinejs(answer: Chronology, workspace: Workspace, left_out: LeftOut | None) -> Iterator[str]:
    from timeline.export.others.timelinejs import as_timelinejs

    return as_timelinejs(answer, workspace, left_out)


def left_out_notes(left_out: LeftOut, format: str | None, precise: int | None = None) -> Iterator[str]:
    """Yield notes on the rows that a calendar or TimelineJS left out."""
    if left_out.unplaced:
        why = "neither a beginning nor an end is known"
        if format == "ics":
            why = "undated, vague over more than a year, or outside the years 1 to 9999"
        yield f"{plural(left_out.unplaced, 'row')} left out: {why}"
    if left_out.vague:
        yield f"{plural(left_out.vague, 'row')} left out: vaguer than {plural(precise or 0, 'day')}"


def as_value(answer: Chronology, workspace: Workspace) -> Json:
    """The document `timeline.list/1`."""
    return {
        "schema": "timeline.list/1",
        "logs": logs_object(workspace),
        "as_of": day_text(workspace.as_of),
        "horizon": iso(workspace.horizon),
        "not_followed": not_followed_object(workspace, answer.period),
        "events": Each(answer.events, lambda row: _event(row, workspace)),
        "plan_dates": Each(answer.plan_dates, _plan_date),
        "not_judged": lambda: answer.not_judged + answer.without_place,  # known when the rows have been read
    }


def _line(row: Row, workspace: Workspace) -> Json:
    return {"what": "event", **_event(row, workspace)} if _is_event(row) else _plan_date(row)


def _is_event(row: Row) -> bool:
    return row.what == "event"


def row_object(row: Row, workspace: Workspace) -> Json:
    """The event of a row, as every list of events has it."""
    assert isinstance(row.entry, Event)
    return event_object(row.entry, row.log, workspace, row.match.name.lower())


def _event(row: Row, workspace: Workspace) -> Json:
    return {**row_object(row, workspace), "begins": row.begins}


def _plan_date(row: Row) -> Json:
    before, after = row.deadlines
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
