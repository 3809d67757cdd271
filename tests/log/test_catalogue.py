"""The error catalogue: for every code that `timeline check` can give, a broken log and what is said of it.

`tests/errors/CODE.yaml` is the log and `CODE.txt` all that is shown. What cannot be a text file, or
needs several of them, is made here; its text stands in `CODE.txt` all the same.
"""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import timeline.index
import timeline.log
import timeline.query.view_checks
from timeline.query.view_checks import load_checked
from timeline.render.problems import plain_lines

CATALOGUE = Path(__file__).parents[1] / "errors"
SAMPLES = sorted(path.stem for path in CATALOGUE.glob("*.yaml"))

HEADER = "timeline: {title: The mission in Iraq, covers: 2014/2025-03-18}\n"
EVENTS = """\
sources: {cbp-2025: {title: Countering Daesh 2025}}
events:
  - {id: agreement, date: 2024-09-27, title: US and Iraq agree, type: agreement, sources: cbp-2025}
"""


def _misplaced_header(folder: Path) -> None:
    (folder / "misplaced-header.yaml").write_text(f"{HEADER}include: [sources.yaml, events.yaml]\n", encoding="utf-8")
    (folder / "sources.yaml").write_text("sources: {cbp-2025: {title: Countering Daesh 2025}}\n", encoding="utf-8")
    events = EVENTS.splitlines(keepends=True)[1:]
    (folder / "events.yaml").write_text("".join([HEADER, *events]), encoding="utf-8")


def _not_utf_8(folder: Path) -> None:
    (folder / "not-utf-8.yaml").write_bytes((HEADER + EVENTS).replace("US", "Côte d'Ivoire").encode("latin-1"))


def _control_character(folder: Path) -> None:
    (folder / "control-character.yaml").write_bytes((HEADER + EVENTS).replace("US", "\x1b[31mUS").encode())


def _too_large(folder: Path) -> None:
    text = (HEADER + EVENTS).replace("US and Iraq agree", "x" * 2_000_000)
    (folder / "too-large.yaml").write_text(text, encoding="utf-8")


def _too_many_problems(folder: Path) -> None:
    lines = "".join(f"  - {{id: e{i}, date: 2024, title: An event, type: other, src: x}}\n" for i in range(10_001))
    (folder / "too-many-problems.yaml").write_text(f"{HEADER}events:\n{lines}", encoding="utf-8")


MADE: dict[str, Callable[[Path], None]] = {
    "control-character": _control_character,
    "misplaced-header": _misplaced_header,
    "not-utf-8": _not_utf_8,
    "too-large": _too_large,
    "too-many-problems": _too_many_problems,
}
FIRST_ONLY = {"too-many-problems"}


def shown(code: str) -> str:
    """The problems of a sample, read from its folder, so that they contain no path."""
    problems = load_checked(f"{code}.yaml").problems
    return plain_lines(problems[:1] if code in FIRST_ONLY else problems)


@pytest.mark.parametrize("code", SAMPLES)
def test_every_sample_is_told_as_the_catalogue_says(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CATALOGUE)
    assert shown(code) == (CATALOGUE / f"{code}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", MADE)
def test_a_catalogue_that_cannot_be_saved_is_used_and_reported(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    MADE[code](tmp_path)
    monkeypatch.chdir(tmp_path)
    assert shown(code) == (CATALOGUE / f"{code}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", SAMPLES)
def test_a_sample_has_no_fault_but_its_own(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CATALOGUE)
    problems = {problem.code for problem in load_checked(f"{code}.yaml").problems}
    assert problems == {code}


def test_every_code_in_the_source_has_a_sample_and_no_sample_is_left_over() -> None:
    assert sorted([*SAMPLES, *MADE]) == sorted(set(codes_in_source()))
    assert sorted(path.stem for path in CATALOGUE.glob("*.txt")) == sorted([*SAMPLES, *MADE])


# In which place of a call its code stands, by the name of what is called.
_PLACES = {"fault": 1, "problem": 2, "Problem": 3, "_note": 0, "_stop": 0, "Unfit": 0}


def codes_in_source() -> Iterator[str]:
    """Every code that the reader of a log, what builds its index, and the check of saved queries give to a problem."""
    rooms = (*timeline.log.__path__, *timeline.index.__path__)
    of_rooms = (path for room in rooms for path in Path(room).rglob("*.py"))
    for path in (*of_rooms, Path(timeline.query.view_checks.__file__)):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in _PLACES and len(node.args) > _PLACES[name]:
                    yield from _constants(node.args[_PLACES[name]], path)


def _constants(code: ast.expr, path: Path) -> Iterator[str]:
    if isinstance(code, ast.Constant):
        yield str(code.value)
    elif isinstance(code, ast.IfExp):
        yield from _constants(code.body, path)
        yield from _constants(code.orelse, path)
    else:
        # Handed on from a caller that is looked at itself.
        assert isinstance(code, ast.Name | ast.Attribute), f"{path}:{code.lineno}: the code is not written out"
