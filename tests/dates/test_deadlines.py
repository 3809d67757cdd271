"""The window of a deadline."""

import pytest

from timeline.dates import DateError, Role, deadline_window, iso, parse

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
    ("by early 2025", "2025-01-01", "2025-04-30"),
    ("by late September 2025", "2025-09-21", "2025-09-30"),
    ("by mid-September 2025", "2025-09-11", "2025-09-20"),
    ("by mid to late September 2025", "2025-09-11", "2025-09-30"),
    ("by mid to end of September 2025", "2025-09-11", "2025-09-30"),
    ("possibly by about mid-2025", "2025-05-01", "2025-08-31"),
    ("no later than late 2025", "2025-09-01", "2025-12-31"),
    ("early 2025 at the latest", "2025-01-01", "2025-04-30"),
    ("by towards the end of 2025", "2025-09-01", "2025-12-31"),
    ("by the week of 4 March 2024", "2024-03-04", "2024-03-10"),
    ("by the first week of November 2021", "2021-11-01", "2021-11-07"),
    ("by 2024-W05", "2024-01-29", "2024-02-04"),
    ("by the first half of September 2025", "2025-09-01", "2025-09-15"),
    ("by the early 1990s", "1990-01-01", "1993-12-31"),
    ("by the second half of the 1990s", "1995-01-01", "1999-12-31"),
    ("by the 19th century", "1801-01-01", "1900-12-31"),
    ("before early 2025", "2024-12-31", "2024-12-31"),
    ("before the week of 4 March 2024", "2024-03-03", "2024-03-03"),
    ("by the end of the week of 4 March 2024", "2024-03-10", "2024-03-10"),
    ("by the end of early 2025", "2025-04-30", "2025-04-30"),
    ("[..2025-04]", "2025-04-01", "2025-04-30"),
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
def test_invalid_deadlines(text: str, part: str) -> None:
    with pytest.raises(DateError, match=part) as caught:
        deadline_window(parse(text))
    assert str(caught.value).startswith(f"'{text}': ")


@pytest.mark.parametrize(
    ("text", "role", "reason", "remedy"),
    [
        ("from 2024 to 2025", "deadline", "a deadline is not a period", "or use 'until' for what must last"),
        ("since 2025", "until", "'until' takes one date, not a period", "write the day to which it must last"),
        ("until the end of 2025", "until", "'until' takes one date, not a period", "write its end alone: 2025-12-31"),
        ("2024/2025", "until", "'until' takes one date, not a period", "write its end alone: 2025"),
        ("after the end of 2025", "deadline", "a deadline is no date without an end", "which is not said here"),
        ("2025 or later", "until", "'until' takes no date without an end", "which is not said here"),
        ("{2025,2026}", "until", "'until' takes one date", "write the last of these dates"),
    ],
)
def test_the_remedy_fits_the_place(text: str, role: Role, reason: str, remedy: str) -> None:
    with pytest.raises(DateError) as caught:
        deadline_window(parse(text, role), role)
    assert caught.value.reason == reason
    assert remedy in str(caught.value)
