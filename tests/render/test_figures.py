"""Figures and disputes as people see them, at several widths; each golden file was read before it was kept.

`UPDATE_GOLDEN=1 pytest tests/render` writes them anew; read the difference.
"""

import os
from pathlib import Path

import pytest

from tests.helpers import a_log, run
from timeline.render.lines import cells

GOLDEN = Path(__file__).parents[1] / "golden"
COMMANDS = {"figures": ("figures",), "disputes": ("disputes",), "show-figure": ("show", "somalia-2024-acled")}


@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize("name", COMMANDS)
def test_golden(name: str, width: int) -> None:
    done = run(*COMMANDS[name], "--as-of", "2025-03-18", "--log", "figures.yaml", cwd=GOLDEN, COLUMNS=str(width))
    assert (done.code, done.err) == (0, "")
    path = GOLDEN / f"{name}-{width}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(done.out, encoding="utf-8")
    assert done.out == path.read_text(encoding="utf-8")
    assert max(map(cells, done.out.splitlines())) <= width
    assert not any(line != line.rstrip() for line in done.out.splitlines())


HEAD = """
sources: {s: {title: S, date: 2024}}
actors: {a: {name: A}, b: {name: B}}
figures:
"""


def test_comparable_series_share_one_scale() -> None:
    """120 and 60 on a scale of 120: the second bar ends in the middle of the first one's."""
    log = HEAD + (
        "  - {id: f, subject: a, measure: m, unit: u, as_of: 2024, low: 0, high: 120, by: a, sources: [s]}\n"
        "  - {id: g, subject: a, measure: m, unit: u, as_of: 2024, low: 0, high: 60, by: b, sources: [s]}\n"
    )
    out = run("figures", "--log", a_log(log), COLUMNS="80").out.splitlines()
    first, second = (next(line for line in out if line.startswith(f"  2024  0 to {high}")) for high in (120, 60))
    assert first.index("├") == second.index("├")
    assert abs(2 * (second.index("┤") - second.index("├")) - (first.index("┤") - first.index("├"))) <= 1


def test_a_lone_number_needs_no_chart() -> None:
    log = HEAD + "  - {id: f, subject: a, measure: m, unit: u, as_of: 2024, value: 5, sources: [s]}\n"
    assert "·●" not in run("figures", "--log", a_log(log)).out


def test_a_figure_that_is_only_possible_is_marked() -> None:
    log = HEAD + "  - {id: f, subject: a, measure: m, unit: u, as_of: 2024, value: 5, sources: [s]}\n"
    assert "possible match" in run("figures", "--from", "2024-08", "--log", a_log(log)).out


def test_a_conflict_with_what_was_left_out_is_not_hidden() -> None:
    log = HEAD + (
        "  - {id: f, subject: a, measure: m, unit: u, as_of: 2024, value: 5, by: a, sources: [s], tags: [x]}\n"
        "  - {id: g, subject: a, measure: m, unit: u, as_of: 2024, value: 6, by: b, sources: [s]}\n"
    )
    out = run("figures", "--tag", "x", "--log", a_log(log)).out
    assert "In conflict with figures that were not asked for" in out
    assert out.count("6 u") == 1


def test_nothing_found() -> None:
    done = run("figures", "--country", "FR", "--log", "figures.yaml", cwd=GOLDEN)
    assert done.out == "0 figures · log follows 2014 – 18 Mar 2025\n"
    assert done.err == "note: --country FR alone finds nothing\n"
    done = run("disputes", "--country", "FR", "--log", "figures.yaml", cwd=GOLDEN)
    assert done.out.splitlines()[:2] == ["What sources disagree about", "nothing"]
    assert done.err == "note: --country FR alone finds nothing\n"
