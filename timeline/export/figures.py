"""Figures in the formats for machines."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from timeline.dates import iso
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
)
from timeline.export.sheets.figures import figures_sheet
from timeline.log.conflicts import RelationKind
from timeline.log.file_names import file_of
from timeline.log.known import knowledge
from timeline.log.model import Figure
from timeline.reports.figures import Estimate, Estimates, Figures, Opposed, SeriesKey
from timeline.reports.followed import not_followed_words
from timeline.workspace import Workspace


def forms(answer: Figures, workspace: Workspace) -> Forms:
    """Return the formats of the estimates."""
    return Forms(
        value=lambda: _value(answer, workspace),
        lists=(Lines("series", each=_estimates),),
        sheet=lambda: figures_sheet(answer, _against(answer), tuple(AGAINST), workspace),
        note=lambda: not_followed_words(workspace, answer.period),
    )


def _value(answer: Figures, workspace: Workspace) -> Json:
    """The document `timeline.figures/1`."""
    return {
        "schema": "timeline.figures/1",
        "as_of": day_text(workspace.as_of),
        "horizon": iso(workspace.horizon),
        "not_followed": not_followed_object(workspace, answer.period),
        "series": [_series(series) for group in answer.groups for series in group.series],
        "conflicts": _pairs(answer, "conflict"),
        "agreements": _pairs(answer, "agreement"),
        "not_same_area": _pairs(answer, "not-same-area"),
        "conflicts_elsewhere": [_ids(pair) for pair in answer.elsewhere],
        "not_judged": answer.not_judged + answer.without_place,
    }


def _estimates(whole: Json, series: Json) -> Iterator[Json]:
    """Yield each estimate with its series, and the ids of the estimates that it is related to."""
    key = {name: value for name, value in series.items() if name != "points"}
    for point in series["points"]:
        against = {name: _others(point["id"], whole[name]) for name in AGAINST}
        against["conflicts"] += _others(point["id"], whole["conflicts_elsewhere"])
        yield {**key, **point, **against}


def _others(identity: str, pairs: Iterable[list[str]]) -> list[str]:
    return [second if first == identity else first for first, second in pairs if identity in (first, second)]


def _series(series: Estimates) -> Json:
    return {**_key(series.key), "points": [estimate_object(point) for point in series.points]}


def _key(key: SeriesKey) -> Json:
    return {**series_object(key), "kind": key.kind}


def estimate_object(point: Estimate) -> Json:
    """An estimate as every list of them shows it, without its series."""
    figure, log = point.figure, point.log
    known = knowledge(figure, log)
    since = point.change and {
        "since": point.since and point.since.id,
        "min": point.change.min,
        "max": point.change.max,
    }
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
        "file": file_of(figure, log),
        "line": figure.line,
    }


def _ids(pair: Opposed) -> list[str]:
    return [pair.first.figure.id, pair.second.figure.id]


def _pairs(answer: Figures, kind: RelationKind) -> list[list[str]]:
    return [_ids(pair) for pair in answer.opposed(kind)]


AGAINST: dict[str, RelationKind] = {
    "conflicts": "conflict",
    "agreements": "agreement",
    "not_same_area": "not-same-area",
}
"""Keys for the ids of other figures, each with the relation of a figure to them."""


def _against(answer: Figures) -> Callable[[Figure], dict[str, list[str]]]:
    """For each figure, the ids of its related figures by the key of the relation."""
    found: dict[tuple[Figure, RelationKind], list[str]] = defaultdict(list)
    for pair in (*(pair for group in answer.groups for pair in group.opposed), *answer.elsewhere):
        found[pair.first.figure, pair.kind].append(pair.second.figure.id)
        found[pair.second.figure, pair.kind].append(pair.first.figure.id)
    return lambda figure: {name: found.get((figure, kind), []) for name, kind in AGAINST.items()}
