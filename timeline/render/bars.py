"""Estimates as bars on a scale: a range from end to end, a value as a dot, and soft where a bound is not known.

    ····●·····      a value                 ····○·····      about so many
    ··├───┤···      from low to high        ··(───)···      about
    ····├╌╌╌╌▷      no upper bound known    ◁╌╌╌╌┤····      no lower bound known

A missing bound runs to the edge of the chart: it is unknown, and neither 0 nor the end of the scale.
"""

from collections.abc import Iterable
from math import inf, isinf
from typing import NamedTuple

from timeline.log.conflicts import range_of
from timeline.log.model import Figure, Number
from timeline.telling.document import Axis, Bar

LEGEND = ("● value", "○ about", "├─┤ from low to high", "(─) about", "├╌▷ or more", "◁╌┤ at most")

_STEPS = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


class Scale(NamedTuple):
    """The numbers at the two edges of a chart."""

    first: Number
    last: Number


def scale_of(figures: Iterable[Figure]) -> Scale:
    """A scale that holds several estimates, from 0 where none is negative, with room for what has no upper bound."""
    ranges = [range_of(figure) for figure in figures]
    known = [bound for pair in ranges for bound in pair if not isinf(bound)]
    known += [figure.value for figure in figures if figure.value is not None]
    largest, smallest = max(known, default=0), min(known, default=0)
    if largest > 0 and any(high == inf for _, high in ranges):
        largest *= 1.25
    if smallest < 0 and any(low == -inf for low, _ in ranges):
        smallest *= 1.25
    first, last = -_round(-smallest) if smallest < 0 else 0, _round(largest) if largest > 0 else 0
    return Scale(first, last if last > first else first + 1)


def _round(number: float) -> Number:
    """The next number that is easy to read: 3,300 becomes 4,000."""
    power = 1.0
    while number > power * 10:
        power *= 10
    while number <= power and power > 1e-9:
        power /= 10
    step = next(step for step in _STEPS if round(step * power, 9) >= number or step == 10)
    edge = round(step * power, 9)
    return int(edge) if edge == int(edge) else edge


def bar(figure: Figure, scale: Scale, width: int) -> str:
    """An estimate on a scale, drawn in so many cells."""
    low, high = range_of(figure)
    cells = ["·"] * width
    is_about = figure.qualifier == "about"
    start = _cell(low, scale, width) if low != -inf else 0
    end = _cell(high, scale, width) if high != inf else width - 1
    if low == -inf:
        end = max(end, 1)
    if high == inf:
        start = min(start, width - 2)
    if start < end:
        is_open = low == -inf or high == inf
        cells[start:end] = ("╌" if is_open else "─") * (end - start)
        cells[start] = "◁" if low == -inf else "(" if is_about else "├"
        cells[end] = "▷" if high == inf else ")" if is_about else "┤"
    if figure.value is not None and (start == end or start < _cell(figure.value, scale, width) < end):
        cells[_cell(figure.value, scale, width)] = "○" if is_about else "●"
    elif start == end:
        cells[start] = "○" if is_about else "●"
    return "".join(cells)


def axis(scale: Scale, width: int) -> str:
    """The numbers at the edges, above a chart of so many cells."""
    first, last = f"{scale.first:,}", f"{scale.last:,}"
    return first + last.rjust(width - len(first)) if len(first) + len(last) < width else last.rjust(width)


def _cell(number: float, scale: Scale, width: int) -> int:
    share = (number - scale.first) / (scale.last - scale.first)
    return min(max(round(share * (width - 1)), 0), width - 1)


def bar_cells(bar: Bar, axis: Axis, width: int) -> str:
    """A range on an axis, drawn in so many cells, with a line at the day of the answer where the axis has one."""
    cells = ["·"] * width
    now = _position(axis.now, axis, width) if axis.now is not None else None
    if now is not None:
        cells[now] = "│"
    start = _position(bar.low, axis, width) if bar.low is not None else 0
    end = _position(bar.high, axis, width) if bar.high is not None else width - 1
    if bar.low is None:
        end = max(end, 1)
    if bar.high is None:
        start = min(start, width - 2)
    if start < end:
        is_open = bar.low is None or bar.high is None
        cells[start:end] = ("╌" if is_open else "─") * (end - start)
        cells[start] = "◁" if bar.low is None else "(" if bar.is_about else "├"
        cells[end] = "▷" if bar.high is None else ")" if bar.is_about else "┤"
    point = "○" if bar.is_about else "●"
    if bar.value is not None and (start == end or start < _position(bar.value, axis, width) < end):
        cells[_position(bar.value, axis, width)] = point
    elif start == end:
        cells[start] = point
    if now is not None and cells[now] in "─╌":
        cells[now] = "┼"
    return "".join(cells)


def tick_line(axis: Axis, width: int) -> str:
    """The labels of an axis above a chart of so many cells; a label that would touch another is left out."""
    line = [" "] * width
    last = len(axis.ticks) - 1
    # The two ends say most: the last label is set first.
    placed: list[tuple[int, str]] = []
    for index in dict.fromkeys((last, *range(last))):
        position, label = axis.ticks[index]
        start = min(_position(position, axis, width), width - len(label))
        if start >= 0 and all(start >= at + len(text) + 1 or start + len(label) + 1 <= at for at, text in placed):
            placed.append((start, label))
    for start, label in placed:
        line[start : start + len(label)] = label
    return "".join(line).rstrip()


def _position(number: float, axis: Axis, width: int) -> int:
    share = (number - axis.low) / ((axis.high - axis.low) or 1)
    return min(max(round(share * (width - 1)), 0), width - 1)
