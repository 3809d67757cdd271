"""The sentences that stand beside the commands where they are listed, and what listing them loads."""

import re
import shlex

import pytest
import typer

from tests.helpers import a_log, run
from timeline.cli.helps import HELPS, PANELS
from timeline.cli.main import COMMANDS, app_of
from timeline.edits.keys import KEYS
from timeline.starter import starter_text


def test_every_command_has_its_sentence_and_no_other_has_one() -> None:
    assert list(HELPS) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_sentence_is_the_first_of_the_help(name: str) -> None:
    command = typer.main.get_command(app_of(name))
    assert command.help is not None
    assert HELPS[name] == command.help.split("\n\n")[0]


def test_the_help_lists_every_command() -> None:
    shown = run("--help", COLUMNS="200").out
    assert all(f" {name} " in shown for name in COMMANDS)
    assert HELPS["types"] in shown


def examples_of(name: str) -> list[list[str]]:
    """The examples in the help of a command, as words; one may go on in lines that stand deeper."""
    epilog = typer.main.get_command(app_of(name)).epilog or ""
    block = epilog.partition("\b\n")[2].partition("\n\n")[0].replace("\\\n", "")
    return [shlex.split(example) for example in re.split(r"^  (?=timeline )", block, flags=re.MULTILINE)[1:]]


@pytest.mark.parametrize("words", [words for words in examples_of("add") if {"-i", "-e", "--from"}.isdisjoint(words)])
def test_the_examples_of_add_can_be_written_to_the_log_that_init_writes(words: list[str]) -> None:
    done = run(*words[1:], "--dry-run", "--log", a_log(starter_text(2026)))
    assert done.code == 0, done.err
    assert done.out.startswith("--- ")


@pytest.mark.parametrize("name", PANELS["Write"])
def test_every_command_that_writes_has_examples_and_explains_its_options(name: str) -> None:
    assert all(words[:2] == ["timeline", name] for words in examples_of(name))
    assert examples_of(name)
    assert [one.name for one in typer.main.get_command(app_of(name)).params if not getattr(one, "help", None)] == []


def test_the_help_of_add_names_the_keys_of_each_kind() -> None:
    table = (typer.main.get_command(app_of("add")).epilog or "").rpartition("\b\n")[2].partition("\n\n")[0]
    rows = re.findall(r"^  (\w+)   +(.*(?:\n   .*)*)", table, re.MULTILINE)
    assert [kind for kind, _ in rows] == ["event", "plan", "figure", "source", "actor", "place"]
    for kind, cells in rows:
        words = re.findall(r"[a-z_]+", re.sub(r"\(.*?\)|or announced|, and .*", "", cells))
        assert [word for word in words if word not in KEYS[kind]] == []
