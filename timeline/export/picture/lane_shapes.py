"""The shapes of a chart's lanes in SVG: a vague end is a slope of colour over all the days that it can be.

Red is only for violent events and missed deadlines; hedged entries are dashed, vague ones pale, an event on a known day
is a disc, the outcome of a plan a sign with its words beside it.
"""

from timeline.dates import OPEN_END, OPEN_START, Day
from timeline.export.picture.svg import element
from timeline.reports.lane_period import Days, Period
from timeline.reports.lane_values import Bar, Promise

VIOLENT, PLAIN, PLAN = "#a3271f", "#3f5266", "#0b6a6a"
"""Colours of violent events and missed deadlines, of other events and situations, and of plans; dark on white."""

BAR = 11.0
"""The height of a bar."""
STEP = 9.0
"""Distance of two rows of marks; marks that lie closer side by side are counted together."""

FADE = 22.0
_FAR = 1e5
_PALEST = 0.05


class Scale:
    """Conversion of days into positions, and the gradients of colour that are drawn."""

    def __init__(self, period: Period, left: float, right: float, prefix: str) -> None:
        self.period, self.left, self.right = period, left, right
        self._prefix = prefix
        self._slopes: list[str] = []

    def keep(self, number: int) -> None:
        """Keep the first gradients, and drop those that were drawn after them."""
        del self._slopes[number:]

    @property
    def number(self) -> int:
        """Number of gradients drawn."""
        return len(self._slopes)

    @property
    def slopes(self) -> str:
        """The definitions of all gradients that were drawn."""
        return element("defs", "".join(self._slopes)) if self._slopes else ""

    def x(self, day: Day) -> float:
        """The position at which a day begins; an open day lies far outside."""
        if day in (OPEN_START, OPEN_END):
            return -_FAR if day == OPEN_START else _FAR
        x = self.left + (day - self.period.first) * (self.right - self.left) / self.period.length
        return max(-_FAR, min(_FAR, x))

    def middle(self, days: Days) -> float:
        """The middle of some days."""
        return (self.x(days[0]) + self.x(days[1] + 1)) / 2

    def box(self, start: float, end: float, y: float, height: float, **attributes: object) -> str:
        """The part of a box that lies in the period; empty if no part does."""
        start, end = max(start, self.left), min(end, self.right)
        if start > end or start >= self.right or end <= self.left:
            return ""
        return element("rect", x=start, y=y, width=max(end - start, 0.8), height=height, **attributes)

    def slope(self, start: float, end: float, y: float, height: float, colour: str, pale: Days) -> str:
        """A box with a gradient from one opacity to another, in hundredths, over its whole length."""
        if end - start < 0.1 or start >= self.right or end <= self.left:
            return ""
        name = f"{self._prefix}-{len(self._slopes)}"
        stops = "".join(
            element("stop", offset=offset, stop_color=colour, stop_opacity=max(strength / 100, _PALEST))
            for offset, strength in zip((0, 1), pale, strict=True)
        )
        self._slopes.append(
            element("linearGradient", stops, id=name, gradientUnits="userSpaceOnUse", x1=start, x2=end, y1=y, y2=y)
        )
        return self.box(start, end, y, height, fill=f"url(#{name})")

    def arrow(self, x: float, y: float, height: float, colour: str, way: int) -> str:
        """An arrowhead whose point is at x."""
        points = f"M{x - 5 * way:.1f} {y + 1:.1f}L{x:.1f} {y + height / 2:.1f}L{x - 5 * way:.1f} {y + height - 1:.1f}"
        return element("path", d=points, fill="none", stroke=colour, stroke_width=1.5)


