"""Slips by hand: the range of days for each pair of precisions, and one number where both are the same unit.

The least is from the last day of the first deadline to the first day of the new one, the greatest from the first day of
the first one to the last day of the new one.
"""

import json

import pytest

from tests.helpers import a_log, run
from tests.plans.judging import promise, row
from timeline.plans.slip import unit_of
from timeline.telling.verdict_words import slip_words

PAIRS = [
    # first, new, least, greatest, in words
    ("2022-03-01", '"2027-33"', 1767, 1856, "4 to over 5 years later"),
    # 28 February to 31 March 2025: completed months end with a month.
    ("2025-02-28", "2025-03-31", 31, 31, "over 4 weeks later"),
    ("2025-03-10", "2025-06-10", 92, 92, "3 months later"),
    ("2025-03-10", "2025-05", 52, 82, "over 7 weeks to over 2 months later"),
    ("2025-03-10", "2026", 297, 661, "9 to over 21 months later"),
    ("2025-09", "2025-12", 62, 121, "3 months later"),
    ("2025-09", "2025-10", 1, 60, "1 month later"),
    ("2025-09", "2028-09", 1067, 1125, "3 years later"),
    ("2025-09", "2025-06", -121, -63, "3 months earlier"),
    ("2025-09", "2025-12-31", 92, 121, "at least 3 months later"),
    ("2025-05", '"2025-35"', 31, 152, "over 4 weeks to over 4 months later"),
    ('"2025-34"', '"2026-33"', 185, 364, "9 months later"),
    # From the second quarter to its last month: it may have moved either way, or not at all.
    ('"2025-34"', "2025-06", -29, 90, "between over 4 weeks earlier and over 2 months later"),
    ('"2025-34"', "2026", 185, 639, "6 to over 20 months later"),
    ('"2025-40"', '"2026-40"', 185, 545, "12 months later"),
    ('"2025-41"', "2026", 1, 548, "1 day to over 17 months later"),
    ("2025", "2027", 366, 1094, "2 years later"),
    ("2025", "2026", 1, 729, "1 year later"),
    ("2027", "2024-06", -1308, -915, "2 to over 3 years earlier"),
    # A deadline "by the end of" closes on one day.
    ("by the end of 2025", "by the end of 2026", 365, 365, "12 months later"),
    ("by the end of September 2025", "by the end of December 2025", 92, 92, "3 months later"),
    ("by the end of 2025", "2026", 1, 365, "1 day to 12 months later"),
    # An open start: the window is the last month.
    ("by September 2025", "by December 2025", 62, 121, "3 months later"),
    ("by September 2025", "by the end of September 2025", 0, 29, "up to over 4 weeks later"),
    # A third of a year is no calendar unit.
    ("early 2025", "early 2026", 246, 484, "8 to over 15 months later"),
    ("early 2025", "mid 2025", 1, 242, "1 day to over 7 months later"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "new", "least", "greatest", "words"), PAIRS)
def test_a_slip_is_a_range_unless_both_are_one_unit(
    first: str, new: str, least: int, greatest: int, words: str
) -> None:
    judged = row(f"kind: commitment, announced: 2020-01-01, deadline: {first}, {moved(new)}", "2024-01-01")
    assert judged.slip_range == (least, greatest)
    assert slip_words(judged) == f"moved once, {words} than first announced"


@pytest.mark.parametrize(
    ("deadline", "unit"),
    [
        ("2025-03-10", "day"), ("by the end of 2025", "day"), ("2024-02", "month"), ("by 2025-02", "month"),
        ('"2025-36"', "quarter"), ('"2025-40"', "half"), ("2025", "year"), ("early 2025", None),
        ('"2025-21"', None), ("early January 2025", None), ("199X", None),
    ],
)  # fmt: skip
def test_the_unit_of_a_deadline(deadline: str, unit: str | None) -> None:
    judged = row(f"kind: expectation, announced: 1980-01-01, deadline: {deadline}", "2024-01-01")
    assert judged.deadline is not None
    assert unit_of(judged.deadline) == unit


@pytest.mark.parametrize(
    ("inside", "slip"),
    [
        ("deadline: 2025-09", (0, 0)),
        ("deadline: 2025-09, revisions: [{date: 2024-10-01, note: a word}]", (0, 0)),
        # Lifted, then set again as it was: it never moved.
        ("deadline: 2025-09, revisions: [{date: 2024-10-01, deadline: none}, {date: 2024-11-01, deadline: 2025-09}]",
         (0, 0)),
        # Moved, and moved back.
        ("deadline: 2025-09, revisions: [{date: 2024-10-01, deadline: 2025-12}, {date: 2024-11-01, deadline: 2025-09}]",
         (-29, 29)),
        ("tags: [x]", None),
        ("deadline: 2025-09, revisions: [{date: 2024-10-01, deadline: none}]", None),
        # A deadline that was given later is the first one, from which nothing has moved yet.
        ("revisions: [{date: 2024-10-01, deadline: 2025-12}]", None),
        ("until: 2025-09, revisions: [{date: 2024-10-01, until: 2025-12}]", (62, 121)),
    ],
)  # fmt: skip
def test_a_slip_of_what_never_moved_or_has_no_deadline(inside: str, slip: tuple[int, int] | None) -> None:
    assert row(promise(inside), "2025-03-18").slip_range == slip


def test_a_proposal_counts_in_no_slip() -> None:
    judged = row(
        promise("deadline: 2025-09, revisions: [{date: 2024-10-01, status: proposed, deadline: 2027}]"), "2025-03-18"
    )
    assert (judged.slip_range, judged.times_moved, slip_words(judged)) == ((0, 0), 0, "")


LOG = """
actors: {a: {name: The agency}}
plans:
  - {id: p, title: A vote, kind: commitment, announced: 2020-01-01, by: [a], deadline: 2022-03-01, revisions: [
     {date: 2021-06-01, deadline: "2027-33"}]}
"""


def test_every_command_tells_the_range() -> None:
    log = a_log(LOG)
    ask = ("--log", log, "--as-of", "2026-01-01")
    (plan,) = json.loads(run("plans", *ask, "--format", "json").out)["plans"]
    assert (plan["slip"], plan["slip_days"]) == ({"min": 1767, "max": 1856}, 1856)
    (revised,) = json.loads(run("changes", "2021", "2022", *ask, "--format", "json").out)["plans"]["revised"]
    assert revised["moved"]["slip"] == {"min": 1767, "max": 1856}
    (record,) = json.loads(run("plans", "--by", "actor", *ask, "--format", "json").out)["statistics"]
    assert (record["median_slip_min"], record["median_slip_max"]) == (1767, 1856)
    in_days = "1,767 to 1,856 days later"
    for asked in (["plans", "--days"], ["list", "--days"], ["changes", "2021", "2022", "--days"]):
        assert in_days in " ".join(run(*asked, *ask).out.replace("│", "").split()), asked
    for asked in (["plans"], ["list"], ["changes", "2021", "2022"], ["show", "p"]):
        assert "4 to over 5 years later" in " ".join(run(*asked, *ask).out.replace("│", "").split()), asked
    assert "4 to over 5 years later in median" in run("plans", "--by", "actor", *ask).out
    table = run("plans", *ask, "--format", "csv").out.splitlines()
    cells = dict(zip(table[0].split(","), table[1].split(","), strict=False))
    assert "slip_min" in cells
    assert "4 to over 5 years later" in run("page", *ask).out


def moved(new: str) -> str:
    return f"revisions: [{{date: 2021-06-01, deadline: {new}}}]"
