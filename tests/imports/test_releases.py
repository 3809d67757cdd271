"""Two releases of a table at random, and edits here in between: each change is told once, none is lost or invented."""

import datetime
from collections.abc import Mapping
from pathlib import Path

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.helpers import a_folder
from timeline.edits.pending import prepared
from timeline.edits.room import LogToEdit, Meant, open_for_edit
from timeline.imports.applying import OfKinds, applied
from timeline.imports.reading import Imports, map_of, read_file
from timeline.log.editing.operations import SetValue, Target

NOW = datetime.datetime(2026, 11, 28, tzinfo=datetime.UTC)
MAP = """\
import:
  source: {id: releases, title: Releases}
  identity: id
  into: events
  fields:
    id: "row-{id}"
    date: {column: date}
    title: "{title}"
    type: other
    summary: "{summary}"
"""
LOG = "timeline: {title: A log, covers: 1900/2026-12-31}\n"

WORDS = st.sampled_from(["one", "two", "three"])
ROWS = st.dictionaries(st.sampled_from("abcd"), st.fixed_dictionaries({"title": WORDS, "summary": WORDS}), max_size=4)
Rows = Mapping[str, Mapping[str, str]]


def opened(folder: Path) -> LogToEdit:
    return open_for_edit(str(folder / "events.yaml"), NOW)


def imported(folder: Path, rows: Rows) -> Imports:
    lines = [f"{name},2024-03-0{'abcd'.index(name) + 1},{row['title']},{row['summary']}" for name, row in rows.items()]
    (folder / "table.csv").write_text("\n".join(["id,date,title,summary", *lines, ""]))
    return read_file(opened(folder), str(folder / "table.csv"), map_of(str(folder / "map.yaml")), offers=True)


def write(folder: Path, found: Imports) -> None:
    edit = applied(opened(folder), found.offers, OfKinds(["new", "changed"]), "import").edit
    if edit.files:
        with prepared(edit) as pending:
            pending.commit()


def titles(folder: Path) -> dict[str, tuple[str, str | None]]:
    log = opened(folder).log
    return {one.id.removeprefix("row-"): (one.title, one.summary) for one in log.events.values()}


@examples(25, suppress_health_check=[HealthCheck.too_slow])
@given(first=ROWS, second=ROWS, here=st.dictionaries(st.sampled_from("abcd"), WORDS, max_size=2))
def test_a_release_its_edits_here_and_the_next_one(first: Rows, second: Rows, here: Mapping[str, str]) -> None:
    folder = a_folder()
    (folder / "events.yaml").write_text(LOG)
    (folder / "map.yaml").write_text(MAP)
    write(folder, imported(folder, first))
    assert titles(folder) == {name: (row["title"], row["summary"]) for name, row in first.items()}

    edits = {name: word for name, word in here.items() if name in first and first[name]["summary"] != word}
    log = opened(folder)
    file = str(folder / "events.yaml")
    meant = [Meant(file, SetValue(Target("events", f"row-{name}"), ("summary",), word)) for name, word in edits.items()]
    if meant:
        with prepared(log.edit("set", meant)) as pending:
            pending.commit()

    found = imported(folder, second)
    told = {(one.identity, change.key, change.outcome) for one in found.review.changed for change in one.changes}
    told |= {(one.identity, change.key, change.outcome) for one in found.review.here for change in one.changes}
    expected = set()
    for name in first.keys() & second.keys():
        if first[name]["title"] != second[name]["title"]:
            expected.add((name, "title", "there"))
        was, there, ours = first[name]["summary"], second[name]["summary"], edits.get(name, first[name]["summary"])
        if was != there and was == ours:
            expected.add((name, "summary", "there"))
        elif was == there and was != ours:
            expected.add((name, "summary", "here"))
        elif was != there and there != ours:
            expected.add((name, "summary", "conflict"))
    both = {(name, key, outcome) for name, key, outcome in told if outcome == "both"}
    assert told - both == expected
    assert {one.identity for one in found.review.new} == second.keys() - first.keys()
    assert {one.identity for one in found.review.gone} == first.keys() - second.keys()

    write(folder, found)
    now = titles(folder)
    for name in first.keys() | second.keys():
        row = second.get(name, first.get(name, {}))
        assert now[name] == (row["title"], edits.get(name, row["summary"]))
    again = imported(folder, second).review.counts
    open_conflicts = sum(outcome == "conflict" for _, _, outcome in expected)
    assert (again.new, again.changed, again.conflicts) == (0, open_conflicts, open_conflicts)
