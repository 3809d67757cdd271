"""Tokens of the full text: plain ASCII, in the order of the folded words, and a beginning stays a beginning."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.index.sql import any_of_these, tokenised, tokens
from timeline.text import fold

TEXTS = st.text(max_size=40)


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
        ("\U00020000", ["x020000"]),
        ("", []),
        ("' OR \" * ^ NEAR(", ["or", "near"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@given(TEXTS)
def test_every_folded_word_is_one_token_of_plain_letters(text: str) -> None:
    assert len(tokens(text)) == len(fold(text).split())
    assert all(token.isascii() and token.isalnum() for token in tokens(text))


@given(TEXTS)
def test_the_full_text_takes_apart_what_it_is_given_into_the_same_tokens(text: str) -> None:
    with closing(sqlite3.connect(":memory:")) as kept:
        kept.execute("CREATE VIRTUAL TABLE words USING fts5(title, content='', tokenize='ascii')")
        kept.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(words, row)")
        kept.execute("INSERT INTO words (rowid, title) VALUES (1, ?)", (tokenised(text),))
        assert {row[0] for row in kept.execute("SELECT term FROM terms")} == set(tokens(text))


@given(st.text(st.sampled_from("abxЖжéن尼0 "), max_size=6), st.text(st.sampled_from("abxЖжéن尼0"), max_size=6))
def test_a_prefix_of_a_word_is_a_prefix_of_its_token(beginning: str, rest: str) -> None:
    whole, part = fold(beginning + rest), fold(beginning)
    if " " not in whole and whole.startswith(part) and part:
        assert tokens(whole)[0].startswith(tokens(part)[0])


def test_a_search_asks_for_any_phrase_the_last_word_cut_short() -> None:
    assert any_of_these(["air base", "drone"]) == '"air base" * OR "drone" *'
