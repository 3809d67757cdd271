"""Changed events after 1 September 2024, up to 18 March 2025: the edges of the window, worked out by hand."""

from typing import Any

import pytest

from tests.reports.changing import asked, ids_of, kinds
from timeline.errors import WrongUsage

POINTS = [
    ("2024-08-31", ""),
    ("2024-09-01", ""),  # the day of the last briefing belongs to that one
    ("2024-09-02", "happened"),
    ("2025-03-18", "happened"),
    ("2025-03-19", ""),
    ("2024-08", ""),
    ("2024-09", "happened?"),
    ("2024-10", "happened"),
    ("2025-03", "happened?"),
    ("2025-04", ""),
    ("2023", ""),
    ("2024", "happened?"),
    ("2025", "happened?"),
    ("late 2024", "happened?"),  # September to December, and 1 September lies outside
    ("late September 2024", "happened"),
    ("winter 2024/25", "happened"),
    ("early 2025", "happened?"),
    ("before September 2024", ""),
    ("by 1 September 2024", ""),
    ("by 2 September 2024", "happened?"),
    ("by 2026", "happened?"),
    ("after 17 March 2025", "happened?"),
    ("after 18 March 2025", ""),
    ("between 2014 and 2019", ""),
    ("between 2014 and 2024", "happened?"),
    # A hedged date is never certain, and never wider than it says.
    ("2024-10-01~", "happened?"),
    ("2024-10-01?", "happened?"),
    ("2024-10-01%", "happened?"),
    ("2024-09-01~", ""),
    # One of several dates is enough; the time between them does not count.
    ('"{2024-08-01,2024-10-01}"', "happened"),
    ('"{2024-08-01,2024-09}"', "happened?"),
    ('"{2024-08-01,2025-04-01}"', ""),
    ('"{2024-08-01,2024-10-01~}"', "happened?"),
    # A rival date makes it possible.
    ("2024-08-01, disputed: [{field: date, value: 2024-10-01}]", "happened?"),
    ("2024-08-01, disputed: [{field: date, value: 2024-07-01}]", ""),
    ("2024-10-01, disputed: [{field: date, value: 2023}]", "happened"),
    ("2024-08-01, disputed: [{field: title, value: 2024-10-01}]", ""),
]

LEARNED = [
    ("2024-01-14", ""),
    ("2024-01-14, known: 2024-09-01", ""),
    ("2024-01-14, known: 2024-09-02", "learned"),
    ("2024-01-14, known: 2025-03-18", "learned"),
    ("2024-01-14, known: 2025-03-19", ""),
    ("2024-01-14, known: 2024-09", "learned?"),
    ("2024-01-14, known: 2024-11", "learned"),
    ("2024-01-14, known: 2025", "learned?"),
    ("2024-01-14, known: 2024-10-01~", "learned?"),
    ("2024-01-14, sources: [press]", ""),  # the date of a citation is not the date of a discovery
    ("2024-09-01, known: 2024-10-01", "learned"),
    ("2024-09-02, known: 2024-10-01", "happened"),
    ("2024-09, known: 2024-10-01", "happened?"),
    ("2024-08, known: 2024-10-01", "learned"),
    ("by 1 September 2024, known: 2024-10-01", "learned"),
    # A hedged date was before the window at most possibly, and is listed so.
    ("2024-01-14~, known: 2024-10-01", "learned?"),
    ("2024-01-14~, known: 2024-09-01", ""),
    ("2024-09-01?, known: 2024-10-01", "learned?"),
    ("2024-09-02?, known: 2024-10-01", "happened?"),
    ("2020~/.., known: 2024-10-01", "learned?"),
    ('"{2023-01,2024-01}", known: 2024-10-01', "learned"),
    # A rival date in the window: it stands in `happened`, never in both.
    ("2024-01-14, known: 2024-10-01, disputed: [{field: date, value: 2024-09-20}]", "happened?"),
    ("2024-01-14, known: 2024-10-01, disputed: [{field: date, value: 2023}]", "learned"),
    ("2024-01-14, known: 2024-02, disputed: [{field: known, value: 2024-10-01}]", "learned?"),
]

