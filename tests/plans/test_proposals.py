"""Changes of plans that were only proposed or rejected: told, and without any effect on the plan."""

import csv
import io
import json

import pytest

from tests.helpers import a_log, problems_of, run
from tests.plans.judging import promise, row

H = "2025-12-31"


@pytest.mark.parametrize("status", ["proposed", "rejected"])
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ("deadline: 2030", "overdue"),
        ("deadline: none", "overdue"),
        ("deadline: {within: 9 years, of: 2025-01-01}", "overdue"),
    ],
)
def test_it_moves_nothing(status: str, change: str, verdict: str) -> None:
    judged = row(promise(f"deadline: 2025-03, revisions: [{{date: 2025-02-01, status: {status}, {change}}}]"), H)
    assert judged.verdict.name == verdict
    assert (judged.slip, judged.slip_range, judged.times_moved, judged.is_lifted) == (0, (0, 0), 0, False)
    assert [proposal.status for proposal in judged.proposals] == [status]


def test_its_adoption_is_a_further_revision() -> None:
    revisions = "{date: 2025-02-01, status: proposed, deadline: 2026}, {date: 2025-02-10, deadline: 2026}"
    judged = {
        on: row(promise(f"deadline: 2025-03, revisions: [{revisions}]"), on) for on in ("2025-02-05", "2025-02-10")
    }
    assert [one.times_moved for one in judged.values()] == [0, 1]
    assert [str(one.deadline.date.edtf) for one in judged.values() if one.deadline] == ["2025-03", "2026"]


def test_it_is_not_told_before_its_day() -> None:
    plan = promise("deadline: 2025-03, revisions: [{date: 2025-02-01, status: proposed, deadline: 2026}]")
    assert row(plan, "2025-01-31").proposals == ()


def test_an_until_that_was_proposed_does_not_make_it_something_that_must_last() -> None:
    assert row(promise("revisions: [{date: 2025-02-01, status: proposed, until: 2026}]"), H).verdict.name == "open"


def test_a_series_that_somebody_proposed_to_end_goes_on() -> None:
    from tests.plans.judging import rows

    plan = promise(
        "deadline: 2025-01-31, every: 1 month, revisions: [{date: 2025-02-01, status: rejected, deadline: none}]"
    )
    assert [one.occurrence for one in rows(plan, "2025-03-15")] == [0, 1, 2]


@pytest.mark.parametrize(
    "revisions",
    [
        # Out of order, empty, the same deadline, after the outcome: none of this matters for what changed nothing.
        "{date: 2025-06-01, note: x}, {date: 2025-02-01, status: proposed, deadline: 2026}",
        "{date: 2025-02-01, status: proposed}",
        "{date: 2025-02-01, status: rejected, deadline: 2025-03}",
        "{date: 2025-11-01, status: proposed, deadline: 2026}",
        "{date: 2025-06-01, status: proposed, deadline: 2026}, {date: 2025-02-01, note: x}",
    ],
)
def test_it_is_exempt_from_the_checks_on_order_and_emptiness(revisions: str) -> None:
    inside = promise(f"deadline: 2025-03, revisions: [{revisions}], outcome: {{date: 2025-10-01, result: met}}")
    codes = {one.code for one in problems_of(f"plans: [{{id: p, title: T, {inside}}}]")}
    assert codes <= {"no-source"}


@pytest.mark.parametrize(
    ("revision", "code"),
    [
        ("{date: 2025-02-01, status: adopted, deadline: 2026}", "bad-choice"),
        ("{status: proposed, deadline: 2026}", "no-date"),
        ("{date: 2025-02-01, status: proposed, deadline: 2025/2026}", "bad-deadline"),
        ("{date: 2025-02-01, status: proposed, until: 2026}", "bad-deadline"),
        ("{date: 2025-02-01, status: proposed, deadline: {within: 9 days, of: nothing}}", "unknown-entry"),
    ],
)
def test_what_it_says_is_still_checked(revision: str, code: str) -> None:
    inside = promise(f"deadline: 2025-03, revisions: [{revision}]")
    assert code in {one.code for one in problems_of(f"plans: [{{id: p, title: T, {inside}}}]")}


def test_deadlines_that_count_from_each_other_in_a_proposal_are_no_circle() -> None:
    plans = """
plans:
  - {id: a, title: A, kind: demand, announced: 2024-01-01, deadline: {within: 9 days, of: b}}
  - {id: b, title: B, kind: demand, announced: 2024-01-01, deadline: 2025, revisions: [
     {date: 2024-02-01, status: proposed, deadline: {within: 9 days, of: a}}]}
"""
    assert "deadline-loop" not in {one.code for one in problems_of(plans)}


