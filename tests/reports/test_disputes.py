"""Disagreements of sources: the claim that the log follows, and those that it does not."""

from typing import Any

import pytest

from tests.helpers import workspace_of
from timeline.query.question import Question
from timeline.reports.disputes import (
    Disputed,
    Disputes,
    citation_in_short,
    claim_words,
    disputes,
    entry_words,
    followed_sources,
    followed_words,
    kind_of,
)
from timeline.workspace import Workspace

LOG = """
timeline: {title: T, covers: 2014/2025-03-18}
sources:
  brief: {title: A briefing, publisher: Library, date: 2025-03-18}
  note: {title: A note, publisher: Press, date: 2024-01-15,
         disputed: [{field: title, value: Another note, sources: [brief]}]}
actors:
  us: {name: United States}
  iraq: {name: Iraq, disputed: [{field: aliases, value: [Republic, Mesopotamia]}]}
  team: {name: UN team}
places: {anbar: {name: Anbar, in: IQ}}
types: {drill: {name: Joint drill, family: forces}}
events:
  - id: visit
    date: 2025-01-14
    title: A visit
    type: negotiation
    places: [IQ]
    actors: [us]
    sources: [{ref: note, via: brief, at: note 3}]
    disputed:
      - {field: date, value: 2024-01, sources: [{ref: brief, at: section 4}], note: running text}
      - {field: places, value: [SY, anbar], sources: [brief]}
      - {field: date, value: early 2024, known: 2025-06-01}
      - {field: actors, value: iraq}
      - {field: type, value: drill}
  - {id: earlier, date: 2019, title: Earlier, type: other, disputed: [{field: summary, value: no}]}
  - {id: quiet, date: 2020, title: Quiet, type: other}
plans:
  - id: leave
    title: Forces leave
    kind: commitment
    announced: {event: visit}
    deadline: {within: 90 days, of: visit}
    outcome: {date: 2025-03-01, result: partly-met, sources: [brief]}
    sources: [note]
    disputed:
      - {field: deadline, value: 2025-09}
      - {field: outcome, value: not met}
figures:
  - {id: many, subject: us, measure: troops, unit: people, as_of: 2024, value: 2500, places: [IQ], by: us,
     sources: [note], disputed: [{field: value, value: 4000, sources: [brief]}, {field: low, value: 2400}]}
  - {id: more, subject: us, measure: troops, unit: people, as_of: 2024, low: 4000, places: [IQ], by: team,
     sources: [brief]}
"""


def ask(**filters: Any) -> Disputes:
    return disputes(workspace_of(LOG), Question(**filters))


def fields(answer: Disputes) -> list[str]:
    return [f"{one.entry.id}:{one.field}:{len(one.claims)}" for one in answer.fields]


def of(name: str, workspace: Workspace) -> Disputed:
    identity, field = name.split(":")
    every = disputes(workspace, Question()).fields
    return next(one for one in every if (one.entry.id, one.field) == (identity, field))


def test_all_of_them_by_kind_and_time_claims_on_one_field_together() -> None:
    answer = ask()
    assert fields(answer) == [
        *("earlier:summary:1", "visit:date:2", "visit:places:1", "visit:actors:1", "visit:type:1"),
        *("leave:deadline:1", "leave:outcome:1", "many:value:1", "many:low:1", "note:title:1", "iraq:aliases:1"),
    ]
    assert [(p.first.figure.id, p.second.figure.id) for p in answer.conflicts] == [("many", "more")]
    assert [kind_of(one.entry) for one in answer.fields][::5] == ["event", "plan", "actor"]


WORDS = [
    ("visit:date", "14 Jan 2025", ["Jan 2024", "early 2024"]),
    ("visit:places", "Iraq", ["Syria, Anbar"]),
    ("visit:actors", "United States", ["Iraq"]),
    ("visit:type", "negotiation", ["Joint drill"]),
    ("earlier:summary", "not given", ["no"]),
    ("leave:deadline", "90 days from visit", ["Sep 2025"]),
    ("leave:outcome", "partly met, 1 Mar 2025", ["not met"]),
    ("many:value", "2,500", ["4,000"]),
    ("many:low", "not given", ["2,400"]),
    ("note:title", "A note", ["Another note"]),
    ("iraq:aliases", "not given", ["Republic, Mesopotamia"]),
]


@pytest.mark.parametrize(("name", "said", "claimed"), WORDS)
def test_both_claims_in_words(name: str, said: str, claimed: list[str]) -> None:
    workspace = workspace_of(LOG)
    one = of(name, workspace)
    assert followed_words(one.entry, one.field, one.log, workspace) == said
    assert [claim_words(claim, one.log, workspace) for claim in one.claims] == claimed


SOURCES = [
    ("visit:date", ["Press, 15 Jan 2024; in Library, 18 Mar 2025, note 3"]),
    ("leave:deadline", ["Press, 15 Jan 2024"]),
    ("leave:outcome", ["Library, 18 Mar 2025"]),  # who says how it ended
    ("many:value", ["Press, 15 Jan 2024"]),
    ("note:title", []),
]


@pytest.mark.parametrize(("name", "sources"), SOURCES)
def test_sources_of_the_value_followed(name: str, sources: list[str]) -> None:
    one = of(name, workspace_of(LOG))
    assert [citation_in_short(c, one.log) for c in followed_sources(one.entry, one.field, one.log)] == sources


def test_a_figure_is_called_by_its_subject_too() -> None:
    workspace = workspace_of(LOG)
    assert entry_words(of("many:value", workspace).entry, workspace) == "United States, troops: 2,500 people, 2024"


FOUND: list[tuple[dict[str, Any], str, int]] = [
    ({"countries": ("Iraq",)}, "visit leave many", 1),
    ({"since": ("2024",), "until": ("2024",)}, "visit many note", 1),  # the visit at its rival date
    ({"since": ("2024",), "until": ("2024",), "certain": True}, "many note", 1),  # a source by its publication
    ({"sources": ("brief",)}, "visit leave many note", 1),
    ({"types": ("diplomacy",)}, "visit", 0),
    ({"actors": ("team",)}, "", 1),  # a conflict is listed if one of the two answers
    ({"texts": ("earlier",)}, "earlier", 0),
    ({"texts": ("quiet",)}, "", 0),  # it answers, and nothing of it is disputed
]


@pytest.mark.parametrize(("filters", "entries", "conflicts"), FOUND)
def test_what_a_question_finds(filters: dict[str, Any], entries: str, conflicts: int) -> None:
    answer = ask(**filters)
    assert list(dict.fromkeys(one.entry.id for one in answer.fields)) == entries.split()
    assert len(answer.conflicts) == conflicts


def test_a_rival_date_makes_the_match_possible() -> None:
    answer = ask(since=("2024",), until=("2024",))
    assert {one.entry.id: one.match.name for one in answer.fields} == {
        "visit": "POSSIBLE",
        "many": "CERTAIN",
        "note": "CERTAIN",
    }


def test_an_empty_answer_says_why() -> None:
    assert ask(texts=("quiet",)).emptied_by == ("--text quiet alone finds nothing",)
    assert ask(types=("diplomacy",), until=("2019",)).emptied_by == (
        "--type diplomacy alone finds 1",
        "--to 2019 alone finds 1",
    )


def test_as_of_hides_claims_that_were_not_made_yet() -> None:
    early = disputes(workspace_of(LOG, as_of="2025-03-18"), Question())
    assert "visit:date:1" in fields(early)
