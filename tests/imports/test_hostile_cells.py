"""Cells of any kind: each is an entry that a log takes, or a refusal that names it; nothing else happens."""

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from timeline.edits.placed import Placed, reading_of
from timeline.imports.shipped import shipped_map
from timeline.imports.unfit import Cell
from timeline.log.figure_shapes import FIGURE
from timeline.log.findings import Findings
from timeline.log.shapes import EVENT, read_shape
from timeline.tables.cells import CellError

from .sheets import made

WORDS = [
    "",
    " ",
    "2024",
    "12/04/2024",
    "n/a",
    "{x}",
    "=1+1",
    "#REF!",
    "Mali",
    "- a: b",
    "\x1b[31m",
    "\ud800",
    "٣",
    "1e999",
    "²",
]
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.text(max_size=8).map(CellError),
    st.sampled_from(WORDS),
    st.text(max_size=30),
)
COLUMNS = ["id", "start", "end", "hour", "precision", "notes", "what", "where", "who", "link", "dead"]
MAP = """\
import:
  source: releases
  identity: id
  into: events
  fields:
    date: {column: start, until: end, time: hour, precision: {column: precision, "": day, 1: day, 2: week}, note: notes}
    title: {first: ["{what} in {where}", "{what}"]}
    type: other
    places: {column: where}
    actors: {columns: [who], split: [";", ","], drop: ["Un*"]}
    url: "{link}"
    tags: {column: who, split: " "}
  figures:
    - {measure: deaths, unit: people, value: dead, over: date}
"""
PARTS = (
    "import: {source: releases, into: events, fields: {title: '{b}', type: other, date: {year: a, month: b, day: c}}}"
)


@examples(60)
@given(st.lists(st.tuples(*[CELLS] * len(COLUMNS)), min_size=1, max_size=3))
def test_a_row_is_an_entry_or_refused(rows: list[tuple[Cell, ...]]) -> None:
    found = made(MAP, COLUMNS, *rows)
    assert len(found.rows) == len(rows)
    for row in found.rows:
        assert row.drafts or row.refusals
        for refusal in row.refusals:
            assert refusal.why
            assert refusal.remedy
            assert "\x1b" not in refusal.shown + refusal.why + refusal.remedy
        for draft in row.drafts:
            findings = Findings()
            node, _ = Placed(draft.value, {}).node()
            assert read_shape(EVENT if draft.section == "events" else FIGURE, node, reading_of("", findings, None))
            assert [one for one in findings.problems if one.severity == "error"] == []


@given(CELLS, CELLS, CELLS)
def test_parts_of_a_date_of_any_kind(year: Cell, month: Cell, day: Cell) -> None:
    (row,) = made(PARTS, ["a", "b", "c"], [year, month, day]).rows
    assert row.drafts or row.refusals


@given(st.lists(CELLS, min_size=31, max_size=31))
def test_a_row_of_acled_of_any_kind(cells: list[Cell]) -> None:
    columns = [column.name for column in dict.fromkeys(shipped_map("acled").named)]
    (row,) = made(shipped_map("acled"), columns, cells[: len(columns)]).rows
    assert row.drafts or row.refusals
