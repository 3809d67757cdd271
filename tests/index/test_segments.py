"""Segments of a file: they begin where their lines do, in bytes, and lie side by side from the first to the last."""

import hashlib
import io
from itertools import pairwise
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.index import segments
from timeline.index.segments import Edge, digest_of, is_clean, measured

LINES = st.lists(
    st.tuples(st.text(st.sampled_from("ab é尼-"), max_size=5), st.sampled_from(["\n", "\r\n"])), min_size=1, max_size=9
)


def parts_of(content: bytes, *lines: int) -> list[bytes]:
    edges = [Edge(number, "events", line) for number, line in enumerate(lines)]
    found = [*measured(io.BytesIO(content), 1, edges)]
    for one in found:
        assert one.digest == hashlib.sha256(content[one.start : one.start + one.size]).digest()
    return [content[one.start : one.start + one.size] for one in found]


@pytest.mark.parametrize(
    ("content", "lines", "expected"),
    [
        (b"a\nb\nc\n", [1, 2, 3], [b"a\n", b"b\n", b"c\n"]),
        (b"a\nb\nc", [1, 3], [b"a\nb\n", b"c"]),
        (b"a\r\nb\r\nc", [1, 2], [b"a\r\n", b"b\r\nc"]),
        (b"\n\n\n", [1, 2, 3], [b"\n", b"\n", b"\n"]),
        (b"one", [1], [b"one"]),
        (b"", [1], [b""]),
        (b"a\n", [1, 2], [b"a\n", b""]),
        ("é\n尼\n".encode(), [1, 2], ["é\n".encode(), "尼\n".encode()]),
        (b"\xef\xbb\xbfa\nb", [1, 2], [b"\xef\xbb\xbfa\n", b"b"]),
    ],
)
def test_they_begin_where_their_lines_do(content: bytes, lines: list[int], expected: list[bytes]) -> None:
    assert parts_of(content, *lines) == expected


@given(LINES, st.booleans(), st.data(), st.integers(1, 7))
def test_together_they_are_the_file(
    several: list[tuple[str, str]], ends: bool, data: st.DataObject, block: int
) -> None:
    """Segments are the same for any line ends and any size of the blocks that are read."""
    written = [(text + end).encode() for text, end in several]
    if not ends:
        written[-1] = several[-1][0].encode()
    later = data.draw(st.sets(st.integers(2, max(2, len(written)))))
    lines = [1, *sorted(line for line in later if line <= len(written))]
    bounds = [line - 1 for line in lines] + [len(written)]
    expected = [b"".join(written[a:b]) for a, b in pairwise(bounds)]
    with mock.patch.object(segments, "_BLOCK", block):
        assert parts_of(b"".join(written), *lines) == expected


@pytest.mark.parametrize(
    ("line", "indent", "expected"),
    [
        (b"  - {id: a}\n", 2, True),
        (b"- id: a\n", 0, True),
        (b"  - id: a\n", 0, False),
        (b"- id: a\n", 2, False),
        (b"  -\n", 2, False),
        (b"  - \n", 2, False),
        (b"  - \r\n", 2, False),
        (b"  -  id: a\n", 2, False),
        (b"  - # why\n", 2, False),
        (b"  - ", 2, False),
        (b"", 0, False),
    ],
)
def test_items_at_the_start_of_a_line(line: bytes, indent: int, expected: bool) -> None:
    assert is_clean(line, indent) is expected


def test_a_digest_is_of_the_next_bytes_only() -> None:
    file = io.BytesIO(b"abcdef")
    file.seek(1)
    assert digest_of(file, 3) == hashlib.sha256(b"bcd").digest()
    assert file.read() == b"ef"
    assert digest_of(file, 9) == hashlib.sha256(b"").digest()
