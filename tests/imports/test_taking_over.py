"""A sheet that came back is taken over into the text of a log: fields keep what they said before, entries are new."""

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl.workbook import Workbook as Book

from tests.helpers import a_log, workspace_of
from tests.imports.returning import came_back, said, written_for_editing
from timeline.edits.adding import added
from timeline.edits.arguments import Evidence
from timeline.edits.edit import patched_bytes
from timeline.edits.names import Names
from timeline.edits.pending import new_problems, prepared
from timeline.edits.removing import removed
from timeline.edits.room import Meant, open_for_edit
from timeline.imports.returned_values import Returned
from timeline.imports.taking_over import NO_EVIDENCE, drafts_of, settled_entry, struck_out, taken_over
from timeline.imports.three_way import Change

LOG = """\
timeline: {title: A log, id: a-log, covers: 2000/2025-12-31}
sources: {audit: {title: An audit}, law: {title: A law}}
actors: {us: {name: United States, country: US, kind: state}, army: {name: The army}, militia: {name: A militia}}
events:
  # the first one
  - id: first
    date: 2024-09-27   # by the audit
    title: The first
    type: agreement
    places: [IQ]
    actors:
      - us   # who signed
      - army
    sources: [{ref: audit, at: page 9}]
  - id: second
    date: 2024-10
    title: The second
    type: other
    actors: us
    tags: [one]
    note: Ask again
    sources: audit
plans:
  - id: a-plan
    title: A plan
    kind: commitment
    announced: {date: 2024-01, sources: law, note: In a letter}
    by: us
    sources: audit
"""
NOW = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)
ROWS = {"first": ("events", 2), "second": ("events", 3), "a-plan": ("plans", 2)}


def back(log: str = LOG, **rows: dict[str, str | None]) -> Returned:
    """Send the log, write other cells into some rows, named by their ids with `_` for `-`, and compare them."""

    def change(book: Book) -> None:
        for identity, cells in rows.items():
            name, row = ROWS[identity.replace("_", "-")]
            headings = {cell.value: cell.column for cell in book[name][1]}
            for heading, value in cells.items():
                cell = book[name].cell(row, headings[heading])
                cell.value = value
                if value is not None:
                    cell.data_type = "s"  # as in a program, where it is typed into a cell of text

    return came_back(workspace_of(log), written_for_editing(workspace_of(LOG)), change)


def after(returned: Returned, log: str = LOG, evidence: Evidence = NO_EVIDENCE) -> tuple[str, list[Change]]:
    """Take all of it over, and return the text of the log, which has no new error, and the conflicts that are open."""
    path = a_log(log)
    opened = open_for_edit(path, NOW)
    taken = [taken_over(opened, entry, evidence) for entry in returned.entries]
    meant: list[Meant] = [one for each in taken for one in each.meant]
    meant += added(opened, drafts_of(returned.new, Names(opened.log), "2026-01-02"))
    meant += removed(struck_out(opened, [one.id for one in returned.struck_out]))
    edit = opened.edit("import", meant)
    content = Path(path).read_bytes()
    for file in edit.files:
        content = patched_bytes(content, file.patches)
    if edit.files:
        with prepared(edit) as pending:
            assert not new_problems(opened.loaded, pending.check(), "error")
    return content.decode(), [one for each in taken for one in each.conflicts]


def test_nothing_that_was_not_changed_is_written() -> None:
    assert after(back()) == (LOG, [])


def entry_in(text: str, identity: str) -> dict[str, Any]:
    """Return an entry as YAML has it, all values texts."""
    log = yaml.load(text, yaml.BaseLoader)
    return next(one for name in ("events", "plans") for one in log[name] if one["id"] == identity)


def difference(text: str, identity: str, log: str = LOG) -> dict[str, Any]:
    """Return the keys of an entry with another value than in a log; None for those that are gone."""
    before, now = entry_in(log, identity), entry_in(text, identity)
    return {key: now.get(key) for key in {**before, **now} if before.get(key) != now.get(key)}


def corrected(field: str, was: str) -> list[dict[str, str]]:
    return [{"date": "2026-01-02", "field": field, "was": was}]


def test_a_value_that_was_changed_is_set_and_noted() -> None:
    text, conflicts = after(back(first={"date": "28 September 2024"}))
    assert difference(text, "first") == {"date": "2024-09-28", "corrections": corrected("date", "2024-09-27")}
    assert "date: 2024-09-28   # by the audit" in text
    assert not conflicts


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"tags": "one; two"}, {"tags": ["one", "two"]}),
        ({"note": None}, {"note": None}),
        ({"summary": "New words"}, {"summary": "New words"}),
        ({"status": "claimed"}, {"status": "claimed", "corrections": corrected("status", "stated")}),
        ({"sources": "audit; law@art. 3"}, {"sources": ["audit", {"ref": "law", "at": "art. 3"}]}),
        ({"actors": "A militia"}, {"actors": ["militia"], "corrections": corrected("actors", "us")}),
        ({"actors": None}, {"actors": None, "corrections": corrected("actors", "us")}),
        ({"title": "=1+1"}, {"title": "=1+1", "corrections": corrected("title", "The second")}),
    ],
)
def test_what_is_written_of_a_change(cells: dict[str, str | None], expected: dict[str, Any]) -> None:
    """A list that only grew, tags and notes of our own, and a field that was empty were no slips."""
    text, conflicts = after(back(second=cells))
    assert difference(text, "second") == expected
    assert difference(text, "first") == difference(text, "a-plan") == {}
    assert not conflicts


