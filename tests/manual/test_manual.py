"""The manual says what the program does: its command lines work, its logs are logs, its samples are what is printed."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from tests.helpers import a_folder, a_log, run
from tests.lines import ROOT, blocks, commands_in, runs, samples_in
from timeline import manual
from timeline.cli.main import COMMANDS, app_of
from timeline.manual import TOPICS
from timeline.render.manual import show_page
from timeline.starter import starter_text
from timeline.vocabulary.types import FAMILIES, TYPES

PAGES = {topic: manual.page(topic) for topic in TOPICS}
FORMATS = PAGES["formats"]
LINES = [(topic, words) for topic, page in PAGES.items() for words in commands_in(page)]
LOGS = [(topic, log) for topic in ("start", "log") for log in blocks(PAGES[topic], "yaml")]


def test_every_page_has_a_topic_and_every_topic_a_page() -> None:
    files = {path.stem for path in (ROOT / "timeline" / "manual").glob("*.md")}
    assert files == set(TOPICS)


@pytest.mark.parametrize(("topic", "words"), LINES, ids=[f"{topic}: {' '.join(words)}" for topic, words in LINES])
def test_a_command_line_works(topic: str, words: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert topic in TOPICS
    runs(words, tmp_path, monkeypatch)


@pytest.mark.parametrize("log", [log for _, log in LOGS], ids=[topic for topic, _ in LOGS])
def test_a_log_has_no_errors(log: str) -> None:
    checked = run("check", "--log", a_log(log))
    assert checked.code == 0, checked.out


@pytest.mark.parametrize("topic", [topic for topic, page in PAGES.items() if samples_in(page)])
def test_a_sample_is_what_is_printed(topic: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for line, printed in samples_in(PAGES[topic]):
        assert runs(["timeline", *shlex.split(line)], tmp_path, monkeypatch) == printed


def test_the_recipes_are_in_the_log_that_init_writes() -> None:
    log = starter_text(2026)
    recipes = blocks(PAGES["recipes"], "yaml")
    assert len(recipes) >= 9
    assert [recipe for recipe in recipes if _unindented(recipe) not in _unindented(log)] == []


def _unindented(text: str) -> str:
    return "".join(f"{line.strip()}\n" for line in text.splitlines())


def test_the_log_that_init_writes_has_no_fault() -> None:
    checked = run("check", "--log", a_log(starter_text(2026)))
    assert (checked.code, "no problems found" in checked.out + checked.err) == (0, True), checked.out + checked.err


@pytest.mark.parametrize("words", commands_in(PAGES["recipes"], "console"), ids=" ".join)
def test_a_question_about_the_log_that_init_writes_is_answered(words: list[str]) -> None:
    done = run(*words[1:], "--log", a_log(starter_text(2026)))
    assert (done.code, bool(done.out)) == (0, True), done.err


def test_the_week_by_commands_is_the_week_by_hand() -> None:
    name = a_log(starter_text(2026))
    for words in commands_in(PAGES["writing"], "console"):
        done = run(*words[1:], *(() if words[1] == "history" else ("--yes",)), "--log", name)
        assert done.code == 0, (words, done.err)
    log = _without_days(Path(name).read_text(encoding="utf-8"))
    by_hand = blocks(PAGES["writing"], "yaml")
    assert len(by_hand) == 6
    assert [block for block in by_hand if _without_days(block) not in log] == []


def test_the_first_entries_by_commands_are_those_by_hand() -> None:
    by_hand = blocks(PAGES["start"], "yaml")[0]
    name = a_log(by_hand.partition("events:")[0])
    for words in commands_in(PAGES["start"], "console"):
        assert run(*words[1:], "--yes", "--log", name).code == 0, words
    written = _value(Path(name).read_text(encoding="utf-8"))
    assert [entry.pop("added") for entry in (*written["events"], *written["plans"])]
    assert written == _value(by_hand.replace("27 September 2024", "2024-09-27"))


def _value(log: str) -> Any:
    return yaml.load(log, yaml.BaseLoader)


def _without_days(text: str) -> str:
    """A text without its indents, and without the days on which entries were added."""
    return re.sub(r"added: [0-9-]{10}", "added: DAY", _unindented(text))


def test_a_page_goes_into_a_pipe_as_it_is() -> None:
    assert run("help", "dates").out == PAGES["dates"]
    assert run("help", "DATES").out == PAGES["dates"]


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("columns", ["40", "80"])
def test_on_a_terminal_no_line_of_code_is_broken(
    columns: str, topic: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("NO_COLOR", "1")
    show_page(PAGES[topic])
    shown = capsys.readouterr().out.splitlines()
    code = [line for block in re.findall(r"(?ms)^```\w*\n(.*?)^```$", PAGES[topic]) for line in block.splitlines()]
    assert [line for line in code if line not in shown] == []
    text = [line for line in shown if line not in code]
    assert max(map(len, text)) <= int(columns)
    assert not any("```" in line or "<!--" in line for line in shown)


def test_on_a_narrow_terminal_no_cell_of_a_table_is_cropped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    cropped = {}
    for topic, page in PAGES.items():
        show_page(page)
        cropped[topic] = capsys.readouterr().out.count("…") - re.sub("(?s)<!--.*?-->", "", page).count("…")
    assert {topic: number for topic, number in cropped.items() if number} == {}


def test_the_page_on_the_log_lists_the_types() -> None:
    listed = PAGES["log"].split("<!-- types -->")[1].split("<!-- end of types -->")[0]
    assert re.findall("`([a-z-]+)`", listed) == list(TYPES)
    assert re.findall(r"\(([a-z]+)\)", listed) == list(FAMILIES)


def test_without_a_topic_every_page_is_listed() -> None:
    out = run("help").out
    assert [topic for topic in TOPICS if f"| `timeline help {topic}` | {TOPICS[topic]} |" not in out] == []


def test_a_command_shows_its_own_help() -> None:
    done = run("help", "stats", COLUMNS="100")
    assert done.code == 0
    assert "Usage: timeline stats" in done.out


def test_an_unknown_topic_is_refused_with_the_nearest() -> None:
    done = run("help", "recipe")
    assert (done.code, done.out) == (2, "")
    assert "'recipe'" in done.err
    assert "did you mean 'recipes'" in done.err


def test_a_topic_that_is_a_part_of_a_page_names_the_page() -> None:
    done = run("help", "deadlines")
    assert (done.code, done.out) == (2, "")
    assert "a part of 'timeline help plans' is about it" in done.err


def test_the_formats_are_named_and_how_a_file_is_written() -> None:
    formats = {form for name in COMMANDS for form in formats_of(name)}
    assert {form for form in formats if f"`{form}`" not in FORMATS and f"--format {form}" not in FORMATS} == set()
    assert {option for option in ("--format", "--output", "--style") if f"`{option}" not in FORMATS} == set()


def formats_of(name: str) -> list[str]:
    """The formats that the help of a command names."""
    options = typer.main.get_command(app_of(name)).params
    texts = [str(one.help) for one in options if one.name == "format"]  # type: ignore[attr-defined]
    return [form for text in texts if ":" in text for form in text.rstrip(".").split(": ")[1].split(", ")]


def test_the_exit_codes_are_named() -> None:
    table = dict(re.findall(r"^\| ([0-9]+) \| (.*) \|$", FORMATS, re.MULTILINE))
    assert set(table) == {"0", "1", "2", "3", "4", "5", "129", "130", "141", "143"}


def test_init_writes_the_log_of_the_recipes() -> None:
    folder = a_folder() / "My bridge"
    folder.mkdir()
    done = run("init", cwd=folder)
    assert done.code == 0, done.err
    text = (folder / "events.yaml").read_text(encoding="utf-8")
    assert "id: my-bridge " in text
    assert "YEAR" not in text
    assert text.splitlines()[0] == "# yaml-language-server: $schema=.timeline-schema.json"
