"""Places among the positions of others: the same as by their definitions."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from timeline.edits.placing import Positions


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
