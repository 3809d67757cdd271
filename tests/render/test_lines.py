"""Wrapping: nothing is wider than asked, and nothing is lost."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from timeline.render.lines import Line, Span, beside, cells, closed, indent, joined, plain, span, width_of, wrap


def texts(lines: list[Line]) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 40, ["one two three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one  two", 40, ["one two"]),
        ("  one ", 40, ["one"]),
        ("", 40, []),
        ("   ", 40, []),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("to abcdefghij x", 4, ["to", "abcd", "efgh", "ij x"]),
        ("尼日尔 马里", 6, ["尼日尔", "马里"]),  # two cells each
        ("尼日尔马里", 5, ["尼日", "尔马", "里"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),  # a combining mark stays with its letter
        ("\u0301x", 2, ["\u0301x"]),
        ("one two · three", 7, ["one", "two ·", "three"]),  # a dot stands at the end of a line
        ("one two · three", 8, ["one", "two ·", "three"]),
        ("one two · three", 9, ["one two ·", "three"]),
        ("尼日 马里 · 乍得", 9, ["尼日", "马里 ·", "乍得"]),
        ("· one two", 5, ["· one", "two"]),  # but where it begins the text
        ("abcdefg · h", 7, ["abcdefg", "· h"]),  # or there is no word to go with it
        ("a abcdefg · h", 7, ["a", "abcdefg", "· h"]),
        ("one ·two", 5, ["one", "·two"]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert texts(wrap([Span(text)], width)) == lines


def test_styles_survive_the_wrapping() -> None:
    lines = wrap([Span("plan announced: ", "plan"), Span("Forces leave")], 12)
    assert lines == [
        (Span("plan", "plan"),),
        (Span("announced:", "plan"),),
        (Span("Forces leave"),),
    ]


def test_a_word_that_goes_with_a_dot_keeps_its_styles() -> None:
    pieces = [Span("one tw", "a"), Span("o", "b"), Span(" · ", "dot"), Span("three", "c")]
    assert wrap(pieces, 8) == [
        (Span("one", "a"),),
        (Span("tw", "a"), Span("o", "b"), Span(" ", "b"), Span("·", "dot")),
        (Span("three", "c"),),
    ]


@pytest.mark.parametrize(
    ("text", "size"),
    [("abc", 3), ("Ménaka", 6), ("Me\u0301naka", 6), ("尼日尔", 6), ("😀", 2), ("ｆｕｌｌ", 8), ("", 0)],
)
def test_cells(text: str, size: int) -> None:
    assert cells(text) == size


def test_blocks_side_by_side() -> None:
    left = wrap([Span("27 Sep 2024")], 6)
    right: list[Line] = [(Span("title"),), (Span("facts"),), (Span("source"),)]
    assert plain(beside(left, 8, right)) == "27 Sep  title\n2024    facts\n        source\n"
    assert plain(indent(right, [Span("1. ")], [Span("   ")])) == "1. title\n   facts\n   source\n"
    assert plain([tuple(joined([Span("a"), Span(""), Span("b")]))]) == "a · b\n"


def test_text_of_a_log_is_made_visible() -> None:
    assert span("a\x1b[31mb\x07c\u202ed\x9be").text == "a␛[31mb␇c⟨U+202E⟩d⟨U+009B⟩e"
    assert span("two\nlines").text == "two lines"


def wrapped_word_by_word(spans: list[Span], width: int) -> list[Line]:
    """Wrap by the definition: one word after the other, none of them in a line that it does not fit into."""
    pieces = [piece for piece in spans if piece.text]
    if not pieces:
        return []
    is_plain = not pieces[0].text[0].isspace() and not any("  " in piece.text for piece in pieces)
    if is_plain and width_of(pieces) <= width:
        return [without_end(pieces)]
    lines: list[list[Span]] = [[]]
    used = 0
    for text, style in pieces:
        for word in re.findall(r"\s+|\S+", text):
            if word.isspace():
                if used:
                    lines[-1].append(Span(" ", style))
                    used += 1
                continue
            while used + cells(word) > width:
                head = "" if used else beginning(word, width)
                lines[-1].append(Span(head, style))
                lines.append([])
                used, word = 0, word[len(head) :]
            lines[-1].append(Span(word, style))
            used += cells(word)
    return [line for line in map(without_end, lines) if line]


def beginning(word: str, width: int) -> str:
    """The longest start of a word that fits a line, up to a hyphen if there is one."""
    fitting = max(at for at in range(len(word) + 1) if at <= 1 or cells(word[:at]) <= width)
    return word[: word.rfind("-", 1, fitting) + 1 or fitting]


def without_end(line: list[Span]) -> Line:
    """A line without the blanks at its end; neighbours of one style are one span, and none is empty."""
    joined: list[Span] = []
    for piece in [piece for piece in line if piece.text]:
        same = joined and joined[-1].style == piece.style
        joined[-1:] = [Span(joined[-1].text + piece.text, piece.style)] if same else [*joined[-1:], piece]
    while joined and not joined[-1].text.rstrip():
        joined.pop()
    return (*joined[:-1], Span(joined[-1].text.rstrip(), joined[-1].style)) if joined else ()


letters = st.one_of(
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from(" \t\u00a0\u3000-[]/é尼😀\u0301\u200d\ufe0f\u202e\x1b"),
)
pieces = st.lists(st.tuples(st.text(letters, max_size=120), st.sampled_from(["", "title", "aside"])), max_size=4)


def written(text: str) -> str:
    """The text without what may be folded: white space."""
    return "".join(text.split())


@examples(300)
@given(pieces, st.integers(40, 200))
def test_no_line_is_wider_than_asked_and_no_text_is_lost(parts: list[tuple[str, str]], width: int) -> None:
    spans = [span(text, style) for text, style in parts]
    lines = wrap(spans, width)
    assert all(width_of(line) <= width for line in lines)
    assert written("".join(texts(lines))) == written("".join(piece.text for piece in spans))
    for style in ("", "title", "aside"):  # and each letter keeps its style
        before = "".join(piece.text for piece in spans if piece.style == style)
        after = "".join(piece.text for line in lines for piece in line if piece.style == style)
        assert written(after) == written(before)
    for line in texts(lines):
        assert line == line.strip()
        assert not any(unicodedata.category(letter) == "Cc" for letter in line)


@examples(100)
@given(st.lists(st.text("ab尼é", min_size=1, max_size=30), max_size=20), st.integers(40, 200))
def test_words_that_fit_are_never_broken(words: list[str], width: int) -> None:
    wrapped = " ".join(texts(wrap([Span(" ".join(words))], width)))
    assert [word for word in words if cells(word) > width] or wrapped.split() == words


dotted = st.lists(st.tuples(st.sampled_from(["a", "bcd", "efghi", "尼"]), st.booleans()), max_size=30)


@examples(300)
@given(dotted, st.integers(5, 20))
def test_a_dot_begins_a_line_only_where_the_line_before_is_one_word(words: list[tuple[str, bool]], width: int) -> None:
    spans = [Span(part) for word, has_dot in words for part in (word, " · " if has_dot else " ")]
    lines = texts(wrap(spans, width))
    assert " ".join(lines).split() == "".join(piece.text for piece in spans).split()
    assert all(cells(line) <= width for line in lines)
    for before, line in pairwise(lines):
        assert " " not in before or line.split()[0] != "·"


plain_words = st.lists(st.text("abc-é–尼\u0301", min_size=1, max_size=60), max_size=12).map(" ".join)


@examples(500)
@given(
    st.lists(st.tuples(st.text(letters, max_size=60) | plain_words, st.sampled_from(["", "title"])), max_size=4),
    st.integers(1, 100),
)
def test_several_words_at_once_are_wrapped_like_one_after_the_other(parts: list[tuple[str, str]], width: int) -> None:
    spans = [Span(text, style) for text, style in parts]
    assert [without_end([*line]) for line in wrap(spans, width)] == wrapped_word_by_word(spans, width)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ((("one two", "a"), (", three", "b")), ["one", "two,", "three"]),
        ((("one two", "a"), (": three", "")), ["one", "two:", "three"]),
        ((("one two", "a"), (" three", "b")), ["one two", "three"]),
        ((("one", "a"), (", two", "b")), ["one,", "two"]),
        ((("one ", "a"), (":", "b")), ["one :"]),
        (((":", "a"), (")", "b")), [":)"]),
        ((), []),
    ],
)
def test_no_line_begins_with_the_mark_that_closes_the_word_before(
    pieces: tuple[tuple[str, str], ...], expected: list[str]
) -> None:
    found = wrap(closed([Span(*piece) for piece in pieces]), 7)
    assert ["".join(piece.text for piece in line) for line in found] == expected
