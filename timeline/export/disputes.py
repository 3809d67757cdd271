"""Disputes in the forms in which they can be handed on."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from timeline.dates import Date, iso, words
from timeline.export.document import Block, Document, Item, Notes, heading, item, joined, paragraph, said, strong
from timeline.export.forms import Forms
from timeline.export.lines import Lines
from timeline.export.objects import Json, date_object, day_text, dispute_object, point_object, source_object
from timeline.export.sheets.disputes import disputes_sheet
from timeline.log.file_names import file_of
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
from timeline.reports.figures import Opposed, Point, series_key
from timeline.telling.figure_words import group_words, said_words
from timeline.workspace import Workspace


def forms(answer: Disputes, workspace: Workspace) -> Forms:
    """Disputes for machines and for people."""
    return Forms(
        value=lambda: _value(answer, workspace),
        lists=(Lines("disputes", {"what": "dispute"}), Lines("conflicts", {"what": "conflict"}, _conflicting)),
        sheet=lambda: disputes_sheet(answer, workspace),
        document=lambda: _document(answer, workspace),
    )


def _value(answer: Disputes, workspace: Workspace) -> Json:
    """The document `timeline.disputes/1`."""
    points = {point.figure: point for pair in answer.conflicts for point in (pair.first, pair.second)}
    return {
        "schema": "timeline.disputes/1",
        "as_of": day_text(workspace.as_of),
        "horizon": iso(workspace.horizon),
        "disputes": [_field(one, workspace) for one in answer.fields],
        "conflicts": [[pair.first.figure.id, pair.second.figure.id] for pair in answer.conflicts],
        "figures": [_point(point) for point in points.values()],
        "not_judged": answer.not_judged,
    }


def _conflicting(whole: Json, pair: list[str]) -> Iterator[Json]:
    """Two figures in conflict, with all that is known of them."""
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


def _document(answer: Disputes, workspace: Workspace) -> Document:
    """An entry a paragraph with what is followed and what is claimed, each source once as a numbered note."""
    notes = Notes()
    return notes.document(_blocks(answer, workspace, notes))


def _blocks(answer: Disputes, workspace: Workspace, notes: Notes) -> Iterator[Block]:
    yield heading(1, "What sources disagree about")
    for entry, fields in groupby(answer.fields, key=lambda one: one.entry):
        several = list(fields)
        date = getattr(entry, "date", None)
        when = f"{words(date)}: " if isinstance(date, Date) else ""
        mark = " (possibly in this period)" if several[0].match.name == "POSSIBLE" else ""
        yield paragraph(strong(when + entry_words(entry, workspace)), mark)
        for one in several:
            yield from _items(one, workspace, notes)
    if answer.conflicts:
        yield heading(2, "Figures in conflict")
        yield from (_conflict(pair, workspace, notes) for pair in answer.conflicts)


def _items(one: Disputed, workspace: Workspace, notes: Notes) -> Iterator[Item]:
    """A disputed field: what is followed, and below it what is claimed."""
    log = one.log
    told = followed_words(one.entry, one.field, log, workspace)
    yield item(f"{one.field}: {told}", notes.cite(followed_sources(one.entry, one.field, log), log))
    for claim in one.claims:
        note = f" ({claim.note})" if claim.note else ""
        rival = claim_words(claim, log, workspace)
        yield item(f"also claimed: {rival}", notes.cite(claim.sources, log), note, depth=1)


def _conflict(pair: Opposed, workspace: Workspace, notes: Notes) -> Item:
    told = (
        said(said_words(point.figure, workspace), notes.cite(point.figure.sources, point.log))
        for point in (pair.first, pair.second)
    )
    return item(group_words(series_key(pair.first.figure), workspace), ": ", joined(" – ", told))
