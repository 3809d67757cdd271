"""The README says what the program does: its commands exist, its options too, and every command stands in it."""

from pathlib import Path

import pytest

from tests.helpers import a_log, run
from tests.lines import ROOT, blocks, commands_in, runs
from timeline.cli.main import COMMANDS
from timeline.manual import TOPICS

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_it_names_every_command() -> None:
    assert {name for name in COMMANDS if f"`timeline {name}" in README} == set(COMMANDS)


@pytest.mark.parametrize("words", commands_in(README), ids=" ".join)
def test_its_examples_work(words: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    runs(words, tmp_path, monkeypatch)


def test_it_names_every_page_of_the_manual() -> None:
    assert {topic for topic in TOPICS if f"timeline/manual/{topic}.md" not in README} == set()


def test_its_log_has_no_errors() -> None:
    logs = blocks(README, "yaml")
    assert logs
    for log in logs:
        checked = run("check", "--log", a_log(log))
        assert checked.code == 0, checked.out
