"""CSV for spreadsheets and Markdown for documents: the text of a log comes through as text."""

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import a_folder, a_log, run
from tests.printed import csv_rows
from timeline.formulas import guarded, unguarded
from timeline.text import visible

LOG = """\
timeline: {title: "Iraq *and* Syria", covers: 2014/2025-03-18}
sources:
  cbp: {title: "Countering [Daesh]", publisher: House of Commons Library, date: 2025-03-18}
actors: {us: {name: United States}, iraq: {name: "Iraq's government", country: IQ}}
events:
  - id: formula
    date: early 2022
    title: "=HYPERLINK(\\"http://example.org\\", \\"x\\")"
    type: statement
    places: [IQ, SY]
    actors: [us, iraq]
    tags: [a, b]
    status: claimed
    summary: "Two\\nlines, \\"quoted\\" | *bold*"
    sources: [{ref: cbp, at: "p. 3"}]
  - {id: plain, date: 2014/2019, title: A situation, type: deployment, sources: [cbp]}
plans:
  - {id: leave, title: Forces leave, kind: commitment, announced: 2024-09-27, by: [us], to: [iraq],
     deadline: by September 2025, sources: [cbp]}
"""
CITED = "House of Commons Library, Countering [Daesh], 18 Mar 2025"


@pytest.fixture(scope="module")
def folder() -> str:
    folder = a_folder()
    a_log(LOG, folder)
    return str(folder)


def dated(name: str) -> list[str]:
    """The columns of a date that is not the main one."""
    return [name, *(f"{name}_{part}" for part in ("edtf", "earliest", "latest", "precision", "time"))]


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_is_read_back_row_by_row(folder: str) -> None:
    done = run("list", "--as-of", "2025-12-31", "--format", "csv", cwd=folder)
    assert done.out.count("\r\n") == 5
    situation, formula, announced, deadline = rows_of(done.out)
    assert formula == {
        "kind": "event",
        "id": "formula",
        "date": "early 2022",
        "edtf": "[2022-01..2022-04]",
        "earliest": "2022-01-01",
        "latest": "2022-04-30",
        "precision": "range",
        "time": "",
        "title": '\'=HYPERLINK("http://example.org", "x")',  # a spreadsheet shows it and does not follow it
        "type": "statement",
        "places": "IQ; SY",
        "countries": "IQ; SY",
        "actors": "us; iraq",
        "status": "claimed",
        "match": "certain",
        "tags": "a; b",
        "place_names": "Iraq; Syria",
        "country_names": "Iraq; Syria",
        "actor_names": "United States; Iraq's government",
        "summary": 'Two\nlines, "quoted" | *bold*',
        "sources": f"{CITED}, p. 3",
        "source_urls": "",
        "source_ids": "cbp",
        "file": "events.yaml",
        "line": "6",
        "begins": "",
        "result": "",
        **dict.fromkeys(dated("from"), ""),
        **dict.fromkeys(dated("to"), ""),
        "proposal": "",
        "told_by": "",
    }
    assert (situation["edtf"], situation["earliest"], situation["latest"]) == ("2014/2019", "2014-01-01", "2019-12-31")
    assert (situation["precision"], situation["places"], situation["summary"]) == ("span", "", "")
    assert (announced["kind"], announced["id"], announced["type"], announced["actors"]) == (
        *("announced", "leave", "", "us; iraq"),
    )
    assert (deadline["kind"], deadline["date"], deadline["edtf"], deadline["earliest"], deadline["latest"]) == (
        *("deadline", "by September 2025", "[..2025-09]", "", "2025-09-30"),
    )
    assert deadline["sources"] == CITED


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "␉=1"),  # no longer a tab, so no longer a formula
        ("\r=1", "␍=1"),
        (" =1+1", "' =1+1"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        ("﹦1", "'﹦1"),
        ("'=1", "''=1"),  # its own apostrophe, and that of the guard
        ("' -1", "'' -1"),
        ("'tis", "'tis"),
        ("' ", "' "),
        ("a=1", "a=1"),
        ('say "hi", twice', 'say "hi", twice'),
        ("\x1b[31mred", "␛[31mred"),
        (None, ""),
        (("=a", "b"), "'=a; b"),
        (-5, "-5"),  # a number is one
        ("Ménaka 尼日尔 😀", "Ménaka 尼日尔 😀"),
    ],
)
def test_a_cell(cell: object, read: str) -> None:
    (row,) = csv.DictReader(io.StringIO(csv_rows(["column"], [[cell]]), newline=""))
    # An empty single cell is a blank line to most readers; `csv` writes it in quotes.
    assert row["column"] == read


_TEXT = st.one_of(
    st.sampled_from(["", "plain", "a, b", 'a "b"', "=1", "two\nlines", "x\r", "\u2028", "'", " -1"]),
    st.text(max_size=4),
)
_CELL = st.one_of(
    st.none(), _TEXT, st.lists(_TEXT, max_size=2), st.tuples(_TEXT), st.integers(), st.floats(), st.booleans()
)


