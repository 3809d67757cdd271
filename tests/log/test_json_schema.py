"""The JSON Schema that editors get: valid, true of good logs, and of one mind with `check` about bad ones."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.helpers import a_log
from timeline.index.opening import read_aside as load
from timeline.log.json_schema import json_schema
from timeline.log.loader import LISTS, MAPPINGS, SECTIONS
from timeline.starter import starter_text

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
ROOT = Path(__file__).parents[2]

HEADER = "timeline: {title: A log, covers: 2014/2025-03-18}\n"
EVENT = HEADER + "events: [{id: a, date: 2024, title: An event, type: other, %s}]\n"
PLAN = HEADER + "plans: [{id: a, title: A plan, kind: demand, announced: 2024, %s}]\n"
FIGURE = (
    HEADER
    + "actors: {un: {name: UN}}\nfigures: [{id: a, subject: un, measure: staff, unit: people, as_of: 2024, %s}]\n"
)


def as_an_editor_reads(text: str) -> Any:
    """Plain YAML 1.2 as most editors take it: numbers and null are themselves, days and words are text."""

    class Loader(yaml.SafeLoader):
        pass

    kept = {"tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:null"}
    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag in kept]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, Loader)


def faults(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(as_an_editor_reads(text))]


def test_the_schema_is_valid() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMA)


def test_every_section_is_described() -> None:
    assert set(SCHEMA["properties"]) == set(SECTIONS)
    assert {"event", "plan", "figure", "source", "actor", "place", "type"} <= set(SCHEMA["$defs"])


def test_every_reference_has_its_definition() -> None:
    def references(node: Any) -> set[str]:
        if isinstance(node, dict):
            own = {node["$ref"]} if "$ref" in node else set()
            return own.union(*map(references, node.values()))
        return set().union(*map(references, node)) if isinstance(node, list) else set()

    assert references(SCHEMA) == {f"#/$defs/{name}" for name in SCHEMA["$defs"]}


def test_every_key_of_the_log_is_described_in_words() -> None:
    for name, shape in {**LISTS, **MAPPINGS}.items():
        definition = SCHEMA["$defs"][shape.name]
        assert set(definition["properties"]) == set(shape.fields), name
        assert all(field["description"] for field in definition["properties"].values())
        assert definition["additionalProperties"] is False


def test_the_starter_log_keeps_to_the_schema() -> None:
    text = starter_text(2026)
    assert faults(text) == []
    assert [problem for problem in load(a_log(text)).problems if problem.severity == "error"] == []


def test_the_shipped_log_keeps_to_the_schema() -> None:
    assert faults((ROOT / "events.yaml").read_text(encoding="utf-8")) == []


GOOD = [
    HEADER,
    HEADER + "events:\nplans:\nfigures:\nsources:\nactors:\nplaces:\ntypes:\nviews:\n",
    HEADER + "include: [a.yaml, parts/b.yaml]\n",
    HEADER + "views: {iraq-drawdown: 'country:IQ type:withdrawal'}\n",
    EVENT % "places: IQ",
    EVENT % "places: [IQ, SY], tags: [air-base], status: denied, added: 2025-03-18, url: 'https://example.org/'",
    EVENT % "sources: [s, {ref: s, via: t, at: 3}]",
    EVENT % "disputed: {field: date, value: 2023}",
    EVENT % "quote: {text: words, speaker: somebody}, corrections: [{date: 2025, field: title, was: another}]",
    EVENT % "origin: {source: s, id: '12', seen: 2025-03-18}",
    PLAN % "deadline: by September 2025",
    PLAN % "deadline: {within: 90 days, of: b}",
    PLAN % "announced: {event: b}, conditions: [calm, {text: more calm}]",
    PLAN % "revisions: [{date: 2024, deadline: none}], outcome: {date: 2025, result: met}",
    PLAN % "deadline: 2025, every: month, times: 4",
    FIGURE % "value: 2500",
    FIGURE % "low: 2.5, high: '3000', qualifier: at-most",
]


@pytest.mark.parametrize("text", [text.replace("announced: 2024, announced", "announced") for text in GOOD])
def test_a_good_log_keeps_to_the_schema(text: str) -> None:
    assert faults(text) == []


BAD = [
    ("sources: {s: {title: A source}}\n", "missing-header"),
    ("timeline: {title: A log}\n", "missing-key"),
    (HEADER + "event: []\n", "unknown-section"),
    (HEADER + "events: {a: {date: 2024}}\n", "expected-list"),
    (HEADER + "sources: [a]\n", "expected-mapping"),
    (HEADER + "sources: {A_b: {title: x}}\n", "bad-id"),
    (HEADER + "events: [a]\n", "expected-mapping"),
    (HEADER + "events: [{id: a, date: 2024, title: An event}]\n", "missing-key"),
    (EVENT.replace("date: 2024", "date: [2024]") % "places: IQ", "bad-date"),
    (EVENT.replace("date: 2024", "date: {2024-01: 2024-03}") % "places: IQ", "bad-date"),
    (EVENT.replace("date: 2024", "date: ") % "places: IQ", "empty-value"),
    (EVENT.replace("id: a", "id: An_Event") % "places: IQ", "bad-id"),
    (EVENT.replace("id: a", f"id: {'a' * 81}") % "places: IQ", "bad-id"),
    (EVENT % "sumary: x", "unknown-key"),
    (EVENT % "status: confirmed", "bad-choice"),
    (EVENT % "url: www.example.org", "bad-url"),
    (EVENT % "places: {a: b}", "expected-text"),
    (EVENT % "summary: [a, b]", "expected-text"),
    (EVENT % "sources: [{at: page 3}]", "missing-key"),
    (EVENT % "quote: words", "expected-mapping"),
    (PLAN % "deadline: {within: soon, of: a}", "bad-step"),
    (PLAN % "outcome: {date: 2025, result: done}", "bad-choice"),
    (PLAN.replace("demand", "promise") % "by: []", "bad-choice"),
    (PLAN % "times: 0", "bad-number"),
    (FIGURE % "value: about 2500", "bad-number"),
    (FIGURE % "value: '2,500'", "bad-number"),
    (FIGURE % "low: 1, qualifier: roughly", "bad-choice"),
]


@pytest.mark.parametrize(("text", "code"), BAD)
def test_check_refuses_whatever_the_schema_refuses(text: str, code: str, tmp_path: Path) -> None:
    log = tmp_path / "log.yaml"
    log.write_text(text, encoding="utf-8")
    assert faults(text)
    assert code in [problem.code for problem in load(str(log)).problems if problem.severity == "error"]
