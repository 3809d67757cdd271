"""The program as a shell sees it: pipes that close, Ctrl-C, terminals, environments, exit codes."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.helpers import a_folder, a_log, command, environment, run_outside
from timeline import __version__

LOG = """
timeline: {title: T, covers: 2014/2025-03-18}
events:
  - {id: a, date: 2020-05-01, title: First, type: attack}
  - {id: b, date: 2021, title: Second, type: law}
"""
LONG = "events:\n" + "".join(f"  - {{id: e{n}, date: 2020, title: Event {n}, type: law}}\n" for n in range(3000))


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["list"], 0),
        (["list", "--country", "Mali"], 0),  # an empty answer is an answer
        (["check"], 0),  # with warnings alone
        (["--version"], 0),
        (["--help"], 0),
        (["date", "2024"], 0),
        (["date", "2024-02-30"], 1),
        (["list", "--actor", "nobody"], 2),
        (["list", "--from", "2024-02-30"], 2),
        (["list", "--limit", "0"], 2),
        (["list", "--nonsense"], 2),
        (["nonsense"], 2),
        (["show"], 2),
        (["show", "nothing"], 2),
        (["list", "--log", "missing.yaml"], 3),
        (["check", "--log", "missing.yaml"], 3),
        (["list", "--log", "faulty.yaml"], 3),
        (["check", "--log", "faulty.yaml"], 1),
        (["list", "--log", "."], 3),
        (["init"], 4),  # there is a log already
    ],
)
def test_exit_codes(args: list[str], code: int) -> None:
    folder = a_folder()
    a_log(LOG, folder)
    a_log("events: [{id: e, date: 2020, title: T, type: nonsense}]", folder, "faulty.yaml")
    done = run_outside(*args, cwd=folder)
    assert done.code == code, done
    assert "Traceback" not in done.err
    assert done.out == "" or code in (0, 1)  # what is not an answer is on standard error
    assert (done.err == "") == ((code == 0 and "Mali" not in args) or code == 1)


def test_an_answer_without_a_log_says_how_to_get_one() -> None:
    done = run_outside("list", cwd=a_folder())
    assert (done.code, done.out) == (3, "")
    assert "no events.yaml in" in done.err
    assert "--log FILE or $TIMELINE_LOG" in done.err
    assert "timeline init" in done.err


def test_a_faulty_log_is_quoted_where_it_is_faulty() -> None:
    folder = a_folder()
    a_log("events: [{id: e, date: 2020, title: T, type: atack}]\n", folder)
    done = run_outside("list", cwd=folder)
    assert "events.yaml:2:46: error: " in done.err
    assert "'atack'" in done.err
    assert "did you mean 'attack'?" in done.err
    assert done.err.splitlines()[-1] == "error: the log has 1 error; 'timeline check' lists them too"


@pytest.mark.parametrize("format", ["text", "csv", "jsonl"])
def test_a_reader_that_goes_away_is_no_fault(format: str) -> None:
    path = a_log(LONG)
    program = subprocess.Popen(
        command("list", "--log", path, "--format", format),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.read(10)
    program.stdout.close()
    said = program.stderr.read()
    program.stderr.close()
    assert program.wait(timeout=30) == 141
    assert said == b""


def test_closed_from_the_start() -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m timeline list --log {a_log(LOG)} >&-"],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 4
    assert done.stderr == "error: cannot write: standard output is closed\n"


def test_a_folder_that_is_gone() -> None:
    gone = a_folder()
    words = " ".join(command("list"))
    done = subprocess.run(
        ["bash", "-c", f"cd {gone} && rmdir {gone} && exec {words}"],
        env=environment(PYTHONPATH=str(Path(__file__).parents[2])),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 3
    assert done.stderr == "error: the folder in which you are does not exist any more; go to another one\n"


def test_a_full_disk_is_said() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            command("list", "--log", a_log(LOG)), env=environment(), stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 4
    assert done.stderr.startswith("error: cannot write: ")
    assert "Traceback" not in done.stderr


def test_ctrl_c_ends_with_130_and_without_a_traceback() -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", SLOW, "list", "--log", a_log(LOG)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "waiting\n"
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=30)
    assert program.returncode == 130
    assert "Traceback" not in err
    assert out == ""


SLOW = """
import sys, time
from timeline.api import log
from timeline.__main__ import main

def wait(*_):
    print("waiting", flush=True)
    time.sleep(30)

log.open_workspace = wait
sys.argv[0] = "timeline"
main()
"""


def on_a_terminal(*args: str, columns: int = 80, **env: str) -> str:
    """Return the output of a command on a terminal of a width."""
    import fcntl
    import struct
    import termios

    own, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 200, columns, 0, 0))
    settings = environment(TERM="xterm-256color", PAGER="cat", **env)
    if "COLUMNS" not in env:
        del settings["COLUMNS"]
    program = subprocess.Popen(command(*args), env=settings, stdin=other, stdout=other, stderr=subprocess.DEVNULL)
    os.close(other)
    said = b""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and select.select([own], [], [], 30)[0]:
        try:
            more = os.read(own, 65536)
        except OSError:  # the other side is closed
            break
        if not more:
            break
        said += more
    program.wait(timeout=30)
    os.close(own)
    return said.decode().replace("\r\n", "\n")


def test_colour_and_width() -> None:
    path = a_log(LOG)
    plain = run_outside("list", "--log", path, COLUMNS="80").out
    assert "\x1b" not in plain
    coloured = on_a_terminal("list", "--log", path)
    assert "\x1b[" in coloured
    assert on_a_terminal("list", "--log", path, NO_COLOR="1") == plain
    assert on_a_terminal("list", "--log", path, columns=40, NO_COLOR="1") == (
        run_outside("list", "--log", path, COLUMNS="40").out
    )
    forced = run_outside("list", "--log", path, COLUMNS="80", FORCE_COLOR="1", TERM="xterm-256color").out
    assert forced == coloured
    both = run_outside("list", "--log", path, COLUMNS="80", FORCE_COLOR="1", NO_COLOR="1").out
    assert both == plain
    assert "\x1b" not in run_outside("list", "--log", path, "--format", "json", FORCE_COLOR="1").out


def test_another_encoding_stops_nothing() -> None:
    done = run_outside("list", "--log", a_log(LOG), PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.code == 0
    assert "* First" in done.out  # ●
    assert done.err == ""


def test_undecodable_arguments() -> None:
    for args in ("date", "date --format json", "list --text"):
        done = subprocess.run(
            [*command(*args.split()), b"\xff"],
            cwd=Path(a_log(LOG)).parent,
            env=environment(),
            capture_output=True,
            timeout=60,
        )
        assert b"Traceback" not in done.stderr
        assert done.returncode in (0, 1)


def test_the_version_and_the_module() -> None:
    assert run_outside("--version").out == f"timeline {__version__}\n"
    script = Path(sys.executable).parent / "timeline"
    if script.exists():
        done = subprocess.run([script, "--version"], env=environment(), capture_output=True, text=True, timeout=60)
        assert done.stdout == f"timeline {__version__}\n"
