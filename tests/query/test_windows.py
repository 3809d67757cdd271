"""Periods: which dates certainly or possibly fall into what was asked, and what could not be judged."""

import pytest

from tests.helpers import a_log, answer, run, workspace_of
from timeline.errors import WrongUsage
from timeline.query.question import Question
from timeline.reports.chronology import chronology

Periods = tuple[str | None, str | None]


def log(date: str, more: str = "") -> str:
    return f"""
timeline: {{title: T, covers: 2014/2025-03-18}}
events:
  - {{id: e, date: "{date}", title: T, type: other{more}}}
"""


# The date of an event, the period (--from, --to), and how the event matches. The log's horizon is 18 March 2025.
POINTS_SPANS_SETS = [
    ("2024-09-27", ("2024-09-27", "2024-09-27"), "certain"),
    ("2024-09-27", ("2024-09-28", None), None),
    ("2024-09-27", (None, "2024-09-26"), None),
    ("2024-09-27", (None, "2024-09"), "certain"),  # the widest reading of what was asked
    ("2024-09-27", ("2024", None), "certain"),
    ("2024-09", ("2024-09-10", None), "possible"),
    ("2024-09", ("2024-09-01", "2024-09-30"), "certain"),
    ("2024-09", (None, "2024-08-31"), None),
    ("[..2025-09]", ("2020", "2020"), "possible"),
    ("[..2025-09]", ("2025-10", None), None),
    ("[2020..]", (None, "2019"), None),
    ("[2020..]", ("2024", None), "possible"),
    ("[2014..2019]", ("2014", "2019"), "certain"),
    ("[2014..2019]", ("2016", "2017"), "possible"),
    ("2014/2019", ("2016", "2017"), "certain"),
    ("2014/2019", ("2019-06", None), "possible"),  # it ended some day in 2019
    ("2014/2019", (None, "2014-06"), "possible"),
    ("2014/2019", (None, "2014-12-31"), "certain"),
    ("2014/2019", ("2020", None), None),
    ("2019/2019", ("2019", "2019"), "certain"),
    ("2014/", ("2016", "2016"), "possible"),  # an unknown end
    ("2014/", ("2014", "2014"), "certain"),
    ("/2019", ("2018", "2018"), "possible"),
    ("../2019", ("2018", "2018"), "certain"),
    ("{2015,2018}", ("2018", "2018"), "certain"),
    ("{2015,2018}", ("2018-05", "2018-05"), "possible"),
    ("{2015,2018}", ("2016", "2017"), None),
    ("2015?", ("2015", "2015"), "possible"),
    ("2015~", ("2000", None), "possible"),
    ("2015%", ("2016", None), None),
    ("/..", ("2020", "2020"), "possible"),
]
OPEN_ENDED = [
    ("", ("2024", None), "certain"),
    ("", ("2025-03", "2025-03"), "certain"),
    ("", ("2025-03-19", None), "possible"),  # nobody looked
    (", checked: 2024-06-30", ("2024-06", "2024-06"), "certain"),
    (", checked: 2024-06-30", ("2024-07", "2024-07"), "possible"),
    (", checked: 2025-06", ("2025-06-30", None), "certain"),
    (", checked: 2025-06", ("2025-07-01", None), "possible"),
    ("", (None, "2013"), None),
]
UNDATED = [
    (("2025-03-18", "2025-03-18"), "certain"),
    (("2025-03", "2025-03"), "certain"),
    (("2025-03-17", "2025-03-17"), "possible"),
    (("2026", None), "possible"),
    ((None, "2014"), "possible"),
]


def period(asked: Periods) -> dict[str, tuple[str, ...]]:
    return {name: (text,) for name, text in zip(("since", "until"), asked, strict=True) if text is not None}


@pytest.mark.parametrize(("date", "asked", "match"), POINTS_SPANS_SETS)
def test_a_date_in_a_period(date: str, asked: Periods, match: str | None) -> None:
    workspace = workspace_of(log(date))
    assert answer(workspace, **period(asked)).get("e") == match
    assert answer(workspace, **period(asked), certain=True) == ({"e": "certain"} if match == "certain" else {})