SITUATIONS = [
    ("2024-09-01/..", ""),
    ("2024-09-02/..", "began"),
    ("2025-03-18/..", "began"),
    ("2025-03-19/..", ""),
    ("2024-09/..", "began?"),
    ("2024-10/..", "began"),
    ("2024/..", "began?"),
    ("2020/2024-09-01", ""),
    ("2020/2024-09-02", "ended"),
    ("2020/2025-03-18", "ended"),
    ("2020/2025-03-19", ""),
    ("2020/2024-09", "ended?"),
    ("2020/2025", "ended?"),
    ("2024-10-01/2025-01-31", "began ended"),
    ("2024-10/2024-10", "began ended"),
    ("2024/2024", "began? ended?"),
    ("2024/2025", "began? ended?"),
    ("2024-09/2024-09-20", "began? ended"),  # it began from 1 to 20 September
    ("2024-10~/2025-01", "began? ended?"),
    # An open start never begins, an open end never ends; nobody knows where an unknown one lies.
    ("../2025-01", "ended"),
    ("/2025-01", "began_unknown ended"),
    # It is news of the window where the log says that it became known, or was logged, in it.
    ("/2025-01, known: 2024-10-01", "began? ended"),
    ("/2025-01, known: 2025", "began? ended"),
    ("/2025-01, known: 2024-09-01", "began_unknown ended"),
    ("/2025-01, added: 2025-03-18", "began? ended"),
    ("/2025-01, added: 2025-03-19", "began_unknown ended"),
    ("/.., checked: 2025-03-19, added: 2024-09-02", "began?"),
    # A rival date gives the beginning that the log's own does not.
    ("/2025-01, disputed: [{field: date, value: 2024-10-01/2025-01}]", "began? ended"),
    ("/2025-01, disputed: [{field: date, value: 2023/2025-01}]", "began_unknown ended"),
    ("2020/..", ""),
    ("2020/", "ended?"),
    ("2024-10/", "began ended?"),
    ("2025-03-19/", ""),
    # A situation that was seen going on had begun, and had not ended.
    ("2020/, checked: 2024-08-01", "ended?"),
    ("2020/, checked: 2025-03-18", "ended?"),
    ("2020/, checked: 2025-03-19", ""),
    ("/.., checked: 2024-08-31", ""),
    ("/.., checked: 2024-09-01", ""),
    ("/.., checked: 2024-09-02", "began_unknown"),
    ("/.., checked: 2025-03-18", "began_unknown"),
    ("/.., checked: 2025-03-19", "began_unknown"),
    ("/.., checked: 2024-09", "began_unknown"),
    ("/.., checked: 2024", "began_unknown"),
    # At most seven days, by every reading, that lie in the window: it happened.
    ("2024-10-01/2024-10-07", "happened"),
    ("2024-10-01/2024-10-08", "began ended"),
    ("2024-09-02/2024-09-03", "happened"),
    ("2024-09-01/2024-09-03", "ended"),
    ("2025-03-12/2025-03-18", "happened"),
    ("2025-03-11/2025-03-18", "began ended"),
    ("2025-03-17/2025-03-19", "began"),
    ("2024-10-01~/2024-10-03", "happened?"),
    ("2024-10-01/", "began ended?"),
    ("2024-10-01/2024-10", "began ended"),  # it may have lasted a month
    ("2024-10-01/2024-10-03, known: 2024-12-01", "happened"),
    # A situation that began before, and that nobody knew of.
    ("2020/.., known: 2024-10-01", "learned"),
    ("2020/2021, known: 2024-10-01", "learned"),
    ("2020/2024-10-01, known: 2024-11-01", "learned ended"),
    ("2024-10-01/.., known: 2024-11-01", "began"),
    ("2024-09/.., known: 2024-11-01", "began?"),
    ("/.., checked: 2023-05-01, known: 2024-10-01", "learned"),
    ("/.., checked: 2024-10-01, known: 2024-10-01", "began?"),
    # Rival dates.
    ("2020/.., disputed: [{field: date, value: 2024-10-01/..}]", "began?"),
    ("2020/.., disputed: [{field: date, value: 2020/2024-10}]", "ended?"),
    ("2020/.., disputed: [{field: date, value: 2024-10-01}]", "began? ended?"),
    ("2024-10-01/.., disputed: [{field: date, value: 2023/..}]", "began"),
    ("2020/.., disputed: [{field: date, value: 2021/..}]", ""),
    ("2020/.., known: 2024-10-01, disputed: [{field: date, value: 2024-10-01/..}]", "began?"),
    ("2020/.., known: 2024-10-01, disputed: [{field: date, value: 2020/2024-10}]", "learned ended?"),
]


