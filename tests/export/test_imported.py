"""The report of an import for machines: JSON key by key, its lines, and a table."""

import csv
import json
from typing import Any

from tests.imports.sheets import names
from tests.telling.imports import a_review
from timeline.export.formats import written
from timeline.export.imported import forms


def text(format: str) -> str:
    return "".join(written(forms(a_review(), names()), format))  # type: ignore[arg-type]


def value() -> Any:
    return json.loads(text("json"))


def test_the_keys_of_the_document_are_a_promise() -> None:
    assert list(value()) == [
        *("schema", "file", "way", "map", "sheet", "source", "is_new_source", "licence", "notes", "counts"),
        *("new", "changed", "here", "gone", "struck_out", "doubles", "names", "names_left_out", "refused", "computed"),
    ]
    assert value()["counts"] == {
        "rows": 20,
        "new": 2,
        "changed": 2,
        "conflicts": 1,
        "here": 1,
        "unchanged": 11,
        "gone": 1,
        "gone_here": 1,
        "struck_out": 1,
        "doubles": 1,
        "refused": 2,
        "computed": 1,
        "left_out": 1,
    }


def test_a_new_entry_is_told_as_the_log_would_have_it() -> None:
    assert value()["new"][0] == {
        "sheet": "Events",
        "row": 2,
        "column": None,
        "heading": None,
        "row_id": "2",
        "section": "events",
        "id": "raid-on-kidal",
        "title": "Raid on Kidal",
        "entry": {
            "id": "raid-on-kidal",
            "date": "2024-03-14",
            "title": "Raid on Kidal",
            "type": "attack",
            "places": ["kidal"],
            "actors": ["jnim", "Junta"],
            "url": "https://example.org/a",
        },
        "figures": [{"measure": "deaths", "unit": "people", "value": "12", "low": "10", "high": "15"}],
        "unknown": ["Junta"],
    }


def test_a_changed_field_has_all_three_versions() -> None:
    (first, second) = value()["changed"]
    assert (first["id"], first["conflict"], second["conflict"]) == ("clash", False, True)
    assert first["changes"][1:] == [
        {
            "field": "date",
            "outcome": "there",
            "before": "2024-03-12",
            "there": "2024-03",
            "here": "2024-03-12",
            "added": [],
            "removed": [],
            "column": None,
        },
        {
            "field": "actors",
            "outcome": "there",
            "before": ["one"],
            "there": ["jnim"],
            "here": ["one"],
            "added": ["jnim"],
            "removed": ["one"],
            "column": None,
        },
    ]


def test_a_refusal_names_its_cell() -> None:
    assert value()["refused"][0] == {
        "sheet": "Events",
        "row": 8,
        "column": "B",
        "heading": "Date",
        "cell": "12/04/2024",
        "why": "12/04/2024 has two readings",
        "remedy": "write order: dmy or mdy",
        "id": None,
        "is_part": False,
    }


def test_each_member_of_the_lists_is_a_line() -> None:
    lines = [json.loads(line) for line in text("jsonl").splitlines()]
    whole = value()
    lists = {name: whole[name] for name in whole if isinstance(whole[name], list) and name != "notes"}
    assert lines == [{"what": name, **member} for name, members in lists.items() for member in members]


def test_the_table_has_a_row_for_each_changed_field() -> None:
    rows = list(csv.DictReader(text("csv").splitlines()))
    assert [row["what"] for row in rows] == [
        *("new", "new", "changed", "changed", "changed", "changed", "here"),
        *("gone", "gone", "struck_out", "doubles", "refused", "refused", "computed"),
    ]
    field = {key: cell for key, cell in rows[3].items() if cell}
    assert field == {
        "what": "changed",
        "sheet": "Events",
        "row": "4",
        "title": "Clash near Kidal",
        "field": "date",
        "outcome": "there",
        "before": "12 Mar 2024",
        "there": "Mar 2024",
        "here": "12 Mar 2024",
        "change": "12 Mar 2024 → Mar 2024",
        "section": "events",
        "id": "clash",
        "row_id": "4",
    }
