"""Plans announced, moved, settled or past their deadline after 1 September 2024, up to 18 March 2025, by hand."""

import pytest

from tests.helpers import workspace_of
from tests.reports.changing import FROM, asked, ids_of, kinds
from timeline.dates import parse, words
from timeline.query.question import Question
from timeline.reports.changes import changes
from timeline.telling.change_words import plan_change_words

BEFORE = "kind: commitment, announced: 2024-01-01"

ANNOUNCED = [
    ("announced: 2024-08-31", ""),
    ("announced: 2024-09-01", ""),
    ("announced: 2024-09-02", "announced"),
    ("announced: 2025-03-18", "announced"),
    ("announced: 2025-03-19", ""),
    ("announced: 2024-09", "announced?"),
    ("announced: 2024-10", "announced"),
    ("announced: by 2024", "announced?"),
    ("announced: 2024-10-01~", "announced?"),
    ("announced: {event: signed}", "announced"),
    ("announced: 2024-08, disputed: [{field: announced, value: 2024-10}]", "announced?"),
    ("announced: 2024-01-01, known: 2024-10-01", "plans_learned"),
]

REVISED = [
    ("revisions: [{date: 2024-09-01, deadline: 2026}]", ""),
    ("revisions: [{date: 2024-09-02, deadline: 2026}]", "revised"),
    ("revisions: [{date: 2025-03-18, deadline: 2026}]", "revised"),
    ("revisions: [{date: 2025-03-19, deadline: 2026}]", ""),
    ("revisions: [{date: 2024-09, deadline: 2026}]", "revised?"),
    ("revisions: [{date: 2025, deadline: 2026}]", "revised?"),
    ("revisions: [{event: signed, deadline: 2026}]", "revised"),
    ("deadline: 2026, revisions: [{date: 2024-10-01, deadline: none}]", "revised"),
    ("revisions: [{date: 2024-10-01, note: in two steps}]", "revised"),
    ("revisions: [{date: 2024-10-01, known: 2026-01-01, deadline: 2026}]", "revised"),
]

SETTLED = [
    ("outcome: {date: 2024-09-01, result: met}", ""),
    ("outcome: {date: 2024-09-02, result: met}", "settled"),
    ("outcome: {date: 2025-03-18, result: dropped}", "settled"),
    ("outcome: {date: 2025-03-19, result: met}", ""),
    ("outcome: {date: 2024-09, result: not-met}", "settled?"),
    ("outcome: {date: 2025, result: met}", "settled?"),
    ("outcome: {event: signed, result: partly-met}", "settled"),
]

