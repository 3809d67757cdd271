"""Plans in words: every verdict in a sentence, their order, the plans that answer, and records of promises."""

import pytest

from tests.helpers import workspace_of
from tests.plans.judging import FAR, promise, row, rows
from timeline.errors import WrongUsage
from timeline.query.question import KEYS, Question
from timeline.reports.plans import plans
from timeline.reports.slippers import records
from timeline.telling.verdict_words import slip_words, verdict_words

H = "2025-03-18"

# the plan, D, H, the verdict and what is said
SENTENCES = [
    ("tags: [x]", "2025-03-18", H, "open: no deadline, no outcome recorded"),
    ("tags: [x]", "2025-03-19", H, "open: no deadline, no outcome recorded, as known on 18 Mar 2025"),
    ("deadline: 2025-09, revisions: [{date: 2025-01, deadline: none}]", "2025-03-18", H,
     "open: deadline lifted, no outcome recorded"),
    ("deadline: 2025-09", "2025-03-18", H, "pending: 167 to 196 days left"),
    ("deadline: 2025-09-30", "2025-03-18", H, "pending: 196 days left"),
    ("deadline: 2025-03-19", "2025-03-18", H, "pending: 1 day left"),
    ("deadline: 2025-09", "2025-03-19", H, "pending: 166 to 195 days left, as known on 18 Mar 2025"),
    ("deadline: 2025", "2025-03-18", H, "due: 0 to 288 days left"),
    ("deadline: 2025-03-18", "2025-03-18", H, "due: 0 days left"),
    ("deadline: 2025-03-17", "2025-03-18", H, "overdue: no outcome recorded by 18 Mar 2025, 1 day late"),
    ("deadline: 2025-03-01", "2025-03-10", H, "overdue: no outcome recorded by 10 Mar 2025, 9 days late"),
    ("deadline: 2025-03-17", "2025-03-20", H,
     "overdue: no outcome recorded by 18 Mar 2025, "
     "1 day late then, 3 days by 20 Mar 2025 if nothing has happened since"),
    ("deadline: 2025-03-18", "2025-03-19", H,
     "overdue: no outcome recorded by 18 Mar 2025, the last day of its deadline, "
     "1 day late by 19 Mar 2025 if nothing has happened since"),
    ("deadline: 2025-09", "2025-09-01", H, "unknown: not followed up since 18 Mar 2025, when it was ahead"),
    ("deadline: 2025", "2025-09-01", H, "unknown: not followed up since 18 Mar 2025, when it was due"),
    ("until: 2025", "2025-09-01", H, "unknown: not followed up since 18 Mar 2025, when it was running"),
    ("until: 2026-09", "2025-03-18", H, "running: no end recorded by 18 Mar 2025"),
    ("until: 2026-09", "2025-03-19", H, "running: no end recorded by 18 Mar 2025"),
    ("until: 2025-02", "2025-03-18", H, "kept: no end recorded by 18 Mar 2025"),
    ("until: 2025-02", "2025-03-19", H, "kept: no end recorded by 18 Mar 2025"),
    ("until: 2026-09", "2025-03-01", H, "running: no end recorded by 1 Mar 2025"),
    # The log looked until 18 March, and has heard of a change since.
    ("until: 2025-09, revisions: [{date: 2025-06-01, until: 2026-12}]", "2025-12-01", H,
     "running: no end recorded by 18 Mar 2025, as known on 1 Jun 2025"),
    ("until: 2025-02, outcome: {date: 2025-02-10, result: met}", "2025-03-18", H, "kept: 10 Feb 2025"),
    ("until: 2026-09, outcome: {date: 2025-02-10, result: not-met, note: they left}", "2025-03-18", H,
     "ended-early: 10 Feb 2025 (they left)"),
    ("deadline: 2025-02, outcome: {date: 2025-02, result: met}", "2025-03-18", H, "met: Feb 2025, on time"),
    ("deadline: 2025-02, outcome: {date: 2025-02, result: met}", "2025-03-19", H,
     "met: Feb 2025, on time, as known on 18 Mar 2025"),
    ("deadline: 2025-01, outcome: {date: 2025-02, result: met}", "2025-03-18", H, "met: Feb 2025, 1 to 28 days late"),
    ("deadline: 2025-01, outcome: {date: 2025-02-01, result: met}", "2025-03-18", H, "met: 1 Feb 2025, 1 day late"),
    ("deadline: 2025-01, outcome: {date: early 2025, result: partly-met}", "2025-03-18", H,
     "partly-met: early 2025, possibly late, 0 to 89 days"),
    ('deadline: 2025-01, outcome: {date: "[2025-01-20..]", result: met}', "2025-03-18", H,
     "met: 20 Jan 2025 or later, possibly late, 0 days or more"),
    ("outcome: {date: 2025-02, result: met, note: as agreed}", "2025-03-18", H, "met: Feb 2025 (as agreed)"),
    ("deadline: 2025-09, outcome: {date: 2025-02, result: not-met}", "2025-03-18", H, "not-met: Feb 2025"),
    ("deadline: 2025-09, outcome: {date: 2025-02, result: dropped, note: no money}", "2025-03-18", H,
     "dropped: Feb 2025 (no money)"),
    # A date of the log beyond its horizon was not known on the horizon.
    ("deadline: 2025-09, outcome: {date: 2025-06-01, result: met}", "2025-12-01", H,
     "met: 1 Jun 2025, 92 to 121 days early, as known on 1 Jun 2025"),
    ("deadline: 2025-09, revisions: [{date: 2025-06-01, deadline: 2026-12}]", "2025-12-01", H,
     "pending: 365 to 395 days left, as known on 1 Jun 2025"),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "on", "horizon", "said"), SENTENCES)
