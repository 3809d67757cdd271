"""Earlier deadlines of a plan, in order: each that a revision replaced or lifted, never the one in force."""

import json

import pytest

from tests.helpers import a_log, run, workspace_of
from timeline.plans.deadline import Moment
from timeline.plans.moves import earlier_deadlines
from timeline.query.question import Question
from timeline.reports.lanes import lanes
from timeline.telling.lane_words import when_words

HEAD = "timeline: {title: T, covers: 2020/2025-12-31}\n"
CASES = [
    ("deadline: 2024", "", "", "deadline 2024"),
    ("deadline: 2024", "{date: 2021-01-01, deadline: 2025}", "2024", "deadline 2024 → 2025"),
    (
        "deadline: 2024",
        "{date: 2021-01-01, deadline: 2025}, {date: 2022-01-01, deadline: 2023-06}",
        "2024 2025",
        "deadline 2024 → 2025 → Jun 2023",
    ),
    ("deadline: 2024", "{date: 2021-01-01, deadline: none}", "2024", "deadline 2024, lifted"),
    (
        "deadline: 2024",
        "{date: 2021-01-01, deadline: none}, {date: 2022-01-01, deadline: 2025}",
        "2024",
        "deadline 2024 → 2025",
    ),
    # Set again as it was: no other deadline.
    ("deadline: 2024", "{date: 2021-01-01, deadline: none}, {date: 2022-01-01, deadline: 2024}", "", "deadline 2024"),
    # There and back.
    (
        "deadline: 2024",
        "{date: 2021-01-01, deadline: 2025}, {date: 2022-01-01, deadline: 2024}",
        "2024 2025",
        "deadline 2024 → 2025 → 2024",
    ),
    # The first deadline that a plan gets replaces none.
    ("summary: none yet", "{date: 2021-01-01, deadline: 2025}", "", "deadline 2025"),
    # Not yet by 2024, and what moves nothing.
    ("deadline: 2024", "{date: 2024-06-01, deadline: 2025}", "", "deadline 2024"),
    ("deadline: 2024", "{date: 2021-01-01, status: proposed, deadline: 2025}", "", "deadline 2024"),
    ("deadline: 2024", "{date: 2021-01-01, status: rejected, deadline: 2025}", "", "deadline 2024"),
    ("until: 2024", "{date: 2021-01-01, until: 2025}", "2024", "until 2024 → 2025"),
    ("deadline: 2024, every: 1 year", "{date: 2021-01-01, deadline: 2025}", "", None),
]


@pytest.mark.parametrize(("first", "revisions", "earlier", "told"), CASES)
def test_earlier_deadlines(first: str, revisions: str, earlier: str, told: str | None) -> None:
    plan = f"plans: [{{id: p, title: P, kind: intention, announced: 2020-01-01, {first}, revisions: [{revisions}]}}]"
    workspace = workspace_of(HEAD + plan, as_of="2024-01-01")
    (log,) = workspace.logs
    moment = Moment(workspace.as_of, workspace.as_of)
    found = [str(one.date.edtf) for one in earlier_deadlines(log.plans["p"], log, moment)]
    assert found == earlier.split()
    (lane,) = lanes(workspace, Question()).lanes
    assert told is None or when_words(lane) == told


def test_as_json_they_are_days() -> None:
    plan = "{id: p, title: P, kind: intention, announced: 2020-01-01, deadline: 2021-02, revisions: [REVISION]}"
    log = a_log(HEAD + f"plans: [{plan.replace('REVISION', '{date: 2021-01-05, deadline: 2021-04-01}')}]")
    done = run("chart", "--log", log, "--as-of", "2022-01-01", "--format", "json")
    (lane,) = json.loads(done.out)["lanes"]
    assert lane["plan"]["moved"] == [{"earliest": "2021-01-05", "latest": "2021-01-05"}]
    assert lane["plan"]["earlier"] == [{"earliest": "2021-02-01", "latest": "2021-02-28"}]
    assert [one["window"] for one in lane["plan"]["deadlines"]] == [{"earliest": "2021-04-01", "latest": "2021-04-01"}]
