"""The picture on 1 October 2024: situations, offices, plans, figures with their age, disputes; by hand."""

from typing import Any

import pytest

from tests.helpers import workspace_of
from tests.reports.changing import picture
from timeline.errors import WrongUsage
from timeline.query.question import Question
from timeline.reports.state import state

DAY = "2024-10-01"

ONGOING = [
    ("2020/..", "e"),
    ("2024-10-01/..", "e"),
    ("2024-10-02/..", ""),
    ("2024-10/..", "e?"),
    ("2024/..", "e?"),
    ("2023/2024-10-01", "e"),
    ("2023/2024-09-30", ""),
    ("2023/2024-10", "e"),  # it ended on 1 October at the earliest
    ("2023/2024", "e?"),
    ("../2025", "e"),
    ("/2025", "e?"),
    ("2020/", "e?"),
    ("2020~/..", "e?"),
    ("2024-10-01", ""),  # an event is no situation
    ("2024", ""),
    ("/.., checked: 2024-10-01", "e"),
    ("/.., checked: 2024-09-30", "e?"),
    ("/.., checked: 2025-03-18", "e?"),
    # An open end is certain only as far as anybody has looked.
    ("2020/.., checked: 2024-10-01", "e"),
    ("2020/.., checked: 2024-09-30", "e?"),
    ("2020/2023, disputed: [{field: date, value: 2020/..}]", "e?"),
    ("2020/.., known: 2025-01-01", "e"),
]


@pytest.mark.parametrize(("inside", "expected"), ONGOING)
def test_going_on(inside: str, expected: str) -> None:
    log = f"events: [{{id: e, date: {inside}, title: T, type: attack}}]\n"
    assert picture(log, DAY) == ({"ongoing": [expected]} if expected else {}) | _disputed(inside)


def _disputed(inside: str) -> dict[str, list[str]]:
    return {"disputes": ["e date"]} if "disputed" in inside else {}


def test_beyond_the_horizon_nothing_open_is_certain() -> None:
    log = """timeline: {title: A log, covers: 2014/2024-09-30}
actors:
  iraq: {name: Iraq}
  minister: {name: A minister, kind: person, part_of: [{actor: iraq, during: 2022/..}]}
events:
  - {id: open, date: 2020/.., title: T, type: attack}
  - {id: closed, date: 2020/2025, title: T, type: attack}
"""
    assert picture(log, DAY) == {"ongoing": ["closed", "open?"], "offices": ["minister?"]}
    assert picture(log, "2024-09-30") == {"ongoing": ["open", "closed"], "offices": ["minister"]}


def test_a_longer_time_is_taken_in_its_widest_reading() -> None:
    log = """events:
  - {id: spring, date: 2024-03/2024-05, title: T, type: attack}
  - {id: turn, date: 2023/2024, title: T, type: attack}
  - {id: next, date: 2025/.., title: T, type: attack}
"""
    assert picture(log, "2024") == {"ongoing": ["turn", "spring"]}
    assert picture(log, "2024-04") == {"ongoing": ["spring", "turn?"]}  # the certain before the possible


@pytest.mark.parametrize("asked", ["since 2014", "until 2019", "after 2019", "by 2019"])
def test_refused_days(asked: str) -> None:
    with pytest.raises(WrongUsage, match="is no day"):
        picture("events: []\n", asked)


OFFICES = """sources:
  press: {title: Press}
actors:
  iraq: {name: Iraq, country: IQ}
  staff: {name: The staff, part_of: [{actor: iraq, during: 2020/..}]}
  always: {name: B, kind: person, part_of: [iraq]}
  before: {name: C, kind: person, part_of: [{actor: iraq, during: 2018/2024-09-30}]}
  now: {name: D, kind: person, part_of: [{actor: iraq, during: 2022-10-27/.., sources: [press]}]}
  changing: {name: E, kind: person, part_of: [{actor: iraq, during: 2020/2024}]}
  later: {name: F, kind: person, part_of: [{actor: iraq, during: 2024-10-02/..}]}
"""


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["now", "changing?"]),
        ({"certain": True}, ["now"]),
        ({"actors": ("Iraq",)}, ["now", "changing?"]),
        ({"actors": ("D",)}, ["now"]),
        ({"sources": ("press",)}, ["now"]),
        ({"texts": ("D",)}, ["now"]),
        ({"countries": ("Iraq",)}, []),  # a filter on a field that it lacks excludes it
        ({"types": ("power",)}, []),
    ],
)
def test_offices(filters: dict[str, Any], expected: list[str]) -> None:
    assert picture(OFFICES, DAY, **filters) == ({"offices": expected} if expected else {})


PLANS = [
    ("announced: 2024-10-01", ["p open"]),
    ("announced: 2024-10-02", []),
    ("announced: 2024-10", ["p open?"]),
    ("announced: 2024-09~", ["p open?"]),
    ("announced: by 2024", []),  # it shows from its last day
    ("announced: 2024, deadline: 2024-09", ["p overdue?"]),
    ("announced: 2023, deadline: 2024-10-01", ["p due"]),
    ("announced: 2023, deadline: 2024-11", ["p pending"]),
    ("announced: 2023, outcome: {date: 2024-10-01, result: met}", []),
    ("announced: 2023, outcome: {date: 2024-10-02, result: met}", ["p open"]),
    ("announced: 2023, outcome: {date: 2024-10, result: met}", []),  # it counts from its first day
    ("announced: 2023, deadline: 2024-06, revisions: [{date: 2024-07, deadline: 2025}]", ["p pending"]),
    ("announced: 2023, deadline: 2025, revisions: [{date: 2024-10-02, deadline: none}]", ["p pending"]),
    ("announced: 2023, until: 2025", ["p running"]),
    ("announced: 2023, until: 2024-09", []),
    ("announced: 2023, deadline: 2024-06, every: 3 months, outcome: [{date: 2024-06, result: met, occurrence: 0}]",
     ["p[1] overdue", "p[2] pending"]),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "expected"), PLANS)