def bar_shapes(bar: Bar, scale: Scale, y: float, colour: str, looked: Day) -> str:
    """A situation; `looked` is the day for an undated one without `checked`."""
    strength = 55 if bar.is_hedged else 100
    if bar.is_undated and bar.start[1] == OPEN_END:
        return _undated(bar, scale, y, colour, bar.seen if bar.seen is not None else looked)
    (a, b), (c, d) = bar.start, bar.end
    low, high = scale.x(b), scale.x(c + 1) if c < OPEN_END else scale.x(c)
    is_certain = low <= high
    if not is_certain and bar.begins == "dated" and bar.ends == "dated":
        # Its last possible beginning lies after its first possible end: the likeliest days lie in the middle.
        low = high = (low + high) / 2
    elif not is_certain and bar.begins != "dated":
        low = high
    elif not is_certain:
        high = low
    start = scale.x(a) if bar.begins == "dated" else scale.left if bar.begins == "open" else low - FADE
    end = scale.x(d + 1) if bar.ends == "dated" else high + FADE
    if bar.begins == "open":
        low = min(high, scale.left + FADE)
    if bar.ends != "dated" and end < scale.left:
        return _beyond_knowledge(scale, y, colour, -1)
    if bar.begins == "unknown" and start > scale.right:
        return _beyond_knowledge(scale, y, colour, 1)
    parts = [
        scale.slope(start, low, y, BAR, colour, (0, strength)),
        scale.box(low, max(high, low + 1), y, BAR, fill=colour, fill_opacity=strength / 100) if is_certain else "",
        scale.slope(high, end, y, BAR, colour, (strength, 0)),
    ]
    if bar.is_hedged:
        parts.append(outline(scale, start, end, y, BAR, colour))
    if bar.begins == "unknown":
        parts.append(_question(start - 1, y, colour, scale, "end"))
    if bar.ends == "unknown":
        parts.append(_question(end + 1, y, colour, scale, "start"))
    if bar.begins == "open" or start < scale.left:
        parts.append(scale.arrow(scale.left - 6, y, BAR, colour, -1))
    if end > scale.right:
        parts.append(scale.arrow(scale.right + 6, y, BAR, colour, 1))
    elif bar.ends == "open" and end > scale.left:
        parts.append(scale.arrow(end + 4, y, BAR, colour, 1))
    return "".join(parts)


def _undated(bar: Bar, scale: Scale, y: float, colour: str, seen: Day) -> str:
    at = scale.middle((seen, seen))
    if not scale.left <= at <= scale.right:
        return _beyond_knowledge(scale, y, colour, -1 if at < scale.left else 1)
    most = 100 if bar.seen is not None else 40
    parts = [
        scale.slope(at - FADE, at, y, BAR, colour, (0, most)),
        scale.slope(at, at + FADE, y, BAR, colour, (most, 0)),
        _question(at - FADE - 1, y, colour, scale, "end"),
    ]
    end = min(at + FADE, scale.right)
    parts.append(scale.arrow(end + 4, y, BAR, colour, 1) if bar.ends == "open" else "")
    return "".join(parts)


def _beyond_knowledge(scale: Scale, y: float, colour: str, way: int) -> str:
    """An arrow with a question mark: a situation that was seen outside of the period, and may go on in it."""
    edge = scale.left if way < 0 else scale.right
    arrow = scale.arrow(edge + 6 * way, y, BAR, colour, way)
    return arrow + _question(edge - 2 * way, y, colour, scale, "start" if way < 0 else "end")


def _question(x: float, y: float, colour: str, scale: Scale, anchor: str) -> str:
    if not scale.left <= x <= scale.right:
        return ""
    return element("text", "?", x=x, y=y + BAR - 2, font_size=10, fill=colour, text_anchor=anchor)


def outline(scale: Scale, start: float, end: float, y: float, height: float, colour: str) -> str:
    """The dashed edge of a hedged entry."""
    return scale.box(start, end, y, height, fill="none", stroke=colour, stroke_width=1, stroke_dasharray="3 2")


def promise_shapes(promise: Promise, scale: Scale, y: float) -> str:
    """The life of a plan; one without a deadline continues to the day of the last observation."""
    if promise.known is None:
        return ""
    first, last = promise.known
    colour = PLAN
    start = scale.x(first)
    end = max(start, scale.x(promise.looked + 1)) + 6 if promise.is_open else scale.x(last + 1)
    middle = y + BAR / 2
    parts = []
    if min(end, scale.right) > max(start, scale.left):
        line = {"x1": max(start, scale.left), "x2": min(end, scale.right), "y1": middle, "y2": middle}
        parts.append(element("line", **line, stroke=colour, stroke_dasharray="2 2"))
    if promise.is_open and scale.left <= end <= scale.right:
        parts.append(scale.arrow(end + 4, y, BAR, colour, 1))
    parts += [_move(scale, before, after, middle, colour) for before, after in promise.way]
    for fill, windows in (("#ffffff", promise.earlier_windows), ("#d5e6e6", promise.windows)):
        edges = [_edges(scale, window) for window in windows]
        parts += [scale.box(*edge, y, BAR, fill=fill, stroke=colour, stroke_width=1.2) for edge in edges]
    parts += [
        _happened(scale, some, y, colour, _diamond(scale.middle(_closed(some)), middle, colour, 3))
        for some in promise.moved
    ]
    if promise.announced is not None:
        at = scale.middle(_closed(promise.announced))
        parts.append(_happened(scale, promise.announced, y, colour, _diamond(at, middle, colour, 4.2)))
    for settled in promise.settled:
        is_one = settled.days[0] == settled.days[1]
        # With several possible days, the sign stands behind all of them.
        at = scale.middle(settled.days) if is_one else scale.x(_closed(settled.days)[1] + 1) + 7
        parts.append("" if is_one else stretch(scale, settled.days, y + 2, BAR - 4, colour))
        parts.append(_ended(at, middle, settled.result) if scale.left <= at <= scale.right + 4 else "")
    if start < scale.left:
        parts.append(scale.arrow(scale.left - 6, y, BAR, colour, -1))
    if end > scale.right:
        parts.append(scale.arrow(scale.right + 6, y, BAR, colour, 1))
    return "".join(parts)


