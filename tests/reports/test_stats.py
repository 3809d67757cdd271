"""Counts by time and by name: every entry once, and no date more exact than it is."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.strategies import valid_edtf
from tests.examples import examples
from tests.helpers import workspace_of
from timeline.dates import parse, parse_edtf
from timeline.errors import WrongUsage
from timeline.query.question import Question
from timeline.reports.followed import not_followed_words
from timeline.reports.periods import period_of
from timeline.reports.stat_names import BY
from timeline.reports.stats import Stats, stats
from timeline.workspace import Workspace

PER = ("year", "quarter", "month")

LOG = """\
timeline: {title: A log, covers: 2014/2025-03-18}
sources: {s: {title: S, date: 2024-06-01}, t: {title: T}}
actors: {us: {name: US}, iraq: {name: Iraq}, un: {name: UN}}
places: {anbar: {name: Anbar, in: IQ}, border: {name: Border, contains: [IQ, SY]}}
events:
  - {id: day, date: 2024-02-10, title: T, type: attack, places: [anbar], actors: [us, iraq], sources: s}
  - {id: month, date: 2024-02, title: T, type: strike, places: [SY, IQ], actors: [us]}
  - {id: hedged, date: 2024-02~, title: T, type: law, places: [border], status: claimed}
  - {id: quarter, date: Q1 2024, title: T, type: law}
  - {id: year, date: 2024, title: T, type: law}
  - {id: years, date: between 2023 and 2024, title: T, type: law}
  - {id: by, date: by March 2024, title: T, type: law}
  - {id: lasting, date: 2023-12-05/.., title: T, type: deployment}
  - {id: vague-start, date: 2023/2024-02, title: T, type: deployment}
  - {id: no-start, date: ../2024, title: T, type: deployment}
  - {id: undated, date: /.., title: T, type: deployment, checked: 2024-02}
  - {id: twice, date: "{2024-03,2024-07}", title: T, type: other}
plans:
  - {id: p, title: T, kind: demand, announced: {event: day}, by: [un], to: [us], deadline: 2025-02, sources: [t, s]}
figures:
  - {id: f, subject: us, measure: troops, unit: men, as_of: 2024-03-01, value: 1, by: un, sources: [{ref: t, via: s}]}
  - {id: g, subject: us, measure: attacks, unit: attacks, over: 2023, value: 1}
