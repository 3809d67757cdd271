"""Dates as the script of a page gets them: worked out by hand for each kind of date."""

from datetime import date
from typing import Any

import pytest

from tests.helpers import workspace_of
from timeline.export.page.moments import moment_of, rivals_of
from timeline.query.facts import Facts


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def facts_of(text: str) -> tuple[Facts, Any]:
    """The one event of a log that follows 2000 to 2025, as of 1 January 2026."""
    workspace = workspace_of(f"events:\n  - {{id: e, title: T, type: other, {text}}}")
    event = workspace.logs[0].events["e"]
    return Facts(event, workspace.logs[0], event.date, event.type), workspace


HORIZON = day("2025-12-31")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date: 2024-09-27", day("2024-09-27")),
        ("date: 2024-09", [day("2024-09-01"), day("2024-09-30")]),
        ("date: 2024~", [day("2024-01-01"), day("2024-12-31"), 1]),
        ('date: "[..2024]"', ["-", day("2024-12-31")]),
        ('date: "[2024..]"', [day("2024-01-01"), "+"]),
        ("date: 2014/2019", [day("2014-01-01"), day("2014-12-31"), day("2019-01-01"), day("2019-12-31"), 0]),
        # What goes on ends, for certain, where the log stopped looking: at its horizon, or the day it was checked.
        ("date: 2014/..", [day("2014-01-01"), day("2014-12-31"), HORIZON, "+", 0]),
        ("date: 2014/.., checked: 2020-05-05", [day("2014-01-01"), day("2014-12-31"), day("2020-05-05"), "+", 0]),
        ("date: ../2019?", ["-", "-", day("2019-01-01"), day("2019-12-31"), 1]),
        ("date: /.., checked: 2020-05-05", ["-", "+", day("2020-05-05"), "+", 0, day("2020-05-05")]),
        ("date: /..", ["-", "+", HORIZON, "+", 0, None]),
        (
            'date: "{2014,2016..2017}"',
            {
                "m": [
                    [day("2014-01-01"), day("2014-12-31"), 0, 0, 12, 2014 * 12],
                    [day("2016-01-01"), day("2017-12-31"), 0, 1, 12, 2016 * 12],
                ]
            },
        ),
    ],
)
def test_a_date_keeps_all_its_vagueness(text: str, expected: Any) -> None:
    assert moment_of(*facts_of(text)) == expected


def test_a_rival_date_is_a_range_of_days() -> None:
    facts, _ = facts_of(
        "date: 2024-09, disputed: [{field: date, value: 2024-01-14}, {field: title, value: x}, "
        "{field: date, value: 2023/..}]"
    )
    assert rivals_of(facts) == [[day("2024-01-14"), day("2024-01-14")], [day("2023-01-01"), "+"]]
