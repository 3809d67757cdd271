"""Inflected forms of English words: the endings -s, -es, -ed, -ing and -ies, and no others."""

import pytest

from timeline.inflections import inflections

FORMS = (
    ("postponed", "postpones postpone postponing"),
    ("withdrawing", "withdraw withdraws"),
    ("cities", "city"),
    ("city", "cities"),
    ("carried", "carry carries carrying"),
    ("stopped", "stop stops stopping"),
    ("stopping", "stop stopped"),
    ("moving", "move moves moved"),
    ("clashes", "clash clashed clashing"),
    ("attacks", "attack attacked attacking"),
    ("killed", "kill kills killing"),
)


@pytest.mark.parametrize(("word", "forms"), FORMS)
def test_forms(word: str, forms: str) -> None:
    assert {*forms.split()} <= {*inflections(word)}


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("withdrawing", "withdrawal"),
        ("attack", "attacks"),  # begins with it: found anyway
        ("pass", "pas"),
        ("sing", "s"),
        ("bed", "b"),
        ("string", "str"),
        ("us", "u"),
        ("governing", "government"),
    ],
)
def test_no_forms(word: str, other: str) -> None:
    assert other not in inflections(word)


@pytest.mark.parametrize("word", ["un", "2500", "3.5", "iraq's", "указ", "北京", ""])
def test_words_without_forms(word: str) -> None:
    assert inflections(word) == ()


@pytest.mark.parametrize(("word", "forms"), FORMS)
def test_each_finds_the_other_unless_it_begins_with_it(word: str, forms: str) -> None:
    for form in forms.split():
        assert word in inflections(form) or word.startswith(form)
