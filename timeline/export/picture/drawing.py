"""The lanes of a chart as one SVG picture for a document: light, with real text, and nothing from outside.

Titles are wrapped, never cut. Each event has its title and date as the name of its mark.
"""

import zlib
from collections.abc import Iterator

from timeline.export.picture.lane_shapes import BAR, COLOURS, Scale, bar_shapes, promise_shapes
from timeline.export.picture.mark_shapes import mark_shapes
from timeline.export.picture.svg import content, element, picture, plain, text_lines, text_width, wrapped
from timeline.reports.lane_period import ticks
from timeline.reports.lane_values import Group, Lane, Lanes
from timeline.reports.wording import day_words, family_of, titles_of
from timeline.telling.lane_words import (
    days_drawn,
    foot,
    left_out_words,
    marks_of,
    outside_words,
    verdicts,
    when_words,
)
from timeline.workspace import Workspace

A4 = 680
"""The width of a page of A4 between its margins, at 96 to the inch."""

_NAME, _NOTE, _SMALL = 10.5, 8.5, 9.0
_EDGE, _GAP, _RIGHT = 8.0, 14.0, 16.0
_INK, _SOFT, _RULE = "#1d1c1a", "#5b5750", "#d9d4c8"
_LEGEND = (
    "A bar lasts; where it pales, its beginning or end lies somewhere in these days; an arrow goes on, as far as "
    "anybody has seen; ? is said by nobody. A disc is a day, a hollow one vaguer or only possible, a number "
    "several events; a pale bar is one unknown day in it. Dashed edges: the source hedges, or the match is only "
    "possible. ◇ a plan is announced or changed, ▭ its deadline lies in these days; a tick is met, a cross not met, a "
    "line dropped."
)


def as_svg(answer: Lanes, workspace: Workspace, width: int = A4) -> str:
    """The chart as the text of an SVG file."""
    return _Drawing(answer, workspace, width).whole()


