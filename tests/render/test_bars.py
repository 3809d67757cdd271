"""Bars: the day of the answer inside the window of a deadline."""

import pytest

from timeline.render.bars import bar_cells
from timeline.telling.document import Axis, Bar


@pytest.mark.parametrize(
    ("low", "high", "drawn"),
    [
        (0, 10, "├────┼────┤"),
        (0, 4, "├───┤│·····"),
        (5, 10, "·····├────┤"),
        (6, 6, "·····│●····"),
        (5, 5, "·····●·····"),
        (None, 8, "◁╌╌╌╌┼╌╌┤··"),
    ],
)
def test_the_day_of_the_answer_shows_inside_a_window(low: float | None, high: float, drawn: str) -> None:
    assert bar_cells(Bar(low, high), Axis(0, 10, (), now=5), 11) == drawn
