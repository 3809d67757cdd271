"""The deadline in force on a day, as far as it was known: revisions, lifted deadlines, slip, and the two clocks."""

import pytest

from tests.helpers import problems_of
from tests.plans.judging import promise, row, rows
from timeline.dates import iso
from timeline.reports.plans import Judged

MOVED = promise(
    "deadline: 2025-09, deadline_words: by September, "
    "revisions: [{date: 2025-06-01, deadline: 2025-12, deadline_words: by the end of the year}, "
    "{date: 2025-11-15, deadline: 2025-10}]"
)


def window(found: Judged) -> tuple[str | None, str | None] | None:
    return (iso(found.deadline.first), iso(found.deadline.last)) if found.deadline else None


@pytest.mark.parametrize(
    ("on", "first", "last", "slip", "moved", "words"),
    [
        ("2024-09-27", "2025-09-01", "2025-09-30", 0, 0, "by September"),
        ("2025-05-31", "2025-09-01", "2025-09-30", 0, 0, "by September"),
        ("2025-06-01", "2025-12-01", "2025-12-31", 92, 1, "by the end of the year"),
        ("2025-11-14", "2025-12-01", "2025-12-31", 92, 1, "by the end of the year"),
        ("2025-11-15", "2025-10-01", "2025-10-31", 31, 2, None),
    ],
)
def test_the_latest_revision_holds(on: str, first: str, last: str, slip: int, moved: int, words: str | None) -> None:
    found = row(MOVED, on)
    assert window(found) == (first, last)
    assert (found.slip, found.times_moved, found.words) == (slip, moved, words)


def test_a_revision_that_names_no_deadline_leaves_it() -> None:
    found = row(promise("deadline: 2025-09, revisions: [{date: 2025-06-01, note: said again}]"), "2025-10-06")
    assert (window(found), found.times_moved, found.slip) == (("2025-09-01", "2025-09-30"), 0, 0)
    assert found.verdict.name == "overdue"


def test_of_revisions_on_one_day_the_last_in_the_file_holds() -> None:
    plan = promise(
        "deadline: 2025-09, revisions: [{date: 2025-06-01, deadline: 2026}, {date: 2025-06-01, deadline: 2025-12}]"
    )
    assert window(row(plan, "2025-06-01")) == ("2025-12-01", "2025-12-31")


def test_revisions_hold_in_the_order_of_their_days_not_of_the_file() -> None:
    # June as a whole begins before the 5th: the month may stand below the day without an error.
    plan = promise(
        "deadline: 2025-09, revisions: [{date: 2025-06-05, deadline: 2026}, {date: 2025-06, deadline: 2025-12}]"
    )
    assert window(row(plan, "2025-06-04")) == ("2025-12-01", "2025-12-31")
    assert window(row(plan, "2025-06-05")) == ("2026-01-01", "2026-12-31")


def test_an_earlier_revision_that_became_known_later_does_not_overtake_a_later_one() -> None:
    plan = promise(
        "deadline: 2025-09, revisions: [{date: 2025-02-01, known: 2025-08-01, deadline: 2025-10}, "
        "{date: 2025-06-01, deadline: 2025-12}]"
    )
    for on, last in (("2025-05-01", "2025-09-30"), ("2025-07-01", "2025-12-31"), ("2025-09-01", "2025-12-31")):
        assert window(row(plan, on)) is not None
        assert iso(row(plan, on).deadline.last) == last  # type: ignore[union-attr]
    assert iso(row(plan, "2025-05-01", known="2025-09-01").deadline.last) == "2025-10-31"  # type: ignore[union-attr]


def test_a_lifted_deadline_leaves_the_plan_open_and_without_slip() -> None:
    plan = promise(
        "deadline: 2025-09, deadline_words: by September, revisions: [{date: 2025-06-01, deadline: none}, "
        "{date: 2026-03-01, deadline: 2026-06}]"
    )
    lifted = row(plan, "2025-12-01")
    assert (lifted.verdict.name, lifted.deadline, lifted.slip, lifted.is_lifted) == ("open", None, None, True)
    assert (lifted.times_moved, lifted.words) == (0, None)
    assert window(lifted._replace(deadline=lifted.first)) == ("2025-09-01", "2025-09-30")
    again = row(plan, "2026-03-01")
    # 30 September 2025 to 30 June 2026: 31 + 30 + 31 + 31 + 28 + 31 + 30 + 31 + 30 days
    assert (again.verdict.name, again.slip, again.is_lifted) == ("pending", 273, False)


