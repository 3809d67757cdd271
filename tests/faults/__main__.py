"""Faults without end: `python -m tests.faults [--edits N] [--flips N] [--kills N] …`; 1 at the first wrong answer.

Everything but the moments of kills and races follows from the seed. After a wrong answer the log and its cache are
left where they are, the cache as it was just before the question in a folder beside it (`before`).
"""

import argparse
import sys
import time
from collections.abc import Callable
from random import Random

from tests.faults.bench import Bench, WrongAnswer
from tests.faults.bits import bits
from tests.faults.campaigns import any_edits, edits, flips, kills
from tests.faults.races import crowds, killed_mends, races, rubbish
from tests.faults.writes import crowds_of_writers, writes

_SMALL = 60
"""Number of events in a log that is written to: more would only take longer."""


def main() -> int:
    """Run what was asked for and say what was done."""
    options = _options()
    bench = Bench(servers=4, evidence=True)
    seed, size = options.seed, options.size

    def say(words: str) -> None:
        if options.verbose:
            print(words, flush=True)

    def look_for_rubbish() -> None:
        more, bytes = rubbish(bench, seed, options.rubbish, size, say)
        print(f"after {options.rubbish} kills, {more} files and {bytes:,} bytes more than in a fresh cache")

    def look_at_killed_mends() -> None:
        more, times = killed_mends(bench, seed, options.mends, size, say)
        print(
            f"after {options.mends} killed mends, {more} files more than usual at most, and {times:.1f} times its bytes"
        )

    def flip_bits() -> None:
        for at_once in (1, 100):
            replaced = bits(seed, options.bits, size, at_once, say=say)
            print(
                f"{at_once} bits at once: {replaced} of {options.bits} damaged files were read and replaced", flush=True
            )

    def kill_writers() -> None:
        ends = writes(bench, seed, options.writes, min(size, _SMALL), say)
        print(", ".join(f"{number} {end}" for end, number in ends.most_common()))
        rounds = max(1, options.writes // 10)
        refused = crowds_of_writers(bench, seed, rounds, min(size, _SMALL), 8, say)
        print(f"of 8 writers at once, {rounds} times, {refused} were refused, and nothing was lost", flush=True)

    steps = any_edits(Random(seed), options.edits)
    campaigns: list[tuple[str, int, Callable[[], object]]] = [
        ("edits", options.edits, lambda: edits(bench, seed, steps, size, 4, say)),
        ("edits of a small log", options.edits, lambda: edits(bench, seed + 1, steps, 20, 4, say)),
        ("flips", options.flips, lambda: flips(bench, seed, options.flips, size, say)),
        ("kills", options.kills, lambda: kills(bench, seed, options.kills, size, say)),
        ("races", options.races, lambda: races(bench, seed, options.races, size, say)),
        ("crowds", options.crowds, lambda: crowds(bench, seed, options.crowds, size, 4, say)),
        ("rounds of rubbish", options.rubbish, look_for_rubbish),
        ("killed mends", options.mends, look_at_killed_mends),
        ("damages by bits", options.bits, flip_bits),
        ("killed writers", options.writes, kill_writers),
    ]
    wrong = False
    print(f"seed {seed}, {size} events; files in {bench.folder}")
    try:
        for name, count, campaign in campaigns:
            start, asked = time.monotonic(), bench.asked
            if count:
                campaign()
                print(f"{count} {name}: {bench.asked - asked} answers, {time.monotonic() - start:.0f} s", flush=True)
    except WrongAnswer as error:
        wrong = True
        print(f"WRONG: {error}\nagain with: python -m tests.faults {' '.join(sys.argv[1:])}")
    finally:
        bench.close(keep=wrong)
    return int(wrong)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    numbers = {
        "edits": 100,
        "flips": 500,
        "kills": 50,
        "races": 50,
        "crowds": 50,
        "rubbish": 10,
        "mends": 40,
        "bits": 100,
        "writes": 200,
    }
    for name, count in numbers.items():
        parser.add_argument(f"--{name}", type=int, default=count, metavar="N", help=f"(default: {count})")
    parser.add_argument("--only", choices=sorted(numbers), help="nothing but these")
    parser.add_argument("--size", type=int, default=2000, help="events in the log (default: 2000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true", help="say each fault before its questions are asked")
    options = parser.parse_args()
    for name in numbers:
        if options.only not in (None, name):
            setattr(options, name, 0)
    return options


if __name__ == "__main__":
    sys.exit(main())
