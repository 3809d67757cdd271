"""The facts besides the verdict in every format of the plans: disputes, history, order, and counts."""

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
    """Report is due on 31 January, 28 February (18 days before the day) and 31 March; 46 days are over 6 weeks."""
    assert written("-f", "md", "--history") == (
        "# The mission\n\n**Plans**\n\nAs of 18 Mar 2025. The log follows 2014 – 18 Mar 2025.\n\n"
        "2 plans in 4 occurrences · 2 need attention (2 past the deadline) · 1 ahead · 1 settled (1 met) · "
        "1 only reported (not counted)\n\n"
        "## Demands (4)\n\n"
        "### Needs attention (2)\n\n"
        "**28 Feb 2025** Report (no. 1) — deadline passed: no outcome recorded, 18 days after the deadline; "
        "announced Jun 2024; no source.\n\n"
        "- Jun 2024: announced, deadline 31 Jan 2025\n\n"
        "**31 Jan 2025** Report (no. 0) — deadline passed: no outcome recorded, over 6 weeks after the deadline; "
        "announced Jun 2024; no source.\n\n"
        "### Ahead (1)\n\n"
        "**31 Mar 2025** Report (no. 2) — ahead: 13 days left; announced Jun 2024; no source.\n\n"
        "### Settled (1)\n\n"
        "- **Jan 2025** Talks (disputed: deadline) — met on 5 Jan 2025, on the second date, 5 days after "
        "the first[^1].\n"
        "  - Jan 2024: before the announcement (put off)[^1]\n"
        "  - Jun 2024: announced, deadline Dec 2024\n"
        "  - 1 Oct 2024: deadline from Dec 2024 to Jan 2025\n"
        "  - 5 Jan 2025: outcome: met[^1]\n\n"
        "## Only reported (1, not counted)\n\n"
        "### Without a deadline (1)\n\n"
        "- Rumour (reported) — demand; no source.\n"
        "  - Jun 2024: announced, no deadline\n\n"
        "Cite as: The mission (log of 2014 – 18 Mar 2025), Plans, as of 18 Mar 2025.\n\n"
        "[^1]: Commons Library, Countering Daesh, 18 Mar 2025\n"
    )
    assert "announced, deadline" not in written("-f", "md")


def test_json_has_what_the_log_did_not_follow() -> None:
    found = {plan["id"]: plan["disputed"] for plan in json.loads(written("-f", "json"))["plans"]}
    assert (found["report"], found["rumour"]) == ([], [])
    (claim,) = found["talks"]
    assert (claim["field"], claim["value"], claim["note"]) == ("deadline", "2025-02", "a slip")


def test_the_counts_say_where_there_are_more_occurrences_than_plans() -> None:
    assert written().splitlines()[3].startswith("2 plans in 4 occurrences · 2 need attention")
    assert written("--against", "2025-02").splitlines()[3].startswith("2 plans in 4 occurrences · 2 before it")
    assert "occurrences" not in written(text=LOG.replace(", every: 1 month", ""))


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
    titles = re.findall("Promise after|Before(?! it)|Within(?! it)|Straddles|After(?! it)|None", out)
    assert titles == ["Promise after", "Before", "Within", "Straddles", "After", "None"]
    assert out.count("Without a deadline") == 1


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
    rows = [line for line in written("--by", "actor", "-f", "md", text=text).splitlines() if line.startswith("**U")]
    assert [re.findall("by .* in median|, .* in median", row) for row in rows] == [
        [", by +197.5 days in median"], [", 12 months later in median"]
    ]  # fmt: skip
    shown = written("--by", "actor", "--days", text=text)
    assert "by +365 days in median" in shown
    assert "by +197.5 days in median" in shown


@pytest.mark.parametrize("kind", ["task", "event"])
def test_options_of_calendars_are_refused_elsewhere(kind: str) -> None:
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
        "deadline passed (no. 0, due 28 Feb 2025): no outcome recorded by 18 Mar 2025, 18 days after the deadline",
        "ahead (no. 1, due 28 Mar 2025): 10 days left",
        "once, 4 weeks later than first announced",
        "every month",
    ]
