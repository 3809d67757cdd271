"""Situations and plans in cells: every day of a chart has its cell, and nothing is drawn sharper than its date.

░▒▓████▓▒░   lasts; begins and ends somewhere in the pale days       ◇┄┄┄[──]   announced, due within the brackets
◀███▓▒▶      goes on beyond the chart, or beyond the last look       ◇┄┄◆       due within one cell
?░█░▶        goes on, nobody says since when; seen on that day       ◇┄┄✓       settled, with the sign of its verdict
                                                                     ◇┄□┄→◆     due later than first announced
"""

from typing import NamedTuple

from timeline.dates import OPEN_END, OPEN_START, Day
from timeline.reports.lane_period import Days, Period
from timeline.reports.lane_values import Bar, Promise
from timeline.telling.plan_entry import verdict_sign

FADE = 3
"""Number of cells in which an open end fades: it has no end to be drawn, only a direction."""

_RISING = "░▒▓"
_FAR = 10**9

Cells = dict[int, tuple[str, str]]
"""The sign and the style in each cell that is not blank."""


class Axis(NamedTuple):
    """A period over `width` cells. Cells beyond its edges have numbers too, below 0 and from `width` on."""

    period: Period
    width: int

    def at(self, day: Day) -> int:
        """The cell of the middle of a day."""
        return self._cell(2 * (day - self.period.first) + 1, 2 * self.period.length)

    def first(self, day: Day) -> int:
        """The cell in which a day begins."""
        return self._cell(day - self.period.first, self.period.length)

    def is_one(self, days: Days) -> bool:
        """True if days are no more than one cell can tell apart."""
        return (days[1] - days[0] + 1) * self.width <= self.period.length or days[0] == days[1]

    def last(self, day: Day) -> int:
        """The cell in which a day ends."""
        return -self._cell(-(day + 1 - self.period.first), self.period.length) - 1

    def _cell(self, days: int, length: int) -> int:
        return max(-_FAR, min(_FAR, days * self.width // length))

    def inside(self, start: int, end: int) -> range:
        """The cells from one to another that the axis has."""
        return range(max(start, 0), min(end, self.width - 1) + 1)


def bar_cells(bar: Bar, axis: Axis, style: str, looked: Day) -> Cells:
    """A situation; `looked` is the day at which it is drawn if nobody says when it was seen."""
    body, slope = ("≈", "░░░") if bar.is_hedged else ("█", _RISING)
    if bar.is_undated and bar.start[1] == OPEN_END:
        return _undated(bar, axis, style, looked, body)
    (a, b), (c, d) = bar.start, bar.end
    drawn: Cells = {}
    if b == OPEN_START:
        low = -1
    elif b <= c:
        low = axis.first(b)
    else:
        # It may be over before it must have begun: no day is certain, the likeliest lie in the middle.
        low = axis.at((b + c) // 2) if c != OPEN_START else axis.first(b)
    high = axis.last(c) if b <= c else low
    start = axis.first(a) if bar.begins == "dated" else low if bar.begins == "open" else low - FADE
    end = axis.last(d) if bar.ends == "dated" else max(high, axis.last(b) if b < OPEN_END else high) + FADE
    if bar.ends != "dated" and b > c:
        low = high = min(axis.last(b), end - FADE)
    for cell in axis.inside(start, low - 1):
        drawn[cell] = slope[_third(cell - start, low - start)], style
    for cell in axis.inside(low, high):
        drawn[cell] = (body if b <= c or bar.is_hedged else "▓"), style
    for cell in axis.inside(high + 1, end):
        drawn[cell] = slope[2 - _third(cell - high - 1, end - high)], style
    if bar.begins == "open" and high >= 0:
        drawn.update({cell: (sign, style) for cell, sign in zip(axis.inside(0, high), "◀░▒", strict=False)})
    if bar.begins == "unknown" and 0 <= start < axis.width:
        drawn[start] = "?", style
    if bar.ends != "dated" and 0 <= end < axis.width:
        drawn[end] = ("▶" if bar.ends == "open" else "?"), style
    if (bar.ends != "dated" and end < 0) or (bar.begins == "unknown" and start >= axis.width):
        return _unsaid(start, axis, style)
    return clipped(drawn, start, end, axis, style)


def _third(index: int, count: int) -> int:
    """The third of `count` cells in which an index lies."""
    return (2 * index + 1) * 3 // (2 * count)


def _undated(bar: Bar, axis: Axis, style: str, looked: Day, body: str) -> Cells:
    at = axis.at(bar.seen if bar.seen is not None else looked)
    signs = ("?", "░", body if bar.seen is not None else "░", "░", "▶" if bar.ends == "open" else "?")
    if not 0 <= at < axis.width:
        return _unsaid(at, axis, style)
    drawn = {at + index - 2: (sign, style) for index, sign in enumerate(signs)}
    return {cell: sign for cell, sign in drawn.items() if 0 <= cell < axis.width}


def _unsaid(at: int, axis: Axis, style: str) -> Cells:
    """The cells before or after a situation in which it may go on, unknown to the log."""
    if at < 0:
        return {0: ("◀", style), 1: ("?", style)}
    return {axis.width - 2: ("?", style), axis.width - 1: ("▶", style)}


def clipped(drawn: Cells, start: int, end: int, axis: Axis, style: str) -> Cells:
    """Cells within the chart, with an arrow at an edge beyond which they lie, or go on."""
    if start < 0:
        drawn[0] = "◀", style
    if end >= axis.width:
        drawn[axis.width - 1] = "▶", style
    return drawn


def promise_cells(promise: Promise, axis: Axis) -> Cells:
    """The life of a plan; one without a deadline goes on to the last day that the log has followed."""
    drawn: Cells = {}
    if promise.known is None:
        return drawn
    first, last = promise.known
    start = axis.first(first)
    end = max(start, axis.at(promise.looked)) + 1 if promise.is_open else axis.last(last)
    for cell in axis.inside(start, end):
        drawn[cell] = "┄", "plan"
    if promise.is_open and 0 <= end < axis.width:
        drawn[end] = "▷", "plan"
    for window in promise.windows:
        _window(drawn, window, axis, _DEADLINE)
    in_force = {cell: sign for cell, sign in drawn.items() if sign[0] in _DEADLINE}
    for days in promise.moved:
        _happened(drawn, days, axis, "◇", "plan")
    for window in promise.earlier_windows:
        _window(drawn, window, axis, _EARLIER)
    drawn |= in_force if promise.earlier else {}
    for before, after in promise.way:
        _move(drawn, before, after, axis)
    if promise.announced is not None:
        _happened(drawn, promise.announced, axis, "◇", "plan")
    for settled in promise.settled:
        sign = verdict_sign(settled.result)
        _happened(drawn, settled.days, axis, sign.text, sign.style)
    ends = [end, *(cell_range(window, axis)[1] for window in promise.earlier_windows)]
    return clipped(drawn, start, max(ends), axis, "plan")


_DEADLINE, _EARLIER = tuple("◆[─]"), tuple("□(─)")
"""The signs of a deadline in one cell, and of one in several: in force, and replaced by another."""


def _window(drawn: Cells, window: Days, axis: Axis, signs: tuple[str, ...]) -> None:
    alone, first, between, last = signs
    start, end, *_ = cell_range(window, axis)
    for cell in axis.inside(start, end):
        drawn[cell] = (alone if start == end else first if cell == start else last if cell == end else between), "plan"


def _move(drawn: Cells, before: Days, after: Days, axis: Axis) -> None:
    """The way from a deadline to the one that replaced it, with an arrow beside the latter; free cells only."""
    (start, end, *_), (low, high, *_) = cell_range(before, axis), cell_range(after, axis)
    is_later = low > end
    way = axis.inside(end + 1, low - 1) if is_later else axis.inside(high + 1, start - 1)
    tip = low - 1 if is_later else high + 1
    for cell in way:
        if drawn.get(cell, ("┄",))[0] == "┄":
            drawn[cell] = ("→" if is_later else "←") if cell == tip else "┄", "plan"


def _happened(drawn: Cells, days: Days, axis: Axis, sign: str, style: str) -> None:
    """One day: its sign, or if several cells are meant, a sign at both ends."""
    start, end, begins, ends = cell_range(days, axis)
    for cell in axis.inside(start, end):
        known = (cell == start and begins) or (cell == end and ends)
        if start < end and drawn.get(cell, ("",))[0] == "◇":
            continue  # the end of a vague time does not hide what is known
        drawn[cell] = (sign if known else "◁" if cell == start else "▷" if cell == end else "╌"), style


def cell_range(days: Days, axis: Axis) -> tuple[int, int, bool, bool]:
    """The cells of one day in a range, and for each end whether it is known; an open end has a few cells."""
    a, b = days
    begins, ends = a != OPEN_START, b != OPEN_END
    if begins and ends and axis.is_one(days):
        at = axis.at((a + b) // 2)
        return at, at, True, True
    if not begins and not ends:
        return 0, axis.width - 1, False, False
    # A range with one end is drawn beside it, or at the edge beyond which that lies; its arrow is always seen.
    start = axis.first(a) if begins else max(0, min(axis.last(b), axis.width - 1) - FADE + 1)
    end = axis.last(b) if ends else min(axis.width - 1, max(axis.first(a), 0) + FADE - 1)
    return start, end, begins, ends
