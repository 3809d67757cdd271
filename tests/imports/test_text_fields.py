"""Fields of texts: what a row gives does not depend on the rows before it."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import workspace_of
from timeline.edits.drafts import SHAPES
from timeline.edits.names import Names
from timeline.imports.checked_values import Checks
from timeline.imports.columns import Cells
from timeline.imports.map_file import read_map
from timeline.imports.maps import SEVERAL
from timeline.imports.text_fields import Given, TextField
from timeline.imports.unfit import Cell, Unfit
from timeline.imports.value_fields import ValueField
from timeline.tables.cells import CellError, Row

MAP = """\
import:
  source: {id: s, title: S}
  into: events
  fields:
    date: {column: when}
    title: {first: ["{what} in {where}", "{what}"]}
    type: {column: kind, table: {a: battle}}
    places: {columns: [where, what], unknown: skip}
    actors: {column: who, split: ";", drop: ["No*"]}
    tags: {column: kind, split: ","}
    summary: "Row {row}: {what}"
    note: {column: who, blank: ["-"]}
    url: {column: kind}
"""
COLUMNS = {"when": 0, "what": 1, "where": 2, "kind": 3, "who": 4}
CELLS: Any = st.one_of(
    st.sampled_from(
        ["", "a", "1", "1.0", "TRUE", "Mali", " Mali ", "x;y;x", "Nobody;x", "-", "a,b", "https://a.example"]
    ),
    st.sampled_from([None, 1, 1.0, 1.5, True, False, 0, 10**15, 1e15, datetime.date(2024, 1, 2), CellError("#REF!")]),
)


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(workspace_of("timeline: {title: A log, covers: 2024}\nactors:\n  x: {name: X}\n").logs[0])


def fields(names: Names, cells: Cells) -> dict[str, TextField]:
    found = read_map(MAP, "map.yaml").map
    assert found is not None
    checks = Checks(SHAPES["event"])
    return {
        key: TextField(key, one, names, checks, cells, "", is_list=key in SEVERAL["events"])
        for key, one in found.fields.items()
        if isinstance(one, ValueField)
    }


def given_by(field: TextField) -> Given | tuple[str, str, int | None]:
    try:
        return field.given()
    except Unfit as unfit:
        return unfit.why, unfit.remedy, unfit.index


@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS, CELLS), min_size=1, max_size=8))
def test_what_a_row_gives_does_not_depend_on_others(names: Names, rows: list[tuple[Cell, ...]]) -> None:
    cells = Cells(COLUMNS)
    several = fields(names, cells)
    for number, row in enumerate(rows, 1):
        cells.take(Row(number, row))
        for key, field in several.items():
            alone = Cells(COLUMNS)
            alone.take(Row(number, row))
            assert given_by(field) == given_by(fields(names, alone)[key])


def test_the_same_cells_are_read_once(names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = Cells(COLUMNS)
    several = fields(names, cells)
    cells.take(Row(1, ("2024", "Talks", "Mali", "a", "x;y")))
    first = {key: field.given() for key, field in several.items() if key not in ("url",)}
    assert first["title"].value == "Talks in Mali"
    assert first["type"].value == "battle"
    assert first["places"] == Given(["ML"], None, (), ("Talks",))
    assert first["actors"].value == ["x", "y"]
    assert [(one.text, one.path) for one in first["actors"].questions] == [("y", ("actors", 1))]
    monkeypatch.setattr(ValueField, "values", lambda *_: [("read", 0)])
    cells.take(Row(2, ("2025", "Talks", "Mali", "a", "x;y")))
    again = {key: field.given() for key, field in several.items() if key not in ("url",)}
    assert again == {**first, "summary": Given("read")}  # it has the number of its row
    cells.take(Row(3, ("2025", "Talks", "Mali")))  # a short row
    assert several["actors"].given().value != first["actors"].value
