"""Random edits of a workbook and of the log at the same time: each is told once, none is lost, none invented."""

from collections import Counter

from hypothesis import HealthCheck, given

from tests.examples import examples
from tests.helpers import workspace_of
from tests.imports.edited_sheets import (
    LISTS,
    SINGLE,
    Sheet,
    edit,
    edited_sheets,
    expected_changes,
    log_now,
    sent_log,
)
from tests.imports.returning import came_back, written_for_editing
from timeline.imports.returned_values import Returned, ReturnedEntry


def told_of(entry: ReturnedEntry) -> Counter[tuple[str, ...]]:
    """Return every change of an entry, as often as it is told."""
    found: Counter[tuple[str, ...]] = Counter()
    for change in entry.changes:
        items = [*(f"+{one}" for one in change.added), *(f"-{one}" for one in change.removed)]
        found.update((change.key, change.outcome, item) for item in items)
        if not items:
            found[change.key, change.outcome] += 1
    return found


@given(edited_sheets())
@examples(60, suppress_health_check=list(HealthCheck))
def test_each_edit_is_told_once(sheet: Sheet) -> None:
    sections = [one for one in SINGLE if one in {each.section for each in sheet.entries}]
    sent = written_for_editing(workspace_of(sent_log(sheet)), sections=sections)  # type: ignore[arg-type]
    returned = came_back(workspace_of(log_now(sheet)), sent, lambda book: edit(book, sheet))
    assert not returned.notes
    assert not returned.computed
    found = {entry.id: told_of(entry) for entry in returned.entries}
    struck, gone, refused = set(), set(), set()
    has_rows = any(one.theirs is not None for one in sheet.entries)
    for one in sheet.entries:
        if one.theirs is None and has_rows:
            gone.add((one.id, one.ours is None))
        elif one.theirs is None:
            continue
        elif one.ours is None and one.is_changed_there and not one.is_struck_out:
            refused.add(one.id)
        elif one.ours is None:
            gone.add((one.id, True))
        elif one.is_struck_out:
            struck.add(one.id)
        else:
            assert found.pop(one.id) == Counter(expected_changes(one))
    assert not found
    assert {one.id for one in returned.struck_out} == struck
    assert {(one.id, one.is_gone_here) for one in returned.gone} == gone
    assert {one.id for one in returned.refusals} == refused
    assert_new(returned, sheet)


def assert_new(returned: Returned, sheet: Sheet) -> None:
    """Every row that was added is a new entry with all that it says."""
    said = [
        (row.section, {key: sorted(one) if isinstance(one, list) else one for key, one in row.value.items()})
        for row in returned.new
    ]
    for section, values in sheet.new:
        lists = {key: sorted(values[key]) for key in LISTS[section]}
        whole = {**values, **lists, **({"unit": "people"} if section == "figures" else {})}
        said.remove((section, {key: one for key, one in whole.items() if one}))
    assert not said
