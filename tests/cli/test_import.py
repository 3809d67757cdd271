"""`timeline import`: guesses, formats of the report, and names that a person decides about."""

import json
from pathlib import Path
from unittest import mock

import pytest
import xlsxwriter

from tests.helpers import a_folder, run
from timeline.cli import writing

LOG = """\
timeline: {title: A log, covers: 2020/2026-11-30}
actors:
  jnim: {name: JNIM}
  military-council: {name: Military Council}
"""
TABLE = """\
No,Day,What,Who
1,early 2022,Talks,JNIM; Junta
2,12/03/2022,A raid,JNIM
"""
MAP = """\
import:
  source: {id: table, title: A table, licence: no redistribution}
  identity: No
  into: events
  fields:
    date: {column: Day}
    title: "{What}"
    type: other
    actors: {column: Who, split: ";", unknown: ask}
"""


@pytest.fixture
def folder() -> Path:
    found = a_folder()
    (found / "events.yaml").write_text(LOG)
    (found / "table.csv").write_text(TABLE)
    (found / "map.yaml").write_text(MAP)
    return found


def test_a_guess_is_a_map_on_standard_output_and_rows_beside_it(folder: Path) -> None:
    done = run("import", "table.csv", "--guess", cwd=folder)
    assert done.code == 0
    assert done.out.startswith("import:\n  source: {id: table, title: table}")
    assert "early 2022  + Talks" in done.err
    assert "B3          ! 12/03/2022 has two readings" in done.err
    assert "timeline import table.csv --map MAP.yaml" in done.err


def test_a_guess_goes_into_a_new_file_and_never_over_another_one(folder: Path) -> None:
    done = run("import", "table.csv", "--guess", "--map", "guess.yaml", cwd=folder)
    assert (done.code, "early 2022  + Talks" in done.out) == (0, True)
    assert (folder / "guess.yaml").read_text().startswith("import:\n")
    again = run("import", "table.csv", "--guess", "--map", "map.yaml", cwd=folder)
    assert (again.code, "map.yaml is there already" in again.err) == (4, True)
    assert (folder / "map.yaml").read_text() == MAP


def test_a_guess_takes_the_sheet_that_has_dates(folder: Path) -> None:
    with xlsxwriter.Workbook(str(folder / "a.xlsx")) as book:
        book.add_worksheet("Read me").write_column(0, 0, ["About", "This table was made by hand.", "Ask the desk."])
        sheet = book.add_worksheet("Events")
        for number, cells in enumerate([["Date", "What happened"], ["May 2020", "A raid"], ["2021", "Talks"]]):
            sheet.write_row(number, 0, cells)
    done = run("import", "a.xlsx", "--guess", "--map", "a.yaml", cwd=folder)
    assert done.code == 0
    assert "the sheet 'Events' was taken, for 'Read me' has no column of dates" in done.err
    assert "  sheet: Events\n" in (folder / "a.yaml").read_text()
    assert "2 rows · 2 new" in run("import", "a.xlsx", "--map", "a.yaml", cwd=folder).out


def test_a_guess_takes_the_sheet_that_is_named(folder: Path) -> None:
    with xlsxwriter.Workbook(str(folder / "a.xlsx")) as book:
        for name, cells in {"2023": ["May", "A raid"], "2024": ["3 June", "Talks"]}.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Date", "What happened"])
            sheet.write_row(1, 0, cells)
    done = run("import", "a.xlsx", "--guess", "--sheet", "2024", "--map", "a.yaml", cwd=folder)
    assert done.code == 0
    assert "date: {column: Date, of_year: 2024}" in (folder / "a.yaml").read_text()
    report = run("import", "a.xlsx", "--map", "a.yaml", cwd=folder)
    assert ("1 row · 1 new" in report.out, "3 Jun 2024" in report.out) == (True, True)
    unknown = run("import", "a.xlsx", "--guess", "--sheet", "2025", cwd=folder)
    assert (unknown.code, "no sheet is called '2025'" in unknown.err) == (2, True)
    alone = run("import", "a.xlsx", "--map", "a.yaml", "--sheet", "2024", cwd=folder)
    assert (alone.code, "write the sheet in the map: sheet: '2024'" in alone.err) == (2, True)


def test_a_guess_at_a_table_without_headings_names_columns_by_their_letters(folder: Path) -> None:
    (folder / "bare.csv").write_text("2020-01-03,A general is killed,Iraq\nFeb 2020,Talks begin in Doha,Qatar\n")
    unknown = run("import", "bare.csv", cwd=folder)
    assert (unknown.code, "write a map of them: timeline import bare.csv --guess" in unknown.err) == (2, True)
    assert run("import", "bare.csv", "--guess", "--map", "bare.yaml", cwd=folder).code == 0
    text = (folder / "bare.yaml").read_text()
    assert "  header: none\n" in text
    assert "date: {column: column A}" in text
    assert "2 rows · 2 new" in run("import", "bare.csv", "--map", "bare.yaml", cwd=folder).out


