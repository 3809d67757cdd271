"""Edits taken back and made again: the bytes of before, or a sentence that says which lines differ."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.edits.small_edits import (
    MORE,
    NOW,
    ROOT,
    adding,
    contents,
    edit_of,
    file_edit,
    new_event,
    redo,
    renaming,
    two_files,
    undo,
    write,
)
from tests.examples import examples
from tests.helpers import a_folder
from timeline.edits.edit import BytePatch, FileEdit, patched_bytes, reversed_patches
from timeline.edits.kept_text import keep_text
from timeline.edits.pending import prepared
from timeline.edits.undoing import history, undoing
from timeline.errors import NothingWritten


def refused(log: str) -> str:
    there = contents(log)
    with pytest.raises(NothingWritten) as caught:
        undo(log)
    assert contents(log) == there
    return str(caught.value)


PIECES = st.text(st.sampled_from("ab\n: é"), max_size=6).map(str.encode) | st.binary(max_size=4)


@st.composite
def patches_of(draw: st.DrawFn, content: bytes) -> tuple[BytePatch, ...]:
    """Random patches of a content, from front to back, which leave something between them."""
    patches, at = [], 0
    while at <= len(content) and draw(st.booleans()):
        start = draw(st.integers(at, len(content)))
        end = draw(st.integers(start, min(len(content), start + 9)))
        patches.append(BytePatch(start, content[start:end], draw(PIECES)))
        at = end + 1
    return tuple(patches)


@given(st.data())
def test_reversed_patches_give_the_content_of_before(data: st.DataObject) -> None:
    content = data.draw(PIECES.map(lambda piece: piece * 5))
    patches = data.draw(patches_of(content))
    new = patched_bytes(content, patches)
    assert patched_bytes(new, reversed_patches(patches)) == content


@given(st.data())
@examples(40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_edits_of_any_bytes_are_taken_back_and_made_again(data: st.DataObject) -> None:
    folder = a_folder()
    names = [str(folder / name) for name in ("events.yaml", "more.yaml")]
    versions: list[list[bytes]] = []
    for name in names:
        Path(name).write_bytes(data.draw(PIECES.map(lambda piece: piece * 8)))
    versions.append([Path(name).read_bytes() for name in names])
    for _ in range(data.draw(st.integers(1, 3))):
        files = []
        for name, content in zip(names, versions[-1], strict=True):
            digest = hashlib.sha256(content).digest()
            files.append(FileEdit(name, digest, data.draw(patches_of(content))))
        commit(edit_of(names[0], *files))
        expected = [patched_bytes(content, one.patches) for content, one in zip(versions[-1], files, strict=True)]
        versions.append([Path(name).read_bytes() for name in names])
        assert versions[-1] == expected
    at = len(versions) - 1
    for is_back in data.draw(st.lists(st.booleans(), max_size=8)):
        if is_back and at > 0:
            at -= 1
            commit(undoing(names[0], NOW))
        elif not is_back and at < len(versions) - 1:
            at += 1
            redo_unchecked(names[0])
        assert [Path(name).read_bytes() for name in names] == versions[at]
    assert [edit.is_undone for edit in history(names[0])] == [False] * at + [True] * (len(versions) - 1 - at)
    assert {path.name for path in folder.iterdir()} == {"events.yaml", "more.yaml"}


def commit(edit: object) -> None:
    """Write an edit of what need not be a log."""
    with prepared(edit) as pending:  # type: ignore[arg-type]
        pending.commit()


def redo_unchecked(log: str) -> None:
    from timeline.edits.undoing import redoing

    commit(redoing(log, NOW))


def test_several_edits_go_and_come_in_their_order(folder: Path) -> None:
    log = two_files(folder)
    for identity in ("one", "two"):
        write(adding(log, identity))
    write(renaming(log))
    whole = contents(log)
    for expected in ([0, 0, 1], [0, 1, 1], [1, 1, 1]):
        undo(log)
        assert [edit.is_undone for edit in history(log)] == [bool(one) for one in expected]
    assert contents(log) == {"events.yaml": ROOT.encode(), "more.yaml": MORE.encode()}
    assert refused(log).startswith("nothing was written: there is no edit to take back;")
    for _ in range(3):
        redo(log)
    assert contents(log) == whole
    with pytest.raises(NothingWritten) as caught:
        redo(log)
    assert str(caught.value).startswith("nothing was written: there is no edit to make again;")


def test_after_a_new_edit_there_is_nothing_to_make_again(folder: Path) -> None:
    log = two_files(folder)
    write(adding(log, "one"))
    undo(log)
    write(adding(log, "two"))
    with pytest.raises(NothingWritten):
        redo(log)
    assert [(edit.command, edit.is_undone) for edit in history(log)] == [
        ("timeline add one", True),
        ("timeline add two", False),
    ]
    undo(log)
    redo(log)
    undo(log)
    assert contents(log)["events.yaml"] == ROOT.encode()


def by_hand(log: str, *changes: tuple[str, str]) -> None:
    text = Path(log).read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    Path(log).write_text(text, encoding="utf-8")


SET = [("Second\n    type: law", "Second\n    type: attack")]


@pytest.mark.parametrize(
    "changes",
    [
        [("timeline:", "# One\n# Two\ntimeline:")],
        [("    title: First\n", "")],
        [("    places: NE\n    sources: s\n", "    places: NE\n    sources: s\n# End\n")],
        [("places: NE", "places: ML # or NE")],  # below the patch, in the same entry
    ],
)
def test_other_changes_by_hand_stay(folder: Path, changes: Sequence[tuple[str, str]]) -> None:
    log = two_files(folder)
    write(edit_of(log, file_edit(log, SET)))
    by_hand(log, *changes)
    undo(log)
    expected = ROOT
    for old, new in changes:
        expected = expected.replace(old, new) if old != changes[0][0] or "NE\n" not in old else expected + "# End\n"
    assert Path(log).read_text() == expected
    redo(log)
    assert Path(log).read_text() == expected.replace(*SET[0])


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ([("type: attack", "type: other")], "line 13 differs"),
        ([("title: Second", "title: Third")], "line 12 differs"),
        ([("id: second", "id: third"), ("2024-02-01", "2024-02-02")], "lines 10, 11 differ"),
        ([("timeline:", "# One\n# Two\ntimeline:"), ("type: attack\n", "")], "line 15 differs"),
    ],
)
def test_what_was_changed_by_hand_is_named(folder: Path, changes: Sequence[tuple[str, str]], lines: str) -> None:
    log = two_files(folder)
    write(edit_of(log, file_edit(log, SET), command="timeline set second type=attack"))
    by_hand(log, *changes)
    assert refused(log) == (
        "nothing was written: the text is not as 'timeline set second type=attack' left it:"
        f" in {log} {lines}; change it by hand"
    )


def test_a_text_that_stands_twice_by_now_is_not_guessed(folder: Path) -> None:
    log = two_files(folder)
    write(edit_of(log, file_edit(log, [("", "# A remark\n# of two lines\n# and three\n")])))
    text = Path(log).read_text()
    Path(log).write_text(text + text.partition("  - id: second")[1] + text.partition("  - id: second")[2])
    assert "in " + log + " its lines stand at several places;" in refused(log)


def test_the_like_of_a_changed_entry_is_left_alone(folder: Path) -> None:
    """The entry that was edited is gone; another one has the same lines but for its head."""
    log = two_files(folder)
    text = "".join(
        f"  - id: e{number}\n    type: law\n    status: confirmed\n    places: ML\n    sources: s\n"
        for number in range(9)
    )
    (folder / "events.yaml").write_text(f"events:\n{text}")
    start = text.index("confirmed") + len("events:\n")
    content = (folder / "events.yaml").read_bytes()
    digest = hashlib.sha256(content).digest()
    commit(edit_of(log, FileEdit(log, digest, (BytePatch(start, b"confirmed", b"retracted"),))))
    lines = Path(log).read_text().splitlines(keepends=True)
    lines[1:6] = []
    Path(log).write_text("".join(lines).replace("confirmed", "retracted", 1))
    assert "is not as" in refused(log)


def test_an_entry_that_was_added_goes_whatever_its_neighbours_are(folder: Path) -> None:
    log = two_files(folder)
    entry = "  - id: new\n    date: 2024-01-15\n    title: New\n    type: law\n    places: ML\n    sources: s\n"
    write(edit_of(log, file_edit(log, [("  - id: second", entry + "  - id: second")])))
    by_hand(log, ("title: Second", "title: Third"), ("title: First", "title: Zeroth"))
    undo(log)
    expected = ROOT.replace("title: Second", "title: Third").replace("title: First", "title: Zeroth")
    assert Path(log).read_text() == expected


def test_a_file_that_is_gone(folder: Path) -> None:
    log = two_files(folder)
    write(renaming(log))
    (folder / "more.yaml").unlink()
    assert f"left it: {folder}/more.yaml is gone; change it by hand" in refused(log)


def test_all_files_or_none(folder: Path) -> None:
    log = two_files(folder)
    write(renaming(log))
    by_hand(str(folder / "more.yaml"), ("paper:", "other:"))
    assert f"in {folder}/more.yaml line 2 differs" in refused(log)


def test_many_patches_in_a_large_file(folder: Path) -> None:
    log = str(folder / "events.yaml")
    text = "events:\n" + "".join(f"  - id: e{number}\n    note: same\n    type: law\n" for number in range(3_000))
    Path(log).write_text(text)
    content = Path(log).read_bytes()
    patches, at = [], 0
    while (at := content.find(b"same", at)) >= 0:
        patches.append(BytePatch(at, b"same", b"other"))
        at += 4
    commit(edit_of(log, FileEdit(log, hashlib.sha256(content).digest(), tuple(patches))))
    Path(log).write_text("# by hand\n" + Path(log).read_text())
    commit(undoing(log, NOW))
    assert Path(log).read_text() == "# by hand\n" + text


def test_names_in_messages_are_those_of_the_log(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    two_files(folder)
    monkeypatch.chdir(folder)
    write(renaming("events.yaml"))
    assert [one.path for one in undoing("events.yaml", NOW).files] == ["events.yaml", "more.yaml"]
    by_hand("more.yaml", ("paper:", "other:"))
    with pytest.raises(NothingWritten) as caught:
        undoing("events.yaml", NOW)
    assert "in more.yaml line 2 differs" in str(caught.value)


def test_an_undo_that_would_break_the_log_is_told(folder: Path) -> None:
    log = two_files(folder)
    write(adding(log, "new"))
    plan = "plans:\n  - {id: p, title: P, kind: commitment, announced: {event: new}, deadline: 2025, sources: s}\n"
    by_hand(log, ("include:", f"{plan}include:"))
    with prepared(undoing(log, NOW)) as pending:
        assert "unknown-event" in {problem.code for problem in pending.check().problems}
    assert new_event("new") in Path(log).read_text()


def test_texts_are_kept_under_names_of_their_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = keep_text("one\n", "entries.yaml"), keep_text("two \udcff\n", "entries.yaml")
    assert [path.name for path in (first, second)] == ["entries.yaml", "entries-2.yaml"]
    assert first.read_bytes() == b"one\n"
    assert second.read_bytes() == b"two \xff\n"
    assert first.stat().st_mode & 0o777 == 0o600
    assert keep_text("x", "../../a b").name == "_.._a_b"
    monkeypatch.setenv("XDG_STATE_HOME", os.devnull)
    elsewhere = keep_text("three\n", "entries.yaml")
    assert elsewhere.read_bytes() == b"three\n"
    elsewhere.unlink()


def test_a_log_that_was_renamed_has_no_edits_in_the_journal(folder: Path) -> None:
    log = two_files(folder)
    write(adding(log, "one"))
    moved = folder / "moved.yaml"
    os.rename(log, moved)
    with pytest.raises(NothingWritten) as caught:
        undoing(str(moved), NOW)
    assert str(caught.value) == (
        "nothing was written: there is no edit to take back; "
        "the journal knows a log by its path: of one that was moved or renamed it has no edits"
    )
    os.rename(moved, log)
    undo(log)
    assert not history(log) or history(log)[0].is_undone


def test_an_earlier_version_of_the_file_is_said_to_be_there(folder: Path) -> None:
    log = two_files(folder)
    write(adding(log, "one"))
    write(renaming(log))
    later = contents(log)
    (folder / "events.yaml").write_text(ROOT + new_event("one"), encoding="utf-8")
    (folder / "more.yaml").write_text(MORE, encoding="utf-8")
    said = (
        f"nothing was written: the edit 'timeline rename s paper' is not in {log}, which reads as before it;"
        " if an earlier version was brought back, from git or a copy, bring back the later one first"
    )
    assert refused(log) == said
    (folder / "events.yaml").write_text(f"# A remark.\n{ROOT}{new_event('one')}# The end.\n", encoding="utf-8")
    assert refused(log) == said
    for name, content in later.items():
        (folder / name).write_bytes(content)
    undo(log)
    assert contents(log)["more.yaml"] == MORE.encode()


def test_what_was_brought_back_need_not_be_made_again(folder: Path) -> None:
    log = two_files(folder)
    write(adding(log, "one"))
    later = contents(log)
    undo(log)
    (folder / "events.yaml").write_bytes(later["events.yaml"])
    with pytest.raises(NothingWritten) as caught:
        redo(log)
    assert str(caught.value) == (
        f"nothing was written: the edit 'timeline add one' is in {log} already; there is nothing to make again"
    )
    assert contents(log) == later
