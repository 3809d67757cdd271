"""The import of very many rows: time, memory, and whether both are kept.

Run as `python -m tests.benchmarks.imports [--rows 100000] [--cpu]`. A table like that of UCDP is imported into an empty
log: the report alone, then written with a check, listed, imported again, and taken back. Each is a whole process, in a
new folder that is removed at the end. `--report 1000000` measures the report alone on another number of rows.
"""

import argparse
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.processes import OURS, Ended, ended
from tests.benchmarks.ucdp import write_rows

_MEGABYTE = 1_000_000
_LOG = "timeline: {title: Imported, covers: 1989/2026-11-30}\n"


class Step(NamedTuple):
    """A command, what it says if all is well, and its bounds for 100,000 rows: seconds and megabytes."""

    what: str
    words: tuple[str, ...]
    says: str
    seconds: float | None = None
    megabytes: float | None = None


REPORT = Step("the report alone", ("import", "{table}"), "new", None, 200)
STEPS = (
    REPORT,
    Step("written, with its check", ("import", "{table}", "--apply", "new", "--yes"), "undo", 60, 600),
    Step("the first list after it", ("list", "--limit", "20"), "Violence"),
    Step("the same table again", ("import", "{table}"), "unchanged", None, 600),
    Step("taken back", ("undo", "--yes"), "took back", None, 1_000),
)


def line_of(step: Step, done: Ended, rows: int, *, in_cpu: bool) -> str:
    """Return what was measured of a step in a line, with a verdict where it has a bound."""
    seconds, peak = done.cpu if in_cpu else done.seconds, done.peak / _MEGABYTE
    scale = max(rows / 100_000, 1)
    kept = (step.seconds is None or seconds <= step.seconds * scale) and (
        step.megabytes is None or peak <= step.megabytes
    )
    bounds = [f"{step.seconds * scale:g} s"] if step.seconds is not None else []
    bounds += [f"{step.megabytes:g} MB"] if step.megabytes is not None else []
    verdict = f"{'kept' if kept else 'missed'}: at most {', '.join(bounds)}" if bounds else ""
    return f"{step.what:<26}{seconds:>8.1f} s{peak:>8.0f} MB   {verdict}".rstrip()


def measured(step: Step, folder: Path, environment: Mapping[str, str]) -> Ended:
    """Run a step on the log and the table in a folder; ends the program where it fails."""
    words = [word.format(table=folder / "table.csv") for word in step.words]
    done = ended((*OURS, *words, "--log", str(folder / "events.yaml")), environment)
    if done.code or step.says not in done.out + done.err:
        raise SystemExit(f"{step.what}: ended with {done.code}: {done.err[-300:]}")
    return done


def run(rows: int, steps: Sequence[Step], *, in_cpu: bool) -> None:
    """Measure some steps on a new log, and print a line for each."""
    with tempfile.TemporaryDirectory(prefix="timeline-import-") as name:
        folder = Path(name)
        own = {"XDG_CACHE_HOME": str(folder / "cache"), "XDG_STATE_HOME": str(folder / "state"), "COLUMNS": "100"}
        write_rows(folder / "table.csv", rows)
        (folder / "events.yaml").write_text(_LOG, encoding="utf-8")
        print(f"{rows:,} rows, {'CPU' if in_cpu else 'wall'} time")
        for step in steps:
            print(line_of(step, measured(step, folder, {**os.environ, **own}), rows, in_cpu=in_cpu), flush=True)


def main(words: Sequence[str] | None = None) -> None:
    """Run the benchmark as its arguments say."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.imports", description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000, help="number of rows (%(default)s)")
    parser.add_argument("--report", type=int, metavar="ROWS", help="only the report, of so many rows")
    parser.add_argument("--cpu", action="store_true", help="the time of the processor, where others use it too")
    given = parser.parse_args(words)
    if given.report is not None:
        run(given.report, (REPORT,), in_cpu=given.cpu)
    else:
        run(given.rows, STEPS, in_cpu=given.cpu)


if __name__ == "__main__":
    main()
