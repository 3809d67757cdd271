"""Texts that are kept by their hashes are found again as in a dictionary."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.hashes import Hashes


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(0, 2**32 - 1))))
def test_a_text_has_the_number_that_it_got_first(pairs: list[tuple[str, int]]) -> None:
    hashes, numbers = Hashes(), dict[str, int]()
    for text, number in pairs:
        assert (text in hashes) == (text in numbers)
        assert hashes.setdefault(text, number) == numbers.setdefault(text, number)
    assert len(hashes) == len(numbers)


@given(st.lists(st.text(max_size=2)))
def test_a_text_is_new_once(texts: list[str]) -> None:
    hashes = Hashes()
    assert [hashes.add(text) for text in texts] == [text not in texts[:at] for at, text in enumerate(texts)]


def test_very_many_are_found_again() -> None:
    hashes = Hashes()
    for number in range(50_000):
        assert hashes.setdefault(f"row {number}", number) == number
    assert all(hashes.setdefault(f"row {number}", 0) == number for number in range(50_000))
    assert "row 50000" not in hashes
