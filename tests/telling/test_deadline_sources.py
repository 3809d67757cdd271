"""The source beside a deadline: who set the one in force on the day, in every answer and format."""

import csv
import json
from typing import Any

import pytest

from tests.helpers import a_folder, a_log, run, workspace_of
from timeline.query.question import Question
from timeline.render.document import painted
from timeline.render.lines import plain
from timeline.reports.card import cards
from timeline.reports.chronology import chronology
from timeline.reports.plans import plans
from timeline.telling.card_facts import facts
from timeline.telling.plans import Choices, document

LOG = """
timeline: {title: T, covers: 2000/2025-12-31}
sources:
  law: {title: The act, publisher: Gazette, date: 2020-01-01}
  bill: {title: A bill, publisher: Parliament, date: 2021-03-01}
  press: {title: A report, publisher: Press, date: 2022-05-01}
events:
  - {id: put-off, date: 2022-05-01, title: They put it off again, type: law, sources: [press]}
plans:
  - {id: vote, title: A vote is held, kind: commitment, announced: 2020-01-01, deadline: 2021-06-30, sources: [law],
     revisions: [{date: 2021-03-01, deadline: 2022-06-30, sources: [bill]}, {event: put-off, deadline: 2026-06-30},
                 {date: 2023-01-01, note: a word, sources: [law]}]}
  - {id: road, title: A road is built, kind: intention, announced: 2020-01-01, sources: [law],
     revisions: [{date: 2021-03-01, deadline: 2030, sources: [bill]}]}
  - {id: silent, title: A mast is built, kind: intention, announced: 2020-01-01, deadline: 2029, sources: [law],
     revisions: [{date: 2021-03-01, deadline: 2030}]}
"""


@pytest.mark.parametrize(
    ("plan", "as_of", "sources"),
    [
        ("vote", "2021-02-28", ["law"]),
        ("vote", "2021-03-01", ["bill"]),
        # The event that moved it speaks for it; a note later on moves nothing.
        ("vote", "2022-05-01", ["press"]),
        ("vote", "2023-02-01", ["press"]),
        ("road", "2021-03-01", ["bill"]),
        # Nobody is named for the move, so the plan's own source is all there is.
        ("silent", "2021-03-01", ["law"]),
    ],
)
def test_a_deadline_in_the_chronology_cites_who_set_it(plan: str, as_of: str, sources: list[str]) -> None:
    rows = chronology(workspace_of(LOG, as_of=as_of), Question(), "plans").rows
    (due,) = (row for row in rows if row.what == "deadline" and row.entry.id == plan)
    assert [citation.ref for citation in due.sources] == sources


@pytest.mark.parametrize(
    ("as_of", "fact"),
    [
        ("2021-03-01", "moved once, 12 months later than first announced (Parliament, 1 Mar 2021)"),
        # 30 June 2021 to 30 June 2026; before the fix, the source of the note of 2023.
        ("2023-02-01", "moved twice, 5 years later than first announced (Press, 1 May 2022)"),
    ],
)
def test_a_move_cites_the_revision_in_force_on_the_day(as_of: str, fact: str) -> None:
    assert fact in _shown(as_of)


@pytest.mark.parametrize("is_full", [True, False])
def test_a_deadline_that_was_given_later_cites_who_gave_it(is_full: bool) -> None:
    told = _shown("2021-03-01", is_full=is_full).partition("A road is built")[2]
    assert "Gazette, 1 Jan 2020 · Parliament, 1 Mar 2021 · road" in told


def _shown(as_of: str, *, is_full: bool = False) -> str:
    workspace = workspace_of(LOG, as_of=as_of)
    answer = plans(workspace, Question())
    told = document(answer, workspace, Question(), choices=Choices(is_full=is_full))
    return " ".join(plain(painted(told, 140)).replace("│", "").split())


@pytest.mark.parametrize(
    ("as_of", "sources"), [("2021-02-28", []), ("2021-03-01", ["bill"]), ("2023-02-01", ["press"])]
)
def test_a_card_cites_who_set_the_deadline_in_force(as_of: str, sources: list[str]) -> None:
    """The first deadline has the sources of the plan, which stand for the whole card."""
    workspace = workspace_of(LOG, as_of=as_of)
    (asked,) = cards(workspace, ["vote"])
    (told,) = (fact for fact in facts(asked, workspace) if fact.label == "deadline")
    assert [citation.ref for citation in told.sources] == sources


ASKED = ("--as-of", "2023-02-01")
PRESS = "Press, A report, 1 May 2022"


def _run(*asked: str) -> str:
    done = run(*asked, "--log", a_log(LOG), *ASKED)
    assert done.code == 0, done.err
    return done.out.replace("\r\n ", "")


