"""A text as a scalar: whatever it holds, every reader of YAML gets the same text back."""

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.log.editing.texts import PROSE, TEXTS, assert_reads_as
from timeline.log.editing.prose import folded, literal, wrapped
from timeline.log.editing.refusal import NotEditable
from timeline.log.editing.scalars import scalar
from timeline.log.editing.styles import Layout


@given(TEXTS, st.sampled_from("'\""), st.booleans())
@example("? a", '"', False)
@example("a\\", "'", False)
@example("a:", '"', False)
@example("--- a", '"', False)
@example("<<", '"', False)
def test_a_scalar_is_read_as_the_text_that_it_was(text: str, quote: str, is_sentence: bool) -> None:
    def written(in_flow: bool, is_key: bool = False) -> str:
        return scalar(text, in_flow=in_flow, is_key=is_key, is_sentence=is_sentence, quote=quote)

    block, flow = written(False), written(True)
    assert "\n" not in block + flow
    lines = [
        f"value: {block}",
        f"items:\n  - {block}\n  - {block}",
        f"flow: [{flow}, {flow},{flow}]",
        f"pairs: {{{written(True, True)}: {flow}, last: {flow}}}",
        f"keys:\n  {written(False, True)}: {block}",
        f"compact:\n  - {written(False, True)}: {block}\n    other: x",
    ]
    assert_reads_as(
        "\n".join(lines) + "\n",
        {
            "value": text,
            "items": [text, text],
            "flow": [text, text, text],
            "pairs": {text: text, "last": text},
            "keys": {text: text},
            "compact": [{text: text, "other": "x"}],
        },
    )


@given(PROSE, st.integers(1, 9), st.integers(5, 40), st.sampled_from("'\""))
@example("# a b c d e f g h", 2, 5, '"')
@example(" a  b ", 2, 5, "'")
@example("a\n\n\nb c d e f\n", 3, 6, '"')
@example("\na", 2, 8, '"')
@example("a \nb", 2, 8, '"')
@example("--- ... --- ...", 1, 5, '"')
def test_a_text_over_several_lines_is_read_as_the_text_that_it_was(
    text: str, indent: int, width: int, quote: str
) -> None:
    meant: dict[str, Any] = {}
    lines: list[str] = []
    outside = wrapped(scalar(text, in_flow=False, quote=quote), 9, indent, width)
    inside = wrapped(scalar(text, in_flow=True, quote=quote), 9, indent, width)
    blocks = {"folded": folded(text, indent, width), "literal": literal(text, indent), "wrapped": outside}
    for name, written in blocks.items():
        if written is not None:
            lines.append(f"{name}: {written}")
            meant[name] = text
    ended = "\n".join([*lines, f"flow: [{inside}, {{a: {inside}, b: {inside}}}]", "end: x"])
    meant = {**meant, "flow": [text, {"a": text, "b": text}], "end": "x"}
    assert_reads_as(ended, meant)
    assert_reads_as(ended.replace("\n", "\r\n"), meant)


@pytest.mark.parametrize(
    ("text", "block", "flow"),
    [
        ("section 2.1", "section 2.1", "section 2.1"),
        ("section 4.1, box", "section 4.1, box", '"section 4.1, box"'),
        ("a: b", '"a: b"', '"a: b"'),
        ("tag:iraq date:2024..", "tag:iraq date:2024..", "tag:iraq date:2024.."),
        ("https://example.org/a?b=c", "https://example.org/a?b=c", '"https://example.org/a?b=c"'),
        ("https://example.org/a", "https://example.org/a", "https://example.org/a"),
        ("phase #2", '"phase #2"', '"phase #2"'),
        ("C#", "C#", "C#"),
        ("[..2024-09]", '"[..2024-09]"', '"[..2024-09]"'),
        ("-5", "-5", "-5"),
        ("- 5", '"- 5"', '"- 5"'),
        ("/2023-07-18", "/2023-07-18", "/2023-07-18"),
        ("2014/..", "2014/..", "2014/.."),
        ("", '""', '""'),
        (" a", '" a"', '" a"'),
        ('He said "no"', 'He said "no"', 'He said "no"'),
        ('"No", he said', "'\"No\", he said'", "'\"No\", he said'"),
        ('It\'s "his": a claim', '"It\'s \\"his\\": a claim"', '"It\'s \\"his\\": a claim"'),
        (r"C:\temp: a folder", r"'C:\temp: a folder'", r"'C:\temp: a folder'"),
        ("a\tb", r'"a\tb"', r'"a\tb"'),
        ("a\x85\u2028\u202eb", r'"a\u0085\u2028\u202Eb"', r'"a\u0085\u2028\u202Eb"'),
        ("über 🙂", "über 🙂", "über 🙂"),
        ("null", "null", "null"),
    ],
)
def test_a_text_is_plain_where_that_is_safe(text: str, block: str, flow: str) -> None:
    assert (scalar(text, in_flow=False), scalar(text, in_flow=True)) == (block, flow)


