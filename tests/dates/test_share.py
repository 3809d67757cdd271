"""The share of a date that lies in a window: by hand, and its properties."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.strategies import valid_edtf
from timeline.dates import OPEN_END, OPEN_START, Match, Window, day, match, parse_edtf
from timeline.dates.share import share_inside, share_of_days


def window(first: str, last: str) -> Window:
    return Window(
        OPEN_START if first == ".." else day(first),
        OPEN_END if last == ".." else day(last),
    )


AUTUMN = ("2024-09-02", "2024-12-31")  # 29 + 31 + 30 + 31 = 121 days


@pytest.mark.parametrize(
    ("date", "asked", "share"),
    [
        ("2024-10-05", AUTUMN, 1),
        ("2024-09-01", AUTUMN, 0),
        ("2024-10", AUTUMN, 1),
        ("2024-09", AUTUMN, 29 / 30),
        ("2024", AUTUMN, 121 / 366),
        ("2025", AUTUMN, 0),
        ("2023/2024", AUTUMN, 121 / 731),
        ("[2024-09-01,2024-09-02]", AUTUMN, 1 / 2),
        ("[2024-01,2024-12]", AUTUMN, 1 / 2),  # 31 of 62 days, not what lies between them
        ("{2024-01,2024-12}", AUTUMN, 1),  # both are meant, and one lies inside
        ("{2024-01,2024-09}", AUTUMN, 29 / 30),
        ("2024-10-05~", AUTUMN, 1),
        ("..", ("..", ".."), 1),
        ("[..2024-12-31]", ("..", "2024-12-31"), 1),
        ("2024-09-02/..", ("2024-09-02", ".."), 1),
    ],
)
def test_by_hand(date: str, asked: tuple[str, str], share: float) -> None:
    read = parse_edtf(date) if date != ".." else parse_edtf("/..")
    assert share_inside(read, window(*asked)) == pytest.approx(share)


@pytest.mark.parametrize("date", ["[..2024-10]", "2014/..", "../2024-10-01", "/.."])
def test_an_open_bound_is_infinitely_far_away(date: str) -> None:
    assert 0 < share_inside(parse_edtf(date), window(*AUTUMN)) < 1e-9


@pytest.mark.parametrize(
    ("date", "slack", "share"),
    [
        ("2024-09-01~", 0, 0),
        ("2024-09-01~", 10, 10 / 21),  # 22 August to 11 September: the 2nd to the 11th
        ("2024-09-01", 10, 0),  # only what is hedged is widened
        ("[2024-09-01~,2024-08-01]", 10, 10 / 22),
    ],
)
def test_slack_widens_what_is_hedged(date: str, slack: int, share: float) -> None:
    assert share_inside(parse_edtf(date), window(*AUTUMN), slack=slack) == pytest.approx(share)


days = st.integers(day("1900-01-01"), day("2100-12-31"))
windows = st.tuples(days, days).map(lambda two: Window(min(two), max(two)))


@given(valid_edtf, windows)
def test_it_is_a_share_and_agrees_with_the_match(text: str, asked: Window) -> None:
    date = parse_edtf(text)
    share, found = share_inside(date, asked), match(date, asked)
    assert 0 <= share <= 1
    # Bounds are the hull: a day in a gap of several dates matches possibly, and is none of them.
    has_gaps = len(date.members) > 1
    assert share == 0 if found is Match.NO else share > 0 or has_gaps
    if found is Match.CERTAIN and date.kind == "point":
        assert share == 1
    if found is Match.POSSIBLE and not date.flagged and date.kind == "point" and len(date.members) < 2:
        assert share < 1


@given(days, days, st.lists(days, min_size=2, max_size=5, unique=True))
def test_parts_of_a_period_share_a_date_between_them(one: int, other: int, edges: list[int]) -> None:
    first, last = min(one, other), max(one, other)
    edges.sort()
    parts = [Window(start, end - 1) for start, end in pairwise(edges)]
    whole = Window(edges[0], edges[-1] - 1)
    together = sum(share_of_days(first, last, part) for part in parts)
    assert together == pytest.approx(share_of_days(first, last, whole))


@given(valid_edtf, windows, st.integers(0, 1000))
def test_a_wider_period_holds_no_less(text: str, asked: Window, more: int) -> None:
    wider = Window(asked.first - more, asked.last + more)
    assert share_inside(parse_edtf(text), asked) <= share_inside(parse_edtf(text), wider)
