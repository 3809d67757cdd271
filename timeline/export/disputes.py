"""Disputes in the forms in which they can be handed on."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from timeline.dates import Date, iso, words
from timeline.export.document import Block, Document, Item, Notes, heading, item, joined, paragraph, said, strong
from timeline.export.forms import Forms
from timeline.export.objects import Json, date_object, day_text, dispute_object, point_object, source_object
from timeline.export.sheets import Column, Sheet, columns, date_cells, date_columns, texts
from timeline.log.file_names import file_of
from timeline.log.known import occasion_date
from timeline.log.model import Dispute, Occasion
from timeline.reports.disputes import (
    Disputed,
    Disputes,
    claim_words,
    claimed_number,
    entry_words,
    followed,
    followed_sources,
    followed_words,
    kind_of,
)
from timeline.reports.figures import Opposed, Point, series_key
from timeline.reports.wording import amount_words, citation_in_full
from timeline.telling.figure_words import group_words, said_words
from timeline.workspace import Workspace


def forms(answer: Disputes, workspace: Workspace) -> Forms:
    """Disputes for machines and for people."""
    return Forms(
        value=lambda: _value(answer, workspace),
        values=lambda: _values(answer, workspace),
        sheet=lambda: _sheet(answer, workspace),
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


def _values(answer: Disputes, workspace: Workspace) -> Iterator[Json]:
    """One object for each disputed field, then one for each pair of figures in conflict."""
    for one in answer.fields:
        yield {"what": "dispute", **_field(one, workspace)}
    for pair in answer.conflicts:
        yield {"what": "conflict", "figures": [_point(point) for point in (pair.first, pair.second)]}


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


_AMOUNTS = ("low", "high", "value")


def _side(name: str) -> tuple[Column, ...]:
    """What one side says: in words, as a date, as numbers, and who says so."""
    amounts = columns("number", *(f"{name}_{amount}" for amount in _AMOUNTS))
    return (*date_columns(name), *amounts, Column(f"{name}_qualifier"), Column(f"{name}_sources", "list"))


_COLUMNS = (
    *texts("what", "entry", "id", "title", "field"),
    *_side("followed"),
    *_side("claim"),
    *texts("other_id", "note"),
    *date_columns(),
    *date_columns("other_date"),
    *date_columns("known"),
    *texts("match", "file"),
    *columns("number", "line"),
)


def _sheet(answer: Disputes, workspace: Workspace) -> Sheet:
    """One line for each claim, then one for each pair of figures in conflict, of which none is followed."""
    lines = (*_claims(answer, workspace), *_conflicts(answer, workspace))
    return Sheet("disputes", _COLUMNS, lines, lambda line: "disputes" if line[0] == "dispute" else "conflicts")


def _claims(answer: Disputes, workspace: Workspace) -> Iterator[tuple[Any, ...]]:
    for one in answer.fields:
        entry, log = one.entry, one.log
        told = followed_words(entry, one.field, log, workspace)
        sources = [citation_in_full(citation, log) for citation in followed_sources(entry, one.field, log)]
        for claim in one.claims:
            yield (
                *("dispute", kind_of(entry), entry.id, entry_words(entry, workspace), one.field),
                *(told, *date_cells(_followed_date(one))[1:], *_followed_amounts(one), sources),
                *(claim_words(claim, log, workspace), *date_cells(claim.read)[1:], *_claimed_amounts(claim)),
                [citation_in_full(citation, log) for citation in claim.sources],
                *(None, claim.note, *date_cells(claim.date), *date_cells(None), *date_cells(claim.known)),
                *(one.match.name.lower(), file_of(entry, log), entry.line),
            )


def _conflicts(answer: Disputes, workspace: Workspace) -> Iterator[tuple[Any, ...]]:
    for pair in answer.conflicts:
        first, second = pair.first.figure, pair.second.figure
        yield (
            *("conflict", "figure", first.id, group_words(series_key(first), workspace), None),
            *(*_estimate(pair.first), *_estimate(pair.second), second.id, None),
            *(*date_cells(first.when), *date_cells(second.when), *date_cells(None)),
            *(None, file_of(first, pair.first.log), first.line),
        )


def _followed_date(one: Disputed) -> Date | None:
    """The date that the log follows; of an announcement, the one on which it was made."""
    value = followed(one.entry, one.field)
    if isinstance(value, Occasion):
        return occasion_date(value, one.log.events)
    return value if isinstance(value, Date) else None


def _followed_amounts(one: Disputed) -> tuple[Any, ...]:
    """What the log follows, in the column of its field."""
    return _in_column(one.field, followed(one.entry, one.field))


def _claimed_amounts(claim: Dispute) -> tuple[Any, ...]:
    """What is claimed, in the column of its field."""
    text = claim.value[0] if len(claim.value) == 1 else None
    number = None if text is None else claimed_number(claim.field, text)
    return _in_column(claim.field, text if claim.field == "qualifier" else number)


def _in_column(field: str, value: Any) -> tuple[Any, ...]:
    return tuple(value if name == field else None for name in (*_AMOUNTS, "qualifier"))


def _estimate(point: Point) -> tuple[Any, ...]:
    """One of two estimates in conflict."""
    figure = point.figure
    amounts = (figure.low, figure.high, figure.value, figure.qualifier)
    sources = [citation_in_full(citation, point.log) for citation in figure.sources]
    return (amount_words(figure), *date_cells(None)[1:], *amounts, sources)


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
