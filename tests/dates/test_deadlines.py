"""The window of a deadline."""

import pytest

from timeline.dates import DateError, deadline_window, iso, parse

WINDOWS = [
    ("2025-09-30", "2025-09-30", "2025-09-30"),
    ("2025-09", "2025-09-01", "2025-09-30"),
    ("by the end of September 2025", "2025-09-30", "2025-09-30"),
    ("[..2025-09]", "2025-09-01", "2025-09-30"),
    ("[..2025-09~]", "2025-09-01", "2025-09-30"),
    ("2025-Sep", "2025-09-01", "2025-09-30"),
    ("Sep/30/2025", "2025-09-30", "2025-09-30"),
    ("by 2025", "2025-01-01", "2025-12-31"),
    ("by Q3 2025", "2025-07-01", "2025-09-30"),
    ("by early 2025", "2025-04-01", "2025-04-30"),
    ("by late September 2025", "2025-09-30", "2025-09-30"),
    ("2025?", "2025-01-01", "2025-12-31"),
    ("early 2025", "2025-01-01", "2025-04-30"),
    ("[2025-09,2025-12]", "2025-09-01", "2025-12-31"),
    ("[..2024-12,2025-09]", "2024-12-01", "2025-09-30"),
    ("winter 2025/26", "2025-12-01", "2026-02-28"),
]


@pytest.mark.parametrize(("text", "first", "last"), WINDOWS)
def test_windows(text: str, first: str, last: str) -> None:
    assert tuple(iso(bound) for bound in deadline_window(parse(text))) == (first, last)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2025/2026", "not a period"),
        ("since 2025", "not a period"),
        ("../2025", "not a period"),
        ("/..", "not a period"),
        ("{2025,2026}", "one date"),
        ("2025 or later", "without an end"),
        ("[..2024,2025..]", "without an end"),
    ],
)
def test_what_is_no_deadline(text: str, part: str) -> None:
    with pytest.raises(DateError, match=part) as caught:
        deadline_window(parse(text))
    assert str(caught.value).startswith(f"'{text}': ")
