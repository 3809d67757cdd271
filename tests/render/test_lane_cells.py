"""Lanes in cells, worked out by hand: a hundred days in ten cells of ten days.

The cells begin on 1, 11, 21 and 31 January, 10 and 20 February, 2, 12 and 22 March, 1 April; the last day is 10 April.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import workspace_of
from timeline.query.question import Question
from timeline.render.lane_cells import Axis, Cells, bar_cells, promise_cells
from timeline.reports.lane_period import Period
from timeline.reports.lane_values import Lanes
from timeline.reports.lanes import lanes

HEAD = "timeline: {title: A log, covers: 2020/2021-12-31}\n"
WIDTH = 10


def answer(text: str) -> Lanes:
    workspace = workspace_of(HEAD + text, as_of="2021-12-31")
    return lanes(workspace, Question(since=("2021-01-01",), until=("2021-04-10",)))


def drawn(row: Cells) -> str:
    return "".join(row.get(cell, (" ", ""))[0] for cell in range(WIDTH))


@pytest.mark.parametrize(
    ("date", "checked", "expected"),
    [
        ("2021-01-11/2021-01-31", "", " ███      "),
        # January is soft, from the 31st on it lasts.
        ("2021-01/2021-03-31", "", "░▒▓██████ "),
        ("2021-02-10/2021-03", "", "    ██▓▒░ "),
        # A situation that began and ended in February has no certain day.
        ("2021-02/2021-02", "", "   ▒▓▒    "),
        ("2021-01-11/..", "2021-02-05", " ███▓▒▶   "),
        ("2021-01-11/", "", " █▓▒?     "),
        ("../2021-02-05", "", "◀░▒█      "),
        ("/2021-02-05", "", "?▒▓█      "),
        ("2020-12-01/2021-01-05", "", "◀         "),
        ("2020-12-01/2021-01-15", "", "◀█        "),
        ("2021-03-25/2021-05-01", "", "        █▶"),
        ("2020/2022", "", "◀████████▶"),
        ("2020/..", "2021-01-15", "◀█▓▒▶     "),
        ("/..", "2021-02-05", " ?░█░▶    "),
        ("/..", "2021-06-01", "        ?▶"),
        ("/..", "2020-06-01", "◀?        "),
        ("2019/..", "2020-06-01", "◀?        "),
        ("/2021-07-01", "", "        ?▶"),
        ("2021-01-11~/2021-01-31", "", " ≈≈≈      "),
    ],
)
def test_a_situation(date: str, checked: str, expected: str) -> None:
    seen = f", checked: {checked}" if checked else ""
    (lane,) = answer(f"events: [{{id: e, date: {date!r}, title: T, type: battle{seen}}}]").lanes
    assert lane.bar is not None
    period = Period(737791, 737890)
    assert drawn(bar_cells(lane.bar, Axis(period, WIDTH), "", 738155)) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("announced: 2021-01-15, deadline: 2021-03", " ◇┄┄┄[──] "),
        ("announced: 2021-01-15, deadline: 2021-03-25", " ◇┄┄┄┄┄┄◆ "),
        ("announced: 2021-01-15, deadline: '[2021-02-25..2021-03-08]'", " ◇┄┄┄[]   "),
        ("announced: 2021-01-15, deadline: 2021-03-25, outcome: {date: 2021-02-25, result: met}", " ◇┄┄┄✓┄┄◆ "),
        ("announced: 2021-01-15, deadline: 2021-03-25, outcome: {date: 2021-02, result: not-met}", " ◇┄×╌×┄┄◆ "),
        ("announced: 2021-01-15, deadline: 2021-02, outcome: {date: 2021-01, result: dropped}", "–◇╌–─]    "),
        (
            "announced: 2021-01-15, deadline: 2021-03-05, revisions: [{date: 2021-02-05, deadline: 2021-03-25}]",
            " ◇┄◇┄┄□→◆ ",
        ),
        (  # brought forward: nothing is to be done after 15 February, but the deadline stood on 5 April once
            "announced: 2021-01-15, deadline: 2021-04-05, revisions: [{date: 2021-01-25, deadline: 2021-02-15}]",
            " ◇◇┄◆←┄┄┄□",
        ),
        (  # twice, from the days 21 January to 9 February to 5 March and 5 April
            "announced: 2021-01-01, deadline: '[2021-01-21..2021-02-09]', revisions: "
            "[{date: 2021-01-15, deadline: 2021-03-05}, {date: 2021-02-15, deadline: 2021-04-05}]",
            "◇◇()◇→□┄→◆",
        ),
        (  # there and back: an arrow beside each that replaced another; what is in force hides the same one of earlier
            "announced: 2021-01-01, deadline: 2021-03-05, revisions: "
            "[{date: 2021-01-15, deadline: 2021-04-05}, {date: 2021-01-25, deadline: 2021-03-05}]",
            "◇◇◇┄┄┄◆←→□",
        ),
        (  # lifted
            "announced: 2021-01-15, deadline: 2021-02-15, revisions: [{date: 2021-01-25, deadline: none}]",
            " ◇◇┄□┄┄┄┄▶",
        ),
        (  # proposed: moves nothing
            "announced: 2021-01-15, deadline: 2021-02-15, "
            "revisions: [{date: 2021-01-25, status: proposed, deadline: 2021-03-05}]",
            " ◇┄┄◆     ",
        ),
        ("announced: 2020-12-01, deadline: 2021-03", "◀┄┄┄┄[──] "),
        ("announced: 2021-02, deadline: 2021-03-25", "   ◇╌◇┄┄◆ "),
        ("announced: '[..2021-02-05]', deadline: 2021-03-25", " ◁╌◇┄┄┄┄◆ "),
        ("announced: 2021-01-15, checked: 2021-02-15", " ◇┄┄┄▷    "),
        ("announced: 2021-01-15", " ◇┄┄┄┄┄┄┄▶"),
        ("announced: 2021-01-15, deadline: 2021-02-05, every: 1 month, times: 3", " ◇┄◆┄┄◆┄┄◆"),
    ],
)
def test_a_plan(more: str, expected: str) -> None:
    found = answer(f"plans: [{{id: q, title: P, kind: commitment, {more}}}]")
    (lane,) = found.lanes
    assert lane.promise is not None
    assert drawn(promise_cells(lane.promise, Axis(found.period, WIDTH))) == expected


@given(length=st.integers(1, 200_000), width=st.integers(2, 300), place=st.floats(0, 1), more=st.integers(0, 10_000))
def test_days_lie_in_their_cells_in_order(length: int, width: int, place: float, more: int) -> None:
    axis = Axis(Period(1000, 1000 + length - 1), width)
    day = 1000 + min(length - 1, int(place * length))
    later = min(day + more, axis.period.last)
    assert 0 <= axis.first(day) <= axis.at(day) <= axis.last(day) < width
    assert axis.first(day) <= axis.first(later)
    assert axis.last(day) <= axis.last(later)
    assert (axis.first(1000), axis.last(axis.period.last)) == (0, width - 1)
    # In proportion: a cell begins no later, and ends no earlier, than the days in it.
    assert axis.first(day) * length <= (day - 1000) * width
    assert (axis.last(day) + 1) * length >= (day - 1000 + 1) * width
