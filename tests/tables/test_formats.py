"""Number formats, and what numbers mean in them."""

import datetime
from typing import Any

import pytest

from timeline.tables.cells import DayWithoutYear
from timeline.tables.formats import Shown, content_of, shown_by

DATE, DAY, MONTH, YEAR, NUMBER, DURATION = Shown.DATE, Shown.DAY, Shown.MONTH, Shown.YEAR, Shown.NUMBER, Shown.DURATION


@pytest.mark.parametrize(
    ("format", "shown"),
    [
        ("General", NUMBER),
        ("0.00", NUMBER),
        ("#,##0 _€;[Red]-#,##0 _€", NUMBER),
        ("0.00E+00", NUMBER),
        ("@", NUMBER),
        ('0 "days"', NUMBER),
        ("0\\d", NUMBER),
        ("[Red]0;[Blue]-0", NUMBER),
        ("_-* #,##0_d", NUMBER),
        ("yyyy-mm-dd", DATE),
        ("d/m/yy", DATE),
        ("[$-409]d mmm yyyy;@", DATE),
        ("[$-F800]dddd, mmmm dd, yyyy", DATE),
        ("d mmm", DAY),
        ("m/d;@", DAY),
        ("[$-409]d\\-mmm;@", DAY),
        ("dd mmmm hh:mm", DAY),
        ("mmmm", Shown.MONTH_ALONE),
        ("dddd", DATE),
        ("hh:mm", DATE),
        ("h:mm AM/PM", DATE),
        ("mm:ss.0", DATE),
        ("yyyy-mm-dd hh:mm", DATE),
        ("[h]:mm", DURATION),
        ("[mm]:ss", DURATION),
        ("yyyy", YEAR),
        ("yy", YEAR),
        ('"c. "yyyy', YEAR),
        ('"d;m"yyyy;0', YEAR),
        ("mmm yyyy", MONTH),
        ("mmmm\\ yyyy", MONTH),
        ("mm/yy", MONTH),
        ('yyyy"年"m"月"', MONTH),
    ],
)
def test_what_a_format_shows(format: str, shown: Shown) -> None:
    assert shown_by(164, format) is shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, NUMBER),
        (1, NUMBER),
        (9, NUMBER),
        (14, DATE),
        (16, DAY),
        (17, MONTH),
        (22, DATE),
        (46, DURATION),
        (49, NUMBER),
    ],
)
def test_what_a_format_without_a_text_shows(number: int, shown: Shown) -> None:
    assert shown_by(number, None) is shown


def moment(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001 - a workbook names no time zone


def day(*parts: int) -> datetime.date:
    return datetime.date(*parts)


@pytest.mark.parametrize(
    ("number", "in_1900", "in_1904"),
    [
        (1, day(1900, 1, 1), day(1904, 1, 2)),
        (59, day(1900, 2, 28), day(1904, 2, 29)),
        (60, 60, day(1904, 3, 1)),  # 29 February 1900, a day that there was not
        (61, day(1900, 3, 1), day(1904, 3, 2)),
        (45_000, day(2023, 3, 15), day(2027, 3, 16)),
        (2_958_465, day(9999, 12, 31), 2_958_465),
        (2_958_466, 2_958_466, 2_958_466),
        (-1, -1, -1),
        (0, 0, day(1904, 1, 1)),
        (0.5, datetime.time(12), datetime.time(12)),
        (45_000.25, moment(2023, 3, 15, 6), moment(2027, 3, 16, 6)),
        (45_000.9999999999, day(2023, 3, 16), day(2027, 3, 17)),
        (2_958_465.9999999999, 2_958_466, 2_958_466),
        (1e300, 1e300, 1e300),
    ],
)
def test_what_a_number_is_in_a_format_of_dates(number: float, in_1900: Any, in_1904: Any) -> None:
    assert content_of(number, DATE, False) == in_1900
    assert content_of(number, DATE, True) == in_1904


def test_a_date_of_which_only_a_part_shows_is_that_part() -> None:
    assert content_of(45_000, YEAR, False) == "2023"
    assert content_of(45_000, MONTH, False) == "2023-03"
    assert content_of(2024, YEAR, False) == "1905"  # what the spreadsheet shows there
    assert content_of(60, YEAR, False) == 60


def test_a_day_that_is_shown_without_its_year_is_a_text_that_knows_what_is_kept() -> None:
    """A spreadsheet puts in the year of the typing where 15 March is typed."""
    found = content_of(45_000, DAY, False)
    assert isinstance(found, DayWithoutYear)
    assert (found, found.kept) == ("15 March", datetime.date(2023, 3, 15))
    assert content_of(45_000.25, DAY, False) == "15 March, 06:00"
    assert content_of(45_000, Shown.MONTH_ALONE, False) == "March"


def test_a_length_of_time_may_be_longer_than_a_day() -> None:
    assert content_of(1.5, DURATION, False) == datetime.timedelta(hours=36)
    assert content_of(-0.25, DURATION, True) == datetime.timedelta(hours=-6)
    assert content_of(1e300, DURATION, False) == 1e300


def test_a_number_in_another_format_is_a_number() -> None:
    assert content_of(2024, NUMBER, False) == 2024
