"""Values, fields and entries as text, in the layout of the shipped log where none is given."""

import random
from collections.abc import Iterable
from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from tests.log.editing.texts import PROSE, TEXTS, assert_reads_as
from timeline.log.editing.emission import entry_lines, field_lines, flow
from timeline.log.editing.forms import CollectionForm, Form, Forms, TextForm
from timeline.log.editing.kinds import SENTENCES, SEVERAL
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


class Whims(Forms):
    """Forms that are one thing today and another tomorrow."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._random = random.Random(seed)

    def most(self, names: Iterable[tuple[object, ...]]) -> Form | None:
        name = str(next(iter(names)))
        if "quoting" in name:
            return self._random.choice(("plain", "quoted"))
        is_collection = "mapping" in name or "'texts'" in name
        return self._random.choice(get_args(CollectionForm if is_collection else TextForm))


KEYS = st.one_of(st.sampled_from(sorted(SENTENCES | SEVERAL)), TEXTS)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(TEXTS, PROSE),
    lambda below: st.one_of(st.lists(below, max_size=4), st.dictionaries(KEYS, below, max_size=4)),
    max_leaves=12,
)
LAYOUTS = st.builds(
    Layout,
    indent=st.integers(1, 4),
    dash=st.sampled_from(("- ", "-   ")),
    item_dash=st.sampled_from(("- ", "-  ")),
    step=st.integers(1, 4),
    list_step=st.integers(0, 4),
    value_column=st.sampled_from((0, 12)),
    field_column=st.sampled_from((0, 9)),
    newline=st.sampled_from(("\n", "\r\n")),
    quote=st.sampled_from("'\""),
    width=st.sampled_from((10, 40, 120)),
    fold=st.sampled_from((10, 40, 120)),
    comma=st.sampled_from((", ", ",")),
    in_brackets=st.sampled_from(("", " ")),
    in_braces=st.sampled_from(("", " ")),
    hang=st.sampled_from((None, 1, 2)),
    last_comma=st.sampled_from(("", ",")),
    seen=st.integers().map(lambda seed: (Whims(seed),)),
)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4), TEXTS, LAYOUTS)
def test_whatever_the_layout_an_entry_is_read_as_it_was_meant(value: Any, id: str, layout: Layout) -> None:
    end = layout.newline
    text = f"a:{end}" + entry_lines("plans", "", value, layout)
    text += f"b:{end}" + entry_lines("actors", id, value, layout) + f"c: {flow(value, layout)}"
    assert_reads_as(text, {"a": [value], "b": {id: value}, "c": value})
