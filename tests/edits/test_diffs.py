"""The diff of an edit: it says what the edit does, and shows a new entry whole."""

import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from timeline.edits.diffs import unified
from timeline.edits.edit import BytePatch, FileEdit

ENTRY = "  - id: {id}\n    date: 2024\n    added: 2025\n    sources: [a]\n"


def diff(old: str, new: str) -> list[str]:
    """The lines of the diff of a file that is replaced as a whole."""
    content = old.encode()
    edit = FileEdit("f", hashlib.sha256(content).digest(), (BytePatch(0, content, new.encode()),))
    return [*unified(edit, content, "f")]


def applied(old: str, lines: list[str]) -> str:
    """The text after a diff, by the numbers in the heads of its hunks."""
    before, made, at = old.splitlines(keepends=True), [], 0
    for line in lines[2:]:
        if head := re.fullmatch(r"@@ -(\d+)(?:,(\d+))? \+.* @@\n", line):
            first = int(head[1]) - (0 if head[2] == "0" else 1)
            made += before[at:first]
            at = first
        elif line[0] in " -":
            assert before[at] == line[1:]
            made += [line[1:]] if line[0] == " " else []
            at += 1
        else:
            made.append(line[1:])
    return "".join(made + before[at:])


LINES = st.lists(st.sampled_from(["\n", "- a\n", "  b\n", "  c\n"]), max_size=12).map("".join)


@given(LINES, LINES)
def test_a_diff_leads_from_the_old_text_to_the_new_one(old: str, new: str) -> None:
    assert applied(old, diff(old, new)) == new


def test_an_entry_that_ends_like_the_one_before_it_is_shown_whole() -> None:
    old = f"events:\n{ENTRY.format(id='one')}"
    new = f"{old}\n{ENTRY.format(id='two')}"
    added = [line for line in diff(old, new)[2:] if line.startswith("+")]
    assert added == ["+\n", *(f"+{line}" for line in ENTRY.format(id="two").splitlines(keepends=True))]
    gone = [line for line in diff(new, old)[2:] if line.startswith("-")]
    assert gone == [f"-{line[1:]}" for line in added]


def test_an_entry_without_an_empty_line_before_it_begins_with_its_dash() -> None:
    old = f"events:\n{ENTRY.format(id='one')}"
    new = f"{old}{ENTRY.format(id='two')}"
    added = [line for line in diff(old, new)[2:] if line.startswith("+")]
    assert added == [f"+{line}" for line in ENTRY.format(id="two").splitlines(keepends=True)]
