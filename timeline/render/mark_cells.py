"""Events of one lane in cells: where they are few, each has its sign; where they are many, a histogram counts them.

● ○ 3        a day, something vaguer, three events in one cell
├╌╌┤ ├3┤     one day in these; three events of which each is one day in these
▁▃█▂         how many events lie in each cell; in a second row how many vaguer ones may lie there
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from timeline.render.lane_cells import Axis, Cells, cell_range, clipped
from timeline.reports.lane_values import Mark

HEIGHTS = "▁▂▃▄▅▆▇█"
_MOST_DIGIT = 9
_MOST_ROWS = 3
"""Number of rows that the events of a lane may take before they are counted instead."""


class Reach(NamedTuple):
    """The cells of an event that may lie in several, and for each end whether it is known."""

    start: int
    end: int
    begins: bool
    ends: bool


class EventRows(NamedTuple):
    """The rows of a lane of events.

    In a histogram, `most` is the largest number of events in a cell of the first row, and `most_vague` the
    largest number in a cell of the row below it, which counts the events that may lie in each.
    """

    rows: list[Cells]
    most: int = 0
    most_vague: int = 0

    @property
    def is_histogram(self) -> bool:
        """True if events are counted, not drawn one by one."""
        return bool(self.most or self.most_vague)


def event_rows(marks: Iterable[Mark], axis: Axis) -> EventRows:
    """Draw events each with its sign, or as a histogram where there are too many for that."""
    single: dict[int, list[tuple[Mark, bool]]] = {}
    ranges: dict[Reach, list[Mark]] = {}
    for mark in marks:
        for days in mark.days:
            if axis.period.touches(days):
                reach = Reach(*cell_range(days, axis))
                if reach.start == reach.end and reach.begins and reach.ends:
                    single.setdefault(reach.start, []).append((mark, days[0] == days[1] and not mark.is_hedged))
                else:
                    ranges.setdefault(reach, []).append(mark)
    numbers = {cell: len(cell_marks) for cell, cell_marks in single.items()}
    if not _is_dense(numbers, ranges):
        rows = _signs(single, ranges, axis)
        if len(rows) <= _MOST_ROWS:
            return EventRows(rows)
    return _histogram({cell: [mark for mark, _ in cell_marks] for cell, cell_marks in single.items()}, ranges, axis)


def _is_dense(numbers: Mapping[int, int], ranges: Mapping[Reach, list[Mark]]) -> bool:
    """Return whether a number needs two digits, or stands beside another, with which it would be read as one."""
    counted = [*numbers.values(), *(len(marks) for marks in ranges.values())]
    beside = any(number > 1 and numbers.get(cell + 1, 0) > 1 for cell, number in numbers.items())
    return beside or max(counted, default=0) > _MOST_DIGIT


def _signs(
    single: Mapping[int, list[tuple[Mark, bool]]], ranges: Mapping[Reach, list[Mark]], axis: Axis
) -> list[Cells]:
    """The signs: events of one cell in the first row, others in rows with room for them."""
    rows: list[Cells] = [{cell: _several(cell_marks) for cell, cell_marks in single.items()}]
    for reach, cell_marks in sorted(ranges.items(), key=lambda pair: pair[0]):
        _place(rows, _between(reach, cell_marks, axis), axis)
    return [row for row in rows if row] or [{}]


def _several(cell_marks: list[tuple[Mark, bool]]) -> tuple[str, str]:
    style = _style([mark for mark, _ in cell_marks])
    if len(cell_marks) > 1:
        return str(len(cell_marks)), style
    return ("●" if cell_marks[0][1] else "○"), style


def _style(marks: Iterable[Mark]) -> str:
    """The style of some events: red if all are violent."""
    return "alarm" if all(mark.is_violent for mark in marks) else ""


def _between(reach: Reach, marks: list[Mark], axis: Axis) -> Cells:
    style = _style(marks)
    start, end, begins, ends = reach
    visible = axis.inside(start, end)
    drawn: Cells = dict.fromkeys(visible, ("╌", style))
    if end < axis.width:
        drawn[end] = ("┤" if ends else "▷"), style
    if start >= 0 and not (start == end and begins):
        drawn[start] = ("├" if begins else "◁"), style
    drawn = clipped(drawn, start, end, axis, style)
    if len(marks) > 1:
        # Of two cells the number takes the first.
        drawn[(visible[0] + visible[-1]) // 2] = str(len(marks)), style
    return drawn


def _place(rows: list[Cells], drawn: Cells, axis: Axis) -> None:
    """Put cells into the first row in which they neither cover nor touch others."""
    around = axis.inside(min(drawn) - 1, max(drawn) + 1)
    for row in rows:
        if not any(cell in row for cell in around):
            row.update(drawn)
            return
    rows.append(dict(drawn))


def _histogram(single: Mapping[int, list[Mark]], ranges: Mapping[Reach, list[Mark]], axis: Axis) -> EventRows:
    """Count the events of each cell; those that may lie in several are counted in each of them, in a row below."""
    vague: dict[int, list[Mark]] = {}
    for reach, cell_marks in ranges.items():
        for cell in axis.inside(reach.start, reach.end):
            vague.setdefault(cell, []).extend(cell_marks)
    rows = [_columns(marks, style) for marks, style in ((single, ""), (vague, "hedge")) if marks]
    return EventRows(rows, _most(single), _most(vague))


def _most(marks: Mapping[int, list[Mark]]) -> int:
    return max(map(len, marks.values()), default=0)


def _columns(marks: Mapping[int, list[Mark]], style: str) -> Cells:
    """A row of heights: up to eight events one step each, beyond that in proportion to the largest number."""
    numbers = {cell: len(events) for cell, events in marks.items()}
    full = max(len(HEIGHTS), *numbers.values())
    return {
        cell: (HEIGHTS[-(-number * len(HEIGHTS) // full) - 1], style or _style(marks[cell]))
        for cell, number in numbers.items()
    }
