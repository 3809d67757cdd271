"""Each thing that a colleague did to a table for editing is told once, with its place."""

from collections.abc import Callable

import pytest
from openpyxl.workbook import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers import a_folder, workspace_of
from tests.imports.returning import came_back, changed_book, is_silent, ordinary_forms, said, written_for_editing
from timeline.export.formats import written
from timeline.imports.returned_files import open_returned
from timeline.imports.returned_values import Returned

LOG = """\
timeline: {title: A log, id: a-log, covers: 2000/2025-12-31}
sources: {audit: {title: An audit}, law: {title: A law}}
actors: {us: {name: United States, country: US, kind: state}, army: {name: The army}, militia: {name: A militia}}
events:
  - {id: first, date: 2024-09-27, title: The first, type: agreement, places: [IQ], actors: [us, army], sources: [audit]}
  - {id: second, date: 2024-10, title: The second, type: other, actors: us, summary: In words, sources: audit}
plans:
  - {id: a-plan, title: A plan, kind: commitment, announced: 2024-01, deadline: 2025-06, by: us, sources: audit}
figures:
  - {id: a-figure, subject: army, measure: troops, unit: people, as_of: 2024, value: 2500, sources: audit}
"""
WORKSPACE = workspace_of(LOG)
SENT = written_for_editing(WORKSPACE)
ROWS = {"first": ("events", 2), "second": ("events", 3), "a-plan": ("plans", 2), "a-figure": ("figures", 2)}


def column(sheet: Worksheet, heading: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == heading.replace("_", " "))


def write(identity: str, **cells: object) -> Callable[[Book], None]:
    """Return a change of a workbook that writes into the row of an entry."""

    def change(book: Book) -> None:
        name, row = ROWS[identity]
        for heading, value in cells.items():
            book[name].cell(row, column(book[name], heading)).value = value

    return change


def returned(*changes: Callable[[Book], None], log: str = LOG) -> Returned:
    """Compare a workbook with a log after these changes."""
    return came_back(
        WORKSPACE if log == LOG else workspace_of(log), SENT, lambda book: [one(book) for one in changes] and None
    )


def problems(found: Returned) -> list[tuple[str, str, int, str]]:
    return [(one.because, one.id, one.place.row, one.place.column) for one in found.refusals]


@pytest.mark.parametrize(
    ("identity", "cells", "told"),
    [
        ("first", {"title": "Another title"}, ["title there"]),
        ("first", {"date": "28 September 2024"}, ["date there"]),
        ("first", {"actors": "The army; A militia"}, ["actors there +militia -us"]),
        ("first", {"places": None}, ["places there -IQ"]),
        ("first", {"sources": "audit; law@art. 3"}, ["sources there +{'ref': 'law', 'at': 'art. 3'}"]),
        ("first", {"status": "claimed", "tags": "one; two"}, ["status there", "tags there +one +two"]),
        ("second", {"summary": None}, ["summary there"]),
        ("a-plan", {"announced": "event:first"}, ["announced there"]),
        ("a-plan", {"deadline": "end of 2025", "by": "us; army"}, ["deadline there", "by there +army"]),
        ("a-figure", {"value": 2600, "qualifier": "about"}, ["value there", "qualifier there"]),
        ("a-figure", {"subject": "text: soldiers"}, ["subject there"]),
    ],
)
def test_a_cell_that_was_changed(identity: str, cells: dict[str, object], told: list[str]) -> None:
    found = returned(write(identity, **cells))
    assert said(found) == {identity: told}
    assert found == Returned(entries=found.entries)


def test_what_was_changed_here_since_is_told_from_what_was_changed_there() -> None:
    log = LOG.replace("title: The first", "title: Our first").replace("actors: us,", "actors: [us, militia],")
    assert said(returned(log=log)) == {"first": ["title here"], "second": ["actors here +militia"]}
    both = returned(write("first", title="Her first"), write("second", actors="us; army", summary="Hers"), log=log)
    assert said(both) == {
        "first": ["title conflict"],
        "second": ["actors there +army", "actors here +militia", "summary there"],
    }
    assert said(returned(write("first", title="Our first"), log=log))["first"] == ["title both"]


def test_a_name_that_was_changed_here_since_changes_nothing() -> None:
    """The cells have names, and the hidden sheet says for which id each of them stood."""
    renamed = LOG.replace("name: The army", "name: The armed forces")
    assert is_silent(returned(log=renamed))
    changed = returned(write("first", actors="United States; The army; A militia"), log=renamed)
    assert said(changed) == {"first": ["actors there +militia"]}


