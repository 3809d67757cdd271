"""The tables of the manual page on imports: a colleague's workbook, two releases of UCDP, a sheet that comes back."""

import csv
import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook

ROWS = (
    ("No", "Date", "What happened", "Country", "Who", "Killed"),
    (1, "early 2022", "The elections are put off", "Mali", "Junta", None),
    (2, datetime.date(2022, 3, 27), "Villagers are killed in Moura", "Mali", "FAMa; Wagner", 300),
    (3, "12/04/2022", "Talks fail in Accra", "Ghana", "Junta; ECOWAS", None),
)
"""The chronology of a colleague: words, a day and a date with two readings."""

_EVENT = {
    "id": "412001",
    "relid": "MLI-2024-1-412-1",
    "year": "2024",
    "type_of_violence": "1",
    "country": "Mali",
    "side_a": "Government of Mali",
    "side_b": "JNIM",
    "where_coordinates": "Kidal",
    "event_clarity": "1",
    "date_start": "2024-03-14",
    "date_end": "2024-03-14",
    "best": "12",
    "low": "10",
    "high": "15",
}
_SECOND = {
    "id": "412002",
    "relid": "MLI-2024-1-412-2",
    "type_of_violence": "3",
    "side_a": "Wagner Group",
    "side_b": "Civilians",
    "where_coordinates": "Ber",
    "best": "3",
    "low": "3",
    "high": "3",
    "date_start": "2024-04-02",
    "date_end": "2024-04-05",
}
_THIRD = {"id": "412003", "where_coordinates": "Tinzaouaten", "date_start": "2024-07-27", "date_end": "2024-07-27"}
EARLIER: tuple[Mapping[str, str], ...] = ({}, _SECOND)
LATER: tuple[Mapping[str, str], ...] = ({"best": "14", "where_coordinates": "Kidal town"}, _THIRD)
"""Two releases: in the later one an event has other numbers, one is gone, and one is new."""


def write_chronology(folder: Path) -> None:
    """Write the workbook of a colleague."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Chronology"
    for row in ROWS:
        sheet.append(row)
    book.save(folder / "chronology.xlsx")


def write_release(folder: Path, name: str, events: Sequence[Mapping[str, str]]) -> None:
    """Write a release of UCDP, with all of its columns."""
    fixture = Path(__file__).parents[1] / "data" / "ucdp_ged231_fixture.csv"
    with fixture.open(encoding="utf-8", newline="") as stream:
        columns = next(csv.reader(stream))
    with (folder / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="")
        writer.writeheader()
        writer.writerows({**_EVENT, **event} for event in events)


def edit_sheet(folder: Path) -> None:
    """Change the sheet as a colleague does: a title, one more actor, an entry struck out, and a new row."""
    book = load_workbook(folder / "mali.xlsx")
    sheet = book["events"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    rows = {sheet.cell(row, columns["id"]).value: row for row in range(2, sheet.max_row + 1)}
    moura = rows["villagers-killed-moura"]
    sheet.cell(moura, columns["title"]).value = "Several hundred villagers are killed in Moura"
    sheet.cell(moura, columns["status"]).value = "reported"
    sheet.cell(rows["elections-put-off"], columns["remove"]).value = "yes"
    last = max(rows.values()) + 1
    new = {"date": "by June 2023", "title": "The UN mission ends", "type": "withdrawal", "places": "Mali"}
    for heading, text in new.items():
        sheet.cell(last, columns[heading]).value = text
    book.save(folder / "mali.xlsx")
