"""Tables of very many rows like those of UCDP, made from its few that lie in the tests' data."""

import csv
import datetime
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.processes import ROOT

_FIRST = datetime.date(1989, 1, 1)
_DAYS = 12_000
"""Number of days on which rows begin."""

_GROUPS, _TOWNS = 600, 2_500
"""Numbers of groups and of towns, about as many as the release has."""

_SPREAD = 7_919
"""Prime number that spreads rows over days, groups and towns."""


def rows_like(count: int) -> Iterator[dict[str, str]]:
    """Yield rows: each the copy of a row of UCDP with another id, day, group and town."""
    with open(ROOT / "tests" / "data" / "ucdp_ged231_fixture.csv", newline="", encoding="utf-8") as file:
        several = [row for row in csv.DictReader(file) if int(row["low"]) <= int(row["best"]) <= int(row["high"])]
    for number in range(count):
        row, spread = dict(several[number % len(several)]), number * _SPREAD
        length = _day(row["date_end"]) - _day(row["date_start"])
        start = _FIRST + datetime.timedelta(days=spread % _DAYS)
        row |= {"id": str(100_000 + number), "date_start": f"{start}", "date_end": f"{start + length}"}
        row["where_coordinates"] += f" {spread % _TOWNS}"
        if number % 3 == 0:
            row["side_b"] = f"Group {spread % _GROUPS}"
        yield row


def write_rows(path: Path, count: int) -> None:
    """Write a table of so many rows as CSV."""
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = rows_like(count)
        first = next(rows)
        writer = csv.DictWriter(file, fieldnames=[*first])
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rows)


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text[:10])
