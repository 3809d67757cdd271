"""Figures in a page: a table for each measure, its estimates in order of time, with their ranges drawn.

All ranges of a table have one scale, which begins at 0 or below. A bound that no source gives is drawn as an open end.
"""

from collections.abc import Iterator
from math import isinf
from typing import NamedTuple

from timeline.dates import words
from timeline.export.markup import content, foreign, joined, paragraph
from timeline.export.page.citing import Sources
from timeline.export.page.contents import Contents
from timeline.export.page.entries import marks, remarks
from timeline.log.conflicts import range_of, reach_of
from timeline.reports.figures import Estimate, Group, Opposed, SeriesKey, by_thing
from timeline.reports.wording import amount_in_units
from timeline.telling.figure_words import (
    RELATION_LABELS,
    TWO_KINDS,
    area_words,
    areas_words,
    figure_summary,
    group_words,
    since_words,
    who_words,
)
from timeline.workspace import Workspace

_WIDTH = 120
"""Width of the scale of a table, in units of the drawing."""


class Scale(NamedTuple):
    """The numbers at both ends of the drawings of a table."""

    low: float
    high: float


_HEADS = ("When", "Estimate", "Range", "Change", "By", "Area", "Source and remarks")


def figures(contents: Contents, sources: Sources) -> Iterator[str]:
    """Yield the tables, each followed by its estimates that are in conflict or agree."""
    for groups in by_thing(contents.groups):
        for number, group in enumerate(groups):
            yield from _group(group, contents, sources, beside=TWO_KINDS if number == 0 and len(groups) > 1 else "")
    if contents.elsewhere:
        yield "<h3>In conflict with figures that are not in this page</h3>"
        yield f"<ul>{''.join(f'<li>{_against(pair, contents.workspace)}</li>' for pair in contents.elsewhere)}</ul>"


def _group(group: Group, contents: Contents, sources: Sources, beside: str) -> Iterator[str]:
    """Yield a table; `beside` is a word on the difference of this group and the next."""
    workspace = contents.workspace
    counted = " – counted over a period" if group.key.kind == "count" else ""
    title = foreign(group_words(group.key, workspace, group.figures))
    scale = _scale(group)
    has_changes = any(since_words(point) for series in group.series for point in series.points)
    left_out = {*(() if has_changes else ("Change",)), *(() if scale else ("Range",))}
    heads = "".join(f"<th>{_head(head, scale)}" for head in _HEADS if head not in left_out)
    yield f"<section class=group><h3>{title}{counted}</h3>"
    if beside:
        yield paragraph("note", content(beside))
    yield f"<table><thead><tr>{heads}<tbody>"
    for series in group.series:
        for point in series.points:
            yield _row(point, series.key, scale, has_changes, contents, sources)
    yield "</table>"
    opposed = dict.fromkeys(_against(pair, workspace) for pair in group.opposed)
    if opposed:
        yield f"<ul class=against>{''.join(f'<li>{sentence}' for sentence in opposed)}</ul>"
    yield "</section>"


def _head(head: str, scale: Scale | None) -> str:
    """The heading of a column, with the scale above the ranges."""
    if head != "Range" or scale is None:
        return head
    low, high = (f"{end:,.0f}" if end == int(end) else f"{end:,}" for end in scale)
    return f"{head} <span class=scale>{low} to {high}</span>"


def _row(
    point: Estimate, key: SeriesKey, scale: Scale | None, has_changes: bool, contents: Contents, sources: Sources
) -> str:
    figure, log, workspace = point.figure, point.log, contents.workspace
    tags = paragraph("m", ", ".join(f"#{foreign(tag)}" for tag in dict.fromkeys(figure.tags)))
    who = foreign(who_words(key, workspace, (figure,)))
    cells = (
        f"<th scope=row>{content(words(figure.when))}",
        content(amount_in_units(figure)),
        *([_bar(point, scale) if figure.has_number else ""] if scale is not None else []),
        *([content(since_words(point))] if has_changes else []),
        who if key.by is not None else f"<span class=in>{who}</span>",
        foreign(area_words(key.places, workspace)),
        f"{marks(figure, point.match.name == 'POSSIBLE')}{sources.line(figure.sources, log)}"
        f"{remarks(figure, log, workspace, sources)}{tags}",
    )
    return f"<tr id={contents.anchors[figure]}>{'<td>'.join(cells)}"


def _scale(group: Group) -> Scale | None:
    """The scale from 0, or the least number if that is lower, to the greatest number in the table; None without any."""
    figures = [point.figure for series in group.series for point in series.points]
    numbers = [float(end) for figure in figures for end in (*range_of(figure), figure.value) if end is not None]
    finite = [number for number in numbers if not isinf(number)]
    if not finite:
        return None
    ends = [0.0, *finite]
    return Scale(min(ends), max(ends) if max(ends) > min(ends) else min(ends) + 1)


def _bar(point: Estimate, scale: Scale) -> str:
    """A range on the scale of its table; an open end fades out, a single number or an end that is held is a mark."""
    low, high, excludes_low, excludes_high = reach_of(point.figure)
    first, last = (None if isinf(end) else (end - scale.low) / (scale.high - scale.low) * _WIDTH for end in (low, high))
    start = first if first is not None else max(0.0, (last or 0) - _WIDTH / 3)
    end = last if last is not None else min(_WIDTH + 10.0, start + _WIDTH / 3)
    kind = "bar" + ("" if first is not None else " noleft") + ("" if last is not None else " noright")
    hedged = " hedged" if point.figure.qualifier == "about" or point.figure.when.flagged else ""
    held = (first, not excludes_low), (last, not excludes_high)
    edges = "".join(f"M{edge + 3:.0f} 3v10" for edge, is_held in held if edge is not None and is_held)
    if first == last:
        return f'<svg aria-hidden=true><path d="{edges}"/></svg>'
    bar = f'<rect class="{kind}{hedged}" x={start + 3:.1f} y=5 width={max(end - start, 2.5):.1f} height=6 />'
    return f'<svg aria-hidden=true>{bar}<path d="{edges}"/></svg>'


def _against(pair: Opposed, workspace: Workspace) -> str:
    said = RELATION_LABELS[pair.kind].capitalize()
    if pair.kind == "not-same-area":
        return f"{said}: {foreign(areas_words(pair, workspace))}."
    estimates = joined((foreign(figure_summary(point, workspace)) for point in (pair.first, pair.second)), " – ")
    return f"<strong>{said}:</strong> {estimates}." if pair.kind == "conflict" else f"{said}: {estimates}."
