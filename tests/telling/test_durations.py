"""Durations in words: calendar units between two days, mean ones for a number of days, and days where asked for."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plans.judging import day
from timeline.dates import parse
from timeline.plans.verdict import Days
from timeline.telling.durations import duration, duration_range, elapsed, elapsed_after, elapsed_before, elapsed_range

# first, last, what is said: worked out with a calendar
ELAPSED = [
    ("2022-03-01", "2027-03-01", "5 years"),
    ("2022-03-01", "2027-02-28", "over 4 years"),
    ("2022-03-01", "2027-03-02", "over 5 years"),
    ("2024-02-29", "2026-02-28", "2 years"),
    ("2025-03-18", "2025-03-18", "0 days"),
    ("2025-03-18", "2025-03-19", "1 day"),
    ("2025-03-01", "2025-03-21", "20 days"),
    ("2025-03-01", "2025-03-22", "3 weeks"),
    ("2025-03-01", "2025-03-23", "over 3 weeks"),
    ("2025-03-01", "2025-04-30", "over 8 weeks"),
    ("2025-03-01", "2025-05-01", "2 months"),
    ("2025-03-01", "2025-05-02", "over 2 months"),
    ("2025-09-30", "2025-12-31", "3 months"),
    ("2025-09-30", "2025-12-30", "3 months"),
    ("2025-09-30", "2025-12-29", "over 2 months"),
    ("2024-11-30", "2025-02-28", "3 months"),
    ("2024-11-30", "2025-02-27", "over 2 months"),
    ("2024-08-27", "2025-12-10", "over 15 months"),
    ("2023-12-31", "2025-11-30", "23 months"),
    ("2023-12-31", "2025-12-31", "2 years"),
    ("2024-01-10", "2025-12-10", "23 months"),
    ("2024-01-10", "2026-01-09", "over 23 months"),
    ("2024-01-10", "2026-01-10", "2 years"),
    ("2024-01-10", "2026-12-10", "over 2 years"),
]


@pytest.mark.parametrize(("first", "last", "expected"), ELAPSED)
def test_the_time_between_two_days(first: str, last: str, expected: str) -> None:
    assert elapsed(day(first), day(last)) == expected
    assert elapsed(day(last), day(first)) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, "0 days"), (1, "1 day"), (20, "20 days"), (21, "3 weeks"), (22, "over 3 weeks"), (92, "3 months"),
     (470, "over 15 months"), (1826, "5 years"), (2000, "over 5 years")],
)  # fmt: skip
def test_a_number_of_days(days: int, expected: str) -> None:
    assert duration(days) == expected
    assert duration(days, in_days=True) == ("1 day" if days == 1 else f"{days:,} days")


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        ("2025-03-18", "2025-03-18", "0 days"),
        ("2025-03-18", "2025-03-30", "up to 12 days"),
        ("2025-03-18", "2025-12-31", "up to over 9 months"),  # 9 months and 13 days
        ("2025-03-18", None, "0 days or more"),
        ("2025-03-30", "2025-04-05", "12 to 18 days"),
        ("2025-04-01", "2025-05-01", "14 days to over 6 weeks"),  # 14 and 44 days
        ("2025-05-18", "2025-08-18", "2 to 5 months"),
        ("2025-05-20", "2025-08-20", "2 to over 5 months"),
        ("2025-05-20", "2025-06-10", "over 2 months"),  # both ends
        ("2025-05-18", "2025-06-10", "at least 2 months"),  # exactly two, or two and a rest
        ("2025-05-16", "2025-06-14", "over 8 weeks to over 2 months"),  # 59 and 88 days
        ("2025-03-19", "2025-04-18", "1 day to over 4 weeks"),  # 31 days
        ("2027-03-18", None, "2 years or more"),
    ],
)
def test_a_range_from_18_march_2025(earliest: str, latest: str | None, expected: str) -> None:
    assert elapsed_range(day("2025-03-18"), day(earliest), day(latest) if latest else None) == expected


@pytest.mark.parametrize(
    ("date", "days", "words"),
    [
        ("2026-04", "336 to 365 days", "11 to 12 months"),
        ("2026-04-01", "336 days", "over 11 months"),
        ("2025-05-10", "10 days", "10 days"),
        ("2026-04/..", "336 days or more", "over 11 months or more"),
    ],
)
def test_the_time_from_30_april_2025_to_a_date(date: str, days: str, words: str) -> None:
    assert elapsed_after(day("2025-04-30"), parse(date), in_days=True) == days
    assert elapsed_after(day("2025-04-30"), parse(date)) == words


@pytest.mark.parametrize(
    ("date", "first", "last", "days", "words"),
    [
        # From 10 July 2025 to August it is 22 days at least, 52 at most.
        ("2025-07-10", "2025-08-01", "2025-08-31", "22 to 52 days", "3 to over 7 weeks"),
        ("2026-04", "2026-10-01", "2026-12-31", "154 to 274 days", "5 to over 8 months"),
        ("2025-07-10", "2025-08-01", "2025-08-01", "22 days", "over 3 weeks"),
        ("../2025-07-10", "2025-08-01", "2025-08-01", "22 days or more", "over 3 weeks or more"),
    ],
)
def test_the_time_from_a_date_to_later_days(date: str, first: str, last: str, days: str, words: str) -> None:
    assert elapsed_before(parse(date), day(first), day(last), in_days=True) == days
    assert elapsed_before(parse(date), day(first), day(last)) == words


def test_a_range_in_days() -> None:
    assert elapsed_range(day("2025-03-18"), day("2025-12-01"), day("2025-12-31"), in_days=True) == "258 to 288 days"
    assert duration_range(Days(0, 245), in_days=True) == "0 to 245 days"
    assert duration_range(Days(30, None), in_days=True) == "30 days or more"
    assert duration_range(Days(91, 365)) == "3 to 12 months"  # a mean month has 30.4 days


_DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)).map(datetime.date.toordinal)
_LENGTH = {"day": 1, "week": 7, "month": 28, "year": 365}
_LONGEST = {"day": 1, "week": 7, "month": 31, "year": 366}


@given(_DAYS, _DAYS)
def test_completed_units_are_never_more_than_have_passed(first: int, last: int) -> None:
    expected = elapsed(first, last).removeprefix("over ")
    number, unit = int(expected.split()[0]), expected.split()[1].removesuffix("s")
    passed = abs(last - first)
    assert number * _LENGTH[unit] <= passed < (number + 1) * _LONGEST[unit]


@given(_DAYS, st.integers(2, 60))
def test_whole_months_have_no_rest(first: int, months: int) -> None:
    from dateutil.relativedelta import relativedelta

    last = datetime.date.fromordinal(first) + relativedelta(months=months)
    expected = elapsed(first, last.toordinal())
    if last.toordinal() - first > 60:
        years, rest = divmod(months, 12)
        assert expected == (f"{months} months" if months < 24 else f"{'over ' if rest else ''}{years} years")
