"""Answers at several widths; each golden file was read by a person before it was kept.

`UPDATE_GOLDEN=1 pytest tests/render` writes them anew; read the difference.
"""

import os
from pathlib import Path

import pytest

from tests.helpers import a_log, run
from timeline.render.lines import cells

GOLDEN = Path(__file__).parents[1] / "golden"
WIDTHS = (40, 60, 100, 200)
COMMANDS = {
    "list": ("list", "--as-of", "2025-03-18", "--on", "2024/2025-09-15"),
    "show": ("show", "--as-of", "2025-03-18", "minister-visits-baghdad", "us-presence-in-anbar", "daesh", "anbar"),
    "actors": ("actors", "--as-of", "2025-03-18"),
    "places": ("places", "--as-of", "2025-03-18", "--country", "Iraq"),
    "date": ("date", "early 2022", "by September 2025", "2014/2019~", "Friday", "--as-of", "2025-03-18"),
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", COMMANDS)
def test_golden(name: str, width: int) -> None:
    log = () if name == "date" else ("--log", "chronology.yaml")
    done = run(*COMMANDS[name], *log, cwd=GOLDEN, COLUMNS=str(width))
    assert done.code == (1 if name == "date" else 0), done.err
    path = GOLDEN / f"{name}-{width}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(done.out, encoding="utf-8")
    assert done.out == path.read_text(encoding="utf-8")
    assert max(map(cells, done.out.splitlines())) <= width
    assert not any(line != line.rstrip() for line in done.out.splitlines())


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_search(width: int) -> None:
    asked = ("search", "prison", "or", "caliphate", "--as-of", "2025-03-18", "--log", "search.yaml")
    done = run(*asked, cwd=GOLDEN, COLUMNS=str(width))
    assert (done.code, done.err) == (0, "")
    path = GOLDEN / f"search-{width}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(done.out, encoding="utf-8")
    assert done.out == path.read_text(encoding="utf-8")
    assert max(map(cells, done.out.splitlines())) <= width
    assert not any(line != line.rstrip() for line in done.out.splitlines())


def test_a_date_is_broken_between_its_parts() -> None:
    """A break in `between 2014 and 13 | Feb 2024` would be wrong."""
    path = a_log("events: [{id: e, date: between 2014 and 13 February 2024, title: T, type: law}]")
    lines = run("list", "--log", path, COLUMNS="100").out.partition("\n2014")[2].splitlines()[1:3]
    assert [line[:20].rstrip() for line in lines] == ["between 2014", "and 13 Feb 2024"]
    lines = run("list", "--log", path, COLUMNS="60").out.partition("\n2014")[2].splitlines()[1:3]
    assert [line[:15].rstrip() for line in lines] == ["between 2014", "and 13 Feb 2024"]


def test_nothing_is_narrower_than_forty_columns() -> None:
    narrow = run(*COMMANDS["list"], "--log", "chronology.yaml", cwd=GOLDEN, COLUMNS="20")
    assert narrow.out == (GOLDEN / "list-40.txt").read_text(encoding="utf-8")
