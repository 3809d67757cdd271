"""The targets, as ratios of times that were measured in one run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from tests.benchmarks.size.changing import ADD, CHECK_COLD, CHECK_EDITED, COLD, COPY, EDITED, UNDO
from tests.benchmarks.size.entries import ROWS
from tests.benchmarks.size.questions import (
    COMPLETE_ACTOR,
    COMPLETE_ID,
    FIRST_OF_ALL,
    FIRST_OF_COUNTRY,
    FIRST_OF_WORD,
    HELLO_PIPE,
    HELLO_TERMINAL,
    LIST,
    LIST_TERMINAL,
    SHIPPED,
)
from tests.benchmarks.size.rivals import HLEDGER, LOADER, RECSEL
from tests.benchmarks.size.rounds import Key, Measured, Results, is_there, ratio
from tests.benchmarks.size.whole import SOURCES, STATE, STATS, listed_as

Unit = Literal["", "MB", "ms"]
Verdict = Literal["kept", "missed", "not measured"]
Kind = Literal["A small log", "Few answers", "Many answers, or all", "A new log, and an edited one"]

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Target:
    """A number that is to stay under a bound: a ratio where it has no unit; `aim` is what we would like."""

    kind: Kind
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


def _of_sum(one: Measured, *others: Measured) -> float:
    """The ratio of the time of a job to those of several others together."""
    return one.seconds / sum(other.seconds for other in others)


def _milliseconds(one: Measured) -> float:
    return one.seconds * 1000


K, M = 1_000, 1_000_000


def _small(what: str, one: str, other: str) -> Target:
    return Target("A small log", what, ((one, SHIPPED), (other, SHIPPED)), ratio, 1.2)


def _few(what: str, one: Key, other: Key, at_most: float) -> Target:
    return Target("Few answers", what, (one, other), ratio, at_most)


def _completed(what: str, name: str) -> Target:
    return Target("Few answers", what, ((name, 100 * K),), _milliseconds, 150, "ms")


def _all(name: str, what: str) -> Target:
    keys = (name, 100 * K), (name, K)
    return Target("Many answers, or all", f"{what}, 100,000 events / 1,000", keys, ratio, 5)


def _whole_memory(form: str, at_most: float) -> Target:
    what = f"`list` of 100,000 events as {form}, peak memory"
    return Target("Many answers, or all", what, ((listed_as(form), 100 * K),), _peak, at_most, "MB")


def _edit(what: str, key: str, size: int) -> Target:
    """An edit by a command against what it cannot do without: an answer, a check, the file read and written."""
    words = f"an event {what} by a command, {size:,} events / first answer and `check` after one edit, and a copy"
    keys = ((key, size), (EDITED, size), (CHECK_EDITED, size), (COPY, size))
    return Target("A new log, and an edited one", words, keys, _of_sum, 1)


def _changing(what: str, one: Key, other: Key, at_most: float, aim: float | None = None) -> Target:
    return Target("A new log, and an edited one", what, (one, other), ratio, at_most, aim=aim)


TARGETS: tuple[Target, ...] = (
    _small("`list --country Iraq`, shipped log, in a pipe / hello", LIST, HELLO_PIPE),
    _small("`list --country Iraq`, shipped log, on a terminal / hello", LIST_TERMINAL, HELLO_TERMINAL),
    _few(f"{ROWS} rows out of 100,000 events / out of 1,000", (LIST, 100 * K), (LIST, K), 1.3),
    _few(f"{ROWS} rows out of 1,000,000 events / out of 1,000", (LIST, M), (LIST, K), 2),
    _few(f"{ROWS} rows out of 100,000 events / `recsel`", (LIST, 100 * K), (RECSEL, 100 * K), 0.06),
    _few(f"{ROWS} rows out of 100,000 events / `hledger`", (LIST, 100 * K), (HLEDGER, 100 * K), 0.03),
    Target("Few answers", f"{ROWS} rows out of 100,000 events, peak memory", ((LIST, 100 * K),), _peak, 70, "MB"),
    _completed("completion of an actor, 100,000 events", COMPLETE_ACTOR),
    _completed("completion of an id, 100,000 events", COMPLETE_ID),
    _few(
        f"`list --limit {ROWS}` of a country with thousands of answers, 100,000 events / 1,000",
        (FIRST_OF_COUNTRY, 100 * K),
        (FIRST_OF_COUNTRY, K),
        1.3,
    ),
    _few(f"`list --limit {ROWS}`, 1,000,000 events / 1,000", (FIRST_OF_ALL, M), (FIRST_OF_ALL, K), 2),
    _all(FIRST_OF_WORD, f"`search` of a frequent word, `--limit {ROWS}`"),
    _all(STATE, "`state` of a day"),
    _all(STATS, "`stats`"),
    _all(SOURCES, "`sources`"),
    Target(
        "Many answers, or all",
        "`list --format csv` of 100,000 events / PyYAML's C loader alone",
        ((listed_as("csv"), 100 * K), (LOADER, 100 * K)),
        ratio,
        0.4,
    ),
    _whole_memory("csv", 120),
    _whole_memory("jsonl", 120),
    _whole_memory("text", 120),
    _whole_memory("md", 120),
    _whole_memory("ics", 120),
    _whole_memory("json", 150),
    _whole_memory("xlsx", 300),
    _changing(
        "first answer with an empty cache, 100,000 events / PyYAML's C loader alone",
        (COLD, 100 * K),
        (LOADER, 100 * K),
        1.35,
        aim=1.0,
    ),
    Target(
        "A new log, and an edited one",
        "first answer with an empty cache, 100,000 events, peak memory",
        ((COLD, 100 * K),),
        _peak,
        300,
        "MB",
    ),
    _changing(
        "first answer after one edit, 100,000 events / with an empty cache", (EDITED, 100 * K), (COLD, 100 * K), 0.3
    ),
    _changing(
        "`check` after one edit, 100,000 events / with an empty cache",
        (CHECK_EDITED, 100 * K),
        (CHECK_COLD, 100 * K),
        0.15,
    ),
    *(_edit(what, key, size) for what, key in (("added", ADD), ("taken back", UNDO)) for size in (K, 100 * K)),
    Target(
        "A new log, and an edited one",
        "an event added by a command, 100,000 events, peak memory",
        ((ADD, 100 * K),),
        _peak,
        150,
        "MB",
    ),
)


def named(texts: Sequence[str]) -> tuple[Target, ...]:
    """The targets that speak of any of these texts, in small letters or capitals; all targets without a text."""
    wanted = [text.casefold() for text in texts]
    return tuple(target for target in TARGETS if not wanted or any(text in target.what.casefold() for text in wanted))


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