def test_rows_that_were_sorted_and_columns_that_were_moved_say_nothing() -> None:
    def rearrange(book: Book) -> None:
        for name in ("events", "plans", "figures"):
            sheet = book[name]
            rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
            rows = [rows[0], *reversed(rows[1:])]
            for number, row in enumerate(rows, 1):
                for at, value in enumerate([*row[4:], *row[:4]], 1):
                    sheet.cell(number, at).value = value

    assert is_silent(returned(rearrange))


def test_columns_that_were_added_are_told_and_those_deleted_say_nothing() -> None:
    def change(book: Book) -> None:
        sheet = book["events"]
        sheet.delete_cols(column(sheet, "actors"))
        sheet.delete_cols(column(sheet, "earliest"))
        sheet.cell(1, sheet.max_column + 1).value = "To do"
        sheet.cell(3, sheet.max_column).value = "ask"

    found = returned(change)
    assert said(found) == {}
    assert found.notes == ("the column 'To do' (M) of the sheet 'events' is not ours, and was not read",)
    assert is_silent(found._replace(notes=()))


def test_new_struck_out_and_gone() -> None:
    def add(book: Book) -> None:
        sheet = book["events"]
        for heading, value in {"date": "Nov 2024", "title": "New", "type": "other", "actors": "us; Somebody"}.items():
            sheet.cell(9, column(sheet, heading)).value = value

    found = returned(add, write("second", remove="Yes"), lambda book: book["plans"].delete_rows(2))
    (new,) = found.new
    assert (new.place.sheet, new.place.row, new.section) == ("events", 9, "events")
    assert new.value == {"date": "2024-11", "title": "New", "type": "other", "actors": ["us", "Somebody"]}
    assert [(one.role, one.text, one.path) for one in new.questions] == [("actor", "Somebody", ("actors",))]
    assert [(one.id, one.place.row) for one in found.struck_out] == [("second", 3)]
    assert [(one.id, one.is_gone_here) for one in found.gone] == [("a-plan", False)]
    assert not found.refusals
    assert said(found) == {}


def test_a_new_row_that_lacks_something_is_refused_with_its_cells() -> None:
    def add(book: Book) -> None:
        sheet = book["events"]
        sheet.cell(5, column(sheet, "title")).value = "Without a date"
        sheet.cell(5, column(sheet, "status")).value = "sure"

    found = returned(add)
    assert [(one.because, one.place.heading, one.message) for one in found.refusals] == [
        ("bad-value", "status", "'status' cannot be 'sure'"),
        ("missing", "date", "this new event has no 'date'"),
        ("missing", "type", "this new event has no 'type'"),
    ]
    assert not found.new


def test_ids_that_are_unknown_changed_or_there_twice() -> None:
    assert problems(returned(write("first", id="fist"))) == [("changed-id", "first", 2, "A")]
    unknown = returned(write("first", id="fist", title="X"))
    assert problems(unknown) == [("unknown-id", "fist", 2, "A")]
    assert unknown.refusals[0].hint == "did you mean 'first'?"
    assert [one.id for one in unknown.gone] == ["first"]
    twice = returned(write("second", id="first"))
    assert problems(twice) == [("twice", "first", 3, "A")]
    assert [one.id for one in twice.gone] == ["second"]


def test_an_entry_that_the_log_does_not_have_any_more() -> None:
    log = "\n".join(line for line in LOG.splitlines() if "id: second" not in line)
    left = returned(log=log)
    assert [(one.id, one.is_gone_here) for one in left.gone] == [("second", True)]
    assert not left.refusals
    assert problems(returned(write("second", title="Changed"), log=log)) == [("gone-here", "second", 3, "")]


def test_cells_that_the_program_works_out_are_not_read_back() -> None:
    found = returned(write("first", earliest="2024-09-01"), write("a-plan", verdict="met"))
    assert [(one.id, one.place.heading, one.was, one.now) for one in found.computed] == [
        ("first", "earliest", "2024-09-27", "2024-09-01"),
        ("a-plan", "verdict", "overdue", "met"),
    ]
    assert is_silent(found._replace(computed=()))


def test_bad_cells_leave_the_other_cells_of_the_row() -> None:
    found = returned(write("first", date="12/04/2024", title="Another", remove="perhaps"))
    assert said(found) == {"first": ["title there"]}
    assert [(one.because, one.place.column, one.place.heading) for one in found.refusals] == [
        ("bad-value", "B", "remove"),
        ("bad-value", "C", "date"),
    ]


