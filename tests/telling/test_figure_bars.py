"""Bars: the ends of an estimate on its axis, their form if a bound is not known, and the legend."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.log.model import Figure
from timeline.render.bars import bar_cells, tick_line
from timeline.telling.document import Axis
from timeline.telling.figure_bars import LEGEND, axis_of, bar_of, scale_of


def figure(**fields: Any) -> Figure:
    return Figure(id="f", file="f.yaml", line=1, column=1, subject="a", measure="m", unit="u", **fields)


TEN = Axis(0, 10, ())

# On eleven cells from 0 to 10, each cell is one.
BARS = [
    ({"value": 5}, "·····●·····", {"value"}),
    ({"value": 0}, "●··········", {"value"}),
    ({"value": 10}, "··········●", {"value"}),
    ({"value": 5, "qualifier": "about"}, "·····○·····", {"about"}),
    ({"low": 2, "high": 6}, "··├───┤····", {"range"}),
    ({"low": 2, "high": 6, "qualifier": "about"}, "··(───)····", {"about range"}),
    ({"low": 2, "value": 4, "high": 6}, "··├─●─┤····", {"range", "value"}),
    ({"low": 2, "value": 2, "high": 6}, "··├───┤····", {"range"}),
    ({"low": 4, "high": 4}, "····●······", {"value"}),
    ({"low": 4}, "····├╌╌╌╌╌▷", {"no high"}),
    ({"high": 4}, "◁╌╌╌┤······", {"no low"}),
    ({"low": 4, "value": 6}, "····├╌●╌╌╌▷", {"no high", "value"}),
    ({"value": 4, "qualifier": "at-least"}, "····├╌╌╌╌╌▷", {"no high"}),
    ({"value": 4, "qualifier": "at-most"}, "◁╌╌╌┤······", {"no low"}),
    ({"high": 0}, "◁┤·········", {"no low"}),  # what is open stays visible at the very edge
    ({"low": 10}, "·········├▷", {"no high"}),
    ({"low": 5.4, "high": 5.6}, "·····├┤····", {"range", "value"}),  # so narrow that it may have room for a point only
    ({"low": 4, "qualifier": "about"}, "····(╌╌╌╌╌▷", {"about no high"}),
    ({"high": 4, "qualifier": "about"}, "◁╌╌╌)······", {"about no low"}),
]


@pytest.mark.parametrize(("fields", "drawn", "forms"), BARS)
def test_a_bar_and_its_legend(fields: dict[str, Any], drawn: str, forms: set[str]) -> None:
    assert bar_cells(bar_of(figure(**fields)), TEN, 11) == drawn
    assert set(axis_of([figure(**fields)], 12).legend) == {LEGEND[form] for form in forms}


def test_a_legend_says_only_what_is_drawn_each_once() -> None:
    axis = axis_of([figure(value=1), figure(value=2), figure(low=1)], 12)
    assert axis.legend == ("● value", "├╌▷ or more, no upper bound given")


SCALES: list[tuple[list[dict[str, Any]], tuple[float, float]]] = [
    ([{"value": 5}], (0, 5)),
    ([{"value": 3300}, {"low": 1200, "high": 2000}], (0, 4000)),
    ([{"high": 6000}, {"low": 2000, "high": 3000}], (0, 6000)),  # no room below: it is not the end of the scale
    ([{"low": 24}], (0, 30)),  # a quarter more for what has no upper bound
    ([{"low": 100, "high": 400}, {"low": 300, "high": 500}], (0, 500)),
    ([{"value": 0}], (0, 1)),
    ([{"value": -3}, {"value": 5}], (-3, 5)),
    ([{"high": -8}], (-10, 0)),
    ([{"value": 0.25}], (0, 0.25)),
    ([{"value": 10**18 - 1}], (0, 10**18)),
]


@pytest.mark.parametrize(("estimates", "scale"), SCALES)
def test_a_scale_holds_all_of_them_from_zero(estimates: list[dict[str, Any]], scale: tuple[float, float]) -> None:
    assert scale_of([figure(**fields) for fields in estimates]) == scale


def test_an_axis_names_its_ends() -> None:
    assert tick_line(axis_of([figure(value=3300)], 12), 20) == "0              4,000"
    assert tick_line(axis_of([figure(value=-3), figure(value=5)], 12), 10) == "-3       5"


number = st.one_of(st.integers(-(10**18), 10**18), st.floats(-1e9, 1e9).map(lambda value: round(value, 3)))


@st.composite
def estimates(draw: st.DrawFn) -> Figure:
    low, value, high = sorted(draw(st.tuples(number, number, number)))
    given_ones = draw(st.sets(st.sampled_from(["low", "value", "high"]), min_size=1))
    qualifier = draw(st.sampled_from([None, "about", "at-least", "at-most"]))
    every = {"low": low, "value": value, "high": high}
    return figure(**{name: every[name] for name in given_ones}, qualifier=qualifier)


@given(st.lists(estimates(), min_size=1, max_size=5), st.integers(10, 80))
def test_any_bar_fills_its_cells_lies_on_the_axis_and_has_a_legend(figures: list[Figure], width: int) -> None:
    axis = axis_of(figures, 12)
    assert axis.low < axis.high
    signs = {sign for meaning in axis.legend for sign in meaning.split()[0]}
    for one in figures:
        assert all(axis.low <= bound <= axis.high for bound in (one.low, one.value, one.high) if bound is not None)
        drawn = bar_cells(bar_of(one), axis, width)
        assert len(drawn) == width
        assert set(drawn) - {"·"}
        assert width < 12 or set(drawn) <= signs | {"·"}