LOG = """
timeline: {title: T, covers: 2024/2025-12-31}
sources:
  law: {title: The act, publisher: Gazette, date: 2024-09-27}
  motion: {title: A motion, publisher: Chamber, date: 2025-02-01}
plans:
  - {id: p, title: A road is built, kind: commitment, announced: 2024-09-27, deadline: 2026-03, sources: [law],
     revisions: [{date: 2025-02-01, status: proposed, deadline: 2027, note: by the opposition, sources: [motion]},
                 {date: 2025-03-01, status: rejected, deadline: none, sources: [motion]}]}
"""


def test_every_command_tells_it_as_what_it_is() -> None:
    ask = ("--log", a_log(LOG), "--as-of", "2025-12-31")
    (plan,) = json.loads(run("plans", *ask, "--format", "json").out)["plans"]
    assert [one["status"] for one in plan["revisions"]] == ["proposed", "rejected"]
    changed = json.loads(run("changes", "2025-01-01", "2025-12-31", *ask, "--format", "json").out)["plans"]
    assert changed["revised"] == []
    assert [(one["id"], one["proposal"]["status"], one["moved"]) for one in changed["proposed"]] == [
        ("p", "proposed", None),
        ("p", "rejected", None),
    ]
    dates = json.loads(run("list", *ask, "--format", "json").out)["plan_dates"]
    assert [(one["what"], one["from"], one["to"]) for one in dates] == [
        ("announced", None, None),
        ("proposed", None, None),
        ("rejected", None, None),
        ("deadline", None, None),
    ]

    def told(*asked: str) -> str:
        done = run(*asked, *ask)
        assert done.code == 0, done.err
        return " ".join(done.out.replace("│", "").split())

    assert "change proposed: A road is built, deadline 2027 " in told("list")
    assert "change rejected: A road is built, to lift the deadline" in told("list")
    assert "proposed: deadline 2027 (by the opposition) (Chamber, 1 Feb 2025)" in told("plans")
    assert "moved" not in told("plans")
    assert "2 changes of plans proposed or rejected" in told("changes", "2025-01-01", "2025-12-31")
    assert "proposed: deadline 2027: A road is built" in told("changes", "2025-01-01", "2025-12-31")
    assert "rejected to lift the deadline (1 Mar 2025)" in told("show", "p")
    assert "1 Feb 2025 → proposed: deadline 2027" in told("show", "p")
    assert "change proposed: " in told("page")
    assert "Change proposed: A road is built" in run("list", *ask, "--format", "ics").out.replace("\r\n ", "")
    assert "proposed: deadline 2027" in run("plans", *ask, "--format", "csv").out
    assert "proposed: deadline 2027" in run("changes", "2025", "2025-12-31", *ask, "--format", "csv").out


def test_every_format_of_the_list_says_that_it_moved_nothing() -> None:
    ask = ("list", "--only", "plans", "--log", a_log(LOG), "--as-of", "2025-12-31", "--format")
    steps = ["announced", "proposed", "rejected", "deadline"]
    assert [json.loads(line)["what"] for line in run(*ask, "jsonl").out.splitlines()] == steps
    table = csv.DictReader(io.StringIO(run(*ask, "csv").out, newline=""))
    assert [one["kind"] for one in table] == steps
    # The number is the place among the revisions of the plan.
    ids = ["p.announced", "p.proposed.1", "p.rejected.2", "p.deadline"]
    slides = json.loads(run(*ask, "timelinejs").out)["events"]
    assert [one["unique_id"].rpartition(":")[2] for one in slides] == ids
    calendar = run(*ask, "ics").out.replace("\r\n ", "").splitlines()
    assert [line.partition(":")[2].partition("@")[0] for line in calendar if line.startswith("UID:")] == ids
    assert "plan moved" not in "".join(run(*ask, format).out for format in ("text", "md", "html", "ics"))


