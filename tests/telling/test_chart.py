"""The document of `chart`: its head, its entries in words, the possible ones apart, and the drawing on a terminal."""

import pytest

from tests.helpers import workspace_of
from tests.printed import as_markdown
from timeline.export.formats.layout import Look
from timeline.query.question import Question
from timeline.render.document import painted
from timeline.render.lines import cells, plain
from timeline.reports.lane_values import By
from timeline.reports.lanes import lanes
from timeline.telling.chart import document
from timeline.telling.document import Document, Head, LaneChart, heading, paragraph

LOG = """
timeline: {title: A log, covers: 2021/2021-02-28, editors: [Ann]}
sources:
  desk: {title: Report, publisher: Desk}
actors:
  army: {name: Army}
events:
  - {id: war, date: 2021-01-11/.., title: They fight, type: battle, sources: [desk]}
  - {id: hunger, date: /.., title: They are hungry, type: other, checked: 2021-02-03}
  - {id: raid, date: 2021-01-20, title: A raid, type: attack, actors: [army], status: claimed}
  - {id: shot, date: "[2020-12..2021-01-05]", title: A shot, type: attack}
  - {id: act, date: 2021-02, title: An act, type: law}
plans:
  - {id: talks, title: They talk, kind: commitment, announced: 2021-02-01, deadline: 2021-03, sources: [desk]}
"""


def document_of(
    log: str = LOG, by: By = "kind", limit: int | None = None, as_of: str = "2021-03-31", **filters: object
) -> Document:
    workspace = workspace_of(log, as_of=as_of)
    question = Question(**filters)  # type: ignore[arg-type]
    return document(lanes(workspace, question, by, limit), workspace, question)


def text(answer: Document, width: int) -> list[str]:
    return plain(list(painted(answer, width))).splitlines()


def test_the_head_says_what_was_asked_and_how_much_there_is() -> None:
    head = document_of(since=("2021-01",), until=("2021-04",)).head
    assert (head.title, head.authors) == ("A log", ("Ann",))
    assert head.asked == "Chart: from January 2021 to April 2021"
    assert head.counts == ("2 situations", "3 events", "1 plan", "1 of them possible")
    # An entry that stands with several actors is counted once.
    both = LOG.replace("title: A shot, type: attack", "title: A shot, type: attack, actors: [army, band]")
    both = both.replace("actors:\n", "actors:\n  band: {name: Band}\n")
    assert document_of(both, by="actor", since=("2021-01",), until=("2021-04",)).head.counts == head.counts
    (line,) = head.lines
    words = "".join(run.text for run in line if hasattr(run, "text"))
    assert words == "As of 31 Mar 2021. The log follows 2021 – 28 Feb 2021; not followed after 28 Feb 2021."


def test_what_a_limit_leaves_out_is_counted_in_the_head() -> None:
    # Two of the three families, no situation and no plan.
    assert document_of(limit=1).head.counts == ("2 situations", "3 events", "1 plan", "1 more lane not shown")
    by_actor = document_of(by="actor", limit=1).head
    # The army, and all that has no actor.
    assert by_actor.asked == "Chart by actor"
    assert "1 more actor not shown" in by_actor.counts


def test_documents_say_in_words_what_a_terminal_draws() -> None:
    lines = [line for line in as_markdown(document_of(since=("2021-01",))).splitlines() if line]
    start = lines.index("## Situations")
    plans = lines.index("## Plans")
    assert lines[start:plans] == [
        "## Situations",
        "**since 11 Jan 2021** They fight — battle.[^1]",
        "## Situations whose beginning nobody gives",
        "**ongoing** They are hungry — last seen 3 Feb 2021; other; no source.",
        "## Events",
        "### Violence: 2 events",
        "**20 Jan 2021** A raid (claimed) — attack; Army; no source.",
        "#### Possibly, as a date is vague or a name uncertain (1)",
        "- **between Dec 2020 and 5 Jan 2021** A shot — no source.",
        "### Power: 1 event",
        "**Feb 2021** An act — law; no source.",
    ]
    plan = lines[plans + 1]
    assert plan.startswith("**Mar 2021** They talk — unknown: ")
    assert plan.endswith("; commitment; announced 1 Feb 2021.[^1]")


