"""The benchmark of imports: its rows, its lines, and all of its steps on few rows."""

import csv

import pytest

from tests.benchmarks.imports import REPORT, STEPS, line_of, main
from tests.benchmarks.processes import Ended
from tests.benchmarks.ucdp import rows_like, write_rows
from tests.helpers import a_folder


def test_rows_have_ids_of_their_own_and_what_the_release_has() -> None:
    rows = [*rows_like(200)]
    assert len({row["id"] for row in rows}) == 200
    assert all(row["date_start"] <= row["date_end"] for row in rows)
    assert all(int(row["low"]) <= int(row["best"]) <= int(row["high"]) for row in rows)
    path = a_folder() / "table.csv"
    write_rows(path, 200)
    with path.open(newline="", encoding="utf-8") as file:
        assert [*csv.DictReader(file)] == rows


def test_a_line_says_whether_bounds_are_kept() -> None:
    done = Ended(59.0, 61.0, 600_000_000, 0, "", "")
    written = STEPS[1]
    assert line_of(written, done, 100_000, in_cpu=False).endswith("59.0 s     600 MB   kept: at most 60 s, 600 MB")
    assert line_of(written, done, 100_000, in_cpu=True).endswith("61.0 s     600 MB   missed: at most 60 s, 600 MB")
    assert line_of(written, done, 200_000, in_cpu=True).endswith("61.0 s     600 MB   kept: at most 120 s, 600 MB")
    assert line_of(REPORT, done, 100_000, in_cpu=True).endswith("missed: at most 200 MB")


def test_all_steps_run_on_few_rows(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--rows", "40", "--cpu"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "40 rows, CPU time"
    assert [line[:26].strip() for line in lines[1:]] == [step.what for step in STEPS]
    main(["--report", "60"])
    assert capsys.readouterr().out.splitlines()[0] == "60 rows, wall time"
