"""The words beside a lane."""

from tests.helpers import workspace_of
from timeline.query.question import Question
from timeline.reports.lane_values import Lane, Lanes
from timeline.reports.lanes import lanes
from timeline.telling.document import Run
from timeline.telling.lane_words import (
    drawn_words,
    event_words,
    flags_of_lane,
    lanes_of,
    note_words,
    outside_words,
    remarks,
    verdicts,
    when_words,
)
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
        "Kept": "deadline May 2021",
        "Wish": "announced by Feb 2021",
        "Series": "deadline 1 Feb 2021 … 1 Feb 2023",
    }


def test_verdicts() -> None:
    answer, _ = asked(PLANS)
    found = {lane.title: verdicts(lane.promise) for lane in answer.lanes if lane.promise is not None}
    assert found == {
        "Kept": (("partly-met", "partly met, on time"),),
        "Wish": (("open", "open"),),
        "Series": (("overdue", "1 overdue"), ("not-met", "1 not met"), ("met", "1 met")),
    }


def test_alarms_in_lanes() -> None:
    answer, _ = asked(EVENTS, since=("2021-05-10",), until=("2022-06",))
    found = by_title(answer)
    assert flags_of_lane(found["War"]) == ("reported",)
    assert flags_of_lane(found["Hunger"]) == ("possible",)
    assert flags_of_lane(found["Violence: 2 events"]) == ("1 possible", "1 claimed")
    assert sorted(event_words(mark) for mark in found["Violence: 2 events"].marks) == [
        "Fire, 20 May 2021 [disputed: date]",
        "Raid, May 2021 [claimed; possible]",
    ]


def test_entries_outside_the_time_drawn() -> None:
    answer, _ = asked(EVENTS, since=("2022-02",), until=("2022-02",), types=("violence",))
    found = by_title(answer)
    assert outside_words(found["War"], answer.period) == ""
    assert outside_words(found["Violence: 1 event"], answer.period) == "1 outside the time drawn"


def test_the_words_beside_a_lane() -> None:
    answer, workspace = asked(EVENTS + PLANS)
    found = {
        lane.title: [(run.text, run.style) for part in note_words(lane, workspace, answer.period) for run in part
                     if isinstance(run, Run)]
        for lane in answer.lanes
    }  # fmt: skip
    assert found["War"] == [
        *(("since 2021", "date"), ("battle", "alarm"), ("[reported]", "hedge"), ("war", "id")),
    ]
    # The type `other` is left out: it says nothing.
    assert found["Hunger"] == [("ongoing, seen 3 Feb 2023", "date"), ("hunger", "id")]
    assert found["Violence: 2 events"] == [("[1 claimed]", "hedge")]
    assert found["Kept"] == [("partly met, on time", ""), ("deadline May 2021", "date"), ("kept", "id")]
    assert found["Series"][:3] == [("1 overdue", "alarm"), ("1 not met", "alarm"), ("1 met", "")]


def test_of_a_mixed_lane_the_violent_events_are_counted() -> None:
    answer, workspace = asked(EVENTS + "  - {id: act, date: 2021-06, title: Act, type: law, actors: [a]}\n", by="actor")
    (army,) = (group for group in answer.groups if group.title == "Army")
    (lane,) = (lane for lane in army.lanes if lane.marks)
    words = list(note_words(lane, workspace, answer.period))
    assert words[0] == (Run("1 violent", "alarm"),)


def test_the_possible_come_last_of_their_kind_by_their_share_of_the_period() -> None:
    """A range of 2020 to 2022 lies in it on 184 of 1,096 days, one of 2022 alone on 184 of 365."""
    log = """
events:
  - {id: first, date: 2020/2022, title: First, type: battle}
  - {id: second, date: 2021/2023, title: Second, type: battle}
  - {id: third, date: 2022/2022, title: Third, type: battle}
plans:
  - {id: wish, title: Wish, kind: demand, announced: "[2021-01..2022-09]"}
  - {id: hope, title: Hope, kind: demand, announced: 2022-08}
"""
    answer, _ = asked(log, since=("2022-07",), until=("2022-12",))
    assert [lane.title for lane in answer.lanes] == ["First", "Second", "Third", "Wish", "Hope"]
    found = [[lane.title for lane in lanes_of(group, answer.period)] for group in answer.groups]
    assert found == [["Second", "Third", "First"], ["Hope", "Wish"]]


def test_the_time_drawn() -> None:
    answer, _ = asked(EVENTS + PLANS)
    # 1,276 days from 1 January 2021 on, with room for 114 more on both sides.
    assert drawn_words(answer) == "drawn: 1 Sep 2020 – 31 Oct 2024"
    answer, _ = asked(EVENTS, since=("2022",), until=("2022",))
    assert drawn_words(answer).endswith("31 Dec 2022 · the day of the answer, 30 Jun 2024, lies outside")


def test_remarks_tell_what_has_no_lane_and_what_has_several() -> None:
    assert list(remarks(asked(EVENTS + PLANS)[0])) == []
    plans_only, _ = asked(EVENTS + PLANS, by="plan", limit=1)
    assert list(remarks(plans_only)) == ["not drawn: 4 events and situations, as only plans were asked for"]
    by_actor, _ = asked(EVENTS, by="actor")
    assert list(remarks(by_actor)) == ["an entry with several actors stands with each of them"]
