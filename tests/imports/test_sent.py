"""The hidden sheet: what was sent is read back as it was, and what somebody else wrote there is no base."""

import hashlib
import json

import pytest

from timeline.imports.sent import Sent, SentEntry, read_sent, sent_rows
from timeline.imports.shown import Shown

ENTRY = SentEntry(
    "events",
    "e",
    {
        "title": Shown("Two\nlines", "Two\nlines"),
        "actors": Shown("United States; x", ["us", "x"], (("United States", "us"), ("x", "x"))),
        "announced": Shown("event:e", {"event": "e"}),
        "note": Shown("cut …", is_editable=False),
    },
    {"earliest": "2024-01-01"},
)


def test_what_was_sent_is_read_as_it_was() -> None:
    other = SentEntry("plans", "p", {}, {"verdict": "met"})
    rows = [*sent_rows("a-log", "A log", "2026-01-02", [ENTRY, other])]
    expected = Sent("a-log", "A log", "2026-01-02", {("events", "e"): ENTRY, ("plans", "p"): other})
    assert read_sent(rows) == expected
    widened = [[*row, None, ""] for row in rows]
    assert read_sent(widened) == expected, "a program may add empty cells"
    carriage = [[cell.replace("\n", "\r\n") for cell in row] for row in rows]
    assert read_sent(carriage) == expected, "a program may end lines in its own way"


@pytest.mark.parametrize("missing", [1, 2, 3])
def test_a_row_that_is_missing_is_found(missing: int) -> None:
    rows = [*sent_rows("", "A log", "2026-01-02", [ENTRY, ENTRY._replace(id="f")])]
    del rows[-missing]
    found = read_sent(rows)
    assert found is not None
    assert not found.is_whole


@pytest.mark.parametrize("value", ["1", "[1]", '{"a": null}', "[[[", "[" * 100_000, "true", '["a"]'])
def test_values_that_no_log_has_are_no_base(value: str) -> None:
    """Also where the digest fits: it is no signature, and anybody can make one."""
    row = ["events", "e", "actors", "a; b", value]
    digest = hashlib.sha256(json.dumps(row).encode()).hexdigest()
    head = [*sent_rows("", "A log", "2026-01-02", [])][:2]
    found = read_sent([*head, row, ["", digest]])
    assert found is not None
    assert not found.is_whole
    good = ["events", "e", "actors", "a; b", '["a", "b"]']
    whole = read_sent([*head, good, ["", hashlib.sha256(json.dumps(good).encode()).hexdigest()]])
    assert whole is not None
    assert whole.is_whole


@pytest.mark.parametrize(
    "rows", [[], [[]], [["something else"]], [["timeline sheet for editing/1", "", "A log"], ["id"]]]
)
def test_other_sheets_are_none_of_ours(rows: list[list[str]]) -> None:
    assert read_sent(rows) is None
