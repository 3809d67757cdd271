"""Events of one lane in cells, worked out by hand: a hundred days in ten cells of ten days.

The cells begin on 1, 11, 21 and 31 January, 10 and 20 February, 2, 12 and 22 March, 1 April; the last day is 10 April.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.test_lane_cells import WIDTH, answer, drawn
from timeline.render.lane_cells import Axis
from timeline.render.mark_cells import HEIGHTS, EventRows, event_rows
from timeline.reports.lane_period import Period

VAGUE = [
    "[2021-01-25..2021-02-15]",
    "2021-02",
    "[2021-02-15..2021-03-05]",
    "[2021-01-25..2021-03-05]",
]
"""Ranges each pair of which meets in a cell, so that each needs a row of its own."""


def rows_of(dates: list[str], types: tuple[str, ...] = ("battle",)) -> EventRows:
    events = "".join(
        f"  - {{id: e{n}, date: {date!r}, title: T, type: {types[n % len(types)]}, actors: [a]}}\n"
        for n, date in enumerate(dates)
    )
    (lane,) = answer(f"actors: {{a: {{name: A}}}}\nevents:\n{events}").lanes
    return event_rows(lane.marks, Axis(Period(737791, 737890), WIDTH))


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2021-01-15"], [" ●        "]),
        (["2021-01-15", "2021-01-16"], [" 2        "]),
        (["2021-01-15"] * 9, [" 9        "]),
        (["2021-01-15", "2021-01-25"], [" ●●       "]),
        (["2021-01-15~"], [" ○        "]),
        # Ten days are one cell: no day of them, but no wider either.
        (["early January 2021"], ["○         "]),
        (["2021-02"], ["   ├╌┤    "]),
        (["2021-02"] * 3, ["   ├3┤    "]),
        (["[2021-02-25..2021-03-08]"] * 2, ["     2┤   "]),
        (["2021-02", "2021-01-15"], [" ● ├╌┤    "]),
        (["2021-02", "2021-01-25"], ["  ●       ", "   ├╌┤    "]),
        (["2021-02", "2021-03"], ["   ├╌┤    ", "     ├╌╌┤ "]),
        (["[..2021-02-05]"], [" ◁╌┤      "]),
        (["[2021-02-05..]"], ["   ├╌▷    "]),
        (["[..2021-01-05]"], ["◁         "]),
        (["[2021-04-05..]"], ["         ▷"]),
        (["[..2021-08]"], ["       ◁╌▶"]),
        (["2021"], ["├╌╌╌╌╌╌╌╌▶"]),
        (["{2021-01-15,2021-03-25}"], [" ●      ● "]),
    ],
)
def test_events_in_one_lane(dates: list[str], expected: list[str]) -> None:
    events = "".join(f"  - {{id: e{n}, date: {date!r}, title: T, type: battle}}\n" for n, date in enumerate(dates))
    found = answer(f"events:\n{events}")
    (lane,) = found.lanes
    assert found.period == Period(737791, 737890)
    assert [drawn(row) for row in event_rows(lane.marks, Axis(found.period, WIDTH)).rows] == expected


@pytest.mark.parametrize(
    ("dates", "expected", "most", "most_vague"),
    [
        # Ten need two digits. The tallest is the largest number; of ten, one is an eighth and four are four eighths.
        (["2021-01-15"] * 10, [" █        "], 10, 0),
        (["2021-01-15"] * 10 + ["2021-03-25"], [" █      ▁ "], 10, 0),
        (["2021-01-15"] * 10 + ["2021-03-25"] * 4, [" █      ▄ "], 10, 0),
        # Two numbers side by side would be read as one. Up to eight, each event is one step.
        (["2021-01-15"] * 2 + ["2021-01-25"] * 3, [" ▂▃       "], 3, 0),
        (["2021-01-15"] * 2 + ["2021-01-25"] * 8, [" ▂█       "], 8, 0),
        # Events that may lie in several cells are counted in each, in a row below.
        (["2021-01-15"] * 10 + ["2021-02", "2021-02"], [" █        ", "   ▂▂▂    "], 10, 2),
        (["2021-02"] * 10, ["   ███    "], 0, 10),
        # From 25 January on is cell 2, 15 February lies in 4, 5 March in 6; all four may lie in 4.
        (["2021-01-05", *VAGUE], ["▁         ", "  ▂▃▄▃▂   "], 1, 4),
    ],
)
def test_many_events_are_counted(dates: list[str], expected: list[str], most: int, most_vague: int) -> None:
    events = rows_of(dates)
    assert [drawn(row) for row in events.rows] == expected
    assert (events.most, events.most_vague, events.is_histogram) == (most, most_vague, True)


def test_a_fourth_row_is_a_histogram_and_a_third_is_none() -> None:
    assert len(rows_of(VAGUE[:3]).rows) == 3
    assert not rows_of(VAGUE[:3]).is_histogram
    assert rows_of(VAGUE).is_histogram


@pytest.mark.parametrize("number", [1, 12])
def test_red_is_violent_and_nothing_else(number: int) -> None:
    def styles(*types: str) -> set[str]:
        cells = answer(
            "actors: {a: {name: A}}\nevents:\n"
            + "".join(
                f"  - {{id: e{n}-{type}, date: 2021-01-15, title: T, type: {type}, actors: [a]}}\n"
                for n in range(number)
                for type in types
            )
        )
        marks = [mark for lane in cells.lanes for mark in lane.marks]
        return {style for row in event_rows(marks, Axis(cells.period, WIDTH)).rows for _, style in row.values()}

    assert styles("attack") == {"alarm"}
    assert styles("attack", "strike") == {"alarm"}
    assert styles("law") == {""}
    assert styles("law", "attack") == {""}


@given(numbers=st.lists(st.integers(0, 40), min_size=10, max_size=10))
def test_heights_are_in_order_of_the_numbers_and_none_is_lost(numbers: list[int]) -> None:
    days = ("01-05", "01-15", "01-25", "02-04", "02-14", "02-24", "03-06", "03-16", "03-26", "04-05")
    dates = [f"2021-{day}" for day, number in zip(days, numbers, strict=True) for _ in range(number)]
    if not dates:
        return
    events = rows_of(dates)
    assert len(events.rows) == 1
    row = events.rows[0]
    assert set(row) == {cell for cell, number in enumerate(numbers) if number}
    if events.is_histogram:
        assert events.most == max(numbers)
        pairs = sorted((number, HEIGHTS.index(row[cell][0])) for cell, number in enumerate(numbers) if number)
        assert [height for _, height in pairs] == sorted(height for _, height in pairs)
        assert all(height == number - 1 for number, height in pairs) or max(numbers) > len(HEIGHTS)
    else:
        assert max(numbers) <= 9
