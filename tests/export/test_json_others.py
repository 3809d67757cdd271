"""The promise for `date`, `check` and the vocabulary; and that no JSON carries what a terminal would obey."""

import json
from typing import Any

import pytest

from tests.export.test_json import LOG, SIGNED, document
from tests.helpers import a_folder, a_log, run
from timeline.dates import parse
from timeline.export.objects import date_object


@pytest.fixture(scope="module")
def folder() -> str:
    folder = a_folder()
    a_log(LOG, folder)
    return str(folder)


# Dates with all their keys: earliest and latest of a span are those of its start and of its end.
DATES = [
    ("early 2022", ("[2022-01..2022-04]", "early 2022", "point", "2022-01-01", "2022-04-30"), None, None),
    ("by September 2025", ("[..2025-09]", "by September 2025", "point", None, "2025-09-30"), None, None),
    ("2014/2019", ("2014/2019", "2014 – 2019", "span", "2014-01-01", "2019-12-31"), *[("2014",) * 2, ("2019",) * 2]),
    ("2014/", ("2014/", "2014 – ?", "span", "2014-01-01", None), ("2014",) * 2, ("2014", None)),
    ("/..", ("/..", "ongoing", "span", None, None), (None, None), (None, None)),
    ("{2015,2018}", ("{2015,2018}", "2015 and 2018", "set", "2015-01-01", "2018-12-31"), None, None),
    ("-0043-03-15", ("-0043-03-15", "15 Mar 44 BCE", "point", None, None), None, None),  # ISO days begin with year 1
]


@pytest.mark.parametrize(("text", "facts", "start", "end"), DATES)
def test_the_object_of_a_date(text: str, facts: tuple[Any, ...], start: Any, end: Any) -> None:
    def side(years: tuple[str | None, str | None] | None) -> Any:
        if years is None:
            return None
        return {"earliest": years[0] and f"{years[0]}-01-01", "latest": years[1] and f"{years[1]}-12-31"}

    found = date_object(parse(text))
    assert found is not None
    assert tuple(found[key] for key in ("edtf", "words", "kind", "earliest", "latest")) == facts
    assert (found["start"], found["end"]) == (side(start), side(end))
    assert list(found)[-3:] == ["approximate", "uncertain", "time"]
    assert found["time"] is None
    assert len(found) == 10


def test_date() -> None:
    done = run("date", "--format", "json", "--as-of", "2025-03-18", "27 September 2024", "last month", "Friday")
    assert done.code == 1
    first, second, third = json.loads(done.out)
    assert first == {"text": "27 September 2024", "level": 0, **SIGNED, "words": "27 September 2024"}
    assert (second["text"], second["edtf"], second["level"]) == ("last month", "2025-02", 0)
    assert third.keys() == {"text", "error"}
    assert "Friday" in third["error"]
    assert done.err == ""


def test_strict_edtf_reads_no_english() -> None:
    (answer,) = json.loads(run("date", "--edtf", "--format", "json", "early 2022").out)
    assert answer.keys() == {"text", "error"}
    assert run("date", "--edtf", "--format", "json", "[..2025-09]").code == 0


FAULTY = """\
timeline: {title: T, covers: 2014/2025-03-18}
events:
  - {id: e, date: 2024-02-30, title: T, type: atack}
"""


def test_check() -> None:
    folder = a_folder()
    a_log(FAULTY, folder)
    found = document("check", folder=str(folder), code=1)
    assert list(found) == ["schema", "problems"]
    assert found["schema"] == "timeline.check/1"
    (first, *_) = found["problems"]
    assert list(first) == ["code", "severity", "message", "hint", "file", "line", "column", "entry"]
    assert [first[key] for key in ("code", "severity", "file", "line", "column", "entry")] == [
        *("bad-date", "error", "events.yaml", 3, 19, "e")
    ]
    assert "2024-02-30" in first["message"]


def test_check_of_a_log_without_faults_is_an_empty_list() -> None:
    folder = a_folder()
    a_log("timeline: {title: T, covers: 2014/2025-03-18}\n", folder)
    assert document("check", folder=str(folder)) == {"schema": "timeline.check/1", "problems": []}


@pytest.mark.parametrize("command", ["actors", "places", "types", "sources"])
def test_the_vocabulary_as_json_and_json_lines(command: str, folder: str) -> None:
    found = document(command, folder=folder)
    assert list(found) == ["schema", command]
    assert found["schema"] == f"timeline.{command}/1"
    lines = run(command, "--format", "jsonl", cwd=folder).out.splitlines()
    assert [json.loads(line) for line in lines] == found[command]


def test_the_counts_of_the_vocabulary(folder: str) -> None:
    def counts(command: str, *filters: str) -> dict[str, tuple[int, ...]]:
        rows = document(command, "--as-of", "2025-12-31", *filters, folder=folder)[command]
        return {row["id"]: tuple(row.get(key, 0) for key in ("events", "plans", "figures")) for row in rows}

    assert counts("actors") == {"iraq": (1, 0, 0), "us": (1, 1, 0)}
    assert counts("sources") == {"joint": (1, 0, 0), "cbp": (1, 1, 0)}
    assert counts("places") == {"anbar": (1, 1, 0), "SY": (1, 1, 0)}
    assert counts("types", "--actor", "us") == {"agreement": (1, 0, 0)}
    assert counts("actors", "--type", "deployment") == {}


def test_text_that_a_terminal_would_obey_is_escaped() -> None:
    """JSON itself allows DEL, C1 controls and marks that turn a line around; they come back as they were."""
    title = "a\x9b31mb\x7fc\u202ed\u2028e\x1bf"
    written = json.dumps(title)  # all ASCII, as a log may write it
    path = a_log(f"events: [{{id: e, date: 2020, title: {written}, type: other}}]")
    for format in ("json", "jsonl"):
        done = run("list", "--log", path, "--format", format)
        assert not set("\x9b\x7f\u202e\u2028\x1b") & set(done.out)
        document = json.loads(done.out)
        assert (document["events"][0] if format == "json" else document)["title"] == title