def _refs(sources: list[dict[str, Any]]) -> list[str]:
    return [source["ref"] for source in sources]


@pytest.mark.parametrize(
    ("plan", "sources"), [("vote", ["press"]), ("road", ["bill"]), ("silent", ["law"]), ("undated", [])]
)
def test_each_json_has_the_sources_of_the_deadline(plan: str, sources: list[str]) -> None:
    undated = "  - {id: undated, title: A wall, kind: intention, announced: 2020-01-01, sources: [law]}\n"
    log = a_log(LOG + undated)

    def ask(*asked: str) -> Any:
        return json.loads(run(*asked, "--log", log, *ASKED, "--format", "json").out)

    def plan_in(found: list[Any]) -> Any:
        return next(one for one in found if one["id"] == plan)

    assert _refs(plan_in(ask("plans")["plans"])["deadline_sources"]) == sources
    assert _refs(plan_in(ask("state", "2023-02-01")["plans"])["deadline_sources"]) == sources
    assert _refs(plan_in(ask("changes", "2019", "2020-02")["plans"]["announced"])["deadline_sources"]) in (
        ["law"],
        [],
    )  # judged on the last day of the period, when nothing had moved
    assert _refs(ask("show", plan)["entries"][0]["deadline_sources"]) == sources
    (lane,) = (one["plan"] for one in ask("chart")["lanes"] if one["plan"] and one["plan"]["id"] == plan)
    assert _refs(lane["deadlines"][0]["sources"]) == sources
    due = [one for one in ask("list")["plan_dates"] if one["plan"] == plan and one["what"] == "deadline"]
    assert [_refs(one["sources"]) for one in due] == ([sources] if sources else [])


@pytest.mark.parametrize("asked", [("plans",), ("state", "2023-02-01"), ("changes", "2021", "2023-01"), ("chart",)])
def test_each_table_has_a_column_of_its_sources(asked: tuple[str, ...]) -> None:
    rows = list(csv.DictReader(_run(*asked, "--format", "csv").splitlines()))
    voted = [row for row in rows if row["title"] == "A vote is held" and row.get("kind", "") == "commitment"]
    assert {row["deadline_sources"] for row in voted} == {PRESS}
    assert {row["deadline_source_ids"] for row in voted} == {"press"}


def test_the_row_of_a_deadline_in_a_list_has_its_sources() -> None:
    rows = list(csv.DictReader(_run("list", "--format", "csv").splitlines()))
    (due,) = (row for row in rows if row["title"] == "A vote is held" and row["kind"] == "deadline")
    assert due["sources"] == PRESS


def test_an_excel_sheet_has_the_column() -> None:
    from openpyxl import load_workbook

    path = a_folder() / "plans.xlsx"
    assert run("plans", "--log", a_log(LOG), *ASKED, "--output", str(path)).code == 0
    sheets = load_workbook(path)
    cells = [str(cell.value) for row in sheets.worksheets[0].iter_rows() for cell in row if cell.value is not None]
    assert any("deadline_sources" in cell or "deadline sources" in cell.lower() for cell in cells)
    assert PRESS in cells


@pytest.mark.parametrize("asked", [("plans",), ("list",), ("state", "2023-02-01"), ("chart",)])
def test_documents_cite_it_beside_the_deadline(asked: tuple[str, ...]) -> None:
    text = _run(*asked, "--format", "md")
    (note,) = (line.split("]")[0] + "]" for line in text.splitlines() if line.endswith(PRESS))
    place = "30 Jun 2026" if asked[0] != "list" else "**30 Jun 2026**"
    (told,) = (line for line in text.splitlines() if place in line and "A vote is held" in line and "→" not in line)
    assert note.rstrip("]").strip("[") in told


def test_calendars_and_the_page_cite_it_beside_the_deadline() -> None:
    assert f"source of the deadline: {PRESS}" in _run("plans", "--format", "ics").replace("\\,", ",")
    due = _run("list", "--format", "ics").replace("\\,", ",").split("Deadline: A vote is held")[1]
    assert f"source: {PRESS}" in due.split("END:VEVENT")[0]
    page = _run("page")
    term = page[page.index("<span class=label>deadline</span> 30 Jun 2026") :]
    number = term[term.index("<i>") + 3 : term.index("</i>")]
    assert f"<li id=S{number}><b>Press</b>" in page


def test_a_plan_without_sources_cites_its_announcement() -> None:
    log = LOG + "  - {id: bare, title: A wall, kind: intention, announced: {event: put-off}, deadline: 2030}\n"
    rows = chronology(workspace_of(log, as_of="2023-02-01"), Question(), "plans").rows
    (due,) = (row for row in rows if row.what == "deadline" and row.entry.id == "bare")
    assert [citation.ref for citation in due.sources] == ["press"]


