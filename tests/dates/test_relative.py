"""Relative phrases: resolved on the command line, refused in a log."""

import datetime

import pytest

from timeline.dates import DateError, iso, parse, parse_asked

TODAY = datetime.date(2025, 3, 18)  # a Tuesday

PHRASES = [
    ("today", "2025-03-18"),
    ("Yesterday", "2025-03-17"),
    ("tomorrow", "2025-03-19"),
    ("30 days ago", "2025-02-16"),
    ("two weeks ago", "2025-03-04"),
    ("3 months ago", "2024-12-18"),
    ("a year ago", "2024-03-18"),
    ("twelve months ago", "2024-03-18"),
    ("about 3 months ago", "2024-12-18~"),
    ("in 3 days", "2025-03-21"),
    ("in a week", "2025-03-25"),
    ("in two months", "2025-05-18"),
    ("this week", "2025-03-17/2025-03-23"),
    ("last week", "2025-03-10/2025-03-16"),
    ("next week", "2025-03-24/2025-03-30"),
    ("this month", "2025-03"),
    ("last month", "2025-02"),
    ("next month", "2025-04"),
    ("this quarter", "2025-33"),
    ("last quarter", "2024-36"),
    ("next quarter", "2025-34"),
    ("this year", "2025"),
    ("last year", "2024"),
    ("next year", "2026"),
    ("the last 30 days", "2025-02-16/2025-03-18"),
    ("last 2 weeks", "2025-03-04/2025-03-18"),
    ("in the last two years", "2023-03-18/2025-03-18"),
    ("over the past six months", "2024-09-18/2025-03-18"),
    ("the past month", "2025-02-18/2025-03-18"),
    ("the next 30 days", "2025-03-18/2025-04-17"),
    ("since last month", "2025-02/.."),
    ("since yesterday", "2025-03-17/.."),
    ("since last week", "2025-03-10/.."),
    ("since 30 days ago", "2025-02-16/.."),
    ("until last week", "../2025-03-16"),
    ("until today", "../2025-03-18"),
    ("before last year", "[..2023]"),
    ("before last week", "[..2025-03-09]"),
    ("after last month", "[2025-03..]"),
    ("by next month", "[..2025-04]"),
    ("by the end of this year", "[..2025-12-31]"),
    ("between last month and today", "[2025-02..2025-03-18]"),
    ("from last month to next month", "2025-02/2025-04"),
    ("from 2014 to today", "2014/2025-03-18"),
    ("late last year", "[2024-09..2024-12]"),
    ("Q3 last year", "2024-35"),
    ("March this year", "2025-03"),
    ("the first half of this year", "2025-40"),
]


@pytest.mark.parametrize(("text", "edtf"), PHRASES)
def test_phrases(text: str, edtf: str) -> None:
    date = parse_asked(text, TODAY)
    assert date.edtf == edtf
    assert date.words == text


@pytest.mark.parametrize(("text", "edtf"), PHRASES)
def test_a_log_refuses_them(text: str, edtf: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert str(caught.value).startswith(f"'{text}': ")
    assert "relative dates are for the command line" in str(caught.value)


@pytest.mark.parametrize("text", ["2014", "2014/..", "27 September 2024", "by Q3 2025", "in March 2014"])
def test_absolute_dates_read_as_in_a_log(text: str) -> None:
    assert parse_asked(text, TODAY) == parse(text)


ENDS_OF_MONTHS = [
    (datetime.date(2024, 3, 31), "one month ago", "2024-02-29"),
    (datetime.date(2024, 2, 29), "a year ago", "2023-02-28"),
    (datetime.date(2025, 1, 31), "in 1 month", "2025-02-28"),
    (datetime.date(2025, 1, 1), "last week", "2024-12-23/2024-12-29"),
    (datetime.date(2025, 1, 31), "last quarter", "2024-36"),
    (datetime.date(2025, 1, 5), "this week", "2024-12-30/2025-01-05"),
    (datetime.date(2025, 3, 31), "last month", "2025-02"),
]


@pytest.mark.parametrize(("today", "text", "edtf"), ENDS_OF_MONTHS)
def test_months_of_different_length(today: datetime.date, text: str, edtf: str) -> None:
    assert parse_asked(text, today).edtf == edtf


REFUSED = [
    ("September", "no year"),
    ("Friday", "bare Friday"),
    ("last Friday", "relative in a way that is not read"),
    ("last September", "relative in a way that is not read"),
    ("earlier this year", "relative in a way that is not read"),
    ("9999 years ago", "outside the years"),
    ("next 9999 years", "outside the years"),
    ("in 99999 days", "too long"),
    ("last week and this week", "week in a list"),
    ("the past", "relative in a way that is not read"),
    ("12/04/2024", "two readings"),
]


@pytest.mark.parametrize(("text", "part"), REFUSED)
def test_refused(text: str, part: str) -> None:
    with pytest.raises(DateError, match=part):
        parse_asked(text, TODAY)


def test_bounds_of_a_relative_span() -> None:
    date = parse_asked("the last 30 days", TODAY)
    assert (iso(date.earliest), iso(date.latest)) == ("2025-02-16", "2025-03-18")
