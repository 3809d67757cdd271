"""The marks of events in SVG: a disc for a day, a pale bar for one unknown day of several, a number where many meet."""

from collections.abc import Iterable

from timeline.dates import OPEN_END, OPEN_START
from timeline.export.picture.lane_shapes import BAR, COLOURS, FADE, STEP, Scale, outline, stretch
from timeline.export.picture.svg import element, titled
from timeline.reports.lane_period import Days
from timeline.reports.lane_values import Mark
from timeline.telling.lane_words import event_words

_DISC = 3.6
_NUMBER = 12.0


def mark_shapes(marks: Iterable[Mark], scale: Scale, y: float) -> tuple[str, float]:
    """Events, those that are close together as one disc with their number; and how high all of them are."""
    discs: dict[int, list[tuple[Mark, Days]]] = {}
    stretches: dict[tuple[Days, bool], list[Mark]] = {}
    for mark in marks:
        for days in mark.days:
            if not scale.period.touches(days):
                continue
            is_open = days[0] == OPEN_START or days[1] == OPEN_END
            is_short = days[0] == days[1] or (not is_open and scale.x(days[1] + 1) - scale.x(days[0]) <= STEP)
            if is_short:
                discs.setdefault(int((scale.middle(days) - scale.left) // _NUMBER), []).append((mark, days))
            else:
                stretches.setdefault((days, mark.is_hedged), []).append(mark)
    parts = [_disc(some, scale, y, place) for place, some in discs.items()]
    top = y + (STEP + 4 if discs else 0)
    ends: list[list[tuple[float, float]]] = []
    for (days, _), some in sorted(stretches.items(), key=lambda pair: (pair[0][0], pair[0][1])):
        start, end = _reach(days, scale)
        level = next((n for n, row in enumerate(ends) if all(start > b + 3 or end < a - 3 for a, b in row)), len(ends))
        if level == len(ends):
            ends.append([])
        ends[level].append((start, end))
        parts.append(_together(days, some, scale, top + level * STEP, (start, end)))
    return "".join(parts), (top - y) + STEP * len(ends)


def _reach(days: Days, scale: Scale) -> tuple[float, float]:
    """From where to where one day somewhere in these is drawn, with room for a number."""
    start = min(scale.x(days[1] + 1), scale.right) - FADE if days[0] == OPEN_START else scale.x(days[0])
    end = max(scale.x(days[0]), scale.left) + FADE if days[1] == OPEN_END else scale.x(days[1] + 1)
    return max(start, scale.left), min(end, scale.right)


def _colour(marks: Iterable[Mark]) -> str:
    families = {mark.family for mark in marks}
    return COLOURS.get(families.pop(), COLOURS["other"]) if len(families) == 1 else "#333333"


def _disc(some: list[tuple[Mark, Days]], scale: Scale, y: float, place: int) -> str:
    """One event, hollow where its day is vague or hedged; or the number of several."""
    marks = [mark for mark, _ in some]
    colour = _colour(marks)
    x = min(max(scale.middle(some[0][1]), scale.left), scale.right)
    middle = y + BAR / 2
    said = "\n".join(event_words(mark) for mark in marks)
    if len(some) == 1:
        is_sharp = some[0][1][0] == some[0][1][1] and not marks[0].is_hedged
        dash = "2 1.5" if marks[0].is_hedged else None
        fill = colour if is_sharp else "#ffffff"
        shape = element(
            "circle", cx=x, cy=middle, r=_DISC, fill=fill, stroke=colour, stroke_width=1.3, stroke_dasharray=dash
        )
        return titled(said, shape)
    x = scale.left + (place + 0.5) * _NUMBER
    disc = element("circle", cx=x, cy=middle, r=5.8, fill="#ffffff", stroke=colour, stroke_width=1.3)
    number = element(
        "text", str(len(some)), x=x, y=middle + 2.8, font_size=8, text_anchor="middle", fill=colour, font_weight="bold"
    )
    return titled(said, disc + number)


def _together(days: Days, some: list[Mark], scale: Scale, y: float, reach: tuple[float, float]) -> str:
    """Events of which each may be on any of the same days."""
    colour = _colour(some)
    parts = [stretch(scale, days, y + 1, STEP - 3, colour)]
    if some[0].is_hedged:
        parts.append(outline(scale, *reach, y + 1, STEP - 3, colour))
    if len(some) > 1:
        at = sum(reach) / 2
        number = {"font_size": 8, "text_anchor": "middle", "fill": "#000000", "font_weight": "bold"}
        parts.append(element("text", f"{len(some)}", x=at, y=y + STEP - 2.2, **number))
    return titled("\n".join(event_words(mark) for mark in some), "".join(parts))