def event(inside: str) -> str:
    return f"""sources:
  press: {{title: Press, date: 2024-10-01}}
events:
  - {{id: e, date: {inside}, title: T, type: attack}}
"""


@pytest.mark.parametrize(("inside", "expected"), [*POINTS, *LEARNED, *SITUATIONS])
def test_section_of_an_event(inside: str, expected: str) -> None:
    assert kinds(asked(event(inside))) == expected


def test_a_list_is_in_order_of_time_and_certain_asks_for_no_possible_ones() -> None:
    log = """events:
  - {id: last, date: 2025-01-01, title: T, type: attack}
  - {id: vague, date: 2024, title: T, type: attack}
  - {id: b-same-day, date: 2024-10-01, title: T, type: attack}
  - {id: a-same-day, date: 2024-10-01, title: T, type: attack}
  - {id: month, date: 2024-10, title: T, type: attack}
  - {id: older, date: 2023-05, known: 2024-12, title: T, type: attack}
  - {id: oldest, date: 2022, known: 2025-01, title: T, type: attack}
"""
    assert ids_of(asked(log)) == {
        "happened": ["vague?", "month", "b-same-day", "a-same-day", "last"],
        "learned": ["oldest", "older"],
    }
    assert ids_of(asked(log, certain=True))["happened"] == ["month", "b-same-day", "a-same-day", "last"]


def test_slack_widens_what_is_hedged_and_nothing_else() -> None:
    log = """events:
  - {id: hedged, date: 2024-08-25~, title: T, type: attack}
  - {id: plain, date: 2024-08-25, title: T, type: attack}
  - {id: begun, date: 2024-08-25~/.., title: T, type: attack}
"""
    assert ids_of(asked(log)) == {}
    assert ids_of(asked(log, slack="7d")) == {}
    assert ids_of(asked(log, slack="8d")) == {"happened": ["hedged?"], "began": ["begun?"]}


PERIODS = [
    # FROM, TO, and what lies in it of one event a day from 29 February to 3 March 2024
    ("2024-02-29", "2024-03-02", "1 2"),
    ("2024-03-01", "2024-03-01", ""),
    ("2024-02", "2024-03-01", "29 1"),  # after the first day of February
    ("2024-02-28", "2024-03", "29 1 2 3"),
    ("2024", "2024", "29 1 2 3"),
    ("by 2023", "2024-02-29", "29"),  # from the beginning
    ("since 2 March 2024", "2024-03-03", "3"),
]


@pytest.mark.parametrize(("since", "until", "expected"), PERIODS)
def test_periods_in_their_widest_reading(since: str, until: str, expected: str) -> None:
    days = ("2024-02-29", "2024-03-01", "2024-03-02", "2024-03-03")
    log = "events:\n" + "".join(f"  - {{id: d{d[-2:]}, date: {d}, title: T, type: law}}\n" for d in days)
    found = ids_of(asked(log, since, until)).get("happened", [])
    assert found == [f"d{int(number):02}" for number in expected.split()]


@pytest.mark.parametrize(("since", "until"), [("2024-03-02", "2024-03-01"), ("2025", "2024"), ("2024", "since 2025")])
def test_no_period(since: str, until: str) -> None:
    with pytest.raises(WrongUsage):
        asked("events: []\n", since, until)


def test_as_of_between_the_dates_shows_only_what_was_known() -> None:
    log = """events:
  - {id: early, date: 2024-10-01, title: T, type: attack}
  - {id: late, date: 2025-02-01, title: T, type: attack}
  - {id: hushed, date: 2024-10-02, known: 2025-02-01, title: T, type: attack}
  - {id: revealed, date: 2024-01, known: 2024-11-01, title: T, type: attack}
  - {id: revealed-late, date: 2024-01, known: 2025-02-01, title: T, type: attack}
  - {id: over, date: 2020/2025-02-01, title: T, type: attack}
  - {id: over-early, date: 2020/2024-10-01, title: T, type: attack}
  - {id: contested, date: 2024-01, title: T, type: attack, disputed: [{field: date, value: 2024-10, known: 2025-02-01}]}
"""
    assert ids_of(asked(log, as_of="2024-12-31")) == {
        "happened": ["early"],
        "learned": ["revealed"],
        "ended": ["over-early"],
    }
    assert ids_of(asked(log, as_of="2025-02-01")) == {
        "happened": ["contested?", "early", "hushed", "late"],
        "learned": ["revealed", "revealed-late"],
        "ended": ["over", "over-early"],
    }


