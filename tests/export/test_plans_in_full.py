"""What every form of the plans says besides the verdict: disputes, history, order, and how many there are."""

import csv
import io
import json
import re

import pytest

from tests.helpers import a_log, run

LOG = """timeline: {title: The mission, covers: 2014/2025-03-18}
sources: {cbp: {title: Countering Daesh, publisher: Commons Library, date: 2025-03-18}}
actors: {us: {name: United States}}
events:
  - {id: signed, date: 2025-01-05, title: They sign, type: agreement, sources: [cbp]}
plans:
  - {id: talks, title: Talks, kind: demand, announced: 2024-06, by: [us], deadline: 2024-12,
     history: [{date: 2024-01, note: put off, sources: [cbp]}],
     revisions: [{date: 2024-10-01, deadline: 2025-01}],
     outcome: {event: signed, result: met},
     disputed: [{field: deadline, value: 2025-02, sources: [cbp], note: a slip}]}
  - {id: report, title: Report, kind: demand, announced: 2024-06, deadline: 2025-01-31, every: 1 month}
  - {id: rumour, title: Rumour, kind: demand, announced: 2024-06, status: reported}
"""


def written(*args: str, text: str = LOG) -> str:
    done = run("plans", "--log", a_log(text), "--as-of", "2025-03-18", *args, COLUMNS="200")
    assert done.code == 0, done.err
    return done.out


def test_markdown_says_what_must_not_be_overlooked() -> None:
    """Report is due on 31 January, 28 February (18 days before the day) and 31 March."""
    assert written("-f", "md", "--history") == (
        "# Plans as of 18 Mar 2025 (the log has looked until 18 Mar 2025)\n\n"
        "passed 2, pending 1, met 1 (2 plans in 4 occurrences).\n\n"
        "## Demands\n\n"
        "**Report** (no. 0) — passed: no outcome recorded by 18 Mar 2025, 46 days after the deadline. "
        "Deadline: 31 Jan 2025. Demand, announced Jun 2024.\n\n"
        "- Jun 2024: announced, deadline 31 Jan 2025\n\n"
        "**Report** (no. 1) — passed: no outcome recorded by 18 Mar 2025, 18 days after the deadline. "
        "Deadline: 28 Feb 2025. Demand, announced Jun 2024.\n\n"
        "- Jun 2024: announced, deadline 31 Jan 2025\n\n"
        "**Report** (no. 2) — pending: 13 days left. Deadline: 31 Mar 2025. Demand, announced Jun 2024.\n\n"
        "- Jun 2024: announced, deadline 31 Jan 2025\n\n"
        "**Talks** (disputed: deadline) — met: 5 Jan 2025, on time. Deadline: Jan 2025. Moved once, 31 days later than "
        "first announced. Demand by United States, announced Jun 2024. Settled by `signed`.\n\n"
        "- Jan 2024: before the announcement (put off) \\[1\\]\n"
        "- Jun 2024: announced, deadline Dec 2024\n"
        "- 1 Oct 2024: deadline from Dec 2024 to Jan 2025\n"
        "- 5 Jan 2025: outcome: met `signed` \\[1\\]\n\n"
        "## Only reported (not counted)\n\n"
        "**Rumour** (reported) — open: no deadline, no outcome recorded. Demand, announced Jun 2024.\n\n"
        "- Jun 2024: announced, no deadline\n\n"
        "## Sources\n\n1. Commons Library, Countering Daesh, 18 Mar 2025\n"
    )
    assert "announced, deadline" not in written("-f", "md")


def test_json_has_what_the_log_did_not_follow() -> None:
    found = {plan["id"]: plan["disputed"] for plan in json.loads(written("-f", "json"))["plans"]}
    assert (found["report"], found["rumour"]) == ([], [])
    (claim,) = found["talks"]
    assert (claim["field"], claim["value"], claim["note"]) == ("deadline", "2025-02", "a slip")


