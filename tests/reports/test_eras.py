"""Years before year 1, in every heading and label: `44 BCE`, never `-0043`."""

import re

import pytest

from tests.helpers import a_log, run
from timeline.dates import day, parse, parse_edtf
from timeline.reports.lane_period import Period, ticks
from timeline.reports.periods import around
from timeline.reports.wording import year_of

LOG = """timeline: {title: Rome, covers: -0100/0014}
sources: {s: {title: A history}}
events:
  - {id: ides, date: -0043-03-15, title: Caesar is killed, type: attack, sources: [s]}
  - {id: actium, date: -0030-09-02, title: Octavian wins at Actium, type: battle, sources: [s]}
  - {id: rule, date: -0026/0014-08-19, title: Augustus rules, type: government-change, sources: [s]}
plans:
  - {id: census, title: A census, kind: intention, announced: -0028, deadline: by the end of 28 BC, sources: [s]}
"""
BEFORE_YEAR_1 = re.compile(r"(?<![\w-])-[0-9]{1,4}(?![0-9])|outside the years|beyond the calendar")


@pytest.mark.parametrize(
    ("date", "heading"),
    [
        ("-0043-03-15", "44 BCE"),
        ("-0043", "44 BCE"),
        ("0000", "1 BCE"),
        ("0001", "1"),
        ("0409", "409"),
        ("2024", "2024"),
    ],
)
def test_headings(date: str, heading: str) -> None:
    assert year_of(parse(date)) == heading


def test_rows_of_a_count() -> None:
    ides = parse_edtf("-0043-03-15").earliest
    assert [around(ides, per).label for per in ("year", "quarter", "month")] == ["44 BCE", "Q1 44 BCE", "Mar 44 BCE"]
    assert around(day("0409-05-01"), "year").label == "409"


@pytest.mark.parametrize(
    ("date", "name"),
    [
        ("0001", "1"),
        ("0476", "476"),
        ("2024", "2024"),
        ("-9999", "10000 BCE"),
        ("Y-10000", "Y-10000"),
        ("Y12024", "Y12024"),
    ],
)
def test_one_name_of_a_year(date: str, name: str) -> None:
    first = parse(date).earliest
    assert (year_of(parse(date)), around(first, "year").label) == (name, name)
    assert around(first, "month").label == f"Jan {name}"


def test_ticks_of_a_chart() -> None:
    years = Period(parse_edtf("-0001").earliest, parse_edtf("0002").latest)
    assert [tick.name for tick in ticks(years, 4)] == ["2 BCE", "1 BCE", "1", "2"]


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["stats"],
        ["chart"],
        ["plans"],
        ["show", "ides"],
        ["show", "census"],
        ["state", "30 BC"],
        ["list", "--format", "md"],
    ],
    ids=" ".join,
)
def test_no_answer_counts_years_as_an_astronomer(command: list[str]) -> None:
    done = run(*command, "--log", a_log(LOG), "--as-of", "0014-08-19")
    assert done.code == 0, done.err
    assert "BCE" in done.out
    assert BEFORE_YEAR_1.search(done.out) is None, done.out