class _Drawing:
    """A chart that is drawn from top to bottom."""

    def __init__(self, answer: Lanes, workspace: Workspace, width: int) -> None:
        self._answer, self._workspace, self._width = answer, workspace, width
        self._label = min(width * 0.38, 320.0) - _EDGE
        self._looked = min(answer.horizon, answer.as_of)
        ids = " ".join(lane.entry.id for lane in answer.lanes if lane.entry is not None)
        prefix = f"slope{zlib.crc32(f'{answer.period} {ids}'.encode()):08x}"
        self._scale = Scale(answer.period, _EDGE + self._label + _GAP, width - _RIGHT, prefix)
        self._y = 0.0

    def whole(self) -> str:
        """All of it."""
        name = titles_of(self._workspace)
        parts = [*self._top(name), *(part for group in self._answer.groups for part in self._group(group))]
        parts += self._foot()
        said = ". ".join([*foot(self._answer, self._workspace), f"As of {day_words(self._answer.as_of)}", _LEGEND])
        return picture(self._width, round(self._y + 6), f"Timeline: {plain(name)}", said, [self._scale.slopes, *parts])

    def _text(self, lines: list[str], x: float, size: float, **attributes: object) -> str:
        """Lines of text from here on down."""
        told = text_lines(lines, x, round(self._y + size, 1), size, **{"fill": _INK, **attributes})
        self._y += len(lines) * round(size * 1.25, 1)
        return told

    def _top(self, name: str) -> Iterator[str]:
        self._y = 8.0
        yield self._text(wrapped(name, self._width - 2 * _EDGE, 13), _EDGE, 13, font_weight="bold")
        period = self._answer.period
        told = [days_drawn(self._answer)]
        days = (("followed until", "dotted", self._answer.horizon), ("as of", "full", self._answer.as_of))
        for words, line, day in days:
            is_drawn = period.first <= day <= period.last
            told.insert(0, f"{words} {day_words(day)}" + (f" ({line} line)" if is_drawn else ""))
        yield self._text(wrapped(" · ".join(told), self._width - 2 * _EDGE, _SMALL), _EDGE, _SMALL, fill=_SOFT)
        self._y += 4

    def _group(self, group: Group) -> Iterator[str]:
        self._y += 10
        top = self._y
        yield self._text(wrapped(group.title, self._label, 11.5), _EDGE, 11.5, font_weight="bold")
        self._y = max(self._y, top + 15) + 5
        head, lanes = self._y, [part for lane in group.lanes for part in self._lane(lane)]
        if group.left_out:
            noun = left_out_words(group.left_out, "lane")
            lanes.append(self._text([f"… {noun}"], _EDGE, _SMALL, fill=_SOFT))
        yield from self._lines(top, head, self._y)
        yield from lanes

    def _lines(self, top: float, head: float, bottom: float) -> Iterator[str]:
        """The scale behind the lanes, and the two days that matter, named where there is room."""
        scale = self._scale
        free = scale.left
        for day, name in ticks(self._answer.period, max(2, int((scale.right - scale.left) / 62))):
            x = scale.x(day)
            yield element("line", x1=x, x2=x, y1=head - 5, y2=bottom, stroke=_RULE)
            if x >= free and x + text_width(name, _SMALL) <= self._width:
                yield element("text", content(name), x=x, y=top + 11, font_size=_SMALL, fill=_SOFT)
                free = x + text_width(name, _SMALL) + 6
        yield element("line", x1=_EDGE, x2=scale.right, y1=head - 2, y2=head - 2, stroke=_RULE)
        for day, dash, colour in ((self._answer.horizon, "1.5 2.5", _SOFT), (self._answer.as_of, None, _INK)):
            if self._answer.period.first <= day <= self._answer.period.last:
                x = scale.x(day + 1)
                yield element(
                    "line", x1=x, x2=x, y1=head - 5, y2=bottom, stroke=colour, stroke_width=0.9, stroke_dasharray=dash
                )

    def _lane(self, lane: Lane) -> Iterator[str]:
        top = self._y
        shapes, height = self._shapes(lane, top + 1)
        title = self._text(wrapped(lane.title, self._label, _NAME), _EDGE, _NAME)
        left, self._y = self._y, top + height + 3
        room = self._width - self._scale.left - 4
        lines = _packed(self._note(lane), room, _NOTE)
        widest = max((text_width(line, _NOTE) for line in lines), default=0.0)
        back = element(
            "rect",
            x=self._scale.left - 1,
            y=self._y,
            width=min(widest + 2, room),
            height=round(len(lines) * round(_NOTE * 1.25, 1) + 1, 1),
            fill="#ffffff",
            fill_opacity=0.85,
        )
        note = self._text(lines, self._scale.left, _NOTE, fill=_SOFT)
        self._y = max(self._y, left) + 5
        yield element("g", f"{title}{shapes}{back if lines else ''}{note}")

    def _shapes(self, lane: Lane, y: float) -> tuple[str, float]:
        if lane.bar is not None:
            family = family_of(str(getattr(lane.entry, "type", "")), self._workspace)
            return bar_shapes(lane.bar, self._scale, y, COLOURS.get(family, COLOURS["other"]), self._looked), BAR
        if lane.promise is not None:
            return promise_shapes(lane.promise, self._scale, y), BAR
        return mark_shapes(lane.marks, self._scale, y)

    def _note(self, lane: Lane) -> list[str]:
        verdict = [", ".join(told for _, told in verdicts(lane.promise))] if lane.promise is not None else []
        marks = marks_of(lane)
        identity = lane.entry.id if lane.entry is not None else ""
        family = [family_of(str(getattr(lane.entry, "type", "")), self._workspace)] if lane.bar is not None else []
        told = [*verdict, when_words(lane), *family, f"[{'; '.join(marks)}]" if marks else ""]
        return [part for part in (*told, outside_words(lane, self._answer.period), identity) if part]

    def _foot(self) -> Iterator[str]:
        self._y += 8
        room = self._width - 2 * _EDGE
        for told in (*([_LEGEND] if self._answer.groups else []), *foot(self._answer, self._workspace)):
            yield self._text(wrapped(told, room, _NOTE), _EDGE, _NOTE, fill=_SOFT)
            self._y += 2


def _packed(parts: list[str], width: float, size: float) -> list[str]:
    """Parts in lines, none parted from itself unless it is too long."""
    lines: list[str] = []
    for part in map(plain, parts):
        longer = f"{lines[-1]} · {part}" if lines else part
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines += wrapped(part, width, size)
    return lines
