"""Files that cannot be written, or are not as they were read: nothing is written, and a sentence says why."""

import hashlib
import os
import shutil
import stat
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from tests.edits.children import NOBODY, as_nobody, in_child, with_room
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
from tests.helpers import a_folder
from timeline import signals
from timeline.edits.edit import BytePatch, Edit, FileEdit
from timeline.edits.pending import new_problems, one_writer, prepared
from timeline.edits.recovery import interrupted
from timeline.edits.undoing import history
from timeline.errors import FilesChanged, NothingWritten, WriteRefused
from timeline.index.opening import check_log
from timeline.query.view_checks import load_checked
from timeline.render.problems import plain_lines

OLD = {"events.yaml": ROOT.encode(), "more.yaml": MORE.encode()}


def refused(action: Callable[[], object]) -> str:
    """The sentence of a refusal."""
    with pytest.raises(NothingWritten) as caught:
        action()
    assert caught.value.exit_code == 5
    return str(caught.value)


def test_an_edit_is_told_before_and_written_after(folder: Path) -> None:
    log = two_files(folder)
    edit = edit_of(log, file_edit(log, [("sources: s\n  - id: second", "sources: t\n  - id: second"), ("", "# End\n")]))
    before = check_log(log)
    with prepared(edit) as pending:
        after = pending.check()
        (error,) = new_problems(before, after, "error")
        assert (error.code, error.line) == ("unknown-source", 9)
        assert "    sources: t" in plain_lines([error], None, pending.opener)
        assert contents(log).keys() > OLD.keys()
        assert {name: contents(log)[name] for name in OLD} == OLD
    assert contents(log) == OLD  # not committed
    assert history(log) == []
    write(edit)
    assert contents(log)["events.yaml"].decode() == ROOT.replace("s\n  - id: second", "t\n  - id: second") + "# End\n"


def test_errors_that_were_there_before_are_not_new(folder: Path) -> None:
    log = two_files(folder)
    (folder / "events.yaml").write_text(ROOT.replace("NE\n    sources: s", "NE\n    sources: other"))
    before = check_log(log)
    assert [problem.code for problem in before.problems] == ["unknown-source"]
    header = ("include: [more.yaml]\n", "# Two\n# lines\ninclude: [more.yaml]\n")
    with prepared(edit_of(log, file_edit(log, [header]))) as pending:
        assert new_problems(before, pending.check(), "error") == []
    other = ("sources: other", "sources: none")
    with prepared(edit_of(log, file_edit(log, [header, other]))) as pending:
        (error,) = new_problems(before, pending.check(), "error")
        assert "none" in error.message
    twice = ("ML\n    sources: s", "ML\n    sources: other")
    with prepared(edit_of(log, file_edit(log, [twice]))) as pending:
        (error,) = new_problems(before, pending.check(), "error")
        assert error.entry == "first"


def test_the_views_of_a_log_are_checked_too(folder: Path) -> None:
    log = two_files(folder)
    (folder / "events.yaml").write_text(ROOT + "views:\n  laws: 'type:law source:s'\n")
    before = load_checked(log)
    assert before.problems == ()
    edit = edit_of(
        log, file_edit(log, [("include: [more.yaml]\n", "# A line\ninclude: [more.yaml]\n"), ("e:s'", "e:t'")])
    )
    with prepared(edit) as pending:
        (error,) = new_problems(before, pending.check(), "error")
    assert (error.code, error.line, error.column) == ("bad-query", 18, 26)  # as the new text has it


@pytest.mark.parametrize("more", ["", 'x: "\n', "events: [", "\x07\n", "\t- a\n"])
def test_a_log_with_errors_may_be_mended(folder: Path, more: str) -> None:
    log = two_files(folder)
    text = f"{ROOT}{more}" + "# and more of it\n" * 20_000
    (folder / "events.yaml").write_text(text)
    before = check_log(log)
    digests = {os.path.basename(stamp.name): stamp.digest for stamp in before.files}
    assert digests["events.yaml"] == hashlib.sha256(text.encode()).digest()
    patch = BytePatch(len(ROOT), more.encode(), b"")
    with prepared(edit_of(log, FileEdit(log, digests["events.yaml"], (patch,)))) as pending:
        assert new_problems(before, pending.check(), "error") == []
        pending.commit()
    assert not check_log(log).problems


