"""Highlights in a text: for any text the folded letters are those of `fold`, the indexes those of the text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.query.highlights import _folded, highlights, parts_of
from timeline.text import fold

TEXTS = st.text(
    st.sampled_from("aAbé\u0301ßﬁ½尼Ж_ ,-\u200b\nİσς한ǰ٣") | st.characters(exclude_categories=["Cs"]), max_size=30
)


@given(TEXTS)
def test_the_folded_letters_are_those_of_fold(text: str) -> None:
    letters, places = _folded(text)
    assert letters.strip(" ") == fold(text)
    assert len(letters) == len(places)


@given(TEXTS, st.integers(0, 5), st.integers(1, 3))
def test_every_run_of_words_is_found_where_it_stands(text: str, first: int, count: int) -> None:
    words = fold(text).split()[first : first + count]
    if words:
        found = highlights(text, [" ".join(words)])
        asked = " ".join(words)
        assert any(f" {asked}" in f" {fold(text[start:end])}" for start, end in found)
        assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "phrases", "found"),
    [
        ("An air base, and a base", ["base"], ["base", "base"]),
        ("An air-base", ["air base"], ["air-base"]),
        ("Air bases", ["air base"], ["Air bases"]),
        ("Airbase", ["base"], []),
        ("Air base", ["air base", "base"], ["Air base"]),
        ("Café́s closed", ["cafes"], ["Café́s"]),
        ("Café́", ["cafe"], ["Café́"]),
        ("a a a", ["a a"], ["a a a"]),
        ("", ["a"], []),
        ("مُدَرِّس جديد", ["مدرس"], ["مُدَرِّس"]),
    ],
)
def test_whole_words_are_marked(text: str, phrases: list[str], found: list[str]) -> None:
    assert [text[start:end] for start, end in highlights(text, phrases)] == found


def test_a_query_falls_into_the_parts_that_must_hold() -> None:
    assert parts_of('coup "air base" not (a or b) type:law') == ("coup", '"air base"', "not (a or b)", "type:law")
    assert parts_of("a or b") == ("a or b",)
