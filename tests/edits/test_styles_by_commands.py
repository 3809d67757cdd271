"""Every command on logs laid out in every way: other entries keep their bytes, and `undo` brings all of them back."""

import datetime
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.examples import some
from tests.helpers import a_folder, a_log, run
from timeline.edits import excerpts
from timeline.edits import texts as texts_module
from timeline.edits.room import open_for_edit
from timeline.log.editing.changing import changed
from timeline.log.editing.extents import entry_spans
from timeline.log.editing.operations import AddEntry, Target
from timeline.log.editing.tree import parse, plain
from timeline.log.editing.values import Value

STYLES = sorted((Path(__file__).parent.parent / "log" / "editing" / "styles").glob("*.yaml"))

PLAN: dict[str, Value] = {
    "id": "second-bridge",
    "title": "A second bridge",
    "kind": "commitment",
    "announced": "2024-03-04",
    "by": ["ministry"],
    "deadline": "2025-06",
    "sources": ["report"],
}
FIGURE: dict[str, Value] = {
    "id": "workers",
    "subject": "builders",
    "measure": "workers",
    "unit": "men",
    "as_of": "2025",
    "value": "300",
    "sources": ["report"],
}
MORE = [
    AddEntry(Target("actors", "ministry"), {"name": "Ministry of Works"}),
    AddEntry(Target("actors", "builders"), {"name": "The builders"}),
    AddEntry(Target("plans", "second-bridge"), PLAN),
    AddEntry(Target("figures", "workers"), FIGURE),
]

COMMANDS = {
    "add 'May 2024: Signs: the contract, #1 type:other source:report@note actor:union' --new 'actor union'": {
        "events/signs-contract-1",
        "actors/union",
    },
    "add plan 'by 2026: A ferry by:ministry kind:intention announced:decree-12 source:report'": {"plans/ferry"},
    "set works-begin summary='A long: text, #1' tags+=day": {"events/works-begin"},
    "set decree-12 tags-=bridge actors-=ministry": {"events/decree-12"},
    "set report publisher='A, B'": {"sources/report"},
    "correct decree-12 date='5 March 2024' --why 'a: misprint' --on 2025-01": {"events/decree-12"},
    "dispute workers value=250 --source decree@'page 1, 2'": {"figures/workers"},
    "retract bridge-opens --why 'withdrawn: all' --on 2025-04 --source report": {"events/bridge-opens"},
    "revise second-bridge 'by the end of 2025' --on 2025-05 --source decree": {"plans/second-bridge"},
    "settle second-bridge met --event bridge-opens": {"plans/second-bridge"},
    "seen decree-12 second-bridge --on 2025-12-01": {"events/decree-12", "plans/second-bridge"},
    "cover 2026-01-15": {"timeline/"},
    "remove works-begin": {"events/works-begin"},
    "edit works-begin": {"events/works-begin"},
}
COMMENT = re.compile(r"(?:^|\s)(#\s.*)")
SHARING_LINES = {"json", "nested-on-one-line", "one-line", "trailing-commas"}
"""The styles in which an entry does not stand in lines of its own, so that an editor cannot have its text alone."""


@pytest.mark.slow
@pytest.mark.parametrize("style", some(STYLES), ids=lambda path: path.stem)
def test_each_command_changes_its_entries_alone_and_is_taken_back(style: Path) -> None:
    before = changed(style.read_bytes().decode(), MORE).text
    log = a_folder() / "events.yaml"
    log.write_bytes(before.encode())
    if style.stem == "empty-values":  # a log with errors
        assert {
            run(*shlex.split(line), "--yes", "--log", str(log)).code for line in COMMANDS if line[:4] != "edit"
        } == {3}
        assert log.read_bytes() == before.encode()
        return
    for line, entries in COMMANDS.items():
        done = run(*shlex.split(line), "--yes", "--log", str(log), EDITOR="sed -i 's/Works begin/Works go on/'")
        if line.startswith("edit") and style.stem in SHARING_LINES:
            assert done.code == 5
            assert "shares its lines with other entries; edit the file itself" in done.err
        else:
            assert done.code == 0, (line, done.err)
            after = log.read_bytes().decode()
            assert different(before, after) == entries, line
            assert [*comments(before, entries)] == [*comments(after, entries)], line
            assert run("check", "--log", str(log)).code == 0, line
            assert run("undo", "--yes", "--log", str(log)).code == 0, line
        assert log.read_bytes().decode() == before, line


def different(before: str, after: str) -> set[str]:
    """The entries whose bytes or values differ, by section and id."""
    old, new = texts(before), texts(after)
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def texts(text: str) -> dict[str, tuple[str, Value]]:
    tree = parse(text)
    return {
        f"{name}/{entry.id}": (text[entry.start : entry.end], plain(entry.value))
        for name, section in tree.sections.items()
        for entry in section.entries
    }


