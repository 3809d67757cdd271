"""Two releases of ACLED go through the command: 31 columns, the older 29, upper case; corrections, disputes, undo."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from tests.helpers import a_folder, run
from tests.imports.acled import COLUMNS, OLDER
from tests.imports.reports import counts

LOG = """\
timeline: {title: Mali, covers: 2020/2026-11-30}
actors:
  fama: {name: Malian Armed Forces, aliases: ["Military Forces of Mali (2021-)"], kind: army, country: ML}
  jnim: {name: JNIM, aliases: ["JNIM: Group for Support of Islam and Muslims"]}
events: []
"""
KINDS = [
    ("Battles", "Armed clash", "JNIM: Group for Support of Islam and Muslims"),
    ("Violence against civilians", "Attack", "Civilians (Mali)"),
    ("Explosions/Remote violence", "Air/drone strike", "Dan Na Ambassagou"),
    ("Protests", "Peaceful protest", ""),
]
NUMBER = 120
Row = dict[str, str]


def a_row(number: int) -> Row:
    """Return a row by its number: each tenth is of a week, each fifteenth of a month; three of four name deaths."""
    kind, sub_event, other = KINDS[number % len(KINDS)]
    precision = "3" if number % 15 == 0 else "2" if number % 10 == 0 else "1"
    day, month = number % 28 + 1, number % 12
    name = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ][month]
    found = dict.fromkeys([*COLUMNS, *OLDER], "")
    return found | {
        "event_id_cnty": f"MLI{30000 + number}",
        "event_date": f"{day:02} {name} 2025",
        "year": "2025",
        "time_precision": precision,
        "event_type": kind,
        "sub_event_type": sub_event,
        "actor1": "Protesters (Mali)" if kind == "Protests" else "Military Forces of Mali (2021-)",
        "actor2": other,
        "country": "Mali",
        "location": f"Village {number}",
        "source": "RFI; Studio Tamani",
        "notes": f"On {day} {name} 2025, something happened.",
        "fatalities": str(number % 4),
        "timestamp": "1760000000",
        "data_id": str(number),
    }


FIRST = [a_row(number) for number in range(NUMBER)]


def second() -> list[Row]:
    """The next release: five more dead in rows 2, 22, 42 …; another type in row 4; 7 and 57 gone; three new."""
    rows = [dict(row) for row in FIRST]
    for number in range(2, NUMBER, 20):
        rows[number]["fatalities"] = str(int(rows[number]["fatalities"]) + 5)
    rows[4] |= {"event_type": KINDS[1][0], "sub_event_type": KINDS[1][1]}
    return [row for number, row in enumerate(rows) if number not in (7, 57)] + [
        a_row(NUMBER + more) for more in range(3)
    ]


def write(file: Path, rows: Iterable[Mapping[str, str]], columns: Sequence[str] = COLUMNS, upper: bool = False) -> str:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([name.upper() if upper else name for name in columns])
        writer.writerows([row[name] for name in columns] for row in rows)
    return str(file)


@pytest.fixture(scope="module")
def imported() -> str:
    """A log into which the first release was imported, as text, with what was kept of it."""
    folder = a_folder()
    (folder / "events.yaml").write_text(LOG)
    done = run("import", write(folder / "acled.csv", FIRST), "--apply", "new", "--yes", cwd=folder)
    assert done.code == 0, done.err
    assert counts(done) == {"rows": NUMBER, "new": NUMBER}
    assert run("check", cwd=folder).code == 0
    return str(folder)


@pytest.fixture
def folder(imported: str) -> Path:
    found = a_folder()
    (found / "imports").mkdir()
    for name in ("events.yaml", "imports/acled.jsonl"):
        (found / name).write_bytes((Path(imported) / name).read_bytes())
    return found


FIGURES = sum(number % 4 > 0 for number in range(NUMBER))
"""Rows with deaths: a 0 is no number that anyone gave."""


@pytest.mark.parametrize(("columns", "upper"), [(COLUMNS, False), (COLUMNS, True), (OLDER, False), (OLDER, True)])
def test_the_same_rows_in_another_shape_bring_nothing(folder: Path, columns: Sequence[str], upper: bool) -> None:
    done = run("import", write(folder / "again.csv", FIRST, columns, upper), cwd=folder)
    assert counts(done) == {"rows": NUMBER, "unchanged": NUMBER + FIGURES}, done.out


def test_no_date_is_more_precise_than_its_row(folder: Path) -> None:
    text = (folder / "events.yaml").read_text()
    assert "id: acled-mli30015\n    date: 2025-04\n" in text, "a month: 16 April stands for it"
    assert "id: acled-mli30010\n    date: 2025-11-11\n" not in text, "a week"
    assert "id: acled-mli30011\n    date: 2025-12-12\n" in text


CHANGED = len(range(2, NUMBER, 20))


def test_the_next_release_is_told_and_taken_over_with_what_the_log_said_before(folder: Path) -> None:
    before = (folder / "events.yaml").read_text()
    assert run("set", "acled-mli30022-deaths", "value=4", "--yes", cwd=folder).code == 0
    release = write(folder / "next.csv", second())
    told = run("import", release, cwd=folder)
    expected = {"rows": NUMBER + 1, "new": 3, "changed": CHANGED + 1, "conflicts": 1, "gone": 4}
    assert counts(told) == {**expected, "unchanged": NUMBER + FIGURES - (CHANGED + 1) - 4}, told.out
    shown = " ".join(told.out.replace("│", " ").split())
    assert "Licence: no redistribution" in shown
    assert "~ deaths: Air/drone strike in Village 2 3 Mar 2025 · Mali · acled-mli30002-deaths · value: 2 → 7" in shown
    assert "≠ deaths: Air/drone strike in Village 22 23 Nov 2025 · Mali" in shown
    assert "was 2; there 7; here 4" in shown
    assert "· type: battle → attack" in shown

    done = run("import", release, "--apply", "new,changed", "--yes", cwd=folder)
    assert done.code == 0, done.err
    deaths = run("show", "acled-mli30002-deaths", cwd=folder).out
    assert "deaths: 7 people" in deaths
    assert "value was: 2; now: 7" in deaths
    assert "1 disputed field" in run("disputes", cwd=folder).out
    assert counts(run("import", release, cwd=folder)) == {
        "rows": NUMBER + 1,
        "here": 1,
        "gone": 4,
        "unchanged": NUMBER + 3 + FIGURES + 2 - 5,
    }
    assert run("undo", "--yes", cwd=folder).code == 0
    assert counts(run("import", release, cwd=folder)) == counts(told)
    assert run("undo", "--yes", cwd=folder).code == 0
    assert (folder / "events.yaml").read_text() == before
