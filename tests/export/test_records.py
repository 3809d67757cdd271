"""The records of actors in the formats for machines."""

import json

import pytest

from tests.export.agreeing import inside, lines_of, misfits
from tests.helpers import a_folder, a_log, run, workspace_of
from timeline.export.records import records_sheet
from timeline.query.question import Question
from timeline.reports.plans import plans
from timeline.reports.slippers import records

LOG = """timeline: {title: The mission, covers: 2014/2025-03-18}
actors: {us: {name: United States}, iraq: {name: Iraq}}
plans:
  - {id: a, title: A, kind: commitment, announced: 2024, by: [us, iraq], deadline: 2025-01,
     revisions: [{date: 2024-10, deadline: 2025-02}], outcome: {date: 2025-02-10, result: met}}
  - {id: b, title: B, kind: intention, announced: 2024, by: [us], deadline: 2025-03-10}
  - {id: c, title: C, kind: demand, announced: 2024, by: [iraq]}
"""
ASKED = ("plans", "--by", "actor", "--as-of", "2025-03-18")


@pytest.fixture(scope="module")
def folder() -> str:
    folder = a_folder()
    a_log(LOG, folder)
    return str(folder)


def test_every_format_has_the_same_counts(folder: str) -> None:
    """The United States met one of two and are late with the other; the one that moved did by 28 days."""
    shown = {
        format: run(*ASKED, "--format", format, cwd=folder).out for format in ("json", "jsonl", "csv", "md", "html")
    }
    whole = json.loads(shown["json"])["statistics"]
    assert [(one["actor"], one["made"], one["on_time"], one["overdue"], one["median_slip"]) for one in whole] == [
        ("us", 2, 1, 1, 28),
        ("iraq", 1, 1, 0, 28),
    ]
    assert [json.loads(line) for line in shown["jsonl"].splitlines()] == whole
    lines = lines_of(shown["csv"])
    assert [line.pop("name") for line in lines] == ["United States", "Iraq"]
    assert lines == [{name: str(value) for name, value in one.items()} for one in whole]
    # From January to February 2025 by their last days, 28 days: 4 weeks.
    told = [
        "United States — 2 promises made; 1 met on time; 1 overdue; 1 moved, 4 weeks later in median.",
        "Iraq — 1 promise made; 1 met on time; 1 moved, 4 weeks later in median.",
    ]
    assert [line.replace("**", "") for line in shown["md"].splitlines() if " — " in line] == told
    assert [text for text in inside(shown["html"], "p") if " — " in text] == told
    assert shown["md"].startswith("# The mission\n\n**Promises by actor (only reported ones not counted)**\n")


def test_counts_are_numbers() -> None:
    workspace = workspace_of(LOG, as_of="2025-03-18")
    sheet = records_sheet(records(plans(workspace, Question()).rows), workspace)
    (us, iraq) = [*sheet.lines]
    assert misfits(sheet._replace(lines=[us, iraq])) == []
    assert (us[1][:3], us[1][-1]) == (("United States", 2, 1), "us")


def test_nobody_promised_anything() -> None:
    log = a_log("plans: []\n")
    for format, lines in (("jsonl", 0), ("csv", 1)):
        done = run("plans", "--by", "actor", "--log", log, "--format", format)
        assert (done.code, len(done.out.splitlines())) == (0, lines)