def test_every_verdict_in_a_sentence(inside: str, on: str, horizon: str, said: str) -> None:
    found = row(promise(inside), on, horizon)
    assert f"{found.verdict.name}: {verdict_words(found)}" == said


def test_passed_and_superseded_in_a_sentence() -> None:
    passed = row(promise("deadline: 2025-03-17", "expectation"), "2025-03-18", H)
    assert f"{passed.verdict.name}: {verdict_words(passed)}" == (
        "passed: no outcome recorded by 18 Mar 2025, 1 day after the deadline"
    )
    inside = promise("deadline: 2025-09, outcome: {date: 2025-02, result: superseded, superseded_by: p2}")
    found = row(f"{inside}\n{promise('deadline: 2026')}", "2025-03-18", H)
    assert verdict_words(found) == "Feb 2025, replaced by Plan 2"


def test_of_a_plan_announced_after_the_horizon() -> None:
    later = "kind: commitment, announced: 2025-06-01, deadline: 2025-09"
    assert verdict_words(row(later, "2025-12-01", H)) == "not followed up since it was announced"
    assert verdict_words(row(later, "2025-07-01", H)) == "62 to 91 days left, as known on 1 Jun 2025"


@pytest.mark.parametrize(
    ("revisions", "said"),
    [
        ("", ""),
        ("{date: 2025-01-10, deadline: 2025-12}", "moved once, 3 months later than first announced"),
        ("{date: 2025-01-10, deadline: 2025-09-29}",
         "moved once, between 1 day earlier and 4 weeks later than first announced"),
        ("{date: 2025-01-10, deadline: 2025-12}, {date: 2025-02-10, deadline: 2026}",
         "moved twice, 3 to over 15 months later than first announced"),
        ("{date: 2025-01-10, deadline: 2025-12}, {date: 2025-02-10, deadline: 2025-09}", "moved twice"),
        ("{date: 2025-01-10, deadline: 2025-12}, {date: 2025-02-10, deadline: none}", "moved once, then lifted"),
        ("{date: 2025-01-10, deadline: none}", ""),
    ],
)  # fmt: skip
def test_how_far_a_deadline_has_moved(revisions: str, said: str) -> None:
    assert slip_words(row(promise(f"deadline: 2025-09, revisions: [{revisions}]"), "2025-03-18", H)) == said


