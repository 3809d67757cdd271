"""The README says what the program does: its commands exist, its options too, and every command stands in it."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from timeline.cli.main import COMMANDS, app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands_in(text: str) -> list[list[str]]:
    """Every line of a code block that calls the program, as words."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("timeline ")]
    return [shlex.split(line, comments=True) for line in lines]


def test_it_names_every_command() -> None:
    assert {name for name in COMMANDS if f"`timeline {name}" in README} == set(COMMANDS)


@pytest.mark.parametrize("words", commands_in(README), ids=" ".join)
def test_its_examples_work(words: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    if words[1] == "init":
        monkeypatch.chdir(tmp_path)
    else:
        monkeypatch.chdir(ROOT)
    for place, word in enumerate(words):
        if word in (">", "|"):
            words = words[:place]
            break
    done = CliRunner().invoke(app, words[1:])
    assert done.exit_code == 0, done.output


def test_it_documents_the_exit_codes() -> None:
    table = dict(re.findall(r"^\| ([0-9]+) \| (.*) \|$", README, re.MULTILINE))
    assert set(table) == {"0", "1", "2", "3", "4", "130", "141"}


def test_its_sample_is_what_the_program_prints(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(ROOT)
    found = re.search(r"`timeline (list [^`]+)` gives, 80 cells wide:\n\n```\n(.*?)```\n", README, re.DOTALL)
    assert found
    done = CliRunner().invoke(app, shlex.split(found[1]))
    assert done.stdout == found[2]
