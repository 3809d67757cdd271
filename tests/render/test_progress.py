"""The bar while a log is read: at a terminal, and gone again, whatever happens."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import FOLDER, HEADER, a_folder, a_log, environment

EVENTS = "\n".join(f"  - {{id: e{n}, date: 2024, title: T{n}, type: law}}" for n in range(2_500))
PROGRAM = """
import os, signal, sys
from timeline.render import progress
progress.PATIENCE = {patience}
draw = progress.Bar.draw
def drawn(bar, read, size):
    draw(bar, read, size)
    if {interrupt}:
        os.kill(os.getpid(), signal.SIGINT)
progress.Bar.draw = drawn
sys.argv = ["timeline", *{words!r}]
from timeline.cli.main import main
try:
    main()
finally:
    print("rich.progress" in sys.modules, file=sys.__stdout__)
"""


@pytest.fixture(scope="module")
def log() -> str:
    return a_log(f"{HEADER}events:\n{EVENTS}\n")


def seen(
    *words: str, patience: float = 0, interrupt: bool = False, cache: Path | None = None, **env: str
) -> tuple[int, str, str]:
    """The exit code, standard output, and what a terminal got that is standard error."""
    ours, theirs = pty.openpty()
    program = PROGRAM.format(patience=patience, interrupt=interrupt, words=list(words))
    given = environment(TERM="xterm", XDG_CACHE_HOME=str(cache or a_folder()), **env)
    out = a_folder() / "out"  # not a pipe, which would be full before anybody reads it
    with out.open("w") as answer:
        started = [sys.executable, "-c", program]
        process = subprocess.Popen(started, stdout=answer, stderr=theirs, env=given, cwd=FOLDER)
    os.close(theirs)
    errors = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        errors += piece
    code = process.wait(timeout=60)
    os.close(ours)
    return code, out.read_text(encoding="utf-8"), errors.decode()


@pytest.mark.parametrize("words", [("list", "--limit", "1"), ("check",)], ids=lambda words: words[0])
def test_a_bar_appears_and_is_taken_away(log: str, words: tuple[str, ...]) -> None:
    code, out, errors = seen(*words, "--log", log)
    assert code == 0
    assert out.endswith("True\n")
    assert "reading" in errors
    # Whatever comes after the last drawing only clears its line and shows the cursor again.
    after = errors[errors.rindex("reading") :]
    assert "\x1b[2K" in after
    assert "\x1b[?25h" in after


def test_both_versions_are_watched(log: str) -> None:
    code, _, errors = seen("compare", log, log)
    assert code == 0
    assert "reading" in errors


def test_fast_work_shows_no_progress(log: str) -> None:
    code, out, errors = seen("list", "--limit", "1", "--log", log, patience=3600)
    assert (code, errors) == (0, "")
    assert out.endswith("False\n")


def test_no_colour_is_kept(log: str) -> None:
    _, _, errors = seen("list", "--log", log, NO_COLOR="1")
    assert "reading" in errors
    assert "\x1b[3" not in errors.replace("\x1b[?25", "")


def test_nothing_is_told_in_a_pipe(log: str) -> None:
    program = PROGRAM.format(patience=0, interrupt=False, words=["list", "--limit", "1", "--log", log])
    given = environment(XDG_CACHE_HOME=str(a_folder()), FORCE_COLOR="1")
    done = subprocess.run([sys.executable, "-c", program], env=given, cwd=FOLDER, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("False\n")


def test_an_interruption_leaves_a_clean_line_and_no_file(log: str) -> None:
    cache = a_folder()
    code, out, errors = seen("list", "--log", log, interrupt=True, cache=cache)
    assert (code, out) == (130, "True\n")
    after = errors[errors.rindex("reading") :]
    assert "\x1b[2K" in after
    assert "\x1b[?25h" in after
    assert "Traceback" not in errors
    assert [path for path in cache.rglob("*") if path.is_file()] == []
