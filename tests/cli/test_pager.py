"""The pager: what it is given, and how a command ends whose pager does not do what it should."""

import os
import pty
import subprocess
import sys

import pytest

from tests.helpers import a_folder, a_log, command, environment, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal")

LOG = "events:\n" + "".join(f"  - {{id: e{n}, date: 2020, title: Event {n} – ●, type: law}}\n" for n in range(3000))


def paged(script: str, **env: str) -> tuple[int, bytes, bytes, str]:
    """A long list on a terminal, through a pager: exit code, what the pager was given, messages, and the log."""
    folder = a_folder()
    log = a_log(LOG, folder)
    pager = folder / "pager"
    pager.write_text(script.replace("GIVEN", str(folder / "given")))
    pager.chmod(0o755)
    screen, terminal = pty.openpty()
    settings = environment(TIMELINE_PAGER=str(pager), LINES="20", NO_COLOR="1", TERM="dumb", **env)
    try:
        done = subprocess.run(
            command("list", "--log", log),
            env=settings,
            stdin=terminal,
            stdout=terminal,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    finally:
        os.close(terminal)
        os.close(screen)
    given = folder / "given"
    return done.returncode, given.read_bytes() if given.exists() else b"", done.stderr, log


def test_it_is_given_the_text() -> None:
    code, given, err, log = paged("#!/bin/sh\ncat > GIVEN\n")
    assert (code, err) == (0, b"")
    assert given.decode() == run("list", "--log", log).out


def test_it_is_given_what_the_terminal_can_show() -> None:
    charset = '#!/bin/sh\n(cat; echo "$LESSCHARSET") > GIVEN\n'
    assert paged(charset)[1].endswith(b"\nutf-8\n")
    code, given, err, _ = paged(charset, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (code, err) == (0, b"")
    assert b"Event 7 - *" in given
    assert given.endswith(b"\n\n")
    assert given.isascii()


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("#!/bin/sh\nexit 0\n", 0),  # it was left before it had read all
        ("#!/bin/sh\nexit 3\n", 0),
        ("#!/bin/sh\nkill -INT $$\n", 130),
        ("#!/bin/sh\nkill -INT $PPID\ncat > GIVEN\n", 0),  # Ctrl-C is the pager's while it runs
    ],
    ids=["leaves", "fails", "interrupted", "not interrupted"],
)
def test_how_it_ends(script: str, code: int) -> None:
    found = paged(script)
    assert (found[0], found[2]) == (code, b"")


def test_a_pager_that_cannot_be_started_is_done_without() -> None:
    folder = a_folder()
    log = a_log("events: [{id: e, date: 2020, title: T, type: law}]", folder)
    pager = folder / "pager"
    pager.write_bytes(b"\x7fELF no program")
    pager.chmod(0o755)
    screen, terminal = pty.openpty()
    settings = environment(TIMELINE_PAGER=str(pager), LINES="1", NO_COLOR="1", TERM="dumb")
    with subprocess.Popen(
        command("list", "--log", log), env=settings, stdin=terminal, stdout=terminal, stderr=subprocess.PIPE
    ) as process:
        _, err = process.communicate(timeout=60)
    shown = os.read(screen, 65536).decode().replace("\r\n", "\n")
    os.close(terminal)
    os.close(screen)
    assert (process.returncode, err) == (0, b"")
    assert shown == run("list", "--log", log).out
