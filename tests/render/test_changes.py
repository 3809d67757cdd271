"""The picture on a day for people: golden files, every width, heads.

`UPDATE_GOLDEN=1 pytest tests/render` writes the golden files anew; read the difference.
"""

import os
from pathlib import Path

import pytest

from tests.helpers import a_log, run
from timeline.render.lines import cells

GOLDEN = Path(__file__).parents[1] / "golden"
SHIPPED = str(Path(__file__).parents[2] / "events.yaml")
ASKED = {
    "state": ("state", "2024-10-15", "--as-of", "2025-03-18"),
    "state-then": ("state", "2024-10-15", "--as-of", "2024-10-15"),
}


def shown(*args: str, width: int = 100, log: str = "changes.yaml") -> str:
    done = run(*args, "--log", log, cwd=GOLDEN, COLUMNS=str(width))
    assert done.code == 0, done.err
    return done.out


@pytest.mark.parametrize("name", ASKED)
def test_golden(name: str) -> None:
    out, path = shown(*ASKED[name]), GOLDEN / f"{name}-100.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(out, encoding="utf-8")
    assert out == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize("name", ASKED)
def test_nothing_is_wider_than_the_screen_and_nothing_is_lost(name: str, width: int) -> None:
    out = shown(*ASKED[name], width=width)
    assert max(map(cells, out.splitlines())) <= width
    assert not any(line != line.rstrip() for line in out.splitlines())
    # A long id is broken where it must be; dates and titles stand beside each other, so that only letters are counted.
    assert sorted(filter(str.isalnum, out)) == sorted(filter(str.isalnum, shown(*ASKED[name], width=200)))


@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize(
    "args",
    [("state", "2024-10-01"), ("state", "2024")],
    ids=" ".join,
)
def test_the_shipped_log_fits_any_width(args: tuple[str, ...], width: int) -> None:
    out = shown(*args, "--as-of", "2026-11-20", width=width, log=SHIPPED)
    assert max(map(cells, out.splitlines())) <= width


def text(log: str, *args: str) -> str:
    return shown(*args, log=a_log(f"timeline: {{title: A, covers: 2000/2025-03-18}}\n{log}"))


def test_nothing() -> None:
    foot = "\n\nlog follows 2000 – 18 Mar 2025\n"
    assert text("events: []\n", "state", "2024-10-01") == f"The picture on 1 Oct 2024\nnothing{foot}"


HEADS = [
    (("state", "2024-10"), "The picture at some time in Oct 2024"),
    (("state", "2024-10-01", "--as-of", "2024-10-02"), "The picture on 1 Oct 2024"),
    (("state", "2024-10-01", "--as-of", "2024-10-01"), "The picture on 1 Oct 2024, as known on 1 Oct 2024"),
]  # fmt: skip


@pytest.mark.parametrize(("args", "head"), HEADS)
def test_what_is_told_of_which_time(args: tuple[str, ...], head: str) -> None:
    assert text("events: []\n", *args).splitlines()[0] == head
