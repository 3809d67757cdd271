"""The shipped log: complete by its accounting, in its own words, and without errors."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.data.documents import accounted, runs
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


def test_undated_events_say_when_they_were_seen(log: Log) -> None:
    undated = [event for event in log.events.values() if event.date.edtf == "/.."]
    assert undated
    assert all(event.checked for event in undated)


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