FILTERED = """actors:
  jnim: {name: JNIM}
  aqim: {name: AQIM, part_of: [{actor: jnim, during: 2018/2024-12-31}]}
events:
  - {id: mali, date: 2024-10-01, title: An attack, type: attack, places: [ML], actors: [aqim], tags: [base]}
  - {id: niger, date: 2025-01-01, title: A coup, type: coup, places: [NE], actors: [aqim]}
  - {id: known, date: 2020, known: 2024-10-01, title: Talks, type: negotiation, places: [ML], status: reported}
  - {id: rule, date: 2024-11-01/.., title: A siege, type: battle, places: [ML], actors: [jnim]}
plans:
  - {id: leave, title: They leave Mali, kind: demand, announced: 2024-10-01, by: [jnim], places: [ML]}
figures:
  - {id: f, subject: jnim, measure: fighters, unit: people, as_of: 2025-01-01, value: 5, places: [ML]}
"""


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"countries": ("Mali",)}, "mali known rule leave f"),
        ({"regions": ("Western Africa",)}, "mali niger known rule leave f"),
        ({"actors": ("JNIM",)}, "mali rule leave f"),  # AQIM had left by 2025
        ({"actors": ("JNIM",), "exact": True}, "rule leave f"),
        ({"types": ("violence",)}, "mali rule"),
        ({"types": ("coup", "negotiation")}, "niger known"),
        ({"tags": ("base",)}, "mali"),
        ({"statuses": ("reported",)}, "known"),
        ({"texts": ("they leave",)}, "leave"),
        ({"countries": ("Mali",), "types": ("coup",)}, ""),
    ],
)
def test_filters(filters: dict[str, Any], expected: str) -> None:
    found = ids_of(asked(FILTERED, **filters))
    assert [one.removeprefix("->") for ids in found.values() for one in ids] == expected.split()


def test_an_uncertain_membership_makes_every_kind_of_change_possible() -> None:
    log = """actors:
  whole: {name: Whole}
  part: {name: Part, part_of: [{actor: whole, during: 2018?/..}]}
events:
  - {id: e, date: 2024-10-01, title: T, type: attack, actors: [part]}
  - {id: s, date: 2024-10-01/.., title: T, type: attack, actors: [part]}
plans: [{id: p, title: P, kind: demand, announced: 2024-10-01, by: [part]}]
figures: [{id: f, subject: part, measure: m, unit: u, as_of: 2025-01-01, value: 5}]
"""
    assert ids_of(asked(log, actors=("whole",))) == {
        "happened": ["e?"], "began": ["s?"], "announced": ["p?"], "figures": ["->f?"],
    }  # fmt: skip


def test_an_empty_answer_says_what_each_filter_alone_would_find() -> None:
    answer = asked(FILTERED, countries=("Mali",), types=("coup",), certain=True)
    assert answer.emptied_by == (
        "--country Mali alone finds 5 changes",
        "--type coup alone finds 1 change",
        "--certain leaves out what is only possible",
    )
    assert asked(FILTERED, countries=("Mali",)).emptied_by == ()


LOGGED = [
    # Inside of the event, and where it stands: it happened before the window, which is when it was logged.
    ("2024-01-14, added: 2024-09-01", ""),
    ("2024-01-14, added: 2024-09-02", "logged"),
    ("2024-01-14, added: 2025-03-18", "logged"),
    ("2024-01-14, added: 2025-03-19", ""),
    ("2024-01-14, added: 2024-09", "logged?"),
    ("2024-01-14~, added: 2024-10-01", "logged?"),
    ("2024-09-01, added: 2024-10-01", "logged"),
    ("2024-09, added: 2024-10-01", "happened?"),
    ("2024-10-01, added: 2024-10-01", "happened"),
    ("2025-03-19, added: 2024-10-01", ""),  # it is still ahead
    ("2024-01-14, added: 2024-10-01, known: 2024-11-01", "learned"),
    ("2024-01-14, added: 2024-10-01, known: 2024-08-01", "logged"),
    ("2020/.., added: 2024-10-01", "logged"),
    ("2020/2024-12, added: 2024-10-01", "ended"),
    ("../2023, added: 2024-10-01", "logged"),
    ("/.., checked: 2024-08-01, added: 2024-10-01", "logged"),
    ("2024-01-14, added: 2024-10-01, disputed: [{field: date, value: 2024-09-20}]", "happened?"),
]


