"""The measurements of a process by the benchmarks are right."""

import sys

import pytest

from tests.benchmarks.processes import Ended, TooSlow, ended
from tests.helpers import environment

MEGABYTE = 1_000_000


def python(program: str, **options: bool | float) -> Ended:
    return ended([sys.executable, "-c", program], environment(), **options)  # type: ignore[arg-type]


def test_a_process_tells_how_it_ended() -> None:
    done = python("import sys; print('out'); sys.stderr.write('err'); sys.exit(3)")
    assert (done.code, done.out, done.err) == (3, "out\n", "err")


def test_its_memory_is_its_own() -> None:
    # The peak of a small process is that of the tests, which start it, however large they have become.
    size = python("pass").peak + 300 * MEGABYTE
    assert size < python(f"bytearray(b'x') * {size}").peak < size + 200 * MEGABYTE


def test_it_runs_in_a_pipe_or_on_a_terminal() -> None:
    asked = "import sys; print(sys.stdin.isatty(), sys.stdout.isatty())"
    assert python(asked).out == "False False\n"
    assert python(asked, terminal=True).out == "True True\r\n"


def test_of_a_long_output_the_beginning_is_kept() -> None:
    assert len(python("print('x' * 3_000_000)").out) == 1 << 20


def test_slow_processes_are_ended() -> None:
    with pytest.raises(TooSlow):
        python("import time; time.sleep(600)", limit=0.2)
