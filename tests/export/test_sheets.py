"""Tables for readers: what stands first, names beside ids, links, what is printed, the mark of UTF-8."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from frictionless import Package, validate

from tests.helpers import a_folder, a_log, run
from timeline.export.sheets.sheet import Column, RowKind, Sheet, after, composed, detail, of, table, text

LOG = """timeline: {title: Drawdown & more, covers: 2014/2025-03-18, license: CC BY 4.0, editors: [Ann, Ben]}
sources:
  cbp: {title: A briefing, publisher: Library, url: "https://example.org/état"}
  paper: {title: A paper}
  unused: {title: Nobody cites it}
actors:
  us: {name: United States, country: US}
  army: {name: Namibian army, country: NA, part_of: [us]}
  idle: {name: Idle}
places: {bay: {name: Walvis Bay, in: NA}}
events:
  - {id: first, date: early 2015, title: They land, type: deployment, places: [bay, NA], actors: [us, army],
     sources: [paper, {ref: cbp, at: p. 3}], summary: "Two\\nlines", tags: [t]}
plans:
  - {id: leave, title: They leave, kind: commitment, announced: {event: first}, by: [us], to: [army], deadline: 2018-09,
     places: [NA], sources: [cbp]}
"""


def rows(*args: str) -> list[dict[str, str]]:
    done = run(*args, "--log", a_log(LOG), "--as-of", "2025-03-18", "-f", "csv")
    assert done.code == 0, done.err
    return list(csv.DictReader(io.StringIO(done.out, newline="")))


def header(*args: str) -> list[str]:
    return list(rows(*args)[0])


@pytest.mark.parametrize(
    ("command", "first"),
    [
        ("list", ["kind", "date", "title"]),
        ("plans", ["title", "verdict", "explained", "deadline", "deadline_words", "kind", "by_names", "to_names"]),
        ("changes 2014 2025-03-18", ["change", "date", "title", "verdict"]),
        ("state 2016", ["part", "date", "title", "value"]),
        ("search leave", ["rank", "kind", "date", "title"]),
    ],
)
def test_columns_for_readers_stand_first(command: str, first: list[str]) -> None:
    names = header(*command.split())
    assert names[: len(first)] == first
    machine = {"id", "edtf", "places", "countries", "actors", "source_ids", "file", "line"} & {*names}
    readers = {"title", "place_names", "actor_names", "sources", "status", "match"} & {*names}
    assert max(map(names.index, readers)) < min(map(names.index, machine))


def test_names_stand_beside_ids() -> None:
    event = rows("list", "--only", "events")[0]
    assert (event["places"], event["place_names"]) == ("bay; NA", "Walvis Bay; Namibia")
    assert (event["countries"], event["country_names"]) == ("NA", "Namibia")
    assert (event["actors"], event["actor_names"]) == ("us; army", "United States; Namibian army")
    assert (event["source_ids"], event["source_urls"]) == ("paper; cbp", "; https://example.org/état")
    plan = rows("plans")[0]
    assert (plan["by"], plan["by_names"]) == ("us", "United States")
    assert (plan["to"], plan["to_names"]) == ("army", "Namibian army")
    army = next(one for one in rows("actors") if one["id"] == "army")
    assert (army["country"], army["country_name"]) == ("NA", "Namibia")
    assert (army["part_of"], army["part_of_names"]) == ("us", "United States")
    bay = next(one for one in rows("places") if one["id"] == "bay")
    assert (bay["in"], bay["in_names"], bay["country_names"]) == ("NA", "Namibia", "Namibia")


@pytest.mark.parametrize("command", ["list", "plans", "actors"])
def test_csv_begins_with_the_mark_of_utf_8_where_it_is_asked_for(command: str) -> None:
    log, folder = a_log(LOG), a_folder()
    asked = (command, "--log", log, "--as-of", "2025-03-18")
    plain = run(*asked, "-f", "csv").out
    assert not plain.startswith("\ufeff")
    assert run(*asked, "-f", "csv", "--bom").out == f"\ufeff{plain}"
    assert run(*asked, "--bom", "-o", str(folder / "x.csv")).code == 0
    assert (folder / "x.csv").read_bytes() == b"\xef\xbb\xbf" + plain.encode()


@pytest.mark.parametrize("format", ["json", "xlsx", "text", "md"])
def test_no_other_format_has_that_mark(format: str) -> None:
    done = run("list", "--log", a_log(LOG), "--format", format, "--output", str(a_folder() / "x"), "--bom")
    assert (done.code, done.err) == (2, "error: --bom is for CSV only; add --format csv, or leave out --bom\n")


def test_a_line_break_stays_one() -> None:
    assert rows("list", "--only", "events")[0]["summary"] == "Two\nlines"
    out = run("list", "--log", a_log(LOG), "--only", "events", "-f", "csv").out
    assert '"Two\nlines"' in out


def workbook(*args: str, text: str = LOG) -> Any:
    path = a_folder() / "x.xlsx"
    done = run(*args, "--log", a_log(text), "--as-of", "2025-03-18", "-o", str(path))
    assert done.code == 0, done.err
    return openpyxl.load_workbook(path)


def test_addresses_are_links_and_the_details_are_not_printed() -> None:
    book = workbook("list")
    events, dates = book["events"], book["plan dates"]
    names = [cell.value for cell in events[1]]
    cell = events.cell(2, names.index("source_urls") + 1)
    assert cell.value == "https://example.org/état"
    assert cell.hyperlink.target == "https://example.org/%C3%A9tat"
    assert [one.hyperlink for row in events.iter_rows() for one in row if one is not cell] == [None] * (
        len(names) * 2 - 1
    )
    printed = names[: names.index("edtf")]
    assert printed == [
        *("kind", "date", "title", "type", "place_names", "actor_names", "status", "match", "sources", "summary"),
    ]
    last = openpyxl.utils.get_column_letter(len(printed))
    assert events.print_area == f"'events'!$A$1:${last}$2"
    for sheet in (events, dates):
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.oddFooter.left.text == "Drawdown && more, as known on 18 Mar 2025"


def test_printed_sheets_fit_the_width_of_a_page() -> None:
    words = "word " * 40
    text = LOG.replace("They land", words).replace("Two\\nlines", words).replace("A paper", words)
    sheet = workbook("list", text=text)["events"]
    printed = openpyxl.utils.cell.range_boundaries(sheet.print_area.split("!")[1])[2]
    dimensions = sheet.column_dimensions
    widths: list[float] = []
    for column in range(1, printed + 1):
        holder = next(one for one in dimensions.values() if one.min <= column <= one.max)
        widths.append(holder.width)
    assert sum(widths) <= 240


def test_more_addresses_than_columns_stand_together() -> None:
    sources = "".join(f"  s{n}: {{title: S, url: 'https://example.org/{n}'}}\n" for n in range(7))
    cited = ", ".join(f"s{n}" for n in range(7))
    text = (
        f"timeline: {{title: T, covers: 2014/2025}}\nsources:\n{sources}"
        f"events: [{{id: e, date: 2015, title: E, type: other, sources: [{cited}]}}]\n"
    )
    sheet = workbook("list", text=text)["events"]
    found = {cell.value: sheet.cell(2, cell.column) for cell in sheet[1] if str(cell.value).startswith("source_urls")}
    assert {name: cell.value for name, cell in found.items()} == {
        **{f"source_urls{f' ({n + 1})' if n else ''}": f"https://example.org/{n}" for n in range(4)},
        "source_urls (more)": "https://example.org/4; https://example.org/5; https://example.org/6",
    }
    assert [cell.hyperlink is not None for cell in found.values()] == [True] * 4 + [False]


def package(*args: str, text: str = LOG) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """The description of a package and its tables, valid by the standard."""
    folder = a_folder() / "package"
    done = run(*args, "--log", a_log(text), "--as-of", "2025-03-18", "-f", "datapackage", "-o", str(folder))
    assert done.code == 0, done.err
    path = str(folder / "datapackage.json")
    report = validate(path)
    assert report.valid, report.flatten(["type", "message"])
    tables = {one.name: [row.to_dict() for row in one.read_rows()] for one in Package(path).resources}
    return json.loads(Path(path).read_text(encoding="utf-8")), tables


def test_a_package_says_whose_it_is() -> None:
    described, _ = package("list")
    assert described["title"] == "Drawdown & more"
    assert described["licenses"] == [{"name": "CC-BY-4.0", "title": "CC BY 4.0"}]
    assert described["contributors"] == [{"title": name, "roles": ["editor"]} for name in ("Ann", "Ben")]
    bare, _ = package("list", text=LOG.replace(", license: CC BY 4.0, editors: [Ann, Ben]", ""))
    assert not {"licenses", "contributors"} & bare.keys()


def test_a_package_has_the_sources_and_actors_that_it_names() -> None:
    described, tables = package("list")
    assert [(row["id"], row["title"], row["url"]) for row in tables["sources"]] == [
        ("cbp", "A briefing", "https://example.org/état"),
        ("paper", "A paper", None),
    ]
    assert [(row["id"], row["name"], row["country"], row["country_name"]) for row in tables["actors"]] == [
        ("us", "United States", "US", "United States"),
        ("army", "Namibian army", "NA", "Namibia"),
    ]
    assert [tuple(row.values()) for row in tables["events_actors"]] == [
        ("first", 1, "us", "United States"),
        ("first", 2, "army", "Namibian army"),
    ]
    assert [tuple(row.values()) for row in tables["events_sources"]] == [
        ("first", 1, "A paper", None, "paper"),
        ("first", 2, "Library, A briefing, p. 3", "https://example.org/état", "cbp"),
    ]
    assert [tuple(row.values()) for row in tables["events_countries"]] == [("first", 1, "NA", "Namibia")]
    schemas = {one["name"]: one["schema"] for one in described["resources"]}
    references = schemas["events_actors"]["foreignKeys"]
    assert {"fields": ["value"], "reference": {"resource": "actors", "fields": ["id"]}} in references


@pytest.mark.parametrize(
    "command",
    ["plans", "changes 2014 2025", "state 2016", "figures", "disputes", "search leave", "show leave", "chart",
     "actors", "places", "types", "sources", "views", "stats", "plans --by actor"],
)  # fmt: skip
def test_every_answer_is_a_valid_package(command: str) -> None:
    package(*command.split())


def test_two_logs_with_a_source_of_one_id_are_a_valid_package() -> None:
    other = LOG.replace("A briefing", "Another").replace("CC BY 4.0", "CC0")
    described, tables = package("list", "--log", a_log(other))
    assert [row["title"] for row in tables["sources"]] == ["Another", "A paper", "A briefing", "A paper"]
    assert [row["name"] for row in described["licenses"]] == ["CC0", "CC-BY-4.0"]


# The composition of tables.

NAME = text("name", lambda row: row["name"])
ID = detail("id", lambda row: row["id"])


def told(sheet: Sheet) -> tuple[list[str], list[tuple[str, list[Any]]]]:
    return [one.name for one in sheet.columns], [(part, list(row)) for part, row in sheet.lines]


def test_a_table_of_several_kinds_of_rows() -> None:
    """Each column once, those for readers first; a kind of rows leaves the columns of the others empty."""
    people = RowKind("people", (ID, NAME, text("born", lambda row: row["born"])))
    cities = RowKind("cities", (NAME, text("country", lambda row: row["in"]), ID))
    lines: list[tuple[RowKind[Any], Any]] = [
        (people, {"id": "a", "name": "Ann", "born": "1970"}),
        (cities, {"id": "r", "name": "Rome", "in": "IT"}),
    ]
    assert told(composed("all", (people, cities), lines)) == (
        ["name", "born", "country", "id"],
        [("people", ["Ann", "1970", None, "a"]), ("cities", ["Rome", None, "IT", "r"])],
    )


def test_columns_of_what_a_row_holds() -> None:
    columns = after("name", of((NAME, ID), lambda pair: pair[1]), Column("rank", "number", lambda pair: pair[0]))
    assert told(table("ranked", columns, [(1, {"id": "a", "name": "Ann"})])) == (
        ["name", "rank", "id"],
        [("ranked", ["Ann", 1, "a"])],
    )
