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
_LONGEST = 60
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


def in_line_editor(args: Sequence[str], keys: Sequence[tuple[str, str]], folder: Path, **env: str) -> Result:
    """Run a command on a terminal with a line editor: each time that a text has appeared, keys are typed.

    Returns what stood there, as output, without the codes that colour it and move the cursor.
    """
    ours, theirs = pty.openpty()
    columns = int(env.get("COLUMNS", "100"))
    _set_size(theirs, columns)
    own = {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", **env}
    process = subprocess.Popen(
        command(*args),
        cwd=folder,
        env=environment(**own),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=_own_terminal,
    )
    os.close(theirs)
    shown, seen, left = "", 0, [*keys]
    try:
        while part := _read(ours, shown):
            shown += part
            while left and (at := _plain(shown).find(left[0][0], seen)) >= 0:
                seen = at + len(left[0][0])
                os.write(ours, left.pop(0)[1].encode())
        code = process.wait(timeout=_LONGEST)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    assert not left, f"these never appeared: {left}\n{_plain(shown)}"
    return Result(code, _plain(shown), "")


_CODES = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07]*\x07|[=>78()].?)")


def _plain(shown: str) -> str:
    return _CODES.sub("", shown).replace("\r", "")


def _set_size(terminal: int, columns: int) -> None:
    import fcntl
    import struct
    import termios

    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))
