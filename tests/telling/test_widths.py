"""Every answer that the terminal prints from a document: at no width a line too wide, a word lost, a blank end."""

import itertools
import re
from functools import cache
from pathlib import Path

import pytest

from tests.helpers import a_log, run
from timeline.render.lines import cells

EVERY = Path(__file__).with_name("every.yaml")
NEWER = a_log(
    EVERY.read_text(encoding="utf-8")
    .replace("A raid burns two boats", "A raid burns three boats")
    .replace("deadline: 2024-12,", "deadline: 2025-03,")
    .replace("id: flood,", "id: floods,")
    .replace("actors: [guard], checked", "actors: [guard, north], checked"),
    name="newer.yaml",
)
LOG = ("--log", str(EVERY), "--as-of", "2025-06-30")
COMMANDS = {
    "list": ("list", *LOG),
    "list of a period": ("list", "--from", "2024-08-15", "--to", "2024-12-10", *LOG),
    "search": ("search", "boats", "or", "fleet", *LOG),
    "show": ("show", "fleet", "rumour", "flood", "boats-2024", "accord", "north", "delta", *LOG),
    "stats": ("stats", *LOG),
    "stats by actor": ("stats", "--by", "actor", *LOG),
    "stats of months by type": ("stats", "--per", "month", "--by", "type", *LOG),
    "actors": ("actors", *LOG),
    "places": ("places", *LOG),
    "types": ("types", *LOG),
    "sources": ("sources", *LOG),
    "views": ("views", *LOG),
    "compare": ("compare", str(EVERY), NEWER),
    "date": ("date", "early 2022", "2014/2019~", "the end of 2025"),
}


@cache
def shown(name: str, width: int) -> str:
    done = run(*COMMANDS[name], COLUMNS=str(width))
    assert done.code == 0, done.err
    return done.out


def words(text: str) -> set[str]:
    return {*re.findall(r"\w+", text)}


@pytest.mark.parametrize("width", [40, 50, 60, 80, 100, 140])
@pytest.mark.parametrize("name", COMMANDS)
def test_every_line_fits_and_no_word_is_lost(name: str, width: int) -> None:
    text = shown(name, width)
    lines = text.splitlines()
    assert max(map(cells, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []
    assert not any(one == other == "" for one, other in itertools.pairwise(lines))
    assert lines[-1] != ""
    # A row that is printed as a block needs no name for the column of its title.
    assert words(shown(name, 300)) - words(text) - {"id", "type", "actor", "view"} == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_sign_has_its_legend(name: str) -> None:
    text = shown(name, 100)
    body, _, last = text.rstrip().rpartition("\n\n")
    used = {sign for sign in "●○▬◇◆▪█░" if sign in body}
    assert {sign for sign in used if sign not in last} == set()
