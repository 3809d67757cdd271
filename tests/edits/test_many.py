"""Many new entries in one document: YAML, lines of JSON, lines of `add`."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.edits.documents import Form, form_of
from timeline.edits.keys import LineKind
from timeline.edits.many import Many, read_many

from .samples import NAMES

EVENT = {"id": "a", "date": "2024", "title": "A", "type": "law"}


def many(text: str, form: Form = "yaml", kind: LineKind | None = None) -> Many:
    return read_many(text, form, NAMES, kind, "new.yaml")


def entries(found: Many) -> list[tuple[int, str, str, Any]]:
    assert found.faults == ()
    assert [(item.faults, item.asked) for item in found.items] == [((), ())] * len(found.items)
    return [(item.line, item.draft.section, item.draft.id, item.draft.value) for item in found.items]


def faults(found: Many) -> list[tuple[int, int, str]]:
    every = [*found.faults, *(fault for item in found.items for fault in (*item.faults, *item.asked))]
    assert all(fault.file == "new.yaml" for fault in every)
    return [(fault.line, fault.column, fault.message) for fault in every]


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("new.yaml", "", "yaml"),
        ("new.JSON", "", "json"),
        ("new.jsonl", "", "jsonl"),
        ("new.txt", "# a\n\n27 Sep 2024: A", "lines"),
        ("", '{"id": 1}', "jsonl"),
        ("", "# a\n- id: a", "yaml"),
        ("", "[{id: a}]", "yaml"),
        ("", '[\n  {"id": "a"}\n]', "json"),
        ("", '{\n"events": []}', "json"),
        ("", '{"events": []}', "json"),
        ("", "---\n- id: a", "yaml"),
        ("", "events:\n- id: a", "yaml"),
        ("", "\ufeffevents: # b\n- id: a", "yaml"),
        ("", "2024: A", "lines"),
        ("", "plan 2024: A", "lines"),
        ("", "", "lines"),
    ],
)
def test_the_form_shows_in_the_name_or_in_the_first_line(name: str, text: str, form: str) -> None:
    assert form_of(name, text) == form


@pytest.mark.parametrize(
    "text",
    [
        "- date: 2024\n  title: A\n  type: law\n",
        "- {date: 2024, title: A, type: law}",
        "[{date: 2024, title: A, type: law}]",
        "events:\n  - date: 2024\n    title: A\n    type: law\n",
        "# a\n---\n- id: a\n  date: 2024\n  title: A\n  type: law\n",
        "\ufeff- date: 2024\r\n  title: A\r\n  type: law\r\n",
    ],
)
def test_yaml_is_a_list_or_sections(text: str) -> None:
    ((_, section, identity, value),) = entries(many(text))
    assert (section, identity, value) == ("events", "a", EVENT)


def test_a_plain_text_of_yaml_is_as_it_was_typed() -> None:
    ((_, _, _, value),) = entries(many("- date: 2024\n  title: yes\n  type: law\n  places: [NO]\n  note: 0044"))
    assert value == {"id": "yes", "date": "2024", "title": "yes", "type": "law", "places": ["NO"], "note": "0044"}


def test_entries_of_one_document_may_name_each_other_in_any_order() -> None:
    text = """
events:
  - {date: 2024, title: A, type: law, actors: [The Bears, bears], sources: [{ref: news, at: p 1}]}
  - {date: 2024, title: A, type: law, places: Lair}
plans:
  - {title: B, kind: rule, announced: {event: a}}
figures:
  - {subject: The Bears, measure: cubs, unit: cubs, as_of: 2024, value: 2}
actors:
  bears: {name: The Bears, country: Iraq}
places:
  lair: {name: Lair}
sources:
  news: {title: The news}
views:
  b: "country:IQ"
