"""The targets, as ratios of times that were measured in one run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from tests.benchmarks.size.questions import (
    COLD,
    COMPLETE_ACTOR,
    COMPLETE_ID,
    EDITED,
    HELLO_PIPE,
    HELLO_TERMINAL,
    LIST,
    LIST_TERMINAL,
    SHIPPED,
)
from tests.benchmarks.size.rivals import HLEDGER, LOADER, RECSEL
from tests.benchmarks.size.rounds import Key, Measured, Results, is_there, ratio

Unit = Literal["", "MB", "ms"]
Verdict = Literal["kept", "missed", "not measured"]

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Target:
    """A number that is to stay under a bound: a ratio where it has no unit; `aim` is what we would like."""

    what: str
    keys: tuple[Key, ...]
    value: Callable[..., float]
    at_most: float
    unit: Unit = ""
    aim: float | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A target with what was measured, in how many runs at least; None where nothing was."""

    target: Target
    value: float | None
    runs: int

    @property
    def verdict(self) -> Verdict:
        """Return whether the target is kept; a value at the bound keeps it."""
        if self.value is None:
            return "not measured"
        return "kept" if self.value <= self.target.at_most else "missed"


def _peak(one: Measured) -> float:
    return one.peak / _MEGABYTE


def _milliseconds(one: Measured) -> float:
    return one.seconds * 1000


def _of_list(what: str, size: int, other: Key, at_most: float) -> Target:
    return Target(what, ((LIST, size), other), ratio, at_most)


K, M = 1_000, 1_000_000

TARGETS: tuple[Target, ...] = (
    _of_list("`list --country Iraq`, shipped log, in a pipe / hello", SHIPPED, (HELLO_PIPE, SHIPPED), 1.2),
    Target(
        "`list --country Iraq`, shipped log, on a terminal / hello",
        ((LIST_TERMINAL, SHIPPED), (HELLO_TERMINAL, SHIPPED)),
        ratio,
        1.2,
    ),
    _of_list("20 rows out of 100,000 events / out of 1,000", 100 * K, (LIST, K), 1.3),
    _of_list("20 rows out of 1,000,000 events / out of 1,000", M, (LIST, K), 2),
    _of_list("20 rows out of 100,000 events / `recsel`", 100 * K, (RECSEL, 100 * K), 0.06),
    _of_list("20 rows out of 100,000 events / `hledger`", 100 * K, (HLEDGER, 100 * K), 0.03),
    Target("20 rows out of 100,000 events, peak memory", ((LIST, 100 * K),), _peak, 70, "MB"),
    Target(
        "first answer with an empty cache, 100,000 events / PyYAML's C loader alone",
        ((COLD, 100 * K), (LOADER, 100 * K)),
        ratio,
        1.35,
        aim=1.0,
    ),
    Target("first answer with an empty cache, 100,000 events, peak memory", ((COLD, 100 * K),), _peak, 300, "MB"),
    Target(
        "first answer after one edit, 100,000 events / with an empty cache",
        ((EDITED, 100 * K), (COLD, 100 * K)),
        ratio,
        0.3,
    ),
    Target("completion of an actor, 100,000 events", ((COMPLETE_ACTOR, 100 * K),), _milliseconds, 150, "ms"),
    Target("completion of an id, 100,000 events", ((COMPLETE_ID, 100 * K),), _milliseconds, 150, "ms"),
)


def judged(results: Results, targets: Sequence[Target] = TARGETS) -> tuple[Judged, ...]:
    """Every target with its value."""
    found = []
    for target in targets:
        if is_there(results, target.keys):
            measured = [results[key] for key in target.keys]
            runs = min(len(one.times) for one in measured)
            found.append(Judged(target, target.value(*measured), runs))
        else:
            found.append(Judged(target, None, 0))
    return tuple(found)
