"""The lanes of a chart as one SVG picture for a document: small, with real text, and nothing loaded from outside.

Titles are wrapped, never cut. Each event has its title and date as the name of its mark. A chart that is longer than a
page of A4 is divided between lanes; the picture has its pages below each other, or one of them.
"""

import zlib
from collections.abc import Iterator
from typing import NamedTuple

from timeline.export.picture.lane_shapes import BAR, PLAIN, VIOLENT, Scale, bar_shapes, promise_shapes
from timeline.export.picture.legend import legend
from timeline.export.picture.mark_shapes import mark_shapes
from timeline.export.picture.svg import LINE, content, element, picture, plain, text_lines, text_width, wrapped
from timeline.reports.lane_period import ticks
from timeline.reports.lane_values import Group, Lane, Lanes
from timeline.reports.wording import family_of
from timeline.telling.document import Head, Run, text_of
from timeline.telling.lane_words import drawn_words, lanes_of, left_out_words, note_words, remarks
from timeline.workspace import Workspace

A4, PAGE = 680, 1000
"""The width and the height of a page of A4 between its margins, at 96 to the inch."""

_NAME, _NOTE, _SMALL = 10.5, 8.5, 9.0
_EDGE, _GAP, _RIGHT = 8.0, 14.0, 16.0
_BOTTOM = 18.0
"""Room at the bottom of a page, for its number."""

_INK, _SOFT, _RULE = "#1d1c1a", "#5b5750", "#d9d4c8"


class Picture(NamedTuple):
    """The text of an SVG file, and the number of pages that the chart has."""

    text: str
    pages: int


def as_svg(answer: Lanes, workspace: Workspace, head: Head, page: int | None = None) -> Picture:
    """Draw a chart, or one of its pages; the first one has number 1."""
    return _Drawing(answer, workspace, head, A4).whole(page)


