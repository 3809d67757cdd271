"""`timeline stats` as its user sees it: a histogram at any width, and every format."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.helpers import a_folder, a_log, run
from timeline.render.lines import cells

LOG = """\
timeline: {title: A log, covers: 2014/2025-03-18}
sources: {s: {title: S, publisher: A publisher, date: 2024}}
actors: {us: {name: United States}, un: {name: United Nations}}
events:
  - {id: a, date: 2020-05, title: T, type: attack, actors: [us, un], sources: s}
  - {id: b, date: 2024-01-10, title: T, type: law, actors: [us]}
  - {id: c, date: 2024-02~, title: T, type: law}
  - {id: d, date: 2024, title: T, type: law}
  - {id: e, date: 2025/.., title: T, type: attack}
plans:
  - {id: p, title: T, kind: demand, announced: 2024-03, by: [un], to: [us], deadline: 2025}
"""

BY_YEAR = """\
year                     events  plans  total  possible
───────────────────────────────────────────────────────────────────────
2020                          1             1            █
3 years without entries
2024                          3      1      4         1  ███░
2025                          1             1            █
sum                           5      1      6         1

Counted: situations where they begin, plans when they were announced.
2025 is followed only until 18 Mar 2025.

█ certain  ░ possible  a cell stands for 1
"""

NARROW = """\
year                 total
────────────────────────────────────────
2020                     1  █
  events: 1
3 years without
entries
2024                     4  ███░
  events: 3 · plans: 1 · possible: 1
2025                     1  █
  events: 1
sum                      6
  events: 5 · plans: 1 · possible: 1

Counted: situations where they begin,
plans when they were announced.
2025 is followed only until 18 Mar 2025.

█ certain  ░ possible
a cell stands for 1
"""

BY_MONTH_AND_ACTOR = """\
actor           events  plans  total  possible
──────────────────────────────────────────────────────────────
Jan 2024
United States        1             1            █

Feb 2024
no actor             1             1         1  ░

Mar 2024
United Nations              1      1            █
United States               1      1            █

2024, month unknown
no actor             1             1            █
sum                  3      2      5         1

Counted: plans when they were announced.
An entry with several names stands in each of their rows: 5 in
all.

