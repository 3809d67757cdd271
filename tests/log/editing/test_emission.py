"""Values, fields and entries as text, in the layout of the shipped log where none is given."""

from timeline.log.editing.emission import entry_lines, field_lines, flow
from timeline.log.editing.styles import Layout
from timeline.log.editing.values import Value

EVENT: Value = {
    "id": "mission-ends",
    "date": "[..2024-09]",
    "title": "The mission ends: a first step",
    "places": ["IQ", "SY"],
    "summary": "A short one.",
    "sources": [{"ref": "cbp-2025", "at": "section 4.1, box"}, {"ref": "carnegie-2023"}, "daily"],
}


def test_an_event_is_laid_out_as_in_the_shipped_log() -> None:
    assert entry_lines("events", "mission-ends", EVENT, Layout()) == (
        "  - id: mission-ends\n"
        '    date: "[..2024-09]"\n'
        '    title: "The mission ends: a first step"\n'
        "    places: [IQ, SY]\n"
        "    summary: A short one.\n"
        "    sources:\n"
        '      - {ref: cbp-2025, at: "section 4.1, box"}\n'
        "      - {ref: carnegie-2023}\n"
        "      - daily\n"
    )


def test_an_actor_stands_under_its_id() -> None:
    actor: Value = {"name": "No", "aliases": ["1st"], "part_of": [{"actor": "x", "sources": [{"ref": "y"}]}]}
    assert entry_lines("actors", "no", actor, Layout()) == (
        "  no:\n"
        '    name: "No"\n'
        "    aliases: [1st]\n"
        "    part_of:\n"
        "      - actor: x\n"
        "        sources:\n"
        "          - {ref: y}\n"
    )


def test_a_view_is_a_text() -> None:
    assert entry_lines("views", "a", "tag:b", Layout()) == "  a: tag:b\n"


def test_a_flow_value_is_one_line() -> None:
    assert flow({"a": ["b, c", {}], "d": ""}, Layout()) == '{a: ["b, c", {}], d: ""}'


def test_lines_end_as_those_of_the_file() -> None:
    assert field_lines("places", ["a", "b"], Layout(newline="\r\n", width=10), 2) == (
        "  places:\r\n    - a\r\n    - b\r\n"
    )
