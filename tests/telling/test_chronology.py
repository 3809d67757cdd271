"""The document of `list`: certain rows before possible ones, rows under way at the end, one line for what is folded."""

import pytest

from tests.helpers import workspace_of
from tests.printed import as_markdown
from timeline.export.formats.layout import Look
from timeline.query.question import Question
from timeline.render.document import painted
from timeline.render.lines import cells, plain
from timeline.reports.chronology import chronology
from timeline.telling.chronology import document
from timeline.telling.document import Document

LOG = """
timeline: {title: The river accord, covers: 2019/2025-06-30}
sources: {s: {title: A paper, publisher: P, date: 2025-06}}
actors: {guard: {name: River Guard}, mali: {name: Mali, country: ML}}
events:
  - {id: half, date: between October 2024 and March 2025, title: Half of its days lie inside, type: law, sources: [s]}
  - {id: faint, date: between December 2024 and June 2025, title: A seventh lies inside, type: law, sources: [s]}
  - {id: raid, date: 2024-09-01, title: A raid burns two boats, type: attack, places: [ML], actors: [guard, mali],
     summary: Nobody was hurt., status: claimed, sources: [s]}
  - {id: early, date: 2024-07-02, title: A law is made, type: law, sources: [s]}
  - {id: patrols, date: 2023/.., title: Patrols guard the river, type: deployment, sources: [s]}
  - {id: some, date: 2024, title: A day of that year, type: law, sources: [s]}
"""
POSSIBLY = "Possibly, as a date is vague or a name uncertain"


def document_of(as_of: str = "2025-06-30", *, in_full: bool = False, **filters: object) -> Document:
    workspace = workspace_of(LOG, as_of=as_of)
    question = Question(**filters)  # type: ignore[arg-type]
    answer = chronology(workspace, question, beginning_first=True)
    return document(answer, workspace, question, in_full=in_full)


def lines_of(document: Document, width: int = 140) -> list[str]:
    return plain(painted(document, width)).splitlines()


def within_half_a_year(*, in_full: bool = False) -> Document:
    return document_of(since=("2024-07",), until=("2024-12",), in_full=in_full)


def body(document: Document) -> list[str]:
    """The lines behind the head, without rules and the blanks of columns."""
    lines = lines_of(document)
    return [" ".join(line.rstrip("─ ").split()) for line in lines[lines.index("") + 1 :] if line]


def test_the_certain_come_first_and_the_possible_by_their_share_of_the_period() -> None:
    assert body(within_half_a_year()) == [
        "2024",
        "2 Jul 2024 ● A law is made",
        "│ law · P, Jun 2025 · early",
        "1 Sep 2024 ● A raid burns two boats [claimed]",
        "│ attack · Mali · River Guard · P, Jun 2025 · raid",
        f"{POSSIBLY} (2)",
        "between Oct 2024 and Mar 2025 ○ Half of its days lie inside · P, Jun 2025 · half",
        "1 more whose date hardly touches the period; --all lists it",
        "Already under way, or possibly in this period (2)",
        "since 2023 ▬ Patrols guard the river · P, Jun 2025 · patrols",
        f"{POSSIBLY} (1)",
        "2024 ○ A day of that year · P, Jun 2025 · some",
        "● day ○ vaguer than a day ▬ situation",
    ]


def test_nothing_is_folded_where_everything_is_asked_for() -> None:
    lines = body(within_half_a_year(in_full=True))
    assert "between Dec 2024 and Jun 2025 ○ A seventh lies inside · P, Jun 2025 · faint" in lines
    assert not any("--all" in line for line in lines)


def test_the_head_counts_every_row() -> None:
    lines = lines_of(within_half_a_year())
    assert lines[0] == "The river accord"
    assert "6 events · 3 of them possible" in lines[: lines.index("")]


def test_a_question_past_the_period_followed_says_so_in_the_head() -> None:
    late = lines_of(document_of(as_of="2026-01-01", since=("2024-07",), until=("2025-12",)))
    assert "not followed after 30 Jun 2025" in " ".join(late[: late.index("")])
    within = lines_of(document_of(since=("2024-07",), until=("2024-12",)))
    assert "not followed after" not in " ".join(within)


def test_a_period_not_followed_is_not_empty() -> None:
    assert lines_of(document_of(as_of="2026-01-01", since=("2025-09",), certain=True))[-1] == "not followed"
    assert lines_of(document_of(types=("coup",), since=("2024",), until=("2024",)))[-1] == "nothing"


def test_a_document_has_the_summary_and_no_ids_unless_they_are_asked_for() -> None:
    out = as_markdown(within_half_a_year())
    line = "**1 Sep 2024** A raid burns two boats (claimed) — attack; Mali; River Guard. Nobody was hurt."
    assert f"{line}[^1]\n" in out
    assert "`" not in out
    assert f"{line} `raid`[^1]\n" in as_markdown(within_half_a_year(), Look(has_ids=True))


def test_a_document_in_a_table_has_years_as_rows() -> None:
    table = [line for line in as_markdown(within_half_a_year(), Look("table")).splitlines() if line.startswith("|")]
    assert table[0] == "| Date | What | Details | Sources |"
    assert "2024" in table[2]
    assert table[4] == (
        "| 1 Sep 2024 | A raid burns two boats (claimed). Nobody was hurt. | attack; Mali; River Guard | [^1] |"
    )


@pytest.mark.parametrize("width", [40, 56, 60, 80, 100, 140])
def test_nothing_is_lost_at_any_width(width: int) -> None:
    lines = lines_of(within_half_a_year(), width)
    assert max(map(cells, lines)) <= width
    assert not any(line != line.rstrip() for line in lines)
    words = set(" ".join(lines).split())
    for text in ("A raid burns two boats", "River Guard", "Half of its days lie inside", "half", "patrols", "claimed"):
        assert {word.strip("[]") for word in text.split()} <= {word.strip("[]") for word in words}


def test_the_head_says_how_many_events_are_retracted_or_denied() -> None:
    log = """events:
  - {id: a, date: 2024-01-01, title: A, type: attack, status: retracted}
  - {id: b, date: 2024-01-02, title: B, type: attack, status: denied}
  - {id: c, date: 2024-01-03, title: C, type: attack}
"""
    workspace = workspace_of(log, as_of="2025-06-30")
    shown = document(chronology(workspace, Question()), workspace, Question())
    assert shown.head.counts == ("3 events", "2 of them retracted or denied")


def test_a_plan_beside_its_event_names_no_source_again_for_another_place() -> None:
    log = """sources: {s: {title: A letter, publisher: Press}, t: {title: A reply, publisher: UN}}
events:
  - {id: said, date: 2024-02, title: They say so, type: announcement, sources: [{ref: s, at: page 2}]}
plans:
  - {id: p, title: P, kind: commitment, announced: {event: said}, sources: [{ref: s, at: page 3}]}
  - {id: q, title: Q, kind: commitment, announced: {event: said}, sources: [{ref: s, at: page 4}, t]}
"""
    asked = workspace_of(log, as_of="2025-06-30")

    def answer() -> Document:
        return document(chronology(asked, Question()), asked, Question())

    assert [line.strip(" │·") for line in lines_of(answer()) if "plan announced" in line] == [
        "plan announced: P [p]",
        "plan announced: Q [q] (UN)",
    ]
    assert all(f"page {number}" in as_markdown(answer()) for number in (2, 3, 4))
