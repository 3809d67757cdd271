"""Reading a map: each fault with its line, its column and a remedy."""

from typing import get_args

import pytest

from tests.lines import blocks
from timeline.errors import EntriesFaulty
from timeline.imports.date_shapes import DATE
from timeline.imports.importing import Importer
from timeline.imports.map_file import MAP, read_map
from timeline.imports.maps import OfEntry
from timeline.imports.shipped import Shipped, shipped_map, shipped_text
from timeline.imports.value_shapes import MANY
from timeline.manual import page

from .sheets import TODAY, a_map, headings, names

CONTRACT = """\
import:
  source: {id: acled-2026-11, title: ACLED curated data, publisher: ACLED, licence: none, accessed: 2026-11-28}
  sheet: Events
  header: 2
  skip: [hxl, 7]
  encoding: cp1252
  delimiter: tab
  identity: [event_id_cnty]
  into: events
  fields:
    title:  "{sub_event_type} in {location}"
    date:   {column: event_date, precision: {column: time_precision, 2: week, 3: month}, order: dmy}
    type:   {column: sub_event_type, table: acled}
    places: {columns: [country], unknown: ask}
    actors: {columns: [actor1, assoc_actor_1], split: ";", drop: ["Unidentified*"], unknown: ask}
  source_at: "row {row}, {event_id_cnty}"
  figures:
    - {measure: deaths, unit: people, value: fatalities, over: date}
  keep: [title, summary, tags, note]
  when: "country:ML type:violence"
"""


def test_every_key_of_a_map_is_read() -> None:
    map = a_map(CONTRACT)
    assert isinstance(map.source, dict)
    assert map.source["id"] == "acled-2026-11"
    assert (map.sheet, map.header, map.skip, map.encoding, map.delimiter) == ("Events", 2, ("hxl", 7), "cp1252", "\t")
    assert [column.name for column in map.identity] == ["event_id_cnty"]
    assert [*map.fields] == ["title", "date", "type", "places", "actors"]
    assert map.figures[0].fields["over"] == OfEntry("date")
    assert map.keep == ("title", "summary", "tags", "note")
    assert map.when is not None
    assert (map.when.text, map.when.line, map.when.column) == ("country:ML type:violence", 20, 9)
    columns = [
        *("event_id_cnty", "sub_event_type", "location", "event_date", "time_precision", "sub_event_type", "country"),
        *("actor1", "assoc_actor_1", "fatalities", "event_id_cnty"),
    ]
    assert [column.name for column in map.named] == columns


def changed(old: str, new: str) -> str:
    assert old in CONTRACT
    return CONTRACT.replace(old, new)


FAULTS = [
    ("", 1, 1, "missing-key", "this is no map of an import", "begin it with 'import:'"),
    ("- a\n", 1, 1, "missing-key", "this is no map of an import", "begin it with 'import:'"),
    ("events: []\n", 1, 1, "missing-key", "this is no map of an import", "begin it with 'import:'"),
    ("events: [1]\n", 1, 1, "unknown-key", "a map has no key 'events'", "a map begins with 'import:'"),
    ("imports: {}\n", 1, 1, "unknown-key", "a map has no key 'imports'", "did you mean 'import'?"),
    ("import: 3\n", 1, 9, "expected-mapping", "a map is a mapping, here is text", "write its keys"),
    ("import:\n  into: [\n", 3, 1, "syntax", "", ""),
    (changed("  into: events\n", ""), 2, 3, "missing-key", "this map has no 'into'", "what a row becomes"),
    (changed("into: events", "into: event"), 9, 9, "bad-choice", "'event' is not a section", "did you mean 'events'?"),
    (changed("  identity:", "  identiti:"), 8, 3, "unknown-key", "a map has no key 'identiti'", "'identity'"),
    (changed("header: 2", "header: two"), 4, 11, "bad-number", "'two' is no row", "or none"),
    (changed("delimiter: tab", "delimiter: tabs"), 7, 14, "bad-choice", "this is no delimiter", "tab"),
    (changed("title:  ", "titel:  "), 11, 5, "unknown-key", "a mapping of events has no key 'titel'", "'title'"),
    (changed('in {location}"', 'in {location"'), 11, 13, "bad-template", "a brace stands alone", "{{"),
    (changed("{location}", "{}"), 11, 13, "bad-template", "no column stands between the braces", "{its heading}"),
    (
        changed("date:   {column: event_date", "date:   {colum: event_date"),
        12,
        14,
        "unknown-key",
        "'colum'",
        "'column'",
    ),
    (changed("2: week", "2: weak"), 12, 73, "bad-choice", "'weak' is none of day, week, month, year", "10 days"),
    (changed("order: dmy", "order: dmm"), 12, 97, "bad-choice", "'dmm' is not an order", "dm"),
    (changed("table: acled", "table: acle"), 13, 45, "unknown-table", "there is no table 'acle'", "'acled'"),
    (
        changed("unknown: ask}\n    actors", "unknown: asked}\n    actors"),
        14,
        43,
        "bad-choice",
        "'asked' is not",
        "'ask'",
    ),
    (changed('split: ";"', 'split: ""'), 15, 55, "empty-value", "nothing between the values", "';'"),
    (changed(", over: date", ""), 18, 7, "missing-key", "either 'as_of' or 'over'", "over: date"),
    (changed("over: date", "over: known"), 18, 64, "unknown-key", "have no 'known'", "a date of theirs"),
    (changed("value: fatalities, ", ""), 18, 7, "missing-key", "this figure has no number", "name its column"),
    (changed("keep: [title", "keep: [tittle"), 19, 9, "unknown-key", "events have no key 'tittle'", "'title'"),
    (changed("accessed: 2026-11-28", "accessed: yesterday"), 2, 101, "bad-date", "it depends on the day", ""),
    (
        changed("{id: acled-2026-11, title", "{title"),
        2,
        11,
        "missing-key",
        "this source has no 'id'",
        "its id in the log",
    ),
    (changed("id: acled-2026-11", "id: ACLED 2026"), 2, 16, "bad-id", "'ACLED 2026' is not an id", "lower-case"),
]