def test_a_guess_at_a_data_set_that_is_known_is_its_map(folder: Path) -> None:
    heads = "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,location,country,notes,fatalities"
    (folder / "a.csv").write_text(f"{heads}\nM1,2024-05-13,3,Battles,Armed clash,JNIM,Kidal,Mali,x,0\n")
    done = run("import", "a.csv", "--guess", "--map", "a.yaml", cwd=folder)
    assert "this is a table of ACLED, whose map comes with the program" in done.err
    assert "precision: {column: time_precision, 1: day, 2: week, 3: month}" in (folder / "a.yaml").read_text()


def test_a_guess_without_a_date_says_what_is_missing(folder: Path) -> None:
    (folder / "table.csv").write_text("What,Who\nTalks,JNIM\nA raid,JNIM\n")
    done = run("import", "table.csv", "--guess", cwd=folder)
    assert done.code == 0
    assert "no column holds dates" in done.out
    assert "the map cannot be used before it is completed" in done.err


@pytest.mark.parametrize(
    ("format", "piece"),
    [
        ("text", "2 rows · 1 new · 1 refused"),
        ("md", "## Refused (1)"),
        ("html", "<h2>Refused (1)</h2>"),
        ("csv", "refused,,3,B,Day,"),
        ("jsonl", '{"what": "refused", "sheet": null, "row": 3, "column": "B"'),
        ("json", '"schema": "timeline.import/1"'),
    ],
)
def test_the_report_in_a_format_ends_with_1_for_what_was_refused(folder: Path, format: str, piece: str) -> None:
    done = run("import", "table.csv", "--map", "map.yaml", "--format", format, cwd=folder)
    assert (done.code, piece in done.out) == (1, True), done.out
    assert (folder / "events.yaml").read_text() == LOG


def test_a_report_for_programs_has_a_file_where_the_log_is_written(folder: Path) -> None:
    options = ("import", "table.csv", "--map", "map.yaml", "--apply", "new", "--yes", "--format", "json")
    done = run(*options, cwd=folder)
    assert (done.code, "name a file: --output report.json" in done.err) == (2, True)
    assert (folder / "events.yaml").read_text() == LOG
    done = run(*options, "--output", "report.json", cwd=folder)
    assert done.code == 1
    assert json.loads((folder / "report.json").read_text())["counts"]["new"] == 1
    assert "title: Talks" in (folder / "events.yaml").read_text()


def test_nobody_is_asked_where_nobody_is_there(folder: Path) -> None:
    done = run("import", "table.csv", "--map", "map.yaml", "--review", cwd=folder)
    assert (done.code, "--review asks a person, and nobody is there" in done.err) == (2, True)
    options = ("--apply", "new", "--yes", "--new-names", "ask")
    done = run("import", "table.csv", "--map", "map.yaml", *options, cwd=folder)
    assert (done.code, "no actor is called 'Junta'" in done.err) == (2, True)
    assert (folder / "events.yaml").read_text() == LOG


class Person:
    """Answers in order, at a terminal."""

    is_there = True

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)
        self.questions: list[str] = []

    def answer(self, question: str) -> str | None:
        self.questions.append(question)
        return self._answers.pop(0) if self._answers else None

    def tell(self, message: str) -> None:
        self.questions.append(message)

    def confirms(self, question: str) -> bool:
        return (self.answer(question) or "") == "y"

    def chosen(self, question: str, options: list[str]) -> int | None:
        return int(self.answer(f"{question}: {options}") or 0) - 1


def asked(folder: Path, person: Person, *options: str, table: str = "table.csv") -> int:
    with (
        mock.patch.object(writing, "ASKER", person),
        mock.patch("timeline.cli.import_table.ASKER", person),
        mock.patch("timeline.cli.import_review.ASKER", person),
    ):
        return run("import", table, *(("--map", "map.yaml") if table == "table.csv" else ()), *options, cwd=folder).code


@pytest.mark.parametrize("who", ["Military Councl", "Military Councl; MILITARY  COUNCL"])
def test_a_new_name_may_be_an_actor_of_the_log(folder: Path, who: str) -> None:
    person = Person("1", "y", "y")
    (folder / "table.csv").write_text(TABLE.replace("Junta", who))
    assert asked(folder, person, "--apply", "new", "--new-names", "ask") == 1
    assert "'Military Councl' is not known. Did you mean" in person.questions[0]
    text = (folder / "events.yaml").read_text()
    assert "actors: [jnim, military-council]" in text
    assert "name: Military Council, aliases: [Military Councl]" in text
    again = run("import", "table.csv", "--map", "map.yaml", cwd=folder)
    assert "2 rows · 1 entry unchanged · 1 refused" in again.out


