"""Highlights in a text: for any text the folded letters are those of `fold`, the indexes those of the text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.folding import fold
from timeline.phrases import Phrase, occurs
from timeline.query.highlights import _folded, highlights, parts_of

TEXTS = st.text(
    st.sampled_from("aAbé\u0301ßﬁ½尼Ж_ ,-\u200b\nİσς한ǰ٣'’ʿ\u00adłかガ\u3099\u1112\u1161\u11abก่นि07.")
    | st.characters(exclude_categories=["Cs"]),
    max_size=30,
)


@given(TEXTS)
def test_the_folded_letters_are_those_of_fold(text: str) -> None:
    letters, spots = _folded(text)
    assert letters.strip(" ") == fold(text)
    assert len(letters) == len(spots)
    assert all(0 <= start < end <= len(text) for start, end in spots)


@given(TEXTS, st.integers(0, 5), st.integers(1, 3))
def test_every_run_of_words_is_found_where_it_stands(text: str, first: int, count: int) -> None:
    # Cut out of their sentence, numbers may read otherwise: see the table.
    words = fold(text.replace(",", " ").replace(".", " ")).split()[first : first + count]
    if words and "," not in text and "." not in text:
        asked = Phrase(" ".join(words), whole=True)
        found = highlights(text, [asked])
        assert any(occurs(asked, fold(text[start:end])) for start, end in found)
        assert all(0 <= one.start < one.end <= len(text) for one in found)
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
        ("A Shi’a militia", ["shia"], ["Shi’a"]),
        ("A Shi’a militia", ["shi"], ["Shi"]),
        ("d’État, d’état", ["detat"], ["d’État", "d’état"]),
        ("d’État", ["etat"], ["État"]),
        ("Iraq's army", ["ira"], ["Iraq"]),
        ("Iraq's army", ["iraq s army"], ["Iraq's army"]),
        ("Iraq's army", ["iraqs army"], ["Iraq's army"]),
        ("Sana a", ["sana'a"], ["Sana a"]),
        ("Sanaa", ["sana'a"], ["Sanaa"]),
        ("co\u00adopera\u200btion now", ["cooper"], ["co\u00adopera\u200btion"]),
        ("北京大学", ["京大"], ["京大"]),
        ("대한민국 정부", ["민국"], ["민국"]),
        ("2,500 men", ["2500"], ["2,500"]),
        ("2,500 men", ["25"], ["2,500"]),
        ("2,500 men", ["500"], []),
        ("3.5 per cent", ["3"], ["3.5"]),
        ("3.5 per cent", ["5"], []),
        ("2024-09-27", ["2024 09"], ["2024-09"]),
        ("in 2024.", ["2024"], ["2024"]),
        ("1,2,345", ["2"], ["2"]),
    ],
)
def test_whole_words_are_marked(text: str, phrases: list[str], found: list[str]) -> None:
    assert [text[start:end] for start, end in highlights(text, map(Phrase, phrases))] == found


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("Niger and Nigeria", "niger", ["Niger"]),
        ("Niger's army", "niger", ["Niger"]),
        ("An air base, air bases", "air base", ["air base"]),
        ("Qur'an's", "quran", ["Qur'an"]),
        ("3.5 and 3", "3", ["3"]),
        ("COVID病毒", "covid", ["COVID"]),
        ("北京大学", "北京", ["北京"]),
    ],
)
def test_a_whole_word_ends_where_the_phrase_does(text: str, phrase: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in highlights(text, [Phrase(phrase, whole=True)])] == found


def test_inflected_forms_are_marked_as_whole_words() -> None:
    text = "It postpones the vote; postponement"
    found = highlights(text, [Phrase("postponed", forms=("postpone", "postpones"))])
    assert [text[start:end] for start, end in found] == ["postpones"]


def test_a_query_falls_into_the_parts_that_must_hold() -> None:
    assert parts_of('coup "air base" not (a or b) type:law') == ("coup", '"air base"', "not (a or b)", "type:law")
    assert parts_of("a or b") == ("a or b",)
