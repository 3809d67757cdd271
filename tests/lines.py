"""Command lines and blocks in documents of the project, and running them as a reader would."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from timeline.cli.helps import PANELS
from timeline.cli.main import app

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "events.yaml"


def blocks(text: str, language: str) -> list[str]:
    """The blocks of code in a language."""
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def commands_in(text: str, language: str = "sh") -> list[list[str]]:
    """Every line of a block of code that calls the program, as words; a backslash at the end joins the next one."""
    joined = [re.sub(r"\\\n\s*", "", block) for block in blocks(text, language)]
    lines = [line.removeprefix("$ ") for block in joined for line in block.splitlines()]
    return [shlex.split(line, comments=True) for line in lines if line.startswith("timeline ")]


def samples_in(text: str) -> list[tuple[str, str]]:
    """The command lines that stand with what they print at 80 cells."""
    return re.findall(r"`timeline ([^`]+)` gives, 80 cells wide:\n\n```\n(.*?)```\n", text, re.DOTALL)


def runs(words: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a command line on the example log; return its output. It ends with 0, and writes in the folder only."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    if words[1] in PANELS["Write"]:
        shutil.copy(EXAMPLE, folder)
        monkeypatch.chdir(folder)
    elif words[1] == "init" or {"--output", "-o"} & {*words}:
        monkeypatch.setenv("TIMELINE_LOG", str(EXAMPLE))
        monkeypatch.chdir(folder)
    else:
        monkeypatch.chdir(ROOT)
    end = next((index for index, word in enumerate(words) if word in (">", "|")), len(words))
    done = CliRunner().invoke(app, words[1:end])
    assert done.exit_code == 0, done.output
    return done.stdout
