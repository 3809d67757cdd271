"""Lanes over time in a terminal: titles beside a scale, or above it where that leaves no room.

Below what is drawn in a lane stands its date in words, so that a cell never has to say more than it can. Two lines go
through all lanes: `│` the day of the answer, `┊` the last day that the log has followed.
"""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.dates import Day
from timeline.render.chronology import legend
from timeline.render.lane_cells import Axis, Cells, bar_cells, mark_rows, promise_cells
from timeline.render.lines import EMPTY, Line, Span, joined, span, width_of, wrap
from timeline.render.sections import heading
from timeline.render.signs import SIGNS
from timeline.reports.lane_period import ticks
from timeline.reports.lane_values import Group, Lane, Lanes
from timeline.reports.wording import day_words, family_of
from timeline.telling.lane_words import foot, left_out_words, marks_of, outside_words, verdicts, when_words
from timeline.workspace import Workspace

NARROW = 72
"""Below this width a title stands above its lane instead of beside it."""

_GAP = 2
_TICK = 9
"""Cells for each name on the scale, at least."""

_SITUATIONS = ("█ lasts", "░▒▓ begins or ends in these days", "≈ hedged or possible", "◀ ▶ goes on", "? nobody says")
_EVENTS = ("● day", "○ vaguer or possible", "③ so many at once, ⊕ over nine", "├╌┤ one day in these")
_PLANS = ("◇ announced or changed", "[─] deadline in these days", "◆ deadline", "▷ no deadline")


class _Frame(NamedTuple):
    """How a chart is laid out."""

    workspace: Workspace
    label: int
    axis: Axis
    lines: dict[int, tuple[str, str]]
    """The cells of the lines that go through all lanes."""
    looked: Day

    @property
    def is_narrow(self) -> bool:
        """Whether titles stand above their lanes."""
        return self.label == 0


def chart_lines(answer: Lanes, workspace: Workspace, width: int) -> list[Line]:
    """The chart at a width."""
    frame = _frame(answer, workspace, width)
    shown = list(_days(answer, frame))
    for place, group in enumerate(answer.groups):
        shown += [EMPTY] if place else []
        shown += _heading(group, frame)
        for lane in group.lanes:
            shown += _lane(lane, frame)
        if group.left_out:
            shown += wrap([Span(f"… {left_out_words(group.left_out, 'lane')}", "meta")], width)
    shown += [EMPTY, *legend(_legend(answer), width)] if answer.groups else []
    for told in foot(answer, workspace):
        shown += wrap([span(told, "meta")], width)
    return [_trimmed(line) for line in shown]


