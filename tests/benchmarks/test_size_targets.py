"""The benchmark of size: its rounds, verdicts, table, and cleaning up."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.benchmarks.processes import ROOT, ended
from tests.benchmarks.size.report import BEGIN, END, measurements, verdicts, write_table
from tests.benchmarks.size.rounds import Job, Measured, ratio, run_in_rounds, wanted
from tests.benchmarks.size.targets import TARGETS, Target, judged
from tests.helpers import environment

MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    ("times", "runs"), [([], 1), ([0.9], 15), ([1.1], 3), ([39.0], 3), ([41.0], 1), ([0.5, 2.0, 0.5], 15)]
)
def test_slow_measurements_run_less_often(times: list[float], runs: int) -> None:
    assert wanted(times, 15) == runs


def test_jobs_take_turns_and_a_failure_is_not_tried_again() -> None:
    turns: list[str] = []
    ok = [sys.executable, "-c", "print('fine')"]
    results = run_in_rounds(
        [
            Job(("one", 1), ok, environment(), prepare=lambda: turns.append("one")),
            Job(("wrong", 1), ok, environment(), complaint=lambda done: f"{done.out.strip()} is wrong"),
            Job(("broken", 1), [sys.executable, "-c", "0/0"], environment(), prepare=lambda: turns.append("broken")),
            Job(("two", 1), ok, environment(), prepare=lambda: turns.append("two")),
            Job(("absent", 1), ["/nonexistent/program"], environment()),
        ],
        rounds=2,
        limit=60,
        tell=lambda _: None,
    )
    assert turns == ["one", "broken", "two", "one", "two"]
    assert results["wrong", 1].failure == "fine is wrong"
    assert "ZeroDivisionError" in results["broken", 1].failure
    assert "No such file" in results["absent", 1].failure
    assert len(results["two", 1].times) == 2


def test_a_ratio_is_taken_round_by_round() -> None:
    # 2/1, 6/2, 40/10: the median of the ratios is 3, the ratio of the medians too; a drift of one round does not count.
    assert ratio(Measured([2, 6, 40]), Measured([1, 2, 10])) == 3
    assert ratio(Measured([2, 4, 90]), Measured([8])) == 0.5


def test_a_target_is_kept_missed_or_not_measured() -> None:
    def target(name: str, at_most: float) -> Target:
        return Target(name, ((name, 1), ("other", 1)), ratio, at_most)

    results = {
        ("bound", 1): Measured([3.0], [1]),
        ("above", 1): Measured([3.1], [1]),
        ("just above", 1): Measured([3.0004], [1]),
        ("wrong", 1): Measured([0.1], [1], failure="19 rows instead of 20"),
        ("other", 1): Measured([1.0], [1]),
    }
    targets = [target("bound", 3), target("above", 3), target("just above", 3), target("wrong", 3), target("absent", 3)]
    found = judged(results, targets)
    assert [one.verdict for one in found] == ["kept", "missed", "missed", "not measured", "not measured"]
    lines = [re.sub(r" +", " ", line) for line in verdicts(found)]
    assert lines == [
        "✓ kept bound 3.00 at most 3.00",
        "✗ missed above 3.10 at most 3.00",
        "✗ missed just above 3.0004 at most 3.00",
        "? not measured wrong – at most 3.00",
        "? not measured absent – at most 3.00",
        "1 kept, 2 missed, 2 not measured",
    ]
    text = "\n".join(measurements(results))
    assert "! wrong, 1 events: 19 rows instead of 20" in text
    assert re.search(r"bound +3000 ms ×1 ", text)


def test_memory_is_judged_in_megabytes_and_completion_in_milliseconds() -> None:
    what = {target.unit: target for target in TARGETS}
    assert what["MB"].value(Measured([1], [70 * MEGABYTE])) == 70
    assert what["ms"].value(Measured([0.15], [1])) == 150


def test_the_table_stands_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "speed.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    write_table(page, judged({}))
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"before\n{BEGIN}\n| what | ratio |")
    assert text.endswith(f".\n{END}\nafter\n")
    assert "old" not in text
    assert text.count("| ? not measured | 0 |") == len(TARGETS)
    page.write_text("no marks", encoding="utf-8")
    with pytest.raises(ValueError, match="no place"):
        write_table(page, ())


def test_the_manual_has_a_place_for_the_table() -> None:
    page = (ROOT / "timeline" / "manual" / "speed.md").read_text(encoding="utf-8")
    assert page.count(BEGIN) == page.count(END) == 1
    assert page.index(BEGIN) < page.index(END)


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_interrupting_it_leaves_nothing_behind(kind: signal.Signals, tmp_path: Path) -> None:
    words = ["--sizes", "100", "--runs", "1000", "--folder", str(tmp_path)]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.size", *words],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    with process.stderr:
        while not process.stderr.readline().startswith("writing"):
            assert process.poll() is None
        while not list(tmp_path.glob("*/100/events.yaml")):
            time.sleep(0.01)
        process.send_signal(kind)
        assert process.wait(timeout=60) == 128 + kind
    assert list(tmp_path.iterdir()) == []


def test_it_refuses_a_table_without_the_sizes_that_it_with_subject() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.size", "--quick", "--write"]
    done = ended(command, environment())
    assert done.code == 2
    assert "--write needs the sizes" in done.err
