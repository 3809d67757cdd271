"""Estimates as bars on an axis: the form of each, and a scale for all of them."""

from collections.abc import Iterable, Iterator
from math import inf, isinf

from timeline.log.conflicts import range_of, reach_of
from timeline.log.model import Figure, Number
from timeline.telling.document import Axis, Bar

LEGEND = {
    "value": "● value",
    "about": "○ about that value",
    "range": "├─┤ from low to high",
    "about range": "(─) about from low to high",
    "no high": "├╌▷ or more, no upper bound given",
    "no low": "◁╌┤ at most, no lower bound given",
    "more than": "]╌▷ more than that, no upper bound given",
    "fewer than": "◁╌[ fewer than that, no lower bound given",
    "more than range": "]─┤ more than the low end, at most the high one",
    "fewer than range": "├─[ at least the low end, fewer than the high one",
    "about no high": "(╌▷ about that or more, no upper bound given",
    "about no low": "◁╌) at most about that, no lower bound given",
}
"""The meaning of each form of a bar."""

_NARROW = 1 / 10
"""Share of the axis below which a range may have no room for two ends on a narrow terminal."""
_STEPS = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
_ABOVE = 1.25
"""Factor by which the scale is longer where an estimate has no bound on that side."""


def bar_of(figure: Figure) -> Bar:
    """The bar of an estimate."""
    low, high, excludes_low, excludes_high = reach_of(figure)
    return Bar(
        None if isinf(low) else low,
        None if isinf(high) else high,
        figure.value,
        figure.qualifier == "about",
        excludes_low,
        excludes_high,
    )


def axis_of(figures: Iterable[Figure], beside: int) -> Axis:
    """The axis of several estimates, with the numbers at its ends and a legend of the bars on it."""
    listed = list(figures)
    low, high = scale_of(listed)
    used = {form for figure in listed for form in _forms(bar_of(figure), (high - low) * _NARROW)}
    legend = tuple(meaning for form, meaning in LEGEND.items() if form in used)
    return Axis(low, high, ((low, f"{low:,}"), (high, f"{high:,}")), beside=beside, legend=legend)


def _forms(bar: Bar, narrow: float) -> Iterator[str]:
    """The forms of a bar: that of its range, and that of a value within it.

    A range that is `narrow` may be drawn as a value.
    """
    about = "about " if bar.is_about else ""
    strict = "more than" if bar.excludes_low else "fewer than" if bar.excludes_high else ""
    if strict:
        yield strict if bar.low is None or bar.high is None else f"{strict} range"
    elif bar.low is None or bar.high is None:
        yield f"{about}{'no low' if bar.low is None else 'no high'}"
    elif bar.low < bar.high:
        yield f"{about}range"
    if _has_point(bar, narrow):
        yield about.strip() or "value"


def _has_point(bar: Bar, narrow: float) -> bool:
    """Return whether a bar has, or may have, a single point."""
    if bar.low is not None and bar.high is not None and bar.high - bar.low <= narrow:
        return True
    above_low = bar.value is not None and (bar.low is None or bar.low < bar.value)
    return above_low and (bar.high is None or bar.value < bar.high)  # type: ignore[operator]


def scale_of(figures: Iterable[Figure]) -> tuple[Number, Number]:
    """The two ends of a scale that holds several estimates.

    It begins at 0 where none is negative, and has room for what has no upper bound.
    """
    listed = list(figures)
    ranges = [range_of(figure) for figure in listed]
    known = [bound for pair in ranges for bound in pair if not isinf(bound)]
    known += [figure.value for figure in listed if figure.value is not None]
    largest, smallest = max(known, default=0), min(known, default=0)
    if largest > 0 and any(high == inf for _, high in ranges):
        largest *= _ABOVE
    if smallest < 0 and any(low == -inf for low, _ in ranges):
        smallest *= _ABOVE
    first, last = -_round(-smallest) if smallest < 0 else 0, _round(largest) if largest > 0 else 0
    return first, last if last > first else first + 1


def _round(number: float) -> Number:
    """The next number that is easy to read: 3,300 becomes 4,000."""
    power = 1.0
    while number > power * 10:
        power *= 10
    while number <= power and power > 1e-9:
        power /= 10
    step = next(step for step in _STEPS if round(step * power, 9) >= number or step == 10)
    edge = round(step * power, 9)
    return int(edge) if edge == int(edge) else edge