█ certain  ░ possible  a cell stands for 1
"""


@pytest.fixture(scope="module")
def folder() -> Path:
    folder = a_folder()
    a_log(LOG, folder)
    return folder


def shown(folder: Path, *args: str, width: int = 100) -> str:
    done = run("stats", *args, cwd=folder, COLUMNS=str(width))
    assert done.code == 0, done.err
    return done.out


def test_by_year(folder: Path) -> None:
    day = ("--as-of", "2025-12-31")
    head, _, table = shown(folder, "--only", "events,plans", *day, width=71).partition("\n\n")
    assert table == BY_YEAR
    assert head.splitlines()[:2] == ["A log", "Entries per year"]
    assert head.splitlines()[-1] == "5 events · 1 plan"
    narrow = shown(folder, "--only", "events", "--only", "plans", *day, width=40)
    assert narrow.partition("\n\n")[2] == NARROW


def test_by_month_and_actor(folder: Path) -> None:
    """In each period what stands there most often comes first, then by id."""
    asked = ("--per", "month", "--by", "actor", "--only", "events,plans", "--from", "2024-01", "--to", "2024-12")
    head, _, table = shown(folder, *asked, width=62).partition("\n\n")
    assert table == BY_MONTH_AND_ACTOR
    assert head.splitlines()[0] == "A log"
    assert head.splitlines()[-1] == "3 events · 1 plan"


def test_as_json(folder: Path) -> None:
    found = json.loads(shown(folder, "--per", "month", "--format", "json", "--as-of", "2025-12-31"))
    keys = ["schema", "logs", "as_of", "horizon", "not_followed", "per", "by", "only", "rows", "counted", "entries"]
    keys.append("not_judged")
    assert list(found) == keys
    assert [found[key] for key in ("schema", "as_of", "horizon", "per", "by")] == [
        *("timeline.stats/1", "2025-12-31", "2025-03-18", "month", None)
    ]
    assert [(row["period"]["label"], row["period"]["what"], row["total"]) for row in found["rows"]] == [
        ("May 2020", "exact", 1),
        ("Jan 2024", "exact", 1),
        ("Feb 2024", "exact", 1),
        ("Mar 2024", "exact", 1),
        ("2024, month unknown", "vague", 1),
        ("2025, month unknown", "vague", 1),
    ]
    assert found["rows"][2] == {
        "period": {"label": "Feb 2024", "what": "exact", "first": "2024-02-01", "last": "2024-02-29"},
        "id": None,
        "name": None,
        "events": 1,
        "plans": 0,
        "figures": 0,
        "total": 1,
        "certain": 0,
        "possible": 1,
    }
    total = {"events": 5, "plans": 1, "figures": 0, "total": 6, "certain": 5, "possible": 1}
    assert (found["counted"], found["entries"]) == (total, total)


def test_names_in_json(folder: Path) -> None:
    found = json.loads(shown(folder, "--by", "source", "--format", "json"))
    assert [(row["period"], row["id"], row["name"], row["total"]) for row in found["rows"]] == [
        (None, "s", "s (A publisher, 2024)", 1),
        (None, None, None, 5),
    ]


def test_as_csv_json_lines_and_markdown(folder: Path) -> None:
    asked = ("--by", "type", "--only", "events")
    rows = list(csv.DictReader(io.StringIO(shown(folder, *asked, "--format", "csv"))))
    assert [(row["period"], row["id"], row["total"]) for row in rows] == [("", "law", "3"), ("", "attack", "2")]
    lines = shown(folder, *asked, "--format", "jsonl").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["law", "attack"]
    asked = ("--per", "year", "--by", "family", "--only", "events", "--from", "2024", "--format", "md")
    assert [line for line in shown(folder, *asked).splitlines() if line.startswith("|") and "---" not in line] == [
        "| family | events | possible |",
        "| **2024** |  |  |",
        "| power | 3 | 1 |",
        "| **2025** |  |  |",
        "| violence | 1 |  |",
        "| sum | 4 | 1 |",
    ]


def test_an_empty_answer(folder: Path) -> None:
    done = run("stats", "--actor", "un", "--type", "law", cwd=folder)
    assert done.code == 0
    assert "log follows 2014 – 18 Mar 2025" in done.out
    assert done.out.endswith("\nnothing up to 18 Mar 2025\n")
    assert done.err == "note: --actor un alone finds 2\nnote: --type law alone finds 3\n"
    for format in ("json", "jsonl", "csv", "md"):
        assert run("stats", "--actor", "un", "--type", "law", "--format", format, cwd=folder).code == 0


@pytest.mark.parametrize("by", ["type", "family", "place", "country", "actor", "source", "status"])
def test_no_line_is_too_wide(by: str) -> None:
    name = "尼" * 30 + " a name of many words " * 5 + "x" * 80
    path = a_log(
        f'actors: {{a: {{name: "{name}"}}}}\nplaces: {{p: {{name: "{name}", contains: [ML, NE]}}}}\n'
        f'sources: {{s: {{title: "{name}", publisher: "\\e[31m{name}"}}}}\n'
        f'types: {{t: {{name: "{name}", family: other}}}}\nevents:\n'
        + "".join(
            f"  - {{id: e{n}, date: {2000 + n % 9}~, title: T, type: t, places: p, actors: a, sources: s}}\n"
            for n in range(120)
        )
    )
    for width in (40, 61, 100, 200):
        for per in ((), ("--per", "year")):
            done = run("stats", "--log", path, "--by", by, *per, COLUMNS=str(width))
            assert done.code == 0, done.err
            assert max(map(cells, done.out.splitlines())) <= width
            assert "\x1b" not in done.out
            coloured = run("stats", "--log", path, "--by", by, *per, COLUMNS=str(width), FORCE_COLOR="1").out
            assert "\x1b[" in coloured
