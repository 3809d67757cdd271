"""Whole processes as a user starts them: the time, the output and the peak memory of each."""

import contextlib
import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The folder of the repository: commands run there, so that they find the package and the shipped log."""

OURS = (sys.executable, "-m", "timeline")
HELLO = (sys.executable, str(Path(__file__).with_name("hello.py")))

_KEPT = 1 << 20
"""The most that is kept of an output, in bytes."""

_TERMINAL = struct.pack("HHHH", 10_000, 100, 0, 0)
"""Lines and columns of the terminal: so high that nothing is paged, as a pager waits for its reader."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A process that has ended: its wall and its CPU time, the most memory that it held (in bytes), and what it wrote.

    Of a long output only the beginning is kept.
    """

    seconds: float
    cpu: float
    peak: int
    code: int
    out: str
    err: str


class TooSlow(Exception):
    """A process that was still running when its time was over, and was ended."""


def ended(
    command: Sequence[str], environment: Mapping[str, str], *, terminal: bool = False, limit: float = 3600
) -> Ended:
    """Run a command to its end, its output in a pipe or on a terminal; `limit` is in seconds.

    A child inherits the peak memory of the process that starts it, until its own is higher: callers stay small.
    """
    with _output(terminal) as (read_end, write_end):
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=dict(environment),
            stdin=write_end if terminal else subprocess.DEVNULL,
            stdout=write_end,
            stderr=subprocess.PIPE,
        )
        os.close(write_end)
        errors: list[bytes] = []
        listener = threading.Thread(target=_listen, args=(process, errors))
        listener.start()
        killed = threading.Event()
        timer = threading.Timer(limit, _end, (process, killed))
        timer.start()
        try:
            out = _beginning(read_end)
            # Not `process.wait()`: only this call tells the memory of this one child.
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            seconds = time.perf_counter() - start
        finally:
            timer.cancel()
            if process.returncode is None:
                process.kill()
                process.wait()
            listener.join()
    if killed.is_set():
        raise TooSlow(f"not ready after {limit:.0f} s")
    # Linux counts in kibibytes, macOS in bytes.
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    cpu = usage.ru_utime + usage.ru_stime
    return Ended(
        seconds, cpu, peak, process.returncode, out.decode(errors="replace"), errors[0].decode(errors="replace")
    )


@contextlib.contextmanager
def _output(terminal: bool) -> Iterator[tuple[int, int]]:
    """Both ends of a pipe, or of a terminal; the end to write to is closed by whoever gave it away."""
    read_end, write_end = pty.openpty() if terminal else os.pipe()
    try:
        if terminal:
            fcntl.ioctl(write_end, termios.TIOCSWINSZ, _TERMINAL)
        yield read_end, write_end
    finally:
        os.close(read_end)


def _beginning(read_end: int) -> bytes:
    """Read all that a process writes, and keep the first of it."""
    out = b""
    for piece in _pieces(read_end):
        out += piece[: _KEPT - len(out)]
    return out


def _pieces(read_end: int) -> Iterator[bytes]:
    while True:
        try:
            piece = os.read(read_end, 1 << 16)
        except OSError:
            return  # so ends a terminal on Linux that nobody writes to any more
        if not piece:
            return
        yield piece


def _listen(process: subprocess.Popen[bytes], errors: list[bytes]) -> None:
    assert process.stderr is not None
    errors.append(process.stderr.read())
    process.stderr.close()


def _end(process: subprocess.Popen[bytes], killed: threading.Event) -> None:
    killed.set()
    with contextlib.suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGKILL)