def comments(text: str, without: set[str]) -> Iterator[str]:
    """The comments outside of some entries."""
    tree = parse(text)
    spans = [
        span
        for name, section in tree.sections.items()
        for entry, span in zip(section.entries, entry_spans(tree, section), strict=True)
        if f"{name}/{entry.id}" in without
    ]
    at = 0
    for line in text.splitlines(keepends=True):
        if (found := COMMENT.search(line)) and not any(span.start <= at < span.end for span in spans):
            yield found[1]
        at += len(line)


IN_PARTS = {
    "cover 2027-01-15": "2027-01-15",
    "add '2 Jan 1990: The first of all: #1 type:other source:report'": "The first of all",
    "add '2 Jan 2030: The last of all: #1 type:other source:report'": "The last of all",
    "set works-begin note='A note: #1'": "A note",
}
"""Commands, with what they write, that change a part of a large file alone."""
LEARNT_ELSEWHERE = {"clipped-and-kept-texts", "clipped-at-end", "long-plain-texts", "single-values"}
"""The styles in which another section shows how a text or a single source is laid out."""


@pytest.mark.parametrize("style", some(STYLES), ids=lambda path: path.stem)
def test_a_part_of_a_large_file_is_changed_as_a_small_file_is(style: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = changed(style.read_bytes().decode(), MORE).text.encode()
    log = a_folder() / "events.yaml"
    for line, words in IN_PARTS.items():
        after = []
        for largest in (1 << 19, 0):
            monkeypatch.setattr(texts_module, "LARGEST_WHOLE", largest)
            log.write_bytes(before)
            done = run(*shlex.split(line), "--yes", "--log", str(log))
            assert done.code == (3 if style.stem == "empty-values" else 0), done.err
            after.append(log.read_bytes().decode())
        assert different(before.decode(), after[0]) == different(before.decode(), after[1])
        assert after[0] == after[1] or style.stem in LEARNT_ELSEWHERE, line
        assert all(("\r\n" in one) == (one.count("\r\n") == one.count("\n")) for one in after)
        assert (words in " ".join(after[1].split())) == (done.code == 0)


HEADERS = {
    "timeline:\n  title: T\n  covers: 2024/2025\nevents: []\n": "timeline:\n  title: T\n  covers: 2024/2025\n",
    "# Top.\n\ntimeline: {title: T,\n  covers: 2024/2025}  # c\n\n# Events.\nevents: []\n": (
        "timeline: {title: T,\n  covers: 2024/2025}  # c\n\n# Events.\n"
    ),
    "events: []\ntimeline:\n  title: T\n": "timeline:\n  title: T\n",
    "timeline: {title: T,\n  covers: 2024/2025\n}\nevents: []\n": None,  # the bracket stands in the first column
    "note: |\n  x\ntimeline:\n  title: 'a\n\ntimeline: b'\n": None,  # the name stands twice in the first column
    '"timeline":\n  title: T\n': None,
    "\ufefftimeline:\n  title: T\n": None,
    "timeline: &a\n  title: T\nevents: []\n": None,
}
"""Texts of files, and the header that is read alone."""


@pytest.mark.parametrize("text", HEADERS)
def test_a_header_is_read_alone_where_it_certainly_stands_alone(text: str) -> None:
    found = texts_module.header_of(text.encode())
    assert (found and found.text) == HEADERS[text]
    if found:
        assert text.encode()[found.start :].startswith(found.content)


def test_a_header_that_is_read_alone_is_not_taken_for_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts_module, "LARGEST_WHOLE", 0)
    log = a_log("timeline: {title: T, covers: 2024/2025}\nactors:\n  a: {name: A}\nviews:\n  v: actor:a\n")
    texts = open_for_edit(str(log), datetime.datetime.now(datetime.UTC)).texts
    assert [*texts.tree(str(log), Target("timeline", "")).sections] == ["timeline"]
    assert plain(texts.entry(str(log), Target("views", "v")).value) == "actor:a"


@pytest.mark.parametrize(
    ("before", "begins"),
    [
        ("events:\n", True),
        ("a: b\nevents:  \r\n \r\n\n", True),
        ("events: # all\n", False),
        ("events:\n  # 2024\n", False),
        ("more-events:\n", False),
        ("events:\n  - id: a\n", False),
        ("events:", False),
    ],
)
def test_the_first_entries_of_a_section_are_read_alone_if_nothing_stands_above_them(before: str, begins: bool) -> None:
    assert texts_module.begins_section(before.encode(), len(before.encode()), "events") == begins


@pytest.mark.parametrize("style", [one for one in STYLES if "crlf" in one.stem], ids=lambda path: path.stem)
def test_a_name_that_becomes_an_alias_in_a_large_file_keeps_the_line_ends(
    style: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excerpts, "LARGEST_WHOLE", 0)
    log = a_folder() / "events.yaml"
    log.write_bytes(changed(style.read_bytes().decode(), MORE).text.encode())
    assert run("rename", "actor:builders", "masons", "--keep-alias", "--yes", "--log", str(log)).code == 0
    after = log.read_bytes()
    assert b"aliases" in after
    assert after.count(b"\r\n") == after.count(b"\n")
