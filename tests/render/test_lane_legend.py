"""Every sign that is drawn in a chart stands in its legend, and the legend has nothing that was not drawn."""

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.helpers import workspace_of
from tests.render.test_chart import DATES
from timeline.query.question import Question
from timeline.render.lane_cells import Axis, Cells, bar_cells, promise_cells
from timeline.render.lane_legend import Used
from timeline.render.mark_cells import event_rows
from timeline.reports.lane_values import Lanes
from timeline.reports.lanes import lanes


def drawn(answer: Lanes, width: int) -> tuple[list[Cells], tuple[str, ...]]:
    """All rows of a chart, and its legend."""
    axis, used = Axis(answer.period, width), Used()
    rows: list[Cells] = []
    for lane in answer.lanes:
        if lane.bar is not None:
            rows.append(bar_cells(lane.bar, axis, "", answer.horizon))
            used.add_situation(rows[-1])
        elif lane.promise is not None:
            rows.append(promise_cells(lane.promise, axis))
            used.add_plan(rows[-1], lane.promise)
        else:
            events = event_rows(lane.marks, axis)
            rows += events.rows
            used.add_events(events)
    return rows, used.legend()


@examples(60)
@given(
    events=st.lists(DATES, max_size=12),
    plans=st.lists(
        st.sampled_from(
            [
                "announced: 2021-02-03",
                "announced: '[..2021-02]', deadline: 2021-03",
                "announced: 2021-02, deadline: '[2021-03..2021-05]'",
                "announced: 2020, deadline: 2021-03-05, outcome: {date: 2021-02, result: met}",
                "announced: 2020, deadline: 2021-03-05, outcome: {date: 2021-02, result: not-met}",
                "announced: 2020, outcome: {date: 2021-03-09, result: partly-met}",
                "announced: 2020, outcome: {date: '[2021-03-09..]', result: dropped}",
                "announced: '[2021-02..]'",
                "announced: 2020, deadline: 2021-02, revisions: [{date: 2021-01, deadline: 2021-03-05}]",
                "announced: 2020, deadline: 2021-03-05, revisions: [{date: 2021-01, deadline: 2021-02-05}]",
                "announced: 2020, deadline: 2021-03-05, revisions: [{date: 2021-01, deadline: none}]",
                "announced: '[2020..2021-03]', deadline: 2021",
            ]
        ),
        max_size=3,
    ),
    width=st.integers(20, 120),
)
def test_every_sign_has_its_meaning(events: list[str], plans: list[str], width: int) -> None:
    log = "timeline: {title: A log, covers: 2000/2022}\n"
    log += "events:\n" * bool(events) + "".join(
        f"  - {{id: e{n}, date: {date!r}, title: E, type: battle}}\n" for n, date in enumerate(events)
    )
    log += "plans:\n" * bool(plans) + "".join(
        f"  - {{id: p{n}, title: P, kind: demand, {more}}}\n" for n, more in enumerate(plans)
    )
    answer = lanes(workspace_of(log, as_of="2022-06-01"), Question(since=("2020-06",), until=("2021-12",)))
    rows, legend = drawn(answer, width)
    signs = {sign for row in rows for sign, _ in row.values()}
    explained = " ".join(legend)
    assert {sign for sign in signs if not sign.isdigit()} <= set(explained)
    assert any(sign.isdigit() for sign in signs) == ("2–9 number of events" in legend)
    assert len(set(legend)) == len(legend)
    # No part of the legend is of signs that nobody drew.
    for part in legend:
        if part != "vaguer: those that may lie in it":
            assert signs & set("23456789" if part[0] == "2" else part.rpartition(" " + _word(part))[0] or part)


def _word(part: str) -> str:
    """The first word of a part that has letters."""
    return next(word for word in part.split() if word.isalpha() and word.isascii())
