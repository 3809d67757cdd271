"""Disputes as JSON, JSON lines, CSV and Markdown."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from timeline.dates import Date, iso, words
from timeline.export.notes import Notes
from timeline.export.objects import Json, date_object, day_text, dispute_object, point_object, source_object
from timeline.export.writers import csv_text, json_text, jsonl_text, markdown
from timeline.reports.disputes import (
    Disputed,
    Disputes,
    claim_words,
    entry_words,
    followed,
    followed_sources,
    followed_words,
    kind_of,
)
from timeline.reports.figure_words import group_words, said_words
from timeline.reports.figures import Opposed, Point, series_key
from timeline.reports.wording import amount_words, citation_in_full
from timeline.workspace import Workspace


def as_json(answer: Disputes, workspace: Workspace) -> str:
    """The document `timeline.disputes/1`."""
    points = {point.figure: point for pair in answer.conflicts for point in (pair.first, pair.second)}
    return json_text(
        {
            "schema": "timeline.disputes/1",
            "as_of": day_text(workspace.as_of),
            "horizon": iso(workspace.horizon),
            "disputes": [_field(one, workspace) for one in answer.fields],
            "conflicts": [[pair.first.figure.id, pair.second.figure.id] for pair in answer.conflicts],
            "figures": [_point(point) for point in points.values()],
            "not_judged": answer.not_judged,
        }
    )


def as_jsonl(answer: Disputes, workspace: Workspace) -> str:
    """One object for each disputed field, then one for each pair of figures in conflict."""
    return jsonl_text(
        [
            *({"what": "dispute", **_field(one, workspace)} for one in answer.fields),
            *({"what": "conflict", "figures": [_point(p) for p in (c.first, c.second)]} for c in answer.conflicts),
        ]
    )


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
        "file": entry.file,
        "line": entry.line,
    }


def _text(value: Any, one: Disputed, workspace: Workspace) -> str | list[str] | None:
    """What the log says: ids as ids, a date as EDTF, all else in words; None where it says nothing."""
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
    key = series_key(point.figure)
    return {**key._asdict(), "places": list(key.places), **point_object(*point)}


_COLUMNS = (
    *("what", "entry", "id", "title", "field", "followed", "followed_sources", "claim", "claim_sources"),
    *("other_id", "note", "date", "known", "match", "file", "line"),
)


def as_csv(answer: Disputes, workspace: Workspace) -> str:
    """One line for each claim, then one for each pair of figures in conflict, of which none is followed."""
    return csv_text(_COLUMNS, _lines(answer, workspace))


def _lines(answer: Disputes, workspace: Workspace) -> Iterator[tuple[Any, ...]]:
    for one in answer.fields:
        entry, log = one.entry, one.log
        told = followed_words(entry, one.field, log, workspace)
        sources = [citation_in_full(citation, log) for citation in followed_sources(entry, one.field, log)]
        for claim in one.claims:
            yield (
                *("dispute", kind_of(entry), entry.id, entry_words(entry, workspace), one.field, told, sources),
                claim_words(claim, log, workspace),
                [citation_in_full(citation, log) for citation in claim.sources],
                *(None, claim.note, claim.date and claim.date.edtf, claim.known and claim.known.edtf),
                *(one.match.name.lower(), entry.file, entry.line),
            )
    for pair in answer.conflicts:
        first, second = pair.first.figure, pair.second.figure
        cited = [[citation_in_full(c, p.log) for c in p.figure.sources] for p in (pair.first, pair.second)]
        title = group_words(series_key(first), workspace)
        yield (
            *("conflict", "figure", first.id, title, None, amount_words(first), cited[0], amount_words(second)),
            *(cited[1], second.id, None, words(first.when), None, None, first.file, first.line),
        )


def as_markdown(answer: Disputes, workspace: Workspace) -> str:
    """An entry a paragraph with what is followed and what is claimed, each source once as a numbered note."""
    lines = ["# What sources disagree about", ""]
    notes = Notes()
    for _, fields in groupby(answer.fields, key=lambda one: one.entry):
        several = list(fields)
        entry = several[0].entry
        date = getattr(entry, "date", None)
        when = f"{words(date)}: " if isinstance(date, Date) else ""
        mark = " (possibly in this period)" if several[0].match.name == "POSSIBLE" else ""
        lines += [f"**{markdown(when + entry_words(entry, workspace))}**{mark}", ""]
        lines += [line for one in several for line in _claims(one, workspace, notes)]
        lines += [""]
    if answer.conflicts:
        lines += ["## Figures in conflict", ""]
        lines += [*(_conflict(pair, workspace, notes) for pair in answer.conflicts), ""]
    return "\n".join([*lines, *notes.section()]).rstrip() + "\n"


def _claims(one: Disputed, workspace: Workspace, notes: Notes) -> Iterator[str]:
    log = one.log
    told = markdown(followed_words(one.entry, one.field, log, workspace))
    yield f"- {markdown(one.field)}: {told}{notes.cite(followed_sources(one.entry, one.field, log), log)}"
    for claim in one.claims:
        note = f" ({markdown(claim.note)})" if claim.note else ""
        rival = markdown(claim_words(claim, log, workspace))
        yield f"  - also claimed: {rival}{notes.cite(claim.sources, log)}{note}"


def _conflict(pair: Opposed, workspace: Workspace, notes: Notes) -> str:
    told = [
        markdown(said_words(point.figure, workspace)) + notes.cite(point.figure.sources, point.log)
        for point in (pair.first, pair.second)
    ]
    return f"- {markdown(group_words(series_key(pair.first.figure), workspace))}: {told[0]} – {told[1]}"
