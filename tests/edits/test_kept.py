"""Values beyond memory, and places among others: the same as by their definitions."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.edits import kept_values
from timeline.edits.kept_values import KeptValues
from timeline.edits.placing import Positions
from timeline.log.editing.values import Value

TEXTS = st.text(max_size=4)
VALUES: st.SearchStrategy[Value] = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=6
)


@given(st.lists(VALUES, max_size=12), st.data())
def test_values_are_read_in_any_order_while_others_are_added(values: list[Value], data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept_values, "MOST_IN_MEMORY", 3)
        kept = KeptValues()
        for number, value in enumerate(values):
            kept.append(value)
            assert len(kept) == number + 1
            some = data.draw(st.integers(0, number))
            assert kept[some] == values[some]
        assert [kept[number] for number in range(len(values))] == values


def wrong_sides(several: Sequence[int], at: int, key: int, direction: int) -> int:
    """How many positions stand on the wrong side of a new one that is put at a place."""
    before = sum((one > key if direction > 0 else one < key) for one in several[:at])
    return before + sum((one <= key if direction > 0 else one >= key) for one in several[at:])


@given(st.lists(st.integers(0, 6), max_size=9), st.integers(-1, 7), st.sampled_from([1, -1]), st.booleans())
def test_a_position_belongs_where_the_fewest_are_on_the_wrong_side(
    several: list[int], key: int, direction: int, is_sorted: bool
) -> None:
    if is_sorted:
        several.sort(reverse=direction < 0)
    found = Positions(several).index(key, direction)
    wrong = [wrong_sides(several, at, key, direction) for at in range(len(several) + 1)]
    assert wrong[found] == min(wrong)
    assert min(wrong[found + 1 :], default=len(several) + 1) > wrong[found]  # the last such place


@given(st.lists(st.integers(0, 3), max_size=12))
def test_the_direction_is_that_of_nearly_all_neighbours(several: list[int]) -> None:
    up = sum(one < other for one, other in pairwise(several))
    down = sum(one > other for one, other in pairwise(several))
    most = (len(several) - 1) / 10
    expected = 0 if min(up, down) > max(most, 0) else -1 if down > up else 1
    assert Positions(several).direction == expected
