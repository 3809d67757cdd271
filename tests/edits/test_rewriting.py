"""`timeline edit` by editors that are scripts: comments stay with their entries, and nothing is lost without a word."""

from pathlib import Path

import pytest

from tests.edits.test_in_editor import with_editor
from tests.helpers import a_log
from timeline.edits.rewriting import Fault, for_editor, without_notes

LOG = """\
timeline: {title: A log, covers: 2000/2025-12-31}
sources:
  s: {title: A report, publisher: The authority, date: 2001}   # the only one
events:
  # 2001
  # the first one
  - id: first
    date: 2001-02
    title: The first
    type: other
    sources: [s]
    # that is all
  # between the two
  - id: second
    # when
    date: 2001-03
    title: The second
    type: other
    sources:
      - ref: s   # which
        # where
        at: page 3
        # no more
  # 2002
"""


@pytest.fixture
def log() -> Path:
    return Path(a_log(LOG))


@pytest.mark.parametrize("identity", ["first", "second"])
def test_the_comments_of_an_entry_are_edited_with_it_and_those_of_others_stay(log: Path, identity: str) -> None:
    done = with_editor(log, f'cp "$1" form; sed -i "s/The {identity}/Another/" "$1"', "edit", identity)
    assert done.code == 0, done.err
    assert log.read_text() == LOG.replace(f"The {identity}", "Another")
    start, end = ("  # the first", "  # between") if identity == "first" else ("  # between", "  # 2002")
    whole = LOG[LOG.index(start) : LOG.index(end)]
    assert (log.parent / "form").read_text().split("left out.\n")[1] == f"events:\n{whole}"


def test_both_entries_with_their_comments(log: Path) -> None:
    done = with_editor(
        log, 'sed -i "s/title: The/title: Our/; s/between the two/a remark/" "$1"', "edit", "first", "second"
    )
    assert done.code == 0, done.err
    assert log.read_text() == LOG.replace("title: The", "title: Our").replace("between the two", "a remark")


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("""printf '  # mine\\n' >> "$1" """, "this comment belongs to no entry"),
        ("""sed -i 's/^events:/plans:/' "$1" """, "the text is no longer of the section events"),
        (
            """printf '  - {id: third, date: 2001, title: X, type: other, sources: [s]}\\n' >> "$1" """,
            "there are 2 entries in the text, not 1 as there were",
        ),
        ("""printf 'events:\\n' > "$1" """, "there are 0 entries in the text, not 1 as there were"),
    ],
)
def test_a_text_that_would_lose_something_is_kept(log: Path, script: str, message: str) -> None:
    once = f'[ -e again ] && {{ : > "$1"; exit; }}; touch again; {script}'
    done = with_editor(log, once, "edit", "first")
    assert done.code == 5
    assert f"error: nothing was written: {message}" in done.err
    assert "your text is in" in done.err
    assert log.read_text() == LOG


@pytest.mark.parametrize("body", ["a\nb", "a\nb\n", "\na\n\nb\n", "a\x0cb\nc\n", "a\x85b\n", "a\u2028b\nc"])
@pytest.mark.parametrize("line", [0, 1, 2, 3, 9])
def test_faults_stand_in_lines_of_their_own_and_go_without_a_trace(body: str, line: int) -> None:
    text = for_editor(body, [Fault(line, "here it is"), Fault(line, "and here")])
    assert text.count("\n#! here it is\n#! and here\n") == 1
    assert without_notes(text) == body


def test_a_fault_stands_above_its_line() -> None:
    text = for_editor("one\ntwo\x0c\nthree", [Fault(3, "bad"), Fault(2, "worse")])
    assert text.split("\n", 2)[2] == "one\n#! worse\ntwo\x0c\n#! bad\nthree"


def test_an_entry_that_shares_its_lines_is_refused_with_its_place() -> None:
    text = (
        '{"timeline": {"title": "A log", "covers": "2000/2025"}, "actors": {"a": {"name": "A"}, "b": {"name": "B"}}}\n'
    )
    log = Path(a_log(text))
    done = with_editor(log, 'echo x > "$1"', "edit", "a")
    assert (done.code, done.err) == (
        5,
        f"error: {log}:1:1: 'a' shares its lines with other entries; edit the file itself\n",
    )


def test_a_log_whose_text_cannot_be_taken_apart_is_refused() -> None:
    log = Path(a_log(LOG + "  - &x {id: third}\n"))
    done = with_editor(log, 'echo x > "$1"', "edit", "third")
    assert done.code == 5, done.err
    assert done.err.startswith(f"error: {log}:25:5: the anchor")