def test_plans_announced_and_not_settled(inside: str, expected: list[str]) -> None:
    log = f"plans: [{{id: p, title: P, kind: commitment, {inside}}}]\n"
    assert picture(log, DAY) == ({"plans": expected} if expected else {})


FIGURES = [
    # the estimate, how old it is on 1 October 2024
    ("as_of: 2024-10-01", "0-0"),
    ("as_of: 2024-09-30", "1-1"),
    ("as_of: 2024-10-02", None),
    # An estimate that may be of a later day is possible.
    ("as_of: 2024-10", "0-0?"),
    ("as_of: 2024-09", "1-30"),
    ("as_of: 2024-09~", "1-30?"),
    ("as_of: 2024", "0-274?"),
    ("as_of: late 2024", "0-30?"),
    ("as_of: by September 2024", "1-None"),
    ("as_of: after 2023", "0-274?"),
    # A count speaks of a period that is over, and is as old as the end of that.
    ("over: 2023", "275-275"),
    ("over: 2024", None),
    ("over: 2024-09", "1-1"),
    ("over: 2024-10", None),
    ("over: 2024-10-01", "0-0"),
    ("over: 2023/2024-09", "1-1"),
    ("over: 2023/2024-10-01", "0-0"),
    ("over: 2023/2024", None),
    ("over: 2023/2025", None),
    ("over: 2023/..", None),
]


@pytest.mark.parametrize(("inside", "age"), FIGURES)
def test_the_age_of_a_figure(inside: str, age: str | None) -> None:
    log = f"actors: {{a: {{name: A}}}}\nfigures: [{{id: f, subject: a, measure: m, unit: u, value: 1, {inside}}}]\n"
    assert picture(log, DAY) == ({"figures": [f"f {age}"]} if age else {})
    is_sure = age is not None and not age.endswith("?")
    assert picture(log, DAY, certain=True) == ({"figures": [f"f {age}"]} if is_sure else {})


def test_the_latest_of_each_series() -> None:
    log = """actors: {a: {name: A}, un: {name: UN}}
figures:
  - {id: old, subject: a, measure: m, unit: u, value: 1, as_of: 2023-01-01}
  - {id: newer, subject: a, measure: m, unit: u, value: 1, as_of: 2024-09-01}
  - {id: future, subject: a, measure: m, unit: u, value: 1, as_of: 2025-01-01}
  - {id: by-un, subject: a, measure: m, unit: u, value: 1, as_of: 2023-10-01, by: un}
"""
    assert picture(log, DAY) == {"figures": ["newer 30-30", "by-un 366-366"]}


def test_disputes_open_on_that_day() -> None:
    log = """actors: {a: {name: A}}
events:
  - {id: e, date: 2020, title: T, type: attack, disputed: [{field: title, value: X},
     {field: date, value: 2019, date: 2024-10-01}, {field: type, value: battle, known: 2024-10-02}]}
  - {id: future, date: 2025, title: T, type: attack, disputed: [{field: title, value: X}]}
plans: [{id: p, title: P, kind: demand, announced: 2024-01-01, disputed: [{field: title, value: X, date: 2025}],
     outcome: {date: 2024-02, result: met}}]
figures: [{id: f, subject: a, measure: m, unit: u, value: 1, as_of: 2025, disputed: [{field: value, value: 2}]}]
"""
    assert picture(log, DAY) == {"disputes": ["e title+date"]}
    assert picture(log, "2024-10-02") == {"disputes": ["e title+date+type"]}


KNOWN = """sources:
  late: {title: S, date: 2025-02-01}
actors:
  a: {name: A}
  d: {name: D, kind: person, part_of: [{actor: a, during: 2022/2024-11-01}]}
events:
  - {id: hushed, date: 2024/.., known: 2025-02-01, title: T, type: attack}
  - {id: over, date: 2020/2024-10, title: T, type: attack}
plans:
  - {id: p, title: P, kind: commitment, announced: 2024-01-01, deadline: 2024-06,
     outcome: {date: 2024-09-01, known: 2025-02-01, result: met}}
figures: [{id: f, subject: a, measure: m, unit: u, value: 1, as_of: 2024-09-01, sources: [late]}]
"""


def test_with_what_was_known_on_another_day() -> None:
    assert picture(KNOWN, DAY, as_of="2024-10-01") == {
        "ongoing": ["over"], "offices": ["d"], "plans": ["p overdue"],
    }  # fmt: skip
    assert picture(KNOWN, DAY, as_of="2025-02-01") == {
        "ongoing": ["over", "hushed?"], "offices": ["d"], "figures": ["f 30-30"],
    }  # fmt: skip


def test_a_situation_that_ended_later_goes_on_beyond_the_day_that_is_shown() -> None:
    """On 1 June 2021 nobody knew that it was to end in 2023: in 2024 it may go on."""
    log = "events: [{id: e, date: 2020/2023-06, title: T, type: attack}, {id: p, date: 2024, title: T, type: attack}]"
    assert picture(log, "2024-01-01", as_of="2021-06-01") == {"ongoing": ["e?"]}
    assert picture(log, "2024-01-01") == {}


def test_an_empty_picture_says_what_each_filter_alone_would_find() -> None:
    answer = state(workspace_of(KNOWN), Question(tags=(), actors=("D",), types=("coup",)), DAY)
    assert answer.emptied_by == ("--actor D alone finds 1", "--type coup alone finds nothing")
