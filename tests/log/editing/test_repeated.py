"""Entries that are like earlier ones: their texts are the same as if each was the first."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import UNTIMED
from tests.log.editing.texts import TEXTS
from timeline.log.editing import repeated
from timeline.log.editing.layout import layout_of
from timeline.log.editing.refusal import NotEditable
from timeline.log.editing.repeated import Repeated
from timeline.log.editing.styles import Layout
from timeline.log.editing.tree import parse
from timeline.log.editing.values import Value, json_of

HEAD = "timeline: {title: A log, covers: 2024}\nevents:\n"
LAYOUTS = {
    "the usual": Layout(),
    "another order": layout_of(
        parse(HEAD + "  - title: A\n    sources: [r]\n    type: other\n    date: 2024\n    id: a\n    note: N\n"),
        "events",
    ),
    "single values without lists": layout_of(
        parse(HEAD + "  - id: a\n    date: 2024\n    places: IQ\n    sources: r\n    title: 'A'\n"), "events"
    ),
    "in brackets": layout_of(parse(HEAD + "  - {id: a, date: 2024, title: A, type: other}\n"), "events"),
    "in brackets where they fit": layout_of(
        parse(HEAD + "  - {id: a, date: 2024, title: A}\n  - id: b\n    date: 2024\n    title: " + "B " * 60), "events"
    ),
    "values in a column": layout_of(parse(HEAD + "  - id:    a\n    date:  2024\n    title: A\n"), "events"),
}
SHORT = st.one_of(
    TEXTS, st.text(st.sampled_from('0123456789xbo:-_.eE /a%"\\'), max_size=9), st.from_regex("[a-z]{1,3} [0-9]{1,4}")
)
FIELDS: Any = st.fixed_dictionaries(
    {"id": st.from_regex("[a-z]{1,2}-[0-9]{1,3}", fullmatch=True), "title": SHORT},
    optional={
        "date": SHORT,
        "type": st.sampled_from(["battle", "other"]),
        "places": st.lists(SHORT, max_size=2),
        "note": SHORT,
        "summary": SHORT,
        "sources": st.just([{"ref": "r"}]) | st.lists(st.fixed_dictionaries({"ref": SHORT, "at": SHORT}), max_size=2),
        "origin": st.fixed_dictionaries({"source": st.just("r"), "id": SHORT}),
        "corrections": st.lists(st.fixed_dictionaries({"title": SHORT, "note": SHORT}), max_size=1),
    },
)


def written(several: Repeated, value: Value) -> tuple[str, str] | None:
    """The lines of an entry and what they say; None where no log can hold it."""
    try:
        return several.written("", json_of(value))
    except NotEditable:
        return None


def turned(value: dict[str, Any], seed: int) -> dict[str, Any]:
    """An entry with other digits, and other words in its own texts."""
    digits = str.maketrans("0123456789", "".join(str((number + seed) % 10) for number in range(10)))
    found: dict[str, Any] = json.loads(json_of(value).translate(digits))
    return {key: f"{one}: {seed}" if key in ("title", "note", "summary") else one for key, one in found.items()}


@UNTIMED
@given(st.sampled_from(sorted(LAYOUTS)), st.lists(FIELDS, min_size=1, max_size=4), st.integers(1, 9))
def test_the_text_is_that_of_an_entry_alone(name: str, values: list[dict[str, Any]], seed: int) -> None:
    several = Repeated("events", LAYOUTS[name], 2)
    for value in [*values, *(turned(one, seed) for one in values)]:
        # The fields that the layout keeps are right by themselves: tests/log/editing/test_bulk.py.
        assert written(several, value) == written(Repeated("events", LAYOUTS[name], 2), value)


FIRST: dict[str, Value] = {
    "id": "row-1",
    "date": "2024-03-01",
    "title": "The first",
    "type": "battle",
    "origin": {"source": "r", "id": "1"},
    "sources": [{"ref": "r", "at": "row 1"}],
}
LINES = """\
  - id: row-7
    date: 2025-12-31
    title: "Another: 10% of 3"
    type: battle
    sources:
      - {ref: r, at: row 7}
    origin: {source: r, id: 7}
"""


def test_where_short_entries_stand_in_brackets_each_is_as_long_as_its_words_make_it() -> None:
    several = Repeated("events", LAYOUTS["in brackets where they fit"], 2)
    value: Value = {"id": "a-1", "date": "2024", "title": "A title " * 20 + "ends"}
    assert several.written("a-1", json_of(value)).lines.startswith("  - id: a-1\n    date: 2024\n    title: A title A")
    value = {"id": "a-2", "date": "2025", "title": "Short"}
    assert several.written("a-2", json_of(value)).lines == "  - {id: a-2, date: 2025, title: Short}\n"


def test_an_entry_has_its_own_digits_and_words_in_the_order_of_the_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    several = Repeated("events", Layout(order=("id", "date", "title", "type", "sources", "origin")), 2)
    several.written("row-1", json_of(FIRST))
    monkeypatch.setattr(repeated, "ordered_lines", None)  # it is not written anew
    value = {
        **FIRST,
        "id": "row-7",
        "date": "2025-12-31",
        "title": "Another: 10% of 3",
        "origin": {"source": "r", "id": "7"},
        "sources": [{"ref": "r", "at": "row 7"}],
    }
    found = several.written("row-7", json_of(value))
    assert found.lines == LINES
    assert json.loads(found.said) == value
    assert [*json.loads(found.said)] == ["id", "date", "title", "type", "sources", "origin"]


@pytest.mark.parametrize(
    "other",
    [
        {"type": "other"},  # another text
        {"id": "row-10"},  # another number of digits
        {"places": ["IQ"]},
        {"origin": {"source": "r", "id": "1", "seen": "2026"}},
        {"note": "One more."},
    ],
)
def test_an_entry_that_differs_in_more_is_written_anew(
    other: dict[str, Value], monkeypatch: pytest.MonkeyPatch
) -> None:
    several = Repeated("events", Layout(), 2)
    several.written("row-1", json_of(FIRST))
    monkeypatch.setattr(repeated, "ordered_lines", lambda *_: "anew")
    assert several.written("", json_of({**FIRST, **other})).lines == "anew"
