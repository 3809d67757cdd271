"""Lanes over time in a terminal: titles beside a scale, or above it where that leaves no room.

Below the drawing of a lane is its date in words, so that no cell has to show more than it can. Two lines go
through all lanes: `│` the day of the answer, `┊` the last day that the log has followed.
"""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.dates import Day
from timeline.render.lane_cells import Axis, Cells, bar_cells, promise_cells
from timeline.render.lane_legend import Used
from timeline.render.lines import EMPTY, Line, Span, cells, joined, span, width_of, wrap
from timeline.render.mark_cells import event_rows
from timeline.reports.lane_period import ticks
from timeline.reports.lane_values import Group, Lane, Lanes
from timeline.reports.wording import day_words, family_of, plural
from timeline.telling.document import LaneChart, Run
from timeline.telling.lane_words import drawn_words, lanes_of, left_out_words, note_words
from timeline.workspace import Workspace

NARROW = 72
"""Below this width a title stands above its lane instead of beside it."""

_GAP = 2
_TICK = 9
"""Cells for each name on the scale, at least."""


class _Frame(NamedTuple):
    """The layout of a chart, and the signs that were drawn."""

    workspace: Workspace
    label: int
    axis: Axis
    lines: dict[int, tuple[str, str]]
    """The cells of the lines that go through all lanes."""
    looked: Day
    used: Used

    @property
    def is_narrow(self) -> bool:
        """True if titles stand above their lanes."""
        return self.label == 0


def drawn(chart: LaneChart, width: int) -> tuple[list[Line], tuple[str, ...]]:
    """Draw lanes at a width, and return the signs that were used with their meanings."""
    answer = chart.answer
    frame = _frame(answer, chart.workspace, width)
    shown = list(_days(answer, frame))
    for index, group in enumerate(answer.groups):
        shown += [EMPTY] if index else []
        shown += _heading(group, frame)
        for lane in lanes_of(group, answer.period):
            shown += _lane(lane, frame)
        if group.left_out:
            shown += wrap([Span(f"… {left_out_words(group.left_out, 'lane')}", "aside")], width)
    column = [f"a column is {_column_words(frame.axis)}"] if frame.used.has_numbers else []
    shown += [EMPTY, *wrap(joined([span(text, "aside") for text in (drawn_words(answer), *column)]), width)]
    return [_trimmed(line) for line in shown], frame.used.legend()


def _column_words(axis: Axis) -> str:
    """The time that a column of the chart stands for."""
    days = axis.period.length / axis.width
    if days < 1:
        return "less than a day"
    for unit, length in (("year", 365.25), ("month", 30.4375)):
        if days >= 2 * length:
            return f"about {plural(round(days / length), unit)}"
    return plural(int(days), "day") if days == int(days) else f"about {plural(round(days), 'day')}"


