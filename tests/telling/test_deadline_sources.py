"""The source beside a deadline: who set the one in force on the day, in every answer and format."""

import pytest

from tests.helpers import workspace_of
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
