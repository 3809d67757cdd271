"""A text is known again in what a spreadsheet program made of it, and no other text is."""

import datetime

import pytest

from timeline.dates import parse
from timeline.imports.resaved import may_be_made_of_date, may_be_made_of_text
from timeline.imports.returned_cells import is_unchanged
from timeline.imports.sheet_fields import fields_by_key
from timeline.imports.shown import Shown


@pytest.mark.parametrize(
    ("was", "text"),
    [
        ("=1+1", "'=1+1"),
        ("'=x", "=x"),
        ("1,000.50", "1000.5"),
        ("007", "7"),
        ("50 %", "0.5"),
        ("50 %", "50%"),
        ("1e5", "100000"),
        ("999999999999999999", "1E+018"),
        ("-5 °C", "-5 Â°C"),
        ("“x” – y", "â€œxâ€\x9d â€“ y"),
        ("w" * 40_000, "w" * 32_767),
    ],
)
def test_a_text_that_a_program_wrote_otherwise(was: str, text: str) -> None:
    assert may_be_made_of_text(text, was)


@pytest.mark.parametrize(("was", "text"), [("12/04/2024", "2024-12-04"), ("1/2", "2026-01-02"), ("1/2", "01/02/2026")])
def test_a_text_that_looks_like_a_day_becomes_one_in_csv_alone(was: str, text: str) -> None:
    assert may_be_made_of_text(text, was, is_by_csv=True)
    assert not may_be_made_of_text(text, was)


@pytest.mark.parametrize(
    ("was", "text"),
    [
        ("x", "'x"),
        ("1,000", "1001"),
        ("50 %", "50"),
        ("0", "5"),
        ("°C", "Â°F"),
        ("word", "words"),
        ("w" * 40_000, "w" * 32_000),
        ("12/04/2024", "2024-12-05"),
        ("1/2", "2026-03-04"),
        ("1,2 and 3", "123"),
        ("5", "1e9999999"),
    ],
)
def test_a_text_that_a_person_changed(was: str, text: str) -> None:
    assert not may_be_made_of_text(text, was, is_by_csv=True)


@pytest.mark.parametrize(
    ("was", "text", "is_by_csv", "expected"),
    [
        ("2024-09-27", "27/09/2024", False, True),
        ("2024-09-27", "09/27/24", False, True),
        ("2024-09-27", "28/09/2024", False, False),
        ("2024-09", "Sep-24", False, True),
        ("2024-09", "Oct-24", False, False),
        ("2024-09", "09/01/2024", True, True),
        ("2024-09", "09/01/2024", False, False),
        ("2024-09", "09/02/2024", True, False),
        ("2021-01-20/", "01/20/2021", True, True),
        ("2021-01-20/..", "01/20/2021", True, False),
        ("2024", "01/01/2024", True, False),
        ("2024-09?", "09/01/2024", True, False),
    ],
)
def test_a_date_that_a_program_wrote_otherwise(was: str, text: str, is_by_csv: bool, expected: bool) -> None:
    assert may_be_made_of_date(text, parse(was), is_by_csv=is_by_csv) is expected


@pytest.mark.parametrize(
    ("cell", "is_by_csv", "expected"),
    [
        (datetime.date(2024, 9, 1), True, True),
        (datetime.date(2024, 9, 1), False, False),
        (datetime.date(2024, 9, 2), True, False),
        ("2024-09-01", True, False),
        ("01/09/2024", True, True),
        ("September 2024", True, True),
    ],
)
def test_a_month_is_the_first_of_it_only_where_a_program_made_that_of_csv(
    cell: datetime.date | str, is_by_csv: bool, expected: bool
) -> None:
    """A person who writes a day in the place of a month is told, and a program that made one gave no day."""
    field = fields_by_key("events")["date"]
    assert is_unchanged(cell, Shown("Sep 2024", "2024-09"), field, is_by_csv=is_by_csv) is expected


def test_seconds_that_a_program_adds_to_a_time_change_nothing() -> None:
    field = fields_by_key("events")["date"]
    assert is_unchanged("2024-09-27T14:30:00", Shown("2024-09-27T14:30"), field)
    assert not is_unchanged("2024-09-27T14:30:01", Shown("2024-09-27T14:30"), field)