@pytest.mark.parametrize("text", ["null", "~", "Yes", "NO", "on", "0x1f", "017", "1_000", "3.5", "1:30", "1e3", ".inf"])
def test_a_sentence_that_other_tools_take_for_something_else_is_quoted(text: str) -> None:
    assert scalar(text, in_flow=False, is_sentence=True) == f'"{text}"'
    assert isinstance(yaml.safe_load(f"a: {scalar(text, in_flow=False, is_sentence=True)}")["a"], str)
    assert scalar(text, in_flow=False) == text


@given(st.one_of(st.text(st.sampled_from("0123456789.:-_xbeT+ZnNoOyYsSfF~tru"), max_size=12), st.text(max_size=10)))
def test_a_sentence_is_text_for_a_tool_that_resolves(text: str) -> None:
    assert yaml.safe_load(f"a: {scalar(text, in_flow=False, is_sentence=True)}")["a"] == text


@pytest.mark.parametrize(("quote", "written"), [('"', '"a: b"'), ("'", "'a: b'")])
def test_the_quotes_are_those_of_the_neighbours(quote: str, written: str) -> None:
    assert scalar("a: b", in_flow=False, quote=quote) == written


def test_single_quotes_give_way_where_the_text_has_some() -> None:
    assert scalar("it's: so", in_flow=False, quote="'") == '"it\'s: so"'
    assert scalar('it\'s "so": a', in_flow=False, quote="'") == "'it''s \"so\": a'"


@pytest.mark.parametrize("text", ["a\ud800", "\udfff"])
def test_half_a_character_is_refused(text: str) -> None:
    for layout in (Layout(), Layout(is_json=True)):
        with pytest.raises(NotEditable, match="half a character"):
            layout.scalar(text, (), in_flow=False)
    assert folded(f"{text} b", 2, 40) is literal(f"{text}\nb", 2) is None  # so it is written as a scalar


def test_what_is_too_long_for_a_log_is_refused() -> None:
    longest = "é" * (1 << 19)
    assert scalar(longest, in_flow=False) == longest
    with pytest.raises(NotEditable, match="over 1 MiB"):
        scalar(longest + "a", in_flow=False)
    with pytest.raises(NotEditable, match="over 1 MiB"):
        scalar("\x00" * ((1 << 20) - 1), in_flow=False)


def test_a_key_is_as_long_as_parsers_allow() -> None:
    longest = "k" * 1024
    written = scalar(longest, in_flow=False, is_key=True)
    assert_reads_as(f"a:\n  {written}: b\nf: {{{written}: b}}\n", {"a": {longest: "b"}, "f": {longest: "b"}})
    with pytest.raises(NotEditable, match="over 1,024 signs"):
        scalar(longest + "k", in_flow=False, is_key=True)


def test_a_folded_text_is_filled_to_the_width() -> None:
    text = "With US forces and Iran-backed ones in the country, the state has no monopoly on force."
    assert folded(text, 6, 60) == (
        ">-\n      With US forces and Iran-backed ones in the country,\n      the state has no monopoly on force."
    )


def test_a_double_blank_stays_in_one_line() -> None:
    assert folded("one  two three", 0, 4) == ">-\none  two\nthree"


def test_paragraphs_are_folded_with_an_empty_line_for_each_line_end() -> None:
    assert folded("one two\nthree\n\nfour\n", 2, 7) == ">\n  one\n  two\n\n  three\n\n\n  four"


@pytest.mark.parametrize("text", ["", " ", " a", "a ", "a \nb", "a\n b", "a\n\n", "a\tb", "a\x00b"])
def test_what_would_change_when_it_is_folded_is_not(text: str) -> None:
    assert folded(text, 2, 20) is None


def test_a_literal_text_keeps_its_lines() -> None:
    assert literal("one\n  two\n\nthree", 4) == "|-\n    one\n      two\n\n    three"
    assert literal("one\n", 4) == "|\n    one"


def test_a_plain_text_is_wrapped_from_the_column_where_it_begins() -> None:
    assert wrapped("one two three four", 10, 4, 18) == "one two\n    three four"
    assert wrapped('"one: two three four"', 10, 4, 19) == '"one: two\n    three four"'
