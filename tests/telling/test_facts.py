"""Agreement of formats in each fact: dates, old and new deadlines, results, verdicts and sources.

The facts are taken from the JSON of an answer; every other format is read as its readers read it: Word by python-docx,
Excel by openpyxl, HTML without its tags, Markdown without its escapes, text at a width at which nothing is wrapped.
"""

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers import a_folder, run
from timeline.dates import parse, words

EVERY = Path(__file__).with_name("every.yaml")
SHIPPED = Path(__file__).parents[2] / "events.yaml"
LOGS = {"every": (EVERY, "2025-06-30"), "shipped": (SHIPPED, "2025-03-18")}

COMMANDS = {
    "list": ("list",),
    "plans": ("plans", "--all"),
    "changes": ("changes", "2022-01-01", "2025-03-01", "--all"),
    "state": ("state", "2024-12-31"),
    "figures": ("figures",),
    "search": ("search", "the", "or", "of"),
    "disputes": ("disputes",),
    "show": ("show",),
}
SHOWN = {
    "every": ("accord-signed", "rumour", "flood", "census", "fleet", "lighthouse", "audit", "boats-2024", "built"),
    "shipped": (
        "us-iraq-announce-mission-end",
        "coalition-mission-iraq-ends",
        "pmf-retirement-age",
        "us-troops-in-iraq",
    ),
}
"""The entries that `show` is asked for."""
FOLDED = ("text", "md", "html", "docx")
"""The formats that fold rows into a count unless all are asked for."""

Fact = tuple[str, ...]
"""Texts any of which says the fact."""


def json_of(command: str, log: str) -> Any:
    done = run(*_asked(command, log, "json"), "--format", "json")
    assert done.code == 0, done.err
    return json.loads(done.out)


def _asked(command: str, log: str, format: str) -> list[str]:
    file, day = LOGS[log]
    arguments = [argument for argument in COMMANDS[command] if argument != "--all" or format in FOLDED]
    ids = SHOWN[log] if command == "show" else ()
    return [*arguments, *ids, "--as-of", day, "--log", str(file)]


def shown(command: str, log: str, format: str) -> str:
    """The text of an answer in a format, blanks joined, and what only lays it out taken away."""
    asked = _asked(command, log, format)
    if format == "datapackage":
        folder = a_folder() / "package"
        done = run(*asked, "--format", format, "--output", str(folder))
        assert done.code == 0, done.err
        return _plain("\n".join(_csv(path.read_text(encoding="utf-8")) for path in folder.glob("*.csv")))
    if format in ("docx", "xlsx"):
        path = a_folder() / f"answer.{format}"
        done = run(*asked, "--output", str(path))
        assert done.code == 0, done.err
        return _plain(_docx(path) if format == "docx" else _xlsx(path))
    done = run(*asked, "--format", format, COLUMNS="1000")
    assert done.code == 0, done.err
    if format == "html":
        body = done.out.partition("</style>")[2]
        return _plain(html.unescape(re.sub(r"<[^>]+>", "", body)))
    if format == "md":
        return _plain(re.sub(r"\\(.)", r"\1", done.out.replace("**", "")))
    if format == "csv":
        return _plain(_csv(done.out))
    return _plain(done.out.replace("│", " "))


def _csv(text: str) -> str:
    return "\n".join(cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row)


def _docx(path: Path) -> str:
    """The text of a Word file, its notes among it."""
    with zipfile.ZipFile(path) as file:
        parts = [file.read(name).decode() for name in file.namelist() if re.match(r"word/(document|footnotes)", name)]
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", "\n", "".join(parts))))


def _xlsx(path: Path) -> str:
    book = openpyxl.load_workbook(path, read_only=True)
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("’", "'")


def date_fact(date: Any, role: str = "date") -> Iterator[Fact]:
    """A date as the log writes it, or as it is printed."""
    if date is not None:
        printed = words(parse(date["words"]), role) if role != "date" else words(parse(date["words"]))
        yield (date["words"], printed)


def source_facts(entry: Any) -> Iterator[Fact]:
    for source in entry["sources"]:
        yield (source["publisher"] or source["title"], source["title"] or "")


def plan_facts(plan: Any) -> Iterator[Fact]:
    yield (plan["title"],)
    yield from source_facts(plan)
    yield (plan["verdict"], plan["verdict"].replace("-", " "), VERDICTS.get(plan["verdict"], plan["verdict"]))
    yield from date_fact(plan["deadline"], "deadline")
    yield from date_fact(plan["until"], "until")
    if plan["outcome"] is not None:
        yield from date_fact(plan["outcome"]["date"])


VERDICTS = {"pending": "ahead", "passed": "deadline passed"}


def event_facts(event: Any) -> Iterator[Fact]:
    yield (event["title"],)
    yield from date_fact(event["date"])
    yield from source_facts(event)


def plan_date_facts(row: Any) -> Iterator[Fact]:
    yield (row["title"],)
    yield from date_fact(row["date"], "deadline" if row["what"] == "deadline" else "date")
    yield from date_fact(row["from"], "deadline")
    yield from date_fact(row["to"], "deadline")
    if row["result"] is not None:
        yield (row["result"], row["result"].replace("-", " "))


def figure_facts(point: Any) -> Iterator[Fact]:
    numbers = [point[name] for name in ("low", "high", "value") if point[name] is not None]
    for number in numbers:
        yield (f"{number:,}", str(number))
    yield from date_fact(point["as_of"] or point["over"])
    yield from source_facts(point)


def facts_of(command: str, answer: Any) -> Iterator[Fact]:
    if command == "list":
        yield from (fact for event in answer["events"] for fact in event_facts(event))
        yield from (fact for row in answer["plan_dates"] for fact in plan_date_facts(row))
    elif command == "plans":
        yield from (fact for plan in answer["plans"] for fact in plan_facts(plan))
    elif command == "changes":
        for name in ("happened", "learned", "began", "ended"):
            yield from (fact for event in answer[name] for fact in event_facts(event))
        for plans in answer["plans"].values():
            yield from (fact for plan in plans for fact in plan_facts(plan))
        for change in answer["figures"]:
            yield from (fact for side in ("before", "after") if change[side] for fact in figure_facts(change[side]))
    elif command == "state":
        yield from (fact for event in answer["ongoing"] for fact in event_facts(event))
        yield from (fact for plan in answer["plans"] for fact in plan_facts(plan))
        yield from (fact for point in answer["figures"] for fact in figure_facts(point))
    elif command == "figures":
        yield from (fact for series in answer["series"] for point in series["points"] for fact in figure_facts(point))
    elif command == "show":
        told = {"event": event_facts, "figure": figure_facts, "plan": plan_facts}
        yield from (fact for entry in answer["entries"] for fact in told[entry["entry"]](entry))
    elif command == "search":
        facts_by_kind = {"event": event_facts, "figure": figure_facts, "plan": lambda plan: [(plan["title"],)]}
        yield from (fact for hit in answer["found"] for fact in facts_by_kind[hit["what"]](hit["entry"]))


@pytest.mark.parametrize("format", ["text", "md", "html", "docx", "xlsx", "csv", "datapackage"])
@pytest.mark.parametrize("log", LOGS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_fact_that_one_format_says_all_say(command: str, log: str, format: str) -> None:
    printed = shown(command, log, format)
    facts = dict.fromkeys(facts_of(command, json_of(command, log)))
    missing = [fact for fact in facts if not any(_plain(text) in printed for text in fact if text)]
    assert missing == []