def test_items_of_a_list_go_and_come_and_the_others_keep_their_comments() -> None:
    text, _ = after(back(first={"actors": "United States; A militia"}))
    assert "      - us   # who signed\n      - militia\n" in text
    assert difference(text, "first") == {
        "actors": ["us", "militia"],
        "corrections": corrected("actors", "[us, army]"),
    }


def test_an_announcement_keeps_what_else_it_says() -> None:
    text, _ = after(back(a_plan={"announced": "2024-02"}))
    assert difference(text, "a-plan")["announced"] == {"date": "2024-02", "sources": "law", "note": "In a letter"}
    text, _ = after(back(a_plan={"announced": "event:first"}))
    assert difference(text, "a-plan") == {
        "announced": {"event": "first", "sources": "law", "note": "In a letter"},
        "corrections": corrected("announced", "{date: 2024-01, sources: law, note: In a letter}"),
    }


def test_a_conflict_is_open_and_with_a_source_a_dispute() -> None:
    ours = LOG.replace("date: 2024-10\n", "date: 2024-11\n").replace("title: The second", "title: Ours")
    found = back(ours, second={"date": "2024-12", "title": "Hers"})
    assert said(found) == {"second": ["date conflict", "title conflict"]}
    text, conflicts = after(found, ours)
    assert text == ours
    assert [(one.key, one.base, one.theirs, one.ours) for one in conflicts] == [
        ("date", "2024-10", "2024-12", "2024-11"),
        ("title", "The second", "Hers", "Ours"),
    ]
    text, conflicts = after(found, ours, Evidence(("law",)))
    assert difference(text, "second", ours) == {"disputed": [{"field": "date", "value": "2024-12", "sources": ["law"]}]}
    assert [one.key for one in conflicts] == ["title"], "sources do not differ on our own words"


def test_a_source_makes_a_correction_news() -> None:
    text, _ = after(back(second={"date": "2024-12"}), evidence=Evidence(("law",)))
    (note,) = corrected("date", "2024-10")
    assert difference(text, "second") == {"date": "2024-12", "corrections": [{**note, "sources": ["law"]}]}


def test_changes_that_are_not_wanted_are_not_written() -> None:
    opened = open_for_edit(a_log(LOG), NOW)
    (entry,) = (one for one in back(second={"date": "2024-12", "note": "New"}).entries if one.id == "second")
    taken = taken_over(opened, entry, wanted=lambda change: change.key == "note")
    assert [one.operation.path for one in taken.meant] == [("note",)]  # type: ignore[union-attr] # a value is set


def test_names_that_are_not_known_are_asked_and_then_written() -> None:
    opened = open_for_edit(a_log(LOG), NOW)
    (entry,) = (one for one in back(second={"actors": "Somebody; The army"}).entries if one.id == "second")
    taken = taken_over(opened, entry)
    assert ([one.text for one in taken.questions], taken.meant) == (["Somebody"], ())
    known = Names(opened.log).with_decided({("actor", "Somebody"): "militia"})
    settled = settled_entry(entry, known)
    assert settled.theirs["actors"] == ["militia", "army"]
    assert taken_over(opened, settled).questions == ()
    assert taken_over(opened, settled).meant


def test_new_and_struck_out_entries() -> None:
    def change(book: Book) -> None:
        sheet = book["events"]
        headings = {cell.value: cell.column for cell in sheet[1]}
        sheet.cell(3, headings["remove"]).value = "yes"
        for row, day in ((7, "5 November 2024"), (8, "6 November 2024")):
            for heading, value in {"date": day, "title": "A new one", "type": "other", "actors": "The army"}.items():
                sheet.cell(row, headings[heading]).value = value

    found = came_back(workspace_of(LOG), written_for_editing(workspace_of(LOG)), change)
    text, _ = after(found)
    assert "id: second" not in text
    assert text.index("id: new-one\n") < text.index("id: new-one-2\n")
    assert "date: 2024-11-05\n" in text
    assert "date: 2024-11-06\n" in text
    assert text.count("added: 2026-01-02") == 2


def test_twice_is_once() -> None:
    """A log into which a file was taken over has nothing to change when it is compared with that file again."""
    changes: dict[str, dict[str, str | None]] = {
        "first": {"date": "2024-09-28", "actors": "A militia", "status": "claimed"},
        "second": {"note": None, "tags": "two", "sources": "law"},
        "a_plan": {"announced": "2024-02", "deadline": "end of 2026", "by": "The army; United States"},
    }
    text, _ = after(back(**changes))
    again = back(text, **changes)
    assert {outcome.split()[1] for told in said(again).values() for outcome in told} == {"both"}
    assert after(again, text) == (text, [])