def test_a_group_of_several_kinds_has_a_heading_for_each() -> None:
    log = LOG.replace("type: battle", "type: battle, actors: [army]")
    lines = [line for line in as_markdown(document_of(log, by="actor")).splitlines() if line.startswith("#")]
    assert lines == [
        *("# A log", "## Army", "### 1 event", "### Situations"),
        *("## no actor", "### 2 events", "### Situations", "### Plans"),
    ]


def test_ids_stand_in_documents_on_request_only() -> None:
    answer = as_markdown(document_of())
    assert not any(name in answer for name in ("war", "raid`", "talks"))
    assert all(f"`{name}`" in as_markdown(document_of(), Look(has_ids=True)) for name in ("war", "raid", "talks"))


def test_a_remark_below_tells_what_has_no_lane() -> None:
    for lines in (text(document_of(by="plan"), 100), as_markdown(document_of(by="plan")).splitlines()):
        assert "not drawn: 5 events and situations, as only plans were asked for" in lines


def test_nothing_found_is_nothing_drawn() -> None:
    lines = text(document_of(types=("deployment",)), 80)
    assert lines[-1] == "nothing up to 28 Feb 2021"
    assert not any("│" in line for line in lines)


@pytest.mark.parametrize("width", [40, 60, 100, 140])
def test_nothing_is_lost_at_any_width(width: int) -> None:
    lines = text(document_of(since=("2021-01",)), width)
    assert max(map(cells, lines)) <= width
    joined = " ".join(" ".join(lines).replace("│", " ").replace("┊", " ").split())
    for said in (
        *(
            "A log",
            "as of 31 Mar 2021",
            "2 situations · 3 events · 1 plan · 1 of them possible",
            "They fight",
            "since 11 Jan 2021",
            "battle",
        ),
        *("They are hungry", "ongoing, seen 3 Feb 2021", "Violence: 2 events", "[1 possible; 1 claimed]"),
        *("They talk", "unknown", "deadline Mar 2021", "hunger", "talks"),
    ):
        assert said in joined, said


def test_the_blocks_of_a_drawing_stand_in_its_place() -> None:
    workspace = workspace_of(LOG, as_of="2021-03-31")
    answer = lanes(workspace, Question())
    drawn = LaneChart(answer, workspace, [heading(2, "In words"), paragraph("They fight.")])
    both = Document(Head("A log"), [drawn, paragraph("The end.")])
    assert as_markdown(both).splitlines()[2:] == ["## In words", "", "They fight.", "", "The end."]
    lines = text(Document(both.head, [drawn, paragraph("The end.")]), 80)
    assert "In words" not in lines
    assert any(line.startswith("They fight") for line in lines)
    assert "The end." in lines


def test_durations_are_in_days_on_request() -> None:
    log = """
timeline: {title: A log, covers: 2020/2021}
plans:
  - {id: talks, title: They talk, kind: commitment, announced: 2020-02-01, deadline: 2020-03-31}
"""
    workspace = workspace_of(log, as_of="2021-03-31")
    answer = lanes(workspace, Question())
    # From the last of March 2020 to the last of March 2021.
    assert "12 months late" in as_markdown(document(answer, workspace, Question()))
    assert "365 days late" in as_markdown(document(answer, workspace, Question(), in_days=True))


def test_possible_events_stand_by_their_share_of_the_period() -> None:
    """A lies in January on 10 of 20 days, B on 1 of 32, C on 30 of 31."""
    log = """
timeline: {title: A log, covers: 2020/2021}
events:
  - {id: a, date: "[2020-12-22..2021-01-10]", title: A, type: law}
  - {id: b, date: "[2020-12-01..2021-01-01]", title: B, type: law}
  - {id: c, date: "[2021-01-02..2021-02-01]", title: C, type: law}
"""
    lines = as_markdown(document_of(log, since=("2021-01",), until=("2021-01",))).splitlines()
    assert [line[-2] for line in lines if line.startswith("- ")] == ["C", "A", "B"]
