"""Ending by a signal: Ctrl-C, SIGTERM and SIGHUP unwind the program, so that no partial files are left behind.

The first signal raises `KeyboardInterrupt` in the main thread, whichever of the three it is; `exit_code` tells which.
A second one does nothing, as it would disturb the tidying up after the first; a third one ends the process at once.
"""

import _signal as signal  # type: ignore[import-not-found] # built in: `signal` itself takes milliseconds to start
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
CTRL_C = int(signal.SIGINT)
"""Number of the signal that Ctrl-C sends."""

_MOST = 2
"""Number of signals after which the next one ends the process without tidying up."""


class _Received:
    """The signals of this process so far."""

    def __init__(self) -> None:
        self.first: int | None = None
        self.count = 0
        self.delays = 0
        """Number of running blocks that must not be interrupted."""


_received = _Received()


def install() -> None:
    """Handle the signals that end a program, except those that the parent process ignores."""
    for number in _ENDING:
        if signal.getsignal(number) not in (signal.SIG_IGN, None):
            signal.signal(number, _receive)
    sys.unraisablehook = _unraisable


def exit_code() -> int | None:
    """Exit code of a process that a signal ended, as shells have it: 130, 143 or 129; None without a signal."""
    return None if _received.first is None else 128 + _received.first


@contextmanager
def delayed() -> Iterator[None]:
    """Let a block run to its end; a signal that came meanwhile interrupts behind it."""
    came_before = _received.first
    _received.delays += 1
    try:
        yield
    finally:
        _received.delays -= 1
    if _received.first != came_before and not _received.delays:
        raise KeyboardInterrupt


@contextmanager
def left_to_another() -> Iterator[None]:
    """Ignore Ctrl-C while another program has the terminal, which gets it too."""
    # Not SIG_IGN: a signal that arrives at this very moment would cause a traceback.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _receive(number: int, _: FrameType | None) -> None:
    _received.count += 1
    if _received.count > _MOST:
        os._exit(128 + number)
    if _received.first is None:
        _received.first = number
        if not _received.delays:
            raise KeyboardInterrupt


def _unraisable(raised: Any) -> None:
    """End the process where the interruption was raised in a place from which no exception can come.

    Where memory runs out in such a place, as a generator is closed, nothing is said: what comes next says it.
    """
    code = exit_code()
    if code is not None:
        os._exit(code)
    if not issubclass(raised.exc_type, MemoryError):
        sys.__unraisablehook__(raised)
