"""Disputes in the formats for machines."""

from collections.abc import Iterator
from typing import Any

from timeline.dates import Date, iso
from timeline.export.forms import Forms
from timeline.export.lines import Lines
from timeline.export.objects import (
    Json,
    date_object,
    day_text,
    dispute_object,
    not_followed_object,
    point_object,
    series_object,
    source_object,
)
from timeline.export.sheets.disputes import disputes_sheet
from timeline.log.file_names import file_of
from timeline.reports.disputes import (
    Disputed,
    Disputes,
    entry_words,
    followed,
    followed_sources,
    followed_words,
    kind_of,
)
from timeline.reports.figures import Point, series_key
from timeline.reports.followed import not_followed_words
from timeline.workspace import Workspace


def forms(answer: Disputes, workspace: Workspace) -> Forms:
    """Return the formats of the disputes."""
    return Forms(
        value=lambda: _value(answer, workspace),
        lists=(Lines("disputes", {"what": "dispute"}), Lines("conflicts", {"what": "conflict"}, _conflicting)),
        sheet=lambda: disputes_sheet(answer, workspace),
        note=lambda: not_followed_words(workspace, answer.period),
    )


def _value(answer: Disputes, workspace: Workspace) -> Json:
    """The document `timeline.disputes/1`."""
    points = {point.figure: point for pair in answer.conflicts for point in (pair.first, pair.second)}
    return {
        "schema": "timeline.disputes/1",
        "as_of": day_text(workspace.as_of),
        "horizon": iso(workspace.horizon),
        "not_followed": not_followed_object(workspace, answer.period),
        "disputes": [_field(one, workspace) for one in answer.fields],
        "conflicts": [[pair.first.figure.id, pair.second.figure.id] for pair in answer.conflicts],
        "figures": [_point(point) for point in points.values()],
        "not_judged": answer.not_judged + answer.without_place,
    }


def _conflicting(whole: Json, pair: list[str]) -> Iterator[Json]:
    """Two figures in conflict, each with all its keys."""
    figures = {figure["id"]: figure for figure in whole["figures"]}
    yield {"figures": [figures[identity] for identity in pair]}


def _field(one: Disputed, workspace: Workspace) -> Json:
    entry, log = one.entry, one.log
    value = followed(entry, one.field)
    return {
        "entry": kind_of(entry),
        "id": entry.id,
        "title": entry_words(entry, workspace),
        "field": one.field,
        "followed": {
            "value": value if isinstance(value, int | float) else _text(value, one, workspace),
            "date": date_object(value) if isinstance(value, Date) else None,
            "sources": [source_object(citation, log) for citation in followed_sources(entry, one.field, log)],
        },
        "claims": [{**dispute_object(claim, log), "read": date_object(claim.read)} for claim in one.claims],
        "status": entry.status,
        "match": one.match.name.lower(),
        "file": file_of(entry, log),
        "line": entry.line,
    }


def _text(value: Any, one: Disputed, workspace: Workspace) -> str | list[str] | None:
    """The value that the log follows: ids as ids, a date as EDTF, anything else in words; None if there is none."""
    if value is None or value == ():
        return None
    if isinstance(value, Date):
        return value.edtf
    if isinstance(value, str):
        return value
    if isinstance(value, tuple) and all(isinstance(part, str) for part in value):
        return list(value)
    return followed_words(one.entry, one.field, one.log, workspace)


def _point(point: Point) -> Json:
    key = series_key(*point)
    return {**series_object(key), "kind": key.kind, **point_object(*point)}
