"""Figures for people: comparable series on one scale, each estimate as a range, then what stands against what."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.dates import words
from timeline.log.conflicts import RelationKind
from timeline.render.bars import LEGEND, Scale, axis, bar, scale_of
from timeline.render.chronology import legend, source_mark
from timeline.render.lines import EMPTY, Line, Span, beside, cells, indent, joined, span, wrap
from timeline.render.sections import heading
from timeline.reports.figures import Estimate, Estimates, Figures, Group, Opposed, Point
from timeline.reports.wording import amount_words, disputed_fields, period_followed, plural
from timeline.telling.figure_words import SAID, area_words, areas_words, group_words, said_words, since_words, who_words
from timeline.workspace import Workspace

_NARROW = 76
"""Below this width the bar stands under the number instead of beside it."""

_WIDEST_BAR = 56

_COUNTED: dict[RelationKind, str] = {
    "conflict": "in conflict",
    "agreement": "in agreement",
    "not-same-area": "not of the same area",
}


class _Layout(NamedTuple):
    """The columns of a group: date, number, bar."""

    width: int
    date: int
    amount: int
    bar: int
    scale: Scale

    @property
    def is_narrow(self) -> bool:
        return self.width < _NARROW


def lines(answer: Figures, workspace: Workspace, width: int) -> list[Line]:
    """The figures at a width."""
    shown: list[Line] = []
    for group in answer.groups:
        shown += [EMPTY] if shown else []
        shown += _group(group, workspace, width)
    for number, pair in enumerate(answer.elsewhere):
        if number == 0:
            shown += heading("In conflict with figures that were not asked for", width)
        shown += pair_lines(pair, workspace, width)
    return [*shown, *([EMPTY] if shown else []), *_foot(answer, workspace, width)]


def _group(group: Group, workspace: Workspace, width: int) -> Iterator[Line]:
    kind = " · counted over a period" if group.key.kind == "count" else ""
    yield from wrap([span(group_words(group.key, workspace), "title"), Span(kind, "meta")], width)
    layout = _layout(group, width)
    if _is_drawn(group):
        left = 4 if layout.is_narrow else 2 + layout.date + 2 + layout.amount + 2
        yield (Span(" " * left), Span(axis(layout.scale, layout.bar), "meta"))
    for series in group.series:
        yield from _series(series, group, layout, workspace)
    yield from _against(group, workspace, width)


def _layout(group: Group, width: int) -> _Layout:
    figures = [point.figure for series in group.series for point in series.points]
    room = width - 4
    date = min(max(cells(words(figure.when)) for figure in figures), max(12, room // 4))
    amount = min(max(cells(amount_words(figure)) for figure in figures), max(12, room // 4))
    bar_width = width - 4 if width < _NARROW else width - 6 - date - amount
    return _Layout(width, date, amount, min(bar_width, _WIDEST_BAR), scale_of(figures))


def _is_drawn(group: Group) -> bool:
    """A lone number without a range tells nothing on a scale of its own."""
    points = [point for series in group.series for point in series.points]
    return len(points) > 1 or points[0].figure.low is not None or points[0].figure.high is not None


def _series(series: Estimates, group: Group, layout: _Layout, workspace: Workspace) -> Iterator[Line]:
    who = [span(who_words(series.key.by, workspace)), span(area_words(series.key.places, workspace), "meta")]
    yield from indent(wrap(joined(who), layout.width - 4), [Span("  ")], [Span("    ")])
    for point in series.points:
        yield from _estimate(point, group, layout)


def _estimate(point: Estimate, group: Group, layout: _Layout) -> Iterator[Line]:
    figure = point.figure
    style = "vague" if figure.when.flagged or figure.when.earliest != figure.when.latest else "date"
    drawn = bar(figure, layout.scale, layout.bar) if _is_drawn(group) else ""
    if layout.is_narrow:
        head = [span(words(figure.when), style), Span("  "), span(amount_words(figure), "title")]
        yield from indent(wrap(head, layout.width - 4), [Span("    ")], [Span("    ")])
        yield from [(Span("    "), Span(drawn, "bar"))] if drawn else []
    else:
        number = wrap([span(amount_words(figure), "title")], layout.amount)
        right = beside(number, layout.amount + 2, [(Span(drawn, "bar"),)] if drawn else [])
        rows = beside(wrap([span(words(figure.when), style)], layout.date), layout.date + 2, right)
        yield from indent(rows, [Span("  ")], [Span("  ")])
    told = [
        span(since_words(point)),
        span(", ".join(_flags(point, group)), "mark"),
        span(figure.id, "id"),
        span(source_mark(figure.sources, point.log), "meta"),
    ]
    yield from indent(wrap(joined(told), layout.width - 6), [Span("    ")], [Span("      ")])


def _flags(point: Estimate, group: Group) -> Iterator[str]:
    """What a reader must not overlook."""
    figure = point.figure
    if figure.status != "stated":
        yield figure.status
    if any(pair.kind == "conflict" and figure in (pair.first.figure, pair.second.figure) for pair in group.opposed):
        yield "in conflict"
    if figure.disputed:
        yield disputed_fields(figure)
    if point.match.name == "POSSIBLE":
        yield "possible match"


def _against(group: Group, workspace: Workspace, width: int) -> Iterator[Line]:
    """What is in conflict, side by side; what agrees; what is not of the same area, each pair of areas once."""
    for pair in group.opposed:
        if pair.kind == "conflict":
            yield from pair_lines(pair, workspace, width)
    told: dict[str, None] = {}
    for pair in group.opposed:
        if pair.kind == "agreement":
            one, other = (said_words(point.figure, workspace) for point in (pair.first, pair.second))
            told[f"= {SAID[pair.kind]}, as their ranges meet: {one} / {other}"] = None
        elif pair.kind == "not-same-area":
            told[f"◌ {SAID[pair.kind]}: {areas_words(pair, workspace)}"] = None
    for text in told:
        yield from indent(wrap([span(text, "meta")], width - 4), [Span("  ")], [Span("    ")])


def pair_lines(pair: Opposed, workspace: Workspace, width: int) -> Iterator[Line]:
    """Two estimates side by side, with who says so; on a narrow screen one below the other."""
    yield (Span("  "), Span("≠ in conflict", "mark"))
    yield from columns([_said(point, workspace) for point in (pair.first, pair.second)], width)


def _said(point: Point, workspace: Workspace) -> list[list[Span]]:
    figure = point.figure
    return [
        [span(f"{amount_words(figure)} {figure.unit}", "title"), Span(", "), span(words(figure.when), "date")],
        [span(who_words(figure.by, workspace))],
        [span(source_mark(figure.sources, point.log), "meta")],
        [span(figure.id, "id")],
    ]


def columns(texts: Sequence[Sequence[Sequence[Span]]], width: int) -> Iterator[Line]:
    """Two texts beside each other, paragraph by paragraph; below each other where there is no room."""
    half = (width - 4 - 3) // 2
    if half < 30:
        for text in texts:
            for number, paragraph in enumerate(text):
                first = Span("    · " if number == 0 else "      ", "meta")
                yield from indent(_hanging(paragraph, width - 6), [first], [Span("      ")])
        return
    left, right = ([line for paragraph in text for line in _hanging(paragraph, half)] for text in texts)
    rule = [(Span("│ ", "rule"), *line) for line in [*right, *[EMPTY] * max(0, len(left) - len(right))]]
    yield from indent(beside(left, half + 1, rule), [Span("    ")], [Span("    ")])


def _hanging(paragraph: Sequence[Span], width: int) -> list[Line]:
    """A paragraph as lines; one that begins with a mark keeps the mark in front."""
    if paragraph and paragraph[0].text == "└ ":
        return indent(wrap(paragraph[1:], width - 2), [paragraph[0]], [Span("  ")])
    return wrap(paragraph, width)


def _foot(answer: Figures, workspace: Workspace, width: int) -> Iterator[Line]:
    series = [one for group in answer.groups for one in group.series]
    counts = [plural(sum(len(one.points) for one in series), "figure")]
    counts += [f"{len(series):,} series"] if series else []
    for kind, said in _COUNTED.items():
        if number := len(answer.opposed(kind)):
            counts.append(f"{plural(number, 'pair')} {said}")
    if any(_is_drawn(group) for group in answer.groups):
        yield from legend(LEGEND, width)
    period = period_followed(workspace)
    yield from wrap([Span(f"{', '.join(counts)} · {period}", "meta")], width)
