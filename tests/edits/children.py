"""Actions in a child process, which is killed on its way, runs as another user, or has little room on its disk."""

import json
import os
import resource
import signal
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from timeline.errors import TimelineError

NOBODY = 65534
CHANGES = ("replace", "link", "unlink", "rename", "fsync", "ftruncate", "open", "write", "chmod", "mkdir", "close")
"""Functions of `os` at whose calls a child may be killed."""


class Ended(NamedTuple):
    """The end of a child: killed, or with the error of the program, whose code is 0 where there was none."""

    is_killed: bool
    code: int = 0
    message: str = ""


def in_child(action: Callable[[], object], kill_after: float | None = None) -> Ended:
    """Run an action in a child process, which is killed after some seconds if it is still there."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.write(writing, json.dumps(_said(action)).encode())
        os._exit(0)
    os.close(writing)
    if kill_after is not None:
        timer = threading.Timer(kill_after, _kill, [child])
        timer.start()
    with open(reading, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if kill_after is not None:
        timer.cancel()
        timer.join()
    if not said:
        assert os.WIFSIGNALED(status), status
        return Ended(True)
    code, message = json.loads(said)
    assert code >= 0, message
    return Ended(False, code, message)


def killed_at(step: int, action: Callable[[], object], changes: Sequence[str] = CHANGES) -> Ended:
    """Run an action in a child process that is killed just before it changes something for the `step`th time."""

    def counted() -> None:
        _count_changes(step, changes)
        action()

    return in_child(counted)


def as_nobody(action: Callable[[], object]) -> Ended:
    """Run an action as a user who may do little."""

    def without_rights() -> None:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        action()

    return in_child(without_rights)


def with_room(size: int, action: Callable[[], object]) -> Ended:
    """Run an action that cannot write a file beyond a size."""

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        action()

    return in_child(limited)


def _said(action: Callable[[], object]) -> tuple[int, str]:
    try:
        action()
    except TimelineError as error:
        return error.exit_code, str(error)
    except BaseException:  # noqa: BLE001 - told to the parent
        return -1, traceback.format_exc()
    return 0, ""


def _kill(child: int) -> None:
    os.kill(child, signal.SIGKILL)


def _count_changes(step: int, changes: Sequence[str]) -> None:
    left = [step]

    def counting(change: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
                time.sleep(60)
            return change(*given, **named)

        return counted

    for name in changes:
        setattr(os, name, counting(getattr(os, name)))
