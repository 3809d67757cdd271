"""The arguments of the commands that write: sources with places, and what cannot be meant."""

from pathlib import Path

import pytest

from tests.helpers import Result, a_folder, a_log, run
from timeline.edits.source_references import SourceReference, source_reference

LOG = """\
timeline: {title: The bridge, covers: 2024/2026}

sources:
  audit: {title: Report on the bridge, publisher: Court of Audit, date: 2025-10-20}

events:
  - {id: opening, date: 2025-09-28, title: The bridge opens, type: other, places: [IQ], sources: [audit]}

plans:
  - {id: toll, title: The toll ends, kind: commitment, announced: 2025-10, sources: [audit],
     outcome: {date: 2025-12, result: met, sources: [audit]}}

views:
  law: type:law
"""


@pytest.fixture
def log() -> Path:
    return Path(a_log(LOG, a_folder()))


def write(log: Path, *words: str) -> Result:
    return run(*words, "--yes", "--log", str(log))


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("audit", "audit", None),
        ("audit@page 3", "audit", "page 3"),
        ("audit@'page 3'", "audit", "page 3"),
        ('The Post @ "page 3"', "The Post", "page 3"),
        ("'@home: a blog'@'note 1'", "@home: a blog", "note 1"),
        ("https://www.example.org/@news/1,2", "https://www.example.org/@news/1,2", None),
        ("https://www.example.org/@news@'page 3'", "https://www.example.org/@news", "page 3"),
        ("https://www.example.org/@news@page 3", "https://www.example.org/@news", "page 3"),  # a shell took the quotes
        ("Drivers' Union paper@'p. 4'", "Drivers' Union paper", "p. 4"),
        ("audit@", "audit", ""),
    ],
)
def test_a_source_and_the_place_in_it(text: str, name: str, place: str | None) -> None:
    assert source_reference(text) == SourceReference(name, place)


def test_a_web_address_is_a_source_in_every_command(log: Path) -> None:
    address = "https://www.example.org/@news/1"
    new = f"source 2026-01-13: A walk publisher:'The Daily Post' id:walk url:{address}"
    line = f"2026-01-12: A walk is held type:other country:IQ source:{address}@'page 1'"
    assert write(log, "add", line, "--new", new).code == 0
    assert write(log, "dispute", "opening", "date=2025-09-27", "--source", f"{address}@page 2").code == 0
    assert write(log, "set", "opening", f"sources+={address}@page 3").code == 0
    text = log.read_text(encoding="utf-8")
    assert [f"{{ref: walk, at: page {number}}}" in text for number in (1, 2, 3)] == [True, True, True]


def test_several_fields_are_disputed_at_once(log: Path) -> None:
    done = write(log, "dispute", "opening", "date=2025-09-27", "type=statement", "--source", "audit@page 1")
    assert done.code == 0, done.err
    text = log.read_text(encoding="utf-8")
    assert "{field: date, value: 2025-09-27, sources: [{ref: audit, at: page 1}]}" in text
    assert "{field: type, value: statement, sources: [{ref: audit, at: page 1}]}" in text


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("set opening sources+=audit@", "'audit@' names no place in a source; write REF or REF@PLACE"),
        ("set @law query=type:law", "'@law' is a view: a query, without keys; 'timeline edit @law' changes it"),
        ("seen law", "'law' is a view: a query, without keys; 'timeline edit @law' changes it"),
        ("retract law", "'law' is a view: a query, without keys; 'timeline edit @law' changes it"),
        ("settle toll met --on 2026-01-01", "'toll' has an outcome already: met; 'timeline edit toll' changes it"),
        ("settle opening met --on 2026-01-01", "'opening' is no plan but an event; 'timeline plans' lists the plans"),
        ("settle toll mett --on 2026-01-01", "'mett' is no result of a plan; did you mean 'met'?"),
        ("revise toll 2027", "the day is missing; give it with --on DATE, or the event with --event ID"),
        ("dispute opening date=2025-09-27", "nobody is named who says otherwise; add --source REF"),
        ("set opening --at page", "No such option: --at"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(log: Path, words: str, message: str) -> None:
    done = write(log, *words.split())
    assert (done.code, log.read_text(encoding="utf-8")) == (2, LOG)
    assert message in " ".join(done.err.split())


def test_history_shows_a_command_in_quotes_that_can_be_read(log: Path) -> None:
    assert write(log, "set", "opening", "note=The union's day", 'summary=A "day"').code == 0
    done = run("history", "--log", str(log), "--format", "jsonl")
    assert r"""timeline set opening \"note=The union's day\" 'summary=A \"day\"' --yes""" in done.out
