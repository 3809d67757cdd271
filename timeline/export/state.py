"""The picture on a day as JSON, JSON lines, CSV and Markdown."""

from collections.abc import Iterable, Iterator
from typing import Any

from timeline.dates import iso, words
from timeline.export.chronology import event_paragraph, row_object
from timeline.export.notes import Notes
from timeline.export.objects import (
    Json,
    date_object,
    day_text,
    dispute_object,
    point_object,
    series_object,
    source_object,
)
from timeline.export.plans import plan_object, plan_paragraph
from timeline.export.writers import csv_text, json_text, jsonl_text, markdown
from timeline.reports.change_words import ONLY_REPORTED, seen_words
from timeline.reports.entries import Found
from timeline.reports.plans import Judged
from timeline.reports.state import Latest, Office, State
from timeline.reports.state_words import (
    JUDGED,
    POSSIBLY_ONGOING,
    count_words,
    day_asked_words,
    dispute_words,
    disputed_title,
    office_words,
    old_words,
    plan_groups,
)
from timeline.reports.verdict_words import verdict_words
from timeline.reports.wording import amount_words, citation_in_full, period_followed
from timeline.workspace import Workspace


def as_json(answer: State, workspace: Workspace) -> str:
    """The document `timeline.state/1`."""
    return json_text(
        {
            "schema": "timeline.state/1",
            "as_of": day_text(workspace.as_of),
            "horizon": iso(workspace.horizon),
            "date": date_object(answer.date),
            "ongoing": [row_object(row, workspace) for row in answer.ongoing],
            "plans": [plan_object(row, workspace) for row in answer.plans],
            "figures": [_figure(latest) for latest in answer.figures],
            "offices": [_office(office) for office in answer.offices],
            "disputes": _disputes(answer),
        }
    )


def as_jsonl(answer: State, workspace: Workspace) -> str:
    """One object for each part; `part` names the list that it stands in."""
    return jsonl_text(
        [
            *({"part": "ongoing", **row_object(row, workspace)} for row in answer.ongoing),
            *({"part": "plans", **plan_object(row, workspace)} for row in answer.plans),
            *({"part": "figures", **_figure(latest)} for latest in answer.figures),
            *({"part": "offices", **_office(office)} for office in answer.offices),
            *({"part": "disputes", **dispute} for dispute in _disputes(answer)),
        ]
    )


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


_COLUMNS = ("part", "id", "date", "edtf", "title", "value", "match", "places", "actors", "sources", "occurrence")


def as_csv(answer: State, workspace: Workspace) -> str:
    """One line for each part of the picture."""
    # The last cells of what has neither places nor sources are empty.
    rows = (row + (None,) * (len(_COLUMNS) - len(row)) for row in _lines(answer, workspace))
    return csv_text(_COLUMNS, rows)


def _lines(answer: State, workspace: Workspace) -> Iterator[tuple[Any, ...]]:
    for row in answer.ongoing:
        sources = [citation_in_full(citation, row.log) for citation in row.sources]
        where = (row.match.name.lower(), row.entry.places, row.entry.actors, sources)
        yield ("ongoing", row.entry.id, words(row.date), row.date.edtf, row.entry.title, None, *where)
    for judged in answer.plans:
        plan, deadline = judged.plan, judged.deadline
        sources = [citation_in_full(citation, judged.log) for citation in plan.sources]
        dates = (words(deadline.date), deadline.date.edtf) if deadline else (None, None)
        told = f"{judged.verdict.name}: {verdict_words(judged)}"
        where = (judged.match.name.lower(), plan.places, plan.actors, sources)
        yield ("plans", plan.id, *dates, plan.title, told, *where, judged.occurrence)
    for latest in answer.figures:
        figure, log = latest.point
        sources = [citation_in_full(citation, log) for citation in figure.sources]
        title = f"{workspace.memberships.name(figure.subject)}: {figure.measure}"
        told = f"{amount_words(figure)} {figure.unit}"
        yield (
            "figures",
            figure.id,
            words(figure.when),
            figure.when.edtf,
            title,
            told,
            latest.match.name.lower(),
            figure.places,
            None,
            sources,
        )
    for office in answer.offices:
        during = office.membership.during
        dates = (words(during), during.edtf) if during else (None, None)
        whole = workspace.memberships.name(office.membership.actor)
        sources = [citation_in_full(citation, office.log) for citation in office.sources]
        match = office.match.name.lower()
        yield ("offices", office.actor.id, *dates, office.actor.name, whole, match, None, None, sources)
    for found in answer.disputes:
        entry, log, _ = found
        title = disputed_title(found, workspace)
        said_of = [
            f"{said} — also claimed: {' / '.join(claims)}" for _, said, claims in dispute_words(found, workspace)
        ]
        sources = [citation_in_full(citation, log) for claim in entry.disputed for citation in claim.sources]
        yield ("disputes", entry.id, None, None, title, said_of, None, entry.places, entry.actors, sources)