# d2 of the deadline: passed when FROM ≤ d2 < TO
PASSED = [
    ("deadline: 2024-08-31", ""),
    ("deadline: 2024-09-01", "deadline_passed"),
    ("deadline: 2024-09-02", "deadline_passed"),
    ("deadline: 2025-03-17", "deadline_passed"),
    ("deadline: 2025-03-18", ""),
    ("deadline: 2025-03-19", ""),
    ("deadline: 2024-08", ""),
    ("deadline: by September 2024", "deadline_passed"),
    ("deadline: 2025-02~", "deadline_passed"),
    ("deadline: 2025-03", ""),
    ("deadline: 2025", ""),
    ("deadline: {within: 90 days, of: signed}", "revised deadline_passed"),  # 1 October 2024 + 90 days = 30 December
    ("deadline: {within: 169 days, of: signed}", "revised"),  # it got its date: 19 March 2025
    # A plan that must last until a day in the window, without an outcome, has been kept.
    ("until: 2025-01", "settled"),
    ("until: 2024-09-01", "settled"),
    ("until: 2024-08-31", ""),
    ("until: 2025-03-18", ""),
    ("kind: demand, announced: 2024-01-01, until: 2025-01", "settled"),
    ("until: 2025-01, checked: 2025-01-30", ""),  # not followed up to its end
    ("until: 2025-01, checked: 2025-01-31", "settled"),
    ("until: 2025-01, outcome: {date: 2024-08-01, result: not-met}", ""),
    ("until: 2025-01, outcome: {date: 2024-10-01, result: not-met}", "settled"),
    ("until: 2025-01, outcome: {date: 2025-02-01, result: met}", "settled"),
    ("until: 2025-01, revisions: [{date: 2025-01-31, until: 2026}]", "revised"),
    # An outcome by the last day, or later.
    ("deadline: 2024-12, outcome: {date: 2024-12-31, result: met}", "settled"),
    ("deadline: 2024-12, outcome: {date: 2025-01-01, result: met}", "settled deadline_passed"),
    ("deadline: 2024-12, outcome: {date: 2024-12, result: met}", "settled"),
    ("deadline: 2024-12, outcome: {date: 2025, result: met}", "settled? deadline_passed"),
    ("deadline: 2024-12, outcome: {date: 2025-06-01, result: met}", "deadline_passed"),
    ("deadline: 2024-12, outcome: {date: 2024-08-15, result: dropped}", ""),
    # The deadline that was in force on its own last day.
    ("deadline: 2024-12, revisions: [{date: 2024-12-31, deadline: 2026}]", "revised"),
    ("deadline: 2024-12, revisions: [{date: 2025-01-01, deadline: 2026}]", "revised deadline_passed"),
    ("deadline: 2026, revisions: [{date: 2024-10-01, deadline: 2024-12}]", "revised deadline_passed"),
    ("deadline: 2026, revisions: [{date: 2025-03-19, deadline: 2025-01}]", ""),
    ("deadline: 2024-12, revisions: [{date: 2024-12-01, deadline: none}]", "revised"),
    ("deadline: 2024-12, revisions: [{date: 2025-01-05, deadline: none}]", "revised deadline_passed"),
    ("tags: [x], revisions: [{date: 2024-10-01, until: 2025-01}]", "revised settled"),
    # A rival deadline that ran out, where the one that the log follows did not.
    ("deadline: 2026, disputed: [{field: deadline, value: 2024-12}]", "deadline_passed?"),
    ("deadline: 2024-12, disputed: [{field: deadline, value: 2024-10}]", "deadline_passed"),
    ("deadline: 2026, disputed: [{field: deadline, value: 2025-03}]", ""),
    ("deadline: 2026, disputed: [{field: title, value: 2024-12}]", ""),
    (
        "deadline: 2026, outcome: {date: 2024-12-31, result: met}, disputed: [{field: deadline, value: 2024-12}]",
        "settled",
    ),
    (
        "deadline: 2026, disputed: [{field: deadline, value: 2024-12}], revisions: [{date: 2024-12, deadline: 2027}]",
        "revised",
    ),
    ("tags: [x], disputed: [{field: deadline, value: 2024-12}]", "deadline_passed?"),
    ("kind: demand, announced: 2024-01-01, deadline: 2026, disputed: [{field: deadline, value: 2024-12}]", ""),
]


def plan(inside: str) -> str:
    head = inside if inside.startswith("kind") else f"kind: commitment, {inside}"
    head = head if "announced:" in head else f"{BEFORE}, {inside}"
    return f"""timeline: {{title: A log, covers: 2000/2026-12-31}}
events:
  - {{id: signed, date: 2024-10-01, title: Signed, type: law}}
plans:
  - {{id: p, title: P, {head}}}
"""


def only_plans(inside: str, as_of: str = "2027-06-01") -> str:
    return kinds(asked(plan(inside), as_of=as_of)).removeprefix("happened").strip()


@pytest.mark.parametrize(("inside", "expected"), [*ANNOUNCED, *REVISED, *SETTLED, *PASSED])
def test_section_of_a_plan(inside: str, expected: str) -> None:
    assert only_plans(inside) == expected


@pytest.mark.parametrize(
    ("kind", "passes"),
    [("commitment", True), ("legal-requirement", True), ("intention", True), ("expectation", True),
     ("demand", False), ("proposal", False), ("threat", False)],
)  # fmt: skip
def test_only_promises_and_expectations_pass_their_deadline(kind: str, passes: bool) -> None:
    inside = f"kind: {kind}, announced: 2024-01-01, deadline: 2024-12"
    assert only_plans(inside) == ("deadline_passed" if passes else "")


def test_each_change_of_a_plan_is_a_change() -> None:
    inside = """deadline: 2024-12, revisions: [{date: 2024-08-01, deadline: 2025-01},
     {date: 2024-10-01, deadline: 2025-06}, {date: 2025-01-10, deadline: none},
     {date: 2025-02-01, deadline: 2025-05}, {date: 2025-06-01, deadline: 2027}]"""
    revised = asked(plan(inside)).revised
    moves = [
        tuple(words(deadline.date) if deadline else None for deadline in (one.before, one.after)) for one in revised
    ]
    assert moves == [("Jan 2025", "Jun 2025"), ("Jun 2025", None), (None, "May 2025")]
    assert [one.moved_by for one in revised] == [150, None, None]  # 31 January to 30 June
    assert {words(one.plan.deadline.date) for one in revised if one.plan.deadline} == {"May 2025"}


