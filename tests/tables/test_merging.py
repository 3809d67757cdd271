"""Cells that are merged over several rows."""

from collections import deque

import pytest

from timeline.errors import TableUnreadable
from timeline.tables.cells import Content, Row
from timeline.tables.merging import Merged, filled, note_on


def rows(*several: tuple[Content, ...]) -> list[Row]:
    return [Row(number, cells) for number, cells in enumerate(several, start=1)]


def cells(several: list[Row], *merged: Merged) -> list[tuple[object, ...]]:
    return [row.cells for row in filled(several, merged)]


def test_the_value_counts_for_each_row_that_has_something_of_its_own() -> None:
    found = cells(rows(("May", "a"), (None, "b"), (None, None), (), (None, "c"), (None, "d")), Merged(1, 5, 0, 0))
    assert found == [("May", "a"), ("May", "b"), (None, None), (), ("May", "c"), (None, "d")]


def test_a_cell_that_has_a_value_keeps_it() -> None:
    assert cells(rows(("May", "a"), ("June", "b")), Merged(1, 2, 0, 0)) == [("May", "a"), ("June", "b")]


def test_short_rows_are_made_longer() -> None:
    assert cells(rows(("a", None, "x"), ("b",)), Merged(1, 2, 2, 2)) == [("a", None, "x"), ("b", None, "x")]


def test_a_block_is_filled_in_its_first_column() -> None:
    found = cells(rows(("x", None, "a"), (None, None, "b")), Merged(1, 2, 0, 1))
    assert found == [("x", None, "a"), ("x", None, "b")]


def test_several_may_begin_and_end_in_one_row() -> None:
    found = cells(
        rows(("1", "p", "a"), (None, None, "b"), ("2", None, "c"), (None, "q", "d")),
        Merged(3, 4, 0, 0), Merged(1, 2, 0, 0), Merged(1, 3, 1, 1),
    )  # fmt: skip
    assert found == [("1", "p", "a"), ("1", "p", "b"), ("2", "p", "c"), ("2", "q", "d")]


def test_a_merged_cell_whose_first_row_is_missing_has_no_value() -> None:
    assert cells([Row(4, ("a",)), Row(5, (None, "b"))], Merged(2, 5, 1, 1)) == [("a",), (None, "b")]


def test_merged_cells_that_stand_for_very_many_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.tables.merging.MOST_CELLS", 100)
    wide = Row(1, tuple(str(column) for column in range(30)))
    merged = [Merged(1, 1_048_576, column, column) for column in range(30)]
    several = filled([wide, *(Row(number, ("x",)) for number in range(2, 10))], merged, "a.xlsx", "Events")
    with pytest.raises(TableUnreadable) as refused:
        deque(several, 0)
    assert str(refused.value) == (  # 30 in each of the rows 2 to 4, then more than 100
        "a.xlsx, sheet 'Events', row 5: its merged cells stand for over 100"
    )


def test_what_is_merged_is_told_in_short() -> None:
    assert note_on([Merged(1, 1, 0, 3)]) == ()
    several = [Merged(number, number + 1, 27, 27) for number in (1, 3, 5, 7, 9)]
    assert note_on(several) == (
        "cells that are merged over several rows count for each of them: AB1:AB2, AB3:AB4, AB5:AB6 and 2 more",
    )
