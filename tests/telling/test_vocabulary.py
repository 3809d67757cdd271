"""The vocabulary of a log in the documents of `actors`, `places`, `types`, `sources` and `views`."""

import re

import pytest

from tests.helpers import workspace_of
from tests.printed import as_markdown
from timeline.query.question import Question
from timeline.render.document import painted
from timeline.render.lines import cells, plain
from timeline.reports import vocabulary
from timeline.reports.views import views
from timeline.telling.document import Document
from timeline.telling.vocabulary import document

LOG = """
timeline: {title: The river accord, covers: 2019/2025-06-30}
sources: {daily: {title: The census is dropped, publisher: The Daily Post, date: 2025-01-20}}
actors:
  north: {name: Northland, country: ML}
  guard: {name: River Guard, aliases: [the Guard], part_of: [north]}
places: {delta: {name: the Delta, in: [ML]}}
events:
  - {id: raid, date: 2022-09-14, title: A raid, type: attack, places: [delta], actors: [guard], sources: [daily]}
  - {id: law, date: 2022-10, title: A law, type: law, places: [delta], actors: [north], sources: [daily]}
views: {raids: "type:attack", faulty: "country:Malli"}
"""
REPORTS = {
    **{name: getattr(vocabulary, name) for name in ("actors", "places", "types", "sources")},
    "views": views,
}


def document_of(name: str, **filters: object) -> Document:
    workspace = workspace_of(LOG, as_of="2025-06-30")
    question = Question(**filters)  # type: ignore[arg-type]
    return document(REPORTS[name](workspace, question), workspace, question)


def lines_of(name: str, width: int = 100, **filters: object) -> list[str]:
    return plain(painted(document_of(name, **filters), width)).splitlines()


def test_the_log_the_question_and_the_count_stand_first() -> None:
    lines = lines_of("actors")
    assert lines[:2] == ["The river accord", "Actors"]
    assert lines[3:5] == ["2 actors", ""]
    assert lines_of("views")[3] == "2 views"
    assert lines_of("sources")[3] == "1 source"


def test_names_stand_beside_ids_and_columns_without_text_are_left_out() -> None:
    assert lines_of("actors")[5:] == [
        "id     name         aliases    part of    country  events",
        "─────────────────────────────────────────────────────────",
        "north  Northland                          ML            1",
        "guard  River Guard  the Guard  Northland                1",
    ]


def test_on_a_narrow_terminal_each_row_is_a_block() -> None:
    assert lines_of("actors", 40)[-6:] == [
        "north",
        "  name: Northland · country: ML ·",
        "  events: 1",
        "guard",
        "  name: River Guard · aliases: the",
        "  Guard · part of: Northland · events: 1",
    ]


def test_types_stand_below_their_families() -> None:
    lines = lines_of("types", countries=("Mali",))
    assert [line.split("  ")[0] for line in lines[7:]] == ["violence", "attack", "", "power", "law"]


def test_in_a_document_ids_are_the_answer() -> None:
    table = [line for line in as_markdown(document_of("actors")).splitlines() if line.startswith("|")]
    assert table[0] == "| id | name | aliases | part of | country | events |"
    assert table[2:] == [
        "| `north` | Northland |  |  | ML | 1 |",
        "| `guard` | River Guard | the Guard | Northland |  | 1 |",
    ]


def test_the_fault_of_a_view_stands_beside_it() -> None:
    (line,) = (line for line in as_markdown(document_of("views")).splitlines() if "@faulty" in line)
    assert "country:Malli (in the view" in line


@pytest.mark.parametrize("name", ["actors", "places", "types", "sources"])
def test_empty_answers_have_no_table(name: str) -> None:
    lines = lines_of(name, countries=("Chad",))
    assert lines[-1] == "nothing"
    assert not any("─" in line for line in lines)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
@pytest.mark.parametrize("name", REPORTS)
def test_nothing_is_lost_at_any_width(name: str, width: int) -> None:
    lines = lines_of(name, width)
    assert max(map(cells, lines)) <= width
    assert not any(line != line.rstrip() for line in lines)
    words = {*re.findall(r"\w+", " ".join(lines))}
    table = REPORTS[name](workspace_of(LOG, as_of="2025-06-30"), Question())
    assert {word for row in table.shown for cell in row for word in re.findall(r"\w+", cell)} - words == set()


def test_addresses_of_sources_are_links() -> None:
    log = LOG.replace("date: 2025-01-20}", 'date: 2025-01-20, url: "https://daily.example/census"}')
    workspace = workspace_of(log, as_of="2025-06-30")
    answer = vocabulary.sources(workspace, Question())
    assert (
        plain(painted(document(answer, workspace, Question()), 140))
        .splitlines()[-1]
        .endswith("2  https://daily.example/census")
    )
    assert "<https://daily.example/census>" in as_markdown(document(answer, workspace, Question()))
