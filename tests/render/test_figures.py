"""A figure in full at several widths; each golden file was read by a person before it was kept.

`UPDATE_GOLDEN=1 pytest tests/render` writes them anew; read the difference.
"""

import os
from pathlib import Path

import pytest

from tests.helpers import run
from timeline.render.lines import cells

GOLDEN = Path(__file__).parents[1] / "golden"
COMMANDS = {"show-figure": ("show", "somalia-2024-acled")}


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
