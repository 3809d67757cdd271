"""Very many new entries at once: the text is the same as if each was added alone, and a text that differs is seen."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import UNTIMED, examples
from tests.log.editing.texts import TEXTS
from timeline.edits.placed import Placed
from timeline.log.editing.bulk import in_bulk, one_by_one
from timeline.log.editing.changing import changed
from timeline.log.editing.emission import entry_lines
from timeline.log.editing.operations import AddEntries, Operation, SetValue, Target
from timeline.log.editing.proof import outline
from timeline.log.editing.refusal import NotEditable
from timeline.log.editing.styles import Layout
from timeline.log.editing.tree import parse
from timeline.log.editing.values import Value, json_of, json_of_node, value_of
from timeline.log.editing.witness import Said, Witness
from timeline.log.findings import Findings
from timeline.log.yaml.files import Feed
from timeline.log.yaml.syntax import Document

STYLES = sorted((Path(__file__).parent / "styles").glob("*.yaml"))


def events(*numbers: int) -> AddEntries:
    values: list[Value] = [
        {
            "id": f"row-{number}",
            "date": f"2024-03-{number % 28 + 1:02}",
            "title": f"Row {number}: [{number}]",
            "places": ["IQ"],
            "sources": [{"ref": "report", "at": f"row {number}"}],
        }
        for number in numbers
    ]
    return AddEntries("events", tuple(f"row-{number}" for number in numbers), [*map(json_of, values)])


def sources(*numbers: int) -> AddEntries:
    values: list[Value] = [{"title": f"Source {number}", "date": "2024"} for number in numbers]
    return AddEntries("sources", tuple(f"source-{number}" for number in numbers), [*map(json_of, values)])


OPERATIONS: dict[str, list[Operation | AddEntries]] = {
    "before all": [events(1, 2, 3)],
    "behind one": [events(1, 2, 3)._replace(after="decree-12")],
    "at the end": [events(1, 2, 3)._replace(after="bridge-opens")],
    "at three places": [
        events(8, 9)._replace(after="bridge-opens"),
        events(3)._replace(after="decree-12"),
        events(1, 2),
    ],
    "two at one place": [events(3, 4)._replace(heading="2025"), events(1, 2)._replace(heading="2024")],
    "of two sections": [sources(1, 2)._replace(after="report"), events(1, 2, 3)],
    "of a new section": [
        AddEntries("figures", ("a", "b"), ['{"id": "a", "measure": "x"}', '{"id": "b", "measure": "y"}'])
    ],
    "beside a change": [events(1, 2), SetValue(Target("events", "bridge-opens"), ("title",), "The bridge opens again")],
}


def in_whole(text: str, operations: list[Operation | AddEntries]) -> tuple[str, Said] | None:
    """The text with all entries, and what it is to say."""
    bulk = in_bulk(text, operations)
    if bulk is None:
        return None
    new = bulk.text
    for one in bulk.placeholders:
        new = new.replace(one.line, b"".join(one.texts()).decode())
    return new, bulk.said(is_whole=True)


def faults(text: str, said: Said) -> dict[str, str]:
    """The faults that a witness finds in a text."""
    witness = Witness({"log": [said]})
    witness.begin()
    for piece in Document(Feed(io.BytesIO(text.encode()), "log"), Findings()).pieces():
        witness.see("log", piece)
    return witness.faults()


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.stem)
def test_the_text_is_the_same_as_if_each_was_added_alone(style: Path, name: str) -> None:
    text, operations = style.read_bytes().decode(), OPERATIONS[name]
    try:
        expected = changed(text, one_by_one(operations), adapts=True).text
    except NotEditable:
        with pytest.raises(NotEditable):
            in_bulk(text, operations)
        return
    found = in_whole(text, operations)
    if found is None:  # in brackets, where an entry has no line of its own
        tree = parse(text)
        assert tree.root.is_flow or tree.sections["events"].value.is_flow or tree.sections["sources"].value.is_flow
        return
    assert found[0] == expected
    assert faults(*found) == {}


def test_a_log_in_block_style_is_always_written_so() -> None:
    text = "timeline: {title: A log, covers: 2024}\n"
    for operations in (OPERATIONS["before all"], OPERATIONS["of two sections"][1:], OPERATIONS["of a new section"]):
        for one in (text, text.removesuffix("\n"), text.replace("\n", "\r\n")):
            found = in_whole(one, operations)
            assert found is not None
            assert found[0] == changed(one, one_by_one(operations), adapts=True).text
            assert faults(*found) == {}


LOG = "timeline: {title: A log, covers: 2024}\nevents:\n  - {id: a, date: 2024, title: A, type: other}\n"
WRONG = {
    "another value": ("Row 2: [2]", "Row 2: [3]", "the entry 'row-2' in 'events' says something else than was meant"),
    "another id": ("id: row-3", "id: row-4", "the entry 'row-4' in 'events' says something else than was meant"),
    "another entry that stays": ("title: A,", "title: B,", "the entry 'a' in 'events' says something else"),
    "another header": ("A log", "The log", "the entry '' in 'timeline' says something else than was meant"),
    "another section": ("events:", "plans:", "the entry 'row-1' in 'plans' says something else than was meant"),
    "an entry more": ("  - {id: a,", "  - {id: more}\n  - {id: a,", "the entry 'more' in 'events' says something else"),
    "a section more": ("type: other}\n", "type: other}\nviews:\n  v: x\n", "the entry 'v' in 'views' was not meant"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_text_that_says_something_else_is_seen(name: str) -> None:
    old, new, fault = WRONG[name]
    found = in_whole(LOG, OPERATIONS["before all"])
    assert found is not None
    text, said = found
    assert text.count(old) >= 1
    assert faults(text.replace(old, new, 1), said)["log"].startswith(fault)


def test_a_text_that_lacks_entries_is_seen() -> None:
    found = in_whole(LOG, OPERATIONS["before all"])
    assert found is not None
    text, said = found
    at = text.index("  - {id: a,")
    assert faults(text[:at], said) == {"log": "1 entries are missing"}
    assert faults("timeline: {title: A log, covers: 2024}\n", said) == {"log": "4 entries are missing"}


def test_a_part_of_a_file_is_found_by_its_first_entry() -> None:
    bulk = in_bulk("events:\n  - {id: b, title: B}\n", [events(1, 2)._replace(after="b")])
    assert bulk is not None
    new = bulk.text
    for one in bulk.placeholders:
        new = new.replace(one.line, b"".join(one.texts()).decode())
    said = bulk.said(is_whole=False)
    assert said.start == ("events", "b")
    above, below = "events:\n  - {id: a, title: A}\n", "  - {id: c, title: C}\n"
    part = new.removeprefix("events:\n")
    assert faults(above + part + below, said) == {}
    assert faults(above + below + part, said) == {}
    assert "row-1" in faults(above + part.replace("Row 1", "Row 9") + below, said)["log"]
    assert faults(above + below, said) == {"log": "3 entries are missing"}


TEXT = st.one_of(
    TEXTS, st.text(st.sampled_from("0123456789xbo:-_.eE /a"), max_size=9), st.from_regex("[a-z]{1,3} [0-9]{1,4}")
)
FIELDS: Any = st.fixed_dictionaries(
    {"title": TEXT, "date": TEXT, "places": st.lists(TEXT, max_size=2), "sources": st.just([{"ref": "a"}])}
)


@UNTIMED
@given(st.lists(FIELDS, min_size=2, max_size=6))
def test_what_was_written_before_changes_nothing(several: list[dict[str, Value]]) -> None:
    several += [{**one, "title": f"{one['title']}1"} for one in several]
    kept = Layout()
    for value in several:
        try:
            expected = entry_lines("events", "", value, Layout())
        except NotEditable:
            with pytest.raises(NotEditable):
                entry_lines("events", "", value, kept)
            continue
        assert entry_lines("events", "", value, kept) == expected


@pytest.mark.parametrize(
    ("before", "title", "written"),
    [
        ("12 km", "34 km", "34 km"),
        ("2x4", "0x4", '"0x4"'),  # a number of other readers, as are the next ones
        ("1b1", "0b1", '"0b1"'),
        ("1o7", "0o7", '"0o7"'),
        ("12:75", "12:15", '"12:15"'),
        ("0x4", "2x4", "2x4"),
    ],
)
def test_a_text_that_differs_in_digits_has_quotes_where_it_needs_them(before: str, title: str, written: str) -> None:
    layout = Layout()
    entry_lines("events", "", {"title": before}, layout)
    assert entry_lines("events", "", {"title": title}, layout) == f"  - title: {written}\n"


@examples(30)
@given(st.lists(st.text(st.sampled_from("ab: #-'\n0é"), min_size=1), min_size=1, max_size=5, unique=True))
def test_any_text_is_written_and_proved(titles: list[str]) -> None:
    ids = tuple(f"e{number}" for number in range(len(titles)))
    values: list[Value] = [{"id": id, "title": title} for id, title in zip(ids, titles, strict=True)]
    found = in_whole(LOG, [AddEntries("events", ids, [*map(json_of, values)], after="a")])
    assert found is not None
    assert outline(found[0])[1] == (
        "events",
        [("a", {"id": "a", "date": "2024", "title": "A", "type": "other"}), *zip(ids, values, strict=True)],
    )
    assert faults(*found) == {}


VALUES: st.SearchStrategy[Value] = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=6
)


@given(VALUES)
def test_a_node_says_as_json_what_its_value_does(value: Value) -> None:
    node, _ = Placed(value, {}).node()
    assert value_of(node) == value
    assert json_of_node(node) == json_of(value)
    assert json.loads(json_of(value)) == value