@given(st.integers(1, 3).flatmap(lambda size: st.lists(st.lists(_CELL, min_size=size, max_size=size), max_size=4)))
def test_cells_stand_in_a_table_as_python_writes_them(rows: list[list[Any]]) -> None:
    def shown(cell: Any) -> Any:
        text = "; ".join(cell) if isinstance(cell, list | tuple) else cell
        return guarded("\n".join(map(visible, text.split("\n")))) if isinstance(text, str) else text

    header = ["one", "two", "three"][: len(rows[0]) if rows else 1]
    expected = io.StringIO(newline="")
    csv.writer(expected).writerows([header, *([shown(cell) for cell in row] for row in rows)])
    assert csv_rows(header, rows) == expected.getvalue()


def test_invisible_characters_hide_no_formula() -> None:
    assert guarded("\u200b\u00a0=1") == "'\u200b\u00a0=1"
    assert guarded("\t=1") == "'\t=1"
    assert guarded("\u200bplain") == "\u200bplain"


@given(st.text(alphabet=st.one_of(st.sampled_from("'=+-@＝＋－＠ \u200ba1"), st.characters()), max_size=8))
def test_the_guard_of_a_cell_can_be_taken_off(text: str) -> None:
    assert unguarded(guarded(text)) == text
    bare = guarded(text).lstrip(" \u200b")
    assert not bare.startswith((*"=+-@＝＋－＠",))


def test_markdown_keeps_text_as_text(folder: str) -> None:
    done = run("list", "--as-of", "2025-12-31", "--format", "md", "--ids", cwd=folder)
    assert (
        done.out
        == r"""# Iraq \*and\* Syria

**Chronology**

As of 31 Dec 2025. The log follows 2014 – 18 Mar 2025; not followed after 18 Mar 2025.

2 events · 2 dates of plans

## 2014

**2014 – 2019** A situation — deployment. `plain`[^1]

## 2022

**early 2022** =HYPERLINK(\"http\://example.org\", \"x\") (claimed) — statement; Iraq, Syria; United States, Iraq's government. Two lines, \"quoted\" \| \*bold\* `formula`[^2]

## 2024

**27 Sep 2024** plan announced: Forces leave — United States, Iraq's government. `leave`[^1]

## 2025

**by Sep 2025** deadline: Forces leave — United States, Iraq's government. `leave`[^1]

Cite as: Iraq \*and\* Syria (log of 2014 – 18 Mar 2025), Chronology, as of 31 Dec 2025.

[^1]: House of Commons Library, Countering \[Daesh\], 18 Mar 2025

[^2]: House of Commons Library, Countering \[Daesh\], 18 Mar 2025, p. 3
"""
    )


@pytest.mark.parametrize("command", ["actors", "places", "types", "sources"])
def test_the_vocabulary_as_csv_and_markdown(command: str, folder: str) -> None:
    done = run(command, "--format", "csv", cwd=folder)
    assert done.code == 0
    rows = rows_of(done.out)
    lines = run(command, "--format", "md", cwd=folder).out.splitlines()
    assert [line for line in lines[:3] if line] == [r"# Iraq \*and\* Syria", f"**{command.capitalize()}**"]
    table = [line for line in lines if line.startswith("|")]
    families = [line for line in table if line.startswith("| **")]
    assert len(rows) == len(table) - 2 - len(families) > 0
    assert len({line.replace("\\|", "").count("|") for line in table}) == 1


def test_a_vocabulary_cell(folder: str) -> None:
    (us, iraq) = rows_of(run("actors", "--format", "csv", cwd=folder).out)
    assert (us["id"], us["name"], us["country"], us["events"], us["plans"]) == ("us", "United States", "", "1", "1")
    assert (iraq["name"], iraq["country"]) == ("Iraq's government", "IQ")


def test_show_as_markdown(folder: str) -> None:
    assert (
        run("show", "formula", "--as-of", "2025-12-31", "--format", "md", cwd=folder).out
        == r"""# Iraq \*and\* Syria

As of 31 Dec 2025. The log follows 2014 – 18 Mar 2025.

## \=HYPERLINK(\"http\://example.org\", \"x\")

- **Date:** early 2022 (one day from 2022-01-01 to 2022-04-30)
- **Type:** statement (diplomacy)
- **Places:** Iraq, Syria
- **Actors:** United States, Iraq's government
- **Status:** claimed
- **Known:** early 2022 (assumed: from its own date; shown from 1 Jan 2022 on)
- **Tags:** a, b
- **Summary:** Two lines, \"quoted\" \| \*bold\*
- **Sources:** [^1]

### In the log

- **File:** `events.yaml:6`

Cite as: Iraq \*and\* Syria (log of 2014 – 18 Mar 2025), as of 31 Dec 2025.

[^1]: House of Commons Library, Countering \[Daesh\], 18 Mar 2025, p. 3
"""
    )


def test_problems_as_annotations() -> None:
    """Text that a workflow would take for commands is encoded."""
    folder = a_folder()
    a_log("timeline: {title: T, covers: 2014}\nevents: [{id: e, date: '100%:, x', title: T, type: law}]\n", folder)
    done = run("check", "--format", "github", cwd=folder)
    assert done.code == 1
    (first, *_) = done.out.splitlines()
    assert first.startswith("::error file=events.yaml,line=2,col=24,title=bad-date::")
    assert "100%25:, x" in first
