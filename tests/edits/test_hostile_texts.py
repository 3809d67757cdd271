"""Texts of every sign: what is typed stands in the log as it was typed, or is refused; nothing else changes."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.helpers import Result, a_log, run

LOG = """\
timeline: {title: T, covers: 2000/2026}
sources:
  s: {title: S, publisher: P, date: 2025}
events:
  - id: first
    date: 2024-01-01
    title: First
    type: law
    places: [ML]
    sources: [s]
"""

KEPT = [
    *("- a", "-", "---", "...", "# b", "#", "a #b", "a # b", "a: b", "a:b", ":", ": x", "%YAML 1.2", "%", "@x", "`x`"),
    *(
        "&a",
        "*a",
        "!x",
        "!!str x",
        "? x",
        "?",
        "|",
        "| x",
        ">",
        "{a",
        "}",
        "[a]",
        "]",
        ",",
        "a, b",
        "it's",
        "\\",
        "a\\nb",
    ),
    *(
        '"q"',
        "'q'",
        '"',
        "'",
        'say "so": yes',
        "'''",
        '"""',
        "a' 'b",
        "'a': 'b'",
        "null",
        "~",
        "yes",
        "No",
        "on",
        "true",
    ),
    *("1e3", "1_000", "0x1F", "12:30:45", "2024-01-01", "2024-01-01T00:00:00Z", ".inf", ".nan", "<<", "=", "y", "0o7"),
    *("😀 flag 🇩🇪", "e\u0301", "a\tb", "a  b", "a\nb", "a\n\nb", "- id: x\n  date: 2024", "a\rb", "a\r\nb"),
    *("a\x00b", "a\x07b", "\x1b[31mred", "\x9b31m", "a\x7fb", "a\x0bb", "a\x1cb", "a\x85b", "a\u2028b", "a\u2029b"),
    *("\ufeffa", "a\ufeffb", "a\u00a0b", "\u200bb", "a\u202eb", "\u200fאבג", "\u2066x\u2069", "\U0010ffff", "\ufffe"),
    *(
        "x" * 5_000,
        "w " * 3_000 + "w",
        "a\u0301" * 50,
        "$HOME `id` $(id)",
        "%s {0}",
        "<b>x</b>",
        "[bold]x[/bold]",
        "type:law",
    ),
]
"""Texts that are written as they are."""

NO_TEXTS = ["", "\n", "\u00a0", "\ud800", "a\udcffb"]
"""Texts that are refused: those without anything to read, and halves of characters, which are no text."""


def events(path: str) -> dict[str, dict[str, Any]]:
    """The events of a log as another reader has them, which takes every scalar for a text."""
    read = yaml.load(Path(path).read_bytes().decode(), Loader=yaml.BaseLoader)
    return {event["id"]: event for event in read["events"]}


def write(log: str, *words: str) -> Result:
    return run(*words, "--yes", "--log", log)


def test_many_titles_at_once_stand_in_the_log_as_they_were() -> None:
    log = a_log(LOG)
    entry = {"date": "2024-05-05", "type": "law", "places": ["NE"], "sources": [{"ref": "s", "at": "p. 1"}]}
    new = [{**entry, "id": f"new-{number}", "title": title, "note": title} for number, title in enumerate(KEPT)]
    file = Path(log).parent / "new.json"
    file.write_text(json.dumps([{**one, "distinct": ["first"]} for one in new]), encoding="utf-8")
    done = write(log, "add", "--from", str(file), "--distinct", "first")
    if done.code == 5:  # titles that look like each other; each is another event
        pytest.fail(done.err[-500:])
    assert done.code == 0, done.err[-500:]
    found = events(log)
    assert [found[one["id"]]["title"] for one in new] == KEPT
    assert [found[one["id"]]["note"] for one in new] == KEPT
    assert Path(log).read_bytes().decode().startswith(LOG.partition("events:")[0])
    assert found["first"] == events(a_log(LOG))["first"]
    assert not [sign for sign in done.out + done.err if ord(sign) < 32 and sign != "\n"]
    assert write(log, "undo").code == 0
    assert Path(log).read_text(encoding="utf-8") == LOG


@pytest.mark.parametrize(
    "text", ["- a: #1", "null", "2024-01-01", "<<", "\x1b[31mred", "a\u2028b", "\u202eb", "a\nb", '"']
)
def test_a_text_that_is_typed_is_written_as_it_is(text: str) -> None:
    log = a_log(LOG)
    assert write(log, "set", "first", f"title={text}", f"note={text}").code == 0
    assert write(log, "add", f"5 May 2024: type:law place:NE source:s id:new -- {text}").code == 0
    assert write(log, "retract", "first", "--why", text, "--on", "2024-06").code == 0
    assert write(log, "dispute", "new", f"title={text}!", "--source", "s", "--at", text, "--note", text).code == 0
    found = events(log)
    assert [found["first"]["title"], found["first"]["note"], found["new"]["title"]] == [text] * 3
    assert found["first"]["corrections"][0]["why"] == text
    rival = found["new"]["disputed"][0]
    assert [rival["value"], rival["note"], rival["sources"][0]["at"]] == [f"{text}!", text, text]
    assert "no problems" in run("check", "--quiet", "--log", log).out


@pytest.mark.parametrize("text", NO_TEXTS, ids=ascii)
def test_what_is_no_text_is_refused(text: str) -> None:
    log = a_log(LOG)
    for words in (
        ["add", f"5 May 2024: type:law place:ML source:s id:new -- {text}"],
        ["set", "first", f"title={text}"],
        ["correct", "first", f"title={text}", "--why", "so"],
        ["dispute", "first", f"title={text}", "--source", "s"],
    ):
        done = write(log, *words)
        assert done.code in (2, 5), words
        assert "error: " in done.err
        assert Path(log).read_text(encoding="utf-8") == LOG