"""


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return workspace_of(LOG)


def counted(workspace: Workspace, per: Any = None, by: Any = None, only: Any = (), **filters: Any) -> Stats:
    return stats(workspace, Question(**filters), per, by, only)


def bars(answer: Stats) -> dict[str, int]:
    """The number of entries of each row by its label (for names, the id)."""
    shown = {}
    for row in answer.rows:
        parts = [row.period.label] if row.period is not None else []
        parts += [row.name or "-"] if answer.by is not None else []
        shown[" ".join(parts)] = row.tally.total
    return shown


def test_by_month_each_entry_stands_in_the_row_of_its_date(workspace: Workspace) -> None:
    assert bars(counted(workspace, "month", only=["events"])) == {
        "Dec 2023": 1,  # lasting
        "2023, month unknown": 1,  # vague-start
        "Feb 2024": 3,  # day, month, hedged
        "Mar 2024": 1,  # twice
        "2024, month unknown": 2,  # quarter, year
        "year unknown": 2,  # years, by
        "beginning unknown": 2,  # no-start, undated
    }


def test_by_quarter_and_by_year(workspace: Workspace) -> None:
    assert bars(counted(workspace, "quarter", only=["events"])) == {
        "Q4 2023": 1,
        "2023, quarter unknown": 1,
        "Q1 2024": 5,
        "2024, quarter unknown": 1,
        "year unknown": 2,
        "beginning unknown": 2,
    }
    by_year = {"2023": 2, "2024": 6, "year unknown": 2, "beginning unknown": 2}
    assert bars(counted(workspace, "year", only=["events"])) == by_year
    assert bars(counted(workspace, only=["events"])) == by_year  # where nothing else is asked for


def test_plans_count_when_they_were_announced_and_figures_at_their_time(workspace: Workspace) -> None:
    answer = counted(workspace, "month", only=["plans", "figures"])
    assert bars(answer) == {"2023, month unknown": 1, "Feb 2024": 1, "Mar 2024": 1}
    assert answer.entries == (0, 1, 2, 0)
    assert counted(workspace).entries == (12, 1, 2, 1)


def test_by_name_an_entry_stands_in_the_row_of_each_of_its_names(workspace: Workspace) -> None:
    assert bars(counted(workspace, by="actor")) == {"us": 5, "un": 2, "iraq": 1, "-": 10}
    assert bars(counted(workspace, by="place")) == {"IQ": 1, "SY": 1, "anbar": 2, "border": 1, "-": 11}
    assert bars(counted(workspace, by="source")) == {"s": 3, "t": 2, "-": 12}
    assert bars(counted(workspace, by="status")) == {"stated": 14, "claimed": 1}
    assert bars(counted(workspace, by="family")) == {"forces": 4, "power": 4 + 1, "violence": 2, "other": 1, "-": 3}
    types = {"law": 5, "deployment": 4, "attack": 1, "other": 1, "strike": 1}
    assert bars(counted(workspace, by="type", only=["events"])) == types
    assert counted(workspace, by="actor").has_several
    assert not counted(workspace, by="type").has_several


def test_a_region_of_several_countries_is_spread_over_none(workspace: Workspace) -> None:
    assert bars(counted(workspace, by="country", only=["events"])) == {"IQ": 2, "SY": 1, "border": 1, "-": 9}


def test_a_country_counts_what_a_filter_on_it_finds(workspace: Workspace) -> None:
    shown = bars(counted(workspace, by="country"))
    for code in ("IQ", "SY"):
        assert counted(workspace, countries=(code,)).entries.total == shown[code]


def test_names_in_each_period(workspace: Workspace) -> None:
    assert bars(counted(workspace, "month", "actor", since=("2024-02",), until=("2024-03",), types=("violence",))) == {
        "Feb 2024 us": 2,
        "Feb 2024 iraq": 1,
    }


def test_entries_outside_of_the_question_are_counted_apart(workspace: Workspace) -> None:
    answer = counted(workspace, "month", since=("2024-02",), until=("2024-03",), types=("deployment",))
    assert bars(answer) == {
        "before 1 Feb 2024": 2,  # lasting and vague-start, which still went on
        "beginning unknown": 2,
    }
    answer = counted(workspace, "year", only=["plans"], since=("2025",))
    assert bars(answer) == {"before 1 Jan 2025": 1}  # its deadline is in 2025


def test_possible_matches_are_counted_apart(workspace: Workspace) -> None:
    def possible(answer: Stats) -> dict[str, int]:
        return {row.period.label: row.tally.possible for row in answer.rows if row.period and row.tally.possible}

    assert possible(counted(workspace, "month")) == {"Feb 2024": 1}  # hedged
    asked = {"since": ("2024-02-10",), "until": ("2024-02-20",), "types": ("power",)}
    answer = counted(workspace, "month", **asked)
    assert possible(answer) == {"Feb 2024": 1, "2024, month unknown": 2, "year unknown": 2}
    assert answer.entries.certain == 0
    assert bars(counted(workspace, "month", certain=True, **asked)) == {}
    assert bars(counted(workspace, "month", certain=True, only=["events"]))["Feb 2024"] == 2
    assert answer.not_judged == 1  # by: it has no beginning


def test_an_empty_answer_says_what_emptied_it(workspace: Workspace) -> None:
    answer = counted(workspace, countries=("Syria",), types=("deployment",), since=("2024",), until=("2024",))
    assert answer.rows == ()
    assert answer.emptied_by == (
        "--country Syria alone finds 1",
        "--type deployment alone finds 4",
        "--from 2024 --to 2024 alone finds 14",
    )
    assert counted(workspace, countries=("Syria",)).emptied_by == ()


def test_a_question_past_the_horizon_says_so(workspace: Workspace) -> None:
    beyond, within = (counted(workspace, until=(year,)).asked for year in ("2026", "2024"))
    assert not_followed_words(workspace, beyond).startswith("not followed after")
    assert not_followed_words(workspace, within) == ""


def test_a_kind_that_there_is_not(workspace: Workspace) -> None:
    with pytest.raises(WrongUsage, match="no kind of entry is called 'event'; did you mean 'events'"):
        counted(workspace, only=["event"])


@pytest.mark.parametrize(
    ("date", "per", "label"),
    [
        ("2024-12-31", "month", "Dec 2024"),
        ("2024-12-31", "quarter", "Q4 2024"),
        ("[2024-01-01..2024-03-31]", "quarter", "Q1 2024"),
        ("[2024-01-01..2024-04-01]", "quarter", "2024, quarter unknown"),
        ("[2024-01-31..2024-02-01]", "month", "2024, month unknown"),
        ("winter 2023/24", "year", "year unknown"),
        ("after 2019", "year", "year unknown"),
        ("0044", "year", "44"),
    ],
)
def test_the_row_of_a_date(date: str, per: Any, label: str) -> None:
    assert period_of(parse(date), per, None).label == label


@given(valid_edtf, st.sampled_from(PER))
def test_no_row_is_narrower_than_the_date(edtf: str, per: Any) -> None:
    date = parse_edtf(edtf)
    period = period_of(date, per, None)
    assert period.label
    assert period.first <= date.earliest
    assert date.latest <= period.last


@st.composite
def a_log(draw: st.DrawFn) -> str:
    dates = draw(st.lists(valid_edtf.filter(lambda text: "Y" not in text), max_size=8))
    names = st.lists(st.sampled_from(["x", "y", "z"]), max_size=3)
    places = st.lists(st.sampled_from(["IQ", "SY", "sahel-zone"]), max_size=3)
    text = "timeline: {title: T, covers: 2014/2025}\nplaces: {sahel-zone: {name: Zone, contains: [ML, NE]}}\n"
    text += "actors: {x: {name: X}, y: {name: Y}, z: {name: Z}}\nevents:\n"
    for number, date in enumerate(dates):
        lists = f"actors: [{', '.join(draw(names))}], places: [{', '.join(draw(places))}]"
        kind = draw(st.sampled_from(["attack", "law"]))
        text += f"  - {{id: e{number}, date: '{date}', title: T, type: {kind}, checked: 2024, {lists}}}\n"
    return text


@examples(60)
@given(a_log(), st.sampled_from(["2024", "1990", None]))
def test_the_sums_add_up(text: str, since: str | None) -> None:
    workspace = workspace_of(text)
    filters = {"since": (since,)} if since else {}
    whole = counted(workspace, "year", **filters).entries
    for per in PER:
        answer = counted(workspace, per, **filters)
        assert answer.counted == answer.entries == whole
        for by in BY:
            inside = counted(workspace, per, by, **filters)
            assert inside.entries == whole
            # A period by name has the entries of the period, once for each name.
            assert {row.period for row in inside.rows} == {row.period for row in answer.rows}
            if by in ("type", "family", "status"):
                assert inside.counted == whole
            assert inside.counted.total == counted(workspace, None, by, **filters).counted.total >= whole.total
