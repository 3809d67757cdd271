"""The time of `timeline list --country Iraq` as a whole process, against a small program of the same libraries.

Run as `python -m tests.benchmarks.startup [RUNS]`. Both are run in turn, so that the ratio holds when the machine
drifts; medians are printed.
"""

import os
import statistics
import sys
from collections.abc import Sequence

from tests.benchmarks.processes import HELLO, OURS, ended


def seconds(command: Sequence[str]) -> float:
    """The wall time of one run, its output read and thrown away."""
    # With bytecode kept, as everywhere; else the program would be compiled anew on each run.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = ended(command, kept)
    if done.code:
        sys.exit(done.err)
    return done.seconds


def main(runs: int) -> None:
    """Print medians and their ratio."""
    ours = (*OURS, "list", "--country", "Iraq")
    for command in (ours, HELLO):
        seconds(command)
    pairs = [(seconds(ours), seconds(HELLO)) for _ in range(runs)]
    answer, reference = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"list --country Iraq {answer * 1000:.0f} ms, hello {reference * 1000:.0f} ms, ratio {ratio:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