def test_changes_of_one_day_stand_in_the_order_of_the_log() -> None:
    """A motion and a counter-motion, the rejection of one, and the adoption of the other on the same day."""
    log = """
plans:
  - {id: p, title: T, kind: commitment, announced: 2025-02-01, deadline: 2025-03, revisions: [
     {date: 2025-02-01, status: proposed, deadline: 2026}, {date: 2025-02-01, status: rejected, deadline: 2026},
     {date: 2025-02-01, deadline: 2025-06}, {date: 2025-02-01, status: proposed, deadline: 2027}]}
"""
    found = json.loads(run("list", "--log", a_log(log), "--as-of", "2025-12-31", "--format", "json").out)
    assert [one["what"] for one in found["plan_dates"]] == [
        "announced", "proposed", "rejected", "moved", "proposed", "deadline"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "term", "words"),
    [
        ("commitment", "2027", "deadline 2027"),
        ("commitment", "{within: 90 days, of: vote}", "deadline 90 days from “A vote”"),
        ("commitment", "{before: vote}", "deadline before “A vote”"),
        ("commitment", "{earlier_of: [2027, {before: vote}]}", "deadline the earlier of 2027 and before “A vote”"),
        ("commitment", "{later_of: [2027, {before: vote}]}", "deadline the later of 2027 and before “A vote”"),
        ("rule", "2027-08-02", "applies from 2 Aug 2027"),
        ("rule", "{within: 90 days, of: vote}", "date 90 days from “A vote”"),
    ],
)
def test_every_deadline_that_may_be_proposed_has_its_words(kind: str, term: str, words: str) -> None:
    log = f"""
events: [{{id: vote, date: 2025-06-01, title: A vote, type: law}}]
plans:
  - {{id: p, title: T, kind: {kind}, announced: 2025-01-01, deadline: 2026-12-31,
     revisions: [{{date: 2025-02-01, status: proposed, deadline: {term}}}]}}
"""
    ask = ("--log", a_log(log), "--as-of", "2025-12-31", "--format")

    def told(*asked: str) -> str:
        done = run(*asked)
        assert done.code == 0, done.err
        return " ".join(done.out.replace("\r\n ", "").replace("│", "").split()).replace("\\,", ",")

    for asked in (("list",), ("changes", "2025-01-15", "2025-03"), ("plans",), ("show", "p")):
        for format in ("text", "md"):
            assert words in told(*asked, *ask, format), (asked, format)
    for asked in (("list",), ("changes", "2025-01-15", "2025-03"), ("plans",)):
        assert words in told(*asked, *ask, "csv"), asked
    for asked in (("list",), ("plans",)):
        assert words in told(*asked, *ask, "ics"), asked


def test_a_proposal_that_became_known_late_is_news() -> None:
    log = a_log(LOG.replace("date: 2025-02-01, status", "date: 2025-02-01, known: 2025-06-01, status"))
    found = json.loads(
        run("changes", "2025-05", "2025-07", "--log", log, "--as-of", "2025-12-31", "--format", "json").out
    )
    (learned,) = found["plans"]["learned"]
    assert (learned["what"], learned["proposal"]["status"]) == ("proposed", "proposed")


def test_a_rejection_that_became_known_late_is_none_of_a_proposal() -> None:
    log = a_log(LOG.replace("date: 2025-03-01, status", "date: 2025-03-01, known: 2025-06-01, status"))
    asked = ("changes", "2025-05", "2025-07", "--log", log, "--as-of", "2025-12-31")
    (learned,) = json.loads(run(*asked, "--format", "json").out)["plans"]["learned"]
    assert (learned["what"], learned["proposal"]["status"]) == ("rejected", "rejected")
    assert "rejected: to lift the deadline: A road is built" in " ".join(run(*asked).out.split())


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("{within: 1 month, of: pause}", "1 month from “A pause begins”"),
        ("{within: 90 days, of: 2025-02-01}", "90 days from 1 Feb 2025"),
        ("{before: pause}", "before “A pause begins”"),
        ("{earlier_of: [2026-03, {before: pause}]}", "the earlier of Mar 2026 and before “A pause begins”"),
        (
            "{later_of: [2026-03, {within: 2 days, of: pause}]}",
            "the later of Mar 2026 and 2 days from “A pause begins”",
        ),
    ],
)
def test_what_a_deadline_was_proposed_to_hang_on(term: str, said: str) -> None:
    plan = promise(f"deadline: 2025-03, revisions: [{{date: 2025-02-01, status: proposed, deadline: {term}}}]")
    log = a_log(
        "timeline: {title: A log, covers: 2020/2025-12-31}\n"
        "events: [{id: pause, date: 2025-09-01, title: A pause begins, type: other}]\n"
        f"plans: [{{id: p, title: A road is built, {plan}}}]\n"
    )
    for question in (
        ("plans",),
        ("list",),
        ("show", "p"),
        ("changes", "2025", "2025-12"),
        ("plans", "--format", "csv"),
    ):
        out = run(*question, "--log", log, "--as-of", "2025-12-31", COLUMNS="300").out
        assert f"deadline {said}" in " ".join(out.split()), question