def test_without_a_first_deadline_there_is_no_slip() -> None:
    found = row(promise("revisions: [{date: 2025-06-01, deadline: 2025-12}]"), "2026-01-01")
    assert (found.verdict.name, found.first, found.slip, found.times_moved) == ("overdue", None, None, 0)


# the deadline at first, the revisions, how often it moved
MOVES = [
    ("tags: [x]", ["deadline: 2025-12"], 0),
    ("tags: [x]", ["deadline: 2025-12", "deadline: 2026"], 1),
    ("tags: [x]", ["until: 2025-12"], 0),
    ("tags: [x]", ["until: 2025-12", "until: 2026"], 1),
    ("deadline: 2025-09", ["note: said again"], 0),
    ("deadline: 2025-09", ["deadline: 2025-12"], 1),
    ("deadline: 2025-09", ["deadline: 2025-12", "deadline: 2025-09"], 2),
    ("deadline: 2025-09", ["deadline: none"], 0),
    ("deadline: 2025-09", ["deadline: none", "deadline: 2025-12"], 1),
    ("deadline: 2025-09", ["deadline: none", "deadline: 2025-09"], 0),
    ("deadline: 2025-09", ["deadline: none", "deadline: by September 2025"], 0),
    ("deadline: 2025-09", ["deadline: 2025-12", "deadline: none", "deadline: 2025-12"], 1),
    ("deadline: 2025-09", ["deadline: 2025-12", "deadline: none", "deadline: 2025-09"], 2),
    ("tags: [x]", ["deadline: 2025-12", "deadline: none", "deadline: 2026"], 1),
]


@pytest.mark.parametrize(("first", "revisions", "moved"), MOVES)
def test_only_a_change_of_a_deadline_that_there_was_is_a_move(first: str, revisions: list[str], moved: int) -> None:
    changes = ", ".join(f"{{date: 2025-0{month}-01, {inside}}}" for month, inside in enumerate(revisions, 1))
    assert row(promise(f"{first}, revisions: [{changes}]"), "2025-08-01").times_moved == moved


def test_a_deadline_that_is_named_again_has_not_moved_as_long_as_the_one_between_is_not_known() -> None:
    revisions = "{date: 2025-01-01, known: 2025-06-01, deadline: 2025-12}, {date: 2025-03-01, deadline: 2025-09}"
    plan = promise(f"deadline: 2025-09, revisions: [{revisions}]")
    assert [row(plan, on).times_moved for on in ("2025-05-31", "2025-06-01")] == [0, 2]


def test_a_disputed_deadline_is_judged_as_the_log_has_it() -> None:
    plan = promise("deadline: 2025-12, disputed: [{field: deadline, value: 2025-06}]")
    assert row(plan, "2025-09-01").verdict.name == "pending"


# D, K, verdict: due in September 2025, met on the 20th, which became known on 1 November
KNOWN_LATER = [
    ("2025-09-19", "2025-12-31", "due"),
    ("2025-10-10", "2025-10-10", "overdue"),
    ("2025-10-10", "2025-10-31", "overdue"),
    ("2025-10-10", "2025-11-01", "met"),
    ("2025-09-20", "2025-11-01", "met"),
    ("2025-12-31", "2025-10-31", "overdue"),
    ("2025-12-31", "2025-12-31", "met"),
]


@pytest.mark.parametrize(("on", "known", "verdict"), KNOWN_LATER)
def test_an_outcome_counts_once_it_has_happened_and_is_known(on: str, known: str, verdict: str) -> None:
    plan = promise("deadline: 2025-09, outcome: {date: 2025-09-20, known: 2025-11-01, result: met}")
    assert row(plan, on, known=known).verdict.name == verdict


@pytest.mark.parametrize(
    ("on", "known", "verdict"),
    [
        ("2025-07-01", "2025-05-31", "pending"),
        ("2025-12-01", "2025-05-31", "overdue"),
        ("2025-12-01", "2025-06-01", "due"),
    ],
)
def test_a_revision_counts_once_it_is_known(on: str, known: str, verdict: str) -> None:
    plan = promise("deadline: 2025-09, revisions: [{date: 2025-06-01, deadline: 2025-12}]")
    assert row(plan, on, known=known).verdict.name == verdict