def test_revisions_follow_each_other_by_date() -> None:
    """A vague revision that stands below a more exact one, and began before it."""
    inside = "deadline: 2025-06, revisions: [{date: 2024-11-05, deadline: 2025-12}, {date: 2024-11, deadline: 2025-09}]"
    revised = asked(plan(inside)).revised
    assert [words(one.after.date) for one in revised if one.after] == ["Sep 2025", "Dec 2025"]
    assert [one.moved_by for one in revised] == [92, 92]


SENTENCES = [
    ("revised", "deadline: 2025-09, revisions: [{date: 2025-01-10, deadline: 2025-12, note: talks go on}]",
     "10 Jan 2025: deadline Sep 2025 → Dec 2025, 92 days later (talks go on)"),
    ("revised", "deadline: 2025-09, revisions: [{date: 2025-01, deadline: 2025-09-29}]",
     "Jan 2025: deadline Sep 2025 → 29 Sep 2025, between 1 day earlier and 28 days later"),
    ("revised", "deadline: 2025-09, revisions: [{date: 2025-01-10, deadline: 2025-09-30}]",
     "10 Jan 2025: deadline Sep 2025 → 30 Sep 2025, 0 to 29 days later"),
    ("revised", "deadline: 2025-09, revisions: [{date: 2025-01-10, deadline: none}]",
     "10 Jan 2025: deadline Sep 2025 lifted"),
    ("revised", "tags: [x], revisions: [{date: 2025-01-10, deadline: 2025-09}]",
     "10 Jan 2025: deadline now Sep 2025, before without one"),
    ("revised", "deadline: 2025-09, revisions: [{date: 2025-01-10, note: in two steps}]",
     "10 Jan 2025: changed, deadline still Sep 2025 (in two steps)"),
    ("revised", "tags: [x], revisions: [{date: 2025-01-10, note: in two steps}]",
     "10 Jan 2025: changed (in two steps)"),
    ("revised", "until: 2025-09, revisions: [{date: 2025-01-10, until: 2026-09}]",
     "10 Jan 2025: until Sep 2025 → Sep 2026, 365 days later"),
    ("deadline_passed", "deadline: 2025-01", ""),  # the verdict says it
    ("deadline_passed", "deadline: 2025-01, revisions: [{date: 2025-02-10, deadline: 2026}]",
     "deadline Jan 2025 ran out without an outcome"),
    ("deadline_passed", "deadline: 2025-01, outcome: {date: 2025-02-10, result: met}",
     "deadline Jan 2025 ran out without an outcome"),
    # The deadline among several with one last day is the one that was in force on it.
    ("deadline_passed", "deadline: by January 2025, revisions: [{date: 2025-01-10, deadline: the end of January 2025}]",
     ""),
    ("deadline_passed", "deadline: by January 2025, revisions: [{date: 2025-01-10, deadline: the end of January 2025},"
     " {date: 2025-02-10, deadline: 2026}]", "deadline by the end of Jan 2025 ran out without an outcome"),
    ("deadline_passed", "deadline: by January 2025, revisions: [{date: 2024-12, deadline: 2026},"
     " {date: 2025-01-10, deadline: 2025-01}], outcome: {date: 2025-02-10, result: met}",
     "deadline Jan 2025 ran out without an outcome"),
    ("settled", "until: 2025-01, revisions: [{date: 2025-01-10, until: the end of January 2025},"
     " {date: 2025-02-10, until: 2026}]", "the time until the end of Jan 2025 ran out, and no end is recorded"),
]  # fmt: skip


@pytest.mark.parametrize(("section", "inside", "said"), SENTENCES)
def test_sentence_of_a_changed_plan(section: str, inside: str, said: str) -> None:
    (one,) = getattr(asked(plan(inside)), section)
    assert plan_change_words(one, section) == said


