"""The readings of dates, as rows of a table and as a document."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.helpers import run, unescaped


def table(*words: str, cwd: Path) -> list[dict[str, str]]:
    out = run(*words, "--format", "csv", cwd=cwd).out
    return list(csv.DictReader(io.StringIO(out, newline=""), strict=True))


def test_dates_in_rows(tmp_path: Path) -> None:
    asked = ["date", "early 2022", "2014/2019-03-23", "circa May 2023", "nonsense", "=1"]
    vague, span, about, none, formula = table(*asked, cwd=tmp_path)
    assert {name: value for name, value in vague.items() if value} == {
        "text": "early 2022", "date": "early 2022", "edtf": "[2022-01..2022-04]", "earliest": "2022-01-01",
        "latest": "2022-04-30", "precision": "range", "level": "2", "kind": "point", "approximate": "False",
        "uncertain": "False",
    }  # fmt: skip
    ends = [span[f"{side}_{bound}"] for side in ("start", "end") for bound in ("earliest", "latest")]
    assert ends == ["2014-01-01", "2014-12-31", "2019-03-23", "2019-03-23"]
    assert (about["approximate"], about["uncertain"], about["precision"]) == ("True", "False", "month")
    assert {name for name, value in none.items() if value} == {"text", "error"}
    assert formula["text"] == "'=1"


def test_dates_in_a_document(tmp_path: Path) -> None:
    done = run("date", "by September 2025", "<b>", "--format", "md", cwd=tmp_path)
    assert done.code == 1
    assert unescaped(done.out).startswith(
        "# Dates\n\n"
        "## by September 2025\n\n"
        "- **Prints as:** by Sep 2025\n"
        "- **Stored as:** [..2025-09] (EDTF level 2)\n"
        "- **One day:** up to 2025-09-30\n\n"
        "## <b>\n\n"
        "**error:** "
    )


def test_the_end_of_a_period_tells_both_readings(tmp_path: Path) -> None:
    out = run("date", "the end of 2025", "before March 2024", "by September 2025", cwd=tmp_path).out
    assert [" ".join(line.split()) for line in out.splitlines() if "deadline" in line] == [
        "deadline by the end of 2025, [..2025-12-31]; closes on 2025-12-31",
        "deadline closes on 2024-02-29",
    ]
    answers = json.loads(run("date", "the end of 2025", "by September 2025", "since 2014", "--format", "json").out)
    assert [answer["edtf"] for answer in answers] == ["[2025-09..2025-12]", "[..2025-09]", "2014/.."]
    assert [answer.get("deadline") for answer in answers] == [
        {
            "edtf": "[..2025-12-31]",
            "words": "by the end of 2025",
            "closes": {"earliest": "2025-12-31", "latest": "2025-12-31"},
        },
        None,
        None,
    ]


ONLY_DEADLINES = [
    ("the end of Q3 2025", "by the end of Q3 2025", "[..2025-09-30]", "2025-09-30"),
    ("the end of H1 2025", "by the end of H1 2025", "[..2025-06-30]", "2025-06-30"),
    ("the end of spring 2024", "by the end of spring 2024", "[..2024-05-31]", "2024-05-31"),
    ("the end of 27 September 2025", "by 27 Sep 2025", "[..2025-09-27]", "2025-09-27"),
]


@pytest.mark.parametrize(("text", "words", "edtf", "closes"), ONLY_DEADLINES)
def test_dates_valid_only_as_deadlines_are_explained_as_such(
    text: str, words: str, edtf: str, closes: str, tmp_path: Path
) -> None:
    done = run("date", text, cwd=tmp_path)
    told = [" ".join(line.split()) for line in done.out.splitlines()]
    refused = " ".join(told[3:-1])
    title, deadline = told[2], told[-1]
    assert done.code == 0
    assert title.rstrip(" ─") == text
    assert refused.startswith("as a date refused: end is not defined for such a period; write ")
    assert deadline == f"deadline {words}, {edtf}; closes on {closes}"
    document = run("date", text, "--format", "json", cwd=tmp_path)
    (answer,) = json.loads(document.out)
    assert document.code == 0
    assert list(answer) == ["text", "error", "deadline"]
    assert answer["deadline"] == {"edtf": edtf, "words": words, "closes": {"earliest": closes, "latest": closes}}
    assert run("date", text, "--edtf", cwd=tmp_path).code == 1
    assert run("date", text, "nonsense", cwd=tmp_path).code == 1


def test_a_relative_deadline_is_that_of_a_question(tmp_path: Path) -> None:
    out = run("date", "before next month", "--as-of", "2025-03-18", cwd=tmp_path).out
    assert "deadline    closes on 2025-03-31\n" in out


def test_notes(tmp_path: Path) -> None:
    (answer,) = json.loads(run("date", "2020-21", "--format", "json", cwd=tmp_path).out)
    assert answer["notes"] == [
        "2020-21 is spring 2020 in EDTF; write spring 2020 for the season, 2020/2021 or [2020..2021] for the two years"
    ]


def test_days_before_year_1_are_named(tmp_path: Path) -> None:
    out = run("date", "44 BC", cwd=tmp_path).out
    assert "between 1 Jan 44 BCE and 31 Dec 44 BCE" in out
