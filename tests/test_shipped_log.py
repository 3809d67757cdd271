"""The shipped log: complete by its accounting, in its own words, and without errors."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.data.documents import accounted, runs
from tests.helpers import run
from timeline.index.opening import read_aside as load
from timeline.log.findings import Findings
from timeline.log.json_schema import json_schema
from timeline.log.loader import LogReader
from timeline.log.log import Log
from timeline.log.yaml.nodes import scalars

ROOT = Path(__file__).parents[1]
NOTES = 135
"""Footnotes in the briefing of the House of Commons Library."""


@pytest.fixture(scope="module")
def log() -> Log:
    loaded = load(str(ROOT / "events.yaml"))
    errors = [problem for problem in loaded.problems if problem.severity == "error"]
    assert errors == []
    return loaded.log


def asked(*words: str) -> Any:
    """The answer to a question on the day of the log's horizon."""
    done = run(*words, "--log", str(ROOT / "events.yaml"), "--as-of", "2025-03-18", "--format", "json")
    assert done.code == 0, done.err
    return json.loads(done.out)


def test_its_only_warnings_are_conflicts_between_sources(log: Log) -> None:
    warnings = {problem.code for problem in load(log.file).problems}
    assert warnings <= {"figures-in-conflict"}


def test_every_footnote_is_accounted_for() -> None:
    notes = [int(row["where"]) for row in accounted() if row["kind"] == "note"]
    assert notes == list(range(1, NOTES + 1))


def test_every_passage_led_to_entries_or_has_a_reason_why_not(log: Log) -> None:
    known = {*log.events, *log.plans, *log.figures, *log.sources, *log.actors, *log.places}
    rows = accounted()
    unknown = {f"line {row['line']}": missing for row in rows if (missing := {*row["entries"].split()} - known)}
    assert unknown == {}
    assert [row for row in rows if not row["entries"].split() and not row["reason"].strip()] == []


def test_it_says_things_in_its_own_words() -> None:
    phrases = set((ROOT / "tests/data/phrases.txt").read_text(encoding="utf-8").split())
    copied = []
    # Titles of cited documents are theirs; everything else is ours.
    for section, entry, node in LogReader(str(ROOT / "events.yaml"), Findings()).entries():
        if section in ("events", "plans", "figures", "actors", "places"):
            copied += [f"{entry.id}: {s.value}" for s in scalars(node) if not phrases.isdisjoint(runs(s.value))]
    assert copied == []


def test_undated_events_are_few_and_say_when_they_were_seen(log: Log) -> None:
    undated = [event for event in log.events.values() if event.date.edtf == "/.."]
    assert 0 < len(undated) <= 12
    assert all(event.checked for event in undated)


def test_its_events_stand_in_the_order_in_which_they_are_listed() -> None:
    listed = asked("list", "--only", "events")["events"]
    assert [event["line"] for event in listed] == sorted(event["line"] for event in listed)


def test_its_dates_print_as_they_are_said() -> None:
    printed = {event["id"]: event["date"]["words"] for event in asked("list", "--only", "events")["events"]}
    odd = re.compile(r"between ((?:[A-Z][a-z]{2} )?\d{4}) and (?:.+ )?\1|(early|mid|late) 2020s")
    assert {id: text for id, text in printed.items() if odd.fullmatch(text)} == {}


def test_few_events_have_no_type_of_their_own(log: Log) -> None:
    assert len([event for event in log.events.values() if event.type == "other"]) <= 10


