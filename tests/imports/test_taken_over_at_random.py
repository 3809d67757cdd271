"""Random edits of a workbook are taken over into a log that was edited meanwhile: it says what was meant, once."""

import datetime
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given

from tests.examples import examples
from tests.helpers import a_folder, workspace_of
from tests.imports.edited_sheets import (
    FIXED,
    LISTS,
    SINGLE,
    Edited,
    Sheet,
    edit,
    edited_sheets,
    log_now,
    merged,
    sent_log,
)
from tests.imports.returning import changed_book, written_for_editing
from timeline.edits.pending import prepared
from timeline.edits.room import LogToEdit, open_for_edit
from timeline.imports.applying import OfKinds, applied
from timeline.imports.reading import Imports, read_file
from timeline.log.editing.operations import Target

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def opened(folder: Path) -> LogToEdit:
    return open_for_edit(str(folder / "events.yaml"), NOW)


def imported(folder: Path) -> Imports:
    return read_file(opened(folder), str(folder / "sheet.xlsx"), offers=True)


def said(folder: Path, one: Edited) -> dict[str, Any] | None:
    """The fields of an entry of the log by the keys of the test, lists in order; None where it has no such entry."""
    log = opened(folder)
    entry = getattr(log.log, one.section).get(one.id)
    if entry is None:
        return None
    value = log.value(entry.file, Target(one.section, one.id))
    assert {key: value[key] for key in FIXED[one.section]} == FIXED[one.section], "what no cell changes stays"
    lists = {key: sorted(map(str, value.get(key, []))) for key in LISTS[one.section]}
    return {**{key: value.get(key, "") for key in SINGLE[one.section]}, **lists}


def in_order(values: dict[str, Any]) -> dict[str, Any]:
    return {key: sorted(one) if isinstance(one, list) else one for key, one in values.items()}


@given(edited_sheets())
@examples(25, suppress_health_check=list(HealthCheck))
def test_the_log_says_what_both_sides_meant(sheet: Sheet) -> None:
    folder = a_folder()
    sections = [one for one in SINGLE if one in {each.section for each in sheet.entries}]
    sent = written_for_editing(workspace_of(sent_log(sheet)), sections=sections)  # type: ignore[arg-type]
    (folder / "sheet.xlsx").write_bytes(changed_book(sent, lambda book: edit(book, sheet)))
    (folder / "events.yaml").write_text(log_now(sheet), encoding="utf-8")
    found = imported(folder)
    doubtful = found.review.counts.conflicts
    taken = applied(opened(folder), found.offers, OfKinds(["new", "changed", "removed"]), "import").edit
    if taken.files:
        with prepared(taken) as pending:
            pending.commit()
    for one in sheet.entries:
        if one.ours is None or one.is_struck_out:
            assert said(folder, one) is None
        elif one.theirs is None:
            assert said(folder, one) == in_order(one.ours), "a row that is gone strikes nothing out"
        else:
            assert said(folder, one) == merged(one)
    log = opened(folder).log
    number = sum(len(getattr(log, section)) for section in SINGLE)
    kept = sum(one.ours is not None and not one.is_struck_out for one in sheet.entries)
    assert number == kept + len(sheet.new) + len(sheet.new_here)

    again = imported(folder).review.counts
    assert (again.new, again.struck_out, again.changed, again.conflicts) == (0, 0, doubtful, doubtful)
