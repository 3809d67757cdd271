"""Changes as JSON, JSON lines, CSV and Markdown fit to be pasted into a briefing."""

from collections.abc import Iterator, Sequence
from typing import Any

from timeline.dates import iso, words
from timeline.export.chronology import event_paragraph, row_object
from timeline.export.notes import Notes
from timeline.export.objects import Json, date_object, day_text, point_object, series_object
from timeline.export.plans import plan_object, plan_paragraph
from timeline.export.writers import csv_text, json_text, jsonl_text, markdown
from timeline.reports.change_words import (
    EVENTS,
    PLANS,
    POSSIBLY,
    change_sources,
    count_words,
    event_note,
    grouped,
    headings,
    is_undated,
    period_words,
    plan_change_words,
    plan_parts,
    undated_words,
)
from timeline.reports.changed_plans import PlanChange
from timeline.reports.changes import Changes, Corrected, FigureChange
from timeline.reports.chronology import Row
from timeline.reports.figure_words import change_words, uneven_words
from timeline.reports.verdict_words import verdict_words
from timeline.reports.wording import amount_words, citation_in_full, period_followed
from timeline.workspace import Workspace


def as_json(answer: Changes, workspace: Workspace) -> str:
    """The document `timeline.changes/1`."""
    return json_text(
        {
            "schema": "timeline.changes/1",
            "as_of": day_text(workspace.as_of),
            "horizon": iso(workspace.horizon),
            "from": date_object(answer.since),
            "to": date_object(answer.until),
            "window": {"first": iso(answer.window.first), "last": iso(answer.window.last)},
            "added": answer.added,
            **{name: [row_object(row, workspace) for row in getattr(answer, name)] for name in EVENTS},
            "plans": {_key(name): [_plan(one, workspace) for one in getattr(answer, name)] for name in PLANS},
            "figures": [_figure(one) for one in answer.figures],
            "corrections": [_correction(one) for one in answer.corrections],
        }
    )


def as_jsonl(answer: Changes, workspace: Workspace) -> str:
    """One object for each change; `part` names the list that it stands in.

    So does `change`, but for figures, of which it is how far they changed.
    """
    return jsonl_text(
        [
            *({"part": n, "change": n, **row_object(row, workspace)} for n in EVENTS for row in getattr(answer, n)),
            *({"part": n, "change": n, **_plan(one, workspace)} for n in PLANS for one in getattr(answer, n)),
            *({"part": "figures", **_figure(one)} for one in answer.figures),
            *({"part": "corrections", "change": "corrections", **_correction(one)} for one in answer.corrections),
        ]
    )


def _key(name: str) -> str:
    """What a list of plans is called among the plans."""
    return name.removeprefix("plans_")


def _plan(one: PlanChange, workspace: Workspace) -> Json:
    """A plan with its verdict, when it changed, and of a revision the deadline before and after."""
    moved = {
        "from": date_object(one.before.date) if one.before else None,
        "to": date_object(one.after.date) if one.after else None,
        "days": one.moved_by,
    }
    return {
        **plan_object(one.plan, workspace),
        "match": one.match.name.lower(),
        "when": date_object(one.when),
        "moved": moved if one.is_moved else None,
        **({"what": one.learned, "known": date_object(one.known)} if one.learned else {}),
    }


def _figure(one: FigureChange) -> Json:
    return {
        **series_object(one.series.key),
        "before": point_object(*one.before) if one.before else None,
        "after": point_object(*one.after),
        "change": {"min": one.change.min, "max": one.change.max} if one.change else None,
        "match": one.match.name.lower(),
    }


def _correction(one: Corrected) -> Json:
    correction = one.correction
    return {
        "entry": one.entry.id,
        "date": date_object(correction.date),
        "field": correction.field,
        "was": correction.was,
        "why": correction.why,
        "match": one.match.name.lower(),
    }


_COLUMNS = (
    *("change", "id", "date", "edtf", "title", "verdict", "explained", "from", "to", "difference_min"),
    *("difference_max", "match", "places", "actors", "sources", "occurrence", "known"),
)


