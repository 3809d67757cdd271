"""The letters of columns."""

import re

import pytest

from timeline.tables.letters import index_of, letter_of


@pytest.mark.parametrize(
    ("index", "letters"),
    [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")],
)
def test_columns_have_letters(index: int, letters: str) -> None:
    assert letter_of(index) == letters
    assert index_of(letters) == index_of(letters.lower()) == index


def test_every_column_has_letters_of_its_own() -> None:
    assert [index_of(letter_of(index)) for index in range(16_384)] == [*range(16_384)]


@pytest.mark.parametrize("letters", ["", "XFE", "AAAA", "1", "A1", "É", "А"])
def test_what_names_no_column(letters: str) -> None:
    with pytest.raises(ValueError, match=re.escape(repr(letters))):
        index_of(letters)
