"""Cells that came back: what spreadsheet programs make of a value is no change, and what was typed is read."""

import datetime
from typing import Any

import pytest

from tests.helpers import workspace_of
from timeline.edits.names import Names
from timeline.imports.returned_cells import CellFault, ReadCell, is_unchanged, value_of_cell
from timeline.imports.sheet_fields import FIELDS, SheetField, fields_by_key
from timeline.imports.shown import NOTHING, Shown
from timeline.log.editing.values import Value
from timeline.tables.cells import CellError

TODAY = datetime.date(2026, 1, 1)
LOG = """\
sources: {audit: {title: An audit, publisher: The Auditors}, law: {title: A law}}
actors: {us: {name: United States, aliases: [USA], country: US, kind: state}, army: {name: The army}}
places: {base: {name: The base, in: [ML]}}
events: [{id: e, date: 2024, title: E, type: other, actors: us, tags: [iraq-drawdown], sources: audit}]
"""


def field(key: str) -> SheetField:
    return next(one for fields in FIELDS.values() for one in fields if one.key == key)


@pytest.mark.parametrize(
    ("key", "cell", "was"),
    [
        ("date", datetime.date(2024, 9, 27), "2024-09-27"),
        ("date", datetime.datetime(2024, 9, 27), "27 Sep 2024"),  # noqa: DTZ001 - a cell has no zone
        ("date", 2024, "2024"),
        ("date", 2024.0, "2024"),
        ("date", "September 2024", "2024-09"),
        ("date", "Sep-24", "2024-09"),
        ("date", "27/09/2024", "2024-09-27"),
        ("date", "9/27/2024", "2024-09-27"),
        ("date", "27.09.24", "2024-09-27"),
        ("date", "05/04/2024", "2024-04-05"),
        ("date", " 2024-09-27 ", "2024-09-27"),
        ("announced", datetime.date(2024, 9, 27), "2024-09-27"),
        ("title", "A title  ", "A title"),
        ("title", True, "TRUE"),
        ("title", 7, "007"),
        ("note", "two\r\nlines", "two\nlines"),
        ("note", None, ""),
        ("note", "", ""),
        ("low", 1000.5, "1000.50"),
        ("low", 1000, "1000.00"),
        ("low", "1E3", "1000"),
        ("actors", "us;army", "us; army"),
        ("actors", "army; us", "us; army"),
        ("actors", "us; army; ", "us; army"),
        ("status", "Claimed", "claimed"),
    ],
)
def test_what_a_program_makes_of_a_value_is_no_change(key: str, cell: Any, was: str) -> None:
    assert is_unchanged(cell, Shown(was, was), field(key))


@pytest.mark.parametrize(
    ("key", "cell", "was"),
    [
        ("date", datetime.date(2024, 9, 1), "2024-09"),
        ("date", datetime.date(2024, 1, 1), "2024"),
        ("date", datetime.date(2024, 9, 28), "2024-09-27"),
        ("date", 45562, "2024-09-27"),
        ("date", "28/09/2024", "2024-09-27"),
        ("date", "Oct-24", "2024-09"),
        ("date", "27/09/2024", "27 Sep 2024, 10:00"),
        ("date", "about 2019", "2019"),
        ("date", None, "2019"),
        ("title", "a title", "A title"),
        ("title", "12", "13"),
        ("title", CellError("#REF!"), "#REF"),
        ("note", "one\n\ntwo", "one\ntwo"),
        ("low", 1000.51, "1000.50"),
        ("actors", "us", "us; army"),
    ],
)
def test_what_says_something_else_is_a_change(key: str, cell: Any, was: str) -> None:
    assert not is_unchanged(cell, Shown(was, was), field(key))