@pytest.mark.parametrize(
    ("row", "column_", "text"), [(3, 4, "2023"), (1, 1, "timeline sheet for editing/2"), (4, 1, None)]
)
def test_a_hidden_sheet_that_is_not_as_it_was_written_is_no_base(row: int, column_: int, text: str | None) -> None:
    def spoil(book: Book) -> None:
        book["as sent"].cell(row, column_).value = text

    log = LOG.replace("title: The first", "title: Our first")
    found = returned(spoil, log=log)
    assert found.notes == (
        "the hidden sheet with what was sent is not as it was written: the rows are compared with the log as it is",
    )
    assert said(found) == {"first": ["title there"]}, "nothing tells who changed it"


def test_without_the_hidden_sheet_all_is_compared_with_the_log() -> None:
    assert is_silent(returned(lambda book: book.remove(book["as sent"])))
    file = a_folder() / "sent.xlsx"
    file.write_bytes(changed_book(SENT, lambda book: book.remove(book["as sent"])))
    found = open_returned(file)
    assert found is not None
    assert [sheet.name for sheet in found.sheets] == ["events", "plans", "figures"]
    assert "the hidden sheet with what was sent is missing" in found.notes[-1]


def test_other_tables_are_none_of_ours() -> None:
    folder = a_folder()
    (folder / "other.csv").write_text("id,title\n1,Something\n", encoding="utf-8")
    assert open_returned(folder / "other.csv") is None
    assert open_returned(folder) is None


def test_hidden_rows_are_read_and_told() -> None:
    def hide(book: Book) -> None:
        book["events"].row_dimensions[2].hidden = True

    found = returned(write("first", title="Another"), hide)
    assert said(found) == {"first": ["title there"]}
    assert found.notes == ("1 hidden row of the sheet 'events' was read",)


def test_csv_for_editing_is_compared_with_the_log_as_it_is() -> None:
    text = written_for_editing(WORKSPACE, "csv")
    changed = text.replace("The second", "'=The second").replace("A plan", "A better plan")
    changed += "event,,,2024-12,New,other\r\n,,,2025,Kind by its cells,,,,,,,,,demand,2025-01\r\n"
    found = came_back(WORKSPACE, changed)
    assert said(found) == {"second": ["title there"], "a-plan": ["title there"]}
    assert [dict(one.value) for one in found.new] == [
        {"date": "2024-12", "title": "New", "type": "other"},
    ]
    assert [one.because for one in found.refusals] == ["bad-value"], "a plan has no date"
    (second,) = (one for one in found.entries if one.id == "second")
    assert second.theirs["title"] == "=The second"


def ordinary(answer: str, *replaced: tuple[str, str]) -> Returned:
    text = "".join(written(ordinary_forms(WORKSPACE)[answer], "csv"))  # type: ignore[arg-type] # text
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    return came_back(WORKSPACE, text)


def test_an_ordinary_list_that_was_changed() -> None:
    assert said(ordinary("list", ("The first", "Her first"))) == {"first": ["title there"]}
    assert said(ordinary("list", ("27 Sep 2024", "28 Sep 2024"))) == {"first": ["date there"]}
    assert said(ordinary("list", ("United States; The army", "The army; A militia"))) == {
        "first": ["actors there +militia -us"]
    }
    assert said(ordinary("list", ("us; army", "us"))) == {"first": ["actors there -army"]}
    disagree = ordinary("list", ("us; army", "us"), ("United States; The army", "The army"))
    assert [one.because for one in disagree.refusals] == ["disagree"]
    assert said(ordinary("list", ("A plan", "Her plan"))) == {"a-plan": ["title there"]}, "of several rows"


def test_an_ordinary_table_of_plans_or_figures_that_was_changed() -> None:
    assert said(ordinary("plans", ("commitment", "demand"))) == {"a-plan": ["kind there"]}
    assert said(ordinary("plans", (",us,", ",us; army,"))) == {"a-plan": ["by there +army"]}
    assert said(ordinary("figures", (",2500,", ",2600,"))) == {"a-figure": ["value there"]}


def test_an_ordinary_table_with_unknown_ids_and_new_rows() -> None:
    found = ordinary("list", (",first,", ",fist,"), (",second,", ",,"))
    assert [(one.because, one.id, one.hint) for one in found.refusals] == [
        ("unknown-id", "fist", "did you mean 'first'?")
    ]
    assert [(one.section, one.value["title"], one.value["date"]) for one in found.new] == [
        ("events", "The second", "2024-10")
    ]


def test_a_column_that_comes_twice_is_read_once() -> None:
    def copy(book: Book) -> None:
        sheet = book["events"]
        sheet.cell(1, 20).value = "Title"
        sheet.cell(2, 20).value = "Another"

    found = returned(copy)
    assert said(found) == {}
    assert found.notes == ("the column 'Title' (T) of the sheet 'events' comes twice: the first was read",)