def as_csv(answer: Changes, workspace: Workspace) -> str:
    """One line for each change: when, what, of plans the verdict and how they moved, of figures the numbers."""
    rows = [dict(zip(_COLUMNS, (None,) * len(_COLUMNS), strict=True)) | line for line in _lines(answer, workspace)]
    return csv_text(_COLUMNS, [tuple(row.values()) for row in rows])


def _lines(answer: Changes, workspace: Workspace) -> Iterator[dict[str, Any]]:
    for name in EVENTS:
        for row in getattr(answer, name):
            known = {"known": words(row.entry.known)} if name == "learned" and row.entry.known else {}
            yield {"change": name, **_event_line(row), **known}
    for name in PLANS:
        for one in getattr(answer, name):
            yield {"change": name, **_plan_line(one, name)}
    for one in answer.figures:
        yield {"change": "figures", **_figure_line(one, workspace)}
    for one in answer.corrections:
        date = one.correction.date
        yield {
            "change": "corrections",
            "id": one.entry.id,
            "date": words(date),
            "edtf": date.edtf,
            "title": one.correction.field,
            "explained": one.correction.why,
            "from": one.correction.was,
            "match": one.match.name.lower(),
        }


def _event_line(row: Row) -> dict[str, Any]:
    return {
        "id": row.entry.id,
        "date": words(row.date),
        "edtf": row.date.edtf,
        "title": row.entry.title,
        "match": row.match.name.lower(),
        "places": row.entry.places,
        "actors": row.entry.actors,
        "sources": [citation_in_full(citation, row.log) for citation in row.sources],
    }


def _plan_line(one: PlanChange, name: str) -> dict[str, Any]:
    plan, log = one.plan.plan, one.plan.log
    moved = {
        "from": words(one.before.date) if one.before else None,
        "to": words(one.after.date) if one.after else None,
        "difference_min": one.moved_by,
        "difference_max": one.moved_by,
    }
    cited = (*plan.sources, *change_sources(one, name))
    told = (verdict_words(one.plan), plan_change_words(one, name))
    return {
        "id": plan.id,
        "date": words(one.when) if one.when else None,
        "edtf": one.when.edtf if one.when else None,
        "title": plan.title,
        "verdict": one.plan.verdict.name,
        "explained": [part for part in told if part],
        **(moved if one.is_moved else {}),
        "match": one.match.name.lower(),
        "places": plan.places,
        "actors": (*plan.by, *plan.to, *plan.actors),
        "sources": [citation_in_full(citation, log) for citation in cited],
        "occurrence": one.plan.occurrence,
        "known": words(one.known) if one.known else None,
    }


def _figure_line(one: FigureChange, workspace: Workspace) -> dict[str, Any]:
    figure = one.after.figure
    points = [point for point in (one.before, one.after) if point is not None]
    cited = [citation_in_full(citation, point.log) for point in points for citation in point.figure.sources]
    return {
        "id": figure.id,
        "date": words(figure.when),
        "edtf": figure.when.edtf,
        "title": f"{workspace.memberships.name(figure.subject)}: {figure.measure} ({figure.unit})",
        "explained": uneven_words(one.is_uneven).strip(" ()") or None,
        "from": amount_words(one.before.figure) if one.before else None,
        "to": amount_words(figure),
        "difference_min": one.change.min if one.change else None,
        "difference_max": one.change.max if one.change else None,
        "match": one.match.name.lower(),
        "places": figure.places,
        "actors": figure.by,
        "sources": list(dict.fromkeys(cited)),
    }