def _frame(answer: Lanes, workspace: Workspace, width: int) -> _Frame:
    label = 0 if width < NARROW else min(width * 2 // 5, 56)
    axis = Axis(answer.period, width - (label + _GAP if label else 0))
    lines = {}
    for day, sign, style in ((answer.horizon, "┊", "aside"), (answer.as_of, "│", "heading")):
        if answer.period.first <= day <= answer.period.last:
            lines[axis.last(day)] = sign, style
    return _Frame(workspace, label, axis, lines, min(answer.horizon, answer.as_of), Used())


def _days(answer: Lanes, frame: _Frame) -> Iterator[Line]:
    """The meaning of the lines that go through all lanes, each word at its line."""
    period = answer.period
    marks = [("┊", "aside", "followed until", answer.horizon), ("│", "heading", "as of", answer.as_of)]
    if frame.axis.last(answer.horizon) == frame.axis.last(answer.as_of):
        marks = [("│", "heading", "as of", answer.as_of)]
        if answer.horizon != answer.as_of:
            marks[:0] = [("│", "heading", "followed until", answer.horizon)]
    for sign, style, words, day in marks:
        if not period.first <= day <= period.last:
            continue
        at, text = frame.axis.last(day), f"{words} {day_words(day)}"
        room = frame.label + _GAP if frame.label else 0
        if len(text) + 2 <= frame.axis.width - at:
            yield (Span(" " * (room + at)), Span(sign, style), Span(f" {text}", "aside"))
        elif len(text) + 1 <= room + at:
            yield (Span(" " * (room + at - len(text) - 1)), Span(f"{text} ", "aside"), Span(sign, style))
        else:
            yield (Span(sign, style), Span(f" {text}", "aside"))


def _heading(group: Group, frame: _Frame) -> list[Line]:
    """The name of a group with the scale: names of years or months, and below them where each begins."""
    axis = frame.axis
    names, rule = "", ["─"] * axis.width
    for day, name in ticks(axis.period, max(2, axis.width // _TICK)):
        at = axis.first(day)
        rule[at] = "┬"
        if at >= len(names) + (1 if names else 0) and at + len(name) <= axis.width:
            names += " " * (at - len(names)) + name
    scale: list[Line] = [(Span(names, "aside"),), (Span("".join(rule), "rule"),)]
    if frame.is_narrow:
        return [*_ruled(group.title, axis.width), *scale]
    title = wrap([span(group.title, "heading")], frame.label) or [EMPTY]
    blank: Line = (Span(" " * axis.width),)
    lines = _side_by_side(title, [*[blank] * (len(title) - 1), scale[0]], frame)
    return [*lines, (Span("─" * (frame.label + _GAP), "rule"), *scale[1])]


def _ruled(text: str, width: int) -> list[Line]:
    rule = "─" * (width - cells(text) - 1)
    if len(rule) < 2:
        return wrap([span(text, "heading")], width)
    return [(span(text, "heading"), Span(f" {rule}", "rule"))]


def _lane(lane: Lane, frame: _Frame) -> list[Line]:
    title = wrap([span(lane.title)], frame.label or frame.axis.width)
    rows, counted = _drawn(lane, frame)
    right = [_row(row, frame) for row in rows]
    right += [(*line, *_row({}, frame, width_of(line))) for line in _note(lane, counted, frame)]
    return [*title, *right] if frame.is_narrow else _side_by_side(title, right, frame)


def _side_by_side(left: list[Line], right: list[Line], frame: _Frame) -> list[Line]:
    """Lines beside the scale, and the lines that go through all lanes where nothing is drawn."""
    lines: list[Line] = []
    for index in range(max(len(left), len(right))):
        label = left[index] if index < len(left) else EMPTY
        beside = right[index] if index < len(right) else _row({}, frame)
        lines.append((*label, Span(" " * (frame.label + _GAP - width_of(label))), *beside))
    return lines


def _drawn(lane: Lane, frame: _Frame) -> tuple[list[Cells], list[str]]:
    """The rows of a lane, and the remarks that a histogram needs."""
    if lane.bar is not None:
        is_violent = family_of(str(getattr(lane.entry, "type", "")), frame.workspace) == "violence"
        row = bar_cells(lane.bar, frame.axis, "alarm" if is_violent else "", frame.looked)
        frame.used.add_situation(row)
        return [row], []
    if lane.promise is not None:
        row = promise_cells(lane.promise, frame.axis)
        frame.used.add_plan(row, lane.promise)
        return [row], []
    events = event_rows(lane.marks, frame.axis)
    frame.used.add_events(events)
    counted = [f"highest: {plural(events.most, 'event')}"] if events.most else []
    if events.most_vague:
        counted.append(f"{'second row, ' if events.most else ''}vaguer: {plural(events.most_vague, 'event')}")
    return events.rows, counted


def _row(drawn: Cells, frame: _Frame, start: int = 0) -> Line:
    """Cells as a line, with the lines that go through wherever nothing else stands."""
    spans: list[Span] = []
    for cell in range(start, frame.axis.width):
        sign, style = drawn.get(cell) or frame.lines.get(cell) or (" ", "")
        if spans and spans[-1].style == style:
            spans[-1] = Span(spans[-1].text + sign, style)
        else:
            spans.append(Span(sign, style))
    return tuple(spans)


def _note(lane: Lane, counted: list[str], frame: _Frame) -> list[Line]:
    """The words beside a lane in lines; no part of them is broken where it fits a line."""
    words = note_words(lane, frame.workspace, frame.axis.period)
    parts = [span(text, "aside") for text in counted]
    parts += [span(run.text, run.style) for part in words for run in part if isinstance(run, Run)]
    lines: list[list[Span]] = []
    for part in parts:
        if lines and width_of(joined([*lines[-1], part])) <= frame.axis.width:
            lines[-1].append(part)
        elif part.text:
            lines.append([part])
    return [line for row in lines for line in wrap(joined(row), frame.axis.width)]


def _trimmed(line: Line) -> Line:
    """The line without blanks at its end."""
    spans = list(line)
    while spans and not spans[-1].text.rstrip():
        spans.pop()
    if spans and spans[-1].text[-1].isspace():
        spans[-1] = spans[-1]._replace(text=spans[-1].text.rstrip())
    return tuple(spans)
