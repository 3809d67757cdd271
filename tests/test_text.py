"""Text in messages: signs without a shape are shown by their code, and the one that is wrong is named."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.lookalikes import ascii_for
from timeline.text import did_you_mean, exposed, first_invisible, named_sign, quoted, sign_remedy, visible

SHOWN = [
    ("nato", "nato"),
    ("two words", "two words"),
    ("2\u00a0500", "2⟨U+00A0⟩500"),
    ("2\u202f500", "2⟨U+202F⟩500"),
    ("2\u2007500", "2⟨U+2007⟩500"),
    ("\u3000", "⟨U+3000⟩"),
    ("na\u00adto", "na⟨U+00AD⟩to"),
    ("na\u200bto", "na⟨U+200B⟩to"),
    ("na\u200cto", "na⟨U+200C⟩to"),
    ("na\u2060to", "na⟨U+2060⟩to"),
    ("\ufeffnato", "⟨U+FEFF⟩nato"),
    ("\u202enato", "⟨U+202E⟩nato"),
    ("nato\u200f", "nato⟨U+200F⟩"),
    ("nato\u061c", "nato⟨U+061C⟩"),
    ("❤\ufe0f", "❤⟨U+FE0F⟩"),
    ("a\U000e0100", "a⟨U+E0100⟩"),
    ("a\U000e0041", "a⟨U+E0041⟩"),
    ("\u3164", "⟨U+3164⟩"),
    ("\u2800", "⟨U+2800⟩"),
    ("a\u034fb", "a⟨U+034F⟩b"),
    ("line\u2028end", "line⟨U+2028⟩end"),
    ("\ue000", "⟨U+E000⟩"),
    ("\ud800", "⟨U+D800⟩"),
    ("\uffff", "⟨U+FFFF⟩"),
    ("\x85", "⟨U+0085⟩"),
    ("\x1b[31m", "␛[31m"),
    ("a\tb\nc\x7f", "a␉b␊c␡"),
    ("\u0301", "⟨U+0301⟩"),
    ("a \u0301e\u0301", "a ⟨U+0301⟩e\u0301"),
    ("e\u0302\u0301", "e\u0302\u0301"),
    ("Côte d’Ivoire, Łódź, Ніжин, 中国", "Côte d’Ivoire, Łódź, Ніжин, 中国"),
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_a_message_shows_every_sign(text: str, shown: str) -> None:
    assert exposed(text) == shown
    assert quoted(text) == f"'{shown}'"


@given(st.text())
def test_messages_show_no_hidden_characters(text: str) -> None:
    shown = exposed(text)
    assert shown.isprintable()
    assert first_invisible(shown) is None
    assert exposed(shown) == shown


@given(st.text())
def test_a_text_is_shown_as_it_is_where_all_its_signs_have_a_shape(text: str) -> None:
    if first_invisible(text) is None and not any(unicodedata.category(c)[0] == "M" for c in text):
        assert exposed(text) == text


@pytest.mark.parametrize("text", ["10\u00a0000\u202f€", "می\u200cروم", "\u200fשלום", "co\u00adop"])
def test_an_answer_keeps_the_spaces_and_joiners_of_its_language(text: str) -> None:
    assert visible(text) == text


def test_an_answer_shows_what_would_control_the_terminal_or_reorder_a_line() -> None:
    assert visible("\x1b[31m\u202e\x9b") == "␛[31m⟨U+202E⟩⟨U+009B⟩"


NAMED = [
    (" ", "a space"),
    ("'", "an apostrophe"),
    ("%", "'%'"),
    ("\u00a0", "⟨U+00A0⟩ (no-break space)"),
    ("\u200b", "⟨U+200B⟩ (zero width space)"),
    ("\u00ad", "⟨U+00AD⟩ (soft hyphen)"),
    ("\ufeff", "⟨U+FEFF⟩ (zero width no-break space)"),
    ("\u0430", "а (U+0430 Cyrillic small letter a)"),
    ("\u2212", "− (U+2212 minus sign)"),
    ("\uff12", "２ (U+FF12 fullwidth digit two)"),
    ("\u0662", "٢ (U+0662 Arabic-indic digit two)"),
    ("\t", "␉ (tab)"),
    ("\x07", "␇ (control character)"),
    ("\ue000", "⟨U+E000⟩ (private use)"),
]


@pytest.mark.parametrize(("sign", "named"), NAMED)
def test_a_sign_has_a_name(sign: str, named: str) -> None:
    assert named_sign(sign) == named


REMEDIES = [
    ("nato\u200b", "nato", "remove ⟨U+200B⟩ (zero width space)"),
    ("na\u00adto", "nato", "remove ⟨U+00AD⟩ (soft hyphen)"),
    ("n\u0430to", "nato", "write a for а (U+0430 Cyrillic small letter a)"),
    ("is\u2010sahel", "is-sahel", "write - for ‐ (U+2010 hyphen)"),
    ("is\u2011sahel", "is-sahel", "write - for ‑ (U+2011 non-breaking hyphen)"),
    ("2\u00a0500", "2500", "remove ⟨U+00A0⟩ (no-break space)"),
    ("90\u00a0days", "90 days", "write a space for ⟨U+00A0⟩ (no-break space)"),
    ("\uff125", "25", "write 2 for ２ (U+FF12 fullwidth digit two)"),
    ("\u22125", "-5", "write - for − (U+2212 minus sign)"),
    ("\u0665", "5", ""),  # a digit of another script looks like none of ours
    ("nato", "nato", ""),
    ("nato\u200b", "un", ""),
    ("10\u00b2", "102", ""),  # a square is no digit
    ("caf\u00e9", "cafe", ""),  # an accent is no mistake
]


@pytest.mark.parametrize(("text", "right", "remedy"), REMEDIES)
def test_a_remedy_names_the_wrong_sign_and_changes_nothing_else(text: str, right: str, remedy: str) -> None:
    assert sign_remedy(text, lambda written: written == right) == remedy


def test_a_remedy_names_every_wrong_sign_once() -> None:
    assert sign_remedy("n\u0430t\u043e\u200b\u200b", {"nato"}.__contains__) == (
        "write a for а (U+0430 Cyrillic small letter a) and write o for о (U+043E Cyrillic small letter o)"
        " and remove ⟨U+200B⟩ (zero width space)"
    )


@given(st.characters(min_codepoint=0x80))
def test_a_lookalike_is_one_printable_sign_of_ascii(character: str) -> None:
    plain = ascii_for(character)
    assert plain is None or (len(plain) == 1 and plain.isascii() and plain.isprintable())


def test_the_nearest_word_is_named_only_where_no_sign_is_at_fault() -> None:
    assert did_you_mean("c\u043eup", ["coup", "law"]) == "write o for о (U+043E Cyrillic small letter o)"
    assert did_you_mean("coupe", ["coup", "law"]) == "did you mean 'coup'?"
    assert did_you_mean("new yrok", ["new\u00a0york"]) == "did you mean 'new⟨U+00A0⟩york'?"


CONTROLS = [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
NO_CHARACTERS = [*range(0xD800, 0xE000), 0xFFFE, 0xFFFF]


def test_answers_show_controls_and_nothing_else_by_a_sign() -> None:
    assert [code for code in range(0x110000) if visible(chr(code)) != chr(code)] == sorted(CONTROLS + NO_CHARACTERS)
