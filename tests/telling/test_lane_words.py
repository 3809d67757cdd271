"""What stands beside a lane in words."""

from tests.helpers import workspace_of
from timeline.query.question import Question
from timeline.reports.lane_values import Lane, Lanes
from timeline.reports.lanes import lanes
from timeline.telling.lane_words import event_words, foot, marks_of, outside_words, verdicts, when_words
from timeline.workspace import Workspace

HEAD = "timeline: {title: A log, covers: 2020/2024-06-30}\nactors: {a: {name: Army}, b: {name: Band}}\n"
EVENTS = """
events:
  - {id: war, date: 2021/.., title: War, type: battle, status: reported}
  - {id: hunger, date: /.., title: Hunger, type: other, checked: 2023-02-03}
  - {id: raid, date: 2021-05, title: Raid, type: attack, status: claimed, actors: [a, b]}
  - {id: fire, date: 2021-05-20, title: Fire, type: attack, disputed: [{field: date, value: 2022-02}]}
"""
PLANS = """
plans:
  - {id: kept, title: Kept, kind: commitment, announced: 2021-01-01, deadline: 2021-05,
     outcome: {date: 2021-05-09, result: partly-met}}
  - {id: wish, title: Wish, kind: demand, announced: "[..2021-02]"}
  - {id: series, title: Series, kind: intention, announced: 2021-01-01, deadline: 2021-02-01, every: 1 year, times: 3,
     outcome: [{occurrence: 0, date: 2021-01-20, result: met}, {occurrence: 1, date: 2022-01-20, result: not-met}]}
"""


def asked(text: str, by: str = "kind", limit: int | None = None, **filters: object) -> tuple[Lanes, Workspace]:
    workspace = workspace_of(HEAD + text, as_of="2024-06-30")
    return lanes(workspace, Question(**filters), by, limit), workspace  # type: ignore[arg-type]


def by_title(answer: Lanes) -> dict[str, Lane]:
    return {lane.title: lane for lane in answer.lanes}


def test_when() -> None:
    answer, _ = asked(EVENTS + PLANS)
    assert {title: when_words(lane) for title, lane in by_title(answer).items()} == {
        "War": "since 2021",
        "Hunger": "ongoing, seen 3 Feb 2023",
        "Violence: 2 events": "",
        "Kept": "May 2021",
        "Wish": "announced by Feb 2021",
        "Series": "1 Feb 2021 … 1 Feb 2023",
    }


def test_verdicts() -> None:
    answer, _ = asked(PLANS)
    told = {lane.title: verdicts(lane.promise) for lane in answer.lanes if lane.promise is not None}
    assert told == {
        "Kept": (("partly-met", "partly met, on time"),),
        "Wish": (("open", "open"),),
        "Series": (("overdue", "1 overdue"), ("not-met", "1 not met"), ("met", "1 met")),
    }


def test_what_must_not_be_overlooked() -> None:
    answer, _ = asked(EVENTS, since=("2021-05-10",), until=("2022-06",))
    found = by_title(answer)
    assert marks_of(found["War"]) == ("reported",)
    assert marks_of(found["Hunger"]) == ("possible match",)
    assert marks_of(found["Violence: 2 events"]) == ("1 possible", "1 claimed")
    assert sorted(event_words(mark) for mark in found["Violence: 2 events"].marks) == [
        "Fire, 20 May 2021 [disputed: date]",
        "Raid, May 2021 [claimed; possible match]",
    ]


def test_what_lies_outside_the_time_drawn() -> None:
    answer, _ = asked(EVENTS, since=("2022-02",), until=("2022-02",), types=("violence",))
    found = by_title(answer)
    assert outside_words(found["War"], answer.period) == ""
    assert outside_words(found["Violence: 1 event"], answer.period) == "1 outside the time drawn"


def test_the_foot_counts_what_is_drawn_and_what_is_not() -> None:
    answer, workspace = asked(EVENTS + PLANS)
    assert list(foot(answer, workspace)) == [
        "2 situations, 2 events, 3 plans · log follows 2020 – 30 Jun 2024",
        # 1,276 days from 1 January 2021 on, with room for 114 more on both sides.
        "drawn: 1 Sep 2020 – 31 Oct 2024",
    ]
    plans_only, workspace = asked(EVENTS + PLANS, by="plan", limit=1)
    assert [line for line in foot(plans_only, workspace) if line.startswith("not drawn")] == [
        "not drawn: 1 more lane beyond --limit",
        "not drawn: 4 events and situations, as only plans were asked for",
    ]
    by_actor, workspace = asked(EVENTS, by="actor")
    assert list(foot(by_actor, workspace))[-1] == "an entry with several actors stands with each of them"
    limited, workspace = asked(EVENTS, by="actor", limit=1)
    assert "not drawn: 2 more actors beyond --limit" in list(foot(limited, workspace))
