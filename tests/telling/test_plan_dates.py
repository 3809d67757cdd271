"""The dates of plans in words: a table by hand, and one row for a date of a plan and its event."""

import pytest

from tests.helpers import a_log, run, workspace_of
from timeline.log.model import Plan
from timeline.query.question import Question
from timeline.render.document import painted
from timeline.render.lines import plain
from timeline.reports.chronology import chronology
from timeline.telling.chronology import document
from timeline.telling.document import text_of
from timeline.telling.plan_dates import plan_date_words

LOG = """
timeline: {title: T, covers: 2000/2025-12-31}
sources: {s: {title: A paper, publisher: P, date: 2024-06}, t: {title: Another, publisher: Q, date: 2024-07}}
events:
  - {id: said, date: 2024-01-10, title: They promise a census, type: announcement, sources: [s]}
  - {id: given-up, date: 2025-01-20, title: They drop the census, type: announcement, sources: [t]}
plans:
  - {id: census, title: A census is held, kind: commitment, announced: {event: said}, deadline: 2023-09-30,
     sources: [s], outcome: {event: given-up, result: dropped, sources: [s]}}
  - {id: bridge, title: The bridge is built, kind: intention, announced: 2020-01-01, deadline: 2021-12-31, sources: [s],
     revisions: [{date: 2021-06-01, deadline: 2022-06-30}, {date: 2022-01-05, deadline: 2022-01-31},
                 {date: 2022-01-10, deadline: none}, {date: 2022-01-20, deadline: 2022-12},
                 {date: 2022-02-01, note: a word}],
     outcome: {date: 2022-12-31, result: met}}
  - {id: ban, title: No boats are built, kind: commitment, announced: 2020-01-01, until: 2024-12-31, sources: [s],
     revisions: [{date: 2020-02-01, until: 2025-12-31}], outcome: {date: 2024-05-01, result: not-met}}
  - {id: vague, title: A road is built, kind: intention, announced: 2020-01-01, deadline: 2021-03-01, sources: [s],
     outcome: {date: 2021, result: met}}
"""
WORDS = {
    ("census", "2024-01-10"): "plan announced: A census is held",
    ("census", "2023-09-30"): "deadline: A census is held",
    # 30 September 2023 to 20 January 2025: fifteen months to 30 December 2024, and three weeks.
    ("census", "2025-01-20"): "plan dropped: A census is held, over 15 months after its deadline",
    ("bridge", "2020-01-01"): "plan announced: The bridge is built",
    ("bridge", "2021-06-01"): "plan moved: The bridge is built, deadline 31 Dec 2021 → 30 Jun 2022, 6 months later",
    ("bridge", "2022-01-05"): ("plan moved: The bridge is built, deadline 30 Jun 2022 → 31 Jan 2022, 5 months earlier"),
    ("bridge", "2022-01-10"): "plan changed: The bridge is built, deadline 31 Jan 2022 lifted",
    ("bridge", "2022-01-20"): "plan changed: The bridge is built, deadline now Dec 2022",
    ("bridge", "2022-02-01"): "plan changed: The bridge is built",
    ("bridge", "2022-12"): "deadline: The bridge is built",
    (
        "bridge",
        "2022-12-31",
    ): "plan met: The bridge is built, on the fourth date, 12 months after the first",
    ("ban", "2020-01-01"): "plan announced: No boats are built",
    ("ban", "2020-02-01"): "plan moved: No boats are built, until 31 Dec 2024 → 31 Dec 2025, 12 months later",
    ("ban", "2025-12-31"): "until: No boats are built",
    ("ban", "2024-05-01"): "plan not met: No boats are built",
    ("vague", "2020-01-01"): "plan announced: A road is built",
    ("vague", "2021-03-01"): "deadline: A road is built",
    # Nobody knows whether that was in time.
    ("vague", "2021"): "plan met: A road is built",
}


@pytest.fixture(scope="module")
def words_by_date() -> dict[tuple[str, str], str]:
    workspace = workspace_of(LOG, as_of="2025-12-31")
    rows = chronology(workspace, Question(), "plans").rows
    return {(row.entry.id, row.date.edtf): text_of(plan_date_words(row)) for row in rows}


