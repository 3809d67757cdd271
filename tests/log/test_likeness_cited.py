"""Likeness of entries that cite one place: a note tells of one act; a page or a section may tell of several."""

import json
from typing import Any

import pytest

from tests.helpers import a_folder, a_log
from timeline.index.opening import read_aside
from timeline.log.likeness.citations import common_citation
from timeline.log.likeness.finding import Finder
from timeline.log.likeness.verdict import Likeness
from timeline.log.log import Log

LOG = """
timeline: {title: Cited, covers: 2020/2026}
sources: {briefing: {title: A briefing}, report: {title: A report}, daily: {title: A daily}}
actors:
  authority: {name: Bridge Authority}
  is: {name: Islamic State, aliases: [IS]}
  iraq: {name: Iraq, kind: state, country: IQ}
  us: {name: United States, aliases: [US], kind: state, country: US}
places:
  moscow: {name: Moscow, in: RU}
  anbar: {name: Anbar, in: IQ}
  hit: {name: Hit, in: anbar}
  rawa: {name: Rawa, in: anbar}
"""
DAY, MONTH = "2024-12-08", "2024-12"
IRAQ: dict[str, Any] = {"places": ["IQ"], "actors": ["iraq"]}


def log_of(*entries: dict[str, Any]) -> Log:
    events = [{"id": f"e{number}", **entry} for number, entry in enumerate(entries)]
    loaded = read_aside(a_log(f"{LOG}events: {json.dumps(events)}", a_folder()), with_doubles=False)
    assert not [one for one in loaded.problems if one.severity == "error"], loaded.problems
    return loaded.log


def compared(one: dict[str, Any], other: dict[str, Any]) -> Likeness:
    log = log_of(one, other)
    first, second = log.events["e0"], log.events["e1"]
    there, back = Finder(log).compared(first, second), Finder(log).compared(second, first)
    assert there.is_likely == back.is_likely
    return there


def told(date: str, title: str, at: str | None = None, of_type: str = "other", **others: Any) -> dict[str, Any]:
    source = {"ref": "briefing"} if at is None else {"ref": "briefing", "at": at}
    return {"date": date, "title": title, "type": of_type, "sources": [source], **others}


ESCAPES = told(DAY, "The Syrian president escapes to Moscow", "section 5, note 99", places=["moscow"])
FLEES = told(MONTH, "President Assad flees Syria for Russia", "note 99", places=["SY", "RU"])
LEAVES = told("2024-12-07/2024-12-08", "Bashar al-Assad leaves Damascus for exile in Moscow", "fn. 99", places=["SY"])


@pytest.mark.parametrize(("one", "other"), [(ESCAPES, FLEES), (ESCAPES, LEAVES), (FLEES, LEAVES)])
def test_one_act_that_one_note_tells_of_is_found_in_other_words(one: dict[str, Any], other: dict[str, Any]) -> None:
    likeness = compared(one, other)
    assert likeness.is_likely
    assert "they cite the same note of one source" in likeness.reasons


@pytest.mark.parametrize("at", ["note 98", "section 5", "summary", None])
def test_other_notes_and_whole_sections_do_not_help(at: str | None) -> None:
    source = {"ref": "briefing"} if at is None else {"ref": "briefing", "at": at}
    assert not compared(ESCAPES, {**LEAVES, "sources": [source]}).is_likely
    assert not compared(ESCAPES, {**LEAVES, "sources": [{"ref": "report", "at": "note 99"}]}).is_likely


def of_iraq(title: str, at: str, of_type: str, date: str = DAY) -> dict[str, Any]:
    return told(date, title, at, of_type, **IRAQ)


def attack(title: str, at: str, place: str) -> dict[str, Any]:
    return told(DAY, title, at, "attack", places=[place], actors=["is"])


WHEAT, TROOPS = "Iraq says that wheat exports begin", "Iraq says that its troops stay in Rawa"
ROUND = "The {} round of talks on the mission begins"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (of_iraq(WHEAT, "note 4", "statement"), of_iraq(TROOPS, "note 5", "statement")),
        (of_iraq(WHEAT, "page 4", "statement"), of_iraq(TROOPS, "page 4", "statement")),
        (of_iraq(WHEAT, "note 4", "statement"), of_iraq(TROOPS, "note 4", "statement")),
        (
            attack("IS attacks a checkpoint in Hit", "page 2", "hit"),
            attack("IS attacks a checkpoint in Rawa", "page 2", "rawa"),
        ),
        (
            attack("IS attacks a checkpoint in Hit", "note 2", "anbar"),
            attack("IS attacks a police station in Rawa", "note 2", "anbar"),
        ),
        (
            of_iraq(ROUND.format("first"), "note 7", "negotiation"),
            of_iraq(ROUND.format("second"), "note 7", "negotiation", MONTH),
        ),
        (
            of_iraq("The curfew in the old town begins", "note 7", "other"),
            of_iraq("The curfew in the old town ends", "note 7", "other"),
        ),
        (
            of_iraq("Iraq bans the party of the speaker", "note 7", "law"),
            of_iraq("Iraq bans the export of wheat", "note 7", "law", MONTH),
        ),
        (
            of_iraq("Parliament elects a new speaker", "note 7", "law"),
            of_iraq("Parliament adopts the budget", "note 7", "law", MONTH),
        ),
        (told(DAY, "Rebels enter Damascus", "note 99", places=["SY"]), FLEES),
        (told(DAY, "Russia gives the Syrian president asylum", "note 99", places=["SY"]),
         told(MONTH, "Russia withdraws its ships from Syria", "note 99", places=["SY", "RU"])),
    ],
)  # fmt: skip
def test_other_matters_in_one_place_are_no_doubles(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert not compared(one, other).is_likely


@pytest.mark.parametrize(
    ("one", "other", "weight"),
    [
        ("note 99", "section 4.1, Note 99", 0.15),
        ("n. 99", "footnote 99", 0.15),
        ("note 99", "note 9", 0.0),
        ("note 11, p. 3", "note 11, p. 4", 0.0),
        ("page 12", "Page 12", 0.05),
        ("section 4.1, box", "section 4.1, box", 0.05),
        ("section 4.2", "section 4.2", 0.0),
        ("summary", "summary", 0.0),
        ("annex 2, section 1", "annex 2, section 1", 0.0),
    ],
)
def test_a_place_weighs_as_much_as_it_is_narrow(one: str, other: str, weight: float) -> None:
    log = log_of(told(DAY, "One", one), told(DAY, "Other", other))
    assert common_citation(log.events["e0"], log.events["e1"]).weight == weight


def test_a_note_is_of_the_document_that_cites() -> None:
    via = {"ref": "daily", "via": "briefing", "at": "note 99"}
    log = log_of(told(DAY, "One", "note 99"), {**told(DAY, "Other"), "sources": [via]})
    assert common_citation(log.events["e0"], log.events["e1"]).is_narrow


def test_a_bridge_is_reopened_once_in_a_small_log() -> None:
    bridge = {"actors": ["authority"]}
    others = [told(f"2025-0{month}-03", f"Matter {month} is told") for month in range(1, 6)]
    log = log_of(
        told("2025-11-03", "The Bridge Authority reopens the bridge to cyclists", **bridge),
        told("2025-11", "Bridge Authority opens the bridge for cyclists", **bridge),
        *others,
    )
    assert [one.entry.id for one in Finder(log).alike(log.events["e0"])] == ["e1"]
