"""The benchmark of size: its rounds, verdicts, table, and cleaning up."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.benchmarks.processes import ROOT, Ended, ended
from tests.benchmarks.size.changing import of_changing_log
from tests.benchmarks.size.logs import Log
from tests.benchmarks.size.questions import shipped, with_few_answers
from tests.benchmarks.size.report import BEGIN, END, measurements, verdicts, write_table
from tests.benchmarks.size.rivals import HLEDGER, LOADER, RECSEL
from tests.benchmarks.size.rounds import Bounds, Job, Measured, cpu, ratio, run_in_rounds, wanted
from tests.benchmarks.size.targets import TARGETS, Target, judged, named
from tests.benchmarks.size.whole import with_many_answers
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
        Bounds(rounds=2, limit=60),
        tell=lambda _: None,
    )
    assert turns == ["one", "broken", "two", "one", "two"]
    assert results["wrong", 1].failure == "fine is wrong"
    assert "ZeroDivisionError" in results["broken", 1].failure
    assert "No such file" in results["absent", 1].failure
    assert len(results["two", 1].times) == 2


def test_a_job_runs_as_often_as_it_wants_and_while_there_is_time() -> None:
    ok = [sys.executable, "-c", "pass"]
    jobs = [Job(("often", 1), ok, environment()), Job(("twice", 1), ok, environment(), most=2)]
    assert [len(one.times) for one in run_in_rounds(jobs, Bounds(3), lambda _: None).values()] == [3, 2]
    told: list[str] = []
    late = run_in_rounds(jobs, Bounds(3, budget=0), told.append)
    assert [len(one.times) for one in late.values()] == [1, 1]
    assert told == ["round 1 of 3: 2 commands", "no time is left for round 2"]


def test_what_takes_back_another_job_runs_as_often_as_that_one() -> None:
    first = Job(("slow", 1), (sys.executable, "-c", "print('slow')"), environment())
    second = Job(("quick", 1), (sys.executable, "-c", ""), environment(), after=first.key)

    def clock(done: Ended) -> float:
        return 2.0 if done.out else 0.1

    found = run_in_rounds([first, second], Bounds(5), lambda _: None, clock)
    assert [len(one.times) for one in found.values()] == [3, 3]


def test_the_time_is_that_of_the_wall_or_of_the_processor() -> None:
    job = Job(("sleeper", 1), [sys.executable, "-c", "import time; time.sleep(1)"], environment())
    assert run_in_rounds([job], Bounds(1), lambda _: None)["sleeper", 1].seconds >= 1
    assert 0 < run_in_rounds([job], Bounds(1), lambda _: None, cpu)["sleeper", 1].seconds < 0.9


def test_a_ratio_is_taken_round_by_round() -> None:
    # 2/1, 6/2, 40/10: the median of the ratios is 3, the ratio of the medians too; a drift of one round does not count.
    assert ratio(Measured([2, 6, 40]), Measured([1, 2, 10])) == 3
    assert ratio(Measured([2, 4, 90]), Measured([8])) == 0.5


def test_a_target_is_kept_missed_or_not_measured() -> None:
    def target(name: str, at_most: float) -> Target:
        return Target("Few answers", name, ((name, 1), ("other", 1)), ratio, at_most)

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


@pytest.mark.parametrize(
    ("what", "sizes", "at_most"),
    [
        ("`list --limit 20`, 1,000,000 events / 1,000", (1_000_000, 1_000), 2),
        ("`list --limit 20` of a country with thousands of answers, 100,000 events / 1,000", (100_000, 1_000), 1.3),
        ("`list` of 100,000 events as csv, peak memory", (100_000,), 120),
        ("`list` of 100,000 events as jsonl, peak memory", (100_000,), 120),
        ("`list` of 100,000 events as text, peak memory", (100_000,), 120),
        ("`list` of 100,000 events as md, peak memory", (100_000,), 120),
        ("`list` of 100,000 events as ics, peak memory", (100_000,), 120),
        ("`list` of 100,000 events as json, peak memory", (100_000,), 150),
        ("`list` of 100,000 events as xlsx, peak memory", (100_000,), 300),
        ("`list --format csv` of 100,000 events / PyYAML's C loader alone", (100_000, 100_000), 0.4),
        ("`state` of a day, 100,000 events / 1,000", (100_000, 1_000), 5),
        ("`stats`, 100,000 events / 1,000", (100_000, 1_000), 5),
        ("`sources`, 100,000 events / 1,000", (100_000, 1_000), 5),
        ("`search` of a frequent word, `--limit 20`, 100,000 events / 1,000", (100_000, 1_000), 5),
        ("`check` after one edit, 100,000 events / with an empty cache", (100_000, 100_000), 0.15),
        ("first answer with an empty cache, 100,000 events / PyYAML's C loader alone", (100_000, 100_000), 1.35),
    ],
)
def test_what_is_asked_of_large_answers(what: str, sizes: tuple[int, ...], at_most: float) -> None:
    (target,) = (target for target in TARGETS if target.what == what)
    assert tuple(size for _, size in target.keys) == sizes
    assert target.at_most == at_most


def test_every_target_is_measured(tmp_path: Path) -> None:
    jobs = list(shipped({}, tmp_path))
    for size in (1_000, 100_000, 1_000_000):
        log = Log(tmp_path / str(size), size, {})
        jobs += [*with_few_answers(log), *with_many_answers(log), *of_changing_log(log)]
    keys = [job.key for job in jobs]
    assert len(set(keys)) == len(keys)
    others = {RECSEL, HLEDGER, LOADER}
    assert {key for target in TARGETS for key in target.keys if key[0] not in others} <= set(keys)


def test_targets_are_chosen_by_their_words() -> None:
    assert named(()) == TARGETS
    assert [target.what for target in named(["CHECK", "of a day"])] == [
        "`state` of a day, 100,000 events / 1,000",
        "`check` after one edit, 100,000 events / with an empty cache",
        *(
            f"an event {done} by a command, {size} events / first answer and `check` after one edit, and a copy"
            for done in ("added", "taken back")
            for size in ("1,000", "100,000")
        ),
    ]
    assert named(["nothing of it"]) == ()


def test_the_table_stands_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "speed.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    write_table(page, judged({}))
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"before\n{BEGIN}\n## A small log\n\n| what | measured |")
    kinds = ["A small log", "Few answers", "Many answers, or all", "A new log, and an edited one"]
    assert re.findall(r"(?m)^## (.+)$", text) == kinds
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
