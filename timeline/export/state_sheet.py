"""The picture on a day as a table for machines: a line for each situation, plan, figure, office and rival claim."""

from collections.abc import Iterator
from typing import Any

from timeline.export.estimated import amount_cells, amount_columns, amount_in_units
from timeline.export.events_sheet import event_cells
from timeline.export.plans_sheet import VERDICT, plan_cells
from timeline.export.sheets import Sheet, columns, date_columns, dated, row_of, texts
from timeline.log.file_names import file_of
from timeline.log.roles import concerned
from timeline.reports.entries import Found
from timeline.reports.plans import Judged
from timeline.reports.state import Latest, Office, State
from timeline.reports.wording import citation_in_full
from timeline.telling.state_words import dispute_words, disputed_title
from timeline.telling.verdict_words import verdict_words
from timeline.workspace import Workspace

_COLUMNS = (
    *texts("part", "id"),
    *date_columns(),
    *texts("title", "type", "kind", "status", "value", "verdict"),
    *VERDICT,
    *amount_columns("estimate"),
    *texts("subject", "measure", "unit"),
    *columns("number", "age_days_min", "age_days_max"),
    *texts("of", "field"),
    *date_columns("claim"),
    *texts("match"),
    *columns("list", "places", "countries", "actors", "sources"),
    *columns("number", "occurrence"),
    *texts("file"),
    *columns("number", "line"),
)


def state_sheet(answer: State, workspace: Workspace) -> Sheet:
    """One line for each part of the picture."""
    lines = (row_of(_COLUMNS, line) for line in _lines(answer, workspace))
    return Sheet("state", _COLUMNS, lines, lambda line: str(line[0]))


def _lines(answer: State, workspace: Workspace) -> Iterator[dict[str, Any]]:
    yield from ({"part": "ongoing", **event_cells(row, workspace)} for row in answer.ongoing)
    yield from ({"part": "plans", **_plan(row, workspace)} for row in answer.plans)
    yield from ({"part": "figures", **_figure(latest, workspace)} for latest in answer.figures)
    yield from ({"part": "offices", **_office(office, workspace)} for office in answer.offices)
    for found in answer.disputes:
        yield from ({"part": "disputes", **claim} for claim in _claims(found, workspace))


def _plan(row: Judged, workspace: Workspace) -> dict[str, Any]:
    """A plan; its date is the deadline."""
    return {
        **plan_cells(row, workspace),
        **dated("date", row.deadline.date if row.deadline else None),
        "value": f"{row.verdict.name}: {verdict_words(row)}",
        "match": row.match.name.lower(),
        "sources": [citation_in_full(citation, row.log) for citation in row.plan.sources],
    }


def _figure(latest: Latest, workspace: Workspace) -> dict[str, Any]:
    figure, log = latest.point
    return {
        "id": figure.id,
        **dated("date", figure.when),
        "title": f"{workspace.memberships.name(figure.subject)}: {figure.measure}",
        "status": figure.status,
        "value": amount_in_units(figure),
        **amount_cells("estimate", figure),
        "subject": figure.subject,
        "measure": figure.measure,
        "unit": figure.unit,
        "age_days_min": latest.age.min,
        "age_days_max": latest.age.max,
        "match": latest.match.name.lower(),
        "places": figure.places,
        "countries": workspace.geography.countries(figure.places),
        "actors": tuple(dict.fromkeys(concerned(figure))),
        "sources": [citation_in_full(citation, log) for citation in figure.sources],
        "file": file_of(figure, log),
        "line": figure.line,
    }


def _office(office: Office, workspace: Workspace) -> dict[str, Any]:
    """Who belonged to whom; the date is the time for which."""
    whole = office.membership.actor
    return {
        "id": office.actor.id,
        **dated("date", office.membership.during),
        "title": office.actor.name,
        "value": workspace.memberships.name(whole),
        "of": whole,
        "match": office.match.name.lower(),
        "sources": [citation_in_full(citation, office.log) for citation in office.sources],
        "file": file_of(office.actor, office.log),
        "line": office.actor.line,
    }


def _claims(found: Found, workspace: Workspace) -> Iterator[dict[str, Any]]:
    """What others claim of an entry, claim by claim; the date is that of the claim."""
    entry = found.entry
    for one, followed, told in dispute_words(found, workspace):
        for claim, text in zip(one.claims, told, strict=True):
            yield {
                "id": entry.id,
                **dated("date", claim.date),
                "title": disputed_title(found, workspace),
                "status": entry.status,
                "value": f"{followed} — also claimed: {text}",
                "field": one.field,
                **dated("claim", claim.read),
                "claim": text,
                "places": entry.places,
                "countries": workspace.geography.countries(entry.places),
                "actors": tuple(dict.fromkeys(concerned(entry))),
                "sources": [citation_in_full(citation, one.log) for citation in claim.sources],
                "file": file_of(entry, one.log),
                "line": entry.line,
            }