"""
    assert [(section, identity, value) for _, section, identity, value in entries(many(text))] == [
        ("events", "a", EVENT | {"actors": ["bears"], "sources": [{"ref": "news", "at": "p 1"}]}),
        ("events", "a-2", EVENT | {"id": "a-2", "places": "lair"}),
        ("plans", "b", {"id": "b", "title": "B", "kind": "rule", "announced": {"event": "a"}}),
        (
            "figures",
            "bears-cubs-2024",
            {
                "id": "bears-cubs-2024",
                "subject": "bears",
                "measure": "cubs",
                "unit": "cubs",
                "as_of": "2024",
                "value": "2",
            },
        ),
        ("actors", "bears", {"name": "The Bears", "country": "IQ"}),
        ("places", "lair", {"name": "Lair"}),
        ("sources", "news", {"title": "The news"}),
        ("views", "b", "country:IQ"),
    ]


def test_names_are_looked_up_wherever_they_stand() -> None:
    text = """
- title: A
  kind: rule
  announced: 2024
  by: US
  to: [Daesh]
  revisions: [{date: 2025, deadline: 2026, sources: [countering islamic state]}]
  disputed: [{field: by, value: Iraq, sources: {ref: cbp-2025, via: A report}}]
"""
    ((_, _, _, value),) = entries(many(text, kind="plan"))
    assert value["by"] == "united-states"
    assert value["to"] == ["islamic-state"]
    assert value["revisions"] == [{"date": "2025", "deadline": "2026", "sources": ["cbp-2025"]}]
    assert value["disputed"] == [{"field": "by", "value": "Iraq", "sources": {"ref": "cbp-2025", "via": "reuters"}}]


def test_lists_of_actors_may_hold_their_ids() -> None:
    found = entries(many("- id: bears\n  name: Bears\n- name: Cubs\n", kind="actor"))
    assert found == [(1, "actors", "bears", {"name": "Bears"}), (3, "actors", "cubs", {"name": "Cubs"})]


def test_faults_of_yaml_stand_at_their_places() -> None:
    text = """- date: 2024-02-30
  title: A
  type: law
  actors: [Irak]
- id: mission-ends
  date: 2024
  titel: B
