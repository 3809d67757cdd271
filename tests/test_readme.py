"""The README says what the program does: its commands exist, its options too, and every command stands in it."""

import re
import shlex
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from timeline.cli.main import COMMANDS, app, app_of

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
    if words[1] == "init" or {"--output", "-o"} & {*words}:
        monkeypatch.setenv("TIMELINE_LOG", str(ROOT / "events.yaml"))
        monkeypatch.chdir(tmp_path)
    else:
        monkeypatch.chdir(ROOT)
    for index, word in enumerate(words):
        if word in (">", "|"):
            words = words[:index]
            break
    done = CliRunner().invoke(app, words[1:])
    assert done.exit_code == 0, done.output


def test_it_names_every_format_and_how_a_file_is_written() -> None:
    formats = {form for name in COMMANDS for form in formats_of(name)}
    assert {form for form in formats if f"`{form}`" not in README and f"--format {form}" not in README} == set()
    assert {option for option in ("--format", "--output", "--style") if f"`{option}" not in README} == set()


def formats_of(name: str) -> list[str]:
    """The formats that the help of a command names."""
    options = typer.main.get_command(app_of(name)).params
    texts = [str(one.help) for one in options if one.name == "format"]  # type: ignore[attr-defined]
    return [form for text in texts if ":" in text for form in text.rstrip(".").split(": ")[1].split(", ")]


def test_it_documents_the_exit_codes() -> None:
    table = dict(re.findall(r"^\| ([0-9]+) \| (.*) \|$", README, re.MULTILINE))
    assert set(table) == {"0", "1", "2", "3", "4", "129", "130", "141", "143"}


def test_its_samples_are_what_the_program_prints(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(ROOT)
    found = re.findall(r"`timeline ([^`]+)` gives, 80 cells wide:\n\n```\n(.*?)```\n", README, re.DOTALL)
    assert [shlex.split(line)[0] for line, _ in found] == ["list", "chart"]
    for line, sample in found:
        assert CliRunner().invoke(app, shlex.split(line)).stdout == sample
