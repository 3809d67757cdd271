"""The measurements, as text for the terminal, and as the table of the manual."""

import os
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.benchmarks.size.logs import MOST
from tests.benchmarks.size.questions import SHIPPED
from tests.benchmarks.size.rounds import Measured, Results
from tests.benchmarks.size.targets import Judged

BEGIN, END = "<!-- size benchmark -->", "<!-- /size benchmark -->"

_SIGNS = {"kept": "✓", "missed": "✗", "not measured": "?"}


def measurements(results: Results) -> Iterable[str]:
    """All measurements, a row for each job and a column for each size: median, runs, peak memory."""
    sizes = sorted({size for _, size in results})
    names = list(dict.fromkeys(name for name, _ in results))
    first = max((len(name) for name in names), default=0)
    yield " " * first + "".join(f"{_size(size):>28}" for size in sizes)
    for name in names:
        cells = (_cell(results.get((name, size))) for size in sizes)
        yield f"{name:{first}}" + "".join(f"{cell:>28}" for cell in cells)
    for (name, size), result in results.items():
        if result.failure:
            yield f"! {name}, {_size(size)}: {result.failure}"
    if any(size > MOST for size in sizes):
        yield f"Other programs are asked, and whole logs listed and checked, up to {MOST:,} events."


def _size(size: int) -> str:
    return "shipped log" if size == SHIPPED else f"{size:,} events"


def _cell(result: Measured | None) -> str:
    if result is None:
        return "–"
    if result.failure:
        return "failed"
    seconds = result.seconds
    time = f"{seconds * 1000:.0f} ms" if seconds < 10 else f"{seconds:.1f} s"
    return f"{time} ×{len(result.times)} {result.peak / 1e6:,.0f} MB"


def verdicts(found: Sequence[Judged]) -> Iterable[str]:
    """Each target: kept or missed, its value and its bound."""
    first = max((len(_plain(one)) for one in found), default=0)
    for one in found:
        aim = f", aim {one.target.aim:g}" if one.target.aim is not None else ""
        bound = f"at most {_number(one, one.target.at_most)}{aim}"
        yield f"{_SIGNS[one.verdict]} {one.verdict:12} {_plain(one):{first}}  {_value(one):>9}  {bound}"
    counts = {verdict: sum(one.verdict == verdict for one in found) for verdict in _SIGNS}
    yield ", ".join(f"{count} {verdict}" for verdict, count in counts.items())


def _plain(one: Judged) -> str:
    return one.target.what.replace("`", "")


def _value(one: Judged) -> str:
    if one.value is None:
        return "–"
    text = _number(one, one.value)
    if one.verdict == "missed" and text == _number(one, one.target.at_most):
        # Rounded, it would look kept.
        return f"{one.value:.5g} {one.target.unit}".rstrip()
    return text


def _number(one: Judged, value: float) -> str:
    """A ratio with two figures that count, an amount with its unit."""
    if one.target.unit:
        return f"{value:.0f} {one.target.unit}"
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}" if value < 10 else f"{value:,.0f}"


def machine() -> str:
    """The kind of this machine."""
    return f"{os.cpu_count()} cores ({platform.machine()}, {platform.system()}), Python {platform.python_version()}"


def table(found: Sequence[Judged]) -> str:
    """The tables of the manual, one for each kind of target."""
    lines = []
    for kind in dict.fromkeys(one.target.kind for one in found):
        lines += [f"## {kind}", "", "| what | measured | at most | | runs |", "|---|--:|--:|---|--:|"]
        lines += [
            f"| {one.target.what} | {_value(one)} | {_number(one, one.target.at_most)} "
            f"| {_SIGNS[one.verdict]} {one.verdict} | {one.runs} |"
            for one in found
            if one.target.kind == kind
        ]
        lines.append("")
    return "\n".join(
        [
            *lines,
            f"Medians of whole processes, measured in one run on {machine()}: for comparison with each other,",
            "no promise for another machine. What is slow runs once or thrice, as the last column says; other programs",
            f"are asked, and whole logs listed and checked, up to {MOST:,} events.",
        ]
    )


def write_table(page: Path, found: Sequence[Judged]) -> None:
    """Put the table between the marks in a page."""
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page.name} has no place for the table: {BEGIN} … {END}")
    page.write_text(f"{before}{BEGIN}\n{table(found)}\n{END}{after}", encoding="utf-8")
