"""The JSON of the contract: dates, citations, events. Every key is present; null and [] stand for missing values."""

import datetime
from typing import TYPE_CHECKING, Any

from timeline.dates import Date, Day, Time, Window, iso, words
from timeline.dates.clock import offset_text
from timeline.log.conflicts import estimator_of
from timeline.log.deadline_terms import Step
from timeline.log.file_names import file_of, seen_from_log
from timeline.log.known import knowledge
from timeline.log.log import Log
from timeline.log.model import Citation, Dispute, Event, Figure
from timeline.reports.followed import not_followed
from timeline.reports.meaning import KEYS, names_of
from timeline.reports.wording import step_in_words
from timeline.workspace import Workspace

if TYPE_CHECKING:
    from timeline.reports.figures import SeriesKey

Json = dict[str, Any]


def date_object(date: Date | None) -> Json | None:
    """A date with its bounds as ISO days, null where open, unknown or outside the years 1 to 9999."""
    if date is None:
        return None
    is_span = date.kind == "span"
    start = {"earliest": iso(date.start_earliest), "latest": iso(date.start_latest)} if is_span else None
    end = {"earliest": iso(date.end_earliest), "latest": iso(date.end_latest)} if is_span else None
    return {
        "edtf": date.edtf,
        "words": date.words or words(date),
        "kind": date.kind,
        "earliest": iso(date.earliest),
        "latest": iso(date.latest),
        "start": start,
        "end": end,
        "approximate": date.approximate,
        "uncertain": date.uncertain,
        "time": time_object(date.time),
    }


def time_object(time: Time | None) -> Json | None:
    """A time of day: clock and offset as the source gives them, and the instant where it is known."""
    if time is None:
        return None
    return {
        "clock": time.clock,
        "offset": None if time.offset is None else offset_text(time.offset),
        "utc": time.utc,
        "approximate": time.approximate,
    }


def source_object(citation: Citation, log: Log) -> Json:
    """A citation with the data of its source."""
    source = log.sources.get(citation.ref)
    return {
        "ref": citation.ref,
        "via": citation.via,
        "at": citation.at,
        "title": source.title if source else None,
        "publisher": source.publisher if source else None,
        "date": date_object(source.date) if source else None,
        "url": source.url if source else None,
        "licence": source.licence if source else None,
    }


def dispute_object(dispute: Dispute, log: Log) -> Json:
    """A claim that the log does not follow."""
    return {
        "field": dispute.field,
        "value": dispute.value[0] if len(dispute.value) == 1 else list(dispute.value),
        "sources": [source_object(citation, log) for citation in dispute.sources],
        "note": dispute.note,
        "date": date_object(dispute.date),
        "known": date_object(dispute.known),
    }


def event_object(event: Event, log: Log, workspace: Workspace, match: str) -> Json:
    """An event as every list of events shows it; `match` speaks of the list that it stands in."""
    known = knowledge(event, log)
    return {
        "id": event.id,
        "date": date_object(event.date),
        "title": event.title,
        "type": event.type,
        "places": list(event.places),
        "countries": list(workspace.geography.countries(event.places)),
        "actors": list(event.actors),
        "status": event.status,
        "known": date_object(known.date),
        "known_basis": known.basis,
        "match": match,
        "summary": event.summary,
        "tags": list(event.tags),
        "sources": [source_object(citation, log) for citation in event.sources],
        "disputed": [dispute_object(dispute, log) for dispute in event.disputed],
        "file": file_of(event, log),
        "line": event.line,
    }


def logs_object(workspace: Workspace) -> list[Json]:
    """The logs that answered, each with its horizon."""
    return [
        {
            "file": seen_from_log(log.file, log.file),
            "title": log.header.title,
            "horizon": iso(log.header.horizon),
            "id": log.header.id,
        }
        for log in workspace.logs
    ]


def not_followed_object(workspace: Workspace, period: Window | None) -> list[Json]:
    """The days of a question that each log has not followed; a side that the question leaves open is null."""
    return [
        {
            "log": seen_from_log(gap.log.file, gap.log.file),
            "from": iso(gap.first) if gap.first is not None else None,
            "to": iso(gap.last) if gap.last is not None else None,
        }
        for gap in not_followed(workspace, period)
    ]


def day_text(day: Day) -> str:
    """A day as ISO text."""
    return datetime.date.fromordinal(day).isoformat()


def point_object(figure: Figure, log: Log) -> Json:
    """An estimate as a point of its series; bounds that the source does not give are null."""
    return {
        "id": figure.id,
        "as_of": date_object(figure.as_of),
        "over": date_object(figure.over),
        "low": figure.low,
        "high": figure.high,
        "value": figure.value,
        "qualifier": figure.qualifier,
        "words": figure.words,
        "document": estimator_of(figure).document,
        "sources": [source_object(citation, log) for citation in figure.sources],
    }


def series_object(key: "SeriesKey") -> Json:
    """The properties that the points of a series share."""
    return {
        "subject": key.subject,
        "measure": key.measure,
        "unit": key.unit,
        "places": list(key.places),
        "by": key.by,
        "document": key.document,
        "subject_kind": key.subject_kind,
        "subject_text": key.subject_text,
    }


def model_object(value: Any, log: Log) -> Any:
    """A value of the model with the keys of a log; dates and citations as everywhere."""
    if isinstance(value, Date):
        return date_object(value)
    if isinstance(value, Citation):
        return source_object(value, log)
    if isinstance(value, Dispute):
        return dispute_object(value, log)
    if isinstance(value, Step):
        return step_in_words(value)
    if names := names_of(value):
        return {KEYS.get(name, name): model_object(getattr(value, name), log) for name in names}
    return [model_object(item, log) for item in value] if isinstance(value, tuple) else value