LOG = f"""timeline: {{title: A log, covers: 2000/{H}}}
actors:
  us: {{name: America}}
  fr: {{name: France}}
plans:
  - {{id: open, title: P, kind: commitment, announced: 2024, by: [us]}}
  - {{id: late-b, title: P, kind: legal-requirement, announced: 2024, by: [us], deadline: 2025-02}}
  - {{id: late-a, title: P, kind: intention, announced: 2024, by: [us, fr], deadline: 2025-02}}
  - {{id: later, title: P, kind: commitment, announced: 2024, by: [us], deadline: 2025-03-10}}
  - {{id: kept-word, title: P, kind: commitment, announced: 2024, by: [fr], deadline: 2025-02,
     outcome: {{date: 2025-01, result: met}}}}
  - {{id: dropped, title: P, kind: commitment, announced: 2024, by: [fr], outcome: {{date: 2025-01, result: dropped}}}}
  - {{id: pending, title: P, kind: commitment, announced: 2024, by: [fr], deadline: 2025-09,
     disputed: [{{field: deadline, value: 2025-05}}]}}
  - {{id: due, title: P, kind: commitment, announced: 2024, by: [us], deadline: 2025}}
  - {{id: hope, title: P, kind: expectation, announced: 2024, deadline: 2025-02}}
  - {{id: asked, title: P, kind: demand, announced: 2024, by: [us], to: [fr], deadline: 2025-02}}
  - {{id: offer, title: P, kind: proposal, announced: 2024, to: [fr]}}
  - {{id: threat, title: P, kind: threat, announced: 2024}}
  - {{id: rumour, title: P, kind: commitment, announced: 2024, by: [us], deadline: 2025-02, status: reported}}
"""


def ids(on: str = H, **more: object) -> list[str]:
    filters = {key: more.pop(key) for key in list(more) if key in (*KEYS, "certain", "exact", "slack", "query")}
    return [found.plan.id for found in plans(workspace_of(LOG, as_of=on), Question(**filters), **more).rows]  # type: ignore[arg-type]


def test_promises_first_then_by_urgency_then_by_deadline_then_as_in_the_log() -> None:
    expected = "late-b late-a later due pending open dropped kept-word asked offer threat hope rumour"
    assert ids() == expected.split()


def test_groups() -> None:
    found = plans(workspace_of(LOG, as_of=H), Question())
    headings = list(dict.fromkeys(one.heading for one in found.rows))
    assert headings == ["Promises", "Demands", "Proposals", "Threats", "Expectations", "Only reported"]
    assert (found.counted, found.only_reported) == (12, 1)


def test_filters() -> None:
    assert ids(verdicts=["overdue"]) == ["late-b", "late-a", "later", "rumour"]
    assert ids(verdicts=["passed", "met"]) == ["kept-word", "asked", "hope"]
    assert ids(kinds=["demand", "threat"]) == ["asked", "threat"]
    assert ids(actors=("France",), kinds=["commitment"]) == ["pending", "dropped", "kept-word"]
    assert ids(statuses=("reported",)) == ["rumour"]


def test_due_before() -> None:
    found = plans(workspace_of(LOG, as_of=H), Question(), due_before="2025-06")
    matches = {one.plan.id: one.match.name.lower() for one in found.rows}
    certain = {"late-a", "late-b", "later", "kept-word", "hope", "asked", "rumour"}
    assert {name for name, match in matches.items() if match == "certain"} == certain
    assert {name for name, match in matches.items() if match == "possible"} == {"due", "pending"}
    assert "pending" not in ids(due_before="2025-05")
    assert ids(due_before="2025-03-01", verdicts=["overdue"]) == ["late-b", "late-a", "rumour"]
    assert ids(due_before="by March 2025", verdicts=["overdue"]) == ["late-b", "late-a", "rumour"]
    assert set(ids(due_before="2025-06", certain=True)) == certain


@pytest.mark.parametrize(("option", "value"), [("verdicts", "overdu"), ("kinds", "promise"), ("verdicts", "Overdue")])
def test_a_name_that_means_nothing_is_told(option: str, value: str) -> None:
    with pytest.raises(WrongUsage, match=value):
        ids(**{option: [value]})


def test_plans_without_bounds_are_counted() -> None:
    log = "plans:\n  - {id: p, title: P, kind: demand, announced: by 2024}\n"
    assert plans(workspace_of(log), Question(since=("2020",))).not_judged == 0
    assert plans(workspace_of(log), Question(until=("2020",))).not_judged == 1
    assert plans(workspace_of(log), Question()).not_judged == 0