def as_markdown(answer: Changes, workspace: Workspace, by: str | None = None) -> str:
    """Headed sections, a paragraph for each change, and each source once as a numbered note."""
    lines = [f"# {markdown(period_words(answer, workspace))}", ""]
    told = count_words(answer)
    lines += [markdown(" · ".join(told) or "nothing"), ""]
    lines += [POSSIBLY, ""] if any("possibly" in count for count in told) else []
    lines += [markdown(period_followed(workspace)), ""]
    notes = Notes()
    for name, heading in headings(answer).items():
        changed = getattr(answer, name)
        lines += [f"## {heading}", ""] if changed else []
        for title, group in _groups(name, answer, workspace, by):
            lines += [title, ""] if title else []
            lines += _paragraphs(group, name, workspace, notes)
    lines += notes.section()
    return "\n".join(lines).rstrip() + "\n"


def _groups(name: str, answer: Changes, workspace: Workspace, by: str | None) -> list[tuple[str, Sequence[Any]]]:
    """The parts of a section with what stands over each of them."""
    changed = getattr(answer, name)
    if name in PLANS:
        return [(f"### {title}" if title else "", part) for title, part in plan_parts(changed)]
    if name not in EVENTS:
        return [("", changed)]
    if by:
        return [(f"### {markdown(title)}", group) for title, group in grouped(changed, workspace, by)]
    undated = [row for row in changed if is_undated(row)]
    dated = [row for row in changed if not is_undated(row)]
    return [("", dated), *([(undated_words(answer), undated)] if undated else [])]


def _paragraphs(changed: Sequence[Any], name: str, workspace: Workspace, notes: Notes) -> Iterator[str]:
    for one in changed:
        if isinstance(one, Row):
            yield event_paragraph(one, workspace, notes, note=event_note(one, name))
        elif isinstance(one, PlanChange):
            yield _plan_paragraph(one, name, workspace, notes)
        elif isinstance(one, FigureChange):
            yield _figure_paragraph(one, workspace, notes)
        else:
            yield _correction_paragraph(one)
        yield ""


def _plan_paragraph(one: PlanChange, name: str, workspace: Workspace, notes: Notes) -> str:
    told = plan_change_words(one, name)
    if name == "announced" and one.when is not None:
        told = f"announced {words(one.when)}"
    possibly = " Possibly in this period." if one.match.name == "POSSIBLE" else ""
    more = f" {markdown(told[:1].upper() + told[1:])}." if told else ""
    cited = notes.cite(change_sources(one, name), one.plan.log)
    return plan_paragraph(one.plan, workspace, notes) + more + possibly + cited


def _correction_paragraph(one: Corrected) -> str:
    why = f" ({one.correction.why})" if one.correction.why else ""
    possibly = ", possibly in this period" if one.match.name == "POSSIBLE" else ""
    head = f"**{markdown(words(one.correction.date))}**{possibly} {markdown(one.entry.id)}"
    return f"{head}: {markdown(f'{one.correction.field} was {one.correction.was}{why}')}."


def _figure_paragraph(one: FigureChange, workspace: Workspace, notes: Notes) -> str:
    figure = one.after.figure
    name = workspace.memberships.name(figure.subject)
    places = ", ".join(workspace.geography.name(place) for place in figure.places)
    head = f"**{markdown(name)}, {markdown(figure.measure)}**" + (f" ({markdown(places)})" if places else "")
    points = [point for point in (one.before, one.after) if point is not None]
    told = " → ".join(f"{amount_words(p.figure)} {figure.unit} ({words(p.figure.when)})" for p in points)
    marks = [f"by {workspace.memberships.name(figure.by)}"] if figure.by else []
    marks += [change_words(one.change) + uneven_words(one.is_uneven)] if one.change else []
    marks += [figure.status] if figure.status != "stated" else []
    marks += ["disputed"] if figure.disputed else []
    marks += ["possibly in this period"] if one.match.name == "POSSIBLE" else []
    if all(point.log is one.after.log for point in points):
        cited = notes.cite([citation for point in points for citation in point.figure.sources], one.after.log)
    else:
        cited = "".join(notes.cite(point.figure.sources, point.log) for point in points)
    return f"{head}: {'; '.join([markdown(told), *map(markdown, marks)])}.{cited}"