def test_its_lines_are_short_and_its_tags_explained(log: Log) -> None:
    text = (ROOT / "events.yaml").read_text(encoding="utf-8")
    assert [number for number, line in enumerate(text.splitlines(), 1) if len(line) >= 130] == []
    head = text.partition("\ntimeline:")[0]
    tags = {tag for section in (log.events, log.plans, log.figures) for entry in section.values() for tag in entry.tags}
    assert {tag for tag in tags if not re.search(rf"\b{tag}\b", head)} == set()


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (
            "--country Iraq",
            "coalition-campaigns-in-iraq-and-syria operation-inherent-resolve-runs raf-strikes-islamic-state",
        ),
        (
            "--country Iraq",
            "nato-mission-iraq-at-work us-strike-kills-abu-taqwa kurdish-groups-warn-against-coalition-exit",
        ),
        (
            "--country Niger",
            "coup-in-niger g5-sahel-joint-force-formed nsaibia-on-is-sahel is-sahel-structured-governance",
        ),
        (
            "--country Mali",
            "french-operation-in-mali minusma-runs minusma-ends coup-in-mali g5-sahel-joint-force-formed",
        ),
        ("--type coup --actor mali-transitional-forces", "coup-in-mali"),
        ("--type power --country Iraq", "sudani-government-formed sudani-leads-iraqi-government iraqi-elections-2021"),
        ("--actor iran-backed-groups-iraq", "pmf-formed iraq-legalises-pmf us-strike-kills-abu-taqwa"),
        ("--actor iran-backed-groups", "houthis-and-hamas-open-offices-in-iraq hamas-assault-on-israel"),
    ],
)
def test_it_answers_by_country_type_and_actor(question: str, found: str) -> None:
    listed = {event["id"] for event in asked("list", *question.split())["events"]}
    assert {*found.split()} <= listed


@pytest.mark.parametrize(
    ("day", "country", "certain"),
    [
        ("2024-12-31", "Syria", "hts-dominant-in-syria armed-groups-control-syria us-forces-in-northeast-syria"),
        ("2016-06-01", "Iraq", "islamic-state-holds-territory operation-inherent-resolve-runs"),
    ],
)
def test_it_knows_what_went_on_on_a_day(day: str, country: str, certain: str) -> None:
    ongoing = {event["id"]: event["match"] for event in asked("state", day, "--country", country)["ongoing"]}
    assert {ongoing.get(id) for id in certain.split()} == {"certain"}


def test_its_dominant_group_in_syria_holds_no_presidency_before_2025() -> None:
    told = {event["id"]: event for event in asked("list", "--country", "Syria", "--type", "power")["events"]}
    assert "presiden" not in told["hts-dominant-in-syria"]["title"]
    assert told["al-sharaa-becomes-transitional-president"]["date"]["edtf"] == "2025-01"


def test_it_holds_one_deadline_against_september_2025() -> None:
    plans = asked("plans", "--against", "September 2025")["plans"]
    relations = {plan["id"]: plan["against"]["relation"] for plan in plans}
    assert [id for id, relation in relations.items() if relation == "within"] == ["coalition-mission-iraq-ends"]
    assert relations["us-foreign-aid-pause-ends"] == "before"
    after = ["coalition-mission-northeast-syria-continues", "iraqi-parliament-term-ends"]
    assert sorted(id for id, relation in relations.items() if relation == "after") == after


def test_every_citation_through_the_briefing_names_the_place_in_it(log: Log) -> None:
    for section in (log.events, log.plans, log.figures):
        for entry in section.values():
            assert all(citation.at for citation in entry.sources), entry.id


@pytest.mark.parametrize("loader", [yaml.CBaseLoader, yaml.CSafeLoader], ids=["text", "yaml 1.1 types"])
def test_it_passes_its_json_schema(loader: Any) -> None:
    text = (ROOT / "events.yaml").read_text(encoding="utf-8")
    document = yaml.load(text, Loader=loader)
    faults = [
        f"{list(fault.absolute_path)}: {fault.message}"
        for fault in Draft202012Validator(json_schema()).iter_errors(document)
    ]
    assert faults == []


def test_its_modeline_names_the_schema_that_the_program_writes() -> None:
    first = (ROOT / "events.yaml").read_text(encoding="utf-8").partition("\n")[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(.*)", first)
    assert found
    assert json.loads((ROOT / found[1]).read_text(encoding="utf-8")) == json_schema()
