"""Bars: where an estimate begins and ends on a scale, and what is soft about it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.log.model import Figure
from timeline.render.bars import Scale, axis, bar, bar_cells, scale_of
from timeline.telling.document import Axis, Bar


def figure(**fields: Any) -> Figure:
    return Figure(id="f", file="f.yaml", line=1, column=1, subject="a", measure="m", unit="u", **fields)


TEN = Scale(0, 10)

# On eleven cells from 0 to 10, each cell is one.
BARS = [
    ({"value": 5}, "·····●·····"),
    ({"value": 0}, "●··········"),
    ({"value": 10}, "··········●"),
    ({"value": 5, "qualifier": "about"}, "·····○·····"),
    ({"low": 2, "high": 6}, "··├───┤····"),
    ({"low": 2, "high": 6, "qualifier": "about"}, "··(───)····"),
    ({"low": 2, "value": 4, "high": 6}, "··├─●─┤····"),
    ({"low": 2, "value": 2, "high": 6}, "··├───┤····"),
    ({"low": 4, "high": 4}, "····●······"),
    ({"low": 4}, "····├╌╌╌╌╌▷"),
    ({"high": 4}, "◁╌╌╌┤······"),
    ({"low": 4, "value": 6}, "····├╌●╌╌╌▷"),
    ({"value": 4, "qualifier": "at-least"}, "····├╌╌╌╌╌▷"),
    ({"value": 4, "qualifier": "at-most"}, "◁╌╌╌┤······"),
    ({"high": 0}, "◁┤·········"),  # what is open stays visible at the very edge
    ({"low": 10}, "·········├▷"),
    ({"low": 5.4, "high": 5.6}, "·····├┤····"),
]


@pytest.mark.parametrize(("fields", "drawn"), BARS)
def test_a_bar(fields: dict[str, Any], drawn: str) -> None:
    assert bar(figure(**fields), TEN, 11) == drawn


SCALES: list[tuple[list[dict[str, Any]], Scale]] = [
    ([{"value": 5}], Scale(0, 5)),
    ([{"value": 3300}, {"low": 1200, "high": 2000}], Scale(0, 4000)),
    ([{"high": 6000}, {"low": 2000, "high": 3000}], Scale(0, 6000)),  # no room below: it is not the end of the scale
    ([{"low": 24}], Scale(0, 30)),  # a quarter more for what has no upper bound
    ([{"low": 100, "high": 400}, {"low": 300, "high": 500}], Scale(0, 500)),
    ([{"value": 0}], Scale(0, 1)),
    ([{"value": -3}, {"value": 5}], Scale(-3, 5)),
    ([{"high": -8}], Scale(-10, 0)),
    ([{"value": 0.25}], Scale(0, 0.25)),
    ([{"value": 10**18 - 1}], Scale(0, 10**18)),
]


@pytest.mark.parametrize(("estimates", "scale"), SCALES)
def test_a_scale_holds_all_of_them_from_zero(estimates: list[dict[str, Any]], scale: Scale) -> None:
    assert scale_of([figure(**fields) for fields in estimates]) == scale


def test_an_axis_names_its_edges() -> None:
    assert axis(Scale(0, 4000), 20) == "0              4,000"
    assert axis(Scale(-3, 5), 10) == "-3       5"


number = st.one_of(st.integers(-(10**18), 10**18), st.floats(-1e9, 1e9).map(lambda value: round(value, 3)))


@st.composite
def estimates(draw: st.DrawFn) -> Figure:
    low, value, high = sorted(draw(st.tuples(number, number, number)))
    given_ones = draw(st.sets(st.sampled_from(["low", "value", "high"]), min_size=1))
    qualifier = draw(st.sampled_from([None, "about", "at-least", "at-most"]))
    every = {"low": low, "value": value, "high": high}
    return figure(**{name: every[name] for name in given_ones}, qualifier=qualifier)


@given(st.lists(estimates(), min_size=1, max_size=5), st.integers(10, 80))
def test_any_bar_fills_its_cells_and_lies_on_the_scale(figures: list[Figure], width: int) -> None:
    scale = scale_of(figures)
    assert scale.first < scale.last
    for one in figures:
        assert all(scale.first <= bound <= scale.last for bound in (one.low, one.value, one.high) if bound is not None)
        drawn = bar(one, scale, width)
        assert len(drawn) == width
        assert set(drawn) - {"·"}


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