def test_the_table_is_complete(words_by_date: dict[tuple[str, str], str]) -> None:
    assert {*words_by_date} == {*WORDS}


@pytest.mark.parametrize("key", WORDS, ids=" ".join)
def test_a_date_of_a_plan_in_words(key: tuple[str, str], words_by_date: dict[tuple[str, str], str]) -> None:
    assert words_by_date[key] == WORDS[key]


def test_durations_in_days_where_they_are_asked_for() -> None:
    workspace = workspace_of(LOG, as_of="2025-12-31")
    rows = chronology(workspace, Question(), "plans").rows
    said = {text_of(plan_date_words(row, in_days=True)) for row in rows}
    # 92 days of 2023, 366 of 2024 and 20 of 2025.
    assert "plan dropped: A census is held, 478 days after its deadline" in said
    assert "plan moved: The bridge is built, deadline 31 Dec 2021 → 30 Jun 2022, 181 days later" in said


def lines_of(*, width: int = 140) -> list[str]:
    workspace = workspace_of(LOG, as_of="2025-12-31")
    answer = chronology(workspace, Question(), beginning_first=True)
    return plain(painted(document(answer, workspace, Question()), width)).splitlines()


def test_an_event_and_the_date_of_a_plan_that_it_tells_are_one_row() -> None:
    text = "\n".join(lines_of())
    assert text.count("plan announced: A census is held") == 1
    assert text.count("plan dropped: A census is held") == 1
    lines = lines_of()
    event = next(index for index, line in enumerate(lines) if "They drop the census" in line)
    # The source of the plan is not that of the event, and stands behind it.
    assert [line.strip(" │") for line in lines[event + 1 : event + 3]] == [
        "announcement · Q, Jul 2024 · given-up",
        "· plan dropped: A census is held, over 15 months after its deadline [census] (P, Jun 2024)",
    ]
    first = next(index for index, line in enumerate(lines) if "They promise a census" in line)
    # Both rest on one source, which is named once.
    assert lines[first + 2].strip(" │") == "· plan announced: A census is held [census]"
    assert next(line for line in lines if "events" in line) == "2 events · 18 dates of plans"


def test_without_its_event_a_date_of_a_plan_is_a_row_of_its_own() -> None:
    workspace = workspace_of(LOG, as_of="2025-12-31")
    question = Question()
    answer = chronology(workspace, question, "plans", beginning_first=True)
    text = plain(painted(document(answer, workspace, question), 100))
    assert "◇ plan dropped: A census is held" in text


@pytest.mark.parametrize(
    ("kind", "announced", "moved", "settled"),
    [
        ("commitment", "plan announced", "plan moved", "plan dropped"),
        ("intention", "plan announced", "plan moved", "plan dropped"),
        ("legal-requirement", "required by law", "requirement moved", "requirement dropped"),
        ("demand", "demanded", "demand moved", "demand dropped"),
        ("proposal", "proposed", "proposal moved", "proposal dropped"),
        ("threat", "threatened", "threat moved", "threat dropped"),
        ("expectation", "expected", "expectation moved", "expectation dropped"),
        ("rule", "rule announced", "rule moved", "rule dropped"),
    ],
)
def test_each_kind_of_plan_has_its_own_words_in_text_and_documents(
    kind: str, announced: str, moved: str, settled: str
) -> None:
    log = f"""sources: {{s: {{title: A paper, publisher: P}}}}
plans:
  - {{id: p, title: They go, kind: {kind}, announced: 2024-01, deadline: 2024-12, sources: [s],
     revisions: [{{date: 2024-02, deadline: 2025-12, sources: [s]}}],
     outcome: {{date: 2025-02, result: dropped, sources: [s]}}}}
"""
    asked = workspace_of(log)
    rows = {row.what: plan_date_words(row) for row in chronology(asked, Question()).rows if isinstance(row.entry, Plan)}
    assert text_of(rows["announced"]) == f"{announced}: They go"
    assert text_of(rows["moved"]).startswith(f"{moved}: They go, ")
    assert text_of(rows["outcome"]).startswith(f"{settled}: They go")
    for form in ("text", "md", "html", "ics"):
        assert f"{announced}: They go" in run("list", "--log", a_log(log), "--format", form).out.replace(
            announced.capitalize(), announced
        )
