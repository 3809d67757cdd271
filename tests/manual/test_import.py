"""The three cases of the manual page on imports: each command works, and prints what the page says that it prints."""

import re
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml

from tests.helpers import a_folder, run
from tests.lines import blocks
from timeline.manual import page

from .import_cases import EARLIER, LATER, ROWS, edit_sheet, write_chronology, write_release

PAGE = page("import")
LOG, MAP = blocks(PAGE, "yaml")


def _write_map(folder: Path) -> None:
    (folder / "chronology.yaml").write_text(MAP, encoding="utf-8")


BEFORE: Mapping[str, Callable[[Path], object]] = {
    "import chronology.xlsx --guess --map chronology.yaml": write_chronology,
    "import chronology.xlsx --map chronology.yaml": _write_map,
    "import ged-25-1.csv --apply new --yes": lambda folder: write_release(folder, "ged-25-1.csv", EARLIER),
    "import ged-25-2.csv": lambda folder: write_release(folder, "ged-25-2.csv", LATER),
    "import mali.xlsx": edit_sheet,
}
"""What somebody does before a command."""


@pytest.fixture(scope="module")
def printed() -> list[tuple[str, str, str]]:
    """The commands of the page in order, each with what it prints, and what the page says that it prints."""
    folder = a_folder()
    (folder / "events.yaml").write_text(LOG, encoding="utf-8")
    done = set()
    found = []
    for block in blocks(PAGE, "console"):
        line, _, said = block.removeprefix("$ timeline ").partition("\n")
        if line not in done and line in BEFORE:
            BEFORE[line](folder)
        done.add(line)
        result = run(*shlex.split(line), cwd=folder, COLUMNS="80")
        assert result.code == 0, (line, result.out, result.err)
        found.append((line, result.out, said))
    found.append(("check", run("check", cwd=folder).out, ""))
    found.append(("events.yaml", (folder / "events.yaml").read_text(encoding="utf-8"), ""))
    return found


def test_each_report_is_what_the_page_shows(printed: list[tuple[str, str, str]]) -> None:
    reports = [(line, out, said) for line, out, said in printed if said]
    assert len(reports) == 5
    for line, out, said in reports:
        assert out.rstrip("\n") == said.rstrip("\n"), line


def test_every_step_before_a_command_belongs_to_one_of_the_page(printed: list[tuple[str, str, str]]) -> None:
    assert BEFORE.keys() <= {line for line, _, _ in printed}


def test_the_table_on_the_page_is_the_workbook_of_the_test() -> None:
    rows = [
        re.split(r" ?\| ?", row)[1:-1]
        for row in re.findall(r"^\|.*\|$", PAGE, re.MULTILINE)
        if "No |" in row or row[2].isdigit()
    ]
    days = {"2022-03-27": "27 March 2022"}
    written = [["" if cell is None else days.get(str(cell), str(cell)) for cell in row] for row in ROWS]
    assert rows == written


def test_the_log_afterwards_says_what_the_page_promises(printed: list[tuple[str, str, str]]) -> None:
    (check,) = [out for line, out, _ in printed if line == "check"]
    assert "0 errors" in check
    (text,) = [out for line, out, _ in printed if line == "events.yaml"]
    log = yaml.load(text, yaml.BaseLoader)
    events = {event["id"]: event for event in log["events"]}
    figures = {figure["id"]: figure for figure in log["figures"]}
    assert events.keys() == {
        *("elections-put-off", "villagers-killed-moura", "talks-fail-accra", "un-mission-ends"),
        *("ucdp-412001", "ucdp-412002", "ucdp-412003"),
    }
    moura = events["villagers-killed-moura"]
    assert (moura["title"], moura["status"]) == ("Several hundred villagers are killed in Moura", "reported")
    assert moura["actors"] == ["fama", "wagner"]
    assert [(one["field"], one["was"]) for one in moura["corrections"]] == [
        ("title", "Villagers are killed in Moura"),
        ("status", "stated"),
    ]
    deaths = figures["ucdp-412001-deaths"]
    assert (deaths["value"], deaths["low"], deaths["high"]) == ("14", "10", "15")
    assert [(one["field"], one["was"]) for one in deaths["corrections"]] == [("value", "12")]
    assert "Kidal town" not in text  # the title is ours
