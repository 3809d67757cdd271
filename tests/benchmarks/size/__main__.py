"""Makes logs of growing size, asks them the same, compares with others, and holds the ratios against targets.

Logs and caches are made in a new folder that is removed at the end, however the run ends.
"""

import argparse
import os
import signal
import site
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.processes import ROOT, ended
from tests.benchmarks.size import rivals
from tests.benchmarks.size.changing import of_changing_log
from tests.benchmarks.size.logs import Log
from tests.benchmarks.size.questions import shipped, with_few_answers
from tests.benchmarks.size.report import machine, measurements, verdicts, write_table
from tests.benchmarks.size.rounds import Bounds, Job, cpu, run_in_rounds, wall
from tests.benchmarks.size.targets import judged, named
from tests.benchmarks.size.whole import with_many_answers
from tests.benchmarks.size.yaml_log import write_log

SIZES = (1_000, 10_000, 100_000, 1_000_000)
QUICK = SIZES[:2]
_SMALLEST = 100

_SETTLED = 3.0
"""Seconds after which a file counts as untouched: the times of one that is younger do not settle whether it changed."""


def _sizes(text: str) -> tuple[int, ...]:
    sizes = tuple(sorted({int(part) for part in text.split(",")}))
    if sizes[0] < _SMALLEST:
        raise argparse.ArgumentTypeError(f"a log has at least {_SMALLEST} events")
    return sizes


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.size", description=__doc__)
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument("--sizes", type=_sizes, default=SIZES, help="numbers of events, such as 1000,10000")
    sizes.add_argument("--quick", dest="sizes", action="store_const", const=QUICK, help="only the two smallest")
    parser.add_argument("--runs", type=int, default=15, help="rounds; what is slow runs once or thrice (%(default)s)")
    parser.add_argument("--minutes", type=float, default=12, help="after which no further round begins (%(default)g)")
    parser.add_argument("--limit", type=float, default=1800, help="seconds that one process may take (%(default)g)")
    parser.add_argument("--folder", type=Path, help="where to make the folder with the logs (the system's)")
    parser.add_argument("--only", action="append", default=[], metavar="TEXT", help="targets that speak of it")
    parser.add_argument("--cpu", action="store_true", help="the time of the processor, where others use it too")
    parser.add_argument("--write", action="store_true", help="put the table of targets into the manual")
    parser.add_argument("--make", type=Path, metavar="FILE", help="only write a log, of the first of the sizes")
    given = parser.parse_args(words)
    if given.runs < 1:
        parser.error("--runs is at least 1")
    if not named(given.only):
        parser.error(f"no target speaks of {' or '.join(given.only)}")
    if given.write and given.only:
        parser.error("--write needs all targets, without --only")
    if given.write and not {1_000, 100_000, 1_000_000} <= set(given.sizes):
        parser.error("--write needs the sizes that the targets speak of: 1000, 100000 and 1000000")
    return given


def _environment(home: Path) -> dict[str, str]:
    """A plain environment, without the settings and caches of the user."""
    home.mkdir()
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "PYTHONUSERBASE": site.getuserbase(),
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "TERM": "xterm-256color",
        "COLUMNS": "100",
        "XDG_CACHE_HOME": str(home / "cache"),
    }


def _note(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _jobs(folder: Path, sizes: Sequence[int]) -> list[Job]:
    """Make all logs, fill their caches, and give what can be measured."""
    environment = _environment(folder / "home")
    for text in rivals.missing():
        _note(f"note: {text}")
    jobs = list(shipped(environment, folder / "shipped"))
    for job in jobs:
        ended(job.command, job.environment)
    logs = [Log(folder / str(size), size, environment) for size in sizes]
    for log in logs:
        _note(f"writing a log of {log.size:,} events")
        log.write()
        rivals.write_files(log.path.parent, log.size)
    time.sleep(_SETTLED)
    for log in logs:
        _note(f"filling the cache of {log.size:,} events")
        log.warm()
        jobs += [*with_few_answers(log), *with_many_answers(log), *of_changing_log(log)]
        jobs += rivals.rivals(log.path.parent, log.size, environment)
    return jobs


def main(words: Sequence[str] | None = None) -> None:
    """Run the benchmark as its arguments say."""
    given = _arguments(words)
    if given.make is not None:
        write_log(given.make, given.sizes[0])
        return
    # Ended from outside, it tidies up as after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    targets = named(given.only)
    needed = {key for target in targets for key in target.keys}
    sizes = [size for size in given.sizes if not given.only or any(size == of for _, of in needed)]
    bounds = Bounds(given.runs, given.limit, 60 * given.minutes)
    try:
        with tempfile.TemporaryDirectory(prefix="timeline-size-", dir=given.folder) as folder:
            jobs = _jobs(Path(folder), sizes)
            if given.only:
                jobs = [job for job in jobs if job.key in needed]
            results = run_in_rounds(jobs, bounds, _note, cpu if given.cpu else wall)
    except KeyboardInterrupt:
        sys.exit(130)
    found = judged(results, targets)
    print(*measurements(results), sep="\n")
    print()
    print(*verdicts(found), sep="\n")
    print(f"\nMeasured {'CPU time' if given.cpu else 'wall time'} on {machine()}.")
    if given.write:
        write_table(ROOT / "timeline" / "manual" / "speed.md", found)


if __name__ == "__main__":
    main()