@pytest.mark.parametrize(("more", "asked", "match"), OPEN_ENDED)
def test_what_goes_on_is_certain_as_far_as_somebody_looked(more: str, asked: Periods, match: str | None) -> None:
    assert answer(workspace_of(log("2014/..", more)), **period(asked)).get("e") == match


@pytest.mark.parametrize(("asked", "match"), UNDATED)
def test_an_undated_situation_is_certain_on_the_day_it_was_seen(asked: Periods, match: str) -> None:
    assert answer(workspace_of(log("/..", ", checked: 2025-03-18")), **period(asked)) == {"e": match}


def test_nobody_had_looked_beyond_the_day_of_the_question() -> None:
    """As of 2020, that US forces were there in 2024 is no more than possible."""
    workspace = workspace_of(log("2014/.."), as_of="2020-06-30")
    assert answer(workspace, on=("2020",)) == {"e": "certain"}
    assert answer(workspace, on=("2024",)) == {"e": "possible"}
    checked = workspace_of(log("2014/..", ", checked: 2025-03-18"), as_of="2020-06-30")
    assert answer(checked, on=("2024",)) == {"e": "possible"}


@pytest.mark.parametrize(
    ("date", "slack", "asked", "match"),
    [
        ("2015~", None, "2016-01", None),
        ("2015~", "30d", "2016-01", "possible"),
        ("2015~", "30", "2016-01-30", "possible"),
        ("2015~", "30 days", "2016-01-31", None),
        ("2015?", "1d", "2014-12-31", "possible"),
        ("2015", "30d", "2016-01", None),  # only hedged dates are widened
    ],
)
def test_slack_widens_hedged_dates(date: str, slack: str | None, asked: str, match: str | None) -> None:
    assert answer(workspace_of(log(date)), on=(asked,), slack=slack).get("e") == match


@pytest.mark.parametrize("slack", ["a month", "-3d", "", "٣d", "1000000d"])
def test_a_slack_that_is_no_number_of_days(slack: str) -> None:
    with pytest.raises(WrongUsage, match="is not a number of days"):
        answer(workspace_of(log("2015~")), on=("2016",), slack=slack)


@pytest.mark.parametrize(
    ("asked", "match"),
    [
        (("2025-01", "2025-01"), "certain"),
        (("2024-01", "2024-01"), "possible"),  # as a source says against the log
        (("2024-01-01", "2024-01-05"), "possible"),
        (("2024", None), "certain"),
        (("2023", "2023"), None),
    ],
)
def test_a_disputed_date_is_possible_at_the_rival_date(asked: Periods, match: str | None) -> None:
    disputed = ", disputed: [{field: date, value: 2024-01}, {field: title, value: 2023}]"
    assert answer(workspace_of(log("2025-01-14", disputed)), **period(asked)).get("e") == match


PLANS = """
timeline: {title: T, covers: 2014/2025-03-18}
plans:
  - id: mission-ends
    title: The mission ends
    kind: commitment
    announced: 2024-09-27
    deadline: by September 2025
    disputed: [{field: deadline, value: by the end of December 2025}]
  - {id: office, title: T, kind: expectation, announced: 2024-01, until: 2026,
     disputed: [{field: until, value: 2028}]}
  - {id: moved, title: T, kind: commitment, announced: 2020, deadline: 2021,
     revisions: [{date: 2020-11, deadline: 2022}]}
  - {id: lifted, title: T, kind: commitment, announced: 2020, deadline: 2021,
     revisions: [{date: 2020-12, deadline: none}]}
"""


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2025-09", {"mission-ends:deadline": "certain"}),
        ("2025-09-15", {"mission-ends:deadline": "possible"}),
        ("2025-08", {}),  # by September: the deadline itself is in September
        ("2025-12", {"mission-ends:deadline": "possible"}),
        ("2025-11", {}),
        ("2026", {"office:deadline": "certain"}),
        ("2028", {"office:deadline": "possible"}),
        ("2021", {}),
        ("2022", {"moved:deadline": "certain"}),
        ("2020-11", {"moved:announced": "possible", "lifted:announced": "possible", "moved:moved": "certain"}),
        ("2020-12", {"moved:announced": "possible", "lifted:announced": "possible", "lifted:moved": "certain"}),
        ("2024-09-27", {"mission-ends:announced": "certain"}),
    ],
)
def test_the_dates_of_plans(on: str, found: dict[str, str]) -> None:
    assert answer(workspace_of(PLANS), on=(on,)) == found