@pytest.mark.parametrize(
    ("key", "cell", "value"),
    [
        ("date", "27 September 2024", "2024-09-27"),
        ("date", "early 2022", "early 2022"),
        ("date", datetime.datetime(2024, 9, 27, 14, 30), "2024-09-27T14:30"),  # noqa: DTZ001 - a cell has no zone
        ("date", "3 août 2024", "2024-08-03"),  # the colleague's own language
        ("date", "Sonntag, 12. Mai 2024", "2024-05-12"),
        ("date", "12 May 2024 (date unclear)", "possibly 12 May 2024"),
        ("deadline", "end of 2025", "end of 2025"),
        ("deadline", "{within: 60 days, of: e}", {"within": "60 days", "of": "e"}),
        ("announced", "event: e", {"event": "e"}),
        ("announced", "2024-01", "2024-01"),
        ("title", 42, "42"),
        ("note", "=1+1", "=1+1"),
        ("low", "2,500", "2500"),
        ("low", 2500.0, "2500"),
        ("low", "1.5 million", "1500000"),
        ("status", "Reported", "reported"),
        ("status", "stated", None),
        ("kind", "Legal requirement", "legal-requirement"),
        ("type", "Other", "other"),
        ("actors", "USA; The army ;", ["us", "army"]),
        ("places", "Iraq; the base", ["IQ", "base"]),
        ("tags", "iraq-drawdown; new", ["iraq-drawdown", "new"]),
        ("sources", "audit@page 9; law", [{"ref": "audit", "at": "page 9"}, "law"]),
        ("sources", 'audit@"note 3; page 4"', [{"ref": "audit", "at": "note 3; page 4"}]),
        ("sources", "audit@p. 1 [via law]", [{"ref": "audit", "via": "law", "at": "p. 1"}]),
        ("sources", "A law", ["law"]),
        ("subject", "text: victims", {"text": "victims"}),
        ("subject", "The army", "army"),
        ("note", None, None),
        ("actors", " ; ", None),
    ],
)
def test_the_value_of_a_cell(key: str, cell: Any, value: Value | None) -> None:
    names = Names(workspace_of(LOG).whole[0])
    assert value_of_cell(cell, field(key), NOTHING, names, TODAY) == ReadCell(value)


@pytest.mark.parametrize(
    ("key", "cell", "message"),
    [
        ("date", "12/04/2024", "'12/04/2024': "),
        ("date", "bis 2024", "'bis 2024': "),
        ("date", None, "'date' is empty"),
        ("title", "  ", "'title' is empty"),
        ("status", "maybe", "'status' cannot be 'maybe'"),
        ("low", "several", "'several' is not a number"),
        ("sources", "audit@", "'audit@' names no place in a source"),
        ("title", CellError("#REF!"), "the cell shows the error #REF!"),
    ],
)
def test_a_cell_that_cannot_be_read(key: str, cell: Any, message: str) -> None:
    names = Names(workspace_of(LOG).whole[0])
    found = value_of_cell(cell, field(key), NOTHING, names, TODAY)
    assert isinstance(found, CellFault)
    assert found.message.startswith(message)


def test_a_name_that_is_not_known_is_a_question() -> None:
    names = Names(workspace_of(LOG).whole[0])
    found = value_of_cell("us; Somebody", fields_by_key("events")["actors"], NOTHING, names, TODAY)
    assert isinstance(found, ReadCell)
    assert found.value == ["us", "Somebody"]
    assert [(one.role, one.text) for one in found.questions] == [("actor", "Somebody")]


def test_items_that_stood_there_are_what_they_were() -> None:
    """A cell of `list` shows the ids of sources alone: what else the citation says is kept."""
    names = Names(workspace_of(LOG).whole[0])
    items: tuple[tuple[str, Value], ...] = (
        ("audit", {"ref": "audit", "at": "1"}),
        ("audit", {"ref": "audit", "at": "2"}),
    )
    before = Shown("audit; audit", [value for _, value in items], items)
    found = value_of_cell("audit; law", fields_by_key("events")["sources"], before, names, TODAY)
    assert found == ReadCell([{"ref": "audit", "at": "1"}, {"ref": "audit", "at": "2"}, "law"])
