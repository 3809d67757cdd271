"""Deadlines compared with another date: relations and margins, worked out by hand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import a_log, run, workspace_of
from tests.plans.judging import days, promise, row
from tests.plans.test_verdicts import table
from timeline.dates import parse
from timeline.plans.against import against, window_of
from timeline.plans.deadline import Deadline
from timeline.query.question import Question
from timeline.reports.plans import plans

# deadline, the other date, relation, margin = {d1 − a2, d2 − a1}
RELATIONS = """
2025-09-15      | 2025-09-15        | within    | 0 0
2025-09-15      | 2025-09-16        | before    | -1 -1
2025-09-15      | 2025-09-14        | after     | 1 1
2025-09-15      | 2025-09           | within    | -15 14
2025-09-01      | 2025-09           | within    | -29 0
2025-09-30      | 2025-09           | within    | 0 29
2025-08-31      | 2025-09           | before    | -30 -1
2025-10-01      | 2025-09           | after     | 1 30
2025-09         | 2025-09           | within    | -29 29
2025-08         | 2025-09           | before    | -60 -1
2025-10         | 2025-09           | after     | 1 60
2025            | 2025-09           | straddles | -272 121
2025-09         | 2025              | within    | -121 272
2025            | 2025              | within    | -364 364
2024            | 2025              | before    | -730 -1
2026            | 2025              | after     | 1 729
Q3 2025         | 2025-09           | straddles | -91 29
2025-09         | 2025-09-30        | straddles | -29 0
"[..2025-09]"   | 2025-09           | within    | -29 29
2025-09         | by September 2025 | within    | -29 29
2025-09         | September 2025    | within    | -29 29
2025-09-30      | the end of September 2025 | within | 0 9
2025-08-31      | late September 2025 | before | -30 -21
"[2025-08-20..2025-09-05]" | 2025-09 | straddles | -41 4
"[2025-09-20..2025-10-05]" | 2025-09 | straddles | -10 34
2025-09         | from 1 September to 30 November 2025 | within | -90 29
"""


@pytest.mark.parametrize(("deadline", "other", "relation", "margin"), table(RELATIONS))
def test_relation_and_margin(deadline: str, other: str, relation: str, margin: str) -> None:
    found = against(row(promise(f"deadline: {deadline}"), "2024-10-01").deadline, window_of(parse(other)))
    assert (found.relation, found.margin) == (relation, days(margin))


def test_until_is_held_against_it_too() -> None:
    found = against(row(promise("until: 2026-09"), "2024-10-01").deadline, window_of(parse("2025-09")))
    assert (found.relation, found.margin) == ("after", (336, 394))


def test_without_a_deadline_there_is_nothing_to_hold() -> None:
    assert against(None, window_of(parse("2025-09"))) == ("no-deadline", None)


@pytest.mark.parametrize(
    ("other", "relation", "margin"),
    [
        ("2020/..", "within", (None, 2099)),
        ("2026/..", "before", (None, -93)),
        ("after 2026-06", "before", (None, -274)),
        ("../2024", "after", (244, None)),
        ("../2026", "within", (-486, None)),
    ],
)
def test_an_open_side_has_no_margin(other: str, relation: str, margin: tuple[int | None, int | None]) -> None:
    found = against(row(promise("deadline: 2025-09"), "2024-10-01").deadline, window_of(parse(other)))
    assert (found.relation, found.margin) == (relation, margin)


LOG = f"""timeline: {{title: A log, covers: 2000/2026}}
plans:
  - {{id: before, title: Before, {promise("deadline: 2025-08")}}}
  - {{id: within, title: Within, {promise("deadline: 2025-09")}}}
  - {{id: straddles, title: Straddles, {promise("deadline: 2025")}}}
  - {{id: after, title: After, {promise("deadline: 2025-10")}}}
  - {{id: none, title: Without, {promise("tags: [x]")}}}
  - {{id: rumour, title: Only reported, status: reported, {promise("deadline: 2025-08")}}}
"""


def test_the_answer_counts_each_relation_without_what_is_only_reported() -> None:
    out = run("plans", "--log", a_log(LOG), "--as-of", "2025-01-01", "--against", "September 2025").out
    top = " ".join(out.splitlines()[3:5])
    assert top == (
        "5 plans · 1 before it · 1 within it · 1 overlapping it · 1 after it · 1 without a deadline · 1 only reported "
        "(not counted)"
    )
    margin = "1 day to over [0-9]+ weeks (?:before|after) Sep 2025|(?:within|overlaps) Sep 2025"
    shown = re.findall(margin, " ".join(out.split()))
    # From 1 August to 30 September are 60 days, over 8 weeks; from 1 September to 31 October too.
    assert sorted(shown) == [
        "1 day to over 8 weeks after Sep 2025",
        "1 day to over 8 weeks before Sep 2025",
        "1 day to over 8 weeks before Sep 2025",
        "overlaps Sep 2025",
        "within Sep 2025",
    ]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("2025-08-30", "2 to 31 days after 30 Aug 2025"),
        ("after 2026", "458 days or more before 2027 or later"),
        ("../2024", "244 days or more after until 2024"),
    ],
)
def test_the_margin_in_words(other: str, said: str) -> None:
    asked = ("--as-of", "2025-01-01", "--against", other, "--text", "within", "--days")
    assert said in " ".join(run("plans", "--log", a_log(LOG), *asked).out.replace("│", " ").split())


def test_a_relative_date_counts_from_the_day_of_the_answer() -> None:
    asked = plans(workspace_of(LOG, as_of="2025-10-15"), Question(), asked_against="last month")
    assert {row.plan.id: row.against.relation for row in asked.rows if row.against}["within"] == "within"


WINDOWS = st.tuples(st.integers(730_000, 740_000), st.integers(0, 800)).map(lambda w: (w[0], w[0] + w[1]))
MIRRORED = {
    "before": {"after"},
    "after": {"before"},
    "within": {"within", "straddles"},
    "straddles": {"straddles", "within"},
}


@given(WINDOWS, WINDOWS)
def test_seen_from_the_other_side_the_margin_is_the_opposite(one: tuple[int, int], other: tuple[int, int]) -> None:
    date = parse("2025")
    there, back = against(Deadline(date, *one), other), against(Deadline(date, *other), one)
    assert there.margin is not None
    assert back.margin is not None
    assert there.margin == (-(back.margin.max or 0), -(back.margin.min or 0))
    assert back.relation in MIRRORED[there.relation]
    assert (there.relation == "before") == ((there.margin.max or 0) < 0)
    assert (there.relation == "after") == ((there.margin.min or 0) > 0)