# Changed in between


def by_hand(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8")


def another_of_the_same_size(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("T", "U"), encoding="utf-8")


@pytest.mark.parametrize("change", [by_hand, another_of_the_same_size])
@pytest.mark.parametrize("name", ["events.yaml", "more.yaml"])
def test_changed_before_it_is_prepared(folder: Path, name: str, change: Callable[[Path], None]) -> None:
    edit = renaming(two_files(folder))
    (folder / "more.yaml").write_text(MORE + "# T\n")
    edit = renaming(edit.log)
    change(folder / name)
    there = contents(edit.log)
    assert refused(lambda: write(edit)) == f"{folder}/{name} has changed meanwhile: nothing was written; try again"
    assert contents(edit.log) == there
    assert history(edit.log) == []


@pytest.mark.parametrize("change", [by_hand, another_of_the_same_size])
@pytest.mark.parametrize("name", ["events.yaml", "more.yaml"])
def test_changed_before_it_is_committed(folder: Path, name: str, change: Callable[[Path], None]) -> None:
    log = two_files(folder)
    (folder / "more.yaml").write_text(MORE + "# T\n")
    with prepared(renaming(log)) as pending:
        pending.check()
        change(folder / name)
        there = {name: (folder / name).read_bytes() for name in OLD}
        with pytest.raises(FilesChanged):
            pending.commit()
    assert contents(log) == there


def test_gone_before_it_is_prepared(folder: Path) -> None:
    edit = adding(two_files(folder), "new")
    (folder / "events.yaml").unlink()
    expected = f"nothing was written: {folder}/events.yaml: there is no such file"
    assert refused(lambda: write(edit)) == expected


def test_changed_between_two_renames_and_taken_back(folder: Path) -> None:
    log = two_files(folder)
    replace = os.replace

    def meanwhile(old: Path, new: str) -> None:
        replace(old, new)
        if os.path.basename(new) == "events.yaml" and "mine" not in (folder / "more.yaml").read_text():
            (folder / "more.yaml").write_text("# mine\n" + MORE)

    with mock.patch("os.replace", meanwhile), pytest.raises(FilesChanged):
        write(renaming(log))
    assert contents(log) == {"events.yaml": ROOT.encode(), "more.yaml": b"# mine\n" + MORE.encode()}
    assert history(log) == []


def failing(function: str, times: Callable[[int, tuple[Any, ...]], bool], error: OSError) -> Any:
    """Let a function of `os` fail at some of its calls."""
    real, count = getattr(os, function), [0]

    def called(*given: Any, **named: Any) -> Any:
        count[0] += 1
        if times(count[0], given):
            raise error
        return real(*given, **named)

    return mock.patch(f"os.{function}", called)


def test_a_rename_that_fails_takes_back_the_one_before(folder: Path) -> None:
    log = two_files(folder)
    error = PermissionError(1, "Operation not permitted")
    with failing("replace", lambda _, given: str(given[1]).endswith("more.yaml"), error):
        said = refused(lambda: write(renaming(log)))
    assert said == f"nothing was written: {folder}/more.yaml cannot be written: Operation not permitted"
    assert contents(log) == OLD
    assert history(log) == []


def test_renames_that_fail_for_good_leave_the_rest_to_the_next_command(folder: Path) -> None:
    log = two_files(folder)
    error = OSError(5, "Input/output error")
    with (
        failing("replace", lambda count, given: count > 1, error),
        prepared(renaming(log)) as pending,
        pytest.raises(WriteRefused) as caught,
    ):
        pending.commit()
    assert caught.value.exit_code == 4
    assert str(caught.value) == (
        f"only a part was written, for {folder}/more.yaml cannot be written;"
        " the next command that writes finishes the edit, or takes it back"
    )
    with one_writer(log) as notes:
        assert notes == ["an edit was cut off (timeline rename s paper); it was finished now"]
    assert [edit.is_undone for edit in history(log)] == [False]
    undo(log)
    assert contents(log) == OLD


# Disks and permissions


NO_ROOM = OSError(28, "No space left on device")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_disk_that_is_full_when_it_is_asked(folder: Path, number: int) -> None:
    log = two_files(folder)
    # The two files and the journal wait for the disk before anything is renamed.
    with failing("fsync", lambda count, given: count == number, NO_ROOM):
        assert "No space left on device" in refused(lambda: write(renaming(log)))
    assert contents(log) == OLD
    assert history(log) == []


@pytest.mark.parametrize("number", [4, 5, 6])
def test_a_disk_that_is_full_behind_the_renames(folder: Path, number: int) -> None:
    log = two_files(folder)
    with failing("fsync", lambda count, given: count >= number, NO_ROOM):
        write(renaming(log))
    assert interrupted(log) == ""
    undo(log)
    assert contents(log) == OLD
    assert [edit.is_undone for edit in history(log)] == [True]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_files_that_cannot_be_written_whole(folder: Path) -> None:
    log = two_files(folder)
    check_log(log)
    longest = len(ROOT)
    for size in (0, 1, 100, longest - 1, longest + 10):
        edit = adding(log, "new")
        ended = with_room(size, lambda edit=edit: write(edit))
        assert ended.code == 5
        assert ended.message.startswith("nothing was written: ")
        assert "File too large" in ended.message
        assert contents(log) == OLD
        assert history(log) == []
    write(adding(log, "new"))
    assert len(history(log)) == 1


@pytest.fixture
def public_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that everybody may enter, and folders for the cache and the state of nobody."""
    folder = Path(tempfile.mkdtemp(prefix="timeline-edits-"))
    folder.chmod(0o755)
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
        own = folder / name
        own.mkdir()
        if os.geteuid() == 0:
            os.chown(own, NOBODY, NOBODY)
        monkeypatch.setenv(name, str(own))
    (folder / "log").mkdir()
    yield folder / "log"
    shutil.rmtree(folder)


only_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="changes its user")


@only_root
def test_a_file_that_may_not_be_written(public_folder: Path) -> None:
    log = two_files(public_folder)
    os.chown(public_folder, NOBODY, NOBODY)
    edit = adding(log, "new")
    ended = as_nobody(lambda: write(edit))
    expected = f"nothing was written: {log} is protected against writing; give it the permission to be written first"
    assert (ended.code, ended.message) == (5, expected)
    assert contents(log) == OLD


@only_root
def test_a_folder_that_may_not_be_written(public_folder: Path) -> None:
    log = two_files(public_folder)
    os.chown(log, NOBODY, NOBODY)
    edit = adding(log, "new")
    ended = as_nobody(lambda: write(edit))
    assert (ended.code, ended.message) == (5, f"nothing was written: {log} cannot be written: Permission denied")
    assert contents(log) == OLD


@only_root
def test_a_file_of_another_that_may_be_written(public_folder: Path) -> None:
    log = two_files(public_folder)
    os.chown(public_folder, NOBODY, NOBODY)
    os.chmod(log, 0o666)
    edit = adding(log, "new")
    assert as_nobody(lambda: write(edit)).code == 0
    found = os.stat(log)
    assert (found.st_uid, stat.S_IMODE(found.st_mode)) == (NOBODY, 0o666)


@only_root
def test_a_state_folder_that_may_not_be_written(public_folder: Path) -> None:
    log = two_files(public_folder)
    for path in (public_folder, log):
        os.chown(path, NOBODY, NOBODY)
    state = os.environ["XDG_STATE_HOME"]
    os.chown(state, 0, 0)
    edit = adding(log, "new")
    ended = as_nobody(lambda: write(edit))
    remedy = "set XDG_STATE_HOME to a folder that you alone may write to"
    assert ended.code == 5
    assert ended.message.startswith(f"nothing was written: {state}/timeline")
    assert ended.message.endswith(f" cannot be used: Permission denied; {remedy}")
    assert contents(log) == OLD


def test_a_file_that_nobody_may_write(folder: Path) -> None:
    log = two_files(folder)
    (folder / "more.yaml").chmod(0o444)
    assert "more.yaml is protected against writing" in refused(lambda: write(renaming(log)))
    assert contents(log) == OLD


def test_a_state_folder_that_others_may_write_to(folder: Path) -> None:
    log = two_files(folder)
    write(adding(log, "new"))
    there = contents(log)
    state = Path(os.environ["XDG_STATE_HOME"], "timeline")
    state.chmod(0o777)
    said = refused(lambda: write(adding(log, "other")))
    expected = f"nothing was written: {state} cannot be used: others may write to it"
    assert said == f"{expected}; set XDG_STATE_HOME to a folder that you alone may write to"
    assert contents(log) == there


# Links, modes


def test_a_link_stays(folder: Path) -> None:
    real = a_folder()
    log = two_files(real)
    (folder / "link.yaml").symlink_to(Path("..") / real.name / "events.yaml")
    (folder / "more.yaml").symlink_to(real / "more.yaml")
    # The folder of the name that is given counts: its more.yaml is included from outside of the log's folder.
    link = str(folder / "link.yaml")
    with prepared(edit_of(link, file_edit(link, [("", "# End\n")]))) as pending:
        pending.commit()
    assert (folder / "link.yaml").is_symlink()
    assert not Path(log).is_symlink()
    assert Path(log).read_text() == ROOT + "# End\n"
    assert contents(log).keys() == OLD.keys()
    assert [edit.command for edit in history(log)] == ["timeline set"]  # one log, by whatever name


def test_hard_links_are_noted(folder: Path) -> None:
    log = two_files(folder)
    os.link(log, folder / "other.yaml")
    with prepared(adding(log, "new")) as pending:
        assert pending.notes == [f"{log} has other names on this disk (hard links), which will keep the old text"]
        pending.commit()
    assert (folder / "other.yaml").read_text() == ROOT
    assert Path(log).read_text() == ROOT + new_event("new")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_is_kept(folder: Path, mode: int) -> None:
    log = two_files(folder)
    os.chmod(log, mode)
    with prepared(adding(log, "new")) as pending:
        assert stat.S_IMODE(os.stat(str(pending.new_files[0].partial)).st_mode) == mode
        pending.commit()
    assert stat.S_IMODE(os.stat(log).st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="needs further attributes of files")
def test_further_attributes_are_kept(folder: Path) -> None:
    log = two_files(folder)
    try:
        os.setxattr(log, "user.note", b"mine")
    except OSError:
        pytest.skip("this file system has no such attributes")
    write(adding(log, "new"))
    assert os.getxattr(log, "user.note") == b"mine"


def test_two_names_of_one_file(folder: Path) -> None:
    log = two_files(folder)
    (folder / "twin.yaml").symlink_to("events.yaml")
    one, other = (file_edit(str(folder / name), [("", "# End\n")]) for name in ("events.yaml", "twin.yaml"))
    assert "two names of the log lead to one file" in refused(lambda: write(edit_of(log, one, other)))
    assert contents(log)["events.yaml"] == ROOT.encode()


# Files that come and go


def with_new_file(log: str) -> Edit:
    folder = os.path.dirname(log)
    text = f"events:\n{new_event('new')}".encode()
    new = FileEdit(os.path.join(folder, "new.yaml"), None, (BytePatch(0, b"", text),))
    return edit_of(log, file_edit(log, [("include: [more.yaml]", "include: [more.yaml, new.yaml]")]), new)


def test_a_new_file_comes_and_goes(folder: Path) -> None:
    log = two_files(folder)
    with prepared(with_new_file(log)) as pending:
        assert not pending.check().problems
        pending.commit()
    new = f"events:\n{new_event('new')}".encode()
    changed = ROOT.replace("more.yaml]", "more.yaml, new.yaml]").encode()
    assert contents(log) == {**OLD, "events.yaml": changed, "new.yaml": new}
    undo(log)
    assert contents(log) == OLD
    redo(log)
    assert contents(log) == {**OLD, "events.yaml": changed, "new.yaml": new}
    by_hand(folder / "new.yaml")
    assert "new.yaml, which it made, was changed since" in refused(lambda: undo(log))


def test_a_new_file_never_replaces_one(folder: Path) -> None:
    log = two_files(folder)
    edit = with_new_file(log)
    (folder / "new.yaml").write_text("mine")
    there = contents(log)
    expected = f"{folder}/new.yaml is there already: nothing was written; try again"
    assert refused(lambda: write(edit)) == expected
    assert contents(log) == there
    (folder / "new.yaml").unlink()
    with prepared(edit) as pending:
        (folder / "new.yaml").write_text("mine")
        with pytest.raises(FilesChanged):
            pending.commit()
    assert contents(log) == there


def test_a_signal_waits_until_the_edit_is_whole(folder: Path) -> None:
    log = two_files(folder)

    def interrupted() -> None:
        signals.install()
        replace = os.replace

        def replacing(old: Path, new: str) -> None:
            os.kill(os.getpid(), signals.CTRL_C)
            replace(old, new)

        with mock.patch("os.replace", replacing):
            try:
                write(renaming(log))
            except KeyboardInterrupt:
                return
        raise AssertionError

    ended = in_child(interrupted)
    assert (ended.is_killed, ended.code) == (False, 0)
    assert b"paper" in contents(log)["events.yaml"]
    assert b"paper" in contents(log)["more.yaml"]
    assert contents(log).keys() == OLD.keys()


def test_eight_writers_at_once(folder: Path) -> None:
    log = two_files(folder)
    check_log(log)
    ended: list[tuple[int, str]] = []

    def writer(number: int) -> None:
        with one_writer(log):
            write(adding(log, f"w{number}"))

    def run(number: int) -> None:
        done = in_child(lambda: writer(number))
        ended.append((done.code, done.message))

    threads = [threading.Thread(target=run, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ended == [(0, "")] * 8
    text = Path(log).read_text()
    assert text.startswith(ROOT)
    assert sorted(text.removeprefix(ROOT).splitlines(True)) == [new_event(f"w{number}") for number in range(8)]
    assert len(history(log)) == 8
    for _ in range(8):
        undo(log)
    assert contents(log) == OLD


def test_writers_who_do_not_wait_lose_nothing_without_a_word(folder: Path) -> None:
    log = two_files(folder)
    ended: dict[int, tuple[int, str]] = {}

    def writer(number: int) -> None:
        with prepared(adding(log, f"w{number}")) as pending:
            pending.check()
            pending.commit()

    def run(number: int) -> None:
        done = in_child(lambda: writer(number))
        ended[number] = (done.code, done.message)

    threads = [threading.Thread(target=run, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    text = Path(log).read_text()
    written = {number for number in range(8) if new_event(f"w{number}") in text}
    assert written == {number for number, (code, _) in ended.items() if code == 0}
    said = {message for code, message in ended.values() if code}
    assert said <= {f"{log} has changed meanwhile: nothing was written; try again"}
    assert written


def test_the_time_of_an_edit_is_that_of_its_command(folder: Path) -> None:
    log = two_files(folder)
    write(adding(log, "new"))
    (edit,) = history(log)
    assert (edit.when, edit.command, edit.entries) == (NOW, "timeline add new", (("events", "first"),))
    assert edit.files == (os.path.realpath(log),)
