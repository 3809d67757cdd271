"""The extent of a date in programs that know days only: within its possible days, and never missing by mistake."""

import pytest
from hypothesis import example, given

from tests.dates.strategies import valid_edtf
from tests.helpers import workspace_of
from timeline.dates import OPEN_END, OPEN_START, day, parse_edtf
from timeline.export.others.placing import Stretch, extent_of, name_of
from timeline.log.log import Log
from timeline.log.model import Event
from timeline.query.question import Question
from timeline.reports.chronology import chronology
from timeline.reports.rows import Row

WORKSPACE = workspace_of("events: [{id: it, title: It, type: other, date: 2024}]")
LOG: Log = WORKSPACE.logs[0]


def row_of(edtf: str) -> Row:
    (row,) = chronology(WORKSPACE, Question()).rows
    assert isinstance(row.entry, Event)
    return row._replace(date=parse_edtf(edtf))


@given(valid_edtf)
@example("1900/1900-01")
@example("1900-02/1900")
@example("19XX/1900")
@example("[19XX..1900]")
@example("[1901..19XX]")
@example("{2014,19XX..1900}")
def test_a_place_is_always_within_the_date(edtf: str) -> None:
    row = row_of(edtf)
    date, extent = row.date, extent_of(row)
    if extent is None:
        known = [day for day in (date.earliest, date.latest) if day not in (OPEN_START, OPEN_END)]
        assert not known or "XXXX" in edtf
        return
    for side in (extent.start, extent.end or extent.start):
        assert OPEN_START < side.first <= side.last < OPEN_END
        assert date.earliest <= side.first
        assert side.last <= date.latest
    assert extent.start.first <= (extent.end or extent.start).last
    if not extent.is_late:
        assert extent.start.first == date.earliest
    if extent.end is not None:
        assert extent.end.last == date.latest


# A range with a side so vague that it reaches beyond the other: which stretches its start and its end lie in.
VAGUE_SIDES = [
    ("[19XX..1900]", ("1900-01-01", "1900-12-31"), ("1900-01-01", "1900-12-31")),
    ("[1901..19XX]", ("1901-01-01", "1901-12-31"), ("1901-01-01", "1999-12-31")),
    ("[190X..1905-06]", ("1900-01-01", "1905-06-30"), ("1905-06-01", "1905-06-30")),
    ("[1905-06..190X]", ("1905-06-01", "1905-06-30"), ("1905-06-01", "1909-12-31")),
    ("[1890,19XX..1900]", ("1890-01-01", "1890-12-31"), ("1900-01-01", "1900-12-31")),
    ("{19XX..1900,1950}", ("1900-01-01", "1900-12-31"), ("1950-01-01", "1950-12-31")),
    ("[..1900]", None, ("1900-01-01", "1900-12-31")),
    ("[1900..]", ("1900-01-01", "1900-12-31"), None),
]


@pytest.mark.parametrize(("edtf", "start", "end"), VAGUE_SIDES)
def test_a_vague_side_of_a_range_ends_with_the_range(
    edtf: str, start: tuple[str, str] | None, end: tuple[str, str] | None
) -> None:
    sides = [None if side is None else Stretch(day(side[0]), day(side[1])) for side in (start, end)]
    place = extent_of(row_of(edtf))
    assert place is not None
    assert [None if place.is_late else place.start, place.end] == sides


@pytest.mark.parametrize("edtf", ["/..", "XXXX-12-25", "XXXX"])
def test_dates_without_a_known_side_have_no_place(edtf: str) -> None:
    assert extent_of(row_of(edtf)) is None


def test_a_deadline_stands_in_its_window() -> None:
    workspace = workspace_of("plans: [{id: p, title: P, kind: demand, announced: 2024, deadline: by September 2025}]")
    _, deadline, *_ = chronology(workspace, Question()).rows
    extent = extent_of(deadline)
    assert extent is not None
    # 1 and 30 September 2025, counted from 1 January of year 1.
    assert extent.start == extent.end == Stretch(parse_edtf("2025-09-01").earliest, parse_edtf("2025-09-30").latest)
    assert not extent.is_late


def test_every_row_has_a_name_of_its_own() -> None:
    workspace = workspace_of("""
events: [{id: e, title: E, type: other, date: 2024}]
plans:
  - {id: p, title: P, kind: demand, announced: 2024-01, deadline: 2024-06-30, every: 6 months,
     revisions: [{date: 2024-02, until: 2026}, {date: 2024-03, until: 2025}],
     outcome: [{date: 2024-06, result: met, occurrence: 0}, {date: 2024-12, result: met, occurrence: 1}]}
""")
    names = [name_of(row) for row in chronology(workspace, Question()).rows]
    assert sorted(names) == [
        *("e", "p.announced", "p.deadline.0", "p.deadline.1", "p.deadline.2", "p.deadline.3"),
        *("p.moved.1", "p.moved.2", "p.outcome.0", "p.outcome.1"),
    ]
