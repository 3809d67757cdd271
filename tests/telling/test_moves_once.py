"""A plan that moved twice in a period: how it stands after both moves is said once, with the last of them."""

import pytest

from tests.helpers import workspace_of
from timeline.query.asked_dates import asked_date
from timeline.query.question import Question
from timeline.render.document import painted
from timeline.render.lines import plain
from timeline.reports.card import cards
from timeline.reports.changes import changes
from timeline.telling import card
from timeline.telling.changes import document

LOG = """
timeline: {title: T, covers: 2000/2025-03-01}
sources: {s: {title: A paper, publisher: P, date: 2024-06}}
plans:
  - {id: vote, title: A vote is held, kind: commitment, announced: 2020, deadline: 2025-01-31, sources: [s],
     revisions: [{date: 2024-05-01, deadline: 2025-06-30}, {date: 2024-09-01, deadline: 2025-12-31}]}
  - {id: road, title: A road is built, kind: commitment, announced: 2020, deadline: 2025-03-10, sources: [s]}
  - {id: mast, title: A mast is built, kind: commitment, announced: 2020, deadline: 2025-02-10, sources: [s]}
  - {id: bridge, title: A bridge is built, kind: commitment, announced: 2020, deadline: 2025-02-20, sources: [s],
     outcome: {date: 2025-02-01, result: met}}
"""


@pytest.fixture(scope="module")
def told() -> list[str]:
    workspace = workspace_of(LOG, as_of="2025-03-31")
    since, until = asked_date("2024-01-01", workspace), "2025-03-31"
    return plain(
        painted(document(changes(workspace, Question(), since, until), workspace, Question()), 140)
    ).splitlines()


def test_the_verdict_is_printed_once_with_the_last_move(told: list[str]) -> None:
    at = [number for number, line in enumerate(told) if "A vote is held" in line]
    assert [told[number].partition("◇ ")[2] for number in at] == [
        "deadline 31 Jan 2025 → 30 Jun 2025, 5 months later: A vote is held",
        "deadline 30 Jun 2025 → 31 Dec 2025, 6 months later: A vote is held",
    ]
    # Ends of months: January to June, June to December 2025.
    assert "moved twice" not in told[at[0] + 1]
    assert "moved twice, 11 months later than first announced · ahead: " in told[at[1] + 1]


def test_plans_not_followed_up_are_not_marked_as_missed(told: list[str]) -> None:
    signs = {title: line.split()[3] for line in told for title in ("A road", "A mast") if title in line}
    assert signs == {"A road": "?", "A mast": "✗"}
    assert "2 plans past their deadline (unknown whether 1 of them was met)" in "\n".join(told)


def test_an_outcome_in_the_history_does_not_say_its_result_twice() -> None:
    workspace = workspace_of(LOG, as_of="2025-03-01")
    shown = plain(painted(card.document(cards(workspace, ["bridge"]), workspace), 100))
    assert "outcome: met" in shown
    assert "then met" not in shown