HANGING = """
timeline: {title: T, covers: 2000/2025-12-31}
sources:
  law: {title: The act, publisher: Gazette, date: 2020-01-01}
  bill: {title: A bill, publisher: Parliament, date: 2021-03-01}
  press: {title: A report, publisher: Press, date: 2022-05-01}
plans:
  - {id: vote, title: A vote is held, kind: commitment, announced: 2020-01-01, deadline: 2021-06-30, sources: [law],
     revisions: [{date: 2021-03-01, deadline: 2022-06-30, sources: [bill]}]}
  - {id: list, title: A list, kind: intention, announced: 2020-01-01, deadline: {before: vote}, sources: [law],
     outcome: {date: 2021-05-01, result: met, sources: [press]}}
  - {id: roll, title: A roll, kind: intention, announced: 2020-01-01, deadline: {within: 1 day, of: list},
     sources: [law]}
  - {id: soon, title: Soon, kind: intention, announced: 2020-01-01, deadline: {earlier_of: [2022, {before: vote}]},
     sources: [law]}
  - {id: fixed, title: Fixed, kind: intention, announced: 2020-01-01, deadline: {earlier_of: [2020-05, {before: vote}]},
     sources: [law]}
  - {id: slip, title: Slip, kind: intention, announced: 2020-01-01, deadline: 2021-09-30, sources: [law],
     corrections: [{date: 2022-05-01, field: deadline, was: 2021-03-31, why: the annex, sources: [press]}]}
  - {id: fund, title: Fund, kind: intention, announced: 2020-01-01, deadline: 2023, sources: [law],
     revisions: [{date: 2021-03-01, deadline: none, sources: [bill]}]}
"""


@pytest.mark.parametrize(
    ("plan", "as_of", "sources"),
    [
        ("list", "2021-02-28", ["law"]),
        # The bill moved the vote, and so the list.
        ("list", "2021-03-01", ["law", "bill"]),
        ("list", "2022-06-01", ["law", "bill"]),
        ("roll", "2021-04-30", ["law", "bill"]),
        # The roll counts from the day on which the list was ready.
        ("roll", "2021-05-01", ["law", "press"]),
        ("soon", "2021-03-01", ["law", "bill"]),
        # May 2020 is earlier, whatever becomes of the vote.
        ("fixed", "2021-03-01", ["law"]),
        ("slip", "2022-04-30", ["law"]),
        ("slip", "2022-05-01", ["press"]),
        ("fund", "2021-03-01", ["bill"]),
    ],
)
def test_a_deadline_cites_what_moved_or_corrected_it(plan: str, as_of: str, sources: list[str]) -> None:
    found = {row.plan.id: row for row in plans(workspace_of(HANGING, as_of=as_of), Question()).rows}
    assert [citation.ref for citation in found[plan].deadline_sources] == sources


def test_what_was_done_after_a_deadline_that_moved_with_its_anchor_says_both() -> None:
    log = HANGING.replace("outcome: {date: 2021-05-01", "outcome: {date: 2021-08-01")
    done = run("plans", "--log", a_log(log), "--as-of", "2025-12-31", COLUMNS="200")
    # 1 August 2021: ten months before 29 June 2022, 33 days after 29 June 2021.
    assert "met on 1 Aug 2021, over 10 months early, over 4 weeks after the first deadline (Press" in done.out


def test_a_deadline_that_was_lifted_is_no_deadline() -> None:
    workspace = workspace_of(HANGING, as_of="2025-12-31")
    (card,) = cards(workspace, ["fund"])
    assert [fact.text for fact in facts(card, workspace) if fact.label == "deadline" and fact.text] == []


def test_a_missed_deadline_that_was_moved_since_cites_who_moved_it() -> None:
    log = HANGING.replace("date: 2021-03-01, deadline: 2022-06-30", "date: 2021-08-01, deadline: 2026-06-30")
    done = run("changes", "2021-06-01", "2021-12-31", "--log", a_log(log), "--as-of", "2025-12-31", COLUMNS="200")
    assert "now deadline 30 Jun 2026 (Parliament, 1 Mar 2021), ahead" in done.out


def test_a_missed_deadline_that_was_corrected_cites_the_correction() -> None:
    done = run("changes", "2021-06-01", "2021-12-31", "--log", a_log(HANGING), "--as-of", "2025-12-31", COLUMNS="200")
    missed = " ".join(done.out.partition("30 Sep 2021")[2].partition("· slip")[0].split())
    assert missed.endswith("Press, 1 May 2022; Gazette, 1 Jan 2020")