def test_an_event_gives_the_date_and_the_day_of_knowledge() -> None:
    events = (
        "events:\n"
        "  - {id: deal, date: 2024-09-27, title: A deal, type: agreement}\n"
        "  - {id: gone, date: 2025-09, known: 2025-11-01, title: They are gone, type: withdrawal}\n"
    )
    plan = "kind: commitment, announced: {event: deal}, deadline: 2025-09, outcome: {event: gone, result: met}"
    assert row(plan, "2025-10-31", more=events).verdict.name == "overdue"
    found = row(plan, "2025-11-01", more=events).verdict
    assert (found.name, found.timing) == ("met", "on-time")


def test_at_horizon_goes_by_the_deadline_that_was_in_force_on_that_day() -> None:
    plan = promise("deadline: 2025-01, revisions: [{date: 2025-06-01, deadline: 2025-12}]")
    found = row(plan, "2026-02-01", "2025-03-18").verdict
    assert (found.name, found.at_horizon) == ("unknown", "overdue")
    recurring = promise("deadline: 2025-01-31, every: 1 year, revisions: [{date: 2025-06-01, deadline: 2025-12-31}]")
    assert rows(recurring, "2026-02-01", "2025-03-18")[0].verdict.at_horizon == "overdue"


def test_of_a_plan_announced_after_the_horizon_nothing_can_be_said_on_the_horizon() -> None:
    found = row("kind: commitment, announced: 2025-06-01, deadline: 2025-09", "2025-12-01", "2025-03-18").verdict
    assert (found.name, found.at_horizon) == ("unknown", None)


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("deadline: from 2024 to 2025", "bad-deadline"),
        ("deadline: 2025/..", "bad-deadline"),
        ('deadline: "[2025-09..]"', "bad-deadline"),
        ('deadline: "{2025-09,2025-12}"', "bad-deadline"),
        ("until: 2025/2026", "bad-deadline"),
        ("deadline: 2025-09, until: 2025-12", "bad-deadline"),
        ("deadline: 2025-09, revisions: [{date: 2025-01, until: 2026}]", "bad-deadline"),
        ("until: 2025-09, revisions: [{date: 2025-01, deadline: 2026}]", "bad-deadline"),
        ("revisions: [{date: 2025-01, deadline: 2026, until: 2027}]", "bad-deadline"),
        ("revisions: [{date: 2025-01, until: 2026}, {date: 2025-02, deadline: 2027}]", "bad-deadline"),
        ("deadline: 2025-09, revisions: [{date: 2025-01, deadline: by September 2025}]", "revision-empty"),
        ("revisions: [{date: 2025-01, deadline: none}]", "revision-empty"),
        ("deadline: 2025-09, revisions: [{date: 2024-01, deadline: 2026}]", "revision-order"),
    ],
)
def test_invalid_deadlines_are_errors(inside: str, code: str) -> None:
    problems = problems_of(f"plans:\n  - {{id: p1, title: A plan, {promise(inside)}}}\n")
    assert [p.code for p in problems if p.severity == "error"] == [code]


@pytest.mark.parametrize(
    "inside",
    [
        "deadline: until the end of 2025",
        "deadline: from 2024 to 2025",
        "deadline: 2024/2025",
        'deadline: "{2024,2025}"',
        "deadline: 2019/2020",  # before the announcement
        "until: 2019/2020",
        "deadline: 2030, revisions: [{date: 2024-06, deadline: 2024/2025}]",
    ],
)
def test_of_what_is_no_deadline_nothing_else_is_said(inside: str) -> None:
    head = "timeline: {title: A log, covers: 2000/2026}\nsources: {s: {title: S}}\n"
    inside = inside.replace("2024-06,", "2024-06, sources: s,")
    text = f"{head}plans:\n  - {{id: p, title: P, kind: commitment, announced: 2024-01-01, sources: s, {inside}}}\n"
    assert [(found.code, found.severity) for found in problems_of(text)] == [("bad-deadline", "error")]
