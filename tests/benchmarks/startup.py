"""How long `timeline list --country Iraq` takes as a whole process, against a small program of the same libraries.

Run as `python -m tests.benchmarks.startup [RUNS]`. Both are run in turn, so that the ratio holds when the machine
drifts; medians are printed.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]

HELLO = """
import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer()


@app.command()
def hello(name: str = "world") -> None:
    table = Table(title="hello")
    table.add_column("number")
    table.add_column("name")
    for number in range(5):
        table.add_row(str(number), name)
    Console().print(table)


app()
"""


def seconds(command: list[str]) -> float:
    """The wall time of one run, its output read and thrown away."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return time.perf_counter() - start


def main(runs: int) -> None:
    """Print medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO, encoding="utf-8")
        ours = [sys.executable, "-m", "timeline", "list", "--country", "Iraq"]
        theirs = [sys.executable, str(hello)]
        for command in (ours, theirs):
            seconds(command)
        pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
    answer, reference = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"list --country Iraq {answer * 1000:.0f} ms, hello {reference * 1000:.0f} ms, ratio {ratio:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
