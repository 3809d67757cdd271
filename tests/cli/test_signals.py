"""Ctrl-C, SIGTERM and SIGHUP at any time: no traceback, nothing half-made, and the exit code of the signal."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import a_folder, a_log, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")

ROOT = str(Path(__file__).parents[2])
LOG = "events:\n" + "".join(f"  - {{id: e{n}, date: 2020, title: Event {n}, type: law}}\n" for n in range(300))
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]

FROM_THE_START = """\
from timeline.__main__ import main
import os, signal, sys
sys.argv[0] = "timeline"
signal.signal(signal.SIGINT, lambda *_: os._exit(130))  # for the time before `main`
os.write(1, b".")
main()
"""


def started(program: str, *args: str, **more: Any) -> "subprocess.Popen[bytes]":
    """A program that writes a sign when it has begun, after that sign."""
    settings: dict[str, Any] = {
        "env": environment(PYTHONPATH=ROOT),
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
    }
    process = subprocess.Popen([sys.executable, "-c", program, *args], **{**settings, **more})
    assert process.stdout is not None
    assert os.read(process.stdout.fileno(), 1) == b"."
    return process


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
@pytest.mark.parametrize("asked", [["list"], ["list", "--format", "docx"], ["--help"], ["check"]], ids=" ".join)
def test_a_signal_at_any_time(asked: list[str], number: signal.Signals) -> None:
    log = a_log(LOG)
    settings = environment(PYTHONPATH=ROOT, XDG_CACHE_HOME=str(a_folder()))
    where = [] if asked == ["--help"] else ["--log", log]
    for step in range(0, 100, 4 if number == signal.SIGINT else 25):
        process = started(FROM_THE_START, *asked, *where, env=settings)
        time.sleep(step * 0.002)
        process.send_signal(number)
        _, err = process.communicate(timeout=60)
        assert process.returncode in (0, 128 + number, -number), err
        assert err == b""


ENDS = """\
import os, signal, sys
from timeline import signals
signals.install()
{}
"""
SWALLOWED = """\
class Cycle:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
Cycle()
print("still here")
"""


def test_an_interruption_that_cannot_be_raised_ends_the_process_all_the_same() -> None:
    settings = environment(PYTHONPATH=ROOT)
    line = [sys.executable, "-c", ENDS.format(SWALLOWED)]
    done = subprocess.run(line, env=settings, capture_output=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


DISGUISED = """\
import sys
from timeline.api import log
from timeline.__main__ import main
import os, signal

def disguised(*_):
    try:
        signal.raise_signal(signal.SIGTERM)
    except KeyboardInterrupt as error:
        raise RuntimeError("an import failed") from error

log.open_workspace = disguised
sys.argv = ["timeline", "list"]
main()
"""


def test_an_interruption_that_comes_out_as_another_error() -> None:
    line = [sys.executable, "-c", DISGUISED]
    done = subprocess.run(line, env=environment(PYTHONPATH=ROOT), capture_output=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (143, b"", b"")


IGNORED = ENDS.format("print(signal.getsignal(signal.SIGHUP) is signal.SIG_IGN)")


def test_ignored_signals_stay_ignored() -> None:
    line = [sys.executable, "-c", f"import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n{IGNORED}"]
    done = subprocess.run(line, env=environment(PYTHONPATH=ROOT), capture_output=True, timeout=60)
    assert done.stdout == b"True\n"


DELAYED = """\
try:
    with signals.delayed():
        signal.raise_signal(signal.SIGTERM)
        print("to the end")
    print("never")
except KeyboardInterrupt:
    print("and then", signals.exit_code())
"""
SECOND = """\
try:
    signal.raise_signal(signal.SIGHUP)
except KeyboardInterrupt:
    signal.raise_signal(signal.SIGTERM)
    print("tidied up", signals.exit_code(), flush=True)
    signal.raise_signal(signal.SIGINT)
    print("never")
"""


@pytest.mark.parametrize(
    ("program", "code", "out"),
    [(DELAYED, 0, b"to the end\nand then 143\n"), (SECOND, 130, b"tidied up 129\n")],
    ids=["delayed", "a second and a third"],
)
def test_tidying_up_is_not_disturbed(program: str, code: int, out: bytes) -> None:
    line = [sys.executable, "-c", ENDS.format(program)]
    done = subprocess.run(line, env=environment(PYTHONPATH=ROOT), capture_output=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (code, out, b"")


SLOW = """\
import os, sys, time
os.fsync = lambda number: (os.write(1, b"."), time.sleep(60))
sys.argv = ["timeline", *sys.argv[1:]]
from timeline.__main__ import main
main()
"""


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
@pytest.mark.parametrize("form", ["csv", "datapackage"])
def test_a_signal_in_the_middle_of_writing_leaves_nothing(form: str, number: signal.Signals) -> None:
    folder = a_folder()
    process = started(SLOW, "list", "--log", a_log(LOG), "--format", form, "--output", "answer.csv", cwd=folder)
    assert [path.name for path in folder.iterdir()] != ["answer.csv"]
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (128 + number, b"")
    assert [*folder.iterdir()] == []


@pytest.mark.parametrize("form", ["csv", "datapackage"])
def test_files_of_a_killed_process_are_removed_by_the_next(form: str) -> None:
    folder = a_folder()
    words = ("list", "--log", a_log(LOG), "--format", form, "--output", "answer")
    killed, running = (started(SLOW, *words, cwd=folder) for _ in range(2))
    killed.kill()
    killed.communicate(timeout=60)
    assert len([*folder.iterdir()]) == 2
    settings = environment(PYTHONPATH=ROOT)
    done = subprocess.run([sys.executable, "-m", "timeline", *words], cwd=folder, env=settings, timeout=60, check=False)
    assert done.returncode == 0
    left = sorted(path.name for path in folder.iterdir())
    assert left[1:] == ["answer"]
    assert left[0].endswith(".part")  # of the process that still writes
    running.terminate()
    running.communicate(timeout=60)
    assert [path.name for path in folder.iterdir()] == ["answer"]


def test_files_of_other_programs_stay() -> None:
    folder = a_folder()
    for name in (".timeline-notes.part", ".timeline-0123456789ab.old", ".timeline-0123456789AB.part", "x.part"):
        (folder / name).touch()
    mine = folder / ".timeline-0123456789ab.part"
    mine.mkdir()
    (mine / "folder").mkdir()
    (folder / ".timeline-0123456789ac.part").symlink_to("x.part")
    before = {path.name for path in folder.iterdir()}
    line = [sys.executable, "-m", "timeline", "date", "2024", "--output", "date.csv"]
    done = subprocess.run(line, cwd=folder, env=environment(PYTHONPATH=ROOT), timeout=60, check=False)
    assert done.returncode == 0
    assert {path.name for path in folder.iterdir()} == before | {"date.csv"}
