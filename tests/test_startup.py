"""The modules that a command must not load, as the time of the start depends on them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.cli.main import COMMANDS

ROOT = Path(__file__).parents[1]

HEAVY = (
    "rich.console",
    "rich.table",
    "rich.markdown",
    "rich.traceback",
    "pydantic",
    "dateutil.parser",
    "jsonschema",
    "asyncio",
    "tempfile",
    "zoneinfo",
    "docx",
    "lxml",
    "xlsxwriter",
    "prompt_toolkit",
    *(["platformdirs"] if sys.platform == "linux" else []),
)
READING = (
    "yaml",
    "timeline.log.loader",
    "timeline.log.yaml.building",
    "timeline.log.yaml.files",
    "timeline.log.shapes",
    "timeline.log.checks",
    "timeline.index.build",
    "timeline.index.writer",
    "timeline.dates.phrases",
)
COUNTING = (
    "dataclasses",
    "timeline.log.sure",
    "timeline.index.sure",
    "timeline.index.bounds",
    "timeline.index.past",
    "timeline.index.reported",
    "timeline.query.known",
)
"""Modules that make an index, count by it, or judge when something became known; and one that makes classes slowly."""


def loaded_by(*arguments: str, cache: Path) -> set[str]:
    """The modules that are there when a command has ended."""
    program = (
        "import sys\n"
        f"sys.argv = ['timeline', *{list(arguments)!r}]\n"
        "from timeline.cli.main import main\n"
        "try: main()\n"
        "finally: print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "NO_COLOR": "1", "COLUMNS": "100"}
    environment.pop("FORCE_COLOR", None)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that has seen the shipped log."""
    folder = tmp_path_factory.mktemp("cache")
    loaded_by("list", "--limit", "1", cache=folder)
    return folder


def test_a_list_in_a_pipe_loads_neither_rich_nor_what_reads_a_log(cache: Path) -> None:
    modules = loaded_by("list", "--country", "Iraq", cache=cache)
    assert "timeline.telling.chronology" in modules
    assert modules.isdisjoint({*HEAVY, *READING, *COUNTING, "rich", "json", "csv"})
    assert "sqlite3" in modules
    assert not any(name.startswith(("timeline.query.language", "timeline.cli.completion")) for name in modules)


def test_a_query_loads_its_language_and_nothing_that_reads_a_log(cache: Path) -> None:
    modules = loaded_by("list", "country:IQ date:2024..", cache=cache)
    assert "timeline.query.language.grammar" in modules
    assert modules.isdisjoint({*HEAVY, *READING, "rich", "json", "csv", "timeline.reports.explanation"})


def test_time_zones_are_loaded_where_a_log_with_one_is_read(tmp_path: Path) -> None:
    log = tmp_path / "events.yaml"
    head = "timeline: {title: A log, covers: 2014/2025-03-18}\n"
    events = "events:\n  - {id: a, date: 2024-03-26T01:28, title: An event, type: other}\n"
    log.write_text(head + events, encoding="utf-8")
    assert "zoneinfo" not in loaded_by("check", "--log", str(log), cache=tmp_path / "cache")
    log.write_text(head.replace("}", ", timezone: America/New_York}") + events, encoding="utf-8")
    assert "zoneinfo" in loaded_by("list", "--log", str(log), cache=tmp_path / "cache")
    assert "zoneinfo" not in loaded_by("list", "--log", str(log), cache=tmp_path / "cache")


FORMATS = {"json": "json_text", "jsonl": "json_text", "csv": "csv_text", "md": "markdown", "html": "web"}
WRITERS = {
    f"timeline.export.formats.{module}"
    for module in ("json_text", "csv_text", "markdown", "web", "word", "excel", "package")
}


@pytest.mark.parametrize("words", [["list"], ["actors"], ["stats"]], ids=" ".join)
def test_text_loads_no_format(words: list[str], cache: Path) -> None:
    modules = loaded_by(*words, cache=cache)
    assert modules.isdisjoint({*WRITERS, "timeline.export.forms", "timeline.export.document", "timeline.writing"})


@pytest.mark.parametrize("words", [["list", "--limit", "3"], ["show", "islamic-state"], ["sources"]], ids=" ".join)
@pytest.mark.parametrize("form", FORMATS)
def test_a_format_loads_only_what_writes_it(form: str, words: list[str], cache: Path) -> None:
    modules = loaded_by(*words, "--format", form, cache=cache)
    assert WRITERS & modules == {f"timeline.export.formats.{FORMATS[form]}"}
    assert modules.isdisjoint({*HEAVY, *READING, "rich", "docx", "xlsxwriter", "timeline.writing"})
    assert ("json" in modules) == (form in ("json", "jsonl"))


def test_a_list_loads_no_other_command(cache: Path) -> None:
    modules = loaded_by("list", cache=cache)
    others = {f"timeline.cli.{module}" for name, module in COMMANDS.items() if name != "list"}
    assert modules.isdisjoint(others)


@pytest.mark.parametrize("arguments", [["date", "2024-09-27"], ["--version"], ["schema"]], ids=lambda a: a[0])
def test_commands_without_a_log_load_none_of_it(arguments: list[str], cache: Path) -> None:
    modules = loaded_by(*arguments, cache=cache)
    assert modules.isdisjoint({*HEAVY, "yaml.loader", "timeline.log.loader"} - {"rich.console"})


def test_listing_the_commands_imports_none_of_them(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = {f"timeline.cli.{module}" for module in COMMANDS.values()}
    assert loaded_by("--help", cache=cache).isdisjoint({*commands, "sqlite3"})
    monkeypatch.setenv("_TIMELINE_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "timeline ")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert loaded_by(cache=cache).isdisjoint({*commands, "sqlite3", "rich.console"})
