"""The lengths of the periods over which figures count."""

import pytest

from timeline.dates import parse
from timeline.reports.counted import Lengths, lengths_of

PERIODS: list[tuple[str, str, Lengths]] = [
    ("2023", "2024", "alike"),  # 365 and 366 days
    ("2024-02", "2024-03", "alike"),  # 29 and 31
    ("H1 2024", "H2 2024", "alike"),
    ("2019/2020", "2021/2022", "alike"),  # named alike
    ("2023", "2024-12", "unequal"),
    ("2024-01-01/2024-01-10", "2024-02-01/2024-02-20", "unequal"),
    ("2022", "2024-07/2024-12", "unequal"),  # 365, and at most 184
    ("2019/2020", "2023/2024-03", "unknown"),  # at least 2 days, and at least 62
    ("2023", "2024/2025", "unknown"),  # both may be a year
    ("2023", "since 2024", "unknown"),
]


@pytest.mark.parametrize(("first", "second", "lengths"), PERIODS)
def test_the_lengths_of_two_periods(first: str, second: str, lengths: Lengths) -> None:
    assert lengths_of(parse(first), parse(second)) == lengths
    assert lengths_of(parse(second), parse(first)) == lengths


def test_an_estimate_at_a_time_has_no_period() -> None:
    assert lengths_of(None, parse("2024-12")) == lengths_of(parse("2024"), None) == "alike"