RECURRING = [
    # 30 June, 30 September, 30 December 2024, 30 March 2025
    ("every: 3 months, deadline: 2024-06-30", {"deadline_passed": ["p[1]", "p[2]"]}),
    ("every: 3 months, deadline: 2024-06-30, times: 2", {"deadline_passed": ["p[1]"]}),
    ("every: 3 months, deadline: 2024-06-30, until: 2024-10", {"deadline_passed": ["p[1]"]}),
    ("every: 3 months, deadline: 2024-06-30, outcome: [{date: 2024-09-20, result: met, occurrence: 1}]",
     {"settled": ["p[1]"], "deadline_passed": ["p[2]"]}),
    ("every: 3 months, deadline: 2024-06-30, outcome: [{date: 2024-10-05, result: met, occurrence: 1},"
     " {date: 2024-10-05, result: met, occurrence: 2}, {date: 2025-03-19, result: met, occurrence: 3}]",
     {"settled": ["p[1]", "p[2]"], "deadline_passed": ["p[1]"]}),
    # 28 February, 31 August 2024 (the end of each sixth month), 28 February 2025
    ("every: 6 months, deadline: 2024-02", {"deadline_passed": ["p[2]"]}),
    # A series that ends before its first deadline has no occurrence.
    ("every: 3 months, deadline: 2024-12-01, until: 2024-11", {}),
    ("announced: 2024-10-01, every: 3 months, deadline: 2024-12-01, until: 2024-11", {}),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "expected"), RECURRING)
def test_recurring_plans(inside: str, expected: dict[str, list[str]]) -> None:
    found = ids_of(asked(plan(inside)))
    assert {name: ids for name, ids in found.items() if name != "happened"} == expected


def test_verdicts_are_those_of_the_last_day() -> None:
    """The day of the judgement is 18 March 2025 with all that is known, not the day of the question."""
    log = """timeline: {title: A log, covers: 2000/2026-12-31}
plans:
  - {id: later-met, title: P, kind: commitment, announced: 2024-10-01, deadline: 2025-02,
     outcome: {date: 2025-04-01, result: met}}
  - {id: ahead, title: P, kind: commitment, announced: 2024-10-01, deadline: 2025-03-28,
     revisions: [{date: 2025-03-19, deadline: 2026}]}
"""
    found = {one.plan.plan.id: one.plan.verdict for one in asked(log).announced}
    assert (found["later-met"].name, found["later-met"].days_late) == ("overdue", (18, 18))
    assert (found["ahead"].name, found["ahead"].days_left) == ("pending", (10, 10))


AS_OF = [
    ("deadline: 2024-12, outcome: {date: 2024-12-15, known: 2025-02-01, result: met}", "2025-01-31", "deadline_passed"),
    ("deadline: 2024-12, outcome: {date: 2024-12-15, known: 2025-02-01, result: met}", "2025-02-01", "settled"),
    ("deadline: 2024-12, revisions: [{date: 2024-12-15, known: 2025-02-01, deadline: 2026}]", "2025-01-31",
     "deadline_passed"),
    ("deadline: 2024-12, revisions: [{date: 2024-12-15, known: 2025-02-01, deadline: 2026}]", "2025-02-01", "revised"),
    ("announced: 2024-10-01, known: 2025-02-01", "2025-01-31", ""),
    ("announced: 2024-10-01, known: 2025-02-01", "2025-02-01", "announced"),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "as_of", "expected"), AS_OF)
def test_as_of(inside: str, as_of: str, expected: str) -> None:
    assert only_plans(inside, as_of=as_of) == expected


def test_without_to_it_is_up_to_the_day_of_as_of() -> None:
    workspace = workspace_of(plan("deadline: 2024-12"), as_of="2025-01-01")
    answer = changes(workspace, Question(), parse(FROM))
    assert (ids_of(answer)["deadline_passed"], answer.until.edtf) == (["p"], "2025-01-01")
    assert "deadline_passed" not in ids_of(changes(workspace, Question(), parse(FROM), "yesterday"))


def test_plans_stand_in_order_of_what_happened_to_them() -> None:
    log = """plans:
  - {id: b, title: P, kind: demand, announced: 2025-01-01}
  - {id: c, title: P, kind: commitment, announced: 2024-10-01, deadline: 2025-02}
  - {id: a, title: P, kind: commitment, announced: 2024-10-01, deadline: 2024-11}
  - {id: vague, title: P, kind: demand, announced: 2024}
"""
    assert ids_of(asked(log)) == {"announced": ["vague?", "c", "a", "b"], "deadline_passed": ["a", "c"]}
