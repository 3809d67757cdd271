"""The speed of reading plain dates: `python -m tests.benchmarks.dates`.

Compares `parse` with `datetime.date.fromisoformat`, which only finds the day, on the same days in the same run.
"""

import datetime
import statistics
import time
from collections.abc import Callable, Sequence

from timeline.dates import parse

ROUNDS = 7


def plain_days(count: int) -> list[str]:
    """Days as a log writes them, from 1900 on."""
    first = datetime.date(1900, 1, 1).toordinal()
    return [datetime.date.fromordinal(first + at % 45_000).isoformat() for at in range(count)]


def rate(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Texts per second, the median of some rounds."""
    times = []
    for _ in range(ROUNDS):
        before = time.perf_counter()
        for text in texts:
            read(text)
        times.append(time.perf_counter() - before)
    return len(texts) / statistics.median(times)


def main() -> None:
    days = plain_days(100_000)
    theirs = rate(datetime.date.fromisoformat, days)
    ours = rate(parse, days)
    kinds = {
        "plain days": days,
        "days, months and years": [text[: (10, 7, 4)[at % 3]] for at, text in enumerate(days)],
        "EDTF of other kinds": ["2014/2019-03", "2023-05~", "[..2025-09]", "199X"] * 2_500,
        "English phrases": ["27 September 2024", "by the end of 2025", "since 2014"] * 1_000,
    }
    for name, texts in kinds.items():
        print(f"{name:24}{ours if texts is days else rate(parse, texts):>12,.0f} dates/s")
    print(f"{'date.fromisoformat':24}{theirs:>12,.0f} dates/s, {theirs / ours:.1f} times as fast as plain days")


if __name__ == "__main__":
    main()
