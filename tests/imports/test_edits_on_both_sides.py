"""Random edits of a workbook and of the log at the same time: each is told once, none is lost, none invented."""

from typing import Any

from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook as Book

from tests.examples import examples
from tests.helpers import workspace_of
from tests.imports.returning import came_back, written_for_editing
from timeline.imports.three_way import Change

NAMES = {"us": "United States", "army": "The army", "militia": "A militia", "band": "band"}
"""The actors by id, with what a cell shows; two are called Band, so that a cell shows their ids."""
LOG = """\
sources: {{s: {{title: S}}}}
actors:
  us: {{name: United States, country: US, kind: state}}
  army: {{name: The army}}
  militia: {{name: A militia}}
  band: {{name: Band}}
  other-band: {{name: Band}}
events:
{events}
"""
SINGLE: dict[str, list[str]] = {
    "title": ["One", "Two", "=Three"],
    "date": ["2024-09-27", "2024-09", "early 2022"],
    "summary": ["", "Words", "Two\nlines"],
    "status": ["", "claimed", "denied"],
}
LISTS: dict[str, list[str]] = {"actors": [*NAMES], "tags": ["a", "b", "c"]}
VALUES = st.fixed_dictionaries(
    {
        **{key: st.sampled_from(values) for key, values in SINGLE.items()},
        **{key: st.lists(st.sampled_from(values), unique=True) for key, values in LISTS.items()},
    }
)
Values = dict[str, Any]


def log_of(several: list[Values]) -> str:
    events = []
    for number, values in enumerate(several):
        parts = [f"id: e{number}", "type: other", "sources: s"]
        for key, value in values.items():
            if value:
                quoted = (
                    '"{}"'.format(value.replace("\n", "\\n")) if isinstance(value, str) else f"[{', '.join(value)}]"
                )
                parts.append(f"{key}: {quoted}")
        events.append(f"  - {{{', '.join(parts)}}}")
    return LOG.format(events="\n".join(events))


def write(book: Book, row: int, before: Values, values: Values) -> None:
    """Type what is different into the cells of a row."""
    sheet = book["events"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    for key, value in values.items():
        if value != before[key]:
            cell = sheet.cell(row, headings[key])
            cell.value = value if isinstance(value, str) else ";".join(NAMES.get(one, one) for one in value)
            cell.data_type = "s"


@given(st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=1, max_size=3))
@examples(25, suppress_health_check=list(HealthCheck))
def test_each_edit_is_told_once(several: list[tuple[Values, Values, Values]]) -> None:
    sent = written_for_editing(workspace_of(log_of([base for base, _, _ in several])), sections=["events"])

    def edit(book: Book) -> None:
        for row, (base, theirs, _) in enumerate(several, 2):
            write(book, row, base, theirs)

    returned = came_back(workspace_of(log_of([ours for _, _, ours in several])), sent, edit)
    assert not returned._replace(entries=()).refusals
    found = {entry.id: entry.changes for entry in returned.entries}
    for number, (base, theirs, ours) in enumerate(several):
        told = found[f"e{number}"]
        for key in SINGLE:
            outcomes = [change.outcome for change in told if change.key == key]
            assert outcomes == expected(base[key], theirs[key], ours[key])
        for key in LISTS:
            assert items(told, key, "there", "both") == changes(base[key], theirs[key])
            assert items(told, key, "here", "both") == changes(base[key], ours[key])
        assert {change.key for change in told} <= {*SINGLE, *LISTS}


def expected(base: str, theirs: str, ours: str) -> list[str]:
    if theirs != base:
        return ["both" if theirs == ours else "there" if ours == base else "conflict"]
    return ["here"] if ours != base else []


def changes(before: list[str], after: list[str]) -> list[str]:
    return sorted([*(f"+{one}" for one in {*after} - {*before}), *(f"-{one}" for one in {*before} - {*after})])


def items(told: tuple[Change, ...], key: str, *outcomes: str) -> list[str]:
    """Every item that these changes tell, as often as they tell it."""
    of_key = [change for change in told if change.key == key and change.outcome in outcomes]
    added = [f"+{item}" for change in of_key for item in change.added]
    return sorted([*added, *(f"-{item}" for change in of_key for item in change.removed)])
