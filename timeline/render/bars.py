"""Bars on an axis: a range from end to end, a value as a dot, and soft where a bound is not known.

    ····●·····      a value                 ····○·····      about so many
    ··├───┤···      from low to high        ··(───)···      about
    ····├╌╌╌╌▷      no upper bound known    ◁╌╌╌╌┤····      no lower bound known
    ····]╌╌╌╌▷      more than a number      ◁╌╌╌╌[····      fewer than a number

A missing bound runs to the edge of the chart: it is unknown, and neither 0 nor the end of the scale.
"""

from timeline.telling.document import Axis, Bar


def bar_cells(bar: Bar, axis: Axis, width: int) -> str:
    """A range on an axis, drawn in `width` cells, with a line at the day of the answer if the axis has one."""
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
        cells[start] = "◁" if bar.low is None else "]" if bar.excludes_low else "(" if bar.is_about else "├"
        cells[end] = "▷" if bar.high is None else "[" if bar.excludes_high else ")" if bar.is_about else "┤"
    point = "○" if bar.is_about else "●"
    if bar.value is not None and (start == end or start < _position(bar.value, axis, width) < end):
        cells[_position(bar.value, axis, width)] = point
    elif start == end:
        cells[start] = point
    if now is not None and cells[now] in "─╌":
        cells[now] = "┼"
    return "".join(cells)


def tick_line(axis: Axis, width: int) -> str:
    """The labels of an axis above a chart of `width` cells; a label that would touch another is left out."""
    line = [" "] * width
    last = len(axis.ticks) - 1
    # The two ends matter most: the last label is set first.
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
