"""Faults on a terminal: wrapped between words, the line quoted, the caret under the spot."""

import pytest

from tests.helpers import a_folder
from timeline.problems import Problem
from timeline.render.lines import cells
from timeline.render.problems import plain_lines

PROBLEM = "'atack' is no type of event"


def quoted(line: str, column: int, width: int | None, name: str = "log.yaml") -> str:
    path = a_folder() / name
    path.write_text(f"first\n{line}\n", encoding="utf-8")
    problem = Problem(str(path), 2, column, "unknown-type", PROBLEM, "did you mean 'attack'?")
    return plain_lines([problem], width).replace(str(path), name)


def test_in_a_pipe_each_problem_begins_one_line() -> None:
    assert quoted("    type: atack", 11, None) == (
        "log.yaml:2:11: error: 'atack' is no type of event (did you mean 'attack'?) [unknown-type]\n"
        "        type: atack\n"
        "              ^\n"
    )


def test_on_a_terminal_it_is_wrapped() -> None:
    path = a_folder() / "x"
    path.write_text("\ttype: atack", encoding="utf-8")
    lines = plain_lines([Problem("x.yaml", 2, 7, "unknown-type", PROBLEM, "did you mean 'attack'?")], 40).splitlines()
    assert lines == [
        "x.yaml:2:7: error: 'atack' is no type",
        "  of event (did you mean 'attack'?)",
        "  [unknown-type]",
    ]


@pytest.mark.parametrize("width", [40, 60, 120])
@pytest.mark.parametrize(
    "line", ["x" * 500, "尼" * 300, "a \u202e" * 100, "word " * 60, "\t\ttabs", "é" * 90, "a" * 30 + "尼" * 200]
)
def test_the_quoted_line_fits_and_the_caret_stands_under_the_spot(line: str, width: int) -> None:
    for column in (1, 2, 31, len(line)):
        if column > len(line):
            continue
        *_, text, caret = quoted(line, column, width).splitlines()
        assert max(cells(text), cells(caret)) <= width
        before = caret.index("^")
        # The letter above the caret is that at the column, or the sign for it.
        at, letters = 0, iter(text)
        while at < before:
            at += cells(next(letters))
        letter = next(letters, " ")
        assert at == before
        assert letter in (line[column - 1], " ", "⟨")