@pytest.mark.parametrize(("inside", "expected"), LOGGED)
def test_what_was_logged_late_is_newly_logged_if_nothing_else_tells_of_it(inside: str, expected: str) -> None:
    assert kinds(asked(event(inside))) == expected


# added, the day that the log shows, whether it was logged by then
LOGGED_BY = [
    ("2024-10-01", "2024-10-01", True),
    ("2024-10-01", "2024-09-30", False),
    ("2024-10", "2024-10-01", True),  # from its earliest day on, as all that is known
    ("2024-10", "2024-09-30", False),
]


@pytest.mark.parametrize(("added", "as_of", "is_logged"), LOGGED_BY)
@pytest.mark.parametrize("only_added", [False, True])
def test_what_was_added_after_the_day_shown_is_not_logged_yet(
    added: str, as_of: str, is_logged: bool, only_added: bool
) -> None:
    log = f"""actors: {{a: {{name: A}}}}
events:
  - {{id: e, date: 2024-01-01, title: E, type: attack, added: {added}}}
  - {{id: s, date: ../2023, title: S, type: deployment, added: {added}}}
plans: [{{id: p, title: P, kind: demand, announced: 2024-01-01, added: {added}}}]
figures: [{{id: f, subject: a, measure: m, unit: u, as_of: 2024-01-01, value: 1, added: {added}}}]
"""
    answer = asked(log, as_of=as_of, added=only_added)
    told = {entry.id for entry, _ in answer.entries} | {one.entry.id for one in answer.logged}
    assert told == ({"e", "s", "p", "f"} if is_logged else set())


def test_plans_and_figures_are_newly_logged_too() -> None:
    log = """actors: {a: {name: A}}
plans:
  - {id: old, title: P, kind: demand, announced: 2024-01-01, added: 2024-10-01}
  - {id: moved, title: P, kind: demand, announced: 2024-01-01, deadline: 2026, added: 2024-10-01,
     revisions: [{date: 2024-12, deadline: 2027}]}
  - {id: made, title: P, kind: demand, announced: 2024-10-01, added: 2024-10-01}
  - {id: earlier, title: P, kind: demand, announced: 2024-01-01, added: 2024-08-01}
figures:
  - {id: stock, subject: a, measure: m, unit: u, as_of: 2024-06, value: 5, added: 2024-10-01}
  - {id: before, subject: a, measure: n, unit: u, as_of: 2024-06, value: 5, added: 2024-10-01}
  - {id: after, subject: a, measure: n, unit: u, as_of: 2024-11, value: 6, added: 2024-12-01}
  - {id: vague, subject: a, measure: o, unit: u, as_of: 2024, value: 6, added: 2024-12-01}
"""
    assert ids_of(asked(log)) == {
        "announced": ["made"],
        "revised": ["moved"],
        "figures": ["before>after", "->vague?"],
        "logged": ["old", "stock"],
    }
    assert "logged" not in ids_of(asked(log, added=True))  # the whole answer is what was logged


def test_the_day_of_logging_hides_nothing() -> None:
    """An entry logged later is not told as logged by then; the event itself was public."""
    log = "events: [{id: e, date: 2024-01-14, title: T, type: attack, added: 2025-03-01}]\n"
    assert ids_of(asked(log, as_of="2025-02-01")) == {}
    assert ids_of(asked(log, as_of="2025-03-01")) == {"logged": ["e"]}
    assert ids_of(asked(log, since="2024-01-01", as_of="2025-02-01")) == {"happened": ["e"]}
    assert ids_of(asked(log, until="2025-02-01", as_of="2025-02-01")) == {}
