"""How dates were understood, as rows of a table and as a document."""

import csv
import io
from pathlib import Path

from tests.helpers import run


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
    assert done.out.startswith(
        "# Dates\n\n"
        "## by September 2025\n\n"
        "- **prints as:** by Sep 2025\n"
        "- **stored as:** \\[..2025-09\\] (EDTF level 2)\n"
        "- **one day:** up to 2025-09-30\n\n"
        "## \\<b\\>\n\n"
        "**Error:** "
    )
