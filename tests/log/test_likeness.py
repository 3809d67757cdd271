"""Likeness of two entries: what is one event told twice, and what only looks like it."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.helpers import a_folder, a_log
from tests.log.planted import PAIRS, VOCABULARY, Told, event_of, planted
from timeline.index.opening import read_aside
from timeline.log.likeness.finding import Finder
from timeline.log.likeness.verdict import Likeness, likeness
from timeline.log.likeness.vocabulary import Vocabulary
from timeline.log.likeness.words import words_of
from timeline.log.log import Log

HEADER = {"timeline": {"title": "Likeness", "covers": "2020/2026"}}


def log_with(**sections: list[dict[str, Any]]) -> Log:
    text = yaml.safe_dump({**HEADER, **VOCABULARY, **sections}, sort_keys=False, allow_unicode=True)
    loaded = read_aside(a_log(text, a_folder()), with_doubles=False)
    assert not [one for one in loaded.problems if one.severity == "error"], loaded.problems
    return loaded.log


def compared(one: Told, other: Told) -> Likeness:
    log = log_with(events=[event_of("one", one), event_of("other", other)])
    return likeness(log.events["one"], log.events["other"], Vocabulary(log))


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Two rounds of negotiations ended", ("2", "round", "talk", "end")),
        ("The withdrawal of troops", words_of("troops withdrew")[::-1]),
        ("The U.S. agreed", words_of("US agreement")),
        ("Parliament's defence budget", words_of("parliamentary defense budgets")),
        ("The second attempt", words_of("2nd attempts")),
        ("It was and they were", ()),
    ],
)
def test_forms_of_a_word_are_one(title: str, words: tuple[str, ...]) -> None:
    assert words_of(title) == words


def test_words_that_only_begin_alike_are_not_one() -> None:
    for one, other in (("protest", "protect"), ("contain", "continue"), ("marine", "market"), ("general", "gender")):
        assert words_of(one) != words_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("opens", "reopens"),
        ("re-elected", "elected"),
        ("enters", "re-enters"),
        ("resumption", "restart"),
        ("reaffirmed", "confirms"),
        ("flees", "exile"),
        ("escaped", "fled"),
        ("assassinated", "killed"),
        ("coup", "overthrown"),
        ("ouster", "deposed"),
        ("travelled", "visits"),
        ("pulls", "withdrawal"),
        ("raid", "struck"),
        ("ratified", "passes"),
        ("detained", "arrest"),
        ("detainees", "prisoner"),
        ("military", "army"),
    ],
)
def test_words_that_headlines_use_for_each_other_are_one(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("resign", "sign"),
        ("report", "port"),
        ("rest", "restart"),
        ("join", "joint"),
        ("militants", "military"),
        ("detainee", "detain"),
        ("trip", "tripled"),
    ],
)
def test_words_that_are_made_of_others_are_not_one(one: str, other: str) -> None:
    assert words_of(one) != words_of(other)


TITLE = "A bridge over the Tigris collapses"
BRIDGE = Told("2023-03-18", TITLE, "other", ("mosul",), ("iraq",))


@pytest.mark.parametrize(
    ("other", "is_like"),
    [
        pytest.param(BRIDGE, True, id="itself"),
        pytest.param(BRIDGE._replace(date="2023-03"), True, id="the month"),
        pytest.param(BRIDGE._replace(date="2023"), True, id="the year"),
        pytest.param(BRIDGE._replace(date="2023-03-17/2023-03-20"), True, id="a span around it"),
        pytest.param(BRIDGE._replace(date="2023-03-20~"), True, id="about two days later"),
        pytest.param(BRIDGE._replace(date="2023-03-19"), True, id="the next day"),
        pytest.param(BRIDGE._replace(date="2023-03-20"), False, id="two days later"),
        pytest.param(BRIDGE._replace(date="2023-04"), False, id="the next month"),
        pytest.param(BRIDGE._replace(date="2024"), False, id="the next year"),
        pytest.param(BRIDGE._replace(places=("IQ",)), True, id="the country of the town"),
        pytest.param(BRIDGE._replace(actors=()), True, id="an actor less"),
        pytest.param(BRIDGE._replace(actors=("sudani",)), True, id="a part of the actor"),
        pytest.param(BRIDGE._replace(places=("gao",), actors=("mali",)), False, id="elsewhere, and others"),
        pytest.param(BRIDGE._replace(title="Tigris bridge collapsed"), True, id="other forms"),
        pytest.param(BRIDGE._replace(title="A bridge over the Euphrates collapses"), False, id="another river"),
        pytest.param(BRIDGE._replace(title="A dam on the lake is inspected"), False, id="another title"),
    ],
)
def test_of_dates_places_actors_and_titles(other: Told, is_like: bool) -> None:
    assert compared(BRIDGE, other).is_likely == is_like
    assert compared(other, BRIDGE).is_likely == is_like


TALKS = Told("2024-01-27", "", "negotiation", ("baghdad",), ("iraq", "us"))


@pytest.mark.parametrize(
    ("one", "other", "is_like"),
    [
        ("The first round of talks on the mission", "The second round of talks on the mission", False),
        ("The 1st round of talks on the mission", "First round of mission talks", True),
        ("Phase 1 of the evacuation is completed", "Phase 2 of the evacuation is completed", False),
        ("Resolution 2651 on the envoy is adopted", "Resolution 2670 on the envoy is adopted", False),
        ("Attack on a convoy kills 14 drivers", "14 drivers killed in convoy attack", True),
        ("Attack on a convoy kills 14 drivers", "Attack on a convoy kills 12 drivers", True),
        ("The curfew in the old town begins", "The curfew in the old town ends", False),
        ("Iraq confirms the arrest of a financier", "Iraq denies the arrest of a financier", False),
        ("The report for March is published", "The report for April is published", False),
        ("The US and Iraq sign an accord on gas flaring", "Washington, Iraq: gas flaring agreement signed", True),
        ("American envoy meets clerics over the port", "US envoy in talks with clerics about the port", True),
        ("Iraq reopens the port to ships", "Port opened for ships by Iraq", True),
        ("Iraq reopens the port to ships", "Iraq closes the port to ships", False),
        ("Parliament passes the anti-drug law", "Parliament postpones its vote on the anti-drug law", False),
        ("Iraq condemns the raid on the port", "United States condemn the raid on the port", False),
    ],
)
def test_of_numbers_opposites_and_names(one: str, other: str, is_like: bool) -> None:
    first, second = TALKS._replace(title=one), TALKS._replace(title=other)
    assert compared(first, second).is_likely == is_like


def test_reasons_are_words() -> None:
    reasons = compared(BRIDGE, BRIDGE._replace(date="2023-03", actors=())).reasons
    assert reasons == ("the dates may be the same", "they have a place in common", "the title is the same")


def plan(identity: str, title: str, **others: Any) -> dict[str, Any]:
    return {"id": identity, "title": title, "kind": "commitment", "announced": "2024-01", "by": ["iraq"], **others}


@pytest.mark.parametrize(
    ("others", "is_like"),
    [
        ({}, True),
        ({"deadline": "2024-06-30"}, True),
        ({"deadline": "2025-06-30"}, False),
        ({"by": ["turkey"]}, False),
        ({"title": "The Iraqi oil law will be voted on"}, False),
    ],
)
def test_plans_of_one_planner_are_compared_by_deadline_and_title(others: dict[str, Any], is_like: bool) -> None:
    first = plan("first", "The tolls on the Tigris bridge will end", deadline="2024-06")
    second = {**plan("second", "Tigris bridge tolls are to end"), **others}
    log = log_with(plans=[first, second])
    assert likeness(log.plans["first"], log.plans["second"], Vocabulary(log)).is_likely == is_like


@pytest.mark.parametrize("seed", range(4))
def test_planted_pairs_are_found_and_hardly_anything_else(seed: int) -> None:
    log_of_pairs = planted(seed)
    log = log_with(events=log_of_pairs.log["events"])
    finder = Finder(log)
    found = {frozenset((e.id, one.entry.id)) for e in log.events.values() for one in finder.alike(e)}
    titles = {frozenset(pair): [log.events[each].title for each in pair] for pair in found - log_of_pairs.pairs}
    false = [several for several in titles.values() if several[0] != several[1]]  # those of one title may be one
    assert len(log_of_pairs.pairs - found) == 0
    assert len(false) <= 2, false


def test_entries_called_distinct_are_not_found() -> None:
    one, other = (event_of(identity, BRIDGE) for identity in ("one", "other"))
    log = log_with(events=[one, {**other, "distinct": ["one"]}])
    assert not Finder(log).alike(log.events["one"])
    assert not Finder(log).alike(log.events["other"])


def _every() -> Iterator[Told]:
    for pair in PAIRS:
        yield from pair


@examples(40)
@given(st.lists(st.sampled_from([*_every()]), min_size=2, max_size=6))
def test_likeness_is_symmetric_and_an_entry_is_like_itself(several: list[Told]) -> None:
    log = log_with(events=[event_of(f"e{number}", told) for number, told in enumerate(several)])
    vocabulary = Vocabulary(log)
    events = [*log.events.values()]
    for one in events:
        assert likeness(one, one, vocabulary).is_likely
        for other in events:
            there, back = likeness(one, other, vocabulary), likeness(other, one, vocabulary)
            assert there.margin == pytest.approx(back.margin)
            assert there.reasons == back.reasons
