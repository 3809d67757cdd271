"""The days that a chart shows, and the marks of its scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import workspace_of
from timeline.dates import iso
from timeline.query.question import Question
from timeline.reports.lane_period import Period, ticks
from timeline.reports.lanes import lanes

HEAD = "timeline: {title: A log, covers: 2020/2024-06-30}\n"


def shown(events: str, as_of: str = "2024-12-31", **filters: tuple[str, ...]) -> tuple[str | None, str | None]:
    period = lanes(workspace_of(HEAD + events, as_of=as_of), Question(**filters)).period  # type: ignore[arg-type]
    return iso(period.first), iso(period.last)


def events(*dates: str) -> str:
    events = "".join(f"  - {{id: e{n}, date: {date!r}, title: T, type: battle}}\n" for n, date in enumerate(dates))
    return f"events:\n{events}"


@pytest.mark.parametrize(
    ("dates", "as_of", "filters", "expected"),
    [
        # From the first month to that of the horizon; as of a day that is near, also to that.
        (["2021-03-05"], "2024-06-30", {}, ("2021-03-01", "2024-06-30")),
        (["2021-03-05"], "2024-12-15", {}, ("2021-03-01", "2024-12-31")),
        (["2021-03-05"], "2029-12-15", {}, ("2021-03-01", "2024-06-30")),
        (["2021-03-05"], "2022-02-10", {}, ("2021-03-01", "2022-02-28")),
        # A side that was asked for stays as it was asked.
        (["2021-03-05"], "2024-06-30", {"since": ("2021-02-10",)}, ("2021-02-10", "2024-06-30")),
        (["2021-03-05"], "2024-06-30", {"until": ("2021-05-10",)}, ("2021-03-01", "2021-05-10")),
        (["2021-03-05"], "2024-06-30", {"since": ("2021-02",), "until": ("2021-04",)}, ("2021-02-01", "2021-04-30")),
        (["2021-03-05"], "2024-06-30", {"queries": ("date:2021",)}, ("2021-01-01", "2021-12-31")),
        # An open end adds no year, only room: 1 day in 11 of the 1,216 from 2021-03-03 to 2024-06-30 are 109 days.
        (["2021-03-03/.."], "2024-06-30", {}, ("2021-03-01", "2024-10-31")),
        (["[..2021-03-03]"], "2024-06-30", {}, ("2020-11-01", "2024-06-30")),
        # The period of the log if nothing was found.
        ([], "2024-06-30", {"types": ("law",)}, ("2020-01-01", "2024-06-30")),
    ],
)
def test_it_is_what_was_asked_else_what_there_is(
    dates: list[str], as_of: str, filters: dict[str, tuple[str, ...]], expected: tuple[str, str]
) -> None:
    assert shown(events(*dates) if dates else "events: []", as_of, **filters) == expected


def days(first: str, last: str) -> Period:
    from timeline.dates import day

    return Period(day(first), day(last))


@pytest.mark.parametrize(
    ("period", "most", "expected"),
    [
        (days("2020-01-01", "2024-12-31"), 5, ["2020", "2021", "2022", "2023", "2024"]),
        (days("2020-01-01", "2024-12-31"), 4, ["2020", "2022", "2024"]),
        (days("2020-05-01", "2021-04-30"), 4, ["Jul 2020", "Oct 2020", "Jan 2021", "Apr 2021"]),
        (days("2021-01-15", "2021-04-10"), 5, ["Feb 2021", "Mar 2021", "Apr 2021"]),
        (days("2021-01-30", "2021-02-02"), 2, ["30 Jan", "1 Feb"]),
        (days("2021-01-30", "2021-01-30"), 5, ["30 Jan"]),
        (days("0001-01-01", "2020-12-31"), 5, ["1000", "2000"]),
    ],
)
def test_the_marks_of_the_scale(period: Period, most: int, expected: list[str]) -> None:
    assert [tick.name for tick in ticks(period, most)] == expected


@given(first=st.integers(-(10**7), 10**7), length=st.integers(1, 10**7), most=st.integers(2, 40))
def test_marks_lie_in_the_period_and_are_few(first: int, length: int, most: int) -> None:
    period = Period(first, first + length - 1)
    found = [tick.day for tick in ticks(period, most)]
    assert found == sorted(found)
    assert all(period.first <= day <= period.last for day in found)
    assert len(found) <= most + 1
