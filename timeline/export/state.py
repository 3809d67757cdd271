"""The state of affairs on a day, in the formats for machines."""

from timeline.dates import iso
from timeline.export.chronology import row_object
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
from timeline.export.plans import plan_object
from timeline.export.sheets.state import state_sheet
from timeline.reports.followed import not_followed_words
from timeline.reports.state import Latest, Office, State
from timeline.workspace import Workspace

_PARTS = ("ongoing", "plans", "figures", "offices", "disputes")
"""The lists of the answer; `part` of a line names its list."""


def forms(answer: State, workspace: Workspace) -> Forms:
    """Return the formats of the answer."""
    return Forms(
        value=lambda: _value(answer, workspace),
        lists=[Lines(part, {"part": part}) for part in _PARTS],
        sheet=lambda: state_sheet(answer, workspace),
        note=lambda: not_followed_words(workspace, answer.period),
    )


def _value(answer: State, workspace: Workspace) -> Json:
    """The document `timeline.state/1`."""
    return {
        "schema": "timeline.state/1",
        "as_of": day_text(workspace.as_of),
        "horizon": iso(workspace.horizon),
        "not_followed": not_followed_object(workspace, answer.period),
        "date": date_object(answer.date),
        "ongoing": [row_object(row, workspace) for row in answer.ongoing],
        "plans": [plan_object(row, workspace) for row in answer.plans],
        "figures": [_figure(latest) for latest in answer.figures],
        "offices": [_office(office) for office in answer.offices],
        "disputes": _disputes(answer),
        "not_judged": answer.without_place,
    }


def _figure(latest: Latest) -> Json:
    return {
        **series_object(latest.series.key),
        **point_object(*latest.point),
        "age_days": {"min": latest.age.min, "max": latest.age.max},
        "match": latest.match.name.lower(),
    }


def _office(office: Office) -> Json:
    return {
        "actor": office.actor.id,
        "of": office.membership.actor,
        "during": date_object(office.membership.during),
        "match": office.match.name.lower(),
        "sources": [source_object(citation, office.log) for citation in office.sources],
    }


def _disputes(answer: State) -> list[Json]:
    return [
        {"entry": found.entry.id, **dispute_object(dispute, found.log)}
        for found in answer.disputes
        for dispute in found.entry.disputed
    ]
