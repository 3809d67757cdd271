"""A person at a terminal, who answers each question as it comes."""

import os
import pty
import re
import select
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.helpers import Result, command, environment

CTRL_C, CTRL_D = "\x03", "\x04"
_QUESTION = re.compile(r"(?:: |\? |\] )\Z")
_LONGEST = 15
"""Number of seconds after which a question is given up."""


def at_terminal(args: Sequence[str], answers: Sequence[str], folder: Path, **env: str) -> Result:
    """Run a command on a terminal, with these answers; returns what stood there, as output, and its exit code."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(*args),
        cwd=folder,
        env=environment(TERM="dumb", **env),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=_own_terminal,
    )
    os.close(theirs)
    shown, left = "", [*answers]
    try:
        while part := _read(ours, shown):
            shown += part
            if left and _QUESTION.search(shown):
                answer = left.pop(0)
                os.write(ours, (answer if answer in (CTRL_C, CTRL_D) else f"{answer}\n").encode())
        code = process.wait(timeout=_LONGEST)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    assert not left, f"these answers were not asked for: {left}\n{shown}"
    return Result(code, shown.replace("\r\n", "\n"), "")


def _own_terminal() -> None:
    """Make standard input the terminal that sends Ctrl-C to this process."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _read(file: int, before: str) -> str:
    """Return what comes next; empty at the end."""
    ready, _, _ = select.select([file], [], [], _LONGEST)
    assert ready, f"it waits for an answer:\n{before}"
    try:
        return os.read(file, 65_536).decode("utf-8", "replace")
    except OSError:  # the other end is closed
        return ""