"""
    assert faults(many(text)) == [
        (1, 9, "'2024-02-30': there is no day 30"),
        (4, 12, "no actor is called 'Irak'"),
        (7, 3, "an event has no key 'titel'"),
        (5, 3, "this event has no 'type'"),
        (5, 7, "the id 'mission-ends' is taken"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: [", [(2, 1, "a text is missing")]),
        ("- &a {date: 2024}", [(1, 3, "the anchor '&a' is not read")]),
        ("- just text", [(1, 3, "an event is a mapping, here is text")]),
        ("evnts:\n  - {id: a}\n", [(1, 1, "'evnts' holds no new entries")]),
        ("timeline: {title: A}\n", [(1, 1, "'timeline' holds no new entries")]),
        ("views: {a: 'contry:IQ'}\n", [(1, 12, "no field is called 'contry'")]),
        ("- {date: 2024, date: 2025, title: A, type: law}", [(1, 16, "the key 'date' stands twice")]),
    ],
)
def test_what_is_no_list_of_entries_is_a_fault(text: str, found: list[tuple[int, int, str]]) -> None:
    assert faults(many(text)) == found


def test_lines_of_json_keep_numbers_as_they_were_written() -> None:
    first = '{"date": 2024, "title": "A", "type": "law", "note": null}'
    found = many(first + '\n\n{"date": "2024", "title": "Law", "type": "law", "note": 1.50}\n', "jsonl")
    law = {"id": "law", "date": "2024", "title": "Law", "type": "law", "note": "1.50"}
    assert entries(found) == [(1, "events", "a", EVENT), (3, "events", "law", law)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[1]", "here is no object"),
        ("{} {}", "more follows behind the object"),
        ("{", "this is not JSON: Expecting property name enclosed in double quotes"),
        ('{"a": 1, "a": 2}', "the key 'a' stands twice"),
        ('{"title": true}', "true is no value of an entry"),
        ('{"title": NaN}', "NaN is no number"),
        ('{"a":' + "[" * 100_000, "this is nested too deep"),
        ("[" * 100_000, "here is no object"),
    ],
)
def test_faulty_lines_of_json_are_told(line: str, message: str) -> None:
    found = many(f'{{"date": "2024", "title": "A", "type": "law"}}\n{line}\n', "jsonl")
    assert [(fault.line, fault.message) for fault in found.faults] == [(2, message)]
    assert [item.draft.id for item in found.items] == ["a"]


@pytest.mark.parametrize(
    "text",
    [
        '[{"date": 2024, "title": "A", "type": "law"}]',
        '\ufeff\n[\n  {"date": 2024, "title": "A", "type": "law", "note": null} ]\n',
        '{"events": [{"id": "a", "date": "2024", "title": "A", "type": "law"}]}',
    ],
)
def test_json_is_a_list_or_sections(text: str) -> None:
    ((_, section, identity, value),) = entries(many(text, "json"))
    assert (section, identity, value) == ("events", "a", EVENT)


def test_json_has_escapes_of_its_own() -> None:
    ((line, _, _, value),) = entries(
        many('[\n\n{"date": "2024", "title": "A \\ud83d\\ude00 \\/", "type": "law"}\n]', "json")
    )
    assert (line, value["title"]) == (3, "A 😀 /")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('[{"a": "b"} {"a": "b"}]', (1, 13, "a ',' or a ']' is missing here")),
        ("[\n1]", (2, 1, "here is no object")),
        ("[] []", (1, 3, "more follows behind the list")),
        ("{} {}", (1, 3, "more follows behind the object")),
        ('{"evnts": []}', (1, 1, "'evnts' holds no new entries")),
        ('{"events": "A"}', (1, 1, "'events' holds no new entries")),
        ('[{"a":\n  x}]', (2, 3, "this is not JSON: Expecting value")),
        ("", (1, 1, "here is no object")),
    ],
)
def test_faulty_json_is_told(text: str, found: tuple[int, int, str]) -> None:
    assert [(one.line, one.column, one.message) for one in many(text, "json").faults] == [found]


def test_an_entry_of_json_that_is_no_object_is_a_fault() -> None:
    assert faults(many('{"actors": {"a": "text"}, "events": ["b"]}', "json")) == [
        (1, 1, "an actor is a mapping, here is text"),
        (1, 1, "an event is a mapping, here is text"),
    ]


def test_lines_may_begin_with_their_kind() -> None:
    text = "# a comment\n\nplan  2026: B kind:rule announced:2024\n2024: A type:law actor:Bears\r\nactor Bears\n"
    plan = {"id": "b", "title": "B", "kind": "rule", "announced": "2024", "deadline": "2026"}
    assert entries(many(text, "lines")) == [
        (3, "plans", "b", plan),
        (4, "events", "a", EVENT | {"actors": ["bears"]}),
        (5, "actors", "bears", {"name": "Bears"}),
    ]
    assert entries(many("plan B\n", "lines", "actor")) == [(1, "actors", "plan-b", {"name": "plan B"})]


def test_faults_of_lines_stand_at_their_places() -> None:
    found = many("2024: A type:law\nplan 2026: B kind:rule announced:2024 by:Irak contry:IQ\n", "lines")
    assert faults(found) == [(2, 47, "a plan has no key 'contry'"), (2, 42, "no actor is called 'Irak'")]


@given(st.text() | st.text(st.sampled_from("- {}[]:,#'\"&a\n\t")), st.sampled_from(["yaml", "json", "jsonl", "lines"]))
def test_any_text_is_read(text: str, form: Form) -> None:
    found = read_many(text, form, NAMES)
    assert all(fault.line >= 1 and fault.column >= 1 for fault in found.faults)
