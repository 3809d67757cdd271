"""The words that an index keeps of a text, and its queries: whatever stands in a text is among the candidates."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.folding import fold
from timeline.index.sql import worded
from timeline.index.words import any_of_these, kept, matching, names_kept, tokenised, tokens
from timeline.phrases import Phrase, is_plain_word, occurs

TEXTS = st.text(
    st.sampled_from("abZé '’`-,.0127ŁЖ北京한ก\u00ad") | st.characters(exclude_categories=["Cs"]), max_size=40
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Air base", ["air", "base"]),
        ("É", ["e"]),
        ("Straße, MÜNCHEN", ["strasse", "munchen"]),
        ("ж", ["x000436"]),
        ("Жа", ["x000436x000430"]),
        ("aж", ["ax000436"]),
        ("😀", []),
        ("北京", ["x005317", "x004eac"]),
        ("COVID病", ["covid", "x0075c5"]),
        ("Shi'a of Qur'an's", ["shi", "a", "of", "qur", "an", "s", "shia", "quran", "qurans", "ans"]),
        ("3.5", ["3", "5"]),
        ("", []),
        ('OR " * ^ NEAR(', ["or", "near"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@given(TEXTS)
def test_tokens_are_plain_letters(text: str) -> None:
    assert all(token.isascii() and token.isalnum() for token in tokens(text))


def found(text: str, query: str) -> bool:
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute("CREATE VIRTUAL TABLE words USING fts5(title, content='', tokenize='ascii')")
        index.execute("INSERT INTO words (rowid, title) VALUES (1, ?)", (tokenised(text),))
        return index.execute("SELECT 1 FROM words WHERE words MATCH ?", (query,)).fetchone() is not None


@given(TEXTS, st.integers(0, 5), st.integers(1, 4))
def test_every_word_is_found_whole_and_by_its_beginning(text: str, number: int, length: int) -> None:
    words = fold(text).split()
    for word in words[number : number + 1]:
        joined, parts = word.replace("'", ""), word.split("'")
        for one in (joined, *parts):
            assert found(text, matching(kept(one), whole=True))
            assert found(text, matching(kept(one[:length].rstrip(".")), whole=False))


MANY_APOSTROPHES = "a'b,a'b,a'b,a'b,a'b,a'b,a'b,a'b,a'b"
"""Nine of them in what is one word as long as commas may part thousands: there they only separate."""


@given(TEXTS | st.text("abx'ж,. ", max_size=30), st.text("abx", min_size=1, max_size=3), st.booleans())
@example("taж", "tax", False)
@example("taж", "ta", False)
@example(MANY_APOSTROPHES, "ab", True)
@example("a'b", "ab", True)
@example("1,234ab", "ab", True)
def test_of_a_plain_word_it_is_certain_where_it_stands(text: str, word: str, whole: bool) -> None:
    phrase = Phrase(word, whole)
    if is_plain_word(phrase):
        assert found(text, worded(*phrase)) == occurs(phrase, fold(text))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (Phrase("drone"), True),
        (Phrase("tax", whole=True), True),
        (Phrase("tax"), False),  # as `taд` is kept as `tax000434`
        (Phrase("air base"), False),
        (Phrase("shi'a"), False),
        (Phrase("2500"), False),
        (Phrase("дом"), False),
    ],
)
def test_plain_words(phrase: Phrase, expected: bool) -> None:
    assert is_plain_word(phrase) is expected


@given(TEXTS)
def test_a_name_is_kept_by_its_spellings_and_its_words(name: str) -> None:
    rows = [f" {row}" for row in names_kept([name])]
    for word in fold(name).split():
        for one in (word.replace("'", ""), *word.split("'")):
            assert any(f" {kept(one)}" in row for row in rows)


@pytest.mark.parametrize(
    ("phrases", "query"),
    [
        ([Phrase("air base"), Phrase("drone")], '"air base" * OR "drone" *'),
        ([Phrase("niger", whole=True)], '"niger"'),
        ([Phrase("shi'a")], '"shia" * OR "shi a" *'),
        ([Phrase("2500", whole=True)], '"2500" OR "2 500"'),
        ([Phrase("25")], '"25" * OR "2 5" *'),
        ([Phrase("bombing", forms=("bomb",))], '"bombing" * OR "bomb"'),
    ],
)
def test_a_search_asks_for_any_phrase(phrases: list[Phrase], query: str) -> None:
    assert any_of_these(phrases) == query