def as_markdown(answer: State, workspace: Workspace) -> str:
    """Headed sections, and each source once as a numbered note."""
    lines = [f"# {markdown(day_asked_words(answer, workspace))}", ""]
    lines += [markdown(" · ".join(count_words(answer)) or "nothing"), ""]
    lines += [markdown(period_followed(workspace)), ""]
    notes = Notes()
    if answer.ongoing:
        lines += ["## Going on", ""]
        certain = sum(row.match.name == "CERTAIN" for row in answer.ongoing)
        for place, row in enumerate(answer.ongoing):
            lines += [POSSIBLY_ONGOING, ""] if place == certain else []
            lines += [event_paragraph(row, workspace, notes, "possibly then", note=seen_words(row)), ""]
    if answer.offices:
        lines += ["## In office", ""]
        lines += [_office_line(office, workspace, notes) for office in answer.offices] + [""]
    if answer.plans:
        lines += [f"## Plans {JUDGED}", ""]
        counted, reported = plan_groups(answer)
        lines += _plans(counted, workspace, notes)
        lines += [f"### {ONLY_REPORTED}", ""] if reported else []
        lines += _plans(reported, workspace, notes)
    if answer.figures:
        lines += ["## Latest figures", ""]
        for latest in answer.figures:
            lines += [_figure_paragraph(latest, workspace, notes), ""]
    if answer.disputes:
        lines += ["## Disputed", ""]
        lines += [*(_disputed_line(found, workspace, notes) for found in answer.disputes), ""]
    lines += notes.section()
    return "\n".join(lines).rstrip() + "\n"


def _plans(rows: Iterable[Judged], workspace: Workspace, notes: Notes) -> Iterator[str]:
    for row in rows:
        possibly = " Possibly announced by then." if row.match.name == "POSSIBLE" else ""
        yield plan_paragraph(row, workspace, notes) + possibly
        yield ""


def _disputed_line(found: Found, workspace: Workspace, notes: Notes) -> str:
    said = []
    for one, followed, claims in dispute_words(found, workspace):
        told = [
            f"{markdown(text)}{notes.cite(claim.sources, one.log)}"
            for claim, text in zip(one.claims, claims, strict=True)
        ]
        said.append(f"{markdown(followed)} — also claimed: {' / '.join(told)}")
    return f"- **{markdown(disputed_title(found, workspace))}** — {'; '.join(said)}"


def _office_line(office: Office, workspace: Workspace, notes: Notes) -> str:
    return f"- {markdown(office_words(office, workspace))}{notes.cite(office.sources, office.log)}"


def _figure_paragraph(latest: Latest, workspace: Workspace, notes: Notes) -> str:
    figure, log = latest.point
    name = workspace.memberships.name(figure.subject)
    places = ", ".join(workspace.geography.name(place) for place in figure.places)
    where = f" ({markdown(places)})" if places else ""
    by = f", by {workspace.memberships.name(figure.by)}" if figure.by else ""
    possibly = "; possibly of a later day" if latest.match.name == "POSSIBLE" else ""
    told = f"{amount_words(figure)} {figure.unit}, {words(figure.when)}, {old_words(latest)}{by}{possibly}"
    return (
        f"**{markdown(name)}, {markdown(figure.measure)}**{where}: {markdown(told)}.{notes.cite(figure.sources, log)}"
    )
