"""One writer at a time, and no lock that outlives its process."""

import os
import subprocess
import time
from pathlib import Path
from unittest import mock

import pytest

from tests.edits.children import in_child
from timeline.edits import locks
from timeline.edits.locks import is_locked, locked
from timeline.errors import LogLocked, NothingWritten


def held_by_another(path: str, pipe: int) -> None:
    with locked(path):
        os.write(pipe, b"x")
        time.sleep(60)


def test_a_lock_is_held_until_its_process_ends(folder: Path) -> None:
    path = str(folder / "events.yaml")
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            held_by_another(path, writing)
        finally:
            os._exit(1)
    assert os.read(reading, 1) == b"x"
    assert is_locked(path)
    with pytest.raises(LogLocked) as caught, locked(path, wait=0.1):
        pass
    assert caught.value.exit_code == 5
    expected = f"nothing was written: another command (process {child}) is writing to {path}"
    assert str(caught.value) == f"{expected}; try again when it has ended"
    os.kill(child, 9)
    with locked(path, wait=5):
        assert is_locked(path)
    os.waitpid(child, 0)
    assert not is_locked(path)


def test_blocks_may_be_nested(folder: Path) -> None:
    path = str(folder / "events.yaml")
    (folder / "events.yaml").touch()
    (folder / "link.yaml").symlink_to("events.yaml")

    def tries() -> None:
        locks._held.clear()  # a process that began by itself
        with locked(path, wait=0):
            pass

    with locked(path) as is_first:
        assert is_first
        with locked(str(folder / "link.yaml")) as is_first_again:
            assert not is_first_again
        assert in_child(tries).code == 5  # the inner block has not released it
        with locked(str(folder / "other.yaml")) as is_another:
            assert is_another
    assert in_child(tries).code == 0


def test_a_program_that_is_started_does_not_hold_it(folder: Path) -> None:
    path = str(folder / "events.yaml")
    with locked(path):
        child = subprocess.Popen(["sleep", "30"])
    with child:
        try:
            with locked(path, wait=0):
                pass
        finally:
            child.kill()


def test_a_file_system_without_locks(folder: Path) -> None:
    path = str(folder / "events.yaml")
    refused = mock.patch.object(locks, "_try_to_lock", side_effect=OSError(37, "No locks available"))
    with refused, pytest.raises(NothingWritten) as caught, locked(path):
        pass
    assert "cannot be locked: No locks available; set XDG_STATE_HOME to a folder on a disk" in str(caught.value)
    assert not is_locked(path)


def test_a_state_folder_that_is_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "file"))
    with pytest.raises(NothingWritten) as caught, locked(str(folder / "events.yaml")):
        pass
    assert "cannot be used: Not a directory; set XDG_STATE_HOME" in str(caught.value)