@pytest.mark.parametrize(("text", "line", "column", "code", "message", "hint"), FAULTS)
def test_a_fault_has_its_place_and_a_remedy(
    text: str, line: int, column: int, code: str, message: str, hint: str
) -> None:
    found = read_map(text, "map.yaml")
    assert found.map is None
    first = found.problems[0]
    assert (first.file, first.line, first.column, first.code) == ("map.yaml", line, column, code)
    assert message in first.message
    assert hint in first.hint


DATE_FAULTS = [
    ("date: event_date", "a date needs its column", "{column: event_date}"),
    ("date: {month: m, column: c}", "a date stands in one column, or in those of its year", "{year: …"),
    ("date: {month: m}", "a date stands in one column, or in those of its year", "{column: …}"),
    ("date: {year: y, day: d}", "a day of the month needs the month", "month: …"),
    ("date: {column: c, lasts: yes}", "'lasts' speaks of two dates", "'until'"),
    ("date: {column: c, until: d, lasts: maybe}", "'maybe' is none of yes and no", "yes and no"),
    ("date: {column: c, precision: {1: day}}", "codes need their column", "{column: …"),
    ("date: {column: c, precision: [day]}", "codes need their column", "{column: …"),
    ("date: {column: c, serial: 1901}", "'1901' is not a date system", "1900"),
]


@pytest.mark.parametrize(("field", "message", "hint"), DATE_FAULTS)
def test_a_date_that_says_too_little_or_too_much(field: str, message: str, hint: str) -> None:
    text = f"import:\n  source: s\n  into: events\n  fields:\n    {field}\n    title: '{{t}}'\n    type: other\n"
    (problem,) = read_map(text).problems
    assert (problem.line, message in problem.message, hint in problem.hint) == (5, True, True)


def test_one_value_takes_no_list_and_one_way_to_its_cells() -> None:
    text = "import: {source: s, into: events, fields: {date: {column: d}, title: %s, type: other}}"
    for title, message in (
        ("[a, b]", "one value belongs here, not a list"),
        ("{column: a, first: [b]}", "this field needs one way to its cells"),
        ("{table: acled}", "this field needs one way to its cells"),
        ("{columns: [a, b]}", "a field has no key 'columns'"),
        ("{column: a, unknown: ask}", "a field has no key 'unknown'"),
    ):
        assert message in read_map(text % title).problems[0].message


def test_all_faults_come_in_one_run() -> None:
    text = changed("header: 2", "header: two").replace("order: dmy", "order: dmm").replace("2: week", "2: weak")
    assert [problem.line for problem in read_map(text).problems] == [4, 12, 12]


def test_columns_that_a_table_has_not_are_named_with_the_nearest() -> None:
    columns = ["event_id_cnty", "event_date", "time_precision", "sub_event_type", "country", "actor1", "fatalities"]
    with pytest.raises(EntriesFaulty) as faulty:
        Importer(a_map(CONTRACT), headings([*columns, "assoc_actor_2"]), names(), TODAY)
    found = [(one.line, one.column, one.message, one.hint) for one in faulty.value.problems]
    listed = ", ".join([*columns, "assoc_actor_2"])
    assert found == [
        (11, 13, "the table has no column 'location'", f"its columns are {listed}"),
        (15, 32, "the table has no column 'assoc_actor_1'", "did you mean 'assoc_actor_2'?"),
    ]


@pytest.mark.parametrize("name", get_args(Shipped))
def test_the_maps_that_ship_are_without_fault(name: str) -> None:
    assert read_map(shipped_text(name), "x").problems == ()  # type: ignore[arg-type]
    assert shipped_map(name).into == "events"  # type: ignore[arg-type]


def test_the_map_of_the_manual_is_without_fault() -> None:
    (text,) = blocks(page("maps"), "yaml")
    assert read_map(text).problems == ()


def test_every_key_of_a_map_is_in_the_manual() -> None:
    text = page("maps")
    assert [
        key for key in (*MAP.fields, *DATE.fields, *MANY.fields) if f"`{key}" not in text and f"{key}: " not in text
    ] == []