def test_any_of_one_option_all_of_several() -> None:
    text = "events:\n" + "".join(f"  - {{id: y{y}, date: {y}, title: T, type: other}}\n" for y in range(2010, 2020))
    workspace = workspace_of(text)
    assert set(answer(workspace, on=("2011", "2013"))) == {"y2011", "y2013"}
    assert set(answer(workspace, on=("2011", "2013"), since=("2012",))) == {"y2013"}
    assert set(answer(workspace, since=("2017", "2018"))) == {"y2017", "y2018", "y2019"}
    assert set(answer(workspace, until=("2010", "2011"))) == {"y2010", "y2011"}
    with pytest.raises(WrongUsage, match="the period from '2015' to '2014' ends before it begins"):
        answer(workspace, since=("2015",), until=("2014",))


def test_relative_periods_count_from_the_day_of_the_question() -> None:
    text = "events:\n" + "".join(f"  - {{id: m{m}, date: 2024-{m:02}, title: T, type: other}}\n" for m in range(1, 13))
    assert answer(workspace_of(text, as_of="2024-09-15"), on=("last month",)) == {"m8": "certain"}
    assert answer(workspace_of(text, as_of="2024-12-01"), on=("last month",)) == {"m11": "certain"}


@pytest.mark.parametrize(
    ("date", "asked", "not_judged"),
    [
        ("[2020..]", ("2024", None), 1),  # no latest day: nobody can say whether it is from 2024 on
        ("[..2025-09]", (None, "2020"), 1),
        ("[..2025-09]", ("2020", None), 0),
        ("[2020..]", (None, "2024"), 0),
        ("2014/..", ("2026", None), 1),
        ("2014/..", ("2024", None), 0),
        ("2015", ("2015-03", None), 0),
        ("2015?", ("2015", None), 0),
        ("[2020..]", (None, "2019"), 0),  # it does not match at all
    ],
)
def test_entries_that_a_filter_cannot_judge_are_counted(date: str, asked: Periods, not_judged: int) -> None:
    assert chronology(workspace_of(log(date)), Question(**period(asked))).counts.not_judged == not_judged  # type: ignore[arg-type]


def test_entries_possible_for_another_reason_count_as_judged() -> None:
    text = """
timeline: {title: T, covers: 2014/2025-03-18}
actors: {jnim: {name: JNIM}, aqim: {name: AQIM, part_of: [{actor: jnim, during: "2018?/.."}]}}
events: [{id: e, date: 2019/.., title: T, type: other, actors: [aqim]}]
"""
    found = chronology(workspace_of(text), Question(since=("2020",), actors=("jnim",)))
    assert (next(iter(found.rows)).match.name, found.counts.not_judged) == ("POSSIBLE", 0)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--from", "2024", "--to", "2025-03"], True),
        (["--on", "2026"], True),
        (["--from", "2025-04"], True),
        (["--from", "2024"], False),  # no end was asked for
        (["--to", "2025-03-18"], False),
        ([], False),
    ],
)
def test_a_question_past_the_horizon_says_so_once(asked: list[str], told: bool) -> None:
    done = run("list", "--log", a_log(log("2024")), "--as-of", "2026-06-01", *asked)
    assert done.err.count("2025-03-18") == told
    assert "2025-03-18" not in done.out
