"""The marks of events in SVG: a disc for a day, a pale bar for one unknown day of several, a histogram of many."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from timeline.dates import OPEN_END, OPEN_START
from timeline.export.picture.lane_shapes import BAR, FADE, PLAIN, STEP, VIOLENT, Scale, outline, stretch
from timeline.export.picture.svg import element, titled
from timeline.reports.lane_period import Days
from timeline.reports.lane_values import Mark
from timeline.telling.lane_words import event_words

_DISC = 3.6
_COLUMN = 12.0
"""Width of a column, whose events are counted together."""

_MOST_DIGIT = 9
_MOST_LEVELS = 3
"""Number of levels of pale bars from which on the events of a lane are counted instead."""

_HIGH, _LOW, _DIGIT = 24.0, 14.0, 7.5
"""Heights of the tallest column of certain and of vaguer events, and of a number above a column."""

DISC = "a disc: a day"
HOLLOW = "a hollow disc: vaguer than a day, or only possible"
NUMBER = "a number: so many events"
STRETCH = "a pale bar: one day in these"
COLUMNS = "a column: number of events"
PALE_COLUMNS = "a pale column: number of vaguer events that may lie there"
HEDGED = "a dashed edge: hedged or only possible"


class Marks(NamedTuple):
    """The shapes of a lane of events, their height, and the meanings of the signs that were used."""

    shapes: str
    height: float
    used: tuple[str, ...]


def mark_shapes(marks: Iterable[Mark], scale: Scale, y: float) -> Marks:
    """Draw events one by one, or as a histogram where there are too many for that."""
    discs: dict[int, list[tuple[Mark, Days]]] = {}
    stretches: dict[tuple[Days, bool], list[Mark]] = {}
    for mark in marks:
        for days in mark.days:
            if not scale.period.touches(days):
                continue
            is_open = days[0] == OPEN_START or days[1] == OPEN_END
            is_short = days[0] == days[1] or (not is_open and scale.x(days[1] + 1) - scale.x(days[0]) <= STEP)
            if is_short:
                discs.setdefault(int((scale.middle(days) - scale.left) // _COLUMN), []).append((mark, days))
            else:
                stretches.setdefault((days, mark.is_hedged), []).append(mark)
    levels = _levels(stretches, scale)
    if max(map(len, discs.values()), default=0) > _MOST_DIGIT or max(levels.values(), default=0) >= _MOST_LEVELS:
        return _histogram(discs, stretches, scale, y)
    parts = [_disc(some, scale, y, index) for index, some in discs.items()]
    top = y + (STEP + 4 if discs else 0)
    parts += [_together(*key, stretches[key], scale, top + level * STEP) for key, level in levels.items()]
    height = (top - y) + STEP * (max(levels.values(), default=-1) + 1)
    return Marks("".join(parts), height, tuple(_used(discs, stretches)))


def _used(
    discs: Mapping[int, list[tuple[Mark, Days]]], stretches: Mapping[tuple[Days, bool], list[Mark]]
) -> Iterator[str]:
    alone = [some[0] for some in discs.values() if len(some) == 1]
    if any(_is_sharp(*one) for one in alone):
        yield DISC
    if not all(_is_sharp(*one) for one in alone):
        yield HOLLOW
    if any(len(some) > 1 for some in discs.values()) or any(len(marks) > 1 for marks in stretches.values()):
        yield NUMBER
    if stretches:
        yield STRETCH
    if any(mark.is_hedged for mark, _ in alone) or any(is_hedged for _, is_hedged in stretches):
        yield HEDGED


def _levels(stretches: Mapping[tuple[Days, bool], list[Mark]], scale: Scale) -> dict[tuple[Days, bool], int]:
    """The level of each pale bar: the first one with room for it."""
    ends: list[list[tuple[float, float]]] = []
    levels: dict[tuple[Days, bool], int] = {}
    for key in sorted(stretches):
        start, end = _reach(key[0], scale)
        level = next((n for n, row in enumerate(ends) if all(start > b + 3 or end < a - 3 for a, b in row)), len(ends))
        if level == len(ends):
            ends.append([])
        ends[level].append((start, end))
        levels[key] = level
    return levels


def _reach(days: Days, scale: Scale) -> tuple[float, float]:
    """The start and the end of the bar for one day somewhere in these, with room for a number."""
    start = min(scale.x(days[1] + 1), scale.right) - FADE if days[0] == OPEN_START else scale.x(days[0])
    end = max(scale.x(days[0]), scale.left) + FADE if days[1] == OPEN_END else scale.x(days[1] + 1)
    return max(start, scale.left), min(end, scale.right)


def _colour(marks: Iterable[Mark]) -> str:
    """Red where all events are violent."""
    return VIOLENT if all(mark.is_violent for mark in marks) else PLAIN


def _is_sharp(mark: Mark, days: Days) -> bool:
    return days[0] == days[1] and not mark.is_hedged


def _disc(some: list[tuple[Mark, Days]], scale: Scale, y: float, index: int) -> str:
    """One event, hollow where its day is vague or hedged; or the number of several."""
    marks = [mark for mark, _ in some]
    colour = _colour(marks)
    x = min(max(scale.middle(some[0][1]), scale.left), scale.right)
    middle = y + BAR / 2
    said = _names(marks)
    if len(some) == 1:
        dash = "2 1.5" if marks[0].is_hedged else None
        fill = colour if _is_sharp(*some[0]) else "#ffffff"
        shape = element(
            "circle", cx=x, cy=middle, r=_DISC, fill=fill, stroke=colour, stroke_width=1.3, stroke_dasharray=dash
        )
        return titled(said, shape)
    x = scale.left + (index + 0.5) * _COLUMN
    disc = element("circle", cx=x, cy=middle, r=5.8, fill="#ffffff", stroke=colour, stroke_width=1.3)
    return titled(said, disc + _number(len(some), x, middle + 2.8, colour))


def _number(number: int, x: float, y: float, colour: str, size: float = 8) -> str:
    return element("text", str(number), x=x, y=y, font_size=size, text_anchor="middle", fill=colour, font_weight="bold")


def _together(days: Days, is_hedged: bool, some: list[Mark], scale: Scale, y: float) -> str:
    """Events of which each may be on any of the same days."""
    colour = _colour(some)
    reach = _reach(days, scale)
    parts = [stretch(scale, days, y + 1, STEP - 3, colour)]
    if is_hedged:
        parts.append(outline(scale, *reach, y + 1, STEP - 3, colour))
    if len(some) > 1:
        parts.append(_number(len(some), sum(reach) / 2, y + STEP - 2.2, "#000000"))
    return titled(_names(some), "".join(parts))


def _histogram(
    discs: Mapping[int, list[tuple[Mark, Days]]],
    stretches: Mapping[tuple[Days, bool], list[Mark]],
    scale: Scale,
    y: float,
) -> Marks:
    """Columns with the number of events in each; below, pale ones for the vague events that may lie there."""
    vague: dict[int, list[Mark]] = {}
    for (days, _), some in stretches.items():
        start, end = _reach(days, scale)
        for index in range(int((start - scale.left) // _COLUMN), int((end - 0.1 - scale.left) // _COLUMN) + 1):
            vague.setdefault(index, []).extend(some)
    parts = []
    height = 0.0
    if discs:
        certain = {index: [mark for mark, _ in some] for index, some in discs.items()}
        for marks, column in _columns(certain, scale, y, _HIGH, None):
            parts.append(titled(_names(marks), column))
        height += _HIGH + _DIGIT + 3
    if vague:
        # A vague event may lie in many columns: all of them are named once, for the whole row.
        columns = "".join(column for _, column in _columns(vague, scale, y + height, _LOW, 0.38))
        parts.append(titled(_names(mark for some in stretches.values() for mark in some), columns))
        height += _LOW + _DIGIT + 3
    used = (*((COLUMNS,) if discs else ()), *((PALE_COLUMNS,) if vague else ()))
    return Marks("".join(parts), height, used)


def _names(marks: Iterable[Mark]) -> str:
    return "\n".join(event_words(mark) for mark in marks)


def _columns(
    marks: Mapping[int, list[Mark]], scale: Scale, y: float, tallest: float, opacity: float | None
) -> Iterator[tuple[list[Mark], str]]:
    """Yield the events of each column, and the column with their number above it."""
    most = max(map(len, marks.values()))
    floor = y + _DIGIT + tallest
    for index, some in sorted(marks.items()):
        height = max(tallest * len(some) / most, 1.0)
        left = scale.left + index * _COLUMN
        width = min(_COLUMN - 2, scale.right - left)
        colour = _colour(some)
        column = element(
            "rect", x=left + 1, y=floor - height, width=width, height=height, fill=colour, fill_opacity=opacity
        )
        yield some, column + _number(len(some), left + 1 + width / 2, floor - height - 1, colour, _DIGIT)