def test_new_names_are_printed_as_tables_for_the_map(folder: Path) -> None:
    (folder / "table.csv").write_text(TABLE.replace("Junta", "Military Councl; Somebody"))
    done = run("import", "table.csv", "--map", "map.yaml", "--new-names", "map", cwd=folder)
    assert (done.code, done.out.splitlines()) == (
        0,
        [
            "# in the field actors:",
            "table:",
            "  Military Councl: military-council  # Military Council? once, first in row 2",
            "  # Somebody: …  # once, first in row 2",
        ],
    )
    table = "table: {Military Councl: military-council}"
    (folder / "map.yaml").write_text(MAP.replace("unknown: ask", f"unknown: ask, {table}"))
    done = run("import", "table.csv", "--map", "map.yaml", "--format", "json", cwd=folder)
    assert json.loads(done.out)["new"][0]["entry"]["actors"] == ["jnim", "military-council", "Somebody"]
    done = run("import", "table.csv", "--map", "map.yaml", "--new-names", "map", "--apply", "new", cwd=folder)
    assert (done.code, "writes nothing to the log" in done.err) == (2, True)


def test_a_table_without_new_names_has_no_table_for_the_map(folder: Path) -> None:
    (folder / "table.csv").write_text(TABLE.replace("; Junta", ""))
    done = run("import", "table.csv", "--map", "map.yaml", "--new-names", "map", cwd=folder)
    assert (done.code, done.out) == (0, "")
    assert "the log has all the names" in done.err


def test_a_review_writes_what_was_chosen_and_as_it_was_corrected(folder: Path) -> None:
    person = Person("e", "title: Talks in Bamako", "e", "actors: JNIM", "y", "y")
    assert asked(folder, person, "--review") == 1
    text = (folder / "events.yaml").read_text()
    assert "title: Talks in Bamako" in text
    assert "actors: [jnim]" in text
    assert "junta" not in text
    again = run("import", "table.csv", "--map", "map.yaml", cwd=folder)
    assert "2 rows · 1 changed here since · 1 refused" in again.out
    assert "title: here only: Talks → Talks in Bamako" in again.out


def test_a_corrected_field_of_an_update_is_not_offered_again(folder: Path) -> None:
    (folder / "table.csv").write_text(TABLE.replace("; Junta", ""))
    assert run("import", "table.csv", "--map", "map.yaml", "--apply", "new", "--yes", cwd=folder).code == 1
    (folder / "table.csv").write_text(TABLE.replace("; Junta", "").replace("early 2022", "mid 2022"))
    assert asked(folder, Person("e", "May 2022", "y"), "--review") == 1
    assert "date: 2022-05" in (folder / "events.yaml").read_text()
    again = run("import", "table.csv", "--map", "map.yaml", cwd=folder)
    assert "2 rows · 1 changed here since · 1 refused" in again.out


SENT = """\
timeline: {title: A log, covers: 2020/2026-11-30}
sources:
  daily: {title: Daily}
events:
  - {id: raid, date: 2024-03-05, title: A raid, type: battle, sources: [daily]}
"""


@pytest.fixture
def contradicted(folder: Path) -> Path:
    """A sheet that went out and came back, with a title that was changed in the log too."""
    openpyxl = pytest.importorskip("openpyxl")
    (folder / "events.yaml").write_text(SENT)
    assert run("list", "--for-editing", "--output", "sheet.xlsx", cwd=folder).code == 0
    book = openpyxl.load_workbook(folder / "sheet.xlsx")
    cells = {cell.value: cell.column for cell in book["events"][1]}
    book["events"].cell(2, cells["title"]).value = "A raid on a village"
    book.save(folder / "sheet.xlsx")
    assert run("set", "raid", "title=A raid at night", "--yes", cwd=folder).code == 0
    return folder


def test_a_field_that_both_sides_changed_stays_and_is_named(contradicted: Path) -> None:
    done = run("import", "sheet.xlsx", "--apply", "changed", "--yes", cwd=contradicted)
    assert "note: raid: title was changed on both sides, and stays as it is; --review asks about it" in done.err
    assert "title: A raid at night" in (contradicted / "events.yaml").read_text()


def test_a_person_decides_about_a_field_that_both_sides_changed(contradicted: Path) -> None:
    person = Person("y", "y")
    assert asked(contradicted, person, "--review", table="sheet.xlsx") == 0
    assert person.questions[0].startswith(
        "1 of 1 changed: title: A raid on a village, in the place of A raid at night, the log's own?"
    )
    assert "title: A raid on a village" in (contradicted / "events.yaml").read_text()


def test_another_value_decides_too(contradicted: Path) -> None:
    assert asked(contradicted, Person("e", "A raid on a village at night", "y"), "--review", table="sheet.xlsx") == 0
    assert "title: A raid on a village at night" in (contradicted / "events.yaml").read_text()


def test_a_review_without_a_choice_writes_nothing(folder: Path) -> None:
    assert asked(folder, Person("n"), "--review") == 5
    assert (folder / "events.yaml").read_text() == LOG