def _frame(answer: Lanes, workspace: Workspace, width: int) -> _Frame:
    label = 0 if width < NARROW else min(width * 2 // 5, 56)
    axis = Axis(answer.period, width - (label + _GAP if label else 0))
    lines = {}
    for day, sign, style in ((answer.horizon, "┊", "meta"), (answer.as_of, "│", "heading")):
        if answer.period.first <= day <= answer.period.last:
            lines[axis.last(day)] = sign, style
    return _Frame(workspace, label, axis, lines, min(answer.horizon, answer.as_of))


def _days(answer: Lanes, frame: _Frame) -> Iterator[Line]:
    """What the lines that go through all lanes mean, each word at its line."""
    period = answer.period
    told = [("┊", "meta", "followed until", answer.horizon), ("│", "heading", "as of", answer.as_of)]
    if frame.axis.last(answer.horizon) == frame.axis.last(answer.as_of):
        told = [("│", "heading", "as of", answer.as_of)]
        if answer.horizon != answer.as_of:
            told[:0] = [("│", "heading", "followed until", answer.horizon)]
    for sign, style, words, day in told:
        if not answer.groups or not period.first <= day <= period.last:
            continue
        at, text = frame.axis.last(day), f"{words} {day_words(day)}"
        room = frame.label + _GAP if frame.label else 0
        if len(text) + 2 <= frame.axis.width - at:
            yield (Span(" " * (room + at)), Span(sign, style), Span(f" {text}", "meta"))
        elif len(text) + 1 <= room + at:
            yield (Span(" " * (room + at - len(text) - 1)), Span(f"{text} ", "meta"), Span(sign, style))
        else:
            yield (Span(sign, style), Span(f" {text}", "meta"))


def _heading(group: Group, frame: _Frame) -> list[Line]:
    """The name of a group with the scale: names of years or months, and below them where each begins."""
    axis = frame.axis
    names, rule = "", ["─"] * axis.width
    for day, name in ticks(axis.period, max(2, axis.width // _TICK)):
        at = axis.first(day)
        rule[at] = "┬"
        if at >= len(names) + (1 if names else 0) and at + len(name) <= axis.width:
            names += " " * (at - len(names)) + name
    scale = [(Span(names, "meta"),), (Span("".join(rule), "rule"),)]
    if frame.is_narrow:
        return [*heading(group.title, axis.width)[1:], *scale]
    title = wrap([span(group.title, "heading")], frame.label)
    lines: list[Line] = []
    for place in range(max(len(title), 1)):
        left = title[place] if place < len(title) else EMPTY
        below = len(title) - place
        right = scale[0] if below == 1 else EMPTY
        lines.append((*left, Span(" " * (frame.label + _GAP - width_of(left))), *right))
    return [*lines, (Span("─" * (frame.label + _GAP), "rule"), *scale[1])]


def _lane(lane: Lane, frame: _Frame) -> list[Line]:
    title = wrap([span(lane.title)], frame.label or frame.axis.width)
    rows = _drawn(lane, frame)
    right = [_row(row, frame) for row in rows]
    right += [(*line, *_row({}, frame, width_of(line))) for line in _note(lane, frame)]
    if frame.is_narrow:
        return [*title, *right]
    lines: list[Line] = []
    for place in range(max(len(title), len(right))):
        left = title[place] if place < len(title) else EMPTY
        beside = right[place] if place < len(right) else _row({}, frame)
        lines.append((*left, Span(" " * (frame.label + _GAP - width_of(left))), *beside))
    return lines


def _drawn(lane: Lane, frame: _Frame) -> list[Cells]:
    if lane.bar is not None:
        return [bar_cells(lane.bar, frame.axis, _family(lane, frame), frame.looked)]
    if lane.promise is not None:
        return [promise_cells(lane.promise, frame.axis)]
    return mark_rows(lane.marks, frame.axis)


def _family(lane: Lane, frame: _Frame) -> str:
    return family_of(str(getattr(lane.entry, "type", "")), frame.workspace)


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


def _note(lane: Lane, frame: _Frame) -> list[Line]:
    """The verdict, the date, what must not be overlooked, and the id, in lines; none of them is parted from itself."""
    parts = []
    if lane.promise is not None:
        parts += [Span(f"{SIGNS[name][0]} {told}", SIGNS[name][1]) for name, told in verdicts(lane.promise)]
    parts.append(span(when_words(lane), "date"))
    marks = marks_of(lane)
    parts.append(span(f"[{'; '.join(marks)}]" if marks else "", "mark"))
    parts.append(Span(outside_words(lane, frame.axis.period), "mark"))
    parts.append(span(lane.entry.id if lane.entry is not None else "", "id"))
    lines: list[list[Span]] = []
    for part in parts:
        if lines and width_of(joined([*lines[-1], part])) <= frame.axis.width:
            lines[-1].append(part)
        elif part.text:
            lines.append([part])
    return [line for several in lines for line in wrap(joined(several), frame.axis.width)]


def _legend(answer: Lanes) -> list[str]:
    """What the signs mean that can stand in this chart."""
    bars = any(lane.bar is not None for lane in answer.lanes)
    marks = any(lane.marks for lane in answer.lanes)
    promises = any(lane.promise is not None for lane in answer.lanes)
    told = [*(_SITUATIONS if bars else ()), *(_EVENTS if marks else ()), *(_PLANS if promises else ())]
    if promises:
        results = dict.fromkeys(one.result for lane in answer.lanes if lane.promise for one in lane.promise.settled)
        told += [f"{SIGNS[result][0]} {result.replace('-', ' ')}" for result in results]
    return told


def _trimmed(line: Line) -> Line:
    """The line without blanks at its end."""
    spans = list(line)
    while spans and not spans[-1].text.rstrip():
        spans.pop()
    if spans and spans[-1].text[-1].isspace():
        spans[-1] = spans[-1]._replace(text=spans[-1].text.rstrip())
    return tuple(spans)
