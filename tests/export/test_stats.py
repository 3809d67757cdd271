"""Counts as rows of a table and as a page."""

import csv
import io
from pathlib import Path

from tests.helpers import a_folder, a_log, run


def table(*words: str, cwd: Path) -> list[dict[str, str]]:
    out = run(*words, "--format", "csv", cwd=cwd).out
    return list(csv.DictReader(io.StringIO(out, newline=""), strict=True))


def test_counts_in_rows() -> None:
    folder = a_folder()
    a_log(
        "events:\n"
        "  - {id: a, date: 2024-02-03, title: T, type: law}\n"
        "  - {id: b, date: 2024, title: T, type: attack}\n"
        "plans: [{id: p, title: T, kind: demand, announced: 2024-02}]\n",
        folder,
    )
    exact, vague = table("stats", "--per", "month", "--as-of", "2025-01-01", cwd=folder)
    assert exact == {
        "period": "Feb 2024", "what": "exact", "first_day": "2024-02-01", "last_day": "2024-02-29",
        "id": "", "name": "",
        "events": "1", "plans": "1", "figures": "0", "total": "2", "certain": "2", "possible": "0",
    }  # fmt: skip
    assert (vague["period"], vague["what"], vague["events"]) == ("2024, month unknown", "vague", "1")
    page = run("stats", "--per", "month", "--as-of", "2025-01-01", "--format", "html", cwd=folder).out
    assert "<h1>A log</h1>" in page
    # Nothing is a figure, and nothing is only possible: these columns are left out.
    assert "<tr><td>Feb 2024</td><td>1</td><td>1</td><td>2</td></tr>" in page
    assert "<tr><td>sum</td><td>2</td><td>1</td><td>3</td></tr>" in page
