"""Parts that formats are put together from: pieces of JSON, lines of a calendar, rows that wait in a file."""

import datetime
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from timeline.export.formats.json_text import json_lines, json_pieces, json_text
from timeline.export.lines import Each
from timeline.export.others.components import Component, folded
from timeline.spool import BATCH, Spool

TEXTS = st.text(st.characters(min_codepoint=0x20, exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"))
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), TEXTS)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)


@given(VALUES)
def test_json_is_that_of_python(value: Any) -> None:
    assert json.loads(json_text(value)) == value


@pytest.mark.parametrize(
    "value", [{}, [], {"a": []}, {"a": {}, "b": [1, [2, {"c": None}]], "d": 1.5, "e": True}, "é", 7]
)
def test_json_is_indented_as_python_does(value: Any) -> None:
    assert json_text(value) == json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def test_members_are_pieces_and_functions_are_called_in_their_turn() -> None:
    asked: list[str] = []

    def member(number: int) -> dict[str, int]:
        asked.append(f"member {number}")
        return {"id": number}

    def count() -> int:
        asked.append("count")
        return len(asked)

    value = {"list": Each([1, 2], member), "none": Each([], member), "deep": [Each([3], member)], "count": count}
    assert json.loads("".join(json_pieces(value))) == {
        "list": [{"id": 1}, {"id": 2}],
        "none": [],
        "deep": [[{"id": 3}]],
        "count": 4,
    }
    assert asked == ["member 1", "member 2", "member 3", "count"]


def test_what_a_terminal_would_obey_is_escaped_in_json() -> None:
    assert json_text({"a\x9b": "\u202e\x7f\ud800"}) == '{\n  "a\\u009b": "\\u202e\\u007f\\ud800"\n}\n'
    assert list(json_lines([{"a": "\u2028"}, 1])) == ['{"a": "\\u2028"}\n', "1\n"]


@given(TEXTS, TEXTS)
def test_a_calendar_gives_back_its_texts(summary: str, description: str) -> None:
    event = Component("VEVENT")
    event.add("UID", "e@log")
    event.add("DTSTAMP", datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC))
    event.add("SUMMARY", summary)
    event.add("DESCRIPTION", f"{description}\nsecond line")
    text = "".join(Component("VCALENDAR").around([event]))
    (read,) = Calendar.from_ical(text).walk("VEVENT")
    assert (str(read["summary"]), str(read["description"])) == (summary, f"{description}\nsecond line")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("x" * 74, "x" * 74 + "\r\n"),
        ("x" * 75, "x" * 74 + "\r\n x\r\n"),
        ("x" * 150, "x" * 74 + "\r\n " + "x" * 74 + "\r\n xx\r\n"),
        ("x" * 73 + "\\n", "x" * 73 + "\r\n \\n\r\n"),  # an escape is not cut
        ("x" * 73 + "é", "x" * 73 + "\r\n é\r\n"),  # nor a letter
    ],
)
def test_a_long_line_is_folded(line: str, expected: str) -> None:
    assert folded(line) == expected


def test_properties_of_a_component() -> None:
    event = Component("VEVENT")
    event.add("X-EDTF", "2016,2017")
    event.add("CATEGORIES", ["law", "a;b"])
    event.add("DTSTART", datetime.date(33, 4, 3))
    event.add("UID", "back\\slash")
    event.add_address("URL", "https://example.org/a,b;c")
    assert event.text().split("\r\n") == [
        "BEGIN:VEVENT",
        "DTSTART;VALUE=DATE:00330403",
        "UID:back\\\\slash",
        "CATEGORIES:law,a\\;b",
        "URL:https://example.org/a,b;c",
        "X-EDTF:2016\\,2017",
        "END:VEVENT",
        "",
    ]
    todo = Component("VTODO")
    todo.add("DUE", datetime.datetime(2024, 5, 1, 12, 30))  # noqa: DTZ001 - a time of no zone
    assert "DUE:20240501T123000\r\n" in todo.text()
    todo.add("DUE", datetime.datetime(2024, 5, 1, 12, 30, tzinfo=datetime.UTC))
    assert "DUE:20240501T123000Z\r\n" in todo.text()


@pytest.mark.parametrize("count", [0, 1, BATCH - 1, BATCH, 2 * BATCH + 3])
def test_rows_wait_and_come_back_as_often_as_they_are_asked_for(count: int) -> None:
    rows = [[number, f"é{number}\ud800\n", None, True, 0.5, ["a", "b"]] for number in range(count)]
    spool = Spool()
    for row in rows:
        spool.append(row)
    assert len(spool) == count
    assert [*spool] == [*spool] == rows
    # Two readers at once.
    assert [(one, other) for one, other in zip(spool, spool, strict=True)] == [(row, row) for row in rows]
