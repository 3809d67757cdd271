"""Conditions as SQL: each finds the rows that it should, and text of a user is never part of a statement."""

import sqlite3
from contextlib import closing

import pytest

from tests.helpers import a_log
from timeline.dates import OPEN_END, OPEN_START, day
from timeline.index.opening import read_aside
from timeline.index.sql import compiled
from timeline.log.conditions import (
    ALWAYS,
    NEVER,
    AllOf,
    AnyOf,
    Around,
    BecomingKnown,
    BeginningAfter,
    BeingLogged,
    Condition,
    HavingWords,
    Identified,
    Naming,
    NoneOf,
    OfOneDate,
    Touching,
    all_of,
    any_of,
    none_of,
)
from timeline.log.log import Log

LOG = """
actors: {daesh: {name: Islamic State, aliases: [ISIS]}, cell: {name: A cell, part_of: daesh}}
places: {sahel: {name: Sahel, contains: [ML]}, menaka: {name: Ménaka, in: ML}}
events:
  - {id: a, date: 2019-05-06, title: An air base, type: attack, places: [menaka], actors: [cell], tags: [x]}
  - {id: b, date: 2020/2021-03, title: База, type: deployment, places: [ML], actors: [daesh], summary: The air was bad}
  - {id: c, date: 2022, title: Nothing much, type: coup, places: [IQ], known: 2023-06}
"""


@pytest.fixture(scope="module")
def log() -> Log:
    return read_aside(a_log(LOG)).log


def touching(first: str, last: str, as_of: str = "2026-01-01") -> Touching:
    return Touching(day(first), day(last), day(as_of))


CASES: list[tuple[Condition, str]] = [
    (ALWAYS, "abc"),
    (NEVER, ""),
    (AllOf((NEVER, ALWAYS)), ""),
    (AnyOf((NEVER, ALWAYS)), "abc"),
    (NoneOf(Naming("tag", frozenset({"x"}))), "bc"),
    (Naming("tag", None), "a"),
    (Naming("tag", frozenset()), ""),
    (Naming("place", frozenset({"ML"})), "b"),
    (Naming("place", frozenset({"ML"}), inside=True), "ab"),
    (Naming("place", frozenset({"sahel", "IQ"}), inside=True), "abc"),
    (Naming("actor", frozenset({"daesh"})), "b"),
    (Naming("actor", frozenset({"daesh"}), inside=True), "ab"),
    (Naming("type", frozenset({"coup", "attack"})), "ac"),
    (Naming("tag", frozenset({"' OR 1 --"})), ""),
    (Identified(frozenset({"a", "c", "z"})), "ac"),
    (Identified(frozenset()), ""),
    (touching("2019-05-06", "2019-05-06"), "a"),
    (touching("2019-05-07", "2019-12-31"), ""),
    (touching("2021-03-31", "2021-12-31"), "b"),
    (touching("2021-04-01", "2021-12-31"), ""),
    (touching("2021-04-01", "2021-12-31", as_of="2020-06-01"), "b"),  # its end was not known then
    (Touching(OPEN_START, OPEN_END, day("2026-01-01")), "abc"),
    (Around(day("2019-05-06"), day("2019-05-06")), "a"),
    (Around(day("2019-05-07"), day("2019-12-31")), ""),
    (Around(day("2021-03-31"), day("2022-01-01")), "bc"),
    (any_of((Around(day("2019-05-01"), day("2019-05-31")), Around(day("2022-12-31"), OPEN_END))), "ac"),
    (all_of((Naming("place", frozenset({"ML"})), Around(day("2019-01-01"), day("2021-01-01")))), "b"),
    (BeginningAfter(day("2019-05-05")), "abc"),
    (BeginningAfter(day("2019-05-06")), "bc"),
    (BeginningAfter(day("2020-01-01")), "c"),
    (OfOneDate(), "ac"),
    (BecomingKnown(day("2022-01-01"), day("2022-12-31")), ""),
    (BecomingKnown(day("2023-06-30"), OPEN_END), "c"),
    (HavingWords(("air",)), "ab"),
    (HavingWords(("air", "base")), "a"),
    (HavingWords(("ai",)), "ab"),
    (HavingWords(("ase",)), ""),
    (HavingWords(("баз",)), "b"),
    (HavingWords(("isis",)), "b"),
    (HavingWords(("isl", "bad")), "b"),
    (HavingWords(("menaka",)), "a"),
    (HavingWords(("mal",)), "b"),
    (HavingWords(()), ""),
]


# Sets have no order, and what a test is called must not change from one process to the next.
NUMBERS = [f"{number}-{type(case[0]).__name__}" for number, case in enumerate(CASES)]


@pytest.mark.parametrize(("condition", "expected"), CASES, ids=NUMBERS)
def test_a_condition_finds_its_rows(log: Log, condition: Condition, expected: str) -> None:
    assert "".join(event.id for event in log.events.among(condition)) == expected


@pytest.mark.parametrize(("condition", "expected"), CASES, ids=NUMBERS)
def test_none_of_it_finds_the_others(log: Log, condition: Condition, expected: str) -> None:
    assert {event.id for event in log.events.among(none_of(condition))} == {*"abc"} - {*expected}


HOSTILE = "x'); DROP TABLE entry; --\""


def test_statements_hold_no_text_of_a_user() -> None:
    named = frozenset({HOSTILE})
    several = [Naming("tag", named), Naming("place", named, inside=True), Identified(named), HavingWords((HOSTILE,))]
    for condition in several:
        text, values = compiled(condition, 5)
        assert "DROP" not in text
        assert text.count("?") == len(values)


@pytest.mark.parametrize("join", [all_of, any_of])
def test_very_many_parts_are_no_deep_expression(log: Log, join: type) -> None:
    parts = [NoneOf(Identified(frozenset({f"no-{n}"}))) for n in range(3_000)]
    assert [*"abc"] == [event.id for event in log.events.among(join(parts))]


def test_an_alternative_that_holds_anyway_is_not_asked() -> None:
    tagged, placed = Naming("tag", frozenset({"x"})), Naming("place", frozenset({"ML"}))
    assert all_of((tagged, any_of((placed, tagged)))) is tagged
    assert all_of((any_of((placed, tagged)), touching("2020-01-01", "2020-02-01"), tagged)) == AllOf(
        (touching("2020-01-01", "2020-02-01"), tagged)
    )
    # The days of becoming known and of being logged are equal tuples, and different conditions.
    known, logged = BecomingKnown(1, 2), BeingLogged(1, 2)
    assert all_of((known, any_of((logged, tagged)))) == AllOf((known, AnyOf((logged, tagged))))


def test_compiled_conditions_are_valid_sql() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for condition in (ALWAYS, NEVER):
            assert connection.execute(f"SELECT {compiled(condition, 5).text}").fetchone() in [(1,), (0,)]
