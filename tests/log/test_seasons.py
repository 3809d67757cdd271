"""Seasons that look like two years."""

import pytest

from tests.helpers import problems_of, run
from timeline.dates import parse
from timeline.dates.seasons import seasons_or_years

LOG = """timeline: {{title: A log, covers: 2014/2025-03-18}}
sources: {{s: {{title: A source}}}}
events:
  - {{id: e, date: {date}, title: An event, type: other, sources: [s]}}
"""


@pytest.mark.parametrize(
    ("text", "season", "years"),
    [
        ("2020-21", "spring 2020", "2020/2021"),
        ("2021-22", "summer 2021", "2021/2022"),
        ("2022-23", "autumn 2022", "2022/2023"),
        ("2023-24", "winter 2023/24", "2023/2024"),
        ("1923-24~", "winter 1923/24", "1923/1924"),
        ("2019/2020-21", "spring 2020", "2020/2021"),
        ("[..2020-21]", "spring 2020", "2020/2021"),
        ("since 2020-21", "spring 2020", "2020/2021"),
    ],
)
def test_season_that_looks_like_two_years(text: str, season: str, years: str) -> None:
    (found,) = seasons_or_years(parse(text))
    assert (found.season, found.years) == (season, years)
    assert parse(found.season).edtf == found.text
    assert parse(found.years).kind == "span"
    assert parse(found.either).kind == "point"


@pytest.mark.parametrize(
    "text",
    ["2020-22", "2024-21", "2019-20", "2020-12", "2020", "spring 2020", "winter 2023-24", "2020-21-XX", "2020-35"],
)
def test_season_that_does_not_look_like_two_years(text: str) -> None:
    try:
        date = parse(text)
    except ValueError:
        return
    assert seasons_or_years(date) == ()


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("2020-21", "write spring 2020 for the season, 2020/2021 or [2020..2021] for the two years"),
        ("by 2022-23", "write by autumn 2022 for the season, 2022 or 2023 in its place for a year"),
        ("2022-23/..", "write since autumn 2022 for the season, 2022 or 2023 in its place for a year"),
        ("1923-24~", "write c. winter 1923/24 for the season, 1923 or 1924 in its place for a year"),
        ("[2016,2020-21..]", "write 2020 or 2021 in its place for a year"),
    ],
)
def test_the_remedy_fits_the_place(text: str, remedy: str) -> None:
    (found,) = seasons_or_years(parse(text))
    assert found.remedy() == remedy


def test_each_side_of_an_interval_has_a_remedy() -> None:
    found = seasons_or_years(parse("2020-21/2022-23"))
    assert [one.remedy() for one in found] == [
        "write spring 2020 – autumn 2022 for the season, 2020 or 2021 in its place for a year",
        "write spring 2020 – autumn 2022 for the season, 2022 or 2023 in its place for a year",
    ]


EVERYWHERE = """timeline: {title: A log, covers: 2014/2025-03-18}
sources: {s: {title: A source, date: 2020-21}}
actors: {a: {name: A}, b: {name: B, part_of: [{actor: a, during: 2021-22/..}]}}
events:
  - {id: e, date: "since 2022-23", title: An event, type: other, actors: [a, b], sources: [s], added: 2023-24}
plans:
  - id: p
    title: A plan
    kind: demand
    announced: 2020-21
    deadline: by 2023-24
    sources: [s]
    revisions: [{date: 2021-22, deadline: 2023-24, sources: [s]}]
    disputed: [{field: deadline, value: 2022-23, sources: [s]}]
figures: [{id: f, subject: a, measure: m, unit: u, as_of: 2020-21, value: 1, sources: [s]}]
"""


def test_it_is_warned_of_wherever_a_date_stands() -> None:
    lines = EVERYWHERE.splitlines()
    found = [problem for problem in problems_of(EVERYWHERE) if problem.code == "season-or-years"]
    assert {problem.severity for problem in found} == {"warning"}
    dates = [(problem.line, lines[problem.line - 1][problem.column - 1 :].split(",")[0]) for problem in found]
    assert dates == [
        (2, "2020-21}}"),
        (3, "2021-22/..}]}}"),
        (5, '"since 2022-23"'),
        (5, "2023-24}"),
        (10, "2020-21"),
        (11, "by 2023-24"),
        (13, "2021-22"),
        (13, "2023-24"),
        (14, "2022-23"),
        (15, "2020-21"),
    ]


def test_one_note_of_the_command() -> None:
    out = run("date", "2020-21").out
    assert "2020-21 is spring 2020 in EDTF" in " ".join(out.split())
    assert "note" not in run("date", "spring 2020").out


def test_a_season_in_words_is_no_matter() -> None:
    assert problems_of(LOG.format(date="winter 2023-24")) == ()
