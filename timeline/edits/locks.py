"""Locks: one writer at a time for each file of a log, on a file in the user's state folder.

The system releases a lock when its process ends, however it ends. The lock of a log is that of its outermost file.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import get_ident

from timeline.edits.state_folder import file_of, open_private
from timeline.errors import LogLocked, NothingWritten
from timeline.text import visible

LONGEST_WAIT = 10.0
"""Seconds to wait for another writer."""

_PAUSE = 0.02

if sys.platform == "win32":
    import msvcrt

    _BEHIND = 1 << 30
    """A place behind the text of the file, as others may not read what is locked."""

    def _try_to_lock(descriptor: int) -> None:
        os.lseek(descriptor, _BEHIND, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            raise BlockingIOError from None

else:
    import fcntl

    def _try_to_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_held: dict[tuple[int, int, str], int] = {}
"""The locks by process (one that was forked has none), thread and real path, each with the number of running blocks."""


@contextmanager
def locked(path: str, wait: float = LONGEST_WAIT) -> Iterator[bool]:
    """Hold the lock of a file of a log; provide whether the lock was taken by this block, not by one around it.

    Raises `LogLocked` if another process or thread still holds it after the wait, `NothingWritten` if it cannot be
    locked at all.
    """
    mine = _key(path)
    is_first = mine not in _held
    descriptor = _taken(path, wait) if is_first else None
    _held[mine] = _held.get(mine, 0) + 1
    try:
        yield is_first
    finally:
        _held[mine] -= 1
        if descriptor is not None:
            del _held[mine]
            os.close(descriptor)


def is_locked(path: str) -> bool:
    """Return whether a process, this one too, is writing to a log; a lock that cannot be looked at counts as free."""
    if _key(path) in _held:
        return True
    with suppress(OSError):
        descriptor = os.open(file_of(path, ".lock"), os.O_RDWR)
        try:
            _try_to_lock(descriptor)
        except BlockingIOError:
            return True
        finally:
            os.close(descriptor)
    return False


def _key(path: str) -> tuple[int, int, str]:
    """Return the key of a lock that this thread may hold."""
    return os.getpid(), get_ident(), os.path.realpath(path)


def _taken(path: str, wait: float) -> int:
    """Return the descriptor of the file with the lock of a path; the lock is held until it is closed."""
    file = file_of(path, ".lock")
    descriptor = open_private(file, 0)
    try:
        end = time.monotonic() + wait
        while not _is_ours(descriptor, file):
            if time.monotonic() >= end:
                raise _occupied(path, descriptor)
            time.sleep(_PAUSE)
        with suppress(OSError):  # the number is a courtesy
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, b"%d" % os.getpid())
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _is_ours(descriptor: int, file: Path) -> bool:
    try:
        _try_to_lock(descriptor)
    except BlockingIOError:
        return False
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "set XDG_STATE_HOME to a folder on a disk of this machine"
        raise NothingWritten(f"nothing was written: {visible(str(file))} cannot be locked: {reason}", hint) from None
    return True


def _occupied(path: str, descriptor: int) -> LogLocked:
    number = b""
    with suppress(OSError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        number = os.read(descriptor, 20)
    process = f" (process {number.decode()})" if number.isdigit() else ""
    message = f"nothing was written: another command{process} is writing to {visible(path)}"
    return LogLocked(message, "try again when it has ended")
