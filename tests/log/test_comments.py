"""The places of comments behind other text, however the text is divided into pieces."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from timeline.log.yaml.comments import Comments


def found(*pieces: str) -> dict[tuple[int, int], str]:
    comments = Comments()
    line, column = 1, 1
    for piece in pieces:
        comments.look(piece, line, column)
        lines = piece.split("\n")
        line, column = line + len(lines) - 1, (column if len(lines) == 1 else 1) + len(lines[-1])
    return comments.places


def test_a_comment_begins_behind_a_blank() -> None:
    text = "# head\na: b # one\nc: d#e\n  # two\nf: g \t #three # four  \n"
    assert found(text) == {(2, 5): "# one", (4, 1): "# two", (5, 5): "#three # four", (5, 14): "# four"}


@given(st.text(alphabet="a #\t\n", max_size=30), st.lists(st.integers(0, 30), max_size=4))
def test_pieces_make_no_difference(text: str, cuts: list[int]) -> None:
    ends = sorted({*cuts, 0, len(text)} & {*range(len(text) + 1)})
    pieces = [text[start:end] for start, end in pairwise(ends)]
    assert found(*pieces).keys() == found(text).keys()


def test_comments_before_the_parser_position_are_dropped() -> None:
    comments = Comments()
    comments.look("a #1\nb #2\nc #3\n", 1, 1)
    comments.forget(3)
    assert comments.places == {(3, 2): "#3"}


def test_a_line_of_nothing_but_comments_is_no_burden() -> None:
    text = "a" + " #" * 200_000 + " " * 200_000 + "b"
    assert len(found(text)) <= 1 << 16
