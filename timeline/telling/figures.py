"""The document of `figures`: comparable estimates under one heading, as bars on one axis, and how they compare.

A stock and a count of the same thing stand one after the other under a common heading.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.dates import Match
from timeline.log.conflicts import RelationKind
from timeline.query.names import subject_title
from timeline.query.question import Question
from timeline.reports.figures import Estimate, Figures, Group, Opposed, Point, SeriesKey, by_thing, series_key
from timeline.reports.wording import amount_in_units, entry_marks, plural
from timeline.telling.document import (
    Block,
    Cite,
    Document,
    Entry,
    Item,
    Run,
    Words,
    heading,
    item,
    joined,
    paragraph,
    phrase,
    references,
    text_of,
)
from timeline.telling.events import date_words
from timeline.telling.figure_bars import axis_of, bar_of
from timeline.telling.figure_words import (
    TWO_KINDS,
    area_words,
    areas_words,
    figure_summary,
    measure_words,
    since_words,
    who_words,
)
from timeline.telling.head import asked_words, head
from timeline.telling.possible import counted_heading, possible_counts
from timeline.telling.unsourced import sourced
from timeline.workspace import Workspace

POSSIBLY = "Possibly in this period, as a date is vague or a name uncertain"
ELSEWHERE = "In conflict with figures that were not asked for"
KINDS = {"stock": "At a time", "count": "Counted over a period"}
LABELS: dict[RelationKind, str] = {"conflict": "in conflict", "agreement": "agree", "not-same-area": "other area"}
"""The labels in front of the relation of two estimates."""
_COUNTED: dict[RelationKind, str] = {
    "conflict": "in conflict",
    "agreement": "in agreement",
    "not-same-area": "not of the same area",
}
_LEAST_BESIDE, _MOST_BESIDE = 12, 40


class _Row(NamedTuple):
    """An estimate with the series that it belongs to."""

    key: SeriesKey
    point: Estimate


def document(answer: Figures, workspace: Workspace, question: Question, subject: str | None = None) -> Document:
    """Build the document of figures, those of one subject if it was asked for."""
    subject_words = f" of {subject_title(workspace, subject)}" if subject else ""
    asked = asked_words(f"Figures{subject_words}", question, workspace)
    top = head(workspace, asked, counts=_counts(answer), period=answer.period, without_place=answer.without_place)
    columns = ("When", "Estimate", "By, where, change", "Sources")
    return Document(top, _Teller(answer, workspace).blocks(), columns, is_tabular=True)


def _counts(answer: Figures) -> list[str]:
    series = [line for group in answer.groups for line in group.series]
    if not series:
        return []
    points = [point for line in series for point in line.points]
    counts = [plural(len(points), "figure"), plural(len(series), "series", "series")]
    counts += possible_counts(sum(point.match is Match.POSSIBLE for point in points))
    for kind, name in _COUNTED.items():
        if number := len(answer.opposed(kind)):
            counts.append(f"{plural(number, 'pair')} {name}")
    return counts


class _Teller:
    """Lays out the figures of one answer."""

    def __init__(self, answer: Figures, workspace: Workspace) -> None:
        self.answer = answer
        self.workspace = workspace

    def blocks(self) -> Iterator[Block]:
        """Groups, then conflicts with figures that were not asked for."""
        for groups in by_thing(self.answer.groups):
            yield from self._measure(groups)
        if self.answer.elsewhere:
            yield heading(2, ELSEWHERE)
            for pair in self.answer.elsewhere:
                name = measure_words(series_key(*pair.first), self.workspace, pair.figures)
                yield item(Run(f"{name}: ", "title"), self._pair(pair), label=LABELS[pair.kind])

    def _measure(self, groups: Sequence[Group]) -> Iterator[Block]:
        """The measure as a heading; a stock and a count of it are kept apart."""
        first = groups[0].key
        figures = [figure for group in groups for figure in group.figures]
        if len(groups) == 1:
            yield heading(2, measure_words(first, self.workspace, figures), aside=_aside(first.kind))
            yield from self._group(groups[0])
            return
        yield heading(2, measure_words(first, self.workspace, figures))
        yield paragraph(TWO_KINDS)
        for group in groups:
            yield heading(3, KINDS[group.key.kind])
            yield from self._group(group)

    def _group(self, group: Group) -> Iterator[Block]:
        """Certain estimates on one axis, possible ones in a line each, then how they compare."""
        rows = [_Row(series.key, point) for series in group.series for point in series.points]
        certain = [row for row in rows if row.point.match is Match.CERTAIN]
        possible = [row for row in rows if row.point.match is not Match.CERTAIN]
        is_drawn = _is_drawn(certain)
        has_areas = any(row.key.places for row in rows)
        if is_drawn:
            widest = max(len(amount_in_units(row.point.figure)) for row in certain)
            beside = min(max(widest, _LEAST_BESIDE), _MOST_BESIDE)
            yield axis_of((row.point.figure for row in certain if row.point.figure.has_number), beside)
        for row in certain:
            yield self._estimate(row, has_areas, is_drawn=is_drawn)
        if possible:
            yield counted_heading(4, POSSIBLY, possible)
            yield from (self._estimate(row, has_areas, is_brief=True) for row in possible)
        # Several estimates may be of the same two areas, which is said once.
        yield from {text_of(relation.words): relation for relation in map(self._against, group.opposed)}.values()

    def _estimate(self, row: _Row, has_areas: bool, *, is_drawn: bool = False, is_brief: bool = False) -> Entry:
        """An estimate; a missing area is named if another estimate of its group has one (`has_areas`)."""
        figure = row.point.figure
        facts = (
            who_words(row.key, self.workspace, (figure,)),
            area_words(row.key.places, self.workspace) if has_areas else "",
            since_words(row.point),
        )
        return sourced(
            Entry(
                title=phrase(Run(amount_in_units(figure), "title")),
                lead=date_words(figure.when),
                flags=tuple(entry_marks(figure)),
                facts=tuple(phrase(fact) for fact in facts if fact),
                summary=phrase(figure.summary or "" if not is_brief else ""),
                cites=_cites(Point(figure, row.point.log)),
                id=figure.id,
                bar=bar_of(figure) if is_drawn and figure.has_number else None,
                is_brief=is_brief,
            ),
            row.point.log,
        )

    def _against(self, pair: Opposed) -> Item:
        """The relation of two estimates of one time."""
        if pair.kind == "not-same-area":
            text = f"{areas_words(pair, self.workspace)}: not the same area, so neither in conflict nor in agreement"
            return item(text, label=LABELS[pair.kind])
        why = "their ranges meet" if pair.kind == "agreement" else "their ranges do not meet"
        return item(self._pair(pair), f", as {why}", label=LABELS[pair.kind])

    def _pair(self, pair: Opposed) -> Words:
        """Two estimates, each with its sources."""
        estimates = (
            phrase(figure_summary(point, self.workspace), *_cites(point)) for point in (pair.first, pair.second)
        )
        return joined(" – ", estimates)


def _cites(point: Point) -> tuple[Cite, ...]:
    return references(point.figure.sources, point.log)


def _aside(kind: str) -> str:
    return "counted over a period" if kind == "count" else ""


def _is_drawn(rows: Sequence[_Row]) -> bool:
    """Return whether bars show more than the numbers: a lone number has nothing to be compared with."""
    numbered = [row.point.figure for row in rows if row.point.figure.has_number]
    if not numbered:
        return False
    return len(numbered) > 1 or numbered[0].low is not None or numbered[0].high is not None
