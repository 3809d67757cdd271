"""News of plans after 1 September 2024, up to 18 March 2025, and deadlines that run out twice, by hand."""

import pytest

from tests.reports.changing import asked, ids_of, kinds
from timeline.dates import words
from timeline.telling.change_words import plan_change_words

LEARNED = [
    # The announcement: known by its own date, the plan's or that of its event.
    ("announced: 2024-01-01", ""),
    ("announced: 2024-01-01, known: 2024-09-01", ""),
    ("announced: 2024-01-01, known: 2024-09-02", "plans_learned"),
    ("announced: 2024-01-01, known: 2025-03-18", "plans_learned"),
    ("announced: 2024-01-01, known: 2025-03-19", ""),
    ("announced: 2024-01-01, known: 2024-09", "plans_learned?"),
    ("announced: {date: 2024-01-01, known: 2024-10-01}", "plans_learned"),
    ("announced: {event: secret}", "plans_learned"),
    ("announced: 2024-01-01~, known: 2024-10-01", "plans_learned?"),
    ("announced: 2024-09-01, known: 2024-10-01", "plans_learned"),
    ("announced: 2024-09-02, known: 2024-10-01", "announced"),
    ("announced: 2024-09, known: 2024-10-01", "announced?"),
    ("announced: 2024-08, known: 2024-10-01, disputed: [{field: announced, value: 2024-10}]", "announced?"),
    ("announced: 2024-08, known: 2024-08, disputed: [{field: known, value: 2024-10}]", "plans_learned?"),
    # A change.
    ("announced: 2023, revisions: [{date: 2024-08-01, deadline: 2026}]", ""),
    ("announced: 2023, revisions: [{date: 2024-08-01, known: 2024-10-01, deadline: 2026}]", "plans_learned"),
    ("announced: 2023, revisions: [{date: 2024-08-01, known: 2025-04-01, deadline: 2026}]", ""),
    ("announced: 2023, revisions: [{event: secret, deadline: 2026}]", "plans_learned"),
    ("announced: 2023, revisions: [{date: 2024-10-01, known: 2024-11-01, deadline: 2026}]", "revised"),
    ("announced: 2023, revisions: [{date: 2024-09, known: 2024-11-01, deadline: 2026}]", "revised?"),
    # An outcome.
    ("announced: 2023, outcome: {date: 2024-08-01, result: met}", ""),
    ("announced: 2023, outcome: {date: 2024-08-01, known: 2024-10-01, result: met}", "plans_learned"),
    ("announced: 2023, outcome: {date: 2024-08-01, known: 2024-08-15, result: met}", ""),
    ("announced: 2023, outcome: {event: secret, result: met}", "plans_learned"),
    ("announced: 2023, outcome: {date: 2024-08-01?, known: 2024-10-01, result: met}", "plans_learned?"),
    ("announced: 2023, outcome: {date: 2024-10-01, known: 2024-11-01, result: met}", "settled"),
]


def log_of(inside: str) -> str:
    return f"""timeline: {{title: A log, covers: 2000/2026-12-31}}
events:
  - {{id: secret, date: 2024-05-01, known: 2024-12-01, title: A secret, type: law}}
plans:
  - {{id: p, title: P, kind: commitment, {inside}}}
"""


def of_plans(inside: str, as_of: str = "2027-06-01") -> str:
    found = kinds(asked(log_of(inside), as_of=as_of)).split()
    return " ".join(name for name in found if name != "learned")  # the event itself


@pytest.mark.parametrize(("inside", "expected"), LEARNED)
def test_plans_known_late(inside: str, expected: str) -> None:
    assert of_plans(inside) == expected


def test_nothing_is_learned_before_it_is_known() -> None:
    inside = "announced: 2023, outcome: {date: 2024-08-01, known: 2024-10-01, result: met}"
    assert of_plans(inside, as_of="2024-09-30") == ""
    assert of_plans(inside, as_of="2024-10-01") == "plans_learned"


def learned(inside: str) -> list[tuple[str | None, str, str, str]]:
    answer = asked(log_of(inside))
    return [
        (one.learned, words(one.when) if one.when else "", words(one.known) if one.known else "",
         plan_change_words(one, "plans_learned"))
        for one in answer.plans_learned
    ]  # fmt: skip


def test_each_says_what_when_and_since_when_it_is_known() -> None:
    inside = """announced: {date: 2024-01-01, known: 2024-10-01}, deadline: 2025,
     revisions: [{date: 2024-02, known: 2024-11, deadline: 2026, note: talks}],
     outcome: {date: 2024-08-15, known: 2025-01-05, result: dropped}"""
    assert learned(inside) == [
        ("announced", "1 Jan 2024", "1 Oct 2024", "announced 1 Jan 2024, known 1 Oct 2024"),
        ("moved", "Feb 2024", "Nov 2024",
         "Feb 2024: deadline 2025 → 2026, 365 days later (talks), known Nov 2024"),
        ("outcome", "15 Aug 2024", "5 Jan 2025", "outcome 15 Aug 2024, known 5 Jan 2025"),
    ]  # fmt: skip


def test_with_a_plan_becomes_known_what_became_of_it_before() -> None:
    """Nothing about a plan can be public before the plan."""
    inside = "announced: 2023, known: 2024-10-01, outcome: {date: 2024-08, result: met}"
    assert [one[0] for one in learned(inside)] == ["announced", "outcome"]
    own = "announced: 2023, known: 2024-10-01, outcome: {date: 2024-08, known: 2025-04-01, result: met}"
    assert [one[0] for one in learned(own)] == ["announced"]


def test_the_occurrence_of_which_it_became_known() -> None:
    inside = """announced: 2024-01-01, deadline: 2024-06-30, every: 1 month,
     outcome: [{date: 2024-07-20, known: 2024-10-01, result: met, occurrence: 1}]"""
    assert ids_of(asked(log_of(inside)))["plans_learned"] == ["p[1]"]


def test_every_deadline_that_ran_out_is_told() -> None:
    inside = """announced: 2024-01-01, deadline: 2024-09,
     revisions: [{date: 2024-10-10, deadline: 2024-12}, {date: 2025-01-10, deadline: 2025-02},
     {date: 2025-02-20, deadline: 2026}]"""
    passed = asked(log_of(inside)).deadline_passed
    assert [words(one.when) for one in passed if one.when] == ["Sep 2024", "Dec 2024"]


def phrase(inside: str, section: str) -> list[str]:
    return [plan_change_words(one, section) for one in getattr(asked(log_of(inside)), section)]


def test_expired_deadlines_are_told_unless_the_verdict_does() -> None:
    rival = "announced: 2024-01-01, deadline: 2026, disputed: [{field: deadline, value: 2024-12}]"
    assert phrase(rival, "deadline_passed") == ["deadline Dec 2024, which others claim, ran out without an outcome"]
    extended = "announced: 2024-01-01, until: 2024-12, revisions: [{date: 2025-01-10, until: 2026}]"
    assert phrase(extended, "settled") == ["the time until Dec 2024 ran out, and no end is recorded"]
    assert phrase("announced: 2024-01-01, until: 2024-12", "settled") == [""]