def test_the_record_of_each_actor() -> None:
    found = {record.actor: record._asdict() for record in records(plans(workspace_of(LOG, as_of=H), Question()).rows)}
    counts = {actor: {k: v for k, v in r.items() if v and k != "actor"} for actor, r in found.items()}
    assert counts == {
        "us": {"made": 5, "overdue": 3, "open": 2},
        "fr": {"made": 4, "on_time": 1, "not_met": 1, "overdue": 1, "open": 1},
    }
    assert list(found) == ["us", "fr"]


def test_the_record_counts_occurrences_and_moves() -> None:
    us = "actors: {us: {name: America}}\n"
    series = promise(
        "by: [us], deadline: 2025-01-31, every: 1 month, outcome: {date: 2025-02-05, result: met, occurrence: 0}"
    )
    (record,) = records(rows(series, "2025-03-18", H, more=us))
    # January late, February overdue; March lies ahead and is not counted.
    assert (record.made, record.late, record.overdue, record.open) == (2, 1, 1, 0)
    assert (record.moved, record.median_slip) == (0, None)
    moved = promise("by: [us], deadline: 2025-09, revisions: [{date: 2025-01, deadline: 2025-12}]")
    lifted = promise("by: [us], deadline: 2025-09, revisions: [{date: 2025-01, deadline: none}]")
    (record,) = records([row(moved, H, more=us), row(lifted, H, FAR, more=us)])
    assert (record.made, record.moved, record.median_slip) == (2, 1, 92)


def test_the_record_has_one_slip_for_each_plan() -> None:
    us = "actors: {us: {name: America}}\n"
    revision = "revisions: [{date: 2024-10-01, deadline: 2025-01-10}]"
    series = promise(f"by: [us], deadline: 2024-12-31, every: 1 month, {revision}")
    # Each of three has slipped by 10 days or more (31 December, 31 January, 28 February to the 10th that follows).
    many = rows(series, "2025-03-15", FAR, more=us)
    assert [one.slip for one in many] == [10, 10, 10, 10]
    once = rows(promise("by: [us], deadline: 2025-09, " + revision.replace("2025-01-10", "2025-12")), H, FAR, more=us)
    (record,) = records([*many, *(one._replace(plan=one.plan._replace(id="p2")) for one in once)])
    # 10 and 92 days, not three times 10 and once 92
    assert (record.made, record.moved, record.median_slip) == (4, 2, 51)


def test_the_record_tells_plans_of_two_logs_with_one_id_apart() -> None:
    us = "actors: {us: {name: America}}\n"
    one = row(promise("by: [us], deadline: 2025-09, revisions: [{date: 2025-01, deadline: 2025-10}]"), H, FAR, more=us)
    two = row(promise("by: [us], deadline: 2025-09, revisions: [{date: 2025-01, deadline: 2025-12}]"), H, FAR, more=us)
    two = two._replace(log=two.log._replace(file="other.yaml"))
    (record,) = records([one, two])
    # September to October is 31 days, to December 92.
    assert (record.moved, record.median_slip) == (2, 61.5)


def test_the_record_does_not_call_met_what_nobody_recorded() -> None:
    us = "actors: {us: {name: America}}\n"
    past = row(promise("by: [us], until: 2025-02"), H, more=us)
    kept = row(promise("by: [us], until: 2025-02, outcome: {date: 2025-03-01, result: met}"), H, more=us)
    (record,) = records([past, kept])
    assert (past.verdict.name, kept.verdict.name) == ("kept", "kept")
    assert (record.made, record.on_time, record.kept) == (2, 1, 1)


def test_a_series_that_is_lifted_keeps_its_place_in_the_record() -> None:
    us = "actors: {us: {name: America}}\n"
    outcomes = "{date: 2024-10-20, result: met, occurrence: 0}, {date: 2024-12-20, result: met, occurrence: 1}"
    series = "by: [us], deadline: 2024-10-31, every: 1 month, revisions: [{date: 2024-12-31, deadline: none}]"
    (record,) = records(rows(promise(f"{series}, outcome: [{outcomes}]"), H, more=us))
    # 31 October on time, 30 November late, and 31 December is no more.
    assert (record.made, record.on_time, record.late, record.open) == (2, 1, 1, 0)