class _Drawing:
    """A chart that is drawn from top to bottom, page by page."""

    def __init__(self, answer: Lanes, workspace: Workspace, head: Head, width: int) -> None:
        self._answer, self._workspace, self._head, self._width = answer, workspace, head, width
        self._label = min(width * 0.38, 320.0) - _EDGE
        self._looked = min(answer.horizon, answer.as_of)
        ids = " ".join(lane.entry.id for lane in answer.lanes if lane.entry is not None)
        prefix = f"slope{zlib.crc32(f'{answer.period} {ids}'.encode()):08x}"
        self._scale = Scale(answer.period, _EDGE + self._label + _GAP, width - _RIGHT, prefix)
        self._used: dict[str, None] = {}
        self._y = 0.0
        self._page = 0
        self._heights = {id(lane): self._height(lane) for lane in answer.lanes}
        below = [text for text in (legend(answer, workspace, self._used), *remarks(answer)) if text]
        self._below = [wrapped(text, width - 2 * _EDGE, _NOTE) for text in below]
        self._again = wrapped(f"{head.title} · {head.asked}", width - 2 * _EDGE, _SMALL)
        self._description = [head.asked, *map(text_of, head.lines), " · ".join(head.counts), *below]

    def whole(self, page: int | None) -> Picture:
        """Draw all pages; return one or all of them."""
        drawn: list[tuple[int, str]] = [(self._page, part) for part in self._top()]
        for group in self._answer.groups:
            drawn += [(self._page, part) for part in self._group(group)]
        pages = self._page + 1
        top, height = 0, pages * PAGE
        if pages == 1:
            drawn += [(0, part) for part in self._foot()]
            height = round(self._y + 6)
        else:
            drawn += [(number, part) for number in range(pages) for part in self._frame(number, pages)]
        if page is not None and pages > 1:
            top, height = (page - 1) * PAGE, PAGE
        parts = [part for number, part in drawn if page is None or number == page - 1]
        name = f"Timeline: {plain(self._head.title)}"
        text = picture(self._width, height, name, ". ".join(self._description), [self._scale.slopes, *parts], top)
        return Picture(text, pages)

    @property
    def _bottom(self) -> float:
        """The lower end of the lanes of a page: above its legend and its number."""
        below = sum(2 + len(lines) * round(_NOTE * LINE, 1) for lines in self._below)
        return (self._page + 1) * PAGE - _BOTTOM - 8 - below

    def _turn(self) -> None:
        """Continue at the top of the next page."""
        self._page += 1
        self._y = self._page * PAGE + 8.0 + len(self._again) * round(_SMALL * LINE, 1)

    def _frame(self, page: int, pages: int) -> Iterator[str]:
        """Yield the frame of one page of several: the question, the legend, the page number."""
        self._page = page
        if page:
            self._y = page * PAGE + 8.0
            yield self._text(self._again, _EDGE, _SMALL, fill=_SOFT)
        self._y = self._bottom
        yield from self._foot()
        position = {"x": self._width - _EDGE, "y": (page + 1) * PAGE - 6.0, "text_anchor": "end"}
        yield element("text", f"page {page + 1} of {pages}", font_size=_SMALL, fill=_SOFT, **position)

    def _text(self, lines: list[str], x: float, size: float, **attributes: object) -> str:
        """Draw lines of text at the current height, and move below them."""
        shapes = text_lines(lines, x, round(self._y + size, 1), size, **{"fill": _INK, **attributes})
        self._y += len(lines) * round(size * LINE, 1)
        return shapes

    def _top(self) -> Iterator[str]:
        self._y = 8.0
        room = self._width - 2 * _EDGE
        yield self._text(wrapped(self._head.title, room, 13), _EDGE, 13, font_weight="bold")
        yield self._text(wrapped(self._head.asked, room, 11), _EDGE, 11, font_weight="bold")
        lines = [text_of(line) for line in self._head.lines]
        lines += [" · ".join(self._head.counts), drawn_words(self._answer)]
        for line in lines:
            yield self._text(wrapped(line, room, _SMALL), _EDGE, _SMALL, fill=_SOFT)
        self._y += 4

    def _group(self, group: Group) -> Iterator[str]:
        """Yield the lanes of a group; on each page that they need below its title and a scale."""
        lanes = list(lanes_of(group, self._answer.period))
        while lanes:
            top, head, parts = self._begin(group, lanes[0])
            yield from parts
            drawn: list[str] = []
            while lanes and (not drawn or self._y + self._heights[id(lanes[0])] <= self._bottom):
                drawn += self._lane(lanes.pop(0))
            if group.left_out and not lanes:
                noun = left_out_words(group.left_out, "lane")
                drawn.append(self._text([f"… {noun}"], _EDGE, _SMALL, fill=_SOFT))
            yield from self._lines(top, head, self._y)
            yield from drawn

    def _begin(self, group: Group, lane: Lane) -> tuple[float, float, list[str]]:
        """Begin a group on a page with room for its first lane; return its title, and the position of both."""
        title = wrapped(group.title, 0.9 * self._label, 11.5)
        if self._y + 30 + len(title) * 14.4 + self._heights[id(lane)] > self._bottom:
            self._turn()
        self._y += 10
        top = self._y
        part = self._text(title, _EDGE, 11.5, font_weight="bold")
        self._y = max(self._y, top + 15) + 5
        return top, self._y, [part]

    def _height(self, lane: Lane) -> float:
        """The height that a lane needs."""
        y, number = self._y, self._scale.number
        for _ in self._lane(lane):
            pass
        height, self._y = self._y - y, y
        self._scale.keep(number)
        return height

    def _lines(self, top: float, head: float, bottom: float) -> Iterator[str]:
        """The scale behind the lanes, with the horizon and the day of the answer, named if there is room."""
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
            height=round(len(lines) * round(_NOTE * LINE, 1) + 1, 1),
            fill="#ffffff",
            fill_opacity=0.85,
        )
        note = self._text(lines, self._scale.left, _NOTE, fill=_SOFT)
        self._y = max(self._y, left) + 5
        yield element("g", f"{title}{shapes}{back if lines else ''}{note}")

    def _shapes(self, lane: Lane, y: float) -> tuple[str, float]:
        if lane.bar is not None:
            family = family_of(str(getattr(lane.entry, "type", "")), self._workspace)
            return bar_shapes(lane.bar, self._scale, y, VIOLENT if family == "violence" else PLAIN, self._looked), BAR
        if lane.promise is not None:
            return promise_shapes(lane.promise, self._scale, y), BAR
        marks = mark_shapes(lane.marks, self._scale, y)
        self._used |= dict.fromkeys(marks.used)
        return marks.shapes, marks.height

    def _note(self, lane: Lane) -> list[str]:
        """The texts beside a lane, without the id."""
        notes = note_words(lane, self._workspace, self._answer.period)
        runs = (run for words in notes for run in words if isinstance(run, Run))
        return [run.text for run in runs if run.style != "id"]

    def _foot(self) -> Iterator[str]:
        """Yield the legend, and the notes on entries without a lane."""
        self._y += 8
        for lines in self._below:
            yield self._text(lines, _EDGE, _NOTE, fill=_SOFT)
            self._y += 2


def _packed(parts: list[str], width: float, size: float) -> list[str]:
    """Fill lines with parts; only a part that is too long for a line is broken."""
    lines: list[str] = []
    for part in map(plain, parts):
        longer = f"{lines[-1]} · {part}" if lines else part
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines += wrapped(part, width, size)
    return lines
