"""Too little memory: one sentence, the exit code 4, nothing half-made; a document that would need much says so."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from tests.helpers import a_folder, a_log, command, environment, run
from timeline.cli import memory
from timeline.errors import is_out_of_memory

LOG = "events:\n" + "".join(f"  - {{id: e{n}, date: 2020, title: Event {n}, type: law}}\n" for n in range(300))
MESSAGE = "error: there is not enough memory"


@pytest.fixture(scope="module")
def log() -> str:
    return a_log(LOG)


def limited(kilobytes: int) -> Callable[[], None]:
    import resource

    return lambda: resource.setrlimit(resource.RLIMIT_AS, (kilobytes << 10, kilobytes << 10))


@pytest.mark.skipif(sys.platform != "linux", reason="needs limits of memory")
@pytest.mark.parametrize("form", ["text", "json", "xlsx", "docx"])
@pytest.mark.parametrize("kilobytes", [36_000, 44_000, 56_000, 72_000, 104_000])
def test_too_little_memory_ends_with_a_sentence(form: str, kilobytes: int, log: str) -> None:
    folder = a_folder()
    asked = command("list", "--log", log, "--as-of", "2025-01-01", "--format", form, "--output", f"answer.{form}")
    done = subprocess.run(
        asked,
        cwd=folder,
        env=environment(),
        preexec_fn=limited(kilobytes),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 4)
    assert ([path.name for path in folder.iterdir()] == [f"answer.{form}"]) == (done.returncode == 0)
    assert (MESSAGE in done.stderr) == (done.returncode == 4)
    assert done.stderr.count("\n") == 1


FAILING = """\
import sys
from timeline.export import chronology
def failing(row, workspace, count=[0]):
    count[0] += 1
    if count[0] > 200:
        raise {error}
    return {{"text": "x" * {size}}}
chronology._event = failing
sys.argv = ["timeline", *sys.argv[1:]]
from timeline.__main__ import main
main()
"""


@pytest.mark.parametrize(
    ("error", "size", "code", "message"),
    [
        ("MemoryError", 10, 4, "error: there is not enough memory; ask for less"),
        ("MemoryError", 10_000, 4, "error: there is not enough memory, and the answer is cut short; ask for less"),
        ("OSError(12, 'Cannot allocate memory')", 10, 4, MESSAGE),
        ("__import__('sqlite3').OperationalError('out of memory')", 10, 4, MESSAGE),
    ],
)
def test_memory_that_runs_out_in_the_midst(error: str, size: int, code: int, message: str, log: str) -> None:
    program = FAILING.format(error=error, size=size)
    asked = [sys.executable, "-c", program, "list", "--log", log, "--format", "json"]
    done = subprocess.run(
        asked, env=environment(PYTHONPATH=str(Path(__file__).parents[2])), capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr.startswith(message), done.stderr.count("\n")) == (code, True, 1)
    assert bool(done.stdout) == (size > 10)  # a small answer comes whole or not at all


RAISED_WHILE_CLOSED = """
from timeline import signals
signals.install()
class Thing:
    def __del__(self):
        raise {error}("of this")
thing = Thing()
del thing
print("goes on")
"""


@pytest.mark.parametrize(("error", "is_said"), [("MemoryError", False), ("ValueError", True)])
def test_memory_that_runs_out_where_no_exception_can_come_from_prints_no_traceback(error: str, is_said: bool) -> None:
    asked = [sys.executable, "-c", RAISED_WHILE_CLOSED.format(error=error)]
    done = subprocess.run(
        asked, env=environment(PYTHONPATH=str(Path(__file__).parents[2])), capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout) == (0, "goes on\n")
    assert ("Traceback" in done.stderr, bool(done.stderr)) == (is_said, is_said)


def test_which_errors_say_that_memory_ran_out() -> None:
    assert is_out_of_memory(ImportError("lxml/etree.so: failed to map segment from shared object"))
    assert not is_out_of_memory(ImportError("no module named out"))
    assert not is_out_of_memory(OSError(28, "No space left on device"))
    assert not is_out_of_memory(ValueError("out of memory"))


@pytest.mark.parametrize(
    ("there", "code", "message"),
    [
        (
            1 << 40,
            0,
            "note: a Word document of 300 entries takes about 7 MB of memory, as it is made as a whole; Markdown and"
            " HTML (--format md, html) take little at any size\n",
        ),
        (None, 0, "note: a Word document of 300 entries"),
        (
            7_199_999,
            2,
            "error: a Word document of 300 entries takes about 7 MB of memory, and there is 7 MB; ask for a part, such"
            " as --from 2024, or write it as --format md or html, which take little at any size\n",
        ),
    ],
)
def test_a_large_document_for_word(there: int | None, code: int, message: str, log: str) -> None:
    folder = a_folder()
    with mock.patch.object(memory, "_LARGE", 299), mock.patch.object(memory, "_memory", return_value=there):
        done = run("list", "--log", log, "--output", "answer.docx", cwd=folder)
    assert (done.code, done.err.startswith(message)) == (code, True)
    assert (folder / "answer.docx").exists() == (code == 0)


def test_a_small_document_for_word_says_nothing(log: str) -> None:
    folder = a_folder()
    done = run("list", "--log", log, "--output", "answer.docx", cwd=folder)
    assert (done.code, done.err.count("\n")) == (0, 1)


def test_the_memory_of_this_machine() -> None:
    found = memory._memory()
    assert sys.platform == "win32" or (found is not None and found > 1 << 26)
