"""The unified diff of an edit: as `diff -u` makes it, and only of what changed."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from timeline.edits.diffs import unified
from timeline.edits.edit import BytePatch, FileEdit, patched_bytes

LINES = st.lists(st.sampled_from(["a", "b", "c", "", "é", "d"]), max_size=30)


def diff_of(old: bytes, *patches: BytePatch) -> str:
    return "".join(unified(FileEdit("log", hashlib.sha256(old).digest(), patches), old, "log"))


def test_a_line_that_changes_has_three_lines_around_it() -> None:
    old = b"1\n2\n3\n4\n5\n6\n7\n8\n9\n"
    assert diff_of(old, BytePatch(8, b"5\n", b"five\nmore\n")) == (
        "--- log\n+++ log\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n+more\n 6\n 7\n 8\n"
    )


def test_patches_that_are_far_from_each_other_have_hunks_of_their_own() -> None:
    old = b"".join(b"%d\n" % number for number in range(10, 40))
    first, last = BytePatch(3, b"11\n", b""), BytePatch(81, b"37\n", b"x\n")
    assert diff_of(old, first, last) == (
        "--- log\n+++ log\n@@ -1,5 +1,4 @@\n 10\n-11\n 12\n 13\n 14\n"
        "@@ -25,6 +24,6 @@\n 34\n 35\n 36\n-37\n+x\n 38\n 39\n"
    )


def test_the_end_of_a_file_without_a_line_end_is_told() -> None:
    assert diff_of(b"a\nb", BytePatch(2, b"b", b"c\n")) == (
        "--- log\n+++ log\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n"
    )


def test_where_nothing_changes_there_is_no_diff() -> None:
    assert diff_of(b"a\n") == ""


@given(LINES, LINES, LINES, LINES)
def test_the_lines_that_go_and_come_are_those_of_the_patch(
    before: list[str], gone: list[str], come: list[str], after: list[str]
) -> None:
    old = "".join(f"{line}\n" for line in [*before, *gone, *after]).encode()
    start = len("".join(f"{line}\n" for line in before).encode())
    patch = BytePatch(start, "".join(f"{x}\n" for x in gone).encode(), "".join(f"{x}\n" for x in come).encode())
    new = patched_bytes(old, [patch]).decode()
    lines = diff_of(old, patch).split("\n")[2:-1]
    assert _applied(old.decode(), lines) == new


def _applied(text: str, lines: list[str]) -> str:
    """The text with a diff applied; the lines that it shows as old must stand where it says."""
    old, new, at = text.split("\n")[:-1], [], 0
    for line in lines:
        if line.startswith("@@"):
            start, _, size = line.split()[1].removeprefix("-").partition(",")
            first = int(start) - (0 if size == "0" else 1)
            new += old[at:first]
            at = first
        elif line[0] in " -":
            assert old[at] == line[1:]
            new += [old[at]] if line[0] == " " else []
            at += 1
        else:
            new.append(line[1:])
    return "".join(f"{line}\n" for line in [*new, *old[at:]])