def test_the_counts_say_where_there_are_more_occurrences_than_plans() -> None:
    top = "» 2 passed → 1 pending ✓ 1 met"
    assert written().splitlines()[1] == f"{top} (2 plans in 4 occurrences)"
    assert "(2 plans in 4 occurrences)" in written("--against", "2025-02").splitlines()[1]
    assert "occurrences)" not in written(text=LOG.replace(", every: 1 month", ""))


ORDERED = """timeline: {title: The mission, covers: 2014/2025-03-18}
plans:
  - {id: a, title: After, kind: demand, announced: 2024, deadline: 2025-12}
  - {id: b, title: Before, kind: demand, announced: 2024, deadline: 2025-08, outcome: {date: 2025-01, result: met}}
  - {id: c, title: None, kind: demand, announced: 2024}
  - {id: d, title: Straddles, kind: demand, announced: 2024, deadline: 2025}
  - {id: e, title: Within, kind: demand, announced: 2024, deadline: 2025-09}
  - {id: f, title: Promise after, kind: commitment, announced: 2024, deadline: 2025-10}
"""


@pytest.mark.parametrize("format", ["text", "md"])
def test_held_against_a_date_people_read_each_group_in_order_of_time(format: str) -> None:
    out = written("--against", "2025-09", "-f", format, text=ORDERED)
    titles = re.findall("Promise after|Before|Within|Straddles|After|None", out)
    assert titles == ["Promise after", "Before", "Within", "Straddles", "After", "None"]
    assert ("against: no deadline" in out) == (format == "text")


def test_programs_get_them_in_the_order_of_the_contract() -> None:
    """By urgency: due, pending by deadline, open, met."""
    found = json.loads(written("--against", "2025-09", "-f", "json", text=ORDERED))["plans"]
    assert [plan["id"] for plan in found] == ["f", "d", "e", "a", "c", "b"]


def test_a_median_is_a_number_as_people_write_it() -> None:
    """Moved by a year, and by a year and by 30 days: 365 and 197.5 days in median."""
    plan = "kind: commitment, announced: 2024, deadline: 2025-04-01, revisions: [{date: 2025-01, deadline: "
    text = (
        "timeline: {title: A, covers: 2014/2025-03-18}\nactors: {us: {name: US}, uk: {name: UK}}\nplans:\n"
        f"  - {{id: a, title: A, by: [us, uk], {plan}2026-04-01}}]}}\n"
        f"  - {{id: b, title: B, by: [uk], {plan}2025-05-01}}]}}\n"
    )
    table = written("--by", "actor", "-f", "md", text=text)
    rows = [line for line in table.splitlines() if line.startswith(("| US", "| UK"))]
    assert [row.split("|")[-2].strip() for row in rows] == ["+197.5", "+365"]
    shown = written("--by", "actor", text=text)
    assert "by +365 days in median" in shown
    assert "by +197.5 days in median" in shown
    assert shown.startswith("Promises by actor as of 18 Mar 2025 (what is only reported is not counted)\nlog follows ")


@pytest.mark.parametrize("kind", ["task", "event"])
def test_what_a_calendar_holds_is_asked_of_calendars_only(kind: str) -> None:
    done = run("plans", "--log", a_log(LOG), "--as", kind)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: --as says what a calendar holds")


CARD = """timeline: {title: The mission, covers: 2014/2025-03-18}
plans:
  - {id: p, title: P, kind: demand, announced: 2024, deadline: 2025-01-31, every: 1 month,
     revisions: [{date: 2024-06, deadline: 2025-02-28}]}
"""


def test_a_card_names_the_deadline_of_each_occurrence() -> None:
    """28 February is 18 days before the day, 28 March 10 days after it."""
    out = run("show", "p", "--log", a_log(CARD), "--as-of", "2025-03-18", "-f", "csv").out
    facts = csv.DictReader(io.StringIO(out))
    assert [fact["text"] for fact in facts if fact["label"] in ("recurs", "verdict", "moved")] == [
        "every month",
        "passed [0] (due 28 Feb 2025): no outcome recorded by 18 Mar 2025, 18 days after the deadline",
        "pending [1] (due 28 Mar 2025): 10 days left",
        "once, 28 days later than first announced",
    ]