def _edges(scale: Scale, window: Days) -> tuple[float, float]:
    """The left and the right edge of the box of a deadline."""
    left = scale.x(window[0])
    return left, max(scale.x(window[1] + 1), left + 4)


def _move(scale: Scale, before: Days, after: Days, middle: float, colour: str) -> str:
    """The way from a deadline to the one that replaced it: a line with an arrowhead, where there is room."""
    (left, right), (low, high) = _edges(scale, before), _edges(scale, after)
    way = 1 if low >= right else -1
    start, end = (right, low) if way > 0 else (left, high)
    first, last = (max(min(start, end), scale.left), min(max(start, end), scale.right))
    if (end - start) * way < 1 or first >= last:
        return ""
    line = element("line", x1=first, x2=last, y1=middle, y2=middle, stroke=colour, stroke_width=1.2)
    has_room = (end - start) * way >= 6 and scale.left <= end <= scale.right
    return line + (scale.arrow(end, middle - 4, 8, colour, way) if has_room else "")


def _closed(days: Days) -> Days:
    """The days; if a side is open, the known day twice."""
    a, b = days
    return (b if a == OPEN_START else a), (a if b == OPEN_END else b)


def _happened(scale: Scale, days: Days, y: float, colour: str, sign: str) -> str:
    """An occasion: its sign on one day, or an even stretch over all its possible days."""
    at = scale.middle(_closed(days))
    is_short = scale.x(_closed(days)[1] + 1) - scale.x(_closed(days)[0]) <= STEP
    is_open = days[0] == OPEN_START or days[1] == OPEN_END
    inside = scale.left <= at <= scale.right
    if is_short and not is_open:
        return sign if inside else ""
    return stretch(scale, days, y + 2, BAR - 4, colour) + (sign if is_short and inside else "")


def stretch(scale: Scale, days: Days, y: float, height: float, colour: str) -> str:
    """A stretch of days, any of which may be the day; an open side fades."""
    a, b = days
    if a == OPEN_START and b == OPEN_END:
        return ""
    if a == OPEN_START:
        end = min(scale.x(b + 1), scale.right)
        return scale.slope(end - FADE, end, y, height, colour, (0, 50))
    if b == OPEN_END:
        start = max(scale.x(a), scale.left)
        return scale.slope(start, start + FADE, y, height, colour, (50, 0))
    return scale.box(scale.x(a), scale.x(b + 1), y, height, fill=colour, fill_opacity=0.38, rx=2)


def _diamond(x: float, y: float, colour: str, size: float) -> str:
    shape = f"M{x - size:.1f} {y:.1f}l{size} {-size} {size} {size} {-size} {size}z"
    return element("path", d=shape, fill="#ffffff", stroke=colour, stroke_width=1.2)


def _ended(x: float, y: float, result: str) -> str:
    """The sign of an outcome: a tick if met, half of one if partly met, a cross if not met."""
    colour = VIOLENT if result == "not-met" else PLAN
    shapes = {
        "met": f"M{x - 4:.1f} {y:.1f}l3 4 6-8",
        "partly-met": f"M{x - 4:.1f} {y:.1f}l3 4",
        "superseded": f"M{x - 4:.1f} {y:.1f}h7m-3-3l3 3-3 3",
        "dropped": f"M{x - 4:.1f} {y:.1f}h8",
    }
    cross = f"M{x - 3.5:.1f} {y - 3.5:.1f}l7 7m0-7l-7 7"
    return element("path", d=shapes.get(result, cross), fill="none", stroke=colour, stroke_width=2)
