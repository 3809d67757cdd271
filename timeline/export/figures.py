"""Figures as JSON, JSON lines, CSV and Markdown."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from timeline.dates import iso, words
from timeline.export.notes import Notes
from timeline.export.objects import Json, date_object, day_text, dispute_object, point_object, series_object
from timeline.export.writers import csv_text, json_text, jsonl_text, markdown
from timeline.log.conflicts import Kind
from timeline.log.known import knowledge
from timeline.log.model import Figure
from timeline.reports.figure_words import (
    SAID,
    area_words,
    areas_words,
    group_words,
    said_words,
    since_words,
    who_words,
)
from timeline.reports.figures import Estimate, Estimates, Figures, Group, Opposed, SeriesKey
from timeline.reports.wording import amount_words, citation_in_full, entry_marks
from timeline.workspace import Workspace


def as_json(answer: Figures, workspace: Workspace) -> str:
    """The document `timeline.figures/1`."""
    return json_text(
        {
            "schema": "timeline.figures/1",
            "as_of": day_text(workspace.as_of),
            "horizon": iso(workspace.horizon),
            "series": [_series(series) for group in answer.groups for series in group.series],
            "conflicts": _pairs(answer, "conflict"),
            "agreements": _pairs(answer, "agreement"),
            "not_same_area": _pairs(answer, "not-same-area"),
            "conflicts_elsewhere": [_ids(pair) for pair in answer.elsewhere],
            "not_judged": answer.not_judged,
        }
    )


def as_jsonl(answer: Figures) -> str:
    """One object for each figure, with its series and what it stands against."""
    against = _against(answer)
    return jsonl_text(
        {**_key(series.key), **estimate_object(point), **against(point.figure)}
        for group in answer.groups
        for series in group.series
        for point in series.points
    )


def _series(series: Estimates) -> Json:
    return {**_key(series.key), "points": [estimate_object(point) for point in series.points]}


def _key(key: SeriesKey) -> Json:
    return {**series_object(key), "kind": key.kind}


def estimate_object(point: Estimate) -> Json:
    """An estimate as every list of them shows it, without its series."""
    figure, log = point.figure, point.log
    known = knowledge(figure, log)
    since = point.change and {"since": point.since and point.since.id, **point.change._asdict()}
    return {
        **point_object(figure, log),
        "change": since,
        "status": figure.status,
        "known": date_object(known.date),
        "known_basis": known.basis,
        "match": point.match.name.lower(),
        "summary": figure.summary,
        "note": figure.note,
        "tags": list(figure.tags),
        "disputed": [dispute_object(dispute, log) for dispute in figure.disputed],
        "file": figure.file,
        "line": figure.line,
    }


def _ids(pair: Opposed) -> list[str]:
    return [pair.first.figure.id, pair.second.figure.id]


def _pairs(answer: Figures, kind: Kind) -> list[list[str]]:
    return [_ids(pair) for pair in answer.opposed(kind)]


AGAINST: dict[str, Kind] = {
    "conflicts": "conflict",
    "agreements": "agreement",
    "not_same_area": "not-same-area",
}
"""The keys under which the ids of other figures stand, by how a figure stands against them."""


def _against(answer: Figures) -> Callable[[Figure], dict[str, list[str]]]:
    """For each figure the ids of those that it stands against, by how it does."""
    found: dict[tuple[Figure, Kind], list[str]] = defaultdict(list)
    for pair in (*(pair for group in answer.groups for pair in group.opposed), *answer.elsewhere):
        found[pair.first.figure, pair.kind].append(pair.second.figure.id)
        found[pair.second.figure, pair.kind].append(pair.first.figure.id)
    return lambda figure: {name: found.get((figure, kind), []) for name, kind in AGAINST.items()}


_COLUMNS = (
    *("subject", "measure", "unit", "places", "kind", "by", "id", "date", "edtf", "earliest", "latest", "low"),
    *("high", "value", "qualifier", "estimate", "since", "change_min", "change_max", "conflicts", "agreements"),
    *("not_same_area", "status", "disputed", "match", "sources", "file", "line"),
)


def as_csv(answer: Figures) -> str:
    """One line for each figure; bounds that the source does not give are empty."""
    return csv_text(_COLUMNS, _lines(answer))


def _lines(answer: Figures) -> Iterator[tuple[Any, ...]]:
    against = _against(answer)
    for series in (series for group in answer.groups for series in group.series):
        for point in series.points:
            figure, when = point.figure, point.figure.when
            yield (
                *series.key,
                *(figure.id, words(when), when.edtf, iso(when.earliest), iso(when.latest)),
                *(figure.low, figure.high, figure.value, figure.qualifier, amount_words(figure)),
                *(point.since.id if point.since else None, *(point.change or (None, None))),
                *against(figure).values(),
                figure.status,
                [dispute.field for dispute in figure.disputed],
                point.match.name.lower(),
                [citation_in_full(citation, point.log) for citation in figure.sources],
                figure.file,
                figure.line,
            )


def as_markdown(answer: Figures, workspace: Workspace) -> str:
    """A heading and a table for comparable series, conflicts below it, each source once as a numbered note."""
    lines = ["# Figures", ""]
    notes = Notes()
    for group in answer.groups:
        counted = " – counted over a period" if group.key.kind == "count" else ""
        lines += [f"## {markdown(group_words(group.key, workspace))}{counted}", ""]
        lines += [*_table(group, workspace, notes), ""]
        lines += dict.fromkeys(f"- {_opposed(pair, workspace, notes)}" for pair in group.opposed)
        lines += [""] if group.opposed else []
    if answer.elsewhere:
        lines += ["## In conflict with figures that were not asked for", ""]
        lines += [*(f"- {_opposed(pair, workspace, notes)}" for pair in answer.elsewhere), ""]
    return "\n".join([*lines, *notes.section()]).rstrip() + "\n"


def _table(group: Group, workspace: Workspace, notes: Notes) -> Iterator[str]:
    yield "| When | Estimate | Change | By | Area | Remarks |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for series in group.series:
        for point in series.points:
            figure = point.figure
            remarks = entry_marks(figure)
            if point.match.name == "POSSIBLE":
                remarks.append("possibly in this period")
            told = (
                words(figure.when),
                f"{amount_words(figure)} {figure.unit}",
                since_words(point),
                who_words(series.key.by, workspace),
                area_words(series.key.places, workspace),
                "; ".join(remarks),
            )
            cells = [markdown(text) for text in told]
            cells[1] += notes.cite(figure.sources, point.log)
            yield f"| {' | '.join(cells)} |"


def _opposed(pair: Opposed, workspace: Workspace, notes: Notes) -> str:
    if pair.kind == "not-same-area":
        return f"{SAID[pair.kind].capitalize()}: {markdown(areas_words(pair, workspace))}."
    told = [
        markdown(said_words(point.figure, workspace)) + notes.cite(point.figure.sources, point.log)
        for point in (pair.first, pair.second)
    ]
    said = SAID[pair.kind].capitalize()
    return f"**{said}:** {told[0]} – {told[1]}." if pair.kind == "conflict" else f"{said}: {told[0]} – {told[1]}."
