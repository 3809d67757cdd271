"""Running many commands in rounds, each once in every round, so that a drift of the machine meets all alike."""

import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.benchmarks.processes import Ended, TooSlow, ended

Key = tuple[str, int]
"""The name of a job, and the size of its log."""

_QUICK, _SLOW = 1.0, 40.0
"""Seconds: what is quicker runs in every round, what is slower once, what lies between thrice."""


def _nothing() -> None:
    pass


def _no_complaint(_: Ended) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Job:
    """A command to be measured; `prepare` is called before each run, `complaint` says what is wrong with its answer.

    It runs `most` times at most; one that takes back what another has done (`after`) runs as often as that one.
    """

    key: Key
    command: Sequence[str]
    environment: Mapping[str, str]
    terminal: bool = False
    prepare: Callable[[], None] = _nothing
    complaint: Callable[[Ended], str] = _no_complaint
    most: int = 1_000
    after: Key | None = None


@dataclass(slots=True)
class Measured:
    """The times of a job in seconds, its peak memory in bytes, or why there is nothing."""

    times: list[float] = field(default_factory=list)
    peaks: list[int] = field(default_factory=list)
    failure: str = ""

    @property
    def seconds(self) -> float:
        """The median time."""
        return statistics.median(self.times)

    @property
    def peak(self) -> float:
        """The median of the peaks of memory."""
        return statistics.median(self.peaks)


Results = Mapping[Key, Measured]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bounds of a measurement: the number of rounds, the seconds for one process, and those for all of them.

    When the time for all is over, no further round begins.
    """

    rounds: int
    limit: float = 3600
    budget: float = float("inf")


def wall(done: Ended) -> float:
    """The time that passed while a process ran."""
    return done.seconds


def cpu(done: Ended) -> float:
    """The time that a process itself used, for a machine that others use too."""
    return done.cpu


def run_in_rounds(
    jobs: Sequence[Job], bounds: Bounds, tell: Callable[[str], None], clock: Callable[[Ended], float] = wall
) -> dict[Key, Measured]:
    """Measure all jobs; one that fails is not tried again."""
    results = {job.key: Measured() for job in jobs}
    end = time.monotonic() + bounds.budget
    for number in range(bounds.rounds):
        due = [
            job
            for job in jobs
            if number < min(wanted(results[job.after or job.key].times, bounds.rounds), job.most)
            and not results[job.key].failure
        ]
        if number and time.monotonic() > end:
            tell(f"no time is left for round {number + 1}")
            break
        tell(f"round {number + 1} of {bounds.rounds}: {len(due)} commands")
        for job in due:
            _run(job, results[job.key], bounds.limit, clock)
    return results


def wanted(times: Sequence[float], rounds: int) -> int:
    """The number of runs of a job, by its times so far: at least one."""
    if not times:
        return 1
    typical = statistics.median(times)
    return rounds if typical < _QUICK else min(3, rounds) if typical < _SLOW else 1


def _run(job: Job, result: Measured, limit: float, clock: Callable[[Ended], float]) -> None:
    job.prepare()
    try:
        done = ended(job.command, job.environment, terminal=job.terminal, limit=limit)
    except (OSError, TooSlow) as error:
        result.failure = str(error)
        return
    if done.code:
        lines = done.err.strip().splitlines() or [""]
        result.failure = f"ended with {done.code}: {lines[-1][:100]}"
    else:
        result.failure = job.complaint(done)
    result.times.append(clock(done))
    result.peaks.append(done.peak)


def ratio(one: Measured, other: Measured) -> float:
    """The ratio of the times of two jobs: round by round if both ran in the same rounds."""
    if len(one.times) == len(other.times):
        return statistics.median(a / b for a, b in zip(one.times, other.times, strict=True))
    return one.seconds / other.seconds


def is_there(results: Results, keys: Iterable[Key]) -> bool:
    """Return whether all of these were measured, and answered rightly."""
    return all(key in results and results[key].times and not results[key].failure for key in keys)
