"""The chronology as JSON, JSON lines, CSV and Markdown."""

from typing import Any

from timeline.dates import iso, words
from timeline.export.notes import Notes
from timeline.export.objects import Json, date_object, day_text, event_object, logs_object
from timeline.export.writers import code_span, csv_text, json_text, jsonl_text, markdown
from timeline.log.model import Event
from timeline.log.roles import concerned
from timeline.reports.chronology import Chronology, Row
from timeline.reports.wording import LABELS, citation_in_full, year_of
from timeline.workspace import Workspace

_COLUMNS = (
    *("kind", "id", "date", "edtf", "earliest", "latest", "precision", "title", "type", "places", "countries"),
    *("actors", "status", "match", "tags", "summary", "sources", "file", "line"),
)


def as_json(answer: Chronology, workspace: Workspace) -> str:
    """The document `timeline.list/1`."""
    return json_text(
        {
            "schema": "timeline.list/1",
            "logs": logs_object(workspace),
            "as_of": day_text(workspace.as_of),
            "horizon": iso(workspace.horizon),
            "events": [row_object(row, workspace) for row in answer.rows if row.what == "event"],
            "plan_dates": [_plan_date(row) for row in answer.rows if row.what != "event"],
            "not_judged": answer.not_judged,
        }
    )


def as_jsonl(answer: Chronology, workspace: Workspace) -> str:
    """One object for each row, in order; `what` tells events from the dates of plans."""
    return jsonl_text(
        {"what": "event", **row_object(row, workspace)} if row.what == "event" else _plan_date(row)
        for row in answer.rows
    )


def row_object(row: Row, workspace: Workspace) -> Json:
    """The event of a row, as every list of events shows it."""
    assert isinstance(row.entry, Event)
    return event_object(row.entry, row.log, workspace, row.match.name.lower())


def _plan_date(row: Row) -> Json:
    return {
        "plan": row.entry.id,
        "what": row.what,
        "date": date_object(row.date),
        "title": row.entry.title,
        "match": row.match.name.lower(),
    }


def as_csv(answer: Chronology, workspace: Workspace) -> str:
    """One line for each row; dates in words, in EDTF, and as days."""
    return csv_text(_COLUMNS, (_line(row, workspace) for row in answer.rows))


def _line(row: Row, workspace: Workspace) -> tuple[Any, ...]:
    entry, date = row.entry, row.date
    return (
        row.what,
        entry.id,
        date.words or words(date),
        date.edtf,
        iso(date.earliest),
        iso(date.latest),
        date.precision if date.kind == "point" else date.kind,
        entry.title,
        entry.type if isinstance(entry, Event) else None,
        entry.places,
        workspace.geography.countries(entry.places),
        tuple(dict.fromkeys(concerned(entry))),
        entry.status,
        row.match.name.lower(),
        entry.tags,
        entry.summary,
        [citation_in_full(citation, row.log) for citation in row.sources],
        entry.file,
        entry.line,
    )


def as_markdown(answer: Chronology, workspace: Workspace) -> str:
    """A chronology with a heading for each year, and each source once, as a numbered note."""
    lines = [f"# {markdown(' · '.join(log.header.title for log in workspace.logs))}", ""]
    notes = Notes()
    heading = None
    for row in answer.rows:
        if (year := year_of(row.date, row.window)) != heading:
            heading = year
            lines += [f"## {year}", ""]
        lines += [event_paragraph(row, workspace, notes, with_id=True), ""]
    lines += notes.section()
    return "\n".join(lines).rstrip() + "\n"


def event_paragraph(
    row: Row,
    workspace: Workspace,
    notes: Notes,
    possibly: str = "possibly in this period",
    *,
    with_id: bool = False,
    note: str = "",
) -> str:
    """A row in a paragraph: date, title, what must not be overlooked, place, summary, id, notes."""
    entry = row.entry
    label = "" if row.what == "event" else f"*{LABELS[row.what]}:* "
    marks = [markdown(note)] if note else []
    if row.match.name == "POSSIBLE":
        marks.append(possibly)
    if entry.status != "stated":
        marks.append(entry.status)
    if entry.disputed:
        marks.append("disputed")
    mark = f" ({'; '.join(marks)})" if marks else ""
    places = ", ".join(workspace.geography.name(place) for place in entry.places)
    where = f" — {markdown(places)}" if places else ""
    summary = f" {markdown(entry.summary)}" if entry.summary and row.what == "event" else ""
    identity = f" {code_span(entry.id)}" if with_id else ""
    cited = notes.cite(row.sources, row.log)
    return f"**{markdown(words(row.date))}** {label}{markdown(entry.title)}{mark}{where}.{summary}{identity}{cited}"
