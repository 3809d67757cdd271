"""The sentences that stand beside the commands where they are listed, and what listing them loads."""

import pytest
import typer

from tests.helpers import run
from timeline.cli.helps import HELPS
from timeline.cli.main import COMMANDS, app_of


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
