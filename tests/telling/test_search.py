"""The document of `search`: the best matches first, phrases marked, the part of a summary around a phrase."""

import pytest

from tests.helpers import workspace_of
from timeline.query.highlights import Highlight
from timeline.query.question import Question
from timeline.render.document import painted
from timeline.render.lines import cells, plain
from timeline.reports.search import search
from timeline.telling.document import Run, text_of
from timeline.telling.excerpts import excerpt, marked
from timeline.telling.search import document

LOG = """
timeline: {title: T, covers: 2000/2025-12-31}
sources: {s: {title: A paper, publisher: P, date: 2024-06}}
actors: {wolf: {name: Wolf brigade, aliases: [Grey ones]}}
events:
  - {id: first, date: 2024-05-02, title: A wolf is seen, type: attack, places: [ML], actors: [wolf], sources: [s]}
  - {id: while, date: 2023/2024, title: The wolves stay, type: other, status: reported}
plans: [{id: second, title: The wolf leaves, kind: legal-requirement, announced: 2024-06, deadline: 2025-01}]
figures: [{id: third, subject: wolf, measure: wolves seen, unit: animals, as_of: 2024, low: 2, high: 3}]
"""


def lines_of(query: str, width: int = 100, limit: int | None = None) -> list[str]:
    workspace = workspace_of(LOG, as_of="2025-12-31")
    question = Question(query=query)
    return plain(painted(document(search(workspace, question, limit), workspace, question), width)).splitlines()


def test_entries_with_their_kind_places_and_actors() -> None:
    lines = lines_of("seen")
    body = [" ".join(line.split()) for line in lines[lines.index("") + 1 :]]
    entries = {tuple(body[0:2]), tuple(body[2:4])}
    assert entries == {
        ("2 May 2024 ● A wolf is seen", "│ attack · Mali · Wolf brigade · P, Jun 2024 · first"),
        # The date of a figure stands in front of it alone.
        ("2024 ▪ wolves seen: 2 to 3 animals", "│ figure · Wolf brigade · no source · third"),
    }
    assert body[4] == ""
    assert {*body[5].split(" ")} == {"●", "day", "▪", "figure"}
    assert len(body) == 6


def test_the_head_counts_kinds_and_says_the_order() -> None:
    lines = lines_of("wolf or wolves")
    assert lines[lines.index("") - 1] == "2 events · 1 plan · 1 figure · the best first"
    assert lines_of("stay")[lines_of("stay").index("") - 1] == "1 event"
    limited = lines_of("wolf or wolves", limit=1)
    assert limited[limited.index("") - 1].endswith("· 3 more beyond --limit")
    assert lines_of("bear")[-1] == "nothing"


def test_kinds_of_plans_are_words_and_hedges_are_told() -> None:
    text = "\n".join(lines_of("wolf or wolves"))
    assert "legal requirement" in text
    assert "legal-requirement" not in text
    assert "▬ The wolves stay [reported]" in text


def test_another_name_that_was_found_stands_behind_the_usual_one() -> None:
    assert "Wolf brigade (Grey ones)" in "\n".join(lines_of("grey"))


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
def test_no_line_is_too_wide(width: int) -> None:
    lines = lines_of("wolf or wolves", width)
    assert max(map(cells, lines)) <= width
    assert not any(line != line.rstrip() for line in lines)


def test_words_are_marked_within_a_text() -> None:
    assert marked("The wolf is grey", [Highlight(4, 8), Highlight(12, 16)], "title") == (
        Run("The ", "title"),
        Run("wolf", "found"),
        Run(" is ", "title"),
        Run("grey", "found"),
    )


def test_an_excerpt_is_what_stands_around_the_words() -> None:
    text = "begin " + "filler " * 30 + "wolf " + "stuffing " * 30 + "end"
    at = text.index("wolf")
    shown = text_of(excerpt(text, [Highlight(at, at + 4)]))
    # Sixty letters on both sides, cut between words.
    assert shown == "… " + "filler " * 8 + "wolf " + "stuffing " * 6 + "…"
    assert excerpt(text, []) == ()
    short = "The wolf is grey"
    assert text_of(excerpt(short, [Highlight(4, 8)])).strip() == short
